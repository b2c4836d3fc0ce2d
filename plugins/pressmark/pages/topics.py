"""Topic pages, and what leads to them from topics that went into others."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ..discovery.jsonld import topic_node
from ..documents import ArchiveDocument, absolute
from ..model import StoryCode, Topic
from ..rebuild.jobs import PageJob, Part, digest_of_words
from .addresses import TOPICS, topic_feed, topic_path
from .cldr import day_text
from .drawings import drawn_months
from .frame import Frame, Plain
from .grouping import TopicGroup, name_order
from .rows import Rows, paged
from .wording import paged_title, story_count, type_names

_TEMPLATE = "topic.html"
# So many related topics are shown.
_RELATED = 8


def topic_pages(topics: Sequence[TopicGroup], *, rows: Rows, size: int, frame: Frame) -> Iterator[PageJob]:
    """Show the stories about each topic, `size` a page."""
    names = {topic.slug: topic for topic, _ in topics}
    narrower: dict[str, list[Topic]] = {}
    for topic, _ in topics:
        if topic.parent in names:
            narrower.setdefault(topic.parent, []).append(topic)
    told: dict[StoryCode, str] = {}
    for _, documents in topics:
        for document in documents:
            if document.code not in told:
                told[document.code] = _told(document, names)
    for group in topics:
        topic = group[0]
        broader = [names[topic.parent]] if topic.parent in names else []
        shown = _Shown(group=group, broader=broader, narrower=narrower.get(topic.slug, []), names=names, frame=frame)
        yield from _one_topic(shown, rows=rows, size=size, told=told)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What the pages of one topic tell of, besides their rows."""

    group: TopicGroup
    broader: Sequence[Topic]
    narrower: Sequence[Topic]
    # Topics that have pages, by slug.
    names: Mapping[str, Topic]
    frame: Frame


def _told(document: ArchiveDocument, names: Mapping[str, Topic]) -> str:
    """All that a topic's first page counts of a story: its month and its topics."""
    slugs = (about.topic.slug for about in document.topics.about)
    month = document.story.dateline.local.isoformat()[:7]
    return " ".join([month, *(f"{slug} {names[slug].name}" for slug in slugs if slug in names)])


def _one_topic(shown: _Shown, *, rows: Rows, size: int, told: Mapping[StoryCode, str]) -> Iterator[PageJob]:
    topic, documents = shown.group
    ends = [documents[place].story.dateline.local.isoformat() for place in (0, -1)]
    known = [repr(one) for one in (topic, shown.broader, shown.narrower, len(documents))]
    every = digest_of_words([shown.frame.shown.digest, *ends, *known])
    # What the first page alone tells of: a new story should not change all others.
    first = digest_of_words(told[d.code] for d in documents)
    for number, chosen, pager in paged(
        documents, rows=rows, size=size, path=lambda number: topic_path(topic.slug, number), frame=shown.frame
    ):
        name = digest_of_words([every, first if number == 1 else "", repr(pager), *(row.digest for row in chosen)])
        values = partial(_values, shown, number, chosen, pager)
        yield PageJob(path=topic_path(topic.slug, number), template=_TEMPLATE, values=Part(values, name))


def _values(shown: _Shown, number: int, rows: Sequence[Part], pager: Plain) -> Plain:
    topic, documents = shown.group
    frame, words = shown.frame, shown.frame.words
    count = story_count(len(documents), words)
    about = paged_title(words.gettext("Stories about %(topic)s", topic=topic.name), number, words)
    return frame.values(
        topic_path(topic.slug, number),
        _TEMPLATE,
        title=paged_title(topic.name, number, words),
        description=words.gettext("%(list)s: %(count)s in %(site)s.", list=about, count=count, site=frame.site.name),
        about=topic_node(topic, address=absolute(frame.site, topic_path(topic.slug))),
        feeds=[frame.link(f"{frame.site.name}: {topic.name}", topic_feed(topic.slug))],
        breadcrumb=frame.breadcrumb(frame.link(words.gettext("Topics"), TOPICS)),
        heading=paged_title(topic.name, number, words),
        type=type_names(words)[topic.type][0],
        scope=topic.scope,
        broader=_topic_links(shown.broader, frame),
        narrower=_topic_links(shown.narrower, frame),
        parts=frame.number(len(shown.narrower)),
        count=count,
        newest=day_text(documents[0].story.dateline, frame.language),
        oldest=day_text(documents[-1].story.dateline, frame.language),
        rows=rows,
        pager=pager,
        timeline=drawn_months(documents, frame=frame) if number == 1 else None,
        related=_related(topic, documents, shown.names, frame) if number == 1 else [],
    )


def _related(
    topic: Topic, documents: Sequence[ArchiveDocument], names: Mapping[str, Topic], frame: Frame
) -> list[Plain]:
    """The topics that most stories share with this one, with the number of those stories."""
    shared = Counter(found.topic.slug for document in documents for found in document.topics.about)
    del shared[topic.slug]
    most = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_RELATED]
    return [frame.link(names[slug].name, topic_path(slug)) | {"count": frame.number(count)} for slug, count in most]


def moved_topic_pages(merged: Mapping[str, str], topics: Sequence[TopicGroup], *, frame: Frame) -> Iterator[PageJob]:
    """Lead from the address of each topic that went into another to that other one.

    Args:
        merged: By the slug of the topic that went, the slug of the one it went into.
        topics: Those that have pages; a topic that went into none of them leads nowhere and has no page.
        frame: The frame of every page.
    """
    names = {topic.slug: topic for topic, _ in topics}
    for old, new in sorted(merged.items()):
        if new in names and old not in names:
            title = frame.words.gettext("This topic is now %(topic)s", topic=names[new].name)
            yield frame.job(
                topic_path(old),
                "topic_moved.html",
                title=f"{title} ({old})",
                description=frame.words.gettext("%(list)s in %(site)s.", list=title, site=frame.site.name),
                heading=title,
                target=frame.link(names[new].name, topic_path(new)),
            )


def _topic_links(topics: Iterable[Topic], frame: Frame) -> list[Plain]:
    return [frame.link(topic.name, topic_path(topic.slug)) for topic in sorted(topics, key=name_order)]
