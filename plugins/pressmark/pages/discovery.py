"""Sitemaps and robots.txt of the whole site, and what a page of each kind says of itself to programs."""

from collections.abc import Iterable, Iterator, Sequence

from ..archives.dates import DateArchive
from ..discovery.jsonld import Node, breadcrumb_list, news_article
from ..discovery.moments import last_change
from ..discovery.sitemap import (
    NEWS_SITEMAP,
    SITEMAP,
    Listed,
    index_bytes,
    newest_stories,
    news_bytes,
    robots_bytes,
    sitemap_bytes,
    sitemap_index,
    sitemap_parts,
    story_parts,
)
from ..documents import ArchiveDocument, Site, absolute
from ..rebuild.jobs import FileJob
from .addresses import TOPICS, front_path, period_path, topic_path
from .frame import Frame, Plain
from .grouping import TopicGroup
from .planned import matter_file

ROBOTS = "robots.txt"


def discovery_files(
    documents: Sequence[ArchiveDocument],
    *,
    site: Site,
    topics: Sequence[TopicGroup],
    dates: DateArchive,
    pages: Iterable[str],
) -> Iterator[FileJob]:
    """Plan the sitemaps and robots.txt; nothing is made.

    Of a list of several pages the first one is named; it leads to the others.

    Args:
        pages: Paths of the pages that are neither stories nor lists of them, such as "about/index.html".
    """
    lists = _lists(documents, site=site, topics=topics, dates=dates)
    lists["pages"] += [Listed(absolute(site, path), "") for path in pages]
    files = sitemap_parts(lists | story_parts(documents))
    for path, listed in files.items():
        yield matter_file(path, sitemap_bytes, listed)
    yield matter_file(SITEMAP, index_bytes, sitemap_index(files, site=site))
    if documents:
        yield matter_file(NEWS_SITEMAP, news_bytes, newest_stories(documents), name=site.name)
    yield matter_file(ROBOTS, robots_bytes, site.url, has_stories=bool(documents))


def story_nodes(
    document: ArchiveDocument, *, frame: Frame, description: str, image: str, breadcrumb: Sequence[Plain]
) -> list[Node]:
    """Describe a story's page.

    Args:
        image: The absolute address of the archive's picture; empty for none.
        breadcrumb: As the page shows it, the front page first.
    """
    site = frame.site
    origin = site.url.removesuffix(site.base.rstrip("/"))
    above = [(str(link["label"]), f"{origin}{link['address']}") for link in breadcrumb[1:]]
    return [
        news_article(document, site=site, description=description, image=image),
        breadcrumb_list(above),
    ]


def _lists(
    documents: Sequence[ArchiveDocument], *, site: Site, topics: Sequence[TopicGroup], dates: DateArchive
) -> dict[str, list[Listed]]:
    """Give the lists of stories by the name of their sitemap; a list changed when the newest of its stories did."""
    changes = {document.code: last_change(document) for document in documents}

    def listed(path: str, shown: Sequence[ArchiveDocument]) -> Listed:
        return Listed(absolute(site, path), max((changes[document.code] for document in shown), default=""))

    return {
        "pages": [listed(front_path(), documents), *([listed(TOPICS, documents)] if topics else [])],
        "topics": [listed(topic_path(topic.slug), members) for topic, members in topics],
        "dates": [
            listed(period_path(period.key), period.documents)
            for periods in (dates.years, dates.months, dates.days)
            for period in periods
        ],
    }
