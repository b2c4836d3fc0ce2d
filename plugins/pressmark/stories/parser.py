"""From the bytes of one file to a `Story`: the order in which the rules of the format are applied.

Goes in: bytes. Comes out: the story and its warnings, or every fault of the file in one error. Pure: no clock, no
locale, no file. Folders are left to `collection.py`.
"""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from ..errors import Diagnostic
from ..model import Story
from .characters import CleanText, clean_text, header_line
from .codeline import EXAMPLE as CODE_EXAMPLE
from .codeline import CodeLine, code_fault
from .decoding import decoded
from .fields import Fields, read_fields
from .findings import Findings, quoted
from .flaws import report_flaws, report_line_breaks
from .headline import Heading, Line, read_heading
from .layout import Layout, date_text, find_layout
from .references import decode_lines
from .text_checks import check_lines, check_mojibake, check_tags, end_without_trailer

# The repeated headline stands among the first lines of the body, however long that is.
_LINES_LOOKED_AT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedStory:
    """A story that was read, and what its author should look at."""

    story: Story
    # By line, then reason.
    warnings: tuple[Diagnostic, ...] = ()
    # Canonical names of the labelled lines in the file, in file order: a story cannot tell "not given" from the usual.
    labels: tuple[str, ...] = ()
    # The number of the line that gives the code, from 1, and the line itself, clean.
    code_line: int
    code_source: str


def parse_story(data: bytes, *, path: str, timezone: tzinfo, now: datetime | None = None) -> ParsedStory:
    """Read one story.

    Args:
        data: The whole file.
        path: Used in messages only; nothing is opened.
        timezone: The site's own, for dates that name no offset.
        now: The build's moment, for the warning `future-date`; None gives no such warning.

    Returns:
        The story, and its warnings by line, then reason.

    Raises:
        StoryError: With all findings of the file, errors and warnings, by line, then reason.

    Source: RULES.md, beside this file.
    """
    raw = decoded(data, path=path)
    findings = Findings(path, raw)
    text = clean_text(raw)
    report_line_breaks(text, findings)
    if not any(text.lines):
        findings.add("empty-file", line=1, message="the file holds no character that can be seen")
        raise findings.refuse()
    layout = find_layout(text.lines, findings, timezone=timezone, now=now)
    if layout is None:
        report_flaws(text, findings, date=None, code=None)
        raise findings.refuse()
    parsed = _story(text, layout, findings, timezone=timezone, now=now)
    if parsed is None:
        raise findings.refuse()
    return parsed


def _story(
    text: CleanText, layout: Layout, findings: Findings, *, timezone: tzinfo, now: datetime | None
) -> ParsedStory | None:
    _check_code(layout.code_line, layout.code, findings)
    dateline = layout.reading.dateline
    fields = read_fields(layout.labelled, findings, story=dateline, timezone=timezone, now=now)
    heading, paragraphs = _texts(text, layout, findings)
    report_flaws(text, findings, date=layout.date, code=layout.code)
    code = layout.code_line.code
    if findings.has_errors or dateline is None or code is None:
        return None
    story = Story(
        code=code,
        dateline=dateline,
        headline=heading.headline,
        paragraphs=paragraphs,
        headline_alt=heading.headline_alt,
        kicker=heading.kicker,
        subtitle=heading.subtitle,
        language=fields.language or layout.code_line.language,
        status=fields.status,
        corrections=fields.corrections,
        topics=fields.topics,
        fields=fields.notes,
    )
    return _parsed(story, fields, text, layout, findings)


def _parsed(story: Story, fields: Fields, text: CleanText, layout: Layout, findings: Findings) -> ParsedStory:
    return ParsedStory(
        story=story,
        warnings=findings.sorted(),
        labels=fields.labels,
        code_line=layout.code + 1,
        code_source=text.lines[layout.code],
    )


def _check_code(code_line: CodeLine, index: int, findings: Findings) -> None:
    if not code_line.is_usual:
        label = code_line.label if code_line.has_colon else f"{code_line.label} (without a colon)"
        message = f"the label of the story code is {quoted(label)}, not `Story Code :`"
        findings.add("code-label", line=index + 1, message=message)
    if code_line.code is None:
        message, fix = code_fault(code_line.value)
        column = findings.column(index + 1, code_line.offset, date_text)
        findings.add("bad-code", line=index + 1, column=column, message=message, expected=CODE_EXAMPLE, fix=fix)
    elif code_line.has_foreign_digits:
        message = f"the story code {quoted(code_line.value)} is written in Arabic or Persian digits"
        column = findings.column(index + 1, code_line.offset, date_text)
        findings.add("digits", line=index + 1, column=column, message=message, fix=f"write `{code_line.code}`")


def _texts(text: CleanText, layout: Layout, findings: Findings) -> tuple[Heading, tuple[str, ...]]:
    lines = text.lines
    places = [*layout.head, *range(layout.body, layout.end)]
    check_tags(lines, places, findings)
    decode_lines(text, places, findings)
    if not all(map(str.isascii, lines)):
        check_mojibake(lines, places, findings)
    head = [Line(index + 1, header_line(lines[index])) for index in layout.head if lines[index]]
    first = _first_lines(lines, layout)
    heading = read_heading(head, first, findings, code_line=layout.code + 1)
    start = first[heading.repeated - 1].number if heading.repeated else layout.body
    end = end_without_trailer(lines, start, layout.end, findings, code=layout.code_line.code)
    check_lines(lines, start, end, findings)
    paragraphs = _paragraphs(lines, start, end)
    if not paragraphs:
        _report_empty_body(layout, findings)
    return heading, paragraphs


def _report_empty_body(layout: Layout, findings: Findings) -> None:
    if len(layout.head) > 1:
        fix = "if the text stands above the code line, move that line up, below the headline"
        findings.add("empty-body", line=layout.code + 1, message="no text stands below the story code", fix=fix)
    else:
        findings.add("empty-body", line=layout.code + 1, message="no text stands below the story code and the headline")


def _first_lines(lines: list[str], layout: Layout) -> list[Line]:
    found: list[Line] = []
    for index in range(layout.body, layout.end):
        if lines[index]:
            found.append(Line(index + 1, lines[index]))
            if len(found) == _LINES_LOOKED_AT:
                break
    return found


def _paragraphs(lines: list[str], start: int, end: int) -> tuple[str, ...]:
    paragraphs: list[str] = []
    block: list[str] = []
    for line in [*lines[start:end], ""]:
        if line:
            block.append(line)
        elif block:
            paragraphs.append(" ".join(block))
            block = []
    return tuple(paragraphs)
