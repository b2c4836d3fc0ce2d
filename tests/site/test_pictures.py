"""When two pictures of a page are alike, and the boxes that stand for letters in them."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw

from .boxes import write_font
from .pictures import compare, keep


def page(*, height: int = 300, colour: str = "#8b1a1a", rule: int = 40) -> Image.Image:
    """A page with a headline, and a rule below it."""
    picture = Image.new("RGB", (320, height), "#fbfaf6")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((20, 10, 300, 30), fill=colour)
    draw.rectangle((20, rule, 300, rule + 2), fill="black")
    return picture


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param({"a": page()}, {}, id="the same"),
        pytest.param({"a": page(colour="#8d1c1b")}, {}, id="a colour no eye tells apart"),
        pytest.param({"a": page(height=302)}, {}, id="a line rounded otherwise"),
        pytest.param({"a": page(colour="#1a1a8b")}, {"a": "6.1% of its points have another colour"}, id="colour"),
        pytest.param({"a": page(rule=50)}, {"a": "1.8% of its points have another colour"}, id="place"),
        pytest.param({"a": page(height=340)}, {"a": "it is 320 by 340 points, and was 320 by 300"}, id="length"),
        pytest.param({"a": page(), "b": page()}, {"b": "is not kept"}, id="new"),
        pytest.param({}, {"a": "is gone"}, id="gone"),
    ],
)
def test_pictures_are_compared_as_an_eye_does(
    new: dict[str, Image.Image], expected: dict[str, str], tmp_path: Path
) -> None:
    keep({"a": page()}, folder=tmp_path)

    assert compare(new, kept=tmp_path) == expected


def test_every_letter_is_the_same_box(tmp_path: Path) -> None:
    write_font(tmp_path / "a.ttf")
    write_font(tmp_path / "b.ttf")

    font = TTFont(tmp_path / "a.ttf")
    assert (tmp_path / "a.ttf").read_bytes() == (tmp_path / "b.ttf").read_bytes()
    assert {name: width for name, (width, _) in font["hmtx"].metrics.items()} == {
        ".notdef": 520,
        "blank": 260,
        "nothing": 0,
    }
    assert {font.getBestCmap().get(ord(letter), ".notdef") for letter in "aش漢"} == {".notdef"}
