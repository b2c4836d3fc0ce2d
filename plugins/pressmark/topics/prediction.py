"""Topics as rows that other programs read: goes in stories and a vocabulary, comes out one JSON object a line.

    {"code": 892006, "places": ["TR"], "people": [], "organisations": [], "subjects": ["medtop:20000056"]}

Reading story files is left to the caller, scoring to `scoring`.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..model import Story, StoryTopic, StoryTopics, TopicType
from .archive import settle_archive
from .many import find_all
from .reading import full_vocabulary

LISTS = {
    TopicType.PLACE: "places",
    TopicType.PERSON: "people",
    TopicType.ORGANISATION: "organisations",
    TopicType.SUBJECT: "subjects",
}


def predicted_lines(stories: Sequence[tuple[str, Story]], *, vocabularies: Sequence[Path] = ()) -> Iterator[str]:
    """Tag stories as one archive.

    Args:
        stories: Each with the path of its file.
        vocabularies: Files beside the shipped vocabulary.
    Returns:
        A line of JSON for each story, in their order.
    Raises:
        VocabularyError: A vocabulary file is at fault.
    """
    vocabulary = full_vocabulary(vocabularies)
    findings = find_all(stories, vocabularies=vocabularies)
    topics = settle_archive(findings, vocabulary).stories
    return (prediction(one.code, found) for one, found in zip(findings, topics, strict=True))


def prediction(code: str, topics: StoryTopics) -> str:
    """One story's topics as a line of JSON."""
    row = {"code": int(code), **_lists(topics.about), "mention": _lists(topics.mentions)}
    return json.dumps(row, ensure_ascii=False)


def _lists(topics: Iterable[StoryTopic]) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {name: [] for name in LISTS.values()}
    for found in topics:
        lists[LISTS[found.topic.type]].append(_called(found))
    return lists


def _called(found: StoryTopic) -> str:
    """A country's code, a Media Topic's id, else the name."""
    scheme, _, code = (found.topic.identifier or "").partition(":")
    if scheme == "iso3166":
        return code
    return f"{scheme}:{code}" if scheme == "medtop" else found.topic.name
