"""Why a line is not a date: goes in as text that no form of date fits, comes out as the finding to show.

The more exactly a fault is named, the sooner it is mended. Reading good dates is left to `dateline.py`.
"""

import re
from difflib import get_close_matches
from typing import NamedTuple

from ..findings import quoted
from .calendar_words import ENGLISH, ERAS, FOREIGN, MONTH_NUMBERS, MONTHS, OTHER_CALENDARS, WEEKDAYS, ZONES, folded
from .words import (
    FULL_DATE,
    ISO_DAY,
    NUMERIC,
    RELATIVE,
    TIME,
    TOKEN,
    Words,
    has_year,
    is_date_like,
    taken_apart,
)

EXAMPLE = "a line such as `Wednesday 14 October 2020 - 11:01`"

# No date is longer; the rest of a line cannot change what is wrong with it.
_READ_CHARACTERS = 300

_OTHER_YEAR = re.compile(
    r"(?<![0-9])(?:1[34][0-9]{2}([/.\-])[0-9]{1,2}\1[0-9]{1,2}"
    r"|[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-]1[34][0-9]{2})(?![0-9])"
)
_OTHER_YEAR_AT_END = re.compile(r"(?<![0-9])1[34][0-9]{2}$")
_OFFSET = re.compile(r"[+-][0-9]{4}")
_FRACTION = re.compile(r"[.,][0-9]+")
# Of a script whose digits are not read at all.
_OTHER_DIGITS = re.compile(r"[^\D0-9]+")


class Note(NamedTuple):
    """A finding about a piece of text whose place in the file is not yet known."""

    reason: str
    message: str
    # Of the character to point at, from 0.
    offset: int = 0
    expected: str = ""
    # None: the usual order of the rule.
    fix: str | None = None


def explain(text: str, *, labelled: bool = False) -> Note:
    """Say what is wrong with a text that cannot be read as a date.

    Args:
        text: White space folded, digits in ASCII.
        labelled: A label says that a date is meant, so the fault is never that there is none.
    """
    words = taken_apart(text[:_READ_CHARACTERS])
    return _other_calendar(words) or (_fault(words) if labelled or is_date_like(words) else _no_date(text))


def _no_date(text: str) -> Note:
    return Note("missing-date", f"the story begins with {quoted(text)}, which is not a date", 0, EXAMPLE)


def _other_calendar(words: Words) -> Note | None:
    fix = "write the date in the Gregorian calendar, in English: `Wednesday 14 October 2020 - 11:01`"
    for index, (token, at) in enumerate(words.tokens):
        beside = words.tokens[max(0, index - 1) : index] + words.tokens[index + 1 : index + 3]
        calendar = folded(token) in OTHER_CALENDARS or (folded(token) in ERAS and len(words.strange) <= 2)
        if calendar and any(t[0].isdigit() for t, _ in beside) and len(words.strange) <= 3:
            return Note("unsupported-calendar", f"{quoted(token)} is not a Gregorian month", at, EXAMPLE, fix)
    year = _OTHER_YEAR.search(words.text) or _unread_month_of_other_year(words)
    if year is not None and len(words.strange) <= 3:
        message = f"{quoted(year[0])} is a date of another calendar than the Gregorian"
        return Note("unsupported-calendar", message, year.start(), EXAMPLE, fix)
    return None


def _unread_month_of_other_year(words: Words) -> re.Match[str] | None:
    """The date of a year that is Jalali or Hijri, its month in whatever spelling: "23 Mizan 1399"."""
    full = FULL_DATE.search(words.text)
    if full is None or not _OTHER_YEAR_AT_END.search(full[0]):
        return None
    name = folded(full[1] or full[2])
    return full if name not in ENGLISH and name not in FOREIGN else None


def _fault(words: Words) -> Note:
    for find in (
        _relative,
        _other_digits,
        _after_iso_day,
        _numeric,
        _foreign_name,
        _unknown_name,
        _unread_name,
        _strange_year,
        _missing_part,
        _after_date,
        _strange_word,
    ):
        note = find(words)
        if note is not None:
            return note
    return Note("bad-date", f"the date {quoted(words.text)} cannot be read", 0, EXAMPLE)


def _relative(words: Words) -> Note | None:
    found = RELATIVE.search(words.text)
    if found is None:
        return None
    message = f"{quoted(found[0])} changes its meaning from day to day"
    return Note("bad-date", message, found.start(), EXAMPLE, "write the date of the day that is meant")


def _other_digits(words: Words) -> Note | None:
    found = _OTHER_DIGITS.search(words.text)
    if found is None:
        return None
    message = f"{quoted(found[0])} is not written in digits that are read here"
    return Note("bad-date", message, found.start(), EXAMPLE, "write the number in digits from 0 to 9")


def _after_iso_day(words: Words) -> Note | None:
    day = ISO_DAY.search(words.text)
    return _rest(words.text, day.end()) if day else None


