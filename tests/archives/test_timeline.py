"""Bars for the months of stories."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from plugins.pressmark.archives.timeline import timeline
from plugins.pressmark.documents import ArchiveDocument, archive_document
from plugins.pressmark.model import Dateline, StoryTopics
from tests.topics.invented import story


def document(year: int, month: int) -> ArchiveDocument:
    moment = datetime(year, month, 3, tzinfo=UTC)
    dateline = Dateline(local=moment, moment=moment, has_time=False, iso=f"{year}-{month:02}-03")
    told = replace(story("News"), dateline=dateline)
    return archive_document(told, topics=StoryTopics(), site_url="https://example.org", language="en")


def test_a_month_without_stories_keeps_its_room() -> None:
    drawn = timeline([document(2020, 12), document(2021, 2), document(2020, 12)])

    assert [(b.key, b.count, b.x, b.y, b.height) for b in drawn.bars] == [
        ((2020, 12), 2, 0, 0, 40),
        ((2021, 2), 1, 20, 20, 20),
    ]
    assert (drawn.width, drawn.height, drawn.by_year) == (30, 40, False)


def test_many_months_are_drawn_as_years() -> None:
    drawn = timeline([document(1990, 1), document(2020, 5), document(2020, 6)])

    assert drawn.by_year
    assert [(b.key, b.count, b.x) for b in drawn.bars] == [((1990,), 1, 0), ((2020,), 2, 300)]


@pytest.mark.parametrize("years", [1, 40])
def test_a_few_stories_beside_many_have_a_bar_that_can_be_seen(years: int) -> None:
    drawn = timeline([*[document(2000, 1)] * 500, document(2000 + years, 1)])

    assert drawn.bars[-1].height == 1
