"""Topics of a whole archive that share a slug: spellings of one name are made one, different names are refused.

Goes in: what each story was found to be about, beside the path of its file. Comes out: the same, one name a slug.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ..errors import PressmarkError
from ..model import StoryTopic, StoryTopics, Topic
from .slugs import topic_slug

# The path of a story's file, and its topics.
Filed = tuple[str, StoryTopics]


class TopicClashError(PressmarkError):
    """Different topics that would share one page."""

    def __init__(self, *clashes: str) -> None:
        super().__init__(*clashes)
        self.clashes = clashes

    def __str__(self) -> str:
        return "\n".join(self.clashes)


def settle_clashes(filed: Sequence[Filed]) -> list[StoryTopics]:
    """Give every slug one name: the spelling that most stories use, then the first by code points.

    Returns:
        The topics of each story, in the order given.
    Raises:
        TopicClashError: Names that differ by more than case share a slug; names two of them, and a file of each.
    """
    topics = _settled(filed)
    return [_renamed(judgement, topics) for _, judgement in filed]


def check_names(names: Iterable[str], *, path: str) -> None:
    """Refuse names of one story that would share a page.

    Args:
        names: As its author gave them.
        path: Of the story's file.
    Raises:
        TopicClashError: Names both.
    """
    by_slug: dict[str, str] = {}
    for name in names:
        other = by_slug.setdefault(topic_slug(name), name)
        if _folded(other) != _folded(name):
            raise TopicClashError(_clash_text(other, path, name, path, topic_slug(name)))


def _settled(filed: Iterable[Filed]) -> dict[str, Topic]:
    # Told apart as objects first: nearly all are the vocabulary's own, and comparing them by value is slow.
    counts: dict[int, int] = {}
    first: dict[int, tuple[Topic, str]] = {}
    for path, judgement in filed:
        for found in (*judgement.about, *judgement.mentions):
            place = id(found.topic)
            if place in counts:
                counts[place] += 1
            else:
                counts[place] = 1
                first[place] = (found.topic, path)
    spellings: dict[str, Counter[Topic]] = {}
    places: dict[Topic, str] = {}
    for place, (topic, path) in first.items():
        spellings.setdefault(topic.slug, Counter())[topic] += counts[place]
        places.setdefault(topic, path)
    clashes = [text for topics in spellings.values() if (text := _clash(topics, places))]
    if clashes:
        raise TopicClashError(*sorted(clashes))
    return {slug: min(topics, key=lambda t: (-topics[t], t.name)) for slug, topics in spellings.items()}


def _clash(topics: Iterable[Topic], places: Mapping[Topic, str]) -> str:
    by_name = {_folded(topic.name): topic for topic in sorted(topics, key=lambda t: t.name, reverse=True)}
    if len(by_name) < 2:
        return ""
    first, second = sorted(by_name.values(), key=lambda t: t.name)[:2]
    return _clash_text(first.name, places[first], second.name, places[second], first.slug)


def _clash_text(first: str, first_path: str, second: str, second_path: str, slug: str) -> str:
    return (
        f"topics {first!r} ({first_path}) and {second!r} ({second_path})"
        f" would share the page topics/{slug}.html\n  fix: rename one of them"
    )


def _renamed(judgement: StoryTopics, topics: Mapping[str, Topic]) -> StoryTopics:
    if all(t.topic is topics[t.topic.slug] for side in (judgement.about, judgement.mentions) for t in side):
        return judgement
    return StoryTopics(about=tuple(_named(judgement.about, topics)), mentions=tuple(_named(judgement.mentions, topics)))


def _named(found: Iterable[StoryTopic], topics: Mapping[str, Topic]) -> Iterable[StoryTopic]:
    return (t if t.topic is topics[t.topic.slug] else t._replace(topic=topics[t.topic.slug]) for t in found)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
