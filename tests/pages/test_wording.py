"""Counts and places in words."""

import pytest

from plugins.pressmark.model import Evidence
from plugins.pressmark.pages.wording import evidence_places, story_count
from plugins.pressmark.words import ENGLISH


def test_stories_are_counted() -> None:
    assert [story_count(n, ENGLISH) for n in (0, 1, 19037)] == ["0 stories", "1 story", "19,037 stories"]


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
    assert evidence_places(evidence, ENGLISH) == text
