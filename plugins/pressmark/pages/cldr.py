"""Dates and numbers as a language writes them, by the Unicode CLDR that comes with Babel.

Goes in: a moment or a number, and a language (BCP 47). Comes out: words, in the digits of that language. A language
that CLDR does not know reads as English. Babel was chosen before a table of our own: it knows every language an archive
may hold, is made anew with each CLDR, and costs 30 ms to load.
"""

from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton, get_datetime_format, get_day_names
from babel.numbers import format_decimal

from ..archives.dates import PeriodKey
from ..model import Dateline

# English CLDR puts the month first; story files and newspapers' archives put the day first.
_PATTERNS = {"en": {"full": "EEEE d MMMM y", "long": "d MMMM y"}}
# The zeros of CLDR's numbering systems that some language uses by default; the other digits follow each in Unicode.
_ZEROS = {"arab": 0x660, "arabext": 0x6F0, "beng": 0x9E6, "deva": 0x966, "mymr": 0x1040}
# Letters, so that seven stand beside each other on a telephone; "abbreviated" is the whole name in Persian.
_WIDEST_DAY = 4
# One archive has few distinct days, but each stands on many pages.
_DAYS_KEPT = 50_000


@lru_cache(maxsize=_DAYS_KEPT)
def number_text(number: int, language: str) -> str:
    """A whole number: "19,037", "۱۹٬۰۳۷"."""
    return _own_digits(format_decimal(number, locale=_locale(language), numbering_system=numbering(language)), language)


def month_name(month: int, language: str) -> str:
    """The name of a month, counted from 1, standing by itself."""
    return _named_day(date(2000, month, 1), "LLLL", language)


def weekday_names(language: str) -> list[tuple[str, str]]:
    """The days of a week as it begins where the language is at home, each with a short name for a calendar's column."""
    locale = _locale(language)
    names = get_day_names("wide", "stand-alone", locale)
    short = get_day_names("abbreviated", "stand-alone", locale)
    if max(map(len, short.values())) > _WIDEST_DAY:
        short = get_day_names("narrow", "stand-alone", locale)
    first = first_weekday(language)
    return [(names[day % 7], short[day % 7]) for day in range(first, first + 7)]


def first_weekday(language: str) -> int:
    """The day a week begins with, 0 for Monday."""
    return int(_home(language).first_week_day)


def numbering(language: str) -> str:
    """The digits of a language, by their name in CLDR: "latn", "arabext"."""
    return str(_home(language).default_numbering_system)


def plural_examples(language: str) -> dict[str, int]:
    """The smallest number of each plural form of a language, by the form's name in CLDR: {"one": 1, "other": 0}."""
    form = _locale(language).plural_form
    return {form(number): number for number in reversed(range(201))}


def period_text(key: PeriodKey, language: str) -> str:
    """A year, month or day: "2020", "October 2020", "14 October 2020"."""
    day = date(*(*key, 1, 1)[:3])
    return _named_day(day, ("y", "yMMMM", "long")[len(key) - 1], language)


def part_text(key: PeriodKey, language: str) -> str:
    """A year, month or day where the longer period is known: "2020", "October", "14"."""
    return month_name(key[1], language) if len(key) == 2 else _own_digits(str(key[-1]), language)


def day_text(dateline: Dateline, language: str) -> str:
    """The day of a dateline: "14 October 2020"."""
    return _named_day(dateline.local.date(), "long", language)


def time_text(dateline: Dateline, language: str) -> str:
    """The time of day on a 24-hour clock, without its zone: "11:01"; empty where the author gave none."""
    return _own_digits(f"{dateline.local:%H:%M}", language) if dateline.has_time else ""


def dateline_text(dateline: Dateline, language: str) -> str:
    """A dateline in full: "Wednesday 14 October 2020, 11:01 UTC+3:30", or the day alone."""
    day = _named_day(dateline.local.date(), "full", language)
    if not dateline.has_time:
        return day
    time = f"{time_text(dateline, language)} {_zone_text(dateline.local)}"
    return _moment_pattern(language).format(time, day)


@cache
def _moment_pattern(language: str) -> str:
    return str(get_datetime_format("medium", locale=_locale(language)))


def _zone_text(moment: datetime) -> str:
    """The zone as its distance from UTC: names such as "CST" mean three different things."""
    minutes = (moment.utcoffset() or timedelta()) // timedelta(minutes=1)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}{f':{rest:02}' if rest else ''}"


@lru_cache(maxsize=_DAYS_KEPT)
def language_name(language: str, reader: str) -> str:
    """What a language is called in another: "Persian" for "fa", "en"; its code where CLDR has no name for it."""
    try:
        return Locale.parse(language, sep="-").get_display_name(_locale(reader)) or language
    except (UnknownLocaleError, ValueError):
        return language


@lru_cache(maxsize=_DAYS_KEPT)
def _named_day(day: date, form: str, language: str) -> str:
    """A day in one of CLDR's lengths ("full", "long"), by a skeleton ("yMMMM") or by a pattern of one field."""
    locale = _locale(language)
    if form == "yMMMM":
        text = format_skeleton(form, datetime(day.year, day.month, day.day), locale=locale)  # noqa: DTZ001  # a day has no zone
    else:
        text = format_date(day, _PATTERNS.get(locale.language, {}).get(form, form), locale=locale)
    return _own_digits(text, language)


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


@cache
def _home(language: str) -> Locale:
    """The language where most of its readers live, if it names no country; English is of no one country."""
    locale = _locale(language)
    if locale.territory or locale.language == "en":
        return locale
    return Locale.parse(get_global("likely_subtags").get(locale.language, locale.language))


def _own_digits(text: str, language: str) -> str:
    # Babel 2.18 writes ASCII digits whatever the language.
    zero = _ZEROS.get(numbering(language))
    return text.translate({ord("0") + digit: zero + digit for digit in range(10)}) if zero else text
