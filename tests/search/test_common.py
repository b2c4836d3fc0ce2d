"""Which words of an archive are too frequent to be searched."""

import json
from pathlib import Path

import pytest

from plugins.pressmark.search import common
from plugins.pressmark.search.common import common_words
from plugins.pressmark.search.index import search_index
from plugins.pressmark.search.records import search_records
from tests.pages.invented import invented_archive, site

RECORDS = search_records(invented_archive(site()))


def test_a_small_archive_has_no_common_word() -> None:
    assert common_words(RECORDS) == []


def test_a_word_that_stands_too_often_is_common(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(common, "_MOST", len(RECORDS) - 3)

    assert common_words(RECORDS) == ["of", "text", "the"]


def test_the_index_tells_the_page_which_words_are_common(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(common, "_MOST", len(RECORDS) - 3)
    index = search_index(invented_archive(site()), language="en", work=tmp_path)
    entry = json.loads(dict(index.files())["pagefind-entry.json"].read_bytes())

    assert entry["common"] == ["of", "text", "the"]
    assert list(entry["languages"]) == ["en"]
