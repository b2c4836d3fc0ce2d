"""Learns subjects from stories that an archive has tagged: go in stories and labels, comes out a file of categories.

Needs the extra "train" (scikit-learn); using the file needs nothing. Its form is told in `categories`.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..model import Story
from .categories import ALWAYS, HEAD, story_features
from .lexicon import words

# Of each category: the words that say most. Fewer where the file would grow beyond `_LARGEST`.
_WORDS = 90
_LARGEST = 64_000
# A category of fewer stories is not learned, a word of fewer stories not used.
_LEAST_STORIES = 2
_LEAST_WORDS = 3

_TOP = """\
# Subjects learned from {stories} labelled stories by `invoke topics.train`. A story belongs to a category whose sum is
# above zero: `always`, and the weight of each word it has; `title` before a word means the headline.
"""


def read_labels(lines: Iterable[str]) -> dict[str, list[str]]:
    """The labelled subjects of each story, by its code: JSON with "code" and "subjects" (or "topics"), one a line."""
    rows = (json.loads(line) for line in lines if line.strip())
    return {str(row["code"]): [str(s) for s in row.get("subjects", row.get("topics", []))] for row in rows}


def train_categories(stories: Sequence[Story], labels: Mapping[str, Sequence[str]], *, words_each: int = _WORDS) -> str:
    """Learn categories.

    Args:
        stories: Those without labels are left out.
        labels: As `read_labels` gives them.
        words_each: How many words a category has at most.
    Returns:
        The text of a categories file, at most 64 KB.
    """
    chosen = [story for story in stories if labels.get(story.code)]
    features = [_features(story) for story in chosen]
    counts = Counter(name for story in chosen for name in labels[story.code])
    names = sorted(name for name, count in counts.items() if count >= _LEAST_STORIES)
    matrix, vocabulary = _matrix(features)
    blocks = [
        _block(name, [name in labels[story.code] for story in chosen], matrix, vocabulary, words_each) for name in names
    ]
    text = "\n".join([_TOP.format(stories=len(chosen)), *blocks])
    if len(text.encode()) > _LARGEST and words_each > 5:
        return train_categories(stories, labels, words_each=words_each * 4 // 5)
    return text


def _features(story: Story) -> set[str]:
    said = words("\n".join((story.headline, *story.paragraphs)))
    return set(story_features(said, headline=len(words(story.headline))))


def _matrix(features: Sequence[set[str]]) -> tuple[Any, list[str]]:
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415  # the extra "train"

    counts = Counter(word for found in features for word in found)
    kept = {word for word, count in counts.items() if count >= _LEAST_WORDS}
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(sorted(found & kept), 1.0) for found in features])
    # Its solver takes small indices only.
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    return matrix, list(vectorizer.get_feature_names_out())


def _block(name: str, belongs: Sequence[bool], matrix: Any, vocabulary: Sequence[str], most: int) -> str:
    """Choose the words that say most of one category, then weigh just those."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    rough = LogisticRegression(l1_ratio=1.0, C=1.0, solver="liblinear", random_state=0).fit(matrix, belongs)
    strength = abs(rough.coef_[0])
    best = [index for index in strength.argsort()[::-1][:most] if strength[index] > 0]
    if not best:
        return f"{HEAD}: {name}\n  {ALWAYS}: -9\n"
    model = LogisticRegression(C=10.0, solver="liblinear", random_state=0).fit(matrix[:, best], belongs)
    shift = _best_shift(model.decision_function(matrix[:, best]), belongs)
    rows = [f"{HEAD}: {name}", f"  {ALWAYS}: {model.intercept_[0] - shift:.2f}"]
    weights = sorted(zip((vocabulary[i] for i in best), model.coef_[0], strict=True), key=lambda w: (-w[1], w[0]))
    return "\n".join([*rows, *(f"  {word}: {weight:.2f}" for word, weight in weights), ""])


def _best_shift(sums: Any, belongs: Sequence[bool]) -> float:
    """The sum from which on F1 is best, a little towards zero: a rare category is easily missed."""
    order = sums.argsort()[::-1]
    right, best, shift = 0, 0.0, 0.0
    total = sum(belongs)
    for rank, index in enumerate(order, start=1):
        right += belongs[index]
        f1 = 2 * right / (rank + total)
        if f1 > best:
            best, shift = f1, float(sums[index]) - 0.01
    return min(0.0, shift)


def learn(stories: Sequence[Story], labels: Path, out: Path) -> int:
    """Read labels, learn, and write the file.

    Returns:
        How many labelled stories were learned from.
    """
    found = read_labels(labels.read_text(encoding="utf-8").splitlines())
    out.write_text(train_categories(stories, found), encoding="utf-8", newline="\n")
    return sum(1 for story in stories if found.get(story.code))
