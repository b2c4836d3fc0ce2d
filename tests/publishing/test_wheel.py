"""The package: an existing Pelican site installs the wheel, adds a few lines, and is an archive."""

import shutil
import subprocess
import sys
import venv
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent.parent
# As `pelican-quickstart` writes it, and below it what the README says to add.
QUICKSTART = """
AUTHOR = 'Editor'
SITENAME = 'The Harbour Post'
SITEURL = ""
PATH = "content"
TIMEZONE = 'Europe/Rome'
DEFAULT_LANG = 'en'
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
LINKS = (("Pelican", "https://getpelican.com/"),)
SOCIAL = (("Another social link", "#"),)
DEFAULT_PAGINATION = 10
"""
ADDED = """
from pelican.plugins.pressmark.settings import *

SITEURL = "https://example.org/archive"
THEME = "pressmark"
PRESSMARK = {"authority": "example.org", "authority_year": 2026}
"""


# What the plugin needs; the rest of what pyproject.toml names is for the commands.
RUNTIME = ("pelican", "babel", "beautifulsoup4", "blinker", "feedgen", "lxml", "markdown", "pagefind-bin", "tzdata")


def run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*map(str, command)], cwd=folder, capture_output=True, text=True, check=False)


def needed(name: str, found: set[str]) -> set[str]:
    """A distribution and all that it needs to run, of those that are installed here."""
    if name not in found:
        found.add(name)
        for line in distribution(name).requires or []:
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                needed(requirement.name, found)
    return found


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps", "--no-index"]

    result = run(folder, *pip, "--wheel-dir", folder, ROOT)

    assert result.returncode == 0, result.stderr
    (made,) = folder.glob("pressmark-*.whl")
    return made


@pytest.fixture(scope="session")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel and what it needs, copied from this one: nothing is fetched."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder)
    packages = next(folder.glob("lib/*/site-packages"), folder / "Lib" / "site-packages")
    for name in sorted(set().union(*(needed(name, set()) for name in RUNTIME))):
        for file in distribution(name).files or []:
            if ".." not in file.parts:
                (packages / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(str(file.locate()), packages / file)
    interpreter = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    result = run(
        folder,
        sys.executable,
        "-m",
        "pip",
        "--python",
        interpreter,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        wheel,
    )
    assert result.returncode == 0, result.stderr
    return interpreter


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
