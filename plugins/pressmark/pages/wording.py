"""Dates, times and numbers in words: the one place that knows how they are said.

English for now; everything that depends on a language is here, so that a table per language can take its place.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from ..archives.dates import PeriodKey
from ..model import Dateline, Evidence

# The first link of every breadcrumb.
FRONT_PAGE = "Front page"

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# In the order of a calendar's columns, with the short name that stands above each.
WEEKDAYS = (
    ("Monday", "Mon"), ("Tuesday", "Tue"), ("Wednesday", "Wed"), ("Thursday", "Thu"),
    ("Friday", "Fri"), ("Saturday", "Sat"), ("Sunday", "Sun"),
)  # fmt: skip


def number_text(number: int) -> str:
    """A whole number: "19,037"."""
    return f"{number:,}"


def story_count(number: int) -> str:
    """So many stories: "1 story", "19,037 stories"."""
    return f"{number_text(number)} {'story' if number == 1 else 'stories'}"


def month_name(month: int) -> str:
    """The name of a month, counted from 1."""
    return _MONTHS[month - 1]


def period_text(key: PeriodKey) -> str:
    """A year, month or day: "2020", "October 2020", "14 October 2020"."""
    year, *rest = key
    words = [str(year), *(month_name(month) for month in rest[:1]), *(str(day) for day in rest[1:])]
    return " ".join(reversed(words))


def part_text(key: PeriodKey) -> str:
    """A year, month or day where the longer period is known: "2020", "October", "14"."""
    return month_name(key[1]) if len(key) == 2 else str(key[-1])


def day_text(dateline: Dateline) -> str:
    """The day of a dateline: "14 October 2020"."""
    local = dateline.local
    return period_text((local.year, local.month, local.day))


def time_text(dateline: Dateline) -> str:
    """The time of day without its zone: "11:01"; empty where the author gave none."""
    return f"{dateline.local:%H:%M}" if dateline.has_time else ""


def dateline_text(dateline: Dateline) -> str:
    """A dateline in full: "Wednesday 14 October 2020, 11:01 UTC+3:30", or the day alone."""
    day = f"{WEEKDAYS[dateline.local.weekday()][0]} {day_text(dateline)}"
    return f"{day}, {time_text(dateline)} {_zone_text(dateline.local)}" if dateline.has_time else day


def _zone_text(moment: datetime) -> str:
    """The zone as its distance from UTC: names such as "CST" mean three different things."""
    minutes = (moment.utcoffset() or timedelta()) // timedelta(minutes=1)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}{f':{rest:02}' if rest else ''}"


def machine_day(dateline: Dateline) -> str:
    """The day for `<time datetime>`: "2020-10-14"."""
    return dateline.local.date().isoformat()


def machine_time(dateline: Dateline) -> str:
    """The moment for `<time datetime>`, with its offset, to the precision the author gave."""
    if not dateline.has_time:
        return machine_day(dateline)
    return dateline.local.isoformat(timespec="seconds" if dateline.local.second else "minutes")


def evidence_places(evidence: Sequence[Evidence]) -> str:
    """Where words were found: "headline, paragraphs 1, 3 and 4"."""
    paragraphs = sorted({e.paragraph for e in evidence if e.paragraph})
    fields = list(dict.fromkeys(_FIELDS.get(e.field, e.field) for e in evidence if not e.paragraph))
    if paragraphs:
        fields.append(f"paragraph{'s' if len(paragraphs) > 1 else ''} {_and_list([str(p) for p in paragraphs])}")
    return ", ".join(fields)


_FIELDS = {"topics": "the editor’s list of topics"}


def _and_list(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
