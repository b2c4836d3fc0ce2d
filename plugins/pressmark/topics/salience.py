"""Judges what a story is about and what it only mentions: goes in what was found of each topic, comes out the verdict.

Names (places, people, organisations) are judged by the weights of `data/weights.txt`, subjects by the weights of their
terms. A topic's weight is divided among its evidence, so a reader can add it up. Finding is left to `matches`.
"""

from collections.abc import Mapping, Sequence
from math import exp
from operator import mul

from ..model import Evidence, StoryTopic, StoryTopics, Topic, TopicType
from .categories import judge_categories
from .features import Row, feature_rows
from .lexicon import surface_form
from .matches import Finds, Match
from .vocabulary import Vocabulary
from .weights import shipped_weights

# What one match of a name is worth among the others of its topic.
_KIND = {"name": 1.0, "demonym": 0.8, "unsure": 0.8, "short": 0.8, "surname": 0.8, "dateline": 1.3, "term": 1.0}
_USUAL_KIND = 0.5
# Times this in the headline, in the first paragraph, in any other: of names.
_PLACE = (3.0, 2.0, 1.0)
# More of a topic's evidence tells a reader nothing.
_MOST_EVIDENCE = 24
# A story is about so many topics of one type at most.
_MOST = {TopicType.PLACE: 12, TopicType.PERSON: 8, TopicType.ORGANISATION: 8, TopicType.SUBJECT: 4}

# Of subjects: times this in the headline, in the first paragraph, in any other.
_TERM_PLACE = (4.0, 3.0, 1.0)
# Times this for each match after the strongest in the headline or in one paragraph: that a topic spreads counts more.
_AGAIN = 0.3
# A story is about a subject from this weight on; or from the second one if it is its only one and stands at its top;
# if it also has this share of the heaviest one's weight.
_ENOUGH, _ALONE, _SHARE = 4.0, 2.5, 0.3
# One stray word is no mention of a subject.
_WORTH_A_MENTION = 1.0


def judge(finds: Finds, vocabulary: Vocabulary) -> StoryTopics:
    """Divide the topics of one story into what it is about and what it mentions.

    A broader subject is only mentioned where the story is about a narrower one of it.
    """
    groups: dict[str, dict[str, list[Match]]] = {}
    for slug, matches in finds.matches.items():
        topic = matches[0].rule.topic
        groups.setdefault(_group(topic), {})[slug] = matches
    about: list[StoryTopic] = []
    mentions: list[StoryTopic] = []
    if vocabulary.home:
        groups.setdefault("country", {})
    for name, group in groups.items():
        if name == "subject":
            if vocabulary.categories is None:
                _judge_subjects(group, finds, about, mentions)
        else:
            _judge_names(
                group, finds, about, mentions, home=vocabulary.home if name == "country" else "", vocabulary=vocabulary
            )
    if vocabulary.categories is not None:
        about += judge_categories(finds.words, vocabulary.categories, starts=finds.starts)
    return StoryTopics(
        about=tuple(sorted(about, key=_heaviest_first)), mentions=tuple(sorted(mentions, key=_heaviest_first))
    )


def _group(topic: Topic) -> str:
    """The topics among which one is judged: a country among countries, a city among cities."""
    if topic.type is not TopicType.PLACE:
        return topic.type.value
    return "place" if topic.parent else "country"


def _judge_names(
    group: Mapping[str, Sequence[Match]],
    finds: Finds,
    about: list[StoryTopic],
    mentions: list[StoryTopic],
    *,
    home: str,
    vocabulary: Vocabulary,
) -> None:
    rows = feature_rows(group, paragraphs=len(finds.starts), words=len(finds.words), home=home)
    for slug, row in rows.items():
        matches = group.get(slug, ())
        topic = matches[0].rule.topic if matches else vocabulary.known[slug]
        weights = shipped_weights()[topic.type]
        total = sum(map(mul, weights.of_features, row))
        is_about = not group or (total >= weights.enough and (not topic.parent or _stands_itself(row)))
        if is_about or matches:
            evidence = _evidence(matches, finds, 1 / (1 + exp(-total)), is_about=is_about)
            found = StoryTopic(topic=topic, weight=round(sum([e.weight for e in evidence]), 3), evidence=evidence)
            (about if is_about else mentions).append(found)


