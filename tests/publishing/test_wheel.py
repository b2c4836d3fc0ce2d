"""The package: an existing Pelican site installs the wheel, adds a few lines, and is an archive."""

import re
import zipfile
from pathlib import Path

import pytest

from .environment import QUICKSTART, run

ROOT = Path(__file__).parent.parent.parent
# What the README says to add.
(ADDED,) = re.findall(
    r"At the end of that site's `pelicanconf.py`:\n\n```python\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL
)


@pytest.fixture(scope="session")
def site(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("quickstart")
    (folder / "pelicanconf.py").write_text(QUICKSTART + ADDED)
    (folder / "content").mkdir()
    story = (ROOT / "content/stories/2020/10/892006.txt").read_bytes()
    (folder / "content" / "892006.txt").write_bytes(story)

    result = run(folder, python, "-m", "pelican", "content", "--fatal", "errors")

    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "output"


def test_wheel_holds_the_plugin_and_the_theme_and_nothing_of_the_project(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    places = {"/".join(name.split("/")[:3]) for name in names if ".dist-info" not in name}

    assert places == {"pelican/plugins/pressmark", "pelican/themes/pressmark"}
    assert {"pelican/themes/pressmark/templates/story.html", "pelican/plugins/pressmark/topics/data/places.txt"} <= {
        *names
    }
    assert [name for name in names if "/commands/" in name or name.endswith(".pyc")] == []


def test_stock_site_finds_plugin_and_theme_by_their_names(site: Path) -> None:
    story = (site / "stories" / "892006.html").read_text()

    assert (
        "<title>Turkish-backed Syrian Militants Join Armenian-Azeri Conflict · 892006 · The Harbour Post</title>"
        in story
    )
    assert 'href="/archive/' in story
    assert (site / "feeds" / "all.atom.xml").is_file()


def test_spawned_process_knows_the_plugin_by_its_dotted_name(python: Path, tmp_path: Path) -> None:
    (tmp_path / "spawning.py").write_text(
        "import multiprocessing\n"
        "from concurrent.futures import ProcessPoolExecutor\n"
        "from pelican.plugins.pressmark.documents import story_address\n"
        "if __name__ == '__main__':\n"
        "    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context('spawn')) as pool:\n"
        "        print(story_address.__module__, pool.submit(story_address, '5').result())\n"
    )

    result = run(tmp_path, python, "spawning.py")

    assert result.stdout == "pelican.plugins.pressmark.documents stories/5.html\n", result.stderr
