"""Which feeds the site has: all stories as Atom, RSS and JSON, each topic as Atom and JSON, and the list of them.

Planning says of every document which stories stand in it; writing makes its bytes, in this process or another one.
"""

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from ..documents import ArchiveDocument, Site
from ..feeds.entries import FeedEntry, entry_digest, entry_weight, feed_entry
from ..feeds.ledger import Block, Ledger
from ..feeds.moments import Moments, UpdatedMoments, updated_moments
from ..feeds.plans import EntryKey, FeedKind, FeedPlan
from ..feeds.sealing import SealedFeed, open_entries, seal
from ..feeds.versions import Published, SealedVersions, sealed_versions
from ..feeds.writing import FeedWriter
from ..model import StoryCode, Topic
from ..rebuild.jobs import FileJob, digest_of_words
from ..stories.body import body_html
from ..words import ENGLISH, Words
from .addresses import ALL_FEEDS, archived_feed, feed_path, topic_feed_name, topic_path
from .grouping import TopicGroup, by_topic
from .rows import opening
from .subscribe import feed_groups

Measures = Mapping[str, tuple[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPlans:
    """Every document of every feed, and what it takes to write them."""

    plans: tuple[FeedPlan, ...]
    # Of every plan, by their keys.
    entries: Mapping[EntryKey, FeedEntry]
    # Of each entry, by its key: what `FeedPlan.digest` asks for.
    digests: Mapping[EntryKey, str]
    # To be kept once the site is published.
    ledger: Ledger
    # Stories whose sealed documents are written anew, since what they said is known no more.
    lost: tuple[StoryCode, ...]
    # Of every entry, by the name of all it is made from: its digest, and the bytes it takes. Worth keeping.
    measures: Measures


def no_documents(_name: str, _number: int) -> Iterator[FeedEntry]:
    """Nothing was published before."""
    return iter(())


def feed_plans(
    documents: Sequence[ArchiveDocument],
    *,
    site: Site,
    ledger: Ledger | None = None,
    published: Published = no_documents,
    hub: str = "",
    topic_archives: bool = False,
    known: Measures = MappingProxyType({}),
    words: Words = ENGLISH,
) -> FeedPlans:
    """Plan every feed that has stories; nothing is written.

    Args:
        documents: Newest first.
        ledger: What was sealed before.
        published: Reads the documents that stand, for stories that were changed since they were sealed, and for stories
            that want the same second.
        hub: The address of a WebSub hub; empty for none.
        topic_archives: Whether topics keep their whole history, too.
        known: Measures of entries, as an earlier plan gave them.
        words: Those in which feeds are described.
    """
    ledger = ledger or Ledger()
    moments = _moments(documents, ledger, published)
    entries = _Entries(documents, moments.all)
    names = {document.code: _name(document, moments.all) for document in documents}
    measures = {name: known.get(name) or _measure(entries[code]) for code, name in names.items()}
    digests: dict[EntryKey, str] = {code: measures[name][0] for code, name in names.items()}
    weights = {code: measures[name][1] for code, name in names.items()}
    versions = sealed_versions(ledger, entries=entries, digests=digests, published=published)
    plans: list[FeedPlan] = []
    sealed: dict[str, tuple[Block, ...]] = {}
    topics = by_topic(documents)
    everything = _everything(site, hub, words)
    for feed, members, has_archive in _feeds(documents, topics, everything, words, topic_archives=topic_archives):
        codes = [document.code for document in members]
        if has_archive:
            divided = seal(
                codes,
                blocks=versions.ledger.feeds.get(feed.name, ()),
                entries=entries,
                versions=versions.entries,
                digests=digests,
                weights=weights,
            )
        else:
            divided = open_entries(codes, weights=weights)
        plans += _documents(feed, divided, digests, moments.all)
        if divided.blocks:
            sealed[feed.name] = divided.blocks
    old = {key: versions.entries[key] for plan in plans for key in plan.entries if "@" in key}
    return FeedPlans(
        plans=(*plans, _list_of_feeds(topics, site=site, words=words)) if plans else (),
        entries=ChainMap(old, entries),
        digests=digests | {key: key.partition("@")[2] for key in old},
        ledger=_ledger(sealed, versions, moments.yielded),
        lost=versions.lost,
        measures=measures,
    )


def feed_files(plans: FeedPlans, *, site: Site) -> Iterator[FileJob]:
    """Give the job of every document; it is written where it must be."""
    writer = FeedWriter(site)
    for plan in plans.plans:
        make = partial(writer.write, plan, entries=plans.entries)
        yield FileJob(path=plan.path, make=make, name=plan.digest(site, plans.digests))


def _moments(documents: Sequence[ArchiveDocument], ledger: Ledger, published: Published) -> UpdatedMoments:
    sealed = {s.code: s.updated for blocks in ledger.feeds.values() for block in blocks for s in block.stories}
    return updated_moments(
        documents,
        known={**sealed, **ledger.moments},
        published=lambda: {entry.code: entry.updated for entry in published(ALL_FEEDS, 0)},
    )


class _Entries(dict[EntryKey, FeedEntry]):
    """The entry of each story by its code, made when it is first asked for."""

    def __init__(self, documents: Sequence[ArchiveDocument], moments: Moments) -> None:
        super().__init__()
        self._documents: dict[EntryKey, ArchiveDocument] = {document.code: document for document in documents}
        self._moments = moments

    def __missing__(self, code: EntryKey) -> FeedEntry:
        document = self._documents[code]
        self[code] = feed_entry(
            document,
            content=body_html(document.story, direction=document.direction),
            summary=opening(document.story),
            updated=self._moments[document.code],
        )
        return self[code]


def _name(document: ArchiveDocument, moments: Moments) -> str:
    """Name all that an entry is made from."""
    topics = (f"{about.topic.slug} {about.topic.name}" for about in document.topics.about)
    return digest_of_words((document.story_digest, document.language, moments[document.code].isoformat(), *topics))


def measure_lines(measures: Measures) -> list[str]:
    """Write measures as lines that can be kept."""
    return [f"{name} {digest} {weight}" for name, (digest, weight) in sorted(measures.items())]


def measures_of(lines: Sequence[str]) -> Measures:
    """Read what `measure_lines` wrote."""
    return {name: (digest, int(weight)) for name, digest, weight in (line.split(" ") for line in lines)}


def _measure(entry: FeedEntry) -> tuple[str, int]:
    return entry_digest(entry), entry_weight(entry)


def _feeds(
    documents: Sequence[ArchiveDocument],
    topics: Sequence[TopicGroup],
    everything: FeedPlan,
    words: Words,
    *,
    topic_archives: bool,
) -> Iterator[tuple[FeedPlan, Sequence[ArchiveDocument], bool]]:
    """Give each feed as its Atom subscription document, still without entries; its stories; whether it is archived."""
    if not documents:
        return
    yield everything, documents, True
    for topic, members in topics:
        yield _topic_plan(everything, topic, words), members, topic_archives


def _everything(site: Site, hub: str, words: Words) -> FeedPlan:
    return FeedPlan(
        path=feed_path(ALL_FEEDS),
        kind="atom",
        name=ALL_FEEDS,
        title=site.name,
        subtitle=site.tagline or words.gettext("Every story of %(site)s", site=site.name),
        page="",
        hub=hub,
    )


def _topic_plan(everything: FeedPlan, topic: Topic, words: Words) -> FeedPlan:
    name = topic_feed_name(topic.slug)
    return replace(
        everything,
        path=feed_path(name),
        name=name,
        title=f"{everything.title}: {topic.name}",
        subtitle=topic.scope or words.gettext("Stories about %(topic)s", topic=topic.name),
        page=topic_path(topic.slug),
    )


def _documents(
    feed: FeedPlan, divided: SealedFeed, digests: Mapping[EntryKey, str], moments: Moments
) -> Iterator[FeedPlan]:
    """Give the subscription documents of a feed in every format, then its archive."""
    last = len(divided.blocks)
    newest = max((moments[code] for code in divided.open), default=None) or divided.blocks[-1].updated
    filled = replace(feed, entries=divided.open, updated=newest)
    yield replace(filled, previous=archived_feed(feed.name, last) if last else "")
    kinds: tuple[FeedKind, ...] = ("rss", "json") if feed.name == ALL_FEEDS else ("json",)
    for kind in kinds:
        yield replace(filled, path=feed_path(feed.name, kind), kind=kind)
    for number, block in enumerate(divided.blocks, 1):
        yield replace(
            feed,
            path=archived_feed(feed.name, number),
            updated=block.updated,
            entries=tuple(s.code if digests[s.code] == s.digest else s.key for s in block.stories),
            is_sealed=True,
            previous=archived_feed(feed.name, number - 1) if number > 1 else "",
            # To the standard, an archive document without a neighbour is none. The others have their previous one.
            following=archived_feed(feed.name, 2) if number == 1 else "",
            current=feed.path,
        )


def _ledger(feeds: Mapping[str, tuple[Block, ...]], versions: SealedVersions, yielded: Moments) -> Ledger:
    stories = [story for blocks in feeds.values() for block in blocks for story in block.stories]
    present = {story.key for story in stories}
    sealed = {(story.code, story.updated) for story in stories}
    return Ledger(
        feeds=feeds,
        kept={key: parts for key, parts in versions.ledger.kept.items() if key in present},
        moments={code: moment for code, moment in yielded.items() if (code, moment) not in sealed},
    )


def _list_of_feeds(topics: Sequence[TopicGroup], *, site: Site, words: Words) -> FeedPlan:
    return FeedPlan(
        path=feed_path("feeds/topics", "opml"),
        kind="opml",
        name="feeds",
        title=words.gettext("Feeds of %(site)s", site=site.name),
        subtitle="",
        page="feeds/index.html",
        groups=feed_groups([topic for topic, _ in topics], site=site, words=words),
    )
