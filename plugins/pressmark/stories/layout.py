"""Where in a file the date, the headline, the code and the body stand: the grammar of the format.

    story = blank* date-line blank* head-block blank* code-line [field*] [headline] body

Goes in: clean lines. Comes out: their places, with findings where the order is broken (rules C3 and C4). What the lines
say is left to the modules named after them.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from .characters import header_line, header_text, without_marks
from .codeline import EXAMPLE as CODE_EXAMPLE
from .codeline import CodeLine, read_code_line
from .dates.dateline import DateReading, read_dateline
from .dates.forms import date_label, written_date
from .digits import in_ascii_digits
from .findings import Findings, quoted
from .labels import LabelledLine, is_nearly_code, read_labelled_line

# Rule C3.
_LINES_BEFORE_CODE = 20
# Rule C4.
_DATE_BEFORE_SECOND_CODE = 6
# A date below a first line that is none is looked for only nearby.
_LINES_BEFORE_LATE_DATE = 5

_MAY_BE_CODE = re.compile(
    "[\u200e\u200f\u061c]*(?:story|news|code|id|habari|haber|código|[کك]د|شناس|رمز|خبر)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The places of a story's parts; all indexes count from 0."""

    # None where the first line is no date.
    date: int | None
    reading: DateReading
    # Lines above the code that are neither blank nor labelled.
    head: list[int]
    code: int
    code_line: CodeLine
    # In the head-block and below the code.
    labelled: list[LabelledLine] = field(default_factory=list)
    # The body, the repeated headline included, begins here …
    body: int
    # … and ends before this line.
    end: int


def date_text(raw: str) -> str:
    """Clean a raw line as dates and codes are read."""
    return without_marks(header_text(raw))


def find_layout(lines: list[str], findings: Findings, *, timezone: tzinfo, now: datetime | None) -> Layout | None:
    """Find the parts of a story; lines that only repeat the code are emptied in `lines`.

    Args:
        lines: Clean lines, at least one of them not blank.
        timezone: For the date.
        now: For the date.

    Returns:
        None where no line gives the code: nothing below the date can then be told apart.
    """
    first = next(index for index, line in enumerate(lines) if line)
    date, reading, start = _opening(lines, first, timezone=timezone, now=now)
    _note_date(reading, first, findings)
    head, labelled, code, code_line = _head_block(lines, first, start)
    if date is None and len(head) > 1 and head[0] == first:
        # It stands where the date should, so it is not asked whether it is a headline.
        del head[0]
    if code is None or code_line is None:
        _missing_code(lines, [first, *head] if date is not None else head, findings, has_date=date is not None)
        return None
    end = _end_of_story(lines, code, code_line, findings)
    labelled_below, body = _fields_below(lines, code + 1, end)
    return Layout(
        date=date,
        reading=reading,
        head=head,
        code=code,
        code_line=code_line,
        labelled=labelled + labelled_below,
        body=body,
        end=end,
    )


def _plain(line: str) -> str:
    return without_marks(header_line(line))


def _note_date(reading: DateReading, index: int, findings: Findings) -> None:
    for note in reading.notes:
        column = findings.column(index + 1, note.offset, date_text)
        findings.add(
            note.reason, line=index + 1, column=column, message=note.message, expected=note.expected, fix=note.fix
        )


def _opening(
    lines: list[str], first: int, *, timezone: tzinfo, now: datetime | None
) -> tuple[int | None, DateReading, int]:
    """The index of the date line, what it says, and where the head-block begins."""
    reading = read_dateline(_plain(lines[first]), timezone=timezone, now=now)
    if reading.dateline is not None or reading.notes[-1].reason != "missing-date":
        return first, reading, first + 1
    start = _after_late_date(lines, first)
    return None, _with_hint(reading, first, start), start


def _with_hint(reading: DateReading, first: int, start: int) -> DateReading:
    """Say where the date is, if the head-block begins below a late one."""
    if start == first:
        return reading
    note = reading.notes[-1]
    fix = f"delete what stands above line {start}"
    return DateReading(None, (note._replace(message=f"{note.message}; line {start} is the date", fix=fix),))


