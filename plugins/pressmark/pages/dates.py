"""Year, month and day pages: calendars with counts, and the stories where there are few enough to list."""

import calendar
from collections.abc import Iterator

from ..archives.dates import DateArchive, Period, PeriodKey
from ..documents import ArchiveDocument
from ..rebuild.jobs import PageJob, PlainData
from .addresses import period_path
from .cldr import first_weekday, month_name, part_text, period_text, weekday_names
from .drawings import drawn_months
from .frame import Frame, Plain
from .grouping import by_topic, largest_first
from .rows import Rows, counted_topic, paged
from .wording import paged_title, story_count

# So many topics of a year are named.
_TOPICS = 12


def date_pages(dates: DateArchive, *, rows: Rows, size: int, frame: Frame) -> Iterator[PageJob]:
    """Show each period that has stories; a day has pages of `size`, a longer period lists no more than `size`."""
    for year in dates.years:
        yield _long_period(year, "year.html", rows=rows, size=size, frame=frame, **_year(year, frame))
    for month in dates.months:
        yield _long_period(month, "month.html", rows=rows, size=size, frame=frame, weeks=_weeks(month, frame))
    for day in dates.days:
        yield from _day(day, rows=rows, size=size, frame=frame)


def date_breadcrumb(key: PeriodKey, *, frame: Frame) -> list[Plain]:
    """The links from the front page down to a period, the period among them."""
    periods = [key[:length] for length in range(1, len(key) + 1)]
    links = [frame.link(part_text(period, frame.language), period_path(period)) for period in periods]
    return frame.breadcrumb(*links)


def _long_period(period: Period, template: str, *, rows: Rows, size: int, frame: Frame, **matter: PlainData) -> PageJob:
    few: tuple[ArchiveDocument, ...] = period.documents if len(period.documents) <= size else ()
    title = period_text(period.key, frame.language)
    return frame.job(
        period_path(period.key),
        template,
        title=title,
        description=_description(period, title, frame),
        **_matter(period, frame),
        rows=[rows[document.code] for document in few],
        weekdays=[{"name": name, "short": short} for name, short in weekday_names(frame.language)],
        **matter,
    )


def _day(day: Period, *, rows: Rows, size: int, frame: Frame) -> Iterator[PageJob]:
    for number, chosen, pager in paged(
        day.documents, rows=rows, size=size, path=lambda number: period_path(day.key, number), frame=frame
    ):
        title = paged_title(period_text(day.key, frame.language), number, frame.words)
        yield frame.job(
            period_path(day.key, number),
            "day.html",
            title=title,
            description=_description(day, title, frame),
            **_matter(day, frame),
            rows=chosen,
            pager=pager,
        )


def _description(period: Period, title: str, frame: Frame) -> str:
    count = story_count(len(period.documents), frame.words)
    return frame.words.gettext(
        "Stories of %(period)s: %(count)s in %(site)s.", period=title, count=count, site=frame.site.name
    )


def _matter(period: Period, frame: Frame) -> Plain:
    return {
        "heading": period_text(period.key, frame.language),
        "breadcrumb": date_breadcrumb(period.key[:-1], frame=frame),
        "count": story_count(len(period.documents), frame.words),
        "previous": _neighbour(period.previous, frame),
        "following": _neighbour(period.following, frame),
    }


def _neighbour(key: PeriodKey | None, frame: Frame) -> Plain | None:
    return frame.link(period_text(key, frame.language), period_path(key)) if key else None


def _year(year: Period, frame: Frame) -> Plain:
    """What only a year shows: its months, drawn and by name, and what its stories were about."""
    return {
        "months": _months(year, frame),
        "timeline": drawn_months(year.documents, frame=frame),
        "topics": [counted_topic(group, frame=frame) for group in largest_first(by_topic(year.documents))[:_TOPICS]],
    }


def _months(year: Period, frame: Frame) -> list[Plain]:
    """The twelve months; those without stories lead nowhere."""
    parts = {part.key[1]: part for part in year.parts}
    return [_cell(month_name(month, frame.language), parts.get(month), frame) for month in range(1, 13)]


def _weeks(month: Period, frame: Frame) -> list[list[Plain | None]]:
    """The month as a calendar shows it: weeks of seven cells, None outside the month."""
    parts = {part.key[2]: part for part in month.parts}
    weeks = calendar.Calendar(first_weekday(frame.language)).monthdayscalendar(month.key[0], month.key[1])
    return [[_cell(frame.number(day), parts.get(day), frame) if day else None for day in week] for week in weeks]


def _cell(label: str, part: Period | None, frame: Frame) -> Plain:
    if part is None:
        return {"label": label, "address": "", "count": "", "stories": "", "title": ""}
    return frame.link(label, period_path(part.key)) | {
        "count": frame.number(len(part.documents)),
        "stories": story_count(len(part.documents), frame.words),
        "title": period_text(part.key, frame.language),
    }
