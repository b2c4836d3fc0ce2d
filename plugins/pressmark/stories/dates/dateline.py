"""From the text of a date to a `Dateline` (rules D1 to D11).

Goes in: a line with its white space folded. Comes out: the dateline, or none, and notes on whatever is unusual or
wrong. Which line holds a date is left to the parser, explaining a text that is no date to `faults.py`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import TypeVar

from ...model import Dateline
from ..digits import has_mixed_digits, in_ascii_digits
from ..findings import quoted
from .calendar_words import MONTH_NUMBERS, MONTHS, WEEKDAY_NUMBERS, WEEKDAYS
from .faults import EXAMPLE, Note, explain
from .forms import Label, Part, Written, date_label, departures, written_date

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# Years of the 20th and 21st century in the Jalali and Hijri calendars.
_OTHER_YEARS = range(1300, 1500)
# Rule D10: the clocks of sender and build may lie a zone apart.
_SOON = timedelta(hours=24)
# No place on earth is further from Greenwich.
_WIDEST_OFFSET = timedelta(hours=14)

_T = TypeVar("_T")
_NUMBER = re.compile(r"\d+")
_OFFSET = re.compile(r"[+-].*")


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a text says as a date."""

    # None where notes are errors.
    dateline: Dateline | None
    notes: tuple[Note, ...] = ()


class _Fault(Exception):  # noqa: N818 - it never leaves this module
    """Carries the note of an error out of the step that found it."""

    def __init__(self, reason: str, message: str, offset: int, fix: str | None = None) -> None:
        super().__init__(reason, message, offset, fix)
        self.note = Note(reason, message, offset, EXAMPLE, fix)


def read_dateline(text: str, *, timezone: tzinfo, now: datetime | None = None) -> DateReading:
    """Read a date.

    Args:
        text: White space folded to single spaces, no direction marks.
        timezone: Where the text names no offset.
        now: Whatever lies more than a day later is noted; None notes nothing.
    """
    written = written_date(text)
    if written is not None:
        return _dated(text, written, zone=timezone, now=now)
    label = date_label(text)
    start = label.length if label else 0
    mixed = _mixed_number(text)
    if mixed is not None:
        return DateReading(None, (mixed,))
    # Digits change one for one, so every offset stays right.
    plain = in_ascii_digits(text)
    written = written_date(plain, start)
    if written is None:
        note = explain(plain[start:], labelled=label is not None and label.has_colon)
        return DateReading(None, (note._replace(offset=note.offset + start),))
    reading = _dated(plain, written, zone=timezone, now=now)
    return DateReading(reading.dateline, (*_surroundings(text, plain, label), *reading.notes))


def _mixed_number(text: str) -> Note | None:
    for number in _NUMBER.finditer(text) if not text.isascii() else ():
        if has_mixed_digits(number[0]):
            message = f"the number {quoted(number[0])} mixes digits of two scripts"
            return Note("bad-date", message, number.start(), EXAMPLE, "write the number in digits from 0 to 9")
    return None


def _surroundings(text: str, plain: str, label: Label | None) -> list[Note]:
    notes = []
    if label:
        before = quoted(text[: label.length].strip())
        notes.append(Note("date-label", f"{before} stands before the date", 0, "", f"delete {before}"))
    first = next((m for m in _NUMBER.finditer(text) if not m[0].isascii()), None)
    if first is not None:
        message = f"{quoted(first[0])} is written in Arabic or Persian digits"
        notes.append(Note("digits", message, first.start(), "", f"write `{plain}`"))
    return notes


def _dated(text: str, written: Written, *, zone: tzinfo, now: datetime | None) -> DateReading:
    faults: list[Note] = []
    day = _tried(lambda: _day(text, written), faults)
    clock = _tried(lambda: _clock(written), faults)
    offset = _tried(lambda: _offset(written), faults)
    if faults or day is None:
        return DateReading(None, tuple(faults))
    dateline = _dateline(day, clock, offset or zone, has_seconds="second" in written, has_offset=offset is not None)
    return DateReading(dateline, tuple(_remarks(written, dateline, has_offset=offset is not None, now=now)))


def _tried(step: Callable[[], _T], faults: list[Note]) -> _T | None:
    """Give what a step finds; its fault is noted, for the others are told with it."""
    try:
        return step()
    except _Fault as fault:
        faults.append(fault.note)
        return None


def _day(text: str, written: Written) -> date:
    year, month, number = written["year"], written["month"], written["day"]
    _check_names(text, written)
    if "iso" in written and int(year.text) in _OTHER_YEARS:
        message = f"the year {year.text} is one of the Jalali or Hijri calendar"
        raise _Fault("unsupported-calendar", message, year.offset)
    if not _FIRST_YEAR <= int(year.text) <= _LAST_YEAR:
        message = f"the year {year.text} is not between {_FIRST_YEAR} and {_LAST_YEAR}"
        raise _Fault("date-range", message, year.offset, "correct the year")
    try:
        day = date(int(year.text), _month(month), int(number.text))
    except ValueError as error:
        raise _impossible_day(written) from error
    weekday = written.get("weekday")
    if weekday is not None and WEEKDAY_NUMBERS[weekday.text.lower()] != day.weekday():
        message = f"{_in_words(day)} is a {WEEKDAYS[day.weekday()]}, not a {weekday.text}"
        raise _Fault(
            "weekday-mismatch", message, weekday.offset, f"write `{WEEKDAYS[day.weekday()]}`, or correct the date"
        )
    return day


