"""Learns how names are weighed: go in labelled stories, comes out `topics/data/weights.txt`.

    python -m plugins.pressmark.commands.fitting LABELS STORIES HOME

A script for development; LABELS has the form that `topics.predict` writes, HOME is the slug of the place that stories
without any other are about.
"""

import sys
from dataclasses import replace
from pathlib import Path

from ..topics.fitting import best_bound, described_names, fitted_weights, weights_text
from ..topics.scoring import rows_by_code
from ..topics.vocabulary import shipped_vocabulary
from ..topics.weights import WEIGHTS
from .reading import filed_stories


def fit(labels: Path, *, stories: str, home: str, out: Path = WEIGHTS) -> None:
    """Write the weights anew, and print how good they are for stories that were not learned from."""
    read = [story for _, story in filed_stories(stories)]
    rows = rows_by_code(labels.read_text(encoding="utf-8").splitlines())
    fitted = {}
    vocabulary = replace(shipped_vocabulary(), home=home)
    for type_, described in described_names(read, rows, vocabulary).items():
        bound, f1 = best_bound(described)
        print(f"{type_}: F1 {f1:.3f} from {bound:.2f} on")
        fitted[type_] = fitted_weights(described), bound
    out.write_text(weights_text(fitted, stories=len(read)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    fit(Path(sys.argv[1]), stories=sys.argv[2], home=sys.argv[3])