def _stands_itself(row: Row) -> bool:
    """Whether a place within a country is more than where something happened to be written or said."""
    return bool(row[1] or row[3])


def _evidence(matches: Sequence[Match], finds: Finds, weight: float, *, is_about: bool) -> tuple[Evidence, ...]:
    """The reasons for a topic, its weight divided among them; of a mention the first."""
    if not matches:
        return (Evidence(rule="home", surface="", field="body", paragraph=1, weight=round(weight, 3)),)
    matches = matches[: _MOST_EVIDENCE if is_about else 1]
    worth = [_KIND.get(match.kind, _USUAL_KIND) * _PLACE[min(match.paragraph, 2)] for match in matches]
    unit = weight / sum(worth)
    return tuple([_one_evidence(match, finds, unit * one) for match, one in zip(matches, worth, strict=True)])


def _one_evidence(match: Match, finds: Finds, weight: float) -> Evidence:
    words = finds.words
    if match.end - match.start == 1:
        surface = words[match.start]
    else:
        surface = " ".join(words[match.start : match.end])
        if surface not in finds.text:
            start = finds.starts[match.paragraph]
            ends = [*finds.starts[1:], len(words) + 1]
            text = finds.text.split("\n")[match.paragraph]
            said = words[start : ends[match.paragraph] - 1]
            surface = surface_form(text, said, start=match.start - start, end=match.end - start)
    field = "body" if match.paragraph else "headline"
    return Evidence(rule=match.kind, surface=surface, field=field, paragraph=match.paragraph, weight=round(weight, 3))


def _judge_subjects(
    group: Mapping[str, Sequence[Match]], finds: Finds, about: list[StoryTopic], mentions: list[StoryTopic]
) -> None:
    worth = {slug: _term_weights(matches) for slug, matches in group.items()}
    totals = {slug: round(sum(weights), 3) for slug, weights in worth.items()}
    order = sorted(totals, key=lambda slug: (-totals[slug], slug))
    enough = _enough(group, totals, order)
    chosen = [slug for slug in order if totals[slug] >= enough]
    broader = {group[slug][0].rule.topic.parent for slug in chosen}
    chosen = [slug for slug in chosen if slug not in broader][: _MOST[TopicType.SUBJECT]]
    for slug in order:
        is_about = slug in chosen
        if not is_about and totals[slug] < _WORTH_A_MENTION:
            continue
        kept = len(worth[slug]) if is_about else 1
        evidence = tuple(
            [_one_evidence(m, finds, w) for m, w in zip(group[slug][:kept], worth[slug][:kept], strict=True)]
        )
        total = round(sum([e.weight for e in evidence]), 3)
        found = StoryTopic(topic=group[slug][0].rule.topic, weight=total, evidence=evidence)
        (about if is_about else mentions).append(found)


def _enough(group: Mapping[str, Sequence[Match]], totals: Mapping[str, float], order: Sequence[str]) -> float:
    if len(order) == 1 and group[order[0]][0].paragraph < 2:
        return _ALONE
    return max(_ENOUGH, _SHARE * totals[order[0]])


def _term_weights(matches: Sequence[Match]) -> list[float]:
    """What each match of a subject is worth; the strongest of each paragraph counts in full."""
    worth = [match.rule.weight * _TERM_PLACE[min(match.paragraph, 2)] for match in matches]
    if len(worth) == 1:
        return worth
    strongest: dict[int, int] = {}
    for index, match in enumerate(matches):
        if worth[index] > worth[strongest.setdefault(match.paragraph, index)]:
            strongest[match.paragraph] = index
    full = set(strongest.values())
    return [round(one if index in full else one * _AGAIN, 3) for index, one in enumerate(worth)]


def _heaviest_first(topic: StoryTopic) -> tuple[float, str]:
    return -topic.weight, topic.topic.slug
