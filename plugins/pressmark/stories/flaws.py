"""What cleaning found, told as findings (rules F5 to F9): faults in the date and code lines, warnings elsewhere.

Goes in: the flaws of a file's lines. Comes out: one finding a kind, that names every line. Cleaning itself is left to
`characters.py`.
"""

import unicodedata
from collections import Counter

from .characters import KINDS, CleanText, Flaw, FlawKind, clean_line, first_bidi_control, first_column, of_kind
from .entities import first_reference
from .findings import Findings, also_on, counted

_NAMED_CHARACTERS = 4
_BREAK_NAMES = {
    "\r": "CR alone",
    "\v": "a vertical tab",
    "\f": "a form feed",
    "\x85": "U+0085",
    "\u2028": "U+2028",
    "\u2029": "U+2029",
}
_WHAT: tuple[tuple[FlawKind, str, str], ...] = (
    ("control-characters", "control character", "removed"),
    ("replacement-character", "replacement character", "kept: a letter was lost there before the file was made"),
    ("invisible-characters", "invisible character", "removed"),
    ("bidi", "direction control", "removed"),
)


def report_line_breaks(text: CleanText, findings: Findings) -> None:
    """Note line breaks that are neither LF nor CRLF (rule F7)."""
    if not text.odd_breaks:
        return
    line, mark = text.odd_breaks[0]
    message = f"the line ends with {_BREAK_NAMES[mark]}{also_on([number for number, _ in text.odd_breaks])}"
    findings.add("line-breaks", line=line, column=len(findings.raw(line)) or 1, message=message)


def report_flaws(text: CleanText, findings: Findings, *, date: int | None, code: int | None) -> None:
    """Note what was cleaned.

    Args:
        text: The clean lines with their flaws.
        findings: Takes what is found.
        date: The index of the date line, for its flaws are faults.
        code: The index of the code line, likewise.
    """
    for index, reason in ((date, "bad-date"), (code, "bad-code")):
        if index is not None and (text.flawed or text.flaws or not text.lines[index].isascii()):
            _report_header(text, index, reason, findings)
    if not text.flawed and not text.flaws:
        return
    headers = {index + 1 for index in (date, code) if index is not None}
    for kind, noun, fate in _WHAT:
        _report_kind(text, kind, f"{noun}|{fate}", headers, findings)


def _report_header(text: CleanText, index: int, reason: str, findings: Findings) -> None:
    what = "date" if reason == "bad-date" else "story code"
    found = clean_line(findings.raw(index + 1))[1] if text.flawed or text.flaws else []
    flaws: dict[str, Flaw] = {flaw.kind: flaw for flaw in found}
    for kind, noun in (("control-characters", "control characters"), ("bidi", "characters that turn the direction")):
        flaw = flaws.get(kind)
        if flaw is not None:
            message = f"the {what} line holds {noun}: {named(flaw.characters)}"
            fix = f"write the {what} line anew, without copying it"
            findings.add(reason, line=index + 1, column=flaw.column, message=message, fix=fix)
    if "bidi" not in flaws and first_bidi_control(text.lines[index]):
        message = f"the {what} line holds characters that turn the direction of writing"
        column = first_bidi_control(findings.raw(index + 1))
        fix = f"write the {what} line anew, without copying it"
        findings.add(reason, line=index + 1, column=column, message=message, fix=fix)
    _report_ignored(index, what, [f for f in flaws.values() if f.kind in {"mark", "invisible-characters"}], findings)


def _report_ignored(index: int, what: str, flaws: list[Flaw], findings: Findings) -> None:
    if flaws:
        shown = named("".join(flaw.characters for flaw in flaws))
        message = f"the {what} line holds characters that cannot be seen: {shown}; they are ignored"
        findings.add("invisible-characters", line=index + 1, column=min(f.column for f in flaws), message=message)


def _report_kind(text: CleanText, kind: FlawKind, wording: str, headers: set[int], findings: Findings) -> None:
    # In a date or code line only a lost letter is told here: whatever else stands there is told above.
    told = headers if kind != "replacement-character" else set()
    found = [(n, characters) for n, characters in _of_kind(text, kind) if n not in told]
    if not found:
        return
    noun, _, fate = wording.partition("|")
    line = min(n for n, _ in found)
    number = sum(len(characters) for _, characters in found)
    were = (
        f"{'was' if number == 1 else 'were'} {fate}"
        if fate == "removed"
        else f"{'is' if number == 1 else 'are'} {fate}"
    )
    characters = "" if kind == "replacement-character" else f" ({named(''.join(c for _, c in found))})"
    message = f"{counted(number, noun)}{characters} {were}{also_on([n for n, _ in found])}"
    findings.add(kind, line=line, column=_column(text, kind, line, findings), message=message)


def _of_kind(text: CleanText, kind: FlawKind) -> list[tuple[int, str]]:
    """The characters of a kind, line by line, with the line's number; a line may come twice."""
    whole = of_kind(kind, text.flawed) if kind in KINDS else ""
    in_file = [(n, kept) for n, kept in enumerate(whole.split("\n"), 1) if kept]
    return [*in_file, *text.flaws.get(kind, {}).items()]


def _column(text: CleanText, kind: FlawKind, line: int, findings: Findings) -> int:
    raw = findings.raw(line)
    in_file = first_column(kind, raw)
    if in_file and (kind == "bidi" or line not in text.flaws.get(kind, {})):
        return in_file
    # It came of decoding, or it is the whole line.
    return max(1, raw.find(first_reference(raw) or raw) + 1)


def named(characters: str) -> str:
    """Name characters that cannot be shown: "U+0008, U+200B ZERO WIDTH SPACE (3)"."""
    kinds = Counter(characters)
    shown = [_name(c, number) for c, number in sorted(kinds.items())[:_NAMED_CHARACTERS]]
    return ", ".join([*shown, "…"] if len(kinds) > _NAMED_CHARACTERS else shown)


def _name(character: str, number: int) -> str:
    name = f"U+{ord(character):04X} {unicodedata.name(character, '').lower()}".rstrip()
    return name if number == 1 else f"{name}, {number:,} times"
