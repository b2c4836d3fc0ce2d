"""Ranges of story codes."""

from dataclasses import replace

from plugins.pressmark.archives.codes import code_ranges
from plugins.pressmark.documents import ArchiveDocument, archive_document
from plugins.pressmark.model import StoryCode, StoryTopics
from tests.topics.invented import story


def documents(*codes: int) -> list[ArchiveDocument]:
    told = [replace(story("News"), code=StoryCode(str(code))) for code in codes]
    return [archive_document(s, topics=StoryTopics(), site_url="https://example.org", language="en") for s in told]


def ranges(*codes: int, most_listed: int, most_ranges: int = 100) -> list[tuple[int, int, list[str]]]:
    found = code_ranges(documents(*codes), most_listed=most_listed, most_ranges=most_ranges)
    return [(range_.first, range_.last, [document.code for document in range_.documents]) for range_ in found]


def test_few_codes_are_one_range_in_the_order_of_their_numbers() -> None:
    assert ranges(100, 9, 25, most_listed=3) == [(1, 999, ["9", "25", "100"])]


def test_ranges_end_at_round_numbers_and_are_only_as_narrow_as_they_must_be() -> None:
    assert ranges(892006, 892007, 892110, 5, 90001, most_listed=2) == [
        (1, 499999, ["5", "90001"]),
        (892000, 892099, ["892006", "892007"]),
        (892100, 892199, ["892110"]),
    ]


def test_one_more_story_changes_no_other_range() -> None:
    before = ranges(1, 2, 40, 41, 80, 81, most_listed=2)

    after = ranges(1, 2, 40, 41, 42, 80, 81, most_listed=2)

    assert [one for one in before if one not in after] == [(40, 49, ["40", "41"])]


def test_too_many_ranges_become_longer_ones() -> None:
    found = ranges(*range(1, 1000), most_listed=10, most_ranges=20)

    assert [(first, last) for first, last, _ in found[:3]] == [(1, 49), (50, 99), (100, 149)]
    assert [len(codes) for *_, codes in found] == [49, *[50] * 19]


def test_ten_thousand_codes_wherever_they_lie_have_ranges_short_enough_for_one_page() -> None:
    for step in (1, 2, 3, 7, 11, 13, 49):
        found = ranges(*range(100_000, 100_000 + 10_000 * step, step), most_listed=100, most_ranges=500)

        assert sum(len(codes) for *_, codes in found) == 10_000
        assert max(len(codes) for *_, codes in found) <= 100


def test_an_archive_without_stories_has_no_range() -> None:
    assert ranges(most_listed=10) == []
