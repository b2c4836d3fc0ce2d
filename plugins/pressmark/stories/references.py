"""Character references of a whole story: decodes its lines and tells what was decoded (rule B4).

Goes in: clean lines. Comes out: the same lines, decoded and clean again. A single line is left to `entities.py`.
"""

from collections.abc import Iterator, Sequence

from .characters import CleanText, FlawKind, clean_lines, first_column, of_kind
from .entities import FORBIDDEN, Decoded, decode_references, first_forbidden, windows_character
from .findings import Findings, also_on, counted, quoted

# Marks are told only in date and code lines.
_TOLD: tuple[FlawKind, ...] = ("control-characters", "replacement-character", "invisible-characters", "bidi")


def decode_lines(text: CleanText, places: Sequence[int], findings: Findings) -> None:
    """Decode the references of some lines in place; what they turn out to be is cleaned like the file itself.

    Args:
        text: The lines; flaws of decoded characters are added to it.
        places: Indexes of lines that are text, not date, code or labelled lines.
        findings: Takes what is found.
    """
    # All lines at once: a hundred thousand short ones would take their time one by one.
    whole = "\n".join([text.lines[index] for index in places])
    decoded = decode_references(whole) if "&" in whole else None
    if decoded is None or not decoded.number:
        return
    lines = zip(places, decoded.text.split("\n"), strict=True)
    # A reference is longer than what it stands for.
    found = {index: line for index, line in lines if len(line) < len(text.lines[index])}
    _report(found, decoded, findings)
    if FORBIDDEN in decoded.text:
        _report_forbidden(text, found, findings)
    indexes, changed = list(found), "\n".join(found.values())
    # The text of a large file stands here three times, and cleaning it needs the room.
    del whole, decoded, found, lines
    _put(text, indexes, changed, findings)


def _put(text: CleanText, indexes: list[int], changed: str, findings: Findings) -> None:
    clean = clean_lines(changed)
    for kind in _TOLD:
        flaws = text.flaws.setdefault(kind, {})
        for place, characters in _of_kind(clean, kind):
            line = indexes[place] + 1
            # What stood in the line already has been counted.
            if line not in flaws and not (text.flawed and first_column(kind, findings.raw(line))):
                flaws[line] = characters
    for index, decoded in zip(indexes, clean.lines, strict=True):
        text.lines[index] = decoded


def _of_kind(clean: CleanText, kind: FlawKind) -> Iterator[tuple[int, str]]:
    """The characters of a kind, with the place of their line, from 0."""
    if kind == "bidi":
        return ((number - 1, characters) for number, characters in clean.flaws.get(kind, {}).items())
    lines = enumerate(of_kind(kind, clean.flawed).split("\n"))
    return ((place, characters) for place, characters in lines if characters)


def _report(found: dict[int, str], decoded: Decoded, findings: Findings) -> None:
    index = next(iter(found))
    lines = also_on([place + 1 for place in found])
    message = f"{counted(decoded.number, 'HTML character name')} decoded, such as {quoted(decoded.first)}{lines}"
    findings.add("html-entities", line=index + 1, column=_column(findings, index, decoded.first), message=message)


def _report_forbidden(text: CleanText, found: dict[int, str], findings: Findings) -> None:
    for index, line in found.items():
        if FORBIDDEN in line:
            reference = first_forbidden(text.lines[index])
            findings.add(
                "control-characters",
                line=index + 1,
                column=_column(findings, index, reference),
                message=f"{quoted(reference)} stands for a character that no text may hold",
                fix=_advice(reference),
                severity="error",
            )


def _advice(reference: str) -> str:
    meant = windows_character(reference)
    return (
        f"write `{meant}` if that is meant, or delete {quoted(reference)}" if meant else f"delete {quoted(reference)}"
    )


def _column(findings: Findings, index: int, reference: str) -> int:
    return max(1, findings.raw(index + 1).find(reference) + 1)
