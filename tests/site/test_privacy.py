"""What a page may do, and what it leaves with its reader: nothing but what it says."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.pressmark.rebuild.server import local_site

from .browser import CHROMIUM, Page, browser

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; {}connect-src 'self'; form-action 'self'; base-uri 'none'"
)
# The only page that runs anything.
SEARCH = "script-src 'self' 'wasm-unsafe-eval'; "
# What a page could leave in a browser.
_LEFT = """(async () => [
  document.cookie, localStorage.length, sessionStorage.length,
  (await indexedDB.databases()).length, (await caches.keys()).length,
  (await navigator.serviceWorker.getRegistrations()).length,
])()"""


def pages(site: Path) -> list[tuple[str, BeautifulSoup]]:
    return [
        (path.relative_to(site).as_posix(), BeautifulSoup(path.read_bytes(), "html.parser"))
        for path in sorted(site.rglob("*.html"))
    ]


def test_every_page_begins_with_its_policy(site: Path) -> None:
    found = pages(site)

    for path, page in found:
        first, second = page.select("head > *")[:2]
        scripts = SEARCH if path == "search/index.html" else ""
        assert (first["http-equiv"], first["content"]) == ("Content-Security-Policy", POLICY.format(scripts)), path
        assert (second["name"], second["content"]) == ("referrer", "no-referrer"), path
    assert len(found) > 20


def test_no_page_has_a_script_or_a_style_of_its_own(site: Path) -> None:
    def is_inline(element: Tag) -> bool:
        if element.name == "script":
            return not element.get("src") and element.get("type") != "application/ld+json"
        return element.name == "style" or any(name == "style" or name.startswith("on") for name in element.attrs)

    assert [path for path, page in pages(site) if any(map(is_inline, page.find_all(True)))] == []


def test_only_the_search_page_has_a_script(site: Path) -> None:
    assert [path for path, page in pages(site) if page.select("script[src]")] == ["search/index.html"]


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="Chromium is not installed")
def test_no_kind_of_page_leaves_anything_or_asks_another_host(site: Path, tab: Page) -> None:
    kinds = {str(page.select_one("body")["data-page"]): path for path, page in pages(site)}  # type: ignore[index]

    with local_site(site) as address:
        for path in kinds.values():
            tab.open(f"{address}{path}")

            assert tab.evaluate(_LEFT) == ["", 0, 0, 0, 0, 0], path
            assert [asked for asked in tab.requests if not asked.startswith(address)] == [], path
            assert [said for said in tab.complaints if "favicon" not in said] == [], path
    assert tab.tell("Network.getAllCookies")["cookies"] == []
    assert {"story", "front", "topic", "topics", "search"} <= set(kinds)
