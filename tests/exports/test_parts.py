"""How stories are parted into files."""

from plugins.pressmark.exports.parts import by_year, story_parts
from tests.exports.archive import archive


def test_a_small_archive_is_one_file_oldest_story_first() -> None:
    parts = story_parts(archive(30), whole=30)

    assert list(parts) == ["data/stories"]
    assert [d.code for d in parts["data/stories"]][:3] == ["800000", "800001", "800002"]


def test_an_empty_archive_has_its_file() -> None:
    assert story_parts([]) == {"data/stories": ()}


def test_a_larger_archive_is_one_file_a_month() -> None:
    documents = archive(31)
    parts = story_parts(documents, whole=30)

    assert list(parts)[:3] == ["data/stories/2012-01", "data/stories/2012-04", "data/stories/2012-07"]
    assert [d.code for chosen in parts.values() for d in chosen] == [d.code for d in documents[::-1]]
    assert all(f"{d.story.dateline.local:%Y-%m}" == path[-7:] for path, chosen in parts.items() for d in chosen)


def test_stories_by_year() -> None:
    years = by_year(archive(20))

    assert list(years) == list(range(2012, 2021))
    assert [d.code for d in years[2012]] == ["800000", "800001", "800002"]
