"""Learns subjects from stories that an archive has tagged: go in stories and labels, comes out a file of categories.

Needs the extra "train" (scikit-learn); using the file needs nothing. Its form is told in `categories`.

What is learned of each category is a linear support vector machine with few words: one that prefers few of them
chooses, a second one weighs those. A word of few stories counts more while that is learned, so that it is chosen
rather than a common one. A category's own name is a good reason before anything is learned, so that a category with two
stories is found, too.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log
from pathlib import Path
from typing import Any, NamedTuple

from ..model import Story
from .categories import ALWAYS, CALLED, HEAD, NAME, different_words, story_terms, term_value
from .lexicon import story_words

_LARGEST = 64_000
# A word of fewer stories is not used, a pair of words not either.
_LEAST_WORDS, _LEAST_PAIRS = 2, 5
# How freely words are chosen, and weighed.
_CHOOSING, _WEIGHING = 0.3, 0.03
# How rare a word is, is measured by this: a word of one story in 400 counts once.
_USUAL_RARITY = 6.0
# A category's own name counts so many times what a word counts while weights are learned.
_NAME = 3.0
# A story of a rare category counts up to so many times more.
_RARE, _RARE_STORIES = 2.0, 20
# A rare category's sum begins up to so much higher, or too few of its stories would be found.
_SOONER, _SOONER_STORIES = 0.3, 30
# Weights are rounded to this.
_STEP = 0.02

_TOP = """\
# Subjects learned from {stories} labelled stories by `invoke topics.train`. A story belongs to a category whose sum is
# above zero: `always`, and before a colon the weight of each word it has. `title:` and `lead:` mean the headline and
# the first paragraph, NAME what the category is called; a word counts more the more often a story has it.
"""


class _Examples(NamedTuple):
    """What each term counts in each story, times the term's rarity."""

    matrix: Any
    terms: list[str]
    rarity: list[float]
    # For each category: what its name counts in each story.
    own: list[Any]


class _Learned(NamedTuple):
    """What was learned of one category."""

    name: str
    called: list[str]
    always: float
    # By term.
    weights: dict[str, float]


def read_labels(lines: Iterable[str]) -> dict[str, list[str]]:
    """The labelled subjects of each story, by its code: JSON with "code" and "subjects" (or "topics"), one a line."""
    rows = (json.loads(line) for line in lines if line.strip())
    return {str(row["code"]): [str(s) for s in row.get("subjects", row.get("topics", []))] for row in rows}


def train_categories(stories: Sequence[Story], labels: Mapping[str, Sequence[str]]) -> str:
    """Learn categories.

    Args:
        stories: Those without labels are left out.
        labels: As `read_labels` gives them.
    Returns:
        The text of a categories file, at most 64 KB: where it would be more, the weakest words are left out.
    """
    chosen = [story for story in stories if labels.get(story.code)]
    names = sorted({name for story in chosen for name in labels[story.code]})
    called = _called(names, chosen)
    examples = _examples(chosen, called=called)
    learned = [
        _learned(name, [name in labels[story.code] for story in chosen], examples, number, called=called[number])
        for number, name in enumerate(names)
    ]
    top = _TOP.format(stories=len(chosen))
    least = _STEP
    while len((text := "\n".join([top, *(_block(one, least) for one in learned)])).encode()) > _LARGEST:
        least += _STEP
    return text


def _called(names: Sequence[str], stories: Iterable[Story]) -> list[list[str]]:
    """For each name the words of one or two that stories write it with: "natural gas" for nat-gas."""
    written: dict[str, set[str]] = {}
    for story in stories:
        for term, _ in story_terms(story_words(story), called={}):
            if ":" not in term:
                written.setdefault(term[:2], set()).add(term)
    return [sorted(term for term in written.get(name[:2].lower(), ()) if _calls(term, name)) for name in names]


def _calls(term: str, name: str) -> bool:
    words, parts = term.split(" "), name.lower().replace("-", " ").split(" ")
    if len(parts) == 1:
        return term in {parts[0], f"{parts[0]}s", f"{parts[0]}es"}
    return len(words) == len(parts) and all(
        word == part or (len(part) > 2 and word.startswith(part.removesuffix("s")))
        for word, part in zip(words, parts, strict=True)
    )


