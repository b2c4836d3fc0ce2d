"""What the workflow publishes, as GitHub Pages shows it below a project's path."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.pressmark.rebuild.server import local_site
from tests.site.browser import CHROMIUM, Page, browser

from .workflow import run_steps

ROOT = Path(__file__).parent.parent.parent
HOUSE = ("content", "plugins", "tests", "theme", ".github", "pelicanconf.py", "tasks.py", "requirements.txt")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the workflow hands over of a site at the path /repo; dotted names are left behind, as its action does."""
    house, site = tmp_path_factory.mktemp("house"), tmp_path_factory.mktemp("site") / "repo"
    for name in HOUSE:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, house / name)
    # The environment that is there, in place of one installed anew.
    (house / ".venv").symlink_to(ROOT / ".venv")
    built = run_steps(house, address="http://localhost/repo", without="Test the program")
    shutil.copytree(built, site, ignore=shutil.ignore_patterns(".*"))
    return site


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    assert CHROMIUM, "Chromium is missing: on Debian or Ubuntu, `sudo apt install chromium`"
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def test_front_page_leads_to_a_story(published: Path, page: Page) -> None:
    with local_site(published, base="/repo/") as address:
        page.open(address)
        page.evaluate("document.querySelector('main a[href*=\"/stories/\"]').click()")
        page.wait_for("location.pathname.startsWith('/repo/stories/')")

        assert page.complaints == []
        # What the browser has already is asked for with a condition.
        assert set(page.statuses.values()) <= {200, 304}


def test_missing_page_at_depth_is_styled_and_leads_home(published: Path, page: Page) -> None:
    with local_site(published, base="/repo/") as address:
        page.open(f"{address}no/such/page")

        assert page.statuses[f"{address}no/such/page"] == 404
        assert page.evaluate("[...document.styleSheets].map(sheet => sheet.cssRules.length > 0)") == [True, True]
        assert page.evaluate("[...document.querySelectorAll('a')].every(a => a.pathname.startsWith('/repo/'))") is True


def test_failing_step_ends_the_run(tmp_path: Path) -> None:
    shutil.copytree(ROOT / ".github", tmp_path / ".github")

    with pytest.raises(subprocess.CalledProcessError):
        run_steps(tmp_path, address="http://localhost", without="Test the program")
