"""Subjects an archive has learned from its own stories."""

from pathlib import Path

import pytest

from plugins.pressmark.topics.categories import term_value
from plugins.pressmark.topics.lines import VocabularyError
from plugins.pressmark.topics.reading import full_vocabulary
from plugins.pressmark.topics.tagger import tag_story
from tests.topics.invented import about, story

LEARNED = """\
# learned
category: crude
  called: oil well
  always: -4
  3: NAME
  1.5: barrel
  1: title:oil  # in the headline
category: tea
  always: -1
  3: leaf; green leaf
"""


@pytest.fixture
def learned(tmp_path: Path) -> Path:
    path = tmp_path / "learned.txt"
    path.write_text(LEARNED, encoding="utf-8")
    return path


def test_learned_subjects_stand_in_place_of_the_shipped_ones(learned: Path) -> None:
    found = tag_story(story("Oil is dear", "A barrel costs more.", "War goes on."), full_vocabulary([learned]))

    assert about(found) == {"crude"}
    assert [(e.rule, e.surface, e.field, e.paragraph, e.weight) for e in found.about[0].evidence] == [
        ("learned", "barrel", "body", 1, 2.531),
        ("learned", "Oil", "headline", 0, 1.687),
    ]


def test_a_word_of_the_headline_counts_only_there(learned: Path) -> None:
    found = tag_story(story("News", "A barrel of oil."), full_vocabulary([learned]))

    assert about(found) == set()


def test_what_a_category_is_called_speaks_for_it(learned: Path) -> None:
    found = tag_story(story("News", "They dug an oil well."), full_vocabulary([learned]))

    assert [(t.topic.slug, t.evidence[0].surface) for t in found.about] == [("crude", "oil")]


def test_a_word_counts_more_each_time_and_less_in_a_long_story() -> None:
    assert term_value(1, words=81) == 1.0
    assert term_value(2, words=81) > 1.6
    assert term_value(1, words=16 * 81) == 0.5


def test_a_weight_that_is_no_number_is_refused_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("learned.txt").write_text("category: tea\n  much: leaf\n", encoding="utf-8")

    with pytest.raises(VocabularyError) as error:
        full_vocabulary([tmp_path / "learned.txt"])

    assert error.value.diagnostics[0].headline == "learned.txt:2:3: `much` is not a number [category-weight]"
