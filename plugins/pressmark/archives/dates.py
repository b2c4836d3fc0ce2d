"""The archive seen by date: documents in, the years, months and days that have stories out.

A story belongs to the day its own dateline names, whatever the time zone. How a period is called and where its page
stands is left to `pages/`.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..documents import ArchiveDocument

# (2020,) is a year, (2020, 10) a month, (2020, 10, 14) a day.
PeriodKey = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A year, month or day that has stories."""

    key: PeriodKey
    # In the order they were given; at least one.
    documents: tuple[ArchiveDocument, ...]
    # The months of a year or the days of a month that have stories, oldest first; none for a day.
    parts: tuple["Period", ...]
    # The nearest periods of the same length that have stories; a month's may lie in another year.
    previous: PeriodKey | None
    following: PeriodKey | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateArchive:
    """All periods that have stories, oldest first."""

    years: tuple[Period, ...]
    months: tuple[Period, ...]
    days: tuple[Period, ...]


def day_key(document: ArchiveDocument) -> PeriodKey:
    """The day a story's dateline names."""
    local = document.story.dateline.local
    return (local.year, local.month, local.day)


def date_archive(documents: Iterable[ArchiveDocument]) -> DateArchive:
    """Sort documents into years, months and days in one pass; each period keeps the order they came in."""
    groups: dict[PeriodKey, list[ArchiveDocument]] = defaultdict(list)
    for document in documents:
        day = day_key(document)
        for length in (1, 2, 3):
            groups[day[:length]].append(document)
    days = _periods(3, groups, parts=())
    months = _periods(2, groups, parts=days)
    return DateArchive(years=_periods(1, groups, parts=months), months=months, days=days)


def empty_months(dates: DateArchive) -> list[PeriodKey]:
    """The months between the first story and the last that have none, oldest first."""
    first, last = (month.key[0] * 12 + month.key[1] - 1 for month in (dates.months[0], dates.months[-1]))
    filled = {month.key for month in dates.months}
    every = [(number // 12, number % 12 + 1) for number in range(first, last + 1)]
    return [month for month in every if month not in filled]


def _periods(
    length: int, groups: dict[PeriodKey, list[ArchiveDocument]], *, parts: tuple[Period, ...]
) -> tuple[Period, ...]:
    keys = sorted(key for key in groups if len(key) == length)
    parts_of: dict[PeriodKey, list[Period]] = defaultdict(list)
    for part in parts:
        parts_of[part.key[:length]].append(part)
    return tuple(
        Period(
            key=key,
            documents=tuple(groups[key]),
            parts=tuple(parts_of[key]),
            previous=previous,
            following=following,
        )
        for previous, key, following in zip([None, *keys], keys, [*keys[1:], None], strict=False)
    )
