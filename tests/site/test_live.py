"""An open page while the site is served, in Chromium: it loads itself again when another one stands there."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.pressmark.rebuild.server import Bulletin, local_site

from .browser import CHROMIUM, Page

pytestmark = pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="Chromium is not installed")

PAGE = "<!doctype html><html lang=en><head><title>{0}</title></head><body><main>{0}</main></body></html>"


@pytest.fixture
def bulletin() -> Bulletin:
    return Bulletin()


@pytest.fixture
def served(tab: Page, tmp_path: Path, bulletin: Bulletin) -> Iterator[Path]:
    """The file of a page that is open in the browser, and has a mark that is gone when it is loaded again."""
    (tmp_path / "index.html").write_text(PAGE.format("old"))
    with local_site(tmp_path, bulletin=bulletin) as address:
        tab.show(1280)
        tab.open(address)
        # The first news tells how things stand.
        tab.wait_for("seen !== null")
        tab.evaluate("window.mark = 1")
        yield tmp_path / "index.html"


def test_page_is_loaded_again_when_it_was_built_anew(tab: Page, served: Path, bulletin: Bulletin) -> None:
    served.write_text(PAGE.format("new"))
    bulletin.post("")

    tab.wait_for("document.title === 'new' && window.mark === undefined")


def test_page_is_shown_before_it_is_built_and_loaded_but_once(tab: Page, served: Path, bulletin: Bulletin) -> None:
    bulletin.show({"index.html": PAGE.format("new").encode()})
    tab.wait_for("document.title === 'new' && seen !== null")
    tab.evaluate("window.mark = 2")

    served.write_text(PAGE.format("new"))
    bulletin.post("", taken=bulletin.previews)
    tab.wait_for("seen === 2")
    tab.evaluate("fetch('/', { method: 'HEAD' }).then(() => 0)")  # as long as the page itself takes to ask

    assert tab.evaluate("window.mark") == 2


def test_page_of_another_story_stays_as_it_is(tab: Page, served: Path, bulletin: Bulletin) -> None:
    bulletin.post("")
    tab.wait_for("seen === 1")
    tab.evaluate("fetch('/', { method: 'HEAD' }).then(() => 0)")

    assert tab.evaluate("window.mark") == 1
    assert served.is_file()


def test_fault_is_shown_until_it_is_mended(tab: Page, served: Path, bulletin: Bulletin) -> None:
    bulletin.post("a.txt:1:1: no <b>date</b>")
    tab.wait_for("document.querySelector('[role=alert]')?.textContent === 'a.txt:1:1: no <b>date</b>'")

    bulletin.post("")
    tab.wait_for("document.querySelector('[role=alert]') === null")

    assert tab.evaluate("window.mark") == 1
    assert served.is_file()
