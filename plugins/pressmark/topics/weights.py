"""Reads `data/weights.txt`: what each number that describes a name is worth, for each type of topic.

    place:
      lead name: 1.65
      about from: 0.42     # the probability from which on a story is about a topic

A number that is not named is worth nothing. How the numbers are made is told in `features`, how the weights were
learned in `fitting`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import mul
from pathlib import Path

from ..model import TopicType
from .features import FEATURES, Counts, Description, counted_features

WEIGHTS = Path(__file__).parent / "data" / "weights.txt"
_FROM = "about from"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How the names of one type are judged."""

    # In the order of `features.FEATURES`.
    of_features: tuple[float, ...]
    # The last two of them: what a share of all is worth, and that of a name the story has once.
    of_share: float
    of_share_once: float
    # A story is about a name from this sum on.
    enough: float


def weighed(type_: TopicType, description: Description) -> float:
    """The sum of all that a description of a name is worth by the weights that come with Pressmark."""
    counts, share = description
    counted, for_share = _counted(type_, counts)
    return counted + for_share * share


@lru_cache(maxsize=20_000)
def _counted(type_: TopicType, counts: Counts) -> tuple[float, float]:
    """What a name's counts are worth, and what a share of all is."""
    weights = shipped_weights()[type_]
    worth = sum(map(mul, counted_features(counts), weights.of_features), start=0.0)
    return worth, weights.of_share + (weights.of_share_once if sum(counts.matches) == 1 else 0.0)


@lru_cache(maxsize=1)
def shipped_weights() -> Mapping[TopicType, Weights]:
    """The weights that come with Pressmark."""
    from math import log  # noqa: PLC0415

    read = _sections(WEIGHTS.read_text(encoding="utf-8"))
    return {
        TopicType(type_): Weights(
            of_features=tuple(values.get(name, 0.0) for name in FEATURES),
            of_share=values.get(FEATURES[-2], 0.0),
            of_share_once=values.get(FEATURES[-1], 0.0),
            enough=log(values[_FROM] / (1 - values[_FROM])),
        )
        for type_, values in read.items()
    }


def _sections(text: str) -> dict[str, dict[str, float]]:
    sections: dict[str, dict[str, float]] = {}
    values: dict[str, float] = {}
    for line in text.split("\n"):
        said = line.partition("#")[0].rstrip()
        name, _, value = said.strip().rpartition(":")
        if said and not value.strip():
            values = sections.setdefault(name, {})
        elif said:
            values[name.strip()] = float(value)
    return sections