def _check_names(text: str, written: Written) -> None:
    weekday, month = written.get("weekday"), written["month"]
    known = weekday is None or weekday.text.lower() in WEEKDAY_NUMBERS
    if not known or not (month.text.isdigit() or month.text.lower() in MONTH_NUMBERS):
        note = explain(text, labelled=True)
        raise _Fault(note.reason, note.message, note.offset, note.fix)


def _month(month: Part) -> int:
    return int(month.text) if month.text.isdigit() else MONTH_NUMBERS[month.text.lower()]


def _impossible_day(written: Written) -> _Fault:
    number = _month(written["month"])
    if not 1 <= number <= 12:
        message = f"there is no month {written['month'].text}"
        return _Fault("bad-date", message, written["month"].offset, "write a month from 01 to 12")
    name = f"{MONTHS[number - 1]} {written['year'].text}"
    message = f"{name} has no day {written['day'].text}"
    return _Fault("bad-date", message, written["day"].offset, "correct the day, the month or the year")


def _clock(written: Written) -> time | None:
    if "hour" not in written:
        return None
    hour, minute, half = int(written["hour"].text), int(written["minute"].text), written.get("half")
    second = int(written["second"].text) if "second" in written else 0
    if half is not None:
        hour = _full_hour(hour, half, written["hour"])
    try:
        return time(hour, minute, second)
    except ValueError as error:
        shown = ":".join(written[part].text for part in ("hour", "minute", "second") if part in written)
        message = f"there is no time {shown}; hours go from 00 to 23, minutes and seconds from 00 to 59"
        raise _Fault("bad-date", message, written["hour"].offset, "correct the time") from error


def _full_hour(hour: int, half: Part, place: Part) -> int:
    if not 1 <= hour <= 12:
        message = f"a clock of twelve hours has no {hour} {half.text.upper()}"
        raise _Fault("bad-date", message, place.offset, f"delete {quoted(half.text)}, or write an hour from 1 to 12")
    return hour % 12 + (12 if half.text[0] in "pP" else 0)


def _offset(written: Written) -> tzinfo | None:
    zone = written.get("zone")
    if zone is None or zone.text[0] not in "+-−":
        return UTC if zone else None
    hours, minutes = int(zone.text[1:3]), int(zone.text[4:6])
    offset = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or offset > _WIDEST_OFFSET:
        raise _Fault("bad-date", f"no clock on earth is at {zone.text}", zone.offset, "correct the offset from UTC")
    return timezone(offset if zone.text[0] == "+" else -offset)


def _dateline(day: date, clock: time | None, zone: tzinfo, *, has_seconds: bool, has_offset: bool) -> Dateline:
    local = datetime.combine(day, clock or time(), zone)
    iso = day.isoformat()
    if clock is not None:
        iso += f"T{clock.isoformat('seconds' if has_seconds else 'minutes')}"
    if has_offset:
        iso += local.isoformat()[19:]
    return Dateline(local=local, moment=local.astimezone(UTC), has_time=clock is not None, iso=iso)


def _remarks(written: Written, dateline: Dateline, *, has_offset: bool, now: datetime | None) -> list[Note]:
    notes = []
    unusual = departures(written)
    if unusual:
        message = f"the date is not in the usual form: {', '.join(why for why, _ in unusual)}"
        notes.append(Note("date-format", message, unusual[0][1], "", f"write `{in_usual_form(dateline)}`"))
    if not dateline.has_time:
        end = max(part.offset + len(part.text) for part in written.values())
        notes.append(Note("missing-time", "the date has no time", end - 1, EXAMPLE))
    if has_offset:
        zone = written["zone"]
        notes.append(Note("timezone", f"the time is kept at {quoted(zone.text)}, not at the site's own", zone.offset))
    elif dateline.has_time:
        notes += _summer_time(written, dateline.local)
    if now is not None and dateline.moment > now + _SOON:
        message = f"the date lies after {now:%Y-%m-%d %H:%M} UTC; the story is held back until then"
        notes.append(
            Note("future-date", message, written["year"].offset, "", "correct the date, if this was not meant")
        )
    return notes


def _summer_time(written: Written, local: datetime) -> list[Note]:
    if local.utcoffset() == local.replace(fold=1).utcoffset():
        return []
    hour, clock = written["hour"].offset, f"{local:%H:%M} on {_in_words(local.date())}"
    there_and_back = local.astimezone(UTC).astimezone(local.tzinfo)
    if there_and_back.replace(tzinfo=None) != local.replace(tzinfo=None):
        return [Note("dst-gap", f"{clock} never was in {local.tzinfo}: the clocks were put forward", hour)]
    return [Note("dst-fold", f"{clock} came twice in {local.tzinfo}: the first is meant", hour)]


def in_usual_form(dateline: Dateline) -> str:
    """Write a date as the format would have it."""
    day = dateline.local.date()
    written = f"{WEEKDAYS[day.weekday()]} {_in_words(day)}"
    if not dateline.has_time:
        return written
    clock = _OFFSET.sub(r" \g<0>", dateline.iso.partition("T")[2])
    return f"{written} - {clock}"


def _in_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
