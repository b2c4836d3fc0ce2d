"""Cards in a real build: drawn once, drawn anew when their words change, gone with the option; the same as a clean build's."""

from pathlib import Path

import pytest

from plugins.pressmark.discovery.fonts import font_families

from .building import build_house, copy_house, digests

STORY = "Wednesday 14 October 2020 - 11:01\n\n{headline}\n\nStory Code : {code}\n{headline}\nFerries wait.\n"
pytestmark = pytest.mark.skipif(not font_families(), reason="no font is installed")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    copy_house(tmp_path)
    (tmp_path / "content").mkdir()
    write(tmp_path, 31, "Ferries Wait")
    write(tmp_path, 32, "Ferries Sail")
    set_cards(tmp_path, on=True)
    return tmp_path


def write(house: Path, code: int, headline: str) -> None:
    (house / "content" / f"{code}.txt").write_text(STORY.format(code=code, headline=headline), encoding="utf-8")


def set_cards(house: Path, *, on: bool) -> None:
    file = house / "pelicanconf.py"
    line = '    "cards": True,\n'
    settings = file.read_text().replace(line, "")
    file.write_text(settings.replace("PRESSMARK = {\n", "PRESSMARK = {\n" + line * on))


def cards(house: Path) -> dict[str, int]:
    """The cards of the site, each with the moment at which it was made."""
    return {path.name: path.stat().st_mtime_ns for path in (house / "output" / "cards").glob("*")}


def test_cards_follow_the_stories(house: Path) -> None:
    assert build_house(house).returncode == 0
    before = cards(house)
    assert sorted(before) == ["31.png", "32.png"]

    write(house, 32, "Ferries Return")
    (house / "content" / "33.txt").write_text((house / "content" / "31.txt").read_text().replace(": 31", ": 33"))
    assert build_house(house).returncode == 0

    after = cards(house)
    assert sorted(after) == ["31.png", "32.png", "33.png"]
    assert (after["31.png"], after["32.png"]) != (before["31.png"], before["32.png"])
    assert after["31.png"] == before["31.png"]
    assert build_house(house, output="clean").returncode == 0
    assert digests(house / "output") == digests(house / "clean")


def test_a_site_without_the_option_has_none(house: Path) -> None:
    assert build_house(house).returncode == 0
    assert "/cards/31.png" in (house / "output" / "stories" / "31.html").read_text()

    set_cards(house, on=False)
    assert build_house(house).returncode == 0

    assert cards(house) == {}
    assert "/cards/" not in (house / "output" / "stories" / "31.html").read_text()
    assert build_house(house, output="clean").returncode == 0
    assert digests(house / "output") == digests(house / "clean")


def test_drafts_and_withdrawn_stories_have_no_card(house: Path) -> None:
    for code, status in ((31, "draft"), (32, "withdrawn")):
        file = house / "content" / f"{code}.txt"
        file.write_text(file.read_text().replace(f": {code}\n", f": {code}\nStatus : {status}\n"))
    write(house, 33, "Ferries Return")

    assert build_house(house).returncode == 0
    assert sorted(cards(house)) == ["33.png"]
