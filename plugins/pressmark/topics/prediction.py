"""Topics as rows that other programs read: goes in stories and a vocabulary, comes out one JSON object a line.

    {"code": 892006, "places": ["TR"], "people": [], "organisations": [], "subjects": ["Armed conflict"]}

Reading story files is left to the caller, scoring to `scoring`.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ..model import Story, StoryTopic, StoryTopics, TopicType
from .archive import settle_archive
from .findings import StoryFindings
from .many import find_all
from .names import named_topic
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
    return (prediction(one.code, _with_own_names(found, one)) for one, found in zip(findings, topics, strict=True))


def _with_own_names(topics: StoryTopics, findings: StoryFindings) -> StoryTopics:
    """Add the names that a story is plainly about, though the archive has too few stories of them for a topic."""
    if findings.is_edited:
        return topics
    named = {found.topic.slug for found in topics.about}
    own = [named_topic(name, type_=name.type, name=name.name) for name in findings.names if name.type and name.is_sure]
    return replace(topics, about=(*topics.about, *(found for found in own if found.topic.slug not in named)))


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
    """A country's code, else the name: of a subject its label among the Media Topics, where it is one."""
    scheme, _, code = (found.topic.identifier or "").partition(":")
    return code if scheme == "iso3166" else found.topic.name
