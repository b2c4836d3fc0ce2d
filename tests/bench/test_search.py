"""The measuring of searches: what is searched for, and that a real browser is listened to until the last byte."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.pressmark.rebuild.server import local_site
from tests.bench.feeds import documents
from tests.bench.search import Searched, make_site, queries, search, table
from tests.site.browser import CHROMIUM, browser

ARCHIVE = documents(60)
FOUND = Searched(
    text="quay", answer="3 stories", requests=2, weight=149_600, stories=3, stories_weight=2_400, wait=81.6
)


def test_words_are_searched_from_the_commonest_to_the_rare_and_together() -> None:
    asked = queries(ARCHIVE)

    assert asked[:2] == ["the", "and"]
    assert len(asked) >= 20
    assert next(text for text in asked if " " in text) == "the and"


def test_the_table_tells_which_searches_are_light() -> None:
    assert list(table([FOUND, replace(FOUND, requests=3), replace(FOUND, weight=150_001)]))[2:] == [
        "| quay | 3 stories | 2 | 150 | 3 | 2 | 82 |",
        "| quay | 3 stories | 3 | 150 | 3 | 2 | 82 |",
        "| quay | 3 stories | 2 | 150 | 3 | 2 | 82 |",
        "",
        "1 of 3 searches keep within 2 index requests and 150 kB.",
    ]


@pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="Chromium is not installed")
def test_a_search_is_measured_in_a_real_browser(tmp_path: Path) -> None:
    told = make_site(ARCHIVE, tmp_path)
    index = [path for path in (tmp_path / "site" / "search" / "pagefind").rglob("*") if path.is_file()]
    assert told.startswith("The index of 60 stories: ")
    assert f"MB in {len(index)} files." in told

    with browser(tmp_path / "profile") as page, local_site(tmp_path / "site", base="/") as address:
        first, again = search(page, address, "the"), search(page, address, "the")

    assert (first.answer, first.requests, first.stories) == ("60 stories", 2, 10)
    parts = [path for path in index if path.suffix in {".pf_meta", ".pf_index"}]
    # With the heads of two answers; every search begins with an empty cache.
    assert sum(path.stat().st_size for path in parts) < first.weight + 30_000
    assert again.weight == pytest.approx(first.weight, abs=20)
    assert first.is_light
