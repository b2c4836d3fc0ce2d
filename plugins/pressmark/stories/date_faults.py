"""Why a line is not a date: goes in as text that no form of date fits, comes out as the finding to show.

The more exactly a fault is named, the sooner it is mended. Reading good dates is left to `dateline.py`.
"""

import re
from difflib import get_close_matches
from typing import NamedTuple

from .calendar_words import (
    ENGLISH,
    ERAS,
    FOREIGN,
    MONTH_NUMBERS,
    MONTHS,
    OTHER_CALENDARS,
    PARTICLES,
    WEEKDAYS,
    ZONES,
    folded,
)
from .findings import quoted

EXAMPLE = "a line such as `Wednesday 14 October 2020 - 11:01`"

# No date is longer; the rest of a line cannot change what is wrong with it.
_READ_CHARACTERS = 300

# A word goes on over vowel signs, apostrophes and joiners, which are no letters.
_TOKEN = re.compile(r"[0-9]+|[^\W\d_][^\s\d!-&(-/:-@\[-_{-~،؛–—]*")
_NUMERIC = re.compile(r"(?<![0-9])(?:[0-9]{1,4}([/.\-])[0-9]{1,2}\1[0-9]{1,4}|(?:19|20)[0-9]{6})(?![0-9])")
_OTHER_YEAR = re.compile(
    r"(?<![0-9])(?:1[34][0-9]{2}([/.\-])[0-9]{1,2}\1[0-9]{1,2}"
    r"|[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-]1[34][0-9]{2})(?![0-9])"
)
_TIME = re.compile(r"(?<![0-9])[0-9]{1,2} ?[:.] ?[0-9]{2}(?![0-9])")
_RELATIVE = re.compile(
    r"\b(?:(?:\d+|an?|one|two|three|few|several) (?:second|minute|min|hour|hr|day|week|month|year)s? ago"
    r"|yesterday|today|tomorrow|just now|(?:last|next|this) (?:week|month|year))\b",
    re.IGNORECASE,
)
_FULL_DATE = re.compile(
    r"(?<![0-9])(?:[0-9]{1,2}(?:st|nd|rd|th)?,? ([A-Za-z]{3,12})\.?,? [0-9]{1,6}"
    r"|([A-Za-z]{3,12})\.? [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{2,6})(?![0-9])"
)


class Note(NamedTuple):
    """A finding about a piece of text whose place in the file is not yet known."""

    reason: str
    message: str
    # Of the character to point at, from 0.
    offset: int = 0
    expected: str = ""
    # None: the usual order of the rule.
    fix: str | None = None


class _Words(NamedTuple):
    """A line taken apart."""

    text: str
    tokens: list[tuple[str, int]]
    # Words that no date holds, as (word, offset).
    strange: list[tuple[str, int]]
    numbers: list[tuple[str, int]]


def explain(text: str, *, labelled: bool = False) -> Note:
    """Say what is wrong with a text that cannot be read as a date.

    Args:
        text: White space folded, digits in ASCII.
        labelled: A label says that a date is meant, so the fault is never that there is none.
    """
    words = _taken_apart(text[:_READ_CHARACTERS])
    return _other_calendar(words) or (_fault(words) if labelled or _is_date_like(words) else _no_date(text))


def _taken_apart(text: str) -> _Words:
    tokens = [(m[0], m.start()) for m in _TOKEN.finditer(text)]
    known = (ENGLISH, FOREIGN, OTHER_CALENDARS, ERAS, PARTICLES, ZONES)
    strange = [(t, at) for t, at in tokens if not t[0].isdigit() and not any(folded(t) in names for names in known)]
    return _Words(text, tokens, strange, [(t, at) for t, at in tokens if t[0].isdigit()])


def _no_date(text: str) -> Note:
    return Note("missing-date", f"the story begins with {quoted(text)}, which is not a date", 0, EXAMPLE)


def _is_date_like(words: _Words) -> bool:
    strange = len(words.strange)
    full = _FULL_DATE.search(words.text)
    if full is not None and (full[1] or full[2]).lower() in MONTH_NUMBERS:
        return True
    if _NUMERIC.search(words.text) is not None or (_named(words) and words.numbers):
        return strange <= 3
    if _RELATIVE.search(words.text) is not None:
        return len(words.tokens) <= 6
    if strange == 0:
        return bool(_named(words) or _TIME.search(words.text) or _has_year(words))
    return full is not None and strange <= (3 if _TIME.search(words.text) else 1)


def _named(words: _Words) -> list[tuple[str, int]]:
    return [(t, at) for t, at in words.tokens if folded(t) in ENGLISH or folded(t) in FOREIGN]


def _has_year(words: _Words) -> bool:
    return any(len(n) == 4 and n[0] in "12" for n, _ in words.numbers)


def _other_calendar(words: _Words) -> Note | None:
    fix = "write the date in the Gregorian calendar, in English: `Wednesday 14 October 2020 - 11:01`"
    for index, (token, at) in enumerate(words.tokens):
        beside = words.tokens[max(0, index - 1) : index] + words.tokens[index + 1 : index + 3]
        calendar = folded(token) in OTHER_CALENDARS or (folded(token) in ERAS and len(words.strange) <= 2)
        if calendar and any(t[0].isdigit() for t, _ in beside) and len(words.strange) <= 3:
            return Note("unsupported-calendar", f"{quoted(token)} is not a Gregorian month", at, EXAMPLE, fix)
    year = _OTHER_YEAR.search(words.text)
    if year is not None and len(words.strange) <= 3:
        message = f"{quoted(year[0])} is a date of another calendar than the Gregorian"
        return Note("unsupported-calendar", message, year.start(), EXAMPLE, fix)
    return None


