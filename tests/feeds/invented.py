"""Invented stories as archive documents and as feed entries, and XML read back."""

from datetime import UTC, datetime, tzinfo
from typing import Any

from lxml import etree

from plugins.pressmark.documents import ArchiveDocument, Site, archive_document
from plugins.pressmark.feeds.entries import FeedEntry, feed_entry
from plugins.pressmark.feeds.plans import FeedPlan
from plugins.pressmark.model import (
    Correction,
    Dateline,
    Evidence,
    Story,
    StoryCode,
    StoryTopic,
    StoryTopics,
    Topic,
    TopicType,
)
from plugins.pressmark.stories.body import body_html

SPACES = {
    "a": "http://www.w3.org/2005/Atom",
    "fh": "http://purl.org/syndication/history/1.0",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SITE = Site(
    name="The Harbour Post",
    tagline="News & tides",
    url="https://example.org/archive",
    language="en",
    authority="example.org",
    authority_year=2024,
    rights="© The Harbour Post",
)
GREECE = Topic(slug="greece", name="Greece", type=TopicType.PLACE)
UPDATED = datetime(2020, 10, 7, 8, 15, 7, tzinfo=UTC)
PLAN = FeedPlan(
    path="feeds/all.atom.xml",
    kind="atom",
    name="feeds/all",
    title="The Harbour Post",
    subtitle="News & tides",
    page="",
    updated=UPDATED,
)


def dateline(*moment: int, zone: tzinfo = UTC) -> Dateline:
    """A dateline from year, month, day and, where there is a time, hour and minute."""
    local = datetime(*moment, tzinfo=zone)  # type: ignore[misc,arg-type]
    return Dateline(local=local, moment=local.astimezone(UTC), has_time=len(moment) > 3, iso=local.isoformat())


def correction(*moment: int) -> Correction:
    return Correction(dateline=dateline(*moment), note="A name.")


def document(code: str = "7", *topics: Topic, **parts: Any) -> ArchiveDocument:
    told = {
        "dateline": dateline(2020, 10, 7, 8, 15),
        "headline": "Ferries <stay> & wait",
        "paragraphs": ("Text & tide.",),
    }
    evidence = (Evidence(rule="name", surface="Greece", field="headline", paragraph=0, weight=1.0),)
    about = tuple(StoryTopic(topic=topic, weight=1.0, evidence=evidence) for topic in topics)
    story = Story(code=StoryCode(code), **{**told, **parts})
    return archive_document(story, topics=StoryTopics(about=about), site_url=SITE.url, language="en")


def entry(code: str = "7", *topics: Topic, updated: datetime = UPDATED, **parts: Any) -> FeedEntry:
    made = document(code, *topics, **parts)
    content = body_html(made.story, direction=made.direction)
    return feed_entry(made, content=content, summary="Ferries & tides.", updated=updated)


def text(element: Any, path: str) -> str:
    """The text of the one element at a path."""
    found = element.findall(path, SPACES)
    assert len(found) == 1, path
    return str(found[0].text)


def parsed(content: bytes) -> Any:
    return etree.fromstring(content)
