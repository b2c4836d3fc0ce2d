"""The golden stories: each invented file gives exactly the result that lies beside it."""

import json
from pathlib import Path

import pytest

from plugins.pressmark.stories.rules import RULES

from .golden import expected, result, sets, stories

# What no file in the golden folders can show: a link, a file that may not be opened.
MADE_ELSEWHERE = {"symlink", "unreadable"}


def test_the_corpus_is_there() -> None:
    assert len(stories("sound")) > 60
    assert len(stories("faulty")) > 70
    assert len(sets()) >= 5


@pytest.mark.parametrize("place", [*stories("sound"), *stories("faulty"), *sets()], ids=lambda place: place.name)
def test_golden_story_gives_what_lies_beside_it(place: Path) -> None:
    assert result(place) == expected(place).read_text(encoding="utf-8")


@pytest.mark.parametrize("place", stories("sound"), ids=lambda place: place.stem)
def test_sound_story_is_read(place: Path) -> None:
    assert json.loads(expected(place).read_text(encoding="utf-8"))["story"]["paragraphs"]


@pytest.mark.parametrize("place", stories("faulty"), ids=lambda place: place.stem)
def test_faulty_story_is_refused_with_a_fix_for_every_error(place: Path) -> None:
    messages = expected(place).read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    errors = [message for message in messages if ": warning: " not in message.splitlines()[0]]

    assert errors
    assert [message for message in errors if "\n  fix: " not in message] == []


def test_every_reason_is_shown_by_a_golden_story() -> None:
    shown = "".join(
        expected(place).read_text(encoding="utf-8") for place in [*stories("sound"), *stories("faulty"), *sets()]
    )

    assert {reason for reason in RULES if f"RULES.md#{reason}" not in shown} == MADE_ELSEWHERE
