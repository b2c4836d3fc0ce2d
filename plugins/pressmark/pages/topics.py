"""Topic pages, and the index of all topics from A to Z."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ..model import Topic
from ..rebuild.jobs import PageJob
from .addresses import TOPICS, front_path, topic_feed, topic_path
from .cldr import day_text, number_text
from .frame import Frame, Plain
from .grouping import TopicGroup
from .rows import Rows, paged, paged_title
from .wording import FRONT_PAGE, story_count


def topic_pages(topics: Sequence[TopicGroup], *, rows: Rows, size: int, frame: Frame) -> Iterator[PageJob]:
    """Show the stories about each topic, `size` a page."""
    names = {topic.slug: topic for topic, _ in topics}
    narrower: dict[str, list[Topic]] = {}
    for topic, _ in topics:
        if topic.parent in names:
            narrower.setdefault(topic.parent, []).append(topic)
    for group in topics:
        topic = group[0]
        broader = [names[topic.parent]] if topic.parent in names else []
        yield from _one_topic(group, broader, narrower.get(topic.slug, []), rows=rows, size=size, frame=frame)


def _one_topic(
    group: TopicGroup, broader: list[Topic], narrower: list[Topic], *, rows: Rows, size: int, frame: Frame
) -> Iterator[PageJob]:
    topic, documents = group
    about = f"Stories about {topic.name}"
    matter = {
        "breadcrumb": [frame.link(FRONT_PAGE, front_path()), frame.link("Topics", TOPICS)],
        "scope": topic.scope,
        "broader": _topic_links(broader, frame),
        "narrower": _topic_links(narrower, frame),
        "count": story_count(len(documents), frame.site.language),
        "newest": day_text(documents[0].story.dateline, frame.site.language),
        "oldest": day_text(documents[-1].story.dateline, frame.site.language),
    }
    for number, chosen, pager in paged(
        documents, rows=rows, size=size, path=lambda number: topic_path(topic.slug, number), frame=frame
    ):
        yield frame.job(
            topic_path(topic.slug, number),
            "topic.html",
            title=paged_title(topic.name, number),
            description=f"{paged_title(about, number)}: {matter['count']} in {frame.site.name}.",
            feeds=[frame.link(f"{frame.site.name}: {topic.name}", topic_feed(topic.slug))],
            heading=topic.name,
            rows=chosen,
            pager=pager,
            **matter,
        )


def _topic_links(topics: Iterable[Topic], frame: Frame) -> list[Plain]:
    return [frame.link(topic.name, topic_path(topic.slug)) for topic in sorted(topics, key=_order)]


def topics_index(topics: Sequence[TopicGroup], *, frame: Frame) -> PageJob:
    """Show every topic with its number of stories, from A to Z."""
    entries = sorted(topics, key=lambda group: _order(group[0]))
    letters = [
        {
            "letter": letter,
            "topics": [
                frame.link(topic.name, topic_path(topic.slug))
                | {"count": number_text(len(documents), frame.site.language)}
                for topic, documents in members
            ],
        }
        for letter, members in groupby(entries, key=lambda group: _letter(group[0]))
    ]
    return frame.job(
        TOPICS,
        "topics.html",
        title="Topics",
        description=f"Every topic of {frame.site.name} from A to Z, with the number of its stories.",
        breadcrumb=[frame.link(FRONT_PAGE, front_path())],
        letters=letters,
    )


def _order(topic: Topic) -> tuple[str, str]:
    """By letters alone, so that "Århus" and "Ärzte" stand under A; the slug decides between equals."""
    letters = unicodedata.normalize("NFKD", topic.name).casefold()
    return "".join(c for c in letters if not unicodedata.combining(c)), topic.slug


def _letter(topic: Topic) -> str:
    """The heading a topic stands under: its first letter, or "0–9" for anything else."""
    first = _order(topic)[0][:1]
    return first.upper() if first.isalpha() else "0–9"
