"""A story that is saved is shown before the site is built again, as that build will show it.

But for one thing: what is related to it is as it was, until the build says otherwise.
"""

import json
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from .building import ARCHIVE, ROOT, copy_house, run

STORY = "stories/2020/10/700101.txt"
# Builds a site, saves a file of it, draws what can be drawn of that, and builds again.
CODE = """
import json, sys
from pathlib import Path
from plugins.pressmark.rebuild.driver import build_site

file, text = Path("content", sys.argv[1]), sys.argv[2]
how = {"content": Path("content"), "output": Path("output"), "previews": True}
first = build_site(Path("pelicanconf.py"), **how)
file.write_text(text, encoding="utf-8")
address, drawn = first.preview(file.resolve()) or ("", b"")
second = build_site(Path("pelicanconf.py"), **how)
built = Path("output", address).read_text("utf-8") if address else ""
print(json.dumps([address, drawn.decode(), built, second.status]))
"""


class Saved(NamedTuple):
    """What came of one save."""

    address: str
    drawn: str
    # The page that stands at the address after the next build, and how that ended.
    built: str
    status: int


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A site with a theme and settings of its own, never built."""
    shutil.copytree(ARCHIVE, tmp_path / "content")
    copy_house(tmp_path)
    return tmp_path


def save(house: Path, file: str, text: str) -> Saved:
    result = run([sys.executable, "-c", CODE, file, text], folder=house, environment={"PYTHONPATH": str(ROOT)})
    assert result.returncode == 0, result.stderr
    return Saved(*json.loads(result.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("They had", "they have"),
        ("for a week", "for a week, and for <b>no</b> longer; Turkey sent some"),
        ("Ferry Strike in Greece Leaves Islands Without Supplies", "Islands of Greece Are Without Bread"),
        ("Story Code : 700101", "Topics : Ferries, Greece, Turkey\nStory Code : 700101"),
        (
            "Story Code : 700101",
            "Correction : Thursday 8 October 2020 - 10:00 - A dozen, not ten.\nStory Code : 700101",
        ),
    ],
)
def test_saved_story_is_drawn_as_the_next_build_draws_it(house: Path, old: str, new: str) -> None:
    text = (house / "content" / STORY).read_text(encoding="utf-8")

    saved = save(house, STORY, text.replace(old, new))

    assert saved.address == "stories/700101.html"
    assert saved.drawn == saved.built
    assert saved.status == 0


@pytest.mark.parametrize(
    ("file", "old", "new", "status"),
    [
        # Elsewhere in the archive, or in it no more.
        (STORY, "08:15", "08:16", 0),
        (STORY, "700101", "700109", 0),
        (STORY, "Story Code", "Status : draft\nStory Code", 0),
        # Not to be read.
        (STORY, "Story Code : 700101\n", "", 1),
        (STORY, "Story Code", "Topics : Ferries!, Ferries?\nStory Code", 1),
        # No story, or none that was published.
        ("pages/about.md", "Title", "Title", 0),
        ("stories/new.txt", "", "Monday 5 October 2020\n\nNew\n\nStory Code : 7\nNew\nIt is new.\n", 0),
    ],
)
def test_what_takes_a_whole_build_is_not_drawn(house: Path, file: str, old: str, new: str, status: int) -> None:
    place = house / "content" / file
    text = place.read_text(encoding="utf-8") if place.exists() else ""

    saved = save(house, file, text.replace(old, new))

    assert (saved.address, saved.status) == ("", status)
