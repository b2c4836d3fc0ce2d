"""The front page: the newest stories, with the ways into the archive beside them."""

from collections.abc import Iterator, Sequence

from ..archives.dates import DateArchive
from ..discovery.jsonld import web_site
from ..documents import ArchiveDocument
from ..rebuild.jobs import PageJob
from .addresses import CODES, SEARCH, TOPICS, front_path, period_path
from .cldr import period_text
from .frame import Frame
from .grouping import TopicGroup, largest_first
from .rows import Rows, counted_topic, paged
from .wording import paged_title, story_count

_LARGEST_TOPICS = 12


def front_pages(
    documents: Sequence[ArchiveDocument],
    *,
    rows: Rows,
    topics: Sequence[TopicGroup],
    dates: DateArchive,
    size: int,
    frame: Frame,
) -> Iterator[PageJob]:
    """Show the newest stories, `size` a page; the first page also leads to topics and dates."""
    if not documents:
        yield _empty_page(frame)
        return
    rooms = {
        "topics": [counted_topic(group, frame=frame) for group in largest_first(topics)[:_LARGEST_TOPICS]],
        "all_topics": frame.link(frame.number(len(topics)), TOPICS),
        "years": [
            frame.link(period_text(year.key, frame.language), period_path(year.key))
            | {"count": frame.number(len(year.documents))}
            for year in reversed(dates.years)
        ],
        "codes": frame.address(CODES),
        "search": frame.address(SEARCH) if frame.shown["search"] else "",
        "total": story_count(len(documents), frame.words),
    }
    for number, chosen, pager in paged(documents, rows=rows, size=size, path=front_path, frame=frame):
        heading = paged_title(frame.words.gettext("Newest stories"), number, frame.words)
        yield frame.job(
            front_path(number),
            "front.html",
            title="" if number == 1 else heading,
            description=_description(number, frame),
            heading=heading,
            nodes=[web_site(frame.site, search=frame.shown["search"])] if number == 1 else [],
            rows=chosen,
            pager=pager,
            rooms=rooms if number == 1 else None,
        )


def _description(number: int, frame: Frame) -> str:
    site = frame.site
    about = f"{site.name}: {site.tagline}" if site.tagline else site.name
    newest = paged_title(frame.words.gettext("The newest stories"), number, frame.words)
    return f"{about}. {newest}."


def _empty_page(frame: Frame) -> PageJob:
    return frame.job(
        front_path(),
        "empty.html",
        title="",
        description=frame.words.gettext("%(site)s: an archive that waits for its first story.", site=frame.site.name),
    )
