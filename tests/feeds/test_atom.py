"""Atom documents, read back with an XML parser."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from lxml import etree

from plugins.pressmark.documents import ArchiveDocument, Site, archive_document
from plugins.pressmark.feeds.atom import Feed, FeedEntry, atom_feed
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

ATOM = {"a": "http://www.w3.org/2005/Atom"}
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
FEED = Feed(title="The Harbour Post", address="feeds/all.atom.xml", page_address="", name="feeds/all")
GREECE = Topic(slug="greece", name="Greece", type=TopicType.PLACE)


def dateline(*moment: int) -> Dateline:
    at = datetime(*moment, tzinfo=UTC)  # type: ignore[misc,arg-type]
    return Dateline(local=at, moment=at, has_time=True, iso=at.isoformat())


def document(code: str = "7", *, language: str | None = None, **changes: Any) -> ArchiveDocument:
    story = Story(
        code=StoryCode(code),
        dateline=dateline(2020, 10, 7, 8, 15),
        headline="Ferries <stay> & wait",
        paragraphs=("One.",),
        language=language,
    )
    evidence = (Evidence(rule="name", surface="Greece", field="headline", paragraph=0, weight=1.0),)
    topics = StoryTopics(about=(StoryTopic(topic=GREECE, weight=1.0, evidence=evidence),))
    return archive_document(replace(story, **changes), topics=topics, site_url=SITE.url, language="en")


def read(documents: Sequence[ArchiveDocument]) -> Any:
    entries = [FeedEntry(document=d, content=f"<p>Text &amp; tide of {d.code}</p>") for d in documents]
    return etree.fromstring(atom_feed(FEED, site=SITE, entries=entries))


def text(element: Any, path: str) -> str:
    found = element.findall(path, ATOM)
    assert len(found) == 1, path
    return str(found[0].text)


def test_feed_says_what_it_is() -> None:
    feed = read([document()])

    assert text(feed, "a:id") == "tag:example.org,2024:feeds/all"
    assert text(feed, "a:title") == "The Harbour Post"
    assert text(feed, "a:subtitle") == "News & tides"
    assert text(feed, "a:rights") == "© The Harbour Post"
    assert text(feed, "a:author/a:name") == "The Harbour Post"
    assert text(feed, "a:generator") == "Pressmark"
    assert feed.get(LANGUAGE) == "en"
    assert {(link.get("rel"), link.get("href")) for link in feed.findall("a:link", ATOM)} == {
        ("self", "https://example.org/archive/feeds/all.atom.xml"),
        ("alternate", "https://example.org/archive/"),
    }


def test_entry_says_what_the_story_is() -> None:
    entry = read([document(language="fa")]).find("a:entry", ATOM)

    assert text(entry, "a:id") == "tag:example.org,2024:news/7"
    assert text(entry, "a:title") == "Ferries <stay> & wait"
    assert text(entry, "a:published") == "2020-10-07T08:15:00+00:00"
    assert text(entry, "a:updated") == "2020-10-07T08:15:00+00:00"
    assert text(entry, "a:content") == "<p>Text &amp; tide of 7</p>"
    assert entry.find("a:content", ATOM).get("type") == "html"
    assert entry.get(LANGUAGE) == "fa"
    assert [dict(link.attrib) for link in entry.findall("a:link", ATOM)] == [
        {"rel": "alternate", "type": "text/html", "href": "https://example.org/archive/stories/7.html"}
    ]
    assert [dict(category.attrib) for category in entry.findall("a:category", ATOM)] == [
        {"term": "greece", "scheme": "https://example.org/archive/topics/", "label": "Greece"}
    ]


def test_entries_stand_in_the_order_given() -> None:
    feed = read([document("9"), document("8"), document("7")])

    assert [e.findtext("a:id", namespaces=ATOM)[-1] for e in feed.findall("a:entry", ATOM)] == ["9", "8", "7"]


def test_updated_is_the_newest_correction_and_never_the_clock() -> None:
    corrected = document("7", corrections=(Correction(dateline=dateline(2021, 1, 2, 3, 4), note="A name."),))

    feed = read([document("8"), corrected])

    assert text(feed, "a:updated") == "2021-01-02T03:04:00+00:00"
    assert [e.findtext("a:updated", namespaces=ATOM) for e in feed.findall("a:entry", ATOM)] == [
        "2020-10-07T08:15:00+00:00",
        "2021-01-02T03:04:00+00:00",
    ]


def test_same_entries_give_the_same_bytes() -> None:
    entries = [FeedEntry(document=document(), content="<p>One.</p>")]

    assert atom_feed(FEED, site=SITE, entries=entries) == atom_feed(FEED, site=SITE, entries=entries)


@pytest.mark.parametrize("documents", [[], [document("7"), document("7")]], ids=["none", "twice"])
def test_feed_without_entries_or_with_one_story_twice_is_refused(documents: list[ArchiveDocument]) -> None:
    with pytest.raises(ValueError, match="a feed needs entries, each story once"):
        read(documents)
