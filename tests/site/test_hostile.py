"""Hostile text is text: in a real browser no story, topic, link or correction ever acts, with the page's policy or without."""

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from plugins.pressmark.rebuild.server import local_site

from .browser import CHROMIUM, Page, browser
from .building import build, digests, invoke
from .hostile import HOST, PAYLOADS, harmless_stories, hostile_stories

pytestmark = pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="Chromium is not installed")

# Counts what must not be: called by a script, whichever the text brought in.
_TRAP = "window.calls = 0; window.pwned = () => { window.calls += 1; };"
# What a page is made of: element names and, of each element, its attributes' names; and what would act.
_ANATOMY = """(() => {
  const all = [...document.querySelectorAll('*')];
  const scheme = /^(https?:|mailto:|#|\\/|[^:]*$)/;
  return {
    names: [...new Set(all.map((one) => one.localName))],
    attributes: [...new Set(all.flatMap((one) => one.getAttributeNames()))],
    acting: all.flatMap((one) => one.getAttributeNames()
      .filter((name) => name.startsWith('on') || name === 'style' || name === 'srcdoc'
        || (['href', 'src', 'action', 'formaction', 'data'].includes(name) && !scheme.test(one.getAttribute(name))))
      .map((name) => one.outerHTML.slice(0, 200))),
    scripts: [...document.scripts].map((one) => one.src || one.type),
    calls: window.calls,
  };
})()"""


def _site(folder: Path, stories: Iterable[tuple[str, str]]) -> Path:
    (folder / "content").mkdir()
    for code, text in stories:
        (folder / "content" / f"{code}.txt").write_text(text, encoding="utf-8", newline="")
    result = build(folder / "output", content=folder / "content")
    assert result.returncode == 0, result.stderr
    return folder / "output"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _site(tmp_path_factory.mktemp("hostile"), hostile_stories())


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _site(tmp_path_factory.mktemp("harmless"), harmless_stories())


@pytest.fixture(scope="module")
def plain(harmless: Path, tab: Page) -> set[str]:
    """The names of all elements and attributes that pages are made of."""
    return {name for _, anatomy in _anatomies(tab, harmless) for name in anatomy["names"] + anatomy["attributes"]}


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("profile")) as page:
        page.tell("Page.addScriptToEvaluateOnNewDocument", source=_TRAP)
        yield page


