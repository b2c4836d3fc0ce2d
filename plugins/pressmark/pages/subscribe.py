"""The subscribe page: what a feed is, and the address of every feed, ready to copy."""

from collections.abc import Sequence

from ..documents import Site
from ..feeds.plans import FeedKind, Subscription, absolute
from ..model import Topic, TopicType
from ..rebuild.jobs import PageJob
from .addresses import ALL_FEEDS, FEEDS, feed_path, front_path, topic_feed_name, topic_path
from .frame import Frame, Plain
from .grouping import TopicGroup
from .wording import FRONT_PAGE

_HEADINGS = {
    TopicType.PLACE: "Places",
    TopicType.PERSON: "People",
    TopicType.ORGANISATION: "Organisations",
    TopicType.SUBJECT: "Subjects",
}
_ATOM: tuple[str, FeedKind] = ("Atom", "atom")
_RSS: tuple[str, FeedKind] = ("RSS", "rss")
_JSON: tuple[str, FeedKind] = ("JSON Feed", "json")


def feed_groups(topics: Sequence[Topic], *, site: Site) -> tuple[tuple[str, tuple[Subscription, ...]], ...]:
    """Give every feed that can be subscribed to: the site's own, then those of topics by type and name."""
    everything = Subscription(title=site.name, path=feed_path(ALL_FEEDS), page="")
    groups: list[tuple[str, tuple[Subscription, ...]]] = [("", (everything,))]
    for heading, chosen in _by_type(topics):
        feeds = [
            Subscription(title=t.name, path=feed_path(topic_feed_name(t.slug)), page=topic_path(t.slug)) for t in chosen
        ]
        groups.append((heading, tuple(feeds)))
    return tuple(groups)


def subscribe_page(topics: Sequence[TopicGroup], *, frame: Frame) -> PageJob:
    """Show every feed; the number of stories is no part of it, so that a new story leaves the page alone."""
    site = frame.site
    return frame.job(
        FEEDS,
        "subscribe.html",
        title="Subscribe",
        description=f"Every feed of {site.name}, and what a feed is.",
        breadcrumb=[frame.link(FRONT_PAGE, front_path())],
        formats=[_format(frame, ALL_FEEDS, *kind) for kind in (_ATOM, _RSS, _JSON)],
        groups=[
            {"heading": heading, "feeds": [_topic_feed(topic, frame) for topic in chosen]}
            for heading, chosen in _by_type([topic for topic, _ in topics])
        ],
        list=frame.link("List of all feeds (OPML)", feed_path("feeds/topics", "opml")),
    )


def _by_type(topics: Sequence[Topic]) -> list[tuple[str, list[Topic]]]:
    groups = [
        (heading, sorted((t for t in topics if t.type is type_), key=lambda t: (t.name.casefold(), t.slug)))
        for type_, heading in _HEADINGS.items()
    ]
    return [(heading, chosen) for heading, chosen in groups if chosen]


def _topic_feed(topic: Topic, frame: Frame) -> Plain:
    name = topic_feed_name(topic.slug)
    formats = {"atom": _format(frame, name, *_ATOM), "json": _format(frame, name, *_JSON)}
    return frame.link(topic.name, topic_path(topic.slug)) | formats


def _format(frame: Frame, name: str, label: str, kind: FeedKind) -> Plain:
    path = feed_path(name, kind)
    return {"label": label, "address": frame.address(path), "absolute": absolute(frame.site, path)}
