"""What was corrected in a story, and when: "Corrected : 5 June 2019 - Price of a ticket" (rule H5a).

Goes in: labelled lines. Comes out: corrections, oldest first, and findings. Reading a date is left to `dates/`.
"""

import re
from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import NamedTuple

from ..model import Correction, Dateline
from .characters import header_text, without_marks
from .dates.dateline import DateReading, read_dateline
from .dates.faults import Note
from .findings import Findings, quoted
from .labels import LabelledLine
from .rules import RULES

_EXAMPLE = "a line such as `Corrected : Thursday 15 October 2020 - 09:30 - Name of the minister`"
_DASH = re.compile(" [-–—] ")
# A date holds at most one of them; the others belong to the note.
_DASHES_LOOKED_AT = 3


class _Dated(NamedTuple):
    """A correction taken apart."""

    reading: DateReading
    # The date as it is written.
    written: str
    note: str


def read_corrections(
    lines: Iterable[LabelledLine],
    findings: Findings,
    *,
    story: Dateline | None,
    timezone: tzinfo,
    now: datetime | None,
) -> tuple[Correction, ...]:
    """Read the lines that tell of corrections.

    Args:
        lines: All labelled lines of the story.
        findings: Takes what is found.
        story: The story's own date, for no correction is older; None where it has none.
        timezone: Where a date names no offset.
        now: For dates in the future.
    """
    found: list[Correction] = []
    for line in lines:
        if line.name == "corrected":
            dated = _taken_apart(line.value, timezone=timezone, now=now)
            _report(line, dated.reading, findings)
            if dated.reading.dateline is not None and _is_in_order(line, dated, findings, story=story):
                found.append(Correction(dateline=dated.reading.dateline, note=dated.note))
    return tuple(sorted(found, key=lambda correction: correction.dateline.moment))


def _taken_apart(value: str, *, timezone: tzinfo, now: datetime | None) -> _Dated:
    """Split a correction after the longest beginning that is a date."""
    dashes = [match for match, _ in zip(_DASH.finditer(value), range(_DASHES_LOOKED_AT), strict=False)]
    parts = [(value, ""), *((value[: dash.start()], value[dash.end() :]) for dash in reversed(dashes))]
    dated = [_Dated(read_dateline(without_marks(date), timezone=timezone, now=now), date, note) for date, note in parts]
    good = next((part for part in dated if part.reading.dateline is not None), None)
    return good or _nearest(dated)


def _nearest(dated: list[_Dated]) -> _Dated:
    """The part whose fault is named most exactly: that of a date with a fault, not of a text that is none."""
    return next((part for part in dated if _is_date(part.reading.notes[-1])), dated[-1])


def _is_date(note: Note) -> bool:
    return note.reason != "missing-date" and "does not belong" not in note.message


def _report(line: LabelledLine, reading: DateReading, findings: Findings) -> None:
    for note in reading.notes:
        is_error = RULES[note.reason].gravity == "error"
        message = note.message if note.reason != "missing-date" else f"{quoted(line.value)} does not begin with a date"
        findings.add(
            "bad-date" if is_error else note.reason,
            line=line.line,
            column=findings.column(line.line, line.offset + note.offset, _as_read),
            message=f"the correction: {message}",
            expected=_EXAMPLE if note.expected else "",
            fix=note.fix,
        )


def _is_in_order(line: LabelledLine, dated: _Dated, findings: Findings, *, story: Dateline | None) -> bool:
    correction = dated.reading.dateline
    if story is None or correction is None or not _is_earlier(correction, story):
        return True
    findings.add(
        "bad-date",
        line=line.line,
        column=findings.column(line.line, line.offset, _as_read),
        message=f"the correction of {quoted(dated.written)} is older than the story, which is of {story.iso}",
        fix="correct the date of the correction or that of the story",
    )
    return False


def _is_earlier(correction: Dateline, story: Dateline) -> bool:
    if correction.has_time and story.has_time:
        return correction.moment < story.moment
    return correction.local.date() < story.local.date()


def _as_read(raw: str) -> str:
    return without_marks(header_text(raw))
