"""What the labelled lines say about a story: topics, language, status, corrections and notes (rules H5 to H7).

Goes in: labelled lines in file order. Comes out: their values, and findings. Finding the lines is left to the parser.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import chain, islice
from operator import itemgetter
from urllib.parse import urlsplit

from ..model import Correction, Dateline, Status
from .characters import header_text
from .corrections import read_corrections
from .findings import Findings, quoted
from .labels import OWN_LABELS, LabelledLine

_NAME = re.compile("[^,،;]+")
# As many as a file may have lines: more would take many times the room of their file.
_MOST_TOPICS = 100_000
# How many odd ones a message names.
_NAMED_TOPICS = 4
# What belongs to code or to a path; an apostrophe between letters belongs to a name.
_ODD = re.compile(r"""[<>"`/\\{}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]|(?<!\w)'|'(?!\w)""")
_LANGUAGE = re.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,9}")
_STATUSES = ", ".join(status.value for status in Status)
_NO_ADDRESS = re.compile(r"[\s\\<>\"\x00-\x20\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The values of a story's labelled lines."""

    topics: tuple[str, ...] = ()
    language: str | None = None
    status: Status = Status.PUBLISHED
    corrections: tuple[Correction, ...] = ()
    # By canonical name, in file order.
    notes: tuple[tuple[str, str], ...] = ()
    # Canonical names of all labels in the file, in file order.
    labels: tuple[str, ...] = ()


NO_FIELDS = Fields()


def read_fields(
    lines: list[LabelledLine], findings: Findings, *, story: Dateline | None, timezone: tzinfo, now: datetime | None
) -> Fields:
    """Read the labelled lines of one story.

    Args:
        story: The story's own date, for no correction is older; None where it has none.
        timezone: For corrections that name no offset.
        now: For corrections dated in the future.
    """
    if not lines:
        return NO_FIELDS
    single = _without_repeated(lines, findings)
    named = {line.name: line for line in single}
    return Fields(
        topics=_topics([line for line in lines if line.name == "topics"], findings),
        language=_language(named.get("language"), findings),
        status=_status(named.get("status"), findings),
        corrections=read_corrections(lines, findings, story=story, timezone=timezone, now=now),
        notes=_notes(single, findings),
        labels=tuple(dict.fromkeys(line.name for line in lines)),
    )


def _without_repeated(lines: list[LabelledLine], findings: Findings) -> list[LabelledLine]:
    """The lines whose label may stand once, each once."""
    first: dict[str, LabelledLine] = {}
    for line in lines:
        if line.name in {"corrected", "topics"}:
            continue
        if first.setdefault(line.name, line) is line:
            continue
        earlier = first[line.name]
        message = f"{quoted(line.label)} is given again; line {earlier.line} gives {quoted(earlier.label)} already"
        findings.add(
            "duplicate-field", line=line.line, message=message, fix=f"delete line {earlier.line} or line {line.line}"
        )
    return list(first.values())


def _topics(lines: list[LabelledLine], findings: Findings) -> tuple[str, ...]:
    if sum(line.value.count(mark) for line in lines for mark in ",،;") > _MOST_TOPICS:
        message = f"the story names more than {_MOST_TOPICS:,} topics"
        findings.add("too-large", line=lines[0].line, message=message, fix="name only what the story is about")
        return ()
    for line in lines:
        _check_topics(line, findings)
        if line.label.lower() != "topics":
            message = f"the names after {quoted(line.label)} are read as topics"
            findings.add("extra-field", line=line.line, message=message, fix="write the label as `Topics :`")
    return tuple(dict.fromkeys(chain.from_iterable(map(_names, lines))))


def _names(line: LabelledLine) -> Iterator[str]:
    # One by one: a list of a million names takes more memory than the whole file.
    return filter(None, map(str.strip, map(itemgetter(0), _NAME.finditer(line.value))))


def _check_topics(line: LabelledLine, findings: Findings) -> None:
    odd = _ODD.search(line.value)
    if odd is None:
        return
    pieces = (match[0] for match in _NAME.finditer(line.value))
    names = list(islice((piece.strip() for piece in pieces if _ODD.search(piece)), _NAMED_TOPICS))
    message = f"the topic {quoted(names[0])} holds {quoted(odd[0])}"
    if len(names) > 1:
        message += f", and so do others: {', '.join(map(quoted, names[1:]))}"
    column = findings.column(line.line, line.offset + odd.start(), header_text)
    findings.add("odd-topic", line=line.line, column=column, message=message)


def _language(line: LabelledLine | None, findings: Findings) -> str | None:
    if line is None or not line.value:
        return None
    if _LANGUAGE.fullmatch(line.value):
        return line.value.lower()
    findings.add(
        "bad-language",
        line=line.line,
        column=findings.column(line.line, line.offset, header_text),
        message=f"{quoted(line.value)} is not the code of a language and is not used",
        expected="a code such as `en`, `fa`, `ar` or `pt-br`",
    )
    return None


def _status(line: LabelledLine | None, findings: Findings) -> Status:
    if line is None:
        return Status.PUBLISHED
    try:
        return Status(line.value.lower())
    except ValueError:
        findings.add(
            "bad-status",
            line=line.line,
            column=findings.column(line.line, line.offset, header_text),
            message=f"{quoted(line.value)} is no status" if line.value else "the line gives no status",
            expected=_STATUSES,
            fix="write one of these words, or delete the line",
        )
        return Status.PUBLISHED


def _notes(lines: list[LabelledLine], findings: Findings) -> tuple[tuple[str, str], ...]:
    notes = []
    for line in lines:
        if line.name in OWN_LABELS:
            continue
        if line.name == "link" and not _is_sound_link(line, findings):
            continue
        message = f"the line {quoted(line.label)} is kept as a note about the story, not shown in its text"
        findings.add("extra-field", line=line.line, message=message)
        if line.value:
            notes.append((line.name, line.value))
    return tuple(notes)


def _is_sound_link(line: LabelledLine, findings: Findings) -> bool:
    if is_web_address(line.value):
        return True
    findings.add(
        "bad-link",
        line=line.line,
        column=findings.column(line.line, line.offset, header_text),
        message=f"{quoted(line.value)} is not a web address and is not used"
        if line.value
        else "the line gives no link",
        expected="an address such as `https://example.org/news/892006`",
    )
    return False


def is_web_address(text: str) -> bool:
    """Whether a text is an absolute http or https address that hides nothing (rule H6)."""
    if _NO_ADDRESS.search(text) or not text.isprintable():
        return False
    try:
        parts = urlsplit(text)
        return (
            parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
        )
    except ValueError:
        return False
