"""Subjects of an archive's own, learned from the stories it has tagged: goes in a story, come out its categories.

    category: crude
      always: -4.20        added to every story's sum
      opec: 1.85           if the story has the word
      title opec: 0.90     if the headline has it

A story belongs to each category whose sum is above zero. Such a file is written by `training`, and can be read and
corrected by a person; all words in small letters.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model import Evidence, StoryTopic, Topic, TopicType
from .lines import Block, VocabularyError, read_blocks
from .slugs import topic_slug

HEAD = "category"
ALWAYS = "always"
TITLE = "title "


@dataclass(frozen=True, slots=True, kw_only=True)
class Categories:
    """Learned subjects: what each word speaks for."""

    topics: tuple[Topic, ...]
    # What each sum begins with, in the order of `topics`.
    always: tuple[float, ...]
    # By word, as `story_features` gives it: the numbers of topics, each with its weight.
    weights: Mapping[str, Sequence[tuple[int, float]]]


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
        line.fault(
            "category-weight", f"`{line.value}` is not a number", at=line.value, fix="write a number like `1.25`"
        )
        for block in blocks
        for line in block.lines
        if not _is_number(line.value)
    ]
    if faults:
        raise VocabularyError(*faults)
    return _categories(blocks)


def _categories(blocks: Sequence[Block]) -> Categories:
    weights: dict[str, list[tuple[int, float]]] = {}
    always = [0.0] * len(blocks)
    for number, block in enumerate(blocks):
        for line in block.lines:
            if line.key == ALWAYS:
                always[number] = float(line.value)
            else:
                weights.setdefault(line.key, []).append((number, float(line.value)))
    topics = tuple(Topic(slug=topic_slug(b.head.value), name=b.head.value, type=TopicType.SUBJECT) for b in blocks)
    return Categories(topics=topics, always=tuple(always), weights=weights)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def story_features(said: Sequence[str], *, headline: int) -> dict[str, int]:
    """The words of a story in small letters, those of its headline also after "title "; each with its first place.

    Args:
        said: All words, the headline's first.
        headline: How many are the headline's.
    """
    lower = " ".join(said).lower().split(" ")
    found: dict[str, int] = {}
    for index, word in enumerate(lower):
        if word not in found and word[:1].isalpha():
            found[word] = index
    for index, word in enumerate(lower[:headline]):
        if word[:1].isalpha():
            found.setdefault(TITLE + word, index)
    return found


def judge_categories(
    said: Sequence[str], categories: Categories, *, headline: int, starts: Sequence[int]
) -> Iterable[StoryTopic]:
    """Find the categories of a story, with the words that speak for each, strongest first.

    Args:
        said: All words of the story, the headline's first.
        categories: The learned subjects.
        headline: How many words are the headline's.
        starts: The number of the first word of the headline and of each paragraph.
    """
    sums = list(categories.always)
    reasons: dict[int, list[tuple[float, int]]] = {}
    for word, index in story_features(said, headline=headline).items():
        for number, weight in categories.weights.get(word, ()):
            sums[number] += weight
            if weight > 0:
                reasons.setdefault(number, []).append((weight, index))
    for number, total in enumerate(sums):
        if total > 0 and number in reasons:
            yield _story_topic(categories.topics[number], total, reasons[number], said, starts)


def _story_topic(
    topic: Topic, total: float, reasons: list[tuple[float, int]], said: Sequence[str], starts: Sequence[int]
) -> StoryTopic:
    evidence = []
    for weight, index in sorted(reasons, reverse=True)[:8]:
        paragraph = sum(1 for start in starts if start <= index) - 1
        field = "body" if paragraph else "headline"
        evidence.append(
            Evidence(rule="learned", surface=said[index], field=field, paragraph=paragraph, weight=round(weight, 3))
        )
    return StoryTopic(topic=topic, weight=round(total, 3), evidence=tuple(evidence))
