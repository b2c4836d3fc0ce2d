"""Topics of different stories that share an address."""

import pytest

from plugins.pressmark.model import StoryTopic, StoryTopics, Topic, TopicType
from plugins.pressmark.topics.clashes import Filed, TopicClashError, check_names, settle_clashes
from plugins.pressmark.topics.slugs import topic_slug


def filed(path: str, *names: str) -> Filed:
    topics = [Topic(slug=topic_slug(name), name=name, type=TopicType.SUBJECT) for name in names]
    return path, StoryTopics(about=tuple(StoryTopic(topic=topic, weight=1.0, evidence=()) for topic in topics))


def names(judgements: list[StoryTopics]) -> list[list[str]]:
    return [[found.topic.name for found in judgement.about] for judgement in judgements]


def test_spellings_of_one_name_become_the_most_used_one() -> None:
    settled = settle_clashes([filed("a", "Fine Art"), filed("b", "fine art"), filed("c", "fine art", "Music")])

    assert names(settled) == [["fine art"], ["fine art"], ["fine art", "Music"]]


def test_spellings_used_alike_become_the_first_by_code_points_in_any_order() -> None:
    one, other = filed("a", "fine art"), filed("b", "Fine Art")

    assert names(settle_clashes([one, other])) == names(settle_clashes([other, one])) == [["Fine Art"], ["Fine Art"]]


def test_different_names_of_one_address_are_refused_naming_both() -> None:
    with pytest.raises(TopicClashError) as caught:
        settle_clashes([filed("a.txt", "C"), filed("b.txt", "C++")])

    assert str(caught.value) == (
        "topics 'C' (a.txt) and 'C++' (b.txt) would share the page topics/c.html\n  fix: rename one of them"
    )


def test_different_names_of_one_address_in_one_story_are_refused_naming_both() -> None:
    with pytest.raises(TopicClashError) as caught:
        check_names(["Music", "C", "C++"], path="a.txt")

    assert str(caught.value) == (
        "topics 'C' (a.txt) and 'C++' (a.txt) would share the page topics/c.html\n  fix: rename one of them"
    )
    check_names(["Fine Art", "fine art"], path="a.txt")
