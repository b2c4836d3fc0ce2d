"""Judges what a story is about and what it only mentions: goes in what was found of each topic, comes out the verdict.

Names (places, people, organisations) are judged by the weights of `data/weights.txt`, subjects by the weights of their
terms. A topic's weight is divided among its evidence, so a reader can add it up. Finding is left to `matches`.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp

from ..model import Evidence, StoryTopic, StoryTopics, Topic, TopicType
from .categories import judge_categories
from .features import describe
from .lexicon import surface_form
from .matches import Finds, Match
from .vocabulary import Vocabulary
from .weights import shipped_weights, weighed

# What one match of a name is worth among the others of its topic: in the headline, in the first paragraph, later.
_KINDS = {"name": 1.0, "demonym": 0.8, "unsure": 0.8, "short": 0.8, "surname": 0.8, "dateline": 1.3, "term": 1.0}
_WORTH = {kind: (3 * worth, 2 * worth, worth) for kind, worth in _KINDS.items()}
_USUAL_WORTH = (1.5, 1.0, 0.5)
# More of a topic's evidence tells a reader nothing.
_MOST_EVIDENCE = 24
# A story is about so many subjects at most.
_MOST_SUBJECTS = 4

# Of subjects: times this in the headline, in the first paragraph, in any other.
_TERM_PLACE = (4.0, 3.0, 1.0)
# Times this for each match after the strongest in the headline or in one paragraph: that a topic spreads counts more.
_AGAIN = 0.3
# A story is about a subject from this weight on; or from the second one if it is its only one and stands at its top;
# if it also has this share of the heaviest one's weight.
_ENOUGH, _ALONE, _SHARE = 4.0, 2.5, 0.3
# One stray word is no mention of a subject.
_WORTH_A_MENTION = 1.0

# Beside the types, a group of names that are judged among themselves.
_COUNTRY, _SUBJECT = "country", "subject"
# Why a story without a place is about the archive's home: as likely as not.
_AT_HOME = Evidence(rule="home", surface="", field="body", paragraph=1, weight=0.5)
# Half the time of `Evidence(…)`.
_new_evidence = tuple.__new__


def judge(finds: Finds, vocabulary: Vocabulary) -> StoryTopics:
    """Divide the topics of one story into what it is about and what it mentions.

    A broader subject is only mentioned where the story is about a narrower one of it.
    """
    groups = _groups(finds.matches)
    about: list[StoryTopic] = []
    mentions: list[StoryTopic] = []
    for of, group in groups.items():
        if of != _SUBJECT:
            _judge_names(of, group, finds, about, mentions)
        elif vocabulary.categories is None:
            _judge_subjects(group, finds, about, mentions)
    if vocabulary.home and _COUNTRY not in groups:
        about.append(StoryTopic(vocabulary.known[vocabulary.home], _AT_HOME.weight, (_AT_HOME,)))
    if vocabulary.categories is not None:
        about += judge_categories(finds.said, vocabulary.categories)
    about.sort(key=_heaviest_first)
    mentions.sort(key=_heaviest_first)
    return StoryTopics(about=tuple(about), mentions=tuple(mentions))


def _groups(matches: Mapping[str, list[Match]]) -> dict[str, dict[str, list[Match]]]:
    """Topics by those among which one is judged: a country among countries, a city among cities."""
    groups: dict[str, dict[str, list[Match]]] = {}
    for slug, found in matches.items():
        topic = found[0].rule.topic
        of = _COUNTRY if topic.type == "place" and not topic.parent else topic.type
        if of in groups:
            groups[of][slug] = found
        else:
            groups[of] = {slug: found}
    return groups


def _judge_names(
    of: str,
    group: Mapping[str, Sequence[Match]],
    finds: Finds,
    about: list[StoryTopic],
    mentions: list[StoryTopic],
) -> None:
    type_ = TopicType.PLACE if of == _COUNTRY else TopicType(of)
    enough = shipped_weights()[type_].enough
    for slug, description in describe(group):
        matches = group[slug]
        topic = matches[0].rule.topic
        total = weighed(type_, description)
        # A place within a country must be more than where something happened to be written or said.
        is_about = total >= enough and (not topic.parent or description.is_prominent)
        evidence = _evidence(matches, finds, 1 / (1 + exp(-total)), is_about=is_about)
        (about if is_about else mentions).append(_story_topic(topic, evidence))


def _story_topic(topic: Topic, evidence: tuple[Evidence, ...]) -> StoryTopic:
    weight = round(sum([one.weight for one in evidence]), 3) if len(evidence) > 1 else evidence[0].weight
    return StoryTopic(topic, weight, evidence)


def _evidence(matches: Sequence[Match], finds: Finds, weight: float, *, is_about: bool) -> tuple[Evidence, ...]:
    """The reasons for a topic, its weight divided among them; of a mention the first."""
    if not is_about or len(matches) == 1:
        return (_one_evidence(matches[0], finds, round(weight, 3)),)
    matches = matches[:_MOST_EVIDENCE]
    worth = [
        _WORTH.get(kind, _USUAL_WORTH)[paragraph if paragraph < 2 else 2] for _, kind, paragraph, _, _, _ in matches
    ]
    unit = weight / sum(worth)
    rounded = {one: round(unit * one, 3) for one in set(worth)}
    return tuple([_one_evidence(match, finds, rounded[one]) for match, one in zip(matches, worth, strict=True)])


def _one_evidence(match: Match, finds: Finds, weight: float) -> Evidence:
    _, rule, paragraph, start, end, surface = match
    if end - start > 1 and surface not in finds.said.text:
        surface = surface_form(finds.said.text.split("\n")[paragraph], finds.said.words[start:end])
    return _new_evidence(Evidence, (rule, surface, "body" if paragraph else "headline", paragraph, weight))


def _judge_subjects(
    group: Mapping[str, Sequence[Match]], finds: Finds, about: list[StoryTopic], mentions: list[StoryTopic]
) -> None:
    worth = {slug: _term_weights(matches) for slug, matches in group.items()}
    totals = {slug: _rounded(sum(weights)) for slug, weights in worth.items()}
    order = [slug for _, slug in sorted([(-total, slug) for slug, total in totals.items()])]
    enough = _enough(group, totals, order)
    chosen = [slug for slug in order if totals[slug] >= enough]
    broader = {group[slug][0].rule.topic.parent for slug in chosen}
    chosen = [slug for slug in chosen if slug not in broader][:_MOST_SUBJECTS]
    for slug in order:
        matches, weights = group[slug], worth[slug]
        topic = matches[0].rule.topic
        if slug in chosen:
            told = [_one_evidence(match, finds, one) for match, one in zip(matches, weights, strict=True)]
            about.append(_story_topic(topic, tuple(told)))
        elif totals[slug] >= _WORTH_A_MENTION:
            mentions.append(_story_topic(topic, (_one_evidence(matches[0], finds, weights[0]),)))


def _enough(group: Mapping[str, Sequence[Match]], totals: Mapping[str, float], order: Sequence[str]) -> float:
    if len(order) == 1 and group[order[0]][0].paragraph < 2:
        return _ALONE
    return max(_ENOUGH, _SHARE * totals[order[0]])


def _term_weights(matches: Sequence[Match]) -> list[float]:
    """What each match of a subject is worth; the strongest of each paragraph counts in full."""
    worth = [rule.weight * _TERM_PLACE[paragraph if paragraph < 2 else 2] for rule, _, paragraph, _, _, _ in matches]
    if len(worth) == 1:
        return [_rounded(worth[0])]
    strongest: dict[int, int] = {}
    for index, (_, _, paragraph, _, _, _) in enumerate(matches):
        if worth[index] > worth[strongest.setdefault(paragraph, index)]:
            strongest[paragraph] = index
    full = set(strongest.values())
    return [_rounded(one if index in full else one * _AGAIN) for index, one in enumerate(worth)]


@lru_cache(maxsize=4096)  # few weights of terms differ, and rounding is slow
def _rounded(weight: float) -> float:
    return round(weight, 3)


def _heaviest_first(topic: StoryTopic) -> tuple[float, str]:
    return -topic.weight, topic.topic.slug
