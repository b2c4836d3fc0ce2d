"""Which font draws a text: one that anybody may use and that has all its letters, or none."""

from pathlib import Path

import pytest

from plugins.pressmark.discovery import fonts
from plugins.pressmark.discovery.fonts import FAMILIES, Family, family_for, font_families
from tests.site.boxes import write_font

LATIN = Family(bold="latin-bold", plain="latin", digest="1", letters=frozenset("Fery"))
ARABIC = Family(bold="arabic-bold", plain="arabic", digest="2", letters=frozenset("عبارة"))


def test_the_first_family_with_all_letters_is_taken() -> None:
    both = Family(bold="b", plain="p", digest="3", letters=LATIN.letters | ARABIC.letters)

    assert family_for("Ferry", [LATIN, both]) is LATIN
    assert family_for("Ferry عبارة", [LATIN, ARABIC, both]) is both
    assert family_for("Ferry ⚓", [LATIN, ARABIC, both]) is None


def test_spaces_and_joiners_need_no_letter() -> None:
    assert family_for("Fe rry\u200c\u2066", [LATIN]) is LATIN


def test_without_shaping_nothing_is_drawn_from_right_to_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "is_shaped", lambda: False)

    assert family_for("عبارة", [ARABIC]) is None
    assert family_for("Ferry", [LATIN]) is LATIN


def test_fonts_are_found_by_the_names_of_free_ones(tmp_path: Path) -> None:
    for name in ("Bought-Bold.ttf", "Bought-Regular.ttf", "deep/Amiri-Bold.ttf", "Amiri-Regular.ttf", "DejaVuSans.ttf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write_font(tmp_path / name)

    (family,) = font_families((tmp_path,))

    # Of the last one there is no bold.
    assert family.bold == str(tmp_path / "deep" / "Amiri-Bold.ttf")
    assert family.plain == str(tmp_path / "Amiri-Regular.ttf")
    assert "\N{NO-BREAK SPACE}" in family.letters
    assert "a" not in family.letters


def test_no_font_where_there_is_none(tmp_path: Path) -> None:
    assert font_families((tmp_path, tmp_path / "nowhere")) == ()
    assert len(FAMILIES) > 5
