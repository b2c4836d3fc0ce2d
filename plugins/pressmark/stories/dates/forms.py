"""The forms a date may be written in (rules D1 to D4), as patterns.

Goes in: a line with its white space folded and its digits in ASCII. Comes out: its parts, still text. Whether the parts
make a date is left to `dateline.py`.
"""

import re
from typing import NamedTuple

from .calendar_words import UNUSUAL_FORMS

_LABEL = re.compile(
    r"(?:date of publication|publish date|published on|published|date)(?![^\W\d_]) ?(?P<colon>[:：]?) ?", re.IGNORECASE
)
_WEEKDAY = r"(?:(?P<weekday>[A-Z]{3,9})\.?[ ,]+)?"
_DAY = r"(?P<day>[0-9]{1,2})(?P<ordinal>st|nd|rd|th)?"
_MONTH = r"(?P<month>[A-Z]{3,9})\.?"
_YEAR = r"(?P<year>[0-9]{4})"
_TIME = (
    r"(?P<hour>[0-9]{1,2}) ?(?P<mark>[:.]) ?(?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2}))?"
    r"(?: ?(?P<half>[ap](?:m|\.m\.)))?(?: ?(?P<zone>Z|UTC|GMT|[+\-−][0-9]{2}:[0-9]{2}))?"
)
_SEPARATOR = r" ?[-–—,|] ?| "
_DAY_FIRST = rf"{_WEEKDAY}{_DAY} {_MONTH}(?P<comma>,)? {_YEAR}"
_MONTH_FIRST = rf"{_WEEKDAY}(?P<american>){_MONTH} {_DAY}(?: ?, ?| ){_YEAR}"
_ISO = rf"{_WEEKDAY}(?P<iso>){_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})"


def _forms(written: str, separator: str = _SEPARATOR) -> tuple[re.Pattern[str], ...]:
    flags = re.IGNORECASE | re.ASCII
    return (
        re.compile(rf"{written}(?:(?:{separator}){_TIME}| ?[-–—,|])?", flags),
        re.compile(rf"(?P<clock>){_TIME}(?:{_SEPARATOR}){written}", flags),
    )


# The usual one first.
_FORMS = (*_forms(_DAY_FIRST), *_forms(_MONTH_FIRST), *_forms(_ISO, f"{_SEPARATOR}|T"))

# What makes a form unusual (rule D2), by the group that shows it.
_DEPARTURES = (
    ("clock", "the time stands first"),
    ("american", "the month stands before the day"),
    ("iso", "the date is all in numbers"),
    ("ordinal", "letters follow the day"),
    ("comma", "a comma follows the month"),
    ("mark", "a dot stands between hours and minutes"),
    ("half", "the clock has twelve hours"),
)


class Label(NamedTuple):
    """A label before a date."""

    # With the colon and the space after it.
    length: int
    has_colon: bool


class Part(NamedTuple):
    """A part of a date: its text, and where it stands in the line, from 0."""

    text: str
    offset: int


# By name: weekday, day, month, year, hour, minute, second, half, zone and the groups of `_DEPARTURES`.
Written = dict[str, Part]


def date_label(text: str) -> Label | None:
    """Give the label a line begins with, if it is one that means a date."""
    match = _LABEL.match(text)
    return Label(match.end(), bool(match["colon"])) if match else None


def written_date(text: str, start: int = 0) -> Written | None:
    """Take a date apart; None where no form fits the text from `start` to its end."""
    for form in _FORMS:
        match = form.fullmatch(text, start)
        if match is not None:
            found = match.groupdict()
            return {name: Part(part, match.start(name)) for name, part in found.items() if part is not None}
    return None


def departures(written: Written) -> list[tuple[str, int]]:
    """Say what is unusual in a date, each with the offset that shows it."""
    usual_mark = "mark" in written and written["mark"].text == ":"
    shown = [(name, why) for name, why in _DEPARTURES if name in written and not (name == "mark" and usual_mark)]
    found = [(why, written[name].offset) for name, why in shown]
    if "weekday" not in written:
        found.insert(0, ("it has no weekday", min(part.offset for part in written.values())))
    names = [written[name] for name in ("weekday", "month") if name in written]
    short = [part for part in names if part.text.lower() in UNUSUAL_FORMS]
    return found + [(f"`{part.text}` is an unusual short form", part.offset) for part in short]
