"""Figures of finished runs: medians, ratios of runs made side by side, growth; as Markdown for people, as JSON for a page.

A machine's speed drifts, so a ratio is of two runs made one after the other, and told with the least and the most.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from .process import Run
from .sites import OURS, PLAIN

MEASURES = ("wall", "cpu", "memory")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All runs of one site in one scene."""

    # How many stories the site has.
    stories: int
    # "cold", "nothing changed" or "one changed".
    scene: str
    site: str
    # In the order in which they were made, one a round.
    runs: tuple[Run, ...]
    # MiB, of one run more.
    memory: float

    def median(self, measure: str) -> float:
        """Give the seconds or MiB that stand for all runs."""
        return self.memory if measure == "memory" else median(getattr(run, measure) for run in self.runs)


def ratio(ours: Figures, theirs: Figures, measure: str) -> str:
    """Give our wall or CPU time as a share of theirs: the median of all rounds, the least and the most."""
    shares = [getattr(a, measure) / getattr(b, measure) for a, b in zip(ours.runs, theirs.runs, strict=True)]
    return f"{median(shares):.2f} ({min(shares):.2f}–{max(shares):.2f})"


def exponent(first: Figures, last: Figures, measure: str) -> float:
    """Give the power of the number of stories by which a measure grows: 1 where a story costs the same in both sites."""
    return math.log(last.median(measure) / first.median(measure)) / math.log(last.stories / first.stories)


def comparison(figures: Sequence[Figures]) -> Iterator[str]:
    """Give the table of one size, a line at a time."""
    shares = [(ours, measure) for ours in (OURS, PLAIN) for measure in ("wall", "cpu")]
    heads = " | ".join(f"{ours} ÷ it, {measure}" for ours, measure in shares)
    yield f"| {figures[0].stories:,} stories | | wall s | CPU s | MiB | {heads} |"
    yield "|---|---|--:|--:|--:|--:|--:|--:|--:|"
    for one in figures:
        rivals = {other.site: other for other in figures if other.scene == one.scene}
        numbers = f"{one.median('wall'):.2f} | {one.median('cpu'):.2f} | {one.memory:.0f}"
        told = [ratio(rivals[ours], one, measure) if one.site not in {OURS, PLAIN} else "" for ours, measure in shares]
        yield f"| {one.scene} | {one.site} | {numbers} | {' | '.join(told)} |"


def growth(figures: Iterable[Figures]) -> Iterator[str]:
    """Give the table of exponents between the smallest and the largest size; nothing where there is one size."""
    kinds: dict[tuple[str, str], list[Figures]] = {}
    for one in figures:
        kinds.setdefault((one.scene, one.site), []).append(one)
    sizes = [one.stories for one in next(iter(kinds.values()))]
    if min(sizes) == max(sizes):
        return
    yield f"| exponent from {min(sizes):,} to {max(sizes):,} stories | | wall | CPU | MiB |"
    yield "|---|---|--:|--:|--:|"
    for (scene, site), found in kinds.items():
        found.sort(key=lambda one: one.stories)
        powers = " | ".join(f"{exponent(found[0], found[-1], measure):.2f}" for measure in MEASURES)
        yield f"| {scene} | {site} | {powers} |"


def plain_figures(figures: Iterable[Figures]) -> list[dict[str, Any]]:
    """Give all figures as JSON's own types: each run, and the median of each measure."""
    return [asdict(one) | {"median": {measure: one.median(measure) for measure in MEASURES}} for one in figures]
