"""The ways pages write a moment → a `Dateline`.

ISO 8601 in its variants, the form of e-mail headers, and dates in words are put into the form of the story format, and
the format's own reading decides, so that a date means the same in a page and in a file. Digits alone count only if the
year comes first: `14/10/2020` is nothing. Months may be named in English or in a language that has a label for story
codes; those of other calendars stay unread.
"""

import re
from collections.abc import Iterator
from datetime import tzinfo

from ...model import Dateline
from ..dates.calendar_words import MONTHS
from ..dates.dateline import read_dateline

_DIGITS = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2, "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
)
# No date is longer.
_DATE_CHARACTERS = 100
_ISO = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})"
    r"(?:(?:\s*[T,|–-]\s*|\s+)(\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|UTC|GMT|[+\-\u2212]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]{2}) (?P<year>\d{4}) (?P<clock>\d{2}:\d{2}(?::\d{2})?)"
    r" (?P<zone>GMT|UTC|Z|[+-]\d{4})"
)
# January to December; "_" stands for a space.
_FOREIGN_MONTHS = (
    "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
    "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "Januari Februari Machi Aprili Mei Juni Julai Agosti Septemba Oktoba Novemba Desemba",
)
_MONTH_OF = {
    name.replace("_", " ").casefold(): month
    for names in (*_FOREIGN_MONTHS, " ".join(MONTHS), " ".join(m[:3] for m in MONTHS))
    for name, month in zip(names.split(), MONTHS, strict=True)
} | {"sept": "September"}
_NAME = rf"(?P<month>{'|'.join(sorted(map(re.escape, _MONTH_OF), key=len, reverse=True))})(?!\w)"
_CLOCK = (
    r"(?<!\d)(?P<clock>\d{1,2}[:.]\d{2}(?::\d{2})?(?!\d)(?:\s*[ap]\.?m\b\.?)?)"
    r"(?:\s*\(?(?P<zone>Z\b|[+\-\u2212]\d{2}:?\d{2}\b|(?-i:[A-Z]{3,5})\b))?"
)
_DATES = (
    rf"(?<![\d/.:])(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[\s-]+(?:de\s+)?{_NAME}[.,،]?[\s-]+(?:del?\s+)?(?P<year>\d{{4}})(?!\d)",
    rf"{_NAME}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<year>\d{{4}})(?!\d)",
    r"(?<![\d/.-])(?P<iso>\d{4}[-/]\d{1,2}[-/]\d{1,2})(?!\d)",
)
# A weekday or "at", "saat", "ساعت" may stand between a date and its time.
_GAP = r"[\s,،|–—•·T-]*(?:[^\W\d_]{2,12}[\s,،:|–—-]+){0,2}"
_WRITTEN = tuple(
    re.compile(form, re.IGNORECASE)
    for date in _DATES
    for form in (rf"{_CLOCK}[\s,،|–—•·-]+(?:[^\W\d_]{{3,12}}\.?,?\s+)?{date}", rf"{date}(?:{_GAP}{_CLOCK})?")
)
_CHANGED = re.compile(
    r"updated?|modified|edited|last|به ?‌?روز|بروز|ویرایش|تحديث|güncel|actualiza|modific|اپ ?ڈیٹ|printed|today|امروز"
    r"|اليوم|bugün",
    re.IGNORECASE,
)


def read_moment(text: str, *, timezone: tzinfo) -> Dateline | None:
    """Read an attribute or a property that is nothing but a date."""
    if len(text) > _DATE_CHARACTERS:
        return None
    plain = " ".join(text.translate(_DIGITS).split())
    iso = _ISO.fullmatch(plain)
    if iso:
        year, month, day, clock, zone = iso.groups()
        return _read(f"{year}-{month:0>2}-{day:0>2}", clock, zone, timezone)
    mail = _MAIL.fullmatch(plain)
    if mail:
        return _read("{day} {month} {year}".format(**mail.groupdict()), mail["clock"], mail["zone"], timezone)
    found = list(written_moments(plain, timezone=timezone))
    return found[0][0] if len(found) == 1 else None


def written_moments(text: str, *, timezone: tzinfo) -> Iterator[tuple[Dateline, str]]:
    """Find the dates in a short line, each with the words before it; those of a last change are passed over."""
    plain = " ".join(text.translate(_DIGITS).split())
    start = 0
    for match in _matches(plain):
        before, start = plain[start : match.start()].strip(), match.end()
        dateline = _read_match(match, timezone)
        if dateline and not _CHANGED.search(before):
            yield dateline, before


def _matches(text: str) -> list[re.Match[str]]:
    """Give the longest dates in order, none within another."""
    found = sorted((m for form in _WRITTEN for m in form.finditer(text)), key=lambda m: m.start() - m.end())
    kept: list[re.Match[str]] = []
    for match in found:
        if all(match.end() <= other.start() or other.end() <= match.start() for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.start())


def _read_match(match: re.Match[str], timezone: tzinfo) -> Dateline | None:
    groups = match.groupdict()
    if groups.get("iso"):
        year, month, day = re.split("[-/]", groups["iso"])
        written = f"{year}-{month:0>2}-{day:0>2}"
    else:
        written = f"{groups['day']} {_MONTH_OF[groups['month'].casefold()]} {groups['year']}"
    return _read(written, groups.get("clock"), groups.get("zone"), timezone)


def _read(day: str, clock: str | None, zone: str | None, timezone: tzinfo) -> Dateline | None:
    if zone and zone[0] in "+-\u2212" and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    written = " ".join([day, *([f"- {clock}"] if clock else []), *([zone.upper()] if clock and zone else [])])
    return read_dateline(written, timezone=timezone).dateline


def is_change(before: str) -> bool:
    """Whether the words before a date say that it is not the day of publication."""
    return bool(_CHANGED.search(before[-40:]))


def is_note_of_change(line: str) -> bool:
    """Whether a short line is no sentence and says when the page was changed or printed."""
    return bool(_CHANGED.match(line)) and any(map(str.isdigit, line)) and line[-1] not in ".!?"


def agree(one: Dateline, other: Dateline) -> bool:
    """Whether two datelines can be the same: equal to the minute, or to the day where one has no time."""
    if one.has_time and other.has_time:
        return one.moment.replace(second=0) == other.moment.replace(second=0)
    if one.local.date() == other.local.date():
        return True
    timed, dated = (one, other) if one.has_time else (other, one)
    return timed.has_time and timed.local.astimezone(dated.local.tzinfo).date() == dated.local.date()
