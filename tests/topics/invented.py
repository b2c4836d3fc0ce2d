"""Stories that never happened, for the tests of topics."""

from datetime import UTC, datetime

from plugins.pressmark.model import Dateline, Story, StoryCode, StoryTopics

_MOMENT = datetime(2020, 10, 14, 11, 1, tzinfo=UTC)
_DATELINE = Dateline(local=_MOMENT, moment=_MOMENT, has_time=True, iso="2020-10-14T11:01")


def story(headline: str, *paragraphs: str, topics: tuple[str, ...] = ()) -> Story:
    return Story(
        code=StoryCode("892006"),
        dateline=_DATELINE,
        headline=headline,
        paragraphs=paragraphs or ("Nothing more was known.",),
        topics=topics,
    )


def about(found: StoryTopics) -> set[str]:
    return {topic.topic.slug for topic in found.about}


def mentioned(found: StoryTopics) -> set[str]:
    return {topic.topic.slug for topic in found.mentions}


def named(found: StoryTopics) -> set[str]:
    return about(found) | mentioned(found)