def _pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def _anatomies(page: Page, site: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Open every page of a site, and tell what it is made of and what it asked for."""
    with local_site(site) as address:
        for path in _pages(site):
            page.open(f"{address}{path}")
            found = page.evaluate(_ANATOMY)
            yield path, {**found, "foreign": [url for url in page.requests if not url.startswith((address, "data:"))]}


@pytest.mark.parametrize("bypassed", [False, True], ids=["under the policy", "without the policy"])
def test_no_text_acts_on_any_page(tab: Page, hostile: Path, plain: set[str], bypassed: bool) -> None:
    tab.tell("Page.setBypassCSP", enabled=bypassed)

    faults, seen = [], 0
    for path, anatomy in _anatomies(tab, hostile):
        seen += 1
        new = {*anatomy["names"], *anatomy["attributes"]} - plain
        scripts = {kind for kind in anatomy["scripts"] if kind != "application/ld+json"}
        if (
            new
            or anatomy["acting"]
            or anatomy["calls"]
            or anatomy["foreign"]
            or (scripts and path != "search/index.html")
        ):
            faults.append((path, sorted(new), anatomy))

    assert faults == []
    assert seen > len(PAYLOADS) / 2


def test_search_shows_hostile_text_as_text(tab: Page, hostile: Path) -> None:
    tab.tell("Page.setBypassCSP", enabled=True)
    with local_site(hostile) as address:
        for query in ("harbour", "<img src=x onerror=pwned()>", '"><script>pwned()</script>', "9001"):
            tab.open(f"{address}search/")
            tab.evaluate("document.getElementById('q').focus()")
            tab.type(query)
            tab.wait_for("document.querySelector('#status').innerText || document.querySelector('#direct').innerText")
            if query == "harbour":
                tab.wait_for("document.querySelectorAll('#results li').length > 5")

            assert tab.evaluate("window.calls") == 0
            assert tab.evaluate("document.querySelectorAll('#results script, #results img, main svg').length") == 0
            assert [url for url in tab.requests if not url.startswith(address)] == []


def test_feeds_opened_in_a_browser_show_hostile_text_as_text(tab: Page, hostile: Path) -> None:
    feeds = [*sorted(hostile.glob("feeds/*.xml")), *sorted(hostile.glob("feeds/topics/*.xml"))[:10]]
    with local_site(hostile) as address:
        for feed in feeds:
            tab.open(f"{address}{feed.relative_to(hostile).as_posix()}")

            assert not tab.evaluate("window.calls")
            assert tab.evaluate("document.getElementsByTagNameNS('http://www.w3.org/1999/xhtml', '*').length") == 0
            assert [url for url in tab.requests if HOST in url] == []
    assert len(feeds) > 10


READERS: dict[str, Callable[[Path], object]] = {
    ".xml": lambda path: ElementTree.fromstring(path.read_bytes()),  # our own
    ".opml": lambda path: ElementTree.fromstring(path.read_bytes()),
    ".json": lambda path: json.loads(path.read_bytes()),
    ".jsonl": lambda path: [json.loads(line) for line in path.read_text().split("\n") if line],
    ".csv": lambda path: list(csv.reader(StringIO(path.read_text(encoding="utf-8"), newline=""), strict=True)),
}


def test_every_feed_and_data_file_stays_well_formed(hostile: Path) -> None:
    found = [path for path in hostile.rglob("*") if path.suffix in READERS and "pagefind" not in path.parts]

    for path in found:
        assert READERS[path.suffix](path), path

    assert {path.suffix for path in found} == {*READERS}


def test_no_name_or_address_leads_out_of_the_site(tmp_path: Path) -> None:
    house = tmp_path / "deep" / "in" / "house"
    stories = house / "content"
    stories.mkdir(parents=True)
    names = ["<img src=x>.txt", "a\nb.txt", "{{ 7 * 7 }}.txt", "-rf.txt", "%2e%2e%2fa.txt", "a..txt", "&.txt"]
    texts = [text for _, text in harmless_stories()]
    for name, text in zip(names, texts, strict=False):
        (stories / name).write_text(text)
    for number, code in enumerate(("../../9", "/etc/9", "..", "9/../../10", "\\..\\9", "9\x00", "９/1")):
        (stories / f"code-{number}.txt").write_text(texts[20].replace("Story Code : 9021", f"Story Code : {code}"))
    (stories / "topics.toml").write_text(
        '[add."../../../../outside"]\ntype = "subject"\nterm = ["harbour"]\n'
        '[add."/etc/outside"]\ntype = "subject"\nterm = ["ferry"]\n[merge]\n"/etc/outside" = "Armed conflict"\n'
    )
    inputs = digests(house)

    result = invoke("build", "--content", stories, "--output", house / "output", "--keep-going")

    assert result.returncode == 3
    assert f"{len(names)} published" in result.stdout
    assert {name: digest for name, digest in digests(house).items() if name in inputs} == inputs
    assert sorted(path.name for path in house.iterdir()) == [".output.pressmark", "content", "output"]
    assert [
        path.name for path in (tmp_path / "deep").rglob("*") if "outside" in path.name and path.suffix != ".html"
    ] == []
    assert [path for path in tmp_path.rglob("*") if path.is_file() and house not in path.parents] == []


@pytest.mark.parametrize("unfolding", ["<div>" * 300_000, "<p><b><i><u><em>" * 30_000, "<table><tr><td>" * 60_000])
def test_saved_page_that_unfolds_without_end_is_refused(tmp_path: Path, unfolding: str) -> None:
    (tmp_path / "page.html").write_text(f"<html><body><article>{unfolding}The harbour reopened.")

    result = invoke("import", tmp_path / "page.html", "--content", tmp_path / "content")

    assert result.returncode == 1
    assert "[page-too-large]" in result.stdout
    assert not (tmp_path / "content").exists()