def _after_late_date(lines: list[str], first: int) -> int:
    """Where the head-block begins if the first line is no date: below a date nearby, else at the first line."""
    seen = 0
    for index in range(first + 1, len(lines)):
        seen += bool(lines[index])
        if seen > _LINES_BEFORE_LATE_DATE or read_code_line(_plain(lines[index])):
            break
        if _is_date(lines[index]):
            return index + 1
    return first


def _is_date(line: str) -> bool:
    text = in_ascii_digits(_plain(line))
    label = date_label(text)
    return written_date(text, label.length if label else 0) is not None


def _head_block(
    lines: list[str], first: int, start: int
) -> tuple[list[int], list[LabelledLine], int | None, CodeLine | None]:
    head: list[int] = []
    labelled: list[LabelledLine] = []
    seen = sum(map(bool, lines[first:start]))
    for index in range(start, len(lines)):
        if not lines[index]:
            continue
        seen += 1
        if seen > _LINES_BEFORE_CODE:
            break
        line = header_line(lines[index])
        code_line = read_code_line(without_marks(line))
        if code_line is not None:
            return head, labelled, index, code_line
        found = read_labelled_line(index + 1, line)
        if found:
            labelled.append(found)
        else:
            head.append(index)
    return head, labelled, None, None


def _missing_code(lines: list[str], seen: list[int], findings: Findings, *, has_date: bool) -> None:
    """Point at the line where the body seems to begin: the second below the date."""
    if not has_date and len(seen) < 2:
        # The missing date says already that this is no story.
        return
    place = seen[min(2 if has_date else 1, len(seen) - 1)]
    near = next((index for index in seen if is_nearly_code(lines[index])), None)
    message = f"none of the first {_LINES_BEFORE_CODE} lines gives the story code"
    if near is not None:
        message += f"; line {near + 1} is {quoted(lines[near])}"
    fix = "write the code on a line of its own between headline and text"
    if near is not None:
        fix = f"write the label in line {near + 1} as `Story Code :`"
    findings.add("missing-code", line=place + 1, message=message, expected=CODE_EXAMPLE, fix=fix)


def _end_of_story(lines: list[str], code: int, code_line: CodeLine, findings: Findings) -> int:
    """Find where a second story begins, if one does; empty the lines that repeat the code (rule C4)."""
    repeated: list[int] = []
    looked_at = code + 1
    for index in range(code + 1, len(lines)):
        second = _second_code(lines[index])
        if second is None or second.code is None:
            continue
        earliest = max(looked_at, index - _DATE_BEFORE_SECOND_CODE)
        date = next((i for i in range(earliest, index) if _is_date(lines[i])), None)
        looked_at = index
        if date is not None or (code_line.code is not None and second.code != code_line.code):
            _second_story(findings, date=date, index=index, second=second, code=code)
            _note_repeated(lines, repeated, findings)
            return index if date is None else date
        if code_line.code is not None:
            repeated.append(index)
    _note_repeated(lines, repeated, findings)
    return len(lines)


def _second_code(line: str) -> CodeLine | None:
    return read_code_line(_plain(line)) if _MAY_BE_CODE.match(line) else None


def _second_story(findings: Findings, *, date: int | None, index: int, second: CodeLine, code: int) -> None:
    what = "a second date and code" if date is not None else f"a second code, {second.code},"
    place = f" after the code on line {code + 1}" if date is None else f", with its code on line {index + 1}"
    message = f"{what} begins another story{place}" if date is not None else f"{what} stands in the file{place}"
    findings.add("multiple-stories", line=(index if date is None else date) + 1, message=message)


def _note_repeated(lines: list[str], repeated: list[int], findings: Findings) -> None:
    for index in repeated:
        findings.add(
            "repeated-code",
            line=index + 1,
            message=f"{quoted(header_line(lines[index]))} repeats the story code; the line is left out of the text",
        )
        lines[index] = ""


def _fields_below(lines: list[str], start: int, end: int) -> tuple[list[LabelledLine], int]:
    labelled: list[LabelledLine] = []
    for index in range(start, end):
        if not lines[index]:
            continue
        found = read_labelled_line(index + 1, header_line(lines[index])) if len(labelled) < 1000 else None
        if found is None:
            return labelled, index
        labelled.append(found)
    return labelled, end
