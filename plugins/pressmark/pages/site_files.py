"""The files of the archive that are neither pages nor feeds: data, citations, sitemaps, robots.txt."""

from collections.abc import Iterator, Sequence

from ..archives.dates import date_archive
from ..documents import ArchiveDocument, Site
from ..rebuild.jobs import FileJob
from .addresses import CODES, DATA, FEEDS, SEARCH
from .data import data_files
from .discovery import discovery_files
from .grouping import by_topic
from .text import TextPage


def site_files(
    documents: Sequence[ArchiveDocument],
    *,
    site: Site,
    text_pages: Sequence[TextPage],
    has_search: bool,
    has_rooms: bool = True,
) -> Iterator[FileJob]:
    """Plan every such file; nothing is made.

    Args:
        documents: Newest first.
        text_pages: Named in the sitemap.
        has_search: Whether there is a search page.
        has_rooms: Whether there are the pages that only Pressmark's own theme draws; else date pages are Pelican's.
    """
    rooms = [*([CODES, DATA, FEEDS] if documents and has_rooms else []), *([SEARCH] if has_search else [])]
    if documents:
        yield from data_files(documents, site=site)
    yield from discovery_files(
        documents,
        site=site,
        topics=by_topic(documents),
        dates=date_archive(documents if has_rooms else []),
        pages=[*(page.path for page in text_pages), *rooms],
    )
