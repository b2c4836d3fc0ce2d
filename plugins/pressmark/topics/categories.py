"""Subjects of an archive's own, learned from the stories it has tagged: goes in a story, come out its categories.

    category: nat-gas
      called: natural gas; natural gas field     its name as stories write it
      always: -1.02                added to every story's sum
      1.85: NAME; pipeline         for a story that is called so, or has the word
      0.9: title:gas; cubic feet   in the headline only; two words that follow one another

A story belongs to each category whose sum is above zero; where none is, to the nearest, if that comes near. Such a file
is written by `training`, and can be read and corrected by a person; all words in small letters. What stands several
times counts more: `term_value` tells.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from ..model import Evidence, StoryTopic, Topic, TopicType
from .lexicon import LINE_END, Said
from .lines import Block, Line, VocabularyError, read_blocks
from .slugs import topic_slug

HEAD = "category"
ALWAYS = "always"
CALLED = "called"
# Instead of a word: what the category is called. In capitals, as no word of a story is.
NAME = "NAME"
# Before a word, by its paragraph.
_FIELDS = ("title:", "lead:")
# A story that reaches no category belongs to the nearest one, if its sum is above this.
_NEAR = -0.8
# More evidence tells a reader nothing.
_MOST_EVIDENCE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Categories:
    """Learned subjects: what each word speaks for."""

    topics: tuple[Topic, ...]
    # What each sum begins with, in the order of `topics`.
    always: tuple[float, ...]
    # By term, as `story_terms` gives it: the numbers of topics, each with its weight.
    weights: Mapping[str, Sequence[tuple[int, float]]]
    # By words that a category is called: the numbers of topics.
    called: Mapping[str, Sequence[int]]


def is_categories(text: str) -> bool:
    """Whether a vocabulary file holds learned subjects."""
    lines = (line for line in text.split("\n") if line.strip() and not line.startswith("#"))
    return next(lines, "").startswith(f"{HEAD}:")


def read_categories(text: str, *, path: str) -> Categories:
    """Read learned subjects.

    Args:
        text: The whole file.
        path: Used in messages only; nothing is opened.
    Raises:
        VocabularyError: With one diagnostic for each fault, in line order.
    """
    blocks, faults = read_blocks(text, path=path, heads=(HEAD,), keys=None)
    faults += [
        line.fault("category-weight", f"`{weight}` is not a number", at=weight, fix="write a number like `1.25`")
        for block in blocks
        for line in block.lines
        if not _is_number(weight := line.value if line.key == ALWAYS else "0" if line.key == CALLED else line.key)
    ]
    if faults:
        raise VocabularyError(*faults)
    return _categories(blocks)


def _categories(blocks: Sequence[Block]) -> Categories:
    weights: dict[str, list[tuple[int, float]]] = {}
    called: dict[str, list[int]] = {}
    always = [0.0] * len(blocks)
    for number, block in enumerate(blocks):
        for line in block.lines:
            if line.key == ALWAYS:
                always[number] = float(line.value)
                continue
            for term in _parts(line):
                if line.key == CALLED:
                    called.setdefault(term, []).append(number)
                else:
                    own = f"{term} {number}" if term.endswith(NAME) else term
                    weights.setdefault(own, []).append((number, float(line.key)))
    topics = tuple(Topic(slug=topic_slug(b.head.value), name=b.head.value, type=TopicType.SUBJECT) for b in blocks)
    return Categories(topics=topics, always=tuple(always), weights=weights, called=called)


def _parts(line: Line) -> Iterator[str]:
    return filter(None, map(str.strip, line.value.split(";")))


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def story_terms(said: Said, *, called: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, int]]:
    """The words and pairs of words of a story in small letters, each with the number of its first word.

    Those of the headline and of the first paragraph come a second time, after "title:" and "lead:". What a category is
    called comes also as "NAME" with the category's number.

    Args:
        said: All words, the headline's first.
        called: Numbers of categories, by words they are called.
    """
    lower = " ".join(said.words).lower().split(" ")
    bounds = [0, *(index + 1 for index, word in enumerate(lower) if word == LINE_END)]
    for index, (word, following) in enumerate(zip(lower, [*lower[1:], ""], strict=True)):
        if not word[:1].isalpha():
            continue
        field = _FIELDS[index >= bounds[1]] if index < bounds[2] else ""
        for term in (word, f"{word} {following}") if following[:1].isalpha() else (word,):
            for own in (term, *(f"{NAME} {number}" for number in called.get(term, ()))):
                yield own, index
                if field:
                    yield field + own, index


def term_value(times: int, *, words: int) -> float:
    """How much a term counts: more for each time it stands, less in a long story; 1 once in one of 81 words.

    Args:
        times: How often the story has it.
        words: How many different words the story has.
    """
    return (1 + log(times)) * sqrt(sqrt(81 / words))


def different_words(terms: Iterable[str]) -> int:
    """How many of the terms of a story are words by themselves; at least 1."""
    return sum(1 for term in terms if " " not in term and ":" not in term) or 1


def judge_categories(said: Said, categories: Categories) -> Iterable[StoryTopic]:
    """Find the categories of a story, with the words that speak for each, strongest first.

    Args:
        said: All words of the story, the headline's first.
        categories: The learned subjects.
    """
    times: Counter[str] = Counter()
    first: dict[str, int] = {}
    for term, index in story_terms(said, called=categories.called):
        times[term] += 1
        first.setdefault(term, index)
    words = different_words(times)
    sums = list(categories.always)
    reasons: dict[int, list[tuple[float, int, str]]] = {}
    for term in times.keys() & categories.weights.keys():
        for number, weight in categories.weights[term]:
            worth = weight * term_value(times[term], words=words)
            sums[number] += worth
            if worth > 0:
                reasons.setdefault(number, []).append((worth, first[term], term))
    enough = min(0.0, max(_NEAR, max((sums[number] for number in reasons), default=0.0) - 1e-9))
    for number in sorted(reasons):
        if sums[number] > enough:
            yield _story_topic(categories.topics[number], sums[number], reasons[number], said)


def _story_topic(topic: Topic, total: float, reasons: list[tuple[float, int, str]], said: Said) -> StoryTopic:
    """The weight is the sum of all that speaks for the topic and against it, never below a hundredth."""
    evidence = []
    for worth, index, term in sorted(reasons, key=lambda one: (-one[0], one[1:]))[:_MOST_EVIDENCE]:
        paragraph = said.words[:index].count(LINE_END)
        surface = " ".join(said.words[index : index + 1 + (" " in term and NAME not in term)])
        field = "body" if paragraph else "headline"
        evidence.append(
            Evidence(rule="learned", surface=surface, field=field, paragraph=paragraph, weight=round(worth, 3))
        )
    return StoryTopic(topic=topic, weight=max(0.01, round(total, 3)), evidence=tuple(evidence))
