"""The list of feeds, read back with an XML parser."""

from dataclasses import replace

from plugins.pressmark.feeds.opml import opml
from plugins.pressmark.feeds.plans import FeedPlan, Subscription

from .invented import SITE, parsed, text

ALL = Subscription(title="The Harbour Post", path="feeds/all.atom.xml", page="")
TURKEY = Subscription(title="ترکیه", path="feeds/topics/ترکیه.atom.xml", page="topics/ترکیه.html")
PLAN = FeedPlan(
    path="feeds/topics.opml",
    kind="opml",
    name="feeds",
    title="Feeds of The Harbour Post",
    subtitle="",
    page="feeds/index.html",
    groups=(("", (ALL,)), ("Places", (TURKEY,))),
)


def test_feeds_are_grouped_under_headings() -> None:
    root = parsed(opml(PLAN, site=SITE))
    first, places = root.find("body")

    assert root.get("version") == "2.0"
    assert text(root, "head/title") == "Feeds of The Harbour Post"
    assert dict(first.attrib) == {
        "type": "rss",
        "text": "The Harbour Post",
        "title": "The Harbour Post",
        "xmlUrl": "https://example.org/archive/feeds/all.atom.xml",
        "htmlUrl": "https://example.org/archive/",
        "language": "en",
    }
    assert dict(places.attrib) == {"text": "Places"}
    assert places[0].get("text") == "ترکیه"
    assert places[0].get("xmlUrl").endswith("/feeds/topics/%D8%AA%D8%B1%DA%A9%DB%8C%D9%87.atom.xml")


def test_title_is_html_as_the_specification_has_it() -> None:
    feed = replace(ALL, title="R&D <harbours>")

    root = parsed(opml(replace(PLAN, groups=(("", (feed,)),)), site=SITE))

    assert root.find("body")[0].get("text") == "R&amp;D &lt;harbours&gt;"
