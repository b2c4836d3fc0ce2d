"""JSON Feed 1.1, read back."""

import json
from dataclasses import replace
from typing import Any

from plugins.pressmark.feeds.entries import FeedEntry
from plugins.pressmark.feeds.jsonfeed import json_feed, json_item

from .invented import GREECE, PLAN, SITE, entry

JSON = replace(PLAN, path="feeds/all.json", kind="json")


def read(*entries: FeedEntry, **changes: Any) -> Any:
    items = [json_item(e, site=SITE) for e in entries]
    return json.loads(json_feed(replace(JSON, **changes), site=SITE, entries=items))


def test_feed_says_what_it_is() -> None:
    feed = read(entry(), hub="https://hub.example.org/")

    assert {name: value for name, value in feed.items() if name != "items"} == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Harbour Post",
        "home_page_url": "https://example.org/archive/",
        "feed_url": "https://example.org/archive/feeds/all.json",
        "description": "News & tides",
        "icon": "https://example.org/archive/feeds/icon.svg",
        "favicon": "https://example.org/archive/feeds/icon.svg",
        "authors": [{"name": "The Harbour Post", "url": "https://example.org/archive/"}],
        "language": "en",
        "hubs": [{"type": "WebSub", "url": "https://hub.example.org/"}],
    }


def test_item_says_what_the_story_is() -> None:
    feed = read(entry("7", GREECE, fields=(("source", "Example Agency"), ("link", "https://example.net/a"))))

    assert feed["items"] == [
        {
            "id": "tag:example.org,2024:news/7",
            "url": "https://example.org/archive/stories/7.html",
            "external_url": "https://example.net/a",
            "title": "Ferries <stay> & wait",
            "content_html": '<p dir="ltr">Text &amp; tide.</p>',
            "summary": "Ferries & tides.",
            "date_published": "2020-10-07T08:15:00+00:00",
            "date_modified": "2020-10-07T08:15:07+00:00",
            "authors": [{"name": "Example Agency"}],
            "tags": ["Greece"],
            "language": "en",
        }
    ]


def test_items_stand_in_the_order_given() -> None:
    assert [item["id"][-1] for item in read(entry("9"), entry("8"))["items"]] == ["9", "8"]


def test_feed_without_items_is_one() -> None:
    assert read()["items"] == []
