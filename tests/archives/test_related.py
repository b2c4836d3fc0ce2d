"""Which stories are related, and how few change when one more comes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from plugins.pressmark.archives.related import related_stories
from plugins.pressmark.documents import ArchiveDocument, archive_document
from plugins.pressmark.model import Dateline, StoryCode, StoryTopic, StoryTopics, Topic, TopicType
from tests.topics.invented import story


def document(code: int, headline: str, *slugs: str) -> ArchiveDocument:
    """A story of its own day: the higher the code, the newer."""
    moment = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=code)
    dateline = Dateline(local=moment, moment=moment, has_time=False, iso=moment.date().isoformat())
    told = replace(story("News"), code=StoryCode(str(code)), dateline=dateline, headline=headline)
    topics = [Topic(slug=slug, name=slug, type=TopicType.SUBJECT) for slug in slugs]
    about = tuple(StoryTopic(topic=topic, weight=1.0, evidence=()) for topic in topics)
    return archive_document(told, topics=StoryTopics(about=about), site_url="https://example.org", language="en")


def test_two_topics_or_a_topic_and_a_word_or_three_words_join_stories() -> None:
    documents = [
        document(6, "Quay mended", "harbours", "ferries"),
        document(5, "Old news", "ferries", "harbours"),
        document(4, "Bridge closed", "bridges"),
        document(3, "The bridge is open", "bridges"),
        document(2, "Lighthouse keeper counted storks"),
        document(1, "Storks counted by the lighthouse"),
    ]

    assert related_stories(documents) == {
        "6": ("5",),
        "5": ("6",),
        "4": ("3",),
        "3": ("4",),
        "2": ("1",),
        "1": ("2",),
    }


def test_one_topic_or_two_words_alone_join_nothing() -> None:
    documents = [document(2, "Harbour master speaks", "ferries"), document(1, "A boat for the harbour", "bridges")]

    assert related_stories([*documents, document(0, "Nothing else", "bridges")]) == {}


def test_the_most_related_come_first_then_the_nearest_in_time_and_five_at_most() -> None:
    documents = [document(code, "News of today", "harbours", "ferries") for code in range(9, 2, -1)]
    documents.append(document(1, "News of old", "harbours", "ferries", "storks"))

    found = related_stories(documents)

    assert found[StoryCode("6")] == ("5", "7", "4", "8", "3")
    assert found[StoryCode("1")] == ("3", "4", "5")


def test_a_new_story_changes_only_what_is_related_to_its_nearest_fellows() -> None:
    documents = [document(code, "News", "harbours", "ferries") for code in range(40, 0, -1)]
    before = related_stories(documents)

    after = related_stories([document(41, "News", "harbours", "ferries"), *documents])

    assert {code for code in before if after[code] != before[code]} == {"39", "40"}
