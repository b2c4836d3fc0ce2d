"""The words and numbers of a line that may be meant as a date.

Goes in: text that no form of date fits. Comes out: its words, and whether a date is meant. What is wrong with it is
left to `faults.py`.
"""

import re
from typing import NamedTuple

from .calendar_words import ENGLISH, ERAS, FOREIGN, MONTH_NUMBERS, OTHER_CALENDARS, PARTICLES, ZONES, folded

# A word goes on over vowel signs, apostrophes and joiners, which are no letters.
_WORD = r"[^\W\d_][^\s\d!-&(-/:-@\[-_{-~،؛–—]*"
TOKEN = re.compile(rf"[0-9]+|{_WORD}")
# Not the numbers within a web address.
NUMERIC = re.compile(r"(?<![0-9/])(?:[0-9]{1,4}([/.\-])[0-9]{1,2}\1[0-9]{1,4}|(?:19|20)[0-9]{6})(?![0-9/])")
TIME = re.compile(r"(?<![0-9])[0-9]{1,2} ?[:.] ?[0-9]{2}(?:[:.][0-9]{2})?(?![0-9])")
ISO_DAY = re.compile(r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])T?")
RELATIVE = re.compile(
    r"\b(?:(?:\d+|an?|one|two|three|few|several) (?:second|minute|min|hour|hr|day|week|month|year)s? ago"
    r"|yesterday|today|tomorrow|just now|(?:last|next|this) (?:week|month|year))\b",
    re.IGNORECASE,
)
FULL_DATE = re.compile(
    rf"(?<![0-9])(?:[0-9]{{1,2}}(?:st|nd|rd|th)?,? ({_WORD})\.?,? [0-9]{{1,6}}"
    rf"|({_WORD})\.? [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{2,6}})(?![0-9])"
)


class Words(NamedTuple):
    """A line taken apart."""

    text: str
    tokens: list[tuple[str, int]]
    # Words that no date holds, as (word, offset).
    strange: list[tuple[str, int]]
    numbers: list[tuple[str, int]]


def taken_apart(text: str) -> Words:
    """Take a line apart."""
    tokens = [(m[0], m.start()) for m in TOKEN.finditer(text)]
    known = (ENGLISH, FOREIGN, OTHER_CALENDARS, ERAS, PARTICLES, ZONES)
    strange = [(t, at) for t, at in tokens if not t[0].isdigit() and not any(folded(t) in names for names in known)]
    return Words(text, tokens, strange, [(t, at) for t, at in tokens if t[0].isdigit()])


def is_date_like(words: Words) -> bool:
    """Whether a line seems to be meant as a date."""
    strange = len(words.strange)
    full = FULL_DATE.search(words.text)
    if ISO_DAY.match(words.text) or (full is not None and (full[1] or full[2]).lower() in MONTH_NUMBERS):
        return True
    if NUMERIC.search(words.text) is not None or (_named(words) and words.numbers):
        # A line of JSON may hold a date, and is none.
        return strange <= 3 and not words.text.startswith("{")
    if RELATIVE.search(words.text) is not None:
        return len(words.tokens) <= 6
    if strange == 0:
        return bool(_named(words) or TIME.search(words.text) or has_year(words))
    return full is not None and strange <= (3 if TIME.search(words.text) else 1)


def _named(words: Words) -> list[tuple[str, int]]:
    return [(t, at) for t, at in words.tokens if folded(t) in ENGLISH or folded(t) in FOREIGN]


def has_year(words: Words) -> bool:
    """Whether a number among the words may be a year."""
    return any(len(n) == 4 and n[0] in "12" for n, _ in words.numbers)
