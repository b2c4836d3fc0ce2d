"""What is unusual in the text of a story, though it stays as it is (rules B3 and B5 to B8).

Goes in: clean lines. Comes out: findings; only the agency's closing mark is taken out. Nothing in a text is ever
interpreted.
"""

import re
from collections.abc import Iterable
from itertools import chain

from ..model import StoryCode
from .characters import header_line, without_marks
from .dates.calendar_words import folded
from .digits import in_ascii_digits
from .findings import Findings, also_on, counted, quoted

_LONGEST_LINE = 20_000
# Boilerplate is short: longer lines are text.
_BOILERPLATE_CHARACTERS = 100

_TAG = re.compile(r"</?[A-Za-z][^>]*>|<!--|<!\[CDATA\[|\]\]>")
_TAG_START = re.compile(r"<!--|<!\[CDATA\[|\]\]>")

_BOILERPLATE = frozenset(
    {"share it", "share", "print", "your name", "related news", "read more", "recommend to others"}
)
_MAY_BE_BOILERPLATE = re.compile("share|print|your|related|read|recommend|comments|source", re.IGNORECASE)
_COUNTED_BOILERPLATE = re.compile(r"comments ?\(\d+\)|source ?[:：].*", re.IGNORECASE)

_TRAILER = re.compile(rf"(?:end item|{folded('انتهای')} ?{folded('پیام')}) ?(?:/ ?(?P<number>\w*))?")

# Windows-1252 for the bytes 80 to BF, which follow the first byte of a letter in UTF-8.
_FOLLOWING = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# One class of characters first: alternatives would be tried one by one at every letter.
_MOJIBAKE = re.compile(
    f"[âðïÃÂØÙÚÛÐÑ](?:(?<=â)€|(?<=ð)Ÿ|(?<=ï)»¿|(?<=[ÃÂ])[{_FOLLOWING}]"
    f"|(?<=[ØÙÚÛÐÑ])[{_FOLLOWING}][ØÙÚÛÐÑ][{_FOLLOWING}])"
)


def check_tags(lines: list[str], places: Iterable[int], findings: Findings) -> None:
    """Note what looks like HTML; it stays as text (rule B3)."""
    found = [(index, *tags) for index in places if (tags := _tags(lines[index]))]
    if not found:
        return
    first, tag, _ = found[0]
    number = sum(number for _, _, number in found)
    message = f"{quoted(tag)} looks like HTML; it is shown as it stands"
    if number > 1:
        message = f"{message}; {counted(number, 'such piece')} in all{also_on([index + 1 for index, _, _ in found])}"
    column = findings.raw(first + 1).find(tag) + 1
    findings.add("html-remnants", line=first + 1, column=column or None, message=message)


def _tags(line: str) -> tuple[str, int] | None:
    """The first piece of HTML in a line, and how many there are."""
    if "<" not in line and "]]>" not in line:
        return None
    # Beyond the last ">" no tag can end, and looking for its end from every "<" would cost the square of the line.
    end = line.rfind(">") + 1
    found = chain(_TAG.finditer(line, 0, end), _TAG_START.finditer(line, end))
    first = next(found, None)
    return (first[0], 1 + sum(1 for _ in found)) if first else None


def check_mojibake(lines: list[str], places: Iterable[int], findings: Findings) -> None:
    """Note letters that were read in a wrong encoding before the file was made (rule B8)."""
    found = [(index, match) for index in places if (match := _MOJIBAKE.search(lines[index]))]
    if not found:
        return
    first, match = found[0]
    around = lines[first][max(0, match.start() - 6) : match.end() + 6]
    message = f"{quoted(around)} was garbled before the file was made{also_on([index + 1 for index, _ in found])}"
    column = findings.raw(first + 1).find(match[0]) + 1
    findings.add("mojibake", line=first + 1, column=column or None, message=message)


def check_lines(lines: list[str], start: int, end: int, findings: Findings) -> None:
    """Note very long lines and leftovers of a web page in the body (rules B6 and B7)."""
    long: list[int] = []
    leftovers: list[int] = []
    for index in range(start, end):
        length = len(lines[index])
        if length > _LONGEST_LINE:
            long.append(index)
        elif 0 < length <= _BOILERPLATE_CHARACTERS and _is_boilerplate(lines[index]):
            leftovers.append(index)
    if long:
        message = f"the line has {len(lines[long[0]]):,} characters{also_on([index + 1 for index in long])}"
        findings.add("long-line", line=long[0] + 1, message=message)
    if leftovers:
        shown = quoted(header_line(lines[leftovers[0]]))
        message = f"{shown} looks like part of a web page; it is kept{also_on([index + 1 for index in leftovers])}"
        findings.add("boilerplate", line=leftovers[0] + 1, message=message)


def _is_boilerplate(line: str) -> bool:
    if _MAY_BE_BOILERPLATE.match(line) is None:
        return False
    line = header_line(line).lower()
    return line in _BOILERPLATE or _COUNTED_BOILERPLATE.fullmatch(line) is not None


def end_without_trailer(lines: list[str], start: int, end: int, findings: Findings, *, code: StoryCode | None) -> int:
    """Give the end of the body without the agency's closing mark (rule B5)."""
    last = next((index for index in range(end - 1, start - 1, -1) if lines[index]), None)
    if last is None or len(lines[last]) > _BOILERPLATE_CHARACTERS:
        return end
    match = _TRAILER.fullmatch(in_ascii_digits(folded(without_marks(header_line(lines[last])))))
    if match is None:
        return end
    if code is None or not match["number"] or match["number"] == code:
        message = f"{quoted(lines[last])} marks the end; it is left out of the text"
        findings.add("trailer", line=last + 1, message=message, fix="delete the line")
        return last
    message = f"{quoted(lines[last])} names another code than the story's own, {code}; it is kept"
    findings.add("trailer-mismatch", line=last + 1, message=message)
    return end
