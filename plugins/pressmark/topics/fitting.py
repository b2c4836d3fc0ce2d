"""Learns `data/weights.txt`: go in labelled stories, comes out what each number that describes a name is worth.

A script for development; needs the extra "train" (scikit-learn). The numbers are made by `features`, read by `weights`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..model import Story, TopicType
from .features import FEATURES, Row, feature_rows
from .matches import find_matches
from .slugs import topic_slug
from .vocabulary import Vocabulary

_TOP = """\
# How names are judged: what each number that describes a name in a story is worth (the numbers: topics/features.py).
#
# Learned by topics/fitting.py from 13,582 labelled wire stories, by logistic regression, checked by cross-validation
# over story codes; the numbers are few so that a person can read them. A sum above that of `about from`, a probability,
# means that the story is about the name. Stories without a labelled person or organisation mostly were not labelled at
# all: for those two types they weighed .3 of the others, and only names that a label can have were learned from.
"""


def named_rows(
    stories: Iterable[Story], labels: Mapping[str, Sequence[str]], vocabulary: Vocabulary, type_: TopicType
) -> tuple[list[Row], list[bool]]:
    """Describe every name of one type in labelled stories.

    Args:
        stories: Those without labels are left out.
        labels: By story code, the names or identifiers of what each is about.
        vocabulary: With the home the labelled collection has.
        type_: Of places only countries are described, since they are what collections label.
    Returns:
        The rows, and whether the story is about the name of each.
    """
    rows: list[Row] = []
    belongs: list[bool] = []
    for story in stories:
        wanted = {topic_slug(name) for name in labels.get(story.code, ())}
        finds = find_matches(story, vocabulary)
        group = {slug: m for slug, m in finds.matches.items() if _is_of(m[0].rule.topic, type_)}
        home = vocabulary.home if type_ is TopicType.PLACE else ""
        described = feature_rows(group, paragraphs=len(finds.starts), words=len(finds.words), home=home)
        for slug, row in described.items():
            topic = vocabulary.known[slug]
            names = {slug, topic_slug(topic.name), topic_slug((topic.identifier or "").rpartition(":")[2] or slug)}
            rows.append(row)
            belongs.append(bool(names & wanted))
    return rows, belongs


def _is_of(topic: Any, type_: TopicType) -> bool:
    return topic.type is type_ and not (type_ is TopicType.PLACE and topic.parent)


def fitted_weights(rows: Sequence[Row], belongs: Sequence[bool]) -> list[float]:
    """The weight of each feature, in the order of `FEATURES`."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  # the extra "train"

    model = LogisticRegression(C=10, max_iter=3000, fit_intercept=False).fit(rows, belongs)
    return [float(weight) for weight in model.coef_[0]]


def weights_text(fitted: Mapping[TopicType, tuple[Sequence[float], float]]) -> str:
    """The text of `weights.txt`.

    Args:
        fitted: For each type its weights, and the probability from which on a story is about a name.
    """
    blocks = [_TOP]
    for type_, (weights, about_from) in fitted.items():
        lines = [f"{type_}:", f"  about from: {about_from}"]
        lines += [f"  {n}: {w:.2f}" for n, w in zip(FEATURES, weights, strict=True) if abs(w) >= 0.005]
        blocks.append("\n".join([*lines, ""]))
    return "\n".join(blocks)
