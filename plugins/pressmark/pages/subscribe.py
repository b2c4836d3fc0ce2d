"""The subscribe pages: what a feed is, and the address of every feed, ready to copy."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from ..documents import Site, absolute
from ..feeds.plans import FeedKind, Subscription
from ..model import Topic, TopicType
from ..rebuild.jobs import PageJob
from ..words import Words
from .addresses import ALL_FEEDS, FEEDS, feed_path, feeds_path, topic_feed_name, topic_path
from .frame import Frame, Plain
from .grouping import TopicGroup, largest_first, name_order
from .wording import paged_title, type_names

# So many topics of a type stand on the first page, and so many on each further one.
_LARGEST = 12
_MOST_FEEDS = 100
# Of the rows of one page; the frame and the ways to the other pages come on top.
_MOST_BYTES = 42 * 1024
_LONGEST_NAME = 24
_ATOM: tuple[str, FeedKind] = ("Atom", "atom")
_RSS: tuple[str, FeedKind] = ("RSS", "rss")
_JSON: tuple[str, FeedKind] = ("JSON Feed", "json")


def feed_groups(
    topics: Sequence[Topic], *, site: Site, words: Words
) -> tuple[tuple[str, tuple[Subscription, ...]], ...]:
    """Give every feed that can be subscribed to: the site's own, then those of topics by type and name."""
    everything = Subscription(title=site.name, path=feed_path(ALL_FEEDS), page="")
    groups: list[tuple[str, tuple[Subscription, ...]]] = [("", (everything,))]
    for heading, chosen in _by_type(topics, words):
        feeds = [
            Subscription(title=t.name, path=feed_path(topic_feed_name(t.slug)), page=topic_path(t.slug)) for t in chosen
        ]
        groups.append((heading, tuple(feeds)))
    return tuple(groups)


def subscribe_pages(topics: Sequence[TopicGroup], *, frame: Frame) -> Iterator[PageJob]:
    """Show every feed: those of the largest topics on the first page, and all of each type from A to Z on further ones.

    Numbers of stories are no part of them, so that a new story leaves the pages alone.
    """
    shelves = [_shelf(topics, type_, frame) for type_ in TopicType]
    words = frame.words
    yield frame.job(
        FEEDS,
        "subscribe.html",
        title=words.gettext("Subscribe"),
        description=words.gettext("Every feed of %(site)s, and what a feed is.", site=frame.site.name),
        breadcrumb=frame.breadcrumb(),
        formats=[_format(frame, ALL_FEEDS, *kind) for kind in (_ATOM, _RSS, _JSON)],
        groups=[_group(shelf, frame) for shelf in shelves if shelf.feeds],
        list=frame.link(words.gettext("List of all feeds (OPML)"), feed_path("feeds/topics", "opml")),
    )
    for shelf in shelves:
        if shelf.feeds != shelf.largest:
            yield from _shelf_pages(shelf, frame)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The feeds of one type's topics, from A to Z."""

    type: TopicType
    feeds: Sequence[Plain]
    # Those of its largest topics, still from A to Z, so that a page changes only when another one is large.
    largest: Sequence[Plain]


def _shelf(topics: Sequence[TopicGroup], type_: TopicType, frame: Frame) -> _Shelf:
    groups = sorted((group for group in topics if group[0].type is type_), key=lambda group: name_order(group[0]))
    largest = {topic.slug for topic, _ in largest_first(groups)[:_LARGEST]}
    feeds = {topic.slug: _topic_feed(topic, frame) for topic, _ in groups}
    shown = _parts([feed for slug, feed in feeds.items() if slug in largest], most_bytes=_MOST_BYTES // len(TopicType))
    return _Shelf(type_, [*feeds.values()], next(shown))


def _group(shelf: _Shelf, frame: Frame) -> Plain:
    heading = type_names(frame.words)[shelf.type][1]
    label = frame.words.gettext(
        "%(topics)s from A to Z: all %(number)s", topics=heading, number=frame.number(len(shelf.feeds))
    )
    return {
        "heading": heading,
        "feeds": shelf.largest,
        "all": frame.link(label, feeds_path(shelf.type)) if shelf.feeds != shelf.largest else None,
    }


def _shelf_pages(shelf: _Shelf, frame: Frame) -> Iterator[PageJob]:
    parts = list(_parts(shelf.feeds, most_bytes=_MOST_BYTES))
    ways = [frame.link(_range(part), feeds_path(shelf.type, number)) for number, part in enumerate(parts, 1)]
    words = frame.words
    heading = words.gettext("Feeds by topic: %(topics)s", topics=type_names(words)[shelf.type][1])
    for number, part in enumerate(parts, 1):
        yield frame.job(
            feeds_path(shelf.type, number),
            "feeds.html",
            title=paged_title(heading, number, words),
            description=words.gettext(
                "%(feeds)s in %(site)s, each with its address: %(range)s.",
                feeds=heading,
                site=frame.site.name,
                range=_range(part),
            ),
            breadcrumb=frame.breadcrumb(frame.link(words.gettext("Subscribe"), FEEDS)),
            heading=heading,
            parts=[way | {"is_here": place == number} for place, way in enumerate(ways, 1)] if parts[1:] else [],
            listed=part,
        )


def _parts(feeds: Sequence[Plain], *, most_bytes: int) -> Iterator[list[Plain]]:
    """Cut a list so that no page is too long, neither for its readers nor in bytes."""
    part: list[Plain] = []
    room = most_bytes
    for feed in feeds:
        # No less than what the template makes of it.
        weight = len(json.dumps(feed, ensure_ascii=False).encode())
        if part and (len(part) == _MOST_FEEDS or weight > room):
            yield part
            part, room = [], most_bytes
        part.append(feed)
        room -= weight
    yield part


def _range(part: Sequence[Plain]) -> str:
    """What a part holds, by the names it begins and ends with."""
    first, last = (shorten(str(feed["label"]), _LONGEST_NAME, placeholder="…") for feed in (part[0], part[-1]))
    return first if first == last else f"{first} – {last}"


def _by_type(topics: Sequence[Topic], words: Words) -> list[tuple[str, list[Topic]]]:
    groups = [
        (heading, sorted((t for t in topics if t.type is type_), key=name_order))
        for type_, (_, heading) in type_names(words).items()
    ]
    return [(heading, chosen) for heading, chosen in groups if chosen]


def _topic_feed(topic: Topic, frame: Frame) -> Plain:
    name = topic_feed_name(topic.slug)
    formats = {"atom": _format(frame, name, *_ATOM), "json": _format(frame, name, *_JSON)}
    return frame.link(topic.name, topic_path(topic.slug)) | formats


def _format(frame: Frame, name: str, label: str, kind: FeedKind) -> Plain:
    path = feed_path(name, kind)
    return {"label": label, "address": frame.address(path), "absolute": absolute(frame.site, path)}
