"""What was found in stories, kept between builds: findings become a line of JSON, and equal findings again.

Goes in: `StoryFindings`, or a line. Comes out: the other. A topic of the vocabulary is named by its slug alone, so a
line is worth something only beside the vocabulary it was made with. Where lines lie is left to `rebuild/`.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, overload

from ..model import Evidence, StoryTopic, StoryTopics, Topic, TopicType
from .findings import StoryFindings
from .names import FoundName
from .vocabulary import Vocabulary

_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class KeptEvidence(Sequence[Evidence]):
    """Evidence that stays text, and is read for whoever asks why: few pages of a build do, and none twice."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        # As `_evidence_text` gives it.
        self.text = text

    def __reduce__(self) -> tuple[Any, ...]:
        return KeptEvidence, (self.text,)

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, index: int) -> Evidence: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Evidence, ...]: ...
    def __getitem__(self, index: int | slice) -> Evidence | tuple[Evidence, ...]:
        return self._all()[index]

    def __iter__(self) -> Iterator[Evidence]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def _all(self) -> tuple[Evidence, ...]:
        return tuple(map(Evidence._make, json.loads(self.text)))


def findings_line(found: StoryFindings, vocabulary: Vocabulary) -> str:
    """Write findings as one line of JSON."""
    topics = [[_topic_row(one, vocabulary) for one in side] for side in (found.topics.about, found.topics.mentions)]
    return _text([*topics, found.names, found.is_edited])


def findings_of(line: str, vocabulary: Vocabulary, *, code: str, path: str) -> StoryFindings:
    """Read what `findings_line` wrote.

    Args:
        line: Made with the same vocabulary.
        vocabulary: Knows the topics that are named by their slugs.
        code: The story's.
        path: Of its file, for messages.
    Raises:
        ValueError, TypeError, KeyError: It is no such line.
    """
    about, mentions, names, is_edited = json.loads(line)
    return StoryFindings(
        code=code,
        path=path,
        topics=StoryTopics(about=_topics(about, vocabulary), mentions=_topics(mentions, vocabulary)),
        names=tuple(FoundName(*name) for name in names),
        is_edited=is_edited,
        digest=_digest(vocabulary.fingerprint, line),
    )


def topics_digest(topics: StoryTopics, found: StoryFindings) -> str:
    """Name all that a page shows of a story's topics: equal digests, equal pages.

    Args:
        topics: As the archive settled them.
        found: What was found in the story alone, read by `findings_of`: the evidence is all there, whichever topics the
            archive added, renamed or took away.
    """
    if topics is found.topics:
        return found.digest
    sides = (
        [f"{one.topic.slug}\t{one.topic.name}\t{one.topic.type}" for one in side]
        for side in (topics.about, topics.mentions)
    )
    return _digest(found.digest, *map("\n".join, sides))


def _topic_row(found: StoryTopic, vocabulary: Vocabulary) -> list[Any]:
    topic, weight, evidence = found
    known = vocabulary.known.get(topic.slug)
    if known is topic or known == topic:  # comparing them by value is slow
        return [topic.slug, weight, _evidence_text(evidence)]
    row = [topic.slug, topic.name, topic.type, topic.identifier, topic.parent, topic.scope]
    return [row, weight, _evidence_text(evidence)]


def _topics(rows: Iterable[Any], vocabulary: Vocabulary) -> tuple[StoryTopic, ...]:
    return tuple(
        StoryTopic(
            topic=vocabulary.known[topic] if isinstance(topic, str) else _topic(tuple(topic)),
            weight=weight,
            evidence=KeptEvidence(evidence),
        )
        for topic, weight, evidence in rows
    )


@lru_cache(maxsize=50_000)  # one for all stories that have it: whatever is the same object need not be compared
def _topic(row: tuple[str, ...]) -> Topic:
    slug, name, type_, identifier, parent, scope = row
    return Topic(slug=slug, name=name, type=TopicType(type_), identifier=identifier, parent=parent, scope=scope)


def _evidence_text(evidence: Sequence[Evidence]) -> str:
    if isinstance(evidence, KeptEvidence):
        return evidence.text
    return _text(evidence)


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()
