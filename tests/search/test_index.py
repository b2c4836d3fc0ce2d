"""The index is made by the real Pagefind, made once, and made again only when something in it changed."""

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.pressmark.documents import ArchiveDocument
from plugins.pressmark.errors import SearchError
from plugins.pressmark.search import pagefind
from plugins.pressmark.search.index import SearchIndex, search_index
from plugins.pressmark.search.records import SearchRecord, choice_word, search_records

from ..pages.invented import TURKEY, about, dateline, document, story
from ..site.building import digests

FERRY = story("31", dateline(2020, 10, 5, 9, 0), headline="Ferry Sails", paragraphs=("It left.", "Diyarbakır waits."))
QUAY = story("32", dateline(2021, 2, 3), headline="Quay", kicker=("Harbour",), language="fa", paragraphs=("Low.",))


def archive() -> list[ArchiveDocument]:
    return [document(QUAY, about(TURKEY)), document(FERRY)]


def made(work: Path, documents: list[ArchiveDocument] | None = None, language: str = "en") -> SearchIndex:
    return search_index(documents or archive(), language=language, work=work)


def fragments(index: SearchIndex) -> dict[str, dict[str, object]]:
    """What the index shows of each story, by its address."""
    texts = [gzip.decompress(path.read_bytes()) for name, path in index.files() if name.startswith("fragment/")]
    shown = [json.loads(text.removeprefix(b"pagefind_dcd")) for text in texts]
    return {fragment["url"]: fragment for fragment in shown}


def test_a_record_says_what_is_searched_and_what_stories_are_chosen_by() -> None:
    old, new = search_records(archive())

    assert old == SearchRecord(
        address="stories/31.html",
        title="Ferry Sails",
        text="It left. diyarbakir|~|Diyarbakır waits.",
        about="qqd20201005 qql308836555598 qqy260933509135",
    )
    assert new.text == "Harbour Low."
    assert new.about.split()[1:] == [
        choice_word("language", "fa"),
        choice_word("year", "2021"),
        choice_word("topic", TURKEY.slug),
    ]


def test_choices_have_words_of_their_own() -> None:
    words = [choice_word("topic", "2020"), choice_word("year", "2020"), choice_word("topic", "turkey")]

    assert all(re.fullmatch(r"qq[ty]\d{12}", word) for word in words)
    assert len(set(words)) == 3


def test_the_index_holds_every_story_under_its_address(tmp_path: Path) -> None:
    found = fragments(made(tmp_path))

    assert sorted(found) == ["stories/31.html", "stories/32.html"]
    assert found["stories/31.html"]["content"] == "It left. diyarbakir|~|Diyarbakır waits."
    assert found["stories/32.html"]["meta"] == {"title": "Quay", "about": search_records(archive())[1].about}


def test_only_what_the_page_needs_is_published(tmp_path: Path) -> None:
    names = [re.sub(r"_[0-9a-f]+\.", "_N.", name) for name, _ in made(tmp_path).files()]

    assert sorted(set(names)) == [
        "fragment/en_N.pf_fragment",
        "index/en_N.pf_index",
        "pagefind-entry.json",
        "pagefind.en_N.pf_meta",
        "pagefind.js",
        "wasm.en.pagefind",
        "wasm.unknown.pagefind",
    ]


def test_the_same_stories_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    one, other = made(tmp_path / "a"), made(tmp_path / "b", archive()[::-1])

    assert digests(one.folder) == digests(other.folder)
    assert one.digest == other.digest


def test_an_index_is_kept_until_something_in_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made(tmp_path)
    stamp = (first.folder / "pagefind.js").stat().st_mtime_ns

    assert made(tmp_path) == first
    assert (first.folder / "pagefind.js").stat().st_mtime_ns == stamp
    assert made(tmp_path, archive()[:1]).digest != first.digest
    assert made(tmp_path, language="tr").digest != first.digest


def test_a_changed_story_leaves_the_files_of_others_alone(tmp_path: Path) -> None:
    first = {name: path.stat().st_mtime_ns for name, path in made(tmp_path).files()}

    second = made(tmp_path, [document(QUAY, about(TURKEY)), document(replace(FERRY, headline="Ferry Waits"))])

    kept = {name for name, path in second.files() if first.get(name) == path.stat().st_mtime_ns}
    new = {re.sub(r"_[0-9a-f]+\.", "_N.", name) for name, _ in second.files() if name not in kept}
    assert new == {"fragment/en_N.pf_fragment", "index/en_N.pf_index", "pagefind-entry.json", "pagefind.en_N.pf_meta"}
    assert len([name for name in kept if name.startswith("fragment/")]) == 1


def test_one_index_is_kept_and_a_half_made_one_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / "ledger.json").touch()
    (tmp_path / "search-0123.new").mkdir()
    made(tmp_path)

    last = made(tmp_path, archive()[:1])

    assert sorted(path.name for path in tmp_path.iterdir()) == ["ledger.json", last.folder.name]


@pytest.mark.parametrize(
    ("program", "message"),
    [
        pytest.param("false", "Pagefind ended before it had made the search index", id="dies"),
        pytest.param("no-such-program", "Pagefind cannot be started: No such file or directory", id="missing"),
    ],
)
def test_a_pagefind_that_fails_leaves_no_index(
    program: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagefind, "get_executable", lambda: program)

    with pytest.raises(SearchError, match=message):
        made(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == []
