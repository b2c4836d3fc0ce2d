"""Atom and RSS documents, read back with an XML parser."""

from dataclasses import replace
from datetime import timedelta, timezone
from typing import Any

from plugins.pressmark.documents import Licence
from plugins.pressmark.feeds.entries import FeedEntry
from plugins.pressmark.feeds.plans import FeedPlan
from plugins.pressmark.feeds.reading import read_entries
from plugins.pressmark.feeds.xml import atom_entry, atom_feed, rss_feed

from .invented import GREECE, LANGUAGE, PLAN, SITE, SPACES, correction, dateline, document, entry, parsed, text

RSS = replace(PLAN, path="feeds/all.rss.xml", kind="rss")
CREDITS = (("source", "Example Agency"), ("author", "A. Writer"), ("link", "https://example.net/a?b=1&c=2"))


def written(*entries: FeedEntry, plan: FeedPlan = PLAN) -> bytes:
    return atom_feed(plan, site=SITE, entries=[atom_entry(e, site=SITE) for e in entries])


def atom(*entries: FeedEntry, **changes: Any) -> Any:
    return parsed(written(*entries, plan=replace(PLAN, **changes)))


def links(element: Any) -> list[dict[str, str]]:
    return [dict(link.attrib) for link in element.findall("a:link", SPACES)]


def test_feed_says_what_it_is() -> None:
    feed = atom(entry())

    assert text(feed, "a:id") == "tag:example.org,2024:feeds/all"
    assert text(feed, "a:title") == "The Harbour Post"
    assert text(feed, "a:subtitle") == "News & tides"
    assert text(feed, "a:updated") == "2020-10-07T08:15:07+00:00"
    assert text(feed, "a:rights") == "© The Harbour Post"
    assert text(feed, "a:author/a:name") == "The Harbour Post"
    assert text(feed, "a:generator") == "Pressmark"
    assert text(feed, "a:icon") == "https://example.org/archive/feeds/icon.svg"
    assert text(feed, "a:logo") == "https://example.org/archive/feeds/logo.svg"
    assert feed.get(LANGUAGE) == "en"
    assert feed.find("fh:archive", SPACES) is None
    assert {(link["rel"], link["href"]) for link in links(feed)} == {
        ("self", "https://example.org/archive/feeds/all.atom.xml"),
        ("alternate", "https://example.org/archive/"),
    }


def test_entry_says_what_the_story_is() -> None:
    found = atom(entry("7", GREECE, language="fa")).find("a:entry", SPACES)

    assert text(found, "a:id") == "tag:example.org,2024:news/7"
    assert text(found, "a:title") == "Ferries <stay> & wait"
    assert text(found, "a:published") == "2020-10-07T08:15:00+00:00"
    assert text(found, "a:updated") == "2020-10-07T08:15:07+00:00"
    assert text(found, "a:summary") == "Ferries & tides."
    assert text(found, "a:content") == '<p dir="rtl">Text &amp; tide.</p>'
    assert found.find("a:content", SPACES).get("type") == "html"
    assert found.get(LANGUAGE) == "fa"
    assert links(found) == [
        {"rel": "alternate", "type": "text/html", "href": "https://example.org/archive/stories/7.html"}
    ]
    assert [dict(category.attrib) for category in found.findall("a:category", SPACES)] == [
        {"term": "greece", "scheme": "https://example.org/archive/topics/", "label": "Greece"}
    ]


def test_entry_names_its_author_its_source_and_where_it_came_from() -> None:
    found = atom(entry(fields=CREDITS)).find("a:entry", SPACES)

    assert [e.text for e in found.findall("a:author/a:name", SPACES)] == ["A. Writer", "Example Agency"]
    assert text(found, "dc:source") == "https://example.net/a?b=1&c=2"
    # A reader would take a second link for one more address of the story.
    assert len(links(found)) == 1


def test_entries_stand_in_the_order_given() -> None:
    feed = atom(entry("9"), entry("8"), entry("7"))

    assert [e.text[-1] for e in feed.findall("a:entry/a:id", SPACES)] == ["9", "8", "7"]


def test_feed_is_shown_with_a_style_sheet() -> None:
    for content in (written(entry()), rss_feed(RSS, site=SITE, entries=[entry()])):
        instruction = parsed(content).getprevious()

        assert instruction.target == "xml-stylesheet"
        assert instruction.attrib == {"type": "text/css", "href": "https://example.org/archive/feeds/feed.css"}


def test_sealed_document_is_an_archive_with_its_neighbours() -> None:
    feed = atom(
        entry(),
        path="feeds/archive/all/1.atom.xml",
        is_sealed=True,
        previous="",
        following="feeds/archive/all/2.atom.xml",
        current="feeds/all.atom.xml",
    )

    assert feed.find("fh:archive", SPACES) is not None
    assert text(feed, "a:id") == "tag:example.org,2024:feeds/all"
    assert {(link["rel"], link["href"].rpartition("/feeds/")[2]) for link in links(feed)} == {
        ("self", "archive/all/1.atom.xml"),
        ("next-archive", "archive/all/2.atom.xml"),
        ("current", "all.atom.xml"),
        ("alternate", "https://example.org/archive/"),
    }


