"""Learns how names are weighed: go in labelled stories, comes out `topics/data/weights.txt`.

    python -m plugins.pressmark.commands.fitting LABELS STORIES

A script for development; LABELS has the form that `topics.predict` writes.
"""

import sys
from pathlib import Path

from ..topics.fitting import best_bound, described_names, fitted_weights, weights_text
from ..topics.scoring import rows_by_code
from ..topics.vocabulary import shipped_vocabulary
from ..topics.weights import WEIGHTS
from .reading import filed_stories


def fit(labels: Path, *, stories: str, out: Path = WEIGHTS) -> None:
    """Write the weights anew, and print how good they are for stories that were not learned from."""
    read = [story for _, story in filed_stories(stories)]
    rows = rows_by_code(labels.read_text(encoding="utf-8").splitlines())
    fitted = {}
    for type_, described in described_names(read, rows, shipped_vocabulary()).items():
        bound = best_bound(described, type_)
        print(f"{type_}: F1 {bound.f1:.3f}, by name {bound.f1_by_name:.3f}, from {bound.probability:.2f} on")
        fitted[type_] = fitted_weights(described, type_), bound.probability
    out.write_text(weights_text(fitted, stories=len(read)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    fit(Path(sys.argv[1]), stories=sys.argv[2])
