"""Counts in words."""

from plugins.pressmark.pages.wording import story_count
from plugins.pressmark.words import ENGLISH


def test_stories_are_counted() -> None:
    assert [story_count(n, ENGLISH) for n in (0, 1, 19037)] == ["0 stories", "1 story", "19,037 stories"]
