"""Learns `data/weights.txt`: go in labelled stories, comes out what each number that describes a name is worth.

For development; needs the extra "train" (scikit-learn). `commands/fitting.py` reads stories and writes the file. The
numbers are made by `features`, read by `weights`.

Stories without a label of a type mostly were not labelled at
all; they count less, by `_UNLABELLED`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ..model import Story, Topic, TopicType
from .features import FEATURES, Row, describe, feature_row
from .matches import find_matches
from .prediction import LISTS
from .slugs import topic_slug
from .vocabulary import Vocabulary

# What a story without a label of the type counts, beside one that has some.
_UNLABELLED = {TopicType.PLACE: 1.0, TopicType.PERSON: 0.1, TopicType.ORGANISATION: 0.2}
# Each story is judged by weights learned from the others: stories go into so many parts by their codes.
_PARTS = 5

_TOP = """\
# How names are judged: what each number that describes a name in a story is worth (the numbers: topics/features.py).
#
# Learned by commands/fitting.py from {stories:,} labelled wire stories, by logistic regression; the numbers are few so
# that a person can read them. A sum above that of `about from`, a probability, means that the story is about the name:
# it is where F1 is best for stories that were not learned from.
"""


class Described(NamedTuple):
    """One name of one story."""

    code: str
    slug: str
    row: Row
    # Whether the story is labelled as being about it.
    belongs: bool
    # What the story counts.
    counts: float


def described_names(
    stories: Iterable[Story], labels: Mapping[str, Mapping[str, Any]], vocabulary: Vocabulary
) -> dict[TopicType, list[Described]]:
    """Describe every name in labelled stories.

    Args:
        stories: Those without labels are left out.
        labels: By story code, lists of names or identifiers as `topics.predict` writes them.
        vocabulary: With the home the collection has. Of its places only countries are described, since they are what
            collections label.
    Returns:
        By type, without names that no story is labelled with: a collection may not label them at all.
    """
    described: dict[TopicType, list[Described]] = {type_: [] for type_ in _UNLABELLED}
    for story in stories:
        if story.code in labels:
            finds = find_matches(story, vocabulary)
            for type_, found in described.items():
                group = {slug: m for slug, m in finds.matches.items() if _is_of(m[0].rule.topic, type_)}
                home = vocabulary.home if type_ is TopicType.PLACE else ""
                wanted = {topic_slug(name) for name in labels[story.code].get(LISTS[type_], ())}
                counts = 1.0 if wanted else _UNLABELLED[type_]
                for slug, one in describe(group, paragraphs=finds.said.lines, words=finds.said.number, home=home):
                    belongs = bool(_names(vocabulary.known[slug]) & wanted)
                    found.append(Described(story.code, slug, feature_row(one), belongs, counts))
    return {type_: _labelled(found) for type_, found in described.items()}


def _is_of(topic: Topic, type_: TopicType) -> bool:
    return topic.type is type_ and not (type_ is TopicType.PLACE and topic.parent)


def _names(topic: Topic) -> set[str]:
    return {topic.slug, topic_slug(topic.name), topic_slug((topic.identifier or topic.slug).rpartition(":")[2])}


def _labelled(found: Sequence[Described]) -> list[Described]:
    labelled = {one.slug for one in found if one.belongs}
    return [one for one in found if one.slug in labelled]


def fitted_weights(described: Sequence[Described]) -> list[float]:
    """The weight of each feature, in the order of `FEATURES`."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  # the extra "train"

    model = LogisticRegression(C=10, max_iter=3000, fit_intercept=False)
    model.fit([one.row for one in described], [one.belongs for one in described], [one.counts for one in described])
    return [float(weight) for weight in model.coef_[0]]


def best_bound(described: Sequence[Described]) -> tuple[float, float]:
    """The probability from which on a story is best said to be about a name, and the F1 that it gives.

    Every name is judged by weights learned from stories of other parts.
    """
    sums: list[tuple[float, Described]] = []
    for part in range(_PARTS):
        weights = fitted_weights([one for one in described if int(one.code) % _PARTS != part])
        sums += [(_probability(one.row, weights), one) for one in described if int(one.code) % _PARTS == part]
    f1, bound = max((_f1(sums, step / 100), -step / 100) for step in range(10, 80))
    return -bound, f1


def _probability(row: Row, weights: Sequence[float]) -> float:
    from math import exp  # noqa: PLC0415

    return 1 / (1 + exp(-sum(value * weight for value, weight in zip(row, weights, strict=True))))


def _f1(sums: Iterable[tuple[float, Described]], bound: float) -> float:
    right = said = wanted = 0.0
    for probability, one in sums:
        said += one.counts * (probability >= bound)
        wanted += one.counts * one.belongs
        right += one.counts * (one.belongs and probability >= bound)
    return 2 * right / (said + wanted) if right else 0.0


def weights_text(fitted: Mapping[TopicType, tuple[Sequence[float], float]], *, stories: int) -> str:
    """The text of `weights.txt`.

    Args:
        fitted: For each type its weights, and the probability from which on a story is about a name.
        stories: How many were learned from.
    """
    blocks = [_TOP.format(stories=stories)]
    for type_, (weights, about_from) in fitted.items():
        lines = [f"{type_}:", f"  about from: {about_from:.2f}"]
        lines += [f"  {n}: {w:.2f}" for n, w in zip(FEATURES, weights, strict=True) if abs(w) >= 0.005]
        blocks.append("\n".join([*lines, ""]))
    return "\n".join(blocks)
