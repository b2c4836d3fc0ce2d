"""Reads `data/weights.txt`: what each number that describes a name is worth, for each type of topic.

    place:
      headline name: 1.65
      about from: 0.42     # the probability from which on a story is about a topic

How the numbers are made is told in `features`, how the weights were learned in `training`.
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
    # The last four of them.
    of_measures: tuple[float, ...]
    # A story is about a name from this sum on.
    enough: float


def weighed(type_: TopicType, description: Description) -> float:
    """The sum of all that a description of a name is worth by the weights that come with Pressmark."""
    spread, crowd, share, length = description.measures
    for_spread, for_crowd, for_share, for_length = shipped_weights()[type_].of_measures
    counted: float = _counted(type_, description.counts)
    return counted + for_spread * spread + for_crowd * crowd + for_share * share + for_length * length


@lru_cache(maxsize=20_000)
def _counted(type_: TopicType, counts: Counts) -> float:
    return sum(map(mul, counted_features(counts), shipped_weights()[type_].of_features), start=0.0)


@lru_cache(maxsize=1)
def shipped_weights() -> Mapping[TopicType, Weights]:
    """The weights that come with Pressmark."""
    from math import log  # noqa: PLC0415

    read = _sections(WEIGHTS.read_text(encoding="utf-8"))
    return {
        TopicType(type_): Weights(
            of_features=tuple(values.get(name, 0.0) for name in FEATURES),
            of_measures=tuple(values.get(name, 0.0) for name in FEATURES[-4:]),
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