def test_hub_is_named_where_there_is_one() -> None:
    hub = "https://hub.example.org/"

    assert {"rel": "hub", "href": hub} in links(atom(entry(), hub=hub))
    channel = parsed(rss_feed(replace(RSS, hub=hub), site=SITE, entries=[entry()])).find("channel")
    assert {"rel": "hub", "href": hub} in links(channel)


def test_licence_is_named_and_led_to_in_atom_and_rss() -> None:
    licensed = replace(SITE, licence=Licence(name="CC BY 4.0", address="https://example.net/by"))
    feed = parsed(atom_feed(PLAN, site=licensed, entries=[]))
    channel = parsed(rss_feed(RSS, site=licensed, entries=[])).find("channel")

    assert text(feed, "a:rights") == text(channel, "copyright") == "© The Harbour Post · CC BY 4.0"
    assert {"rel": "license", "href": "https://example.net/by"} in links(feed)
    assert {"rel": "license", "href": "https://example.net/by"} in links(channel)


def test_licence_that_stands_nowhere_is_only_named() -> None:
    feed = parsed(atom_feed(PLAN, site=replace(SITE, rights="", licence=Licence(name="Free", address="")), entries=[]))

    assert text(feed, "a:rights") == "Free"
    assert [link for link in links(feed) if link["rel"] == "license"] == []


def test_names_of_other_scripts_are_encoded_in_ids_and_addresses() -> None:
    feed = atom(entry(), name="feeds/topics/ترکیه", path="feeds/topics/ترکیه.atom.xml", page="topics/ترکیه.html")

    assert text(feed, "a:id").isascii()
    assert all(link["href"].isascii() for link in links(feed))


def test_same_entries_give_the_same_bytes() -> None:
    assert written(entry()) == written(entry())
    assert rss_feed(RSS, site=SITE, entries=[entry()]) == rss_feed(RSS, site=SITE, entries=[entry()])


def test_rss_item_says_what_the_story_is() -> None:
    channel = parsed(rss_feed(RSS, site=SITE, entries=[entry("7", GREECE, fields=CREDITS)])).find("channel")
    item = channel.find("item")

    assert text(channel, "title") == "The Harbour Post"
    assert text(channel, "link") == "https://example.org/archive/"
    assert text(channel, "lastBuildDate") == "Wed, 07 Oct 2020 08:15:07 +0000"
    assert links(channel)[0]["href"] == "https://example.org/archive/feeds/all.rss.xml"
    assert text(item, "title") == "Ferries <stay> & wait"
    assert text(item, "link") == "https://example.org/archive/stories/7.html"
    assert text(item, "guid") == "tag:example.org,2024:news/7"
    assert item.find("guid").get("isPermaLink") == "false"
    assert text(item, "pubDate") == "Wed, 07 Oct 2020 08:15:00 +0000"
    assert text(item, "a:updated") == "2020-10-07T08:15:07+00:00"
    assert text(item, "description") == "Ferries &amp; tides."
    assert text(item, "content:encoded") == '<p dir="ltr">Text &amp; tide.</p>'
    assert text(item, "category") == "Greece"
    assert [e.text for e in item.findall("dc:creator", SPACES)] == ["A. Writer", "Example Agency"]


def test_plain_text_of_rss_is_written_for_readers_that_take_it_for_html() -> None:
    content = rss_feed(RSS, site=SITE, entries=[entry()])

    assert b"<title>Ferries &#x3C;stay&gt; &#x26; wait</title>" in content


def test_dates_keep_the_offset_of_the_story_in_every_format() -> None:
    tehran = timezone(timedelta(hours=3, minutes=30))
    told = entry(dateline=dateline(2020, 10, 7, zone=tehran), corrections=(correction(2020, 10, 9, 6, 0),))

    assert told.published.isoformat() == "2020-10-07T00:00:00+03:30"
    assert text(atom(told), "a:entry/a:published") == "2020-10-07T00:00:00+03:30"


def test_entries_are_read_back_as_they_were() -> None:
    entries = [
        entry("9", GREECE, fields=CREDITS),
        entry("8", language="fa", paragraphs=("One.", 'Two "quoted" <b>.')),
        entry("7", paragraphs=("First.", "x" * 200_000)),
    ]

    assert list(read_entries(written(*entries))) == entries
    assert [e.is_cut for e in entries] == [False, False, True]


def test_document_of_another_kind_has_no_entries() -> None:
    assert list(read_entries(b"<feed")) == []
    assert list(read_entries(b"<rss/>")) == []


def test_address_of_a_story_is_its_permalink() -> None:
    found = atom(entry()).find("a:entry/a:link", SPACES)

    assert found.get("href") == document().permalink