def _examples(stories: Sequence[Story], *, called: Sequence[Sequence[str]]) -> _Examples:
    from scipy.sparse import csr_matrix, diags  # noqa: PLC0415  # the extra "train"
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415

    numbers: dict[str, list[int]] = {}
    for number, phrases in enumerate(called):
        for phrase in phrases:
            numbers.setdefault(phrase, []).append(number)
    rows = [_values(story, called=numbers) for story in stories]
    counts = Counter(term for row in rows for term in row)
    kept = {t for t, n in counts.items() if NAME not in t and n >= (_LEAST_PAIRS if " " in t else _LEAST_WORDS)}
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{term: value for term, value in row.items() if term in kept} for row in rows])
    terms = list(vectorizer.get_feature_names_out())
    rarity = [log((len(rows) + 1) / counts[term]) / _USUAL_RARITY for term in terms]
    own = [
        csr_matrix([[_NAME * row.get(f"{term} {number}", 0.0) for term in _NAMES] for row in rows])
        for number in range(len(called))
    ]
    return _Examples(matrix @ diags(rarity), terms, rarity, own)


_NAMES = (NAME, f"title:{NAME}", f"lead:{NAME}")


def _values(story: Story, *, called: Mapping[str, Sequence[int]]) -> dict[str, float]:
    times = Counter(term for term, _ in story_terms(story_words(story), called=called))
    words = different_words(times)
    return {term: term_value(n, words=words) for term, n in times.items()}


def _learned(name: str, belongs: Sequence[bool], examples: _Examples, number: int, *, called: list[str]) -> _Learned:
    """Choose the words that say most of one category, then weigh just those."""
    from scipy.sparse import hstack  # noqa: PLC0415
    from sklearn.svm import LinearSVC  # noqa: PLC0415

    rare = {True: 1 + _RARE / (1 + sum(belongs) / _RARE_STORIES), False: 1}
    if all(belongs):
        return _Learned(name, [], 1.0, {})
    everything = _small_indices(hstack([examples.matrix, examples.own[number]]).tocsr())
    chooser = LinearSVC(
        C=_CHOOSING, penalty="l1", dual=False, max_iter=3000, tol=1e-2, class_weight=rare, random_state=0
    )
    best = chooser.fit(everything, belongs).coef_[0].nonzero()[0]
    if not len(best):
        return _Learned(name, [], -1.0, {})
    weigher = LinearSVC(C=_WEIGHING, max_iter=5000, tol=1e-3, class_weight=rare, random_state=0)
    weigher.fit(_small_indices(everything[:, best]), belongs)
    every, counted = [*examples.terms, *_NAMES], [*examples.rarity, *[_NAME] * len(_NAMES)]
    weights = {
        every[index]: float(weight) * counted[index] for index, weight in zip(best, weigher.coef_[0], strict=True)
    }
    sooner = _SOONER / (1 + sum(belongs) / _SOONER_STORIES)
    return _Learned(name, called, float(weigher.intercept_[0]) + sooner, weights)


def _small_indices(matrix: Any) -> Any:
    # The solver takes small indices only.
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    return matrix


def _block(one: _Learned, least: float) -> str:
    """A category as lines of its file, without weights below the least."""
    by_weight: dict[float, list[str]] = {}
    for term, weight in one.weights.items():
        if abs(rounded := round(weight / _STEP) * _STEP) > least - _STEP / 2:
            by_weight.setdefault(round(rounded, 2), []).append(term)
    rows = [f"{HEAD}: {one.name}", *([f"  {CALLED}: {'; '.join(one.called)}"] if one.called else [])]
    rows += [f"  {ALWAYS}: {one.always:.2f}"]
    rows += [f"  {weight:g}: {'; '.join(sorted(by_weight[weight]))}" for weight in sorted(by_weight, reverse=True)]
    return "\n".join([*rows, ""])


def learn(stories: Sequence[Story], labels: Path, out: Path) -> int:
    """Read labels, learn, and write the file.

    Returns:
        How many labelled stories were learned from.
    """
    found = read_labels(labels.read_text(encoding="utf-8").splitlines())
    out.write_text(train_categories(stories, found), encoding="utf-8", newline="\n")
    return sum(1 for story in stories if found.get(story.code))
