"""Scores predictions: go in predicted and labelled rows, come out precision, recall and F1 of each list."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..model import TopicType
from .prediction import LISTS
from .slugs import topic_slug
from .vocabulary import shipped_vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well one list of topics was predicted."""

    precision: float
    recall: float
    f1: float
    # The mean of the F1 of each topic that is labelled.
    macro_f1: float


def scores(predictions: Iterable[str], labels: Iterable[str]) -> dict[str, Score]:
    """Compare predicted with labelled topics.

    Args:
        predictions: Lines as `prediction.predicted_lines` gives them.
        labels: Lines of the same form. What stands under "mention" is neither right nor wrong; a list that a line
            lacks is not scored for that story.
    Returns:
        By the name of the list: "places", "people", "organisations", "subjects"; without lists that no label has.
    """
    predicted = rows_by_code(predictions)
    counts = {name: (Counter[str](), Counter[str](), Counter[str]()) for name in LISTS.values()}
    for code, label in rows_by_code(labels).items():
        for name in LISTS.values():
            if name in label:
                gold, allowed = _slugs(label[name]), _slugs(label.get("mention", {}).get(name, ()))
                found = _slugs(predicted.get(code, {}).get(name, ())) - (allowed - gold)
                for counter, topics in zip(counts[name], (found & gold, found - gold, gold - found), strict=True):
                    counter.update(topics)
    return {name: _score(*three) for name, three in counts.items() if three[0] or three[2]}


def format_scores(found: Mapping[str, Score]) -> str:
    """The scores as a table."""
    rows = [f"{'':14} precision  recall     F1  macro F1"]
    rows += [f"{name:14} {s.precision:9.3f} {s.recall:7.3f} {s.f1:6.3f} {s.macro_f1:9.3f}" for name, s in found.items()]
    return "\n".join(rows)


def rows_by_code(lines: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Lines of JSON by the story code each has under "code"."""
    rows = (json.loads(line) for line in lines if line.strip())
    return {str(row["code"]): row for row in rows}


def _slugs(names: Iterable[str]) -> set[str]:
    """The slugs of names; a Media Topic's id counts as its label."""
    return {topic_slug(_labels().get(name, name)) for name in names}


@lru_cache(maxsize=1)
def _labels() -> Mapping[str, str]:
    return {
        topic.identifier: topic.name
        for topic in shipped_vocabulary().topics
        if topic.type is TopicType.SUBJECT and topic.identifier
    }


def _score(right: Counter[str], wrong: Counter[str], missed: Counter[str]) -> Score:
    true, false, lost = right.total(), wrong.total(), missed.total()
    labelled = {*right, *missed}
    each = [2 * right[t] / (2 * right[t] + wrong[t] + missed[t]) for t in labelled]
    return Score(
        precision=true / (true + false) if true + false else 0.0,
        recall=true / (true + lost) if true + lost else 0.0,
        f1=2 * true / (2 * true + false + lost) if true else 0.0,
        macro_f1=sum(each) / len(each) if each else 0.0,
    )
