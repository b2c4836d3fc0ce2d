"""Judges what a story is about and what it only mentions: goes in each topic's matches, comes out weighed topics.

The weight of a topic is the sum of its evidence, so a reader can add it up. Finding the matches is left to `tagger`.
"""

from collections.abc import Iterable
from typing import NamedTuple

from ..model import Evidence, StoryTopic, StoryTopics, TopicType
from .phrases import Rule

# What one match is worth, by what was matched.
_KIND = {
    "name": 1.0,
    "demonym": 0.75,
    "capital": 0.6,
    "inside": 0.5,
    "institution": 0.4,
    "dateline": 1.3,
    "term": 1.0,
}


class _Scale(NamedTuple):
    """How the topics of one type are weighed."""

    # Times this in the headline, in the first paragraph, in any other.
    headline: float
    lead: float
    later: float
    # Times this for each match after the first in the headline or in one paragraph: that a topic spreads counts more.
    again: float
    # A story is about a topic from this weight on …
    enough: float
    # … or from this one if it is the only one of its type, and stands in the headline or the first paragraph …
    alone: float
    # … if the topic also weighs this share of the heaviest one of its type …
    share: float
    # … and is among so many of its type.
    most: int


_NAMES = _Scale(headline=3.0, lead=2.0, later=1.0, again=0.25, enough=2.3, alone=1.3, share=0.2, most=6)
_SCALES = {
    TopicType.PLACE: _NAMES,
    TopicType.PERSON: _NAMES,
    TopicType.ORGANISATION: _NAMES,
    TopicType.SUBJECT: _Scale(headline=4.0, lead=3.0, later=1.0, again=0.3, enough=4.0, alone=2.5, share=0.3, most=3),
}


class Match(NamedTuple):
    """One rule that fits one place in a story."""

    rule: Rule
    # The rule's kind, or "dateline" where the place stands in one.
    kind: str
    # The words as they stand in the story.
    surface: str
    # From 1 in the body; 0 in the headline.
    paragraph: int


def weigh(matches: list[Match]) -> StoryTopic:
    """Give each match of one topic its weight.

    Args:
        matches: In reading order, at least one.
    """
    topic = matches[0].rule.topic
    scale = _SCALES[topic.type]
    worth = [_KIND[match.kind] * match.rule.weight * _place(match, scale) for match in matches]
    if len(worth) > 1:
        worth = _less_again(matches, worth, again=scale.again)
    evidence = tuple([_evidence(match, weight=weight) for match, weight in zip(matches, worth, strict=True)])
    return StoryTopic(topic=topic, weight=round(sum([one.weight for one in evidence]), 3), evidence=evidence)


def _less_again(matches: list[Match], worth: list[float], *, again: float) -> list[float]:
    """Let the strongest match of each paragraph count in full, the first of equals: which comes first says little."""
    strongest: dict[int, int] = {}
    for index, match in enumerate(matches):
        if worth[index] > worth[strongest.setdefault(match.paragraph, index)]:
            strongest[match.paragraph] = index
    full = set(strongest.values())
    return [weight if index in full else weight * again for index, weight in enumerate(worth)]


def _place(match: Match, scale: _Scale) -> float:
    return scale.later if match.paragraph > 1 else scale.lead if match.paragraph else scale.headline


def _evidence(match: Match, *, weight: float) -> Evidence:
    field = "body" if match.paragraph else "headline"
    return Evidence(
        rule=match.kind, surface=match.surface, field=field, paragraph=match.paragraph, weight=round(weight, 3)
    )


def judge(weighed: Iterable[StoryTopic]) -> StoryTopics:
    """Divide the topics of one story into what it is about and what it mentions.

    A broader subject is only mentioned where the story is about a narrower one of it.
    """
    about: list[StoryTopic] = []
    mentions: list[StoryTopic] = []
    found = sorted(weighed, key=_heaviest_first)
    for type_, scale in _SCALES.items():
        topics = [topic for topic in found if topic.topic.type is type_]
        enough = _enough(topics, scale)
        chosen = [topic for topic in topics if topic.weight >= enough][: scale.most]
        about += chosen
        mentions += topics[len(chosen) :]
    return _narrowest(about, mentions)


def _enough(topics: list[StoryTopic], scale: _Scale) -> float:
    """The weight a story has to give one of its topics, all of one type and heaviest first, to be about it."""
    if len(topics) == 1 and topics[0].evidence[0].paragraph < 2:
        return scale.alone
    return max(scale.enough, scale.share * topics[0].weight) if topics else 0.0


def _narrowest(about: list[StoryTopic], mentions: list[StoryTopic]) -> StoryTopics:
    broader = {t.topic.parent for t in about if t.topic.type is TopicType.SUBJECT}
    kept = [t for t in about if t.topic.slug not in broader]
    dropped = [t for t in about if t.topic.slug in broader]
    return StoryTopics(
        about=tuple(sorted(kept, key=_heaviest_first)),
        mentions=tuple(sorted([*mentions, *dropped], key=_heaviest_first)),
    )


def _heaviest_first(topic: StoryTopic) -> tuple[float, str]:
    return -topic.weight, topic.topic.slug