def _fault(words: _Words) -> Note:
    for find in (
        _relative,
        _numeric,
        _foreign_name,
        _unknown_name,
        _strange_year,
        _missing_part,
        _after_date,
        _strange_word,
    ):
        note = find(words)
        if note is not None:
            return note
    return Note("bad-date", f"the date {quoted(words.text)} cannot be read", 0, EXAMPLE)


def _relative(words: _Words) -> Note | None:
    found = _RELATIVE.search(words.text)
    if found is None:
        return None
    message = f"{quoted(found[0])} changes its meaning from day to day"
    return Note("bad-date", message, found.start(), EXAMPLE, "write the date of the day that is meant")


def _numeric(words: _Words) -> Note | None:
    found = _NUMERIC.search(words.text)
    if found is None:
        return None
    message = f"{quoted(found[0])} does not say for certain which number is the day and which the month"
    fix = "write the month as a word, or the date as year-month-day: `2020-10-14 11:01`"
    return Note("bad-date", message, found.start(), EXAMPLE, fix)


def _foreign_name(words: _Words) -> Note | None:
    for token, at in words.tokens:
        if folded(token) in FOREIGN and folded(token) not in ENGLISH:
            message = f"{quoted(token)} is not English"
            fix = "write the date in English: months are January to December, days are Monday to Sunday"
            return Note("bad-date", message, at, EXAMPLE, fix)
    return None


def _unknown_name(words: _Words) -> Note | None:
    for token, at in words.strange:
        near = get_close_matches(token.capitalize(), [*MONTHS, *WEEKDAYS], n=1, cutoff=0.7)
        if near and len(token) > 2:
            message = f"{quoted(token)} is no month or weekday; did you mean {near[0]}?"
            return Note("bad-date", message, at, EXAMPLE, f"write `{near[0]}`")
    return None


def _strange_year(words: _Words) -> Note | None:
    months = [i for i, (t, _) in enumerate(words.tokens) if t.lower() in MONTH_NUMBERS]
    if not months:
        return None
    after = [(t, at) for t, at in words.tokens[months[0] + 1 :] if t[0].isdigit()]
    before = words.tokens[: months[0]]
    day_stands_before = any(t[0].isdigit() for t, _ in before[-2:])
    years = after if day_stands_before else after[1:]
    clock = _TIME.search(words.text)
    if not years or (clock is not None and clock.start() <= years[0][1] < clock.end()) or len(years[0][0]) == 4:
        return None
    message = f"the year {quoted(years[0][0])} does not have four digits"
    return Note("bad-date", message, years[0][1], EXAMPLE, "write the year with four digits")


def _missing_part(words: _Words) -> Note | None:
    found = {
        "month": any(t.lower() in MONTH_NUMBERS for t, _ in words.tokens),
        "year": _has_year(words),
        "day": any(len(n) <= 2 for n, _ in _without_time(words)),
    }
    missing = [part for part, there in found.items() if not there]
    if not missing:
        return None
    listed = " and ".join([", ".join(missing[:-1]), missing[-1]] if len(missing) > 1 else missing)
    end = len(words.text.rstrip())
    return Note("bad-date", f"the date lacks its {listed}", max(0, end - 1), EXAMPLE, f"add the {listed}")


def _without_time(words: _Words) -> list[tuple[str, int]]:
    clock = _TIME.search(words.text)
    if clock is None:
        return words.numbers
    return [(n, at) for n, at in words.numbers if not clock.start() <= at < clock.end()]


def _after_date(words: _Words) -> Note | None:
    full = _FULL_DATE.search(words.text)
    if full is None:
        return None
    clock = _TIME.match(words.text, _skipped(words.text, full.end()))
    start = _skipped(words.text, clock.end() if clock else full.end())
    rest = words.text[start:]
    if not rest:
        return None
    first = _TOKEN.match(rest)
    if clock and first is not None and folded(first[0]) in ZONES:
        message = f"the zone {quoted(rest)} is not one that every reader knows"
        return Note("bad-date", message, start, EXAMPLE, "write the zone as an offset such as `+03:30`, or delete it")
    if not clock and first is not None and rest[0].isdigit():
        return Note("bad-date", f"{quoted(rest)} is not a time", start, EXAMPLE, "write hours and minutes as `11:01`")
    return Note("bad-date", f"{quoted(rest)} does not belong in a date", start, EXAMPLE, f"delete {quoted(rest)}")


def _skipped(text: str, start: int) -> int:
    """The offset of what follows a separator."""
    return len(text) - len(text[start:].lstrip(" ,|-–—"))


def _strange_word(words: _Words) -> Note | None:
    if not words.strange:
        return None
    word, at = words.strange[0]
    return Note("bad-date", f"{quoted(word)} does not belong in a date", at, EXAMPLE, f"delete {quoted(word)}")
