"""Learns `data/weights.txt`: go in labelled stories, comes out what each number that describes a name is worth.

For development; needs the extra "train" (scikit-learn). `commands/fitting.py` reads stories and writes the file. The
numbers are made by `features`, read by `weights`.

Stories without a label of a type mostly were not labelled at all; they count less, by `_UNLABELLED`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean
from typing import Any, NamedTuple

from ..model import Story, Topic, TopicType
from .features import FEATURES, Row, describe, feature_row
from .matches import find_matches
from .prediction import LISTS
from .slugs import topic_slug
from .vocabulary import Vocabulary

# What a story without a label of the type counts, beside one that has some.
_UNLABELLED = {TopicType.PLACE: 0.3, TopicType.PERSON: 0.15, TopicType.ORGANISATION: 0.2}
# The numbers that say something of a type: what was left of all, and of products of two, when the one that says least
# beside the others was dropped again and again, as long as stories that were not learned from were judged no worse.
_TELLING = {
    TopicType.PLACE: (
        *("always", "headline name", "lead name", "headline and lead", "no headline or lead", "again later", "only"),
        *("second, company", "crowd, by name", "part once", "city, headline or lead", "lead part, no dateline"),
        *("dateline", "dateline, named", "dateline, headline city"),
    ),
    TopicType.PERSON: (
        *("always", "headline or lead", "headline and lead", "no headline or lead", "headline crowd", "times"),
        *("company", "second, company", "only"),
    ),
    TopicType.ORGANISATION: (
        *("always", "headline name", "headline other", "headline crowd", "lead crowd", "times", "later names"),
        *("again later", "first paragraph", "third", "late", "list", "only found, no headline", "crowd, by name"),
        *("share", "once, share"),
    ),
}
# How good a bound is, is told by so many on either side, too: one alone may be good by chance.
_NEAR = 4
# Of bounds that differ by less the highest is taken: a false topic is worse than one that is wanting.
_AS_GOOD = 0.003
# Each story is judged by weights learned from the others: stories go into so many parts by their codes.
_PARTS = 5

_TOP = """\
# How names are judged: what each number that describes a name in a story is worth (the numbers: topics/features.py).
#
# Learned by commands/fitting.py from {stories:,} labelled wire stories, by logistic regression; the numbers are few so
# that a person can read them. A sum above that of `about from`, a probability, means that the story is about the name:
# it is where F1 over all names and the mean of each name's own are best, for stories that were not learned from.
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
        vocabulary: Of its places only countries are described, since they are what collections label.
    Returns:
        By type, without names that no story is labelled with: a collection may not label them at all.
    """
    described: dict[TopicType, list[Described]] = {type_: [] for type_ in _UNLABELLED}
    for story in stories:
        if story.code in labels:
            finds = find_matches(story, vocabulary)
            for type_, found in described.items():
                group = {slug: m for slug, m in finds.matches.items() if _is_of(m[0].rule.topic, type_)}
                wanted = {topic_slug(name) for name in labels[story.code].get(LISTS[type_], ())}
                counts = 1.0 if wanted else _UNLABELLED[type_]
                for slug, one in describe(group):
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


def fitted_weights(described: Sequence[Described], type_: TopicType) -> list[float]:
    """The weight of each feature, in the order of `FEATURES`; nothing for those that say little of the type."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  # the extra "train"

    columns = [index for index, name in enumerate(FEATURES) if name in _TELLING[type_]]
    rows = [[one.row[column] for column in columns] for one in described]
    model = LogisticRegression(C=10, max_iter=3000, fit_intercept=False)
    model.fit(rows, [one.belongs for one in described], [one.counts for one in described])
    learned = dict(zip(columns, map(float, model.coef_[0]), strict=True))
    return [learned.get(column, 0.0) for column in range(len(FEATURES))]


class Bound(NamedTuple):
    """From where on a story is said to be about a name, and how good that is."""

    probability: float
    # Over all names, and the mean of each name's own.
    f1: float
    f1_by_name: float


def best_bound(described: Sequence[Described], type_: TopicType) -> Bound:
    """Find the probability from which on a story is best said to be about a name.

    Every name is judged by weights learned from stories of other parts.
    """
    judged: list[tuple[float, Described]] = []
    for part in range(_PARTS):
        weights = fitted_weights([one for one in described if int(one.code) % _PARTS != part], type_)
        judged += [(_probability(one.row, weights), one) for one in described if int(one.code) % _PARTS == part]
    bounds = [Bound(step / 100, *_f1(judged, step / 100)) for step in range(10, 80)]
    near = [bounds[max(index - _NEAR, 0) : index + _NEAR + 1] for index in range(len(bounds))]
    good = [fmean([one.f1 + one.f1_by_name for one in some]) for some in near]
    return [bound for bound, how_good in zip(bounds, good, strict=True) if how_good >= max(good) - _AS_GOOD][-1]


def _probability(row: Row, weights: Sequence[float]) -> float:
    from math import exp  # noqa: PLC0415

    return 1 / (1 + exp(-sum(value * weight for value, weight in zip(row, weights, strict=True))))


def _f1(judged: Iterable[tuple[float, Described]], bound: float) -> tuple[float, float]:
    """F1 over all names, and the mean of each name's own, of the names that stories are labelled with."""
    right: defaultdict[str, float] = defaultdict(float)
    said_or_wanted: defaultdict[str, float] = defaultdict(float)
    wanted: set[str] = set()
    for probability, one in judged:
        said_or_wanted[one.slug] += one.counts * ((probability >= bound) + one.belongs)
        right[one.slug] += one.counts * (one.belongs and probability >= bound)
        if one.belongs:
            wanted.add(one.slug)
    of_each = [2 * right[slug] / said_or_wanted[slug] for slug in sorted(wanted)]
    return 2 * sum(right.values()) / (sum(said_or_wanted.values()) or 1), sum(of_each) / (len(of_each) or 1)


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
