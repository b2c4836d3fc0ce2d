"""Which line is the headline, and which body lines only repeat it (rules H1 to H4).

Goes in: the lines above the code and the first lines of the body. Comes out: the headline with what belongs to it.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from .findings import Findings, quoted
from .labels import did_you_mean
from .normal_form import same_form

_LONGEST = 200
# Rule H2: a repeat may differ by a word or a letter.
_SIMILAR = 0.85
_LONGER = 1.5
# Longer lines are no headlines, and finding how alike they are would cost their square.
_COMPARED_CHARACTERS = 500
_HEADLINE_CHARACTERS = 5_000
# A repeat runs over no more lines than a head-block has.
_REPEATED_LINES = 20


class Line(NamedTuple):
    """A line that is not blank."""

    # In the file, from 1.
    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The headline and what stands beside it."""

    headline: str = ""
    headline_alt: str | None = None
    kicker: tuple[str, ...] = ()
    subtitle: tuple[str, ...] = ()
    # How many lines at the beginning of the body only repeat the headline.
    repeated: int = 0


def read_heading(head: list[Line], body: list[Line], findings: Findings, *, code_line: int) -> Heading:
    """Find the headline.

    Args:
        head: The lines above the code, white space folded.
        body: The first lines of the body, at most `_REPEATED_LINES` of them are looked at.
        findings: Takes what is found.
        code_line: The number of the code line.
    """
    if not head:
        message = "no headline stands between the date and the story code"
        findings.add("missing-headline", line=code_line, message=message)
        return Heading()
    heading = _single(head[0], body, findings) if len(head) == 1 else _several(head, body, findings)
    if len(heading.headline) > _LONGEST:
        message = f"the headline has {len(heading.headline):,} characters, and {_LONGEST} are enough for any list"
        findings.add("long-headline", line=head[0].number, message=message)
    return heading


def _single(head: Line, body: list[Line], findings: Findings) -> Heading:
    if body and head.text == body[0].text:
        return Heading(headline=head.text, repeated=1)
    repeated = _repeated(head.text, body)
    if repeated:
        if repeated > 1:
            message = f"the headline is repeated over {repeated} lines; they are left out of the text"
            findings.add("headline-wrapped", line=body[1].number, message=message)
        return Heading(headline=head.text, repeated=repeated)
    if not body:
        return Heading(headline=head.text)
    return _unlike(head, body[0], findings)


def _unlike(head: Line, first: Line, findings: Findings) -> Heading:
    if _is_similar(_form(head.text), _form(first.text)):
        message = f"the headline is {quoted(head.text)} above the code and {quoted(first.text)} below it"
        findings.add("headline-differs", line=first.number, message=f"{message}; the first is used")
        return Heading(headline=head.text, headline_alt=" ".join(first.text.split()), repeated=1)
    message = f"the text begins at once and does not repeat the headline{did_you_mean(first.text)}"
    fix = "write the headline once more below the code line, if you like; nothing is lost without it"
    findings.add("headline-not-repeated", line=first.number, message=message, fix=fix)
    return Heading(headline=head.text)


def _several(head: list[Line], body: list[Line], findings: Findings) -> Heading:
    whole = " ".join(line.text for line in head)
    repeated = _repeated(whole, body)
    if repeated:
        message = f"the headline runs over {len(head)} lines; it is read as {quoted(whole)}"
        findings.add("headline-wrapped", line=head[1].number, message=message, fix="write the headline on one line")
        return Heading(headline=whole, repeated=repeated)
    first = _form(body[0].text) if body else None
    equal = [index for index, line in enumerate(head) if _form(line.text) == first]
    if len(equal) == 1:
        return _chosen(head, equal[0], findings)
    hint = next((did_you_mean(line.text) for line in head if did_you_mean(line.text)), "")
    message = f"{len(head)} lines stand above the code, and the text does not begin with one of them{hint}"
    fix = "leave only the headline above the code, or write it once more below the code line"
    findings.add("ambiguous-headline", line=head[1].number, message=message, fix=fix)
    return Heading()


def _chosen(head: list[Line], place: int, findings: Findings) -> Heading:
    kicker, subtitle = head[:place], head[place + 1 :]
    for line, where in [*((k, "above") for k in kicker), *((s, "below") for s in subtitle)]:
        message = f"{quoted(line.text)} is kept as a line {where} the headline{did_you_mean(line.text)}"
        findings.add("extra-line", line=line.number, message=message, fix="delete the line, if it says nothing")
    return Heading(
        headline=head[place].text,
        kicker=tuple(line.text for line in kicker),
        subtitle=tuple(line.text for line in subtitle),
        repeated=1,
    )


def _repeated(headline: str, body: list[Line]) -> int:
    """How many lines of the body, taken together, are the same as the headline; 0 where none are."""
    wanted, read = _form(headline), ""
    for count, line in enumerate(body[:_REPEATED_LINES], 1):
        if len(line.text) > 4 * len(wanted) + 100:
            return 0
        read = f"{read} {_form(line.text)}".lstrip()
        if read == wanted:
            return count
        if not wanted.startswith(read):
            return 0
    return 0


def _form(line: str) -> str:
    """The form to compare; a paragraph is no headline, so it is compared as it is."""
    return same_form(line) if len(line) <= _HEADLINE_CHARACTERS else line


def _is_similar(one: str, other: str) -> bool:
    if max(len(one), len(other)) > _COMPARED_CHARACTERS or len(other) > _LONGER * len(one):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= _SIMILAR and matcher.quick_ratio() >= _SIMILAR and matcher.ratio() >= _SIMILAR