def _numeric(words: Words) -> Note | None:
    found = NUMERIC.search(words.text)
    if found is None:
        return None
    message = f"{quoted(found[0])} does not say for certain which number is the day and which the month"
    fix = "write the month as a word, or the date as year-month-day: `2020-10-14 11:01`"
    return Note("bad-date", message, found.start(), EXAMPLE, fix)


def _foreign_name(words: Words) -> Note | None:
    for token, at in words.tokens:
        if folded(token) in FOREIGN and folded(token) not in ENGLISH:
            message = f"{quoted(token)} is not English"
            fix = "write the date in English: months are January to December, days are Monday to Sunday"
            return Note("bad-date", message, at, EXAMPLE, fix)
    return None


def _unknown_name(words: Words) -> Note | None:
    for token, at in words.strange:
        near = get_close_matches(token.capitalize(), [*MONTHS, *WEEKDAYS], n=1, cutoff=0.7)
        if near and len(token) > 2:
            message = f"{quoted(token)} is no month or weekday; did you mean {near[0]}?"
            return Note("bad-date", message, at, EXAMPLE, f"write `{near[0]}`")
    return None


def _unread_name(words: Words) -> Note | None:
    if not (words.strange and words.numbers) or any(t.lower() in MONTH_NUMBERS for t, _ in words.tokens):
        return None
    word, at = words.strange[-1]
    return Note("bad-date", f"{quoted(word)} is no English month", at, EXAMPLE, "write the date in English")


def _strange_year(words: Words) -> Note | None:
    months = [i for i, (t, _) in enumerate(words.tokens) if t.lower() in MONTH_NUMBERS]
    if not months:
        return None
    after = [(t, at) for t, at in words.tokens[months[0] + 1 :] if t[0].isdigit()]
    before = words.tokens[: months[0]]
    day_stands_before = any(t[0].isdigit() for t, _ in before[-2:])
    years = after if day_stands_before else after[1:]
    clock = TIME.search(words.text)
    if not years or (clock is not None and clock.start() <= years[0][1] < clock.end()) or len(years[0][0]) == 4:
        return None
    message = f"the year {quoted(years[0][0])} does not have four digits"
    return Note("bad-date", message, years[0][1], EXAMPLE, "write the year with four digits")


def _missing_part(words: Words) -> Note | None:
    found = {
        "month": any(t.lower() in MONTH_NUMBERS for t, _ in words.tokens),
        "year": has_year(words),
        "day": any(len(n) <= 2 for n, _ in _without_time(words)),
    }
    missing = [part for part, there in found.items() if not there]
    if not missing:
        return None
    listed = " and ".join([", ".join(missing[:-1]), missing[-1]] if len(missing) > 1 else missing)
    end = len(words.text.rstrip())
    return Note("bad-date", f"the date lacks its {listed}", max(0, end - 1), EXAMPLE, f"add the {listed}")


def _without_time(words: Words) -> list[tuple[str, int]]:
    clock = TIME.search(words.text)
    if clock is None:
        return words.numbers
    return [(n, at) for n, at in words.numbers if not clock.start() <= at < clock.end()]


def _after_date(words: Words) -> Note | None:
    full = FULL_DATE.search(words.text)
    return _rest(words.text, full.end()) if full else None


def _rest(text: str, end_of_day: int) -> Note | None:
    """Say what is wrong with what follows a date and perhaps its time."""
    clock = TIME.match(text, _skipped(text, end_of_day))
    start = _skipped(text, clock.end() if clock else end_of_day)
    rest = text[start:]
    if not rest:
        return None
    first = TOKEN.match(rest)
    if clock and first is not None and folded(first[0]) in ZONES:
        message = f"the zone {quoted(rest)} is not one that every reader knows"
        return Note("bad-date", message, start, EXAMPLE, "write the zone as an offset such as `+03:30`, or delete it")
    if clock and _OFFSET.fullmatch(rest):
        fix = f"write it as `{rest[:3]}:{rest[3:]}`"
        return Note("bad-date", f"the offset {quoted(rest)} has no colon", start, EXAMPLE, fix)
    if not clock and first is not None and rest[0].isdigit():
        return Note("bad-date", f"{quoted(rest)} is not a time", start, EXAMPLE, "write hours and minutes as `11:01`")
    fraction = _FRACTION.match(rest) if clock else None
    rest = fraction[0] if fraction else rest
    return Note("bad-date", f"{quoted(rest)} does not belong in a date", start, EXAMPLE, f"delete {quoted(rest)}")


def _skipped(text: str, start: int) -> int:
    """The offset of what follows a separator."""
    skipped = len(text) - len(text[start:].lstrip(" ,|-–—"))
    # The sign of an offset separates nothing.
    return skipped - 1 if text[skipped - 1 : skipped] == "-" and _OFFSET.fullmatch(text[skipped - 1 :]) else skipped


def _strange_word(words: Words) -> Note | None:
    if not words.strange:
        return None
    word, at = words.strange[0]
    return Note("bad-date", f"{quoted(word)} does not belong in a date", at, EXAMPLE, f"delete {quoted(word)}")
