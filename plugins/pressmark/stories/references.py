"""Character references of a whole story: decodes its lines and tells what was decoded (rule B4).

Goes in: clean lines. Comes out: the same lines, decoded and clean again. A single line is left to `entities.py`.
"""

from collections.abc import Iterable

from .characters import CleanText, clean_line
from .entities import Decoded, decode_references
from .findings import Findings, also_on, counted, quoted


def decode_lines(text: CleanText, places: Iterable[int], findings: Findings) -> None:
    """Decode the references of some lines in place; what they turn out to be is cleaned like the file itself.

    Args:
        text: The lines; flaws of decoded characters are added to it.
        places: Indexes of lines that are text, not date, code or labelled lines.
        findings: Takes what is found.
    """
    found: list[tuple[int, Decoded]] = []
    for index in places:
        if "&" not in text.lines[index]:
            continue
        decoded = decode_references(text.lines[index])
        if decoded.number:
            found.append((index, decoded))
            _put(text, index, decoded, findings)
    _report(found, findings)
    for index, decoded in found:
        if decoded.forbidden:
            message = f"{quoted(decoded.forbidden)} stands for a character that no text may hold"
            column = _column(findings, index, decoded.forbidden)
            fix = f"delete {quoted(decoded.forbidden)}"
            findings.add(
                "control-characters", line=index + 1, column=column, message=message, fix=fix, severity="error"
            )


def _put(text: CleanText, index: int, decoded: Decoded, findings: Findings) -> None:
    line, flaws = clean_line(decoded.text)
    text.lines[index] = line
    column = _column(findings, index, decoded.first)
    text.flaws.setdefault(index + 1, []).extend(
        flaw._replace(column=column) for flaw in flaws if flaw.kind != "mark" and not _known(text, index, flaw.kind)
    )


def _known(text: CleanText, index: int, kind: str) -> bool:
    """A replacement character that stood in the line already has been counted."""
    return any(flaw.kind == kind for flaw in text.flaws.get(index + 1, ()))


def _report(found: list[tuple[int, Decoded]], findings: Findings) -> None:
    if not found:
        return
    index, first = found[0]
    number = sum(decoded.number for _, decoded in found)
    lines = also_on([place + 1 for place, _ in found])
    message = f"{counted(number, 'HTML character name')} decoded, such as {quoted(first.first)}{lines}"
    column = _column(findings, index, first.first)
    findings.add("html-entities", line=index + 1, column=column, message=message)


def _column(findings: Findings, index: int, reference: str) -> int:
    return max(1, findings.raw(index + 1).find(reference) + 1)
