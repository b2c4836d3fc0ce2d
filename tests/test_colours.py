"""The accent colour: what the publisher chooses can be read, in light and in dark."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.pressmark.colours import (
    DARK,
    LIGHT,
    accent,
    contrast_on_paper,
    is_colour,
    is_readable,
    nearest_readable,
)

TOKENS = Path(__file__).parent.parent / "theme" / "static" / "css" / "tokens.css"
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def long(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


def test_contrast_is_that_of_the_guidelines() -> None:
    # On white and, a little less, on the page.
    assert round(contrast_on_paper("#000"), 1) == 20.1
    assert round(contrast_on_paper("#767676"), 2) == 4.35


@pytest.mark.parametrize("value", ["#811", "#8a1c1c", "#8A1C1C"])
def test_colours_are_written_as_css_writes_them(value: str) -> None:
    assert is_colour(value)


@pytest.mark.parametrize("value", ["", "811", "#81", "#8a1c1c80", "darkred", 811, None, "#8a1c1c;", "#gggggg"])
def test_other_values_are_no_colours(value: object) -> None:
    assert not is_colour(value)


def test_a_dark_page_has_the_colour_as_light_as_it_must_be() -> None:
    assert accent("#0B3D91") == ("#0b3d91", "#9bb0d2")
    # Light enough already.
    assert accent("#ffcc00").dark == "#ffcc00"


@given(COLOURS)
def test_any_colour_has_one_near_it_that_can_be_read(colour: str) -> None:
    assert is_readable(nearest_readable(colour))
    assert is_readable(colour) == (nearest_readable(colour) == colour)
    assert is_colour(accent(colour).dark)


def test_the_papers_are_those_of_the_theme() -> None:
    papers = re.findall(r"--(?:paper|label): (#\w+);", TOKENS.read_text(encoding="utf-8"))

    assert tuple(map(long, papers)) == (*LIGHT, *DARK)
