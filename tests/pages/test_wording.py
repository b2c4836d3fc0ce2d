"""Dates, times and numbers in words."""

from datetime import timedelta, timezone

import pytest

from plugins.pressmark.model import Dateline, Evidence
from plugins.pressmark.pages.wording import (
    dateline_text,
    evidence_places,
    machine_time,
    part_text,
    period_text,
    story_count,
)
from tests.pages.invented import TEHRAN, dateline


@pytest.mark.parametrize(
    ("moment", "text", "machine"),
    [
        pytest.param(
            dateline(2020, 10, 14, 11, 1), "Wednesday 14 October 2020, 11:01 UTC", "2020-10-14T11:01+00:00", id="utc"
        ),
        pytest.param(
            dateline(2021, 3, 2, 18, 40, 12, zone=TEHRAN),
            "Tuesday 2 March 2021, 18:40 UTC+3:30",
            "2021-03-02T18:40:12+03:30",
            id="offset and seconds",
        ),
        pytest.param(
            dateline(1987, 3, 2, 0, 0, zone=timezone(timedelta(hours=-5))),
            "Monday 2 March 1987, 00:00 UTC−5",
            "1987-03-02T00:00-05:00",
            id="west of Greenwich",
        ),
        pytest.param(dateline(2021, 3, 2), "Tuesday 2 March 2021", "2021-03-02", id="no time"),
    ],
)
def test_datelines_are_said_to_the_precision_the_author_gave(moment: Dateline, text: str, machine: str) -> None:
    assert (dateline_text(moment), machine_time(moment)) == (text, machine)


def test_periods_have_names() -> None:
    assert [period_text(key) for key in [(2020,), (2020, 10), (2020, 10, 4)]] == [
        "2020",
        "October 2020",
        "4 October 2020",
    ]
    assert [part_text(key) for key in [(2020,), (2020, 10), (2020, 10, 4)]] == ["2020", "October", "4"]


def test_stories_are_counted() -> None:
    assert [story_count(n) for n in (0, 1, 19037)] == ["0 stories", "1 story", "19,037 stories"]


def found(field: str, paragraph: int = 0) -> Evidence:
    return Evidence(rule="term", surface="quay", field=field, paragraph=paragraph, weight=1.0)


@pytest.mark.parametrize(
    ("evidence", "text"),
    [
        pytest.param([found("headline")], "headline", id="headline"),
        pytest.param([found("body", 2)], "paragraph 2", id="one paragraph"),
        pytest.param(
            [found("headline"), found("body", 1), found("body", 3), found("body", 3), found("body", 4)],
            "headline, paragraphs 1, 3 and 4",
            id="each place once",
        ),
        pytest.param([found("topics")], "the editor’s list of topics", id="editor"),
    ],
)
def test_evidence_says_where_words_stand(evidence: list[Evidence], text: str) -> None:
    assert evidence_places(evidence) == text
