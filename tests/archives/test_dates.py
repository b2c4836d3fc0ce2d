"""Stories in years, months and days."""

from plugins.pressmark.archives.dates import date_archive, day_key, empty_months
from tests.pages.invented import TEHRAN, dateline, document, story


def codes(documents: object) -> list[str]:
    return [d.code for d in documents]  # type: ignore[attr-defined]


NEW_YEAR = document(story("3", dateline(2021, 1, 1)))
EVENING = document(story("2", dateline(2020, 10, 14, 20, 0)))
MORNING = document(story("1", dateline(2020, 10, 14, 8, 0)))
SPRING = document(story("4", dateline(2019, 3, 5, 8, 0)))


def test_no_documents_give_no_periods() -> None:
    archive = date_archive([])

    assert (archive.years, archive.months, archive.days) == ((), (), ())


def test_periods_stand_oldest_first_and_know_their_parts() -> None:
    archive = date_archive([NEW_YEAR, EVENING, MORNING, SPRING])

    assert [year.key for year in archive.years] == [(2019,), (2020,), (2021,)]
    assert [month.key for month in archive.years[1].parts] == [(2020, 10)]
    assert [day.key for day in archive.months[1].parts] == [(2020, 10, 14)]
    assert archive.days[1].parts == ()


def test_documents_of_a_period_keep_their_order() -> None:
    archive = date_archive([NEW_YEAR, EVENING, MORNING, SPRING])

    assert codes(archive.years[1].documents) == ["2", "1"]
    assert codes(archive.days[1].documents) == ["2", "1"]


def test_neighbours_are_the_nearest_periods_that_have_stories() -> None:
    archive = date_archive([NEW_YEAR, EVENING, MORNING, SPRING])

    assert [(m.previous, m.following) for m in archive.months] == [
        (None, (2020, 10)),
        ((2019, 3), (2021, 1)),
        ((2020, 10), None),
    ]


def test_a_story_belongs_to_the_day_its_dateline_names() -> None:
    night = document(story("5", dateline(2020, 10, 15, 1, 0, zone=TEHRAN)))

    assert night.published.day == 14
    assert day_key(night) == (2020, 10, 15)


def test_months_without_stories_are_those_between_the_first_and_the_last() -> None:
    dates = [dateline(2020, 11, 30), dateline(2021, 2, 1), dateline(2021, 3, 1)]

    archive = date_archive([document(story(str(n), moment)) for n, moment in enumerate(dates, 1)])

    assert empty_months(archive) == [(2020, 12), (2021, 1)]
