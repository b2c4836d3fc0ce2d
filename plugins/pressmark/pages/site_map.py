"""The site map: every page the archive has, in the order of its rooms."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from ..archives.dates import date_archive
from ..archives.related import related_stories
from ..discovery.tags import Picture
from ..documents import ArchiveDocument, Site
from ..model import StoryCode
from ..rebuild.jobs import PageJob
from ..words import ENGLISH, Words
from .about import ABOUT, archive_facts
from .assets import Assets
from .codes import code_pages
from .data import data_page
from .dates import date_pages
from .frame import site_frame
from .front import front_pages
from .grouping import by_topic
from .not_found import not_found_page
from .rows import opened_rows, story_rows
from .search import SearchFiles, search_page
from .story import story_pages
from .subscribe import subscribe_pages
from .text import TextPage, text_page
from .topics import moved_topic_pages, topic_pages
from .topics_index import topics_index
from .withdrawn import withdrawn_pages

__all__ = ["TextPage", "site_pages"]


def site_pages(
    documents: Sequence[ArchiveDocument],
    *,
    site: Site,
    masthead: str = "",
    assets: Assets,
    text_pages: Sequence[TextPage],
    withdrawn: Sequence[StoryCode],
    stories_per_page: int,
    moved_topics: Mapping[str, str] = MappingProxyType({}),
    search: SearchFiles | None = None,
    words: Words = ENGLISH,
    cards: Mapping[StoryCode, Picture] = MappingProxyType({}),
) -> Iterator[PageJob]:
    """Give the job of every page.

    Args:
        documents: Newest first, each story code once.
        masthead: What the head of every page says in the place of the site's name; empty for that.
        assets: The theme's files, as `assets.assets` gives them; writing them is left to the caller.
        text_pages: In the order of the navigation.
        withdrawn: Codes of the stories that were taken back.
        stories_per_page: At least 1.
        moved_topics: By the slug of each topic that went into another, the slug of that one.
        search: The search page's own files; writing them is left to the caller. Without them there is no search page.
        words: Those of the interface.
        cards: By a story's code, its own picture for links that are shared; writing them is left to the caller.
    """
    navigation = [(page.title, page.path) for page in text_pages if page.in_navigation]
    frame = site_frame(
        site,
        masthead=masthead,
        words=words,
        assets=assets,
        text_pages=navigation,
        has_stories=bool(documents),
        has_search=search is not None,
    )
    rows = story_rows(documents, frame=frame)
    topics = by_topic(documents)
    dates = date_archive(documents)
    size = stories_per_page

    opened = opened_rows(documents, frame=frame)
    yield from front_pages(documents, rows=opened, topics=topics, dates=dates, size=size, frame=frame)
    yield from story_pages(documents, rows=rows, related=related_stories(documents), frame=frame, cards=cards)
    yield from withdrawn_pages(withdrawn, frame=frame)
    yield from topics_index(topics, frame=frame)
    yield from topic_pages(topics, rows=rows, size=size, frame=frame)
    yield from moved_topic_pages(moved_topics, topics, frame=frame)
    if documents:
        yield from subscribe_pages(topics, frame=frame)
        yield data_page(documents, frame=frame)
        yield from code_pages(documents, rows=rows, frame=frame)
    if search:
        yield search_page(documents, topics=topics, files=search, frame=frame)
    yield from date_pages(dates, rows=rows, size=size, frame=frame)
    for page in text_pages:
        facts = archive_facts(documents, dates=dates, frame=frame) if page.path == ABOUT else []
        yield text_page(page, facts=facts, frame=frame)
    yield not_found_page(frame)
