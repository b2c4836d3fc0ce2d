"""Feed entries: what they take from a story, how long they may be, how they are named."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.pressmark.feeds.entries import (
    LONGEST_CONTENT,
    FeedEntry,
    entry_digest,
    entry_of,
    entry_weight,
    plain_entry,
)
from plugins.pressmark.feeds.jsonfeed import json_item
from plugins.pressmark.feeds.text import whole_content
from plugins.pressmark.feeds.xml import atom_entry, rss_feed
from plugins.pressmark.model import Topic, TopicType

from .invented import GREECE, PLAN, SITE, correction, dateline, entry

RSS = replace(PLAN, path="feeds/all.rss.xml", kind="rss")
# Letters that grow most when they are escaped or encoded.
GROWING = st.text(st.sampled_from('&<>"\\aé船👩'), min_size=1, max_size=300)


@st.composite
def entries(draw: st.DrawFn) -> FeedEntry:
    paragraphs = draw(
        st.lists(st.builds(lambda text, n: text * n, GROWING, st.integers(1, 300)), min_size=1, max_size=4)
    )
    topics = [Topic(slug=f"t{n}", name=draw(GROWING), type=TopicType.PLACE) for n in range(draw(st.integers(0, 30)))]
    fields = (("source", draw(GROWING)), ("author", draw(GROWING)), ("link", "https://example.net/" + "a&" * 400))
    headline = draw(GROWING) * draw(st.integers(1, 100))
    return entry("7", *topics, headline=headline, paragraphs=tuple(paragraphs), fields=fields)


@settings(max_examples=40, deadline=None)
@given(entries())
def test_entry_is_never_larger_than_its_weight(told: FeedEntry) -> None:
    place = replace(SITE, url=f"https://example.org/{'a' * 80}")
    rss = [len(rss_feed(RSS, site=place, entries=entries)) for entries in ([told], [])]
    sizes = [len(atom_entry(told, site=place)), len(json_item(told, site=place)), rss[0] - rss[1]]

    assert max(sizes) <= entry_weight(told) < 150 * 1024


def test_story_too_long_for_a_feed_shows_whole_paragraphs_and_leads_to_the_page() -> None:
    told = entry(paragraphs=("First & last.", "x" * LONGEST_CONTENT, "End."))

    assert told.is_cut
    assert whole_content(told, site=SITE) == (
        '<p dir="ltr">First &amp; last.</p>\n'
        "<p>This story is too long for a feed."
        ' <a href="https://example.org/archive/stories/7.html">Read all of it</a></p>'
    )


def test_story_that_fits_is_shown_whole() -> None:
    told = entry(paragraphs=("First.", "x" * (LONGEST_CONTENT - 200)))

    assert not told.is_cut
    assert whole_content(told, site=SITE) == told.content


@given(st.builds(entry, st.sampled_from(["7", "8"]), headline=GROWING))
def test_plain_entry_is_read_back(told: FeedEntry) -> None:
    assert entry_of(plain_entry(told)) == told


@pytest.mark.parametrize(
    "changed",
    [
        entry(headline="Another"),
        entry(paragraphs=("Another.",)),
        entry("8"),
        entry("7", GREECE),
        entry(language="fa"),
        entry(updated=datetime(2020, 10, 8, tzinfo=UTC)),
        entry(fields=(("source", "Example Agency"),)),
    ],
    ids=["headline", "text", "code", "topics", "language", "updated", "source"],
)
def test_digest_sees_every_change(changed: FeedEntry) -> None:
    assert entry_digest(changed) != entry_digest(entry())
    assert entry_digest(entry()) == entry_digest(entry())


def test_offset_with_seconds_becomes_one_that_feeds_can_write() -> None:
    # Local mean time, before the time zones: 3:25:44 ahead of UTC.
    told = entry(dateline=dateline(1900, 5, 1, zone=ZoneInfo("Asia/Tehran")))

    assert told.published.isoformat() == "1900-05-01T00:00:16+03:26"


def test_updated_is_told_in_the_offset_of_the_story() -> None:
    told = entry(
        dateline=dateline(2020, 7, 1, 9, 0, zone=ZoneInfo("Europe/Istanbul")),
        corrections=(correction(2020, 7, 2, 9, 0),),
        updated=datetime(2020, 7, 2, 9, 0, 7, tzinfo=UTC),
    )

    assert told.updated.isoformat() == "2020-07-02T12:00:07+03:00"
