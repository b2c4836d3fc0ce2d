"""When stories were written, as bars: documents in, the bars of a small drawing out.

Drawing them is left to a template; how periods are called to `pages/`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..documents import ArchiveDocument
from .dates import PeriodKey

# Of more months than these a bar is a year, so that a page stays small and a bar can be seen.
_MOST_MONTHS = 72
_HEIGHT = 40
_STEP = 10
_BAR = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The stories of one month or year, and where its bar stands, in units of the drawing from its top left corner."""

    key: PeriodKey
    count: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A drawing of bars."""

    # Oldest first; periods without stories have none, but their room.
    bars: tuple[Bar, ...]
    width: int
    height: int
    # Whether a bar is a year.
    by_year: bool


def timeline(documents: Iterable[ArchiveDocument]) -> Timeline:
    """Draw how many stories each month has; each year, where the months are too many.

    Args:
        documents: In any order, at least one.
    """
    months = Counter((d.story.dateline.local.year, d.story.dateline.local.month) for d in documents)
    by_year = _number(max(months)) - _number(min(months)) >= _MOST_MONTHS
    counts: Counter[PeriodKey] = Counter()
    for (year, month), count in months.items():
        counts[(year,) if by_year else (year, month)] += count
    first, most = min(map(_number, counts)), max(counts.values())
    bars = tuple(_bar(key, counts[key], first=first, most=most) for key in sorted(counts))
    return Timeline(bars=bars, width=bars[-1].x + _STEP, height=_HEIGHT, by_year=by_year)


def _bar(key: PeriodKey, count: int, *, first: int, most: int) -> Bar:
    height = max(1, round(_HEIGHT * count / most))
    return Bar(key=key, count=count, x=(_number(key) - first) * _STEP, y=_HEIGHT - height, width=_BAR, height=height)


def _number(key: PeriodKey) -> int:
    """A year by its number, a month by the months since the year 0."""
    return key[0] if len(key) == 1 else key[0] * 12 + key[1] - 1
