"""Search as its reader meets it: the real page, the real index, in Chromium."""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

from plugins.pressmark.rebuild.server import local_site
from plugins.pressmark.search.folding import fold

from .browser import CHROMIUM, Page
from .building import build, invoke, run

pytestmark = pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="Chromium is not installed")

# Code, date, language, headline and text of each story.
STORIES = (
    (
        "601",
        "5 October 2020 - 09:00",
        "en",
        "Harbour Reopens",
        "The ministers said that ferries sail again. <b>Safe</b>.",
    ),
    (
        "602",
        "3 February 2021 - 10:00",
        "en",
        "Ferry Prices Rise in Turkey",
        "A ferry costs more; the minister of Turkey knows why.",
    ),
    ("603", "4 March 2021 - 10:00", "fa", "کشتی‌ها به بندر بازگشتند", "وزیر می‌گوید در سال ۱۳۹۹ کتاب‌های کهن پیدا شد."),
    ("604", "5 March 2021 - 10:00", "ar", "وصول السفينة", "قال المُدَرِّس إن على المكتبة كتابـــة سنة ١٩٩٠."),
    ("605", "6 March 2021 - 10:00", "tr", "Diyarbakır’da Işıklar", "Balıkçı Iğdır yolunda İstanbul'a döndü."),
    *((f"{n}", f"{n - 699} May 2022 - 10:00", "en", f"Quay {n}", "The quay is long.") for n in range(700, 712)),
)


def write_archive(folder: Path) -> None:
    for code, date, language, headline, text in STORIES:
        head = f"{date}\n\n{headline}\n\nStory Code : {code}\nLanguage : {language}\n"
        (folder / f"{code}.txt").write_text(f"{head}{headline}\n{text}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of these stories, built for a path of a host."""
    folder = tmp_path_factory.mktemp("search")
    (folder / "content" / "stories").mkdir(parents=True)
    write_archive(folder / "content" / "stories")
    result = build(folder / "output", content=folder / "content", url="https://example.org/repo")
    assert result.returncode == 0, result.stderr
    return folder / "output"


@contextmanager
def served(output: Path, page: Page, query: str = "", *, scripts: bool = True) -> Iterator[str]:
    """The search page, open; gives the site's address."""
    page.show(1280, scripts=scripts)
    with local_site(output, base="/repo/") as address:
        page.open(f"{address}search/{query}")
        yield address


@pytest.fixture
def page(tab: Page, archive: Path) -> Iterator[Page]:
    """The search page, with the cursor in its field."""
    with served(archive, tab):
        tab.evaluate("document.getElementById('q').focus()")
        yield tab
        # That no story has a code is an answer, too.
        assert [complaint for complaint in tab.complaints if "/stories/" not in complaint] == []


def codes(page: Page) -> list[str]:
    return page.texts("#results .pressmark")


def status_is(page: Page, text: str) -> None:
    page.wait_for(f"document.getElementById('status').textContent === {text!r}")


def choose(page: Page, field: str, value: str) -> None:
    change = "one.dispatchEvent(new Event('change', { bubbles: true }))"
    page.evaluate(f"{{ const one = document.getElementById({field!r}); one.value = {value!r}; {change} }}")


def test_typing_finds_stories_and_shows_where(page: Page) -> None:
    page.type("minister")
    status_is(page, "2 stories")

    assert sorted(codes(page)) == ["601", "602"]
    assert sorted(page.texts("#results mark")) == ["minister", "ministers"]
    assert "2020" in page.text("#results")
    assert page.evaluate("location.search") == "?q=minister"


def test_a_word_of_the_headline_is_marked_there(page: Page) -> None:
    page.type("harbour")
    status_is(page, "1 story")

    assert page.texts("#results .headline mark") == ["Harbour"]
    assert page.evaluate("document.querySelector('#results a').pathname") == "/repo/stories/601.html"


def test_markup_in_a_story_is_shown_and_does_nothing(page: Page) -> None:
    page.type("safe")
    status_is(page, "1 story")

    assert "<b>Safe</b>" in page.text("#results .opening")
    assert page.evaluate("document.querySelectorAll('#results b').length") == 0


def test_what_is_not_there_is_said(page: Page) -> None:
    page.type("harbour quay")

    status_is(page, "No story has all of this.")
    assert codes(page) == []


@pytest.mark.parametrize("typed", ["athens", "2022", "harbinger"])
def test_a_word_that_no_story_has_finds_none(typed: str, page: Page) -> None:
    page.type(typed)

    status_is(page, "No story has all of this.")


def test_one_letter_is_not_searched(page: Page) -> None:
    page.type("h")

    status_is(page, "Type a word of two letters or more.")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param("کشتی", "603", id="persian"),
        pytest.param("كشتيها", "603", id="persian-in-arabic-letters-without-half-space"),
        pytest.param("کتاب", "603", id="persian-part-before-the-half-space"),
        pytest.param("مي‌گويد", "603", id="persian-half-space"),
        pytest.param("1399", "603", id="persian-digits-in-ascii"),
        pytest.param("١٣٩٩", "603", id="persian-digits-in-arabic"),
        pytest.param("سفینه", "604", id="arabic-in-persian-letters-without-article"),
        pytest.param("السفينة", "604", id="arabic"),
        pytest.param("مدرس", "604", id="arabic-vowel-signs"),
        pytest.param("كتابة", "604", id="arabic-tatweel"),
        pytest.param("علی", "604", id="arabic-alef-maqsura"),
        pytest.param("DİYARBAKIR", "605", id="turkish-capitals"),
        pytest.param("diyarbakir", "605", id="turkish-without-dotless-i"),
        pytest.param("ışık", "605", id="turkish-beginning-of-a-word"),
        pytest.param("igdir istanbul", "605", id="turkish-two-words"),
        pytest.param("balıkçı", "605", id="turkish-accents"),
    ],
)
def test_a_word_is_found_however_it_is_typed(typed: str, code: str, page: Page) -> None:
    page.type(typed)
    page.wait_for("document.querySelector('#results mark')")

    assert codes(page)[0] == code


def test_a_story_is_shown_as_it_was_written_and_from_its_own_side(page: Page) -> None:
    page.type("كشتي")
    status_is(page, "1 story")

    assert page.text("#results .headline") == "کشتی‌ها به بندر بازگشتند"
    assert page.text("#results .headline mark") == "کشتی‌ها"
    assert page.text("#results .opening") == "وزیر می‌گوید در سال ۱۳۹۹ کتاب‌های کهن پیدا شد."
    assert page.evaluate("document.querySelector('#results .headline').lang") == "fa"
    assert page.evaluate("document.querySelector('#results li').dir") == "rtl"
    assert page.evaluate("getComputedStyle(document.querySelector('#results .opening')).direction") == "rtl"


def test_choices_narrow_what_is_found_and_stand_in_the_address(page: Page) -> None:
    page.type("ferry")
    status_is(page, "2 stories")

    choose(page, "year", "2021")
    status_is(page, "1 story")

    assert codes(page) == ["602"]
    assert page.evaluate("location.search") == "?q=ferry&year=2021"


def test_a_choice_alone_shows_its_stories_newest_first(page: Page) -> None:
    choose(page, "year", "2022")
    status_is(page, "12 stories")
    assert codes(page) == [f"{n}" for n in range(711, 701, -1)]

    choose(page, "sort", "oldest")
    page.wait_for("document.querySelector('#results .pressmark').textContent === '700'")

    assert codes(page) == [f"{n}" for n in range(700, 710)]


def test_a_language_is_chosen_by_its_name(page: Page) -> None:
    page.evaluate("document.querySelector('summary').click()")
    assert page.texts("#language option") == ["All languages", "Arabic", "English", "Persian", "Turkish"]

    choose(page, "language", "tr")
    status_is(page, "1 story")

    assert codes(page) == ["605"]


def test_a_shared_address_finds_the_same(tab: Page, archive: Path) -> None:
    topic = "turkey"
    with served(archive, tab, f"?q=ferry&topic={topic}&sort=oldest"):
        status_is(tab, "1 story")
        assert tab.evaluate("document.querySelector('details').open")

        assert codes(tab) == ["602"]
        assert tab.evaluate("document.getElementById('topic').value") == topic
        assert tab.evaluate("document.getElementById('sort').value") == "oldest"


def test_an_address_with_a_choice_that_is_gone_still_searches(tab: Page, archive: Path) -> None:
    with served(archive, tab, "?q=harbour&topic=atlantis"):
        status_is(tab, "1 story")

        assert tab.evaluate("document.getElementById('topic').value") == ""


def test_more_stories_follow_and_the_cursor_with_them(page: Page) -> None:
    page.type("quay")
    status_is(page, "12 stories")
    assert len(codes(page)) == 10

    page.evaluate("document.getElementById('more').click()")
    page.wait_for("document.querySelectorAll('#results li').length === 12")
    page.wait_for("document.activeElement === document.querySelectorAll('#results a')[10]")

    assert page.evaluate("document.getElementById('more').hidden") is True


def test_arrows_walk_through_stories_and_escape_leads_back(page: Page) -> None:
    page.type("ferry")
    status_is(page, "2 stories")
    focused = "document.activeElement.getAttribute('href') ?? document.activeElement.id"

    page.press("ArrowDown")
    page.press("ArrowDown")
    assert page.evaluate(focused) == page.evaluate("document.querySelectorAll('#results a')[1].getAttribute('href')")
    page.press("ArrowUp")
    page.press("ArrowUp")
    assert page.evaluate(focused) == "q"
    page.press("ArrowDown")
    page.press("Escape")
    assert page.evaluate(focused) == "q"
    page.press("Escape")
    status_is(page, "")

    assert codes(page) == []


def test_enter_on_a_story_opens_it(page: Page) -> None:
    page.type("harbour")
    status_is(page, "1 story")

    page.press("ArrowDown")
    page.press("Enter")

    page.wait_for("location.pathname === '/repo/stories/601.html'")


@pytest.mark.parametrize("typed", ["603", "۶۰۳", "Story Code : 603", "#603"])
def test_a_story_code_leads_to_its_story(typed: str, page: Page) -> None:
    page.type(typed)
    page.wait_for("document.querySelector('#direct a')")
    assert page.text("#direct") == "Go to story 603"

    page.press("Enter")

    page.wait_for("location.pathname === '/repo/stories/603.html'")


def test_a_code_in_the_address_leads_to_its_story(tab: Page, archive: Path) -> None:
    with served(archive, tab, "?q=604"):
        tab.wait_for("location.pathname === '/repo/stories/604.html'")


def test_what_is_found_is_announced(page: Page) -> None:
    assert page.evaluate("document.getElementById('status').getAttribute('role')") == "status"
    assert page.evaluate("[...document.querySelectorAll('form :is(input, select)')].every((one) => one.labels.length)")


def test_nothing_is_loaded_before_it_is_needed_and_nothing_from_elsewhere(page: Page) -> None:
    assert [address for address in page.requests if "pagefind" in address] == []

    page.type("ferry")
    status_is(page, "2 stories")

    places = {address.split("/repo/")[0] for address in page.requests}
    assert places == {page.evaluate("location.origin")}
    assert len([address for address in page.requests if ".pf_meta" in address or ".pf_index" in address]) == 2


def test_a_word_of_nearly_every_story_is_left_out_of_a_search(tab: Page, archive: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    shutil.copytree(archive, output)
    entry = output / "search" / "pagefind" / "pagefind-entry.json"
    entry.write_text(json.dumps(json.loads(entry.read_text()) | {"common": ["the", "is"]}))

    with served(output, tab, "?q=The%20is"):
        status_is(tab, "Nearly every story has that. Type a rarer word, too.")
        assert [address for address in tab.requests if ".pf_index" in address] == []

        tab.evaluate("document.getElementById('q').focus()")
        tab.type(" ferry ")
        status_is(tab, "2 stories")
        assert len([address for address in tab.requests if ".pf_index" in address]) == 1


@pytest.mark.parametrize("lost", ["pagefind", "pagefind/pagefind-entry.json", "pagefind/index", "pagefind/fragment"])
def test_a_lost_index_is_said_with_the_other_ways(lost: str, tab: Page, archive: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    shutil.copytree(archive, output)
    place = output / "search" / lost
    shutil.rmtree(place) if place.is_dir() else place.unlink()

    with served(output, tab, "?q=ferry"):
        status_is(tab, "The search index could not be loaded. The other ways below lead to every story.")

        assert codes(tab) == []
        assert tab.texts("section a") == ["every year, month and day", "every topic, A to Z"]


def test_a_code_leads_to_its_story_without_the_index(tab: Page, archive: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    shutil.copytree(archive, output, ignore=shutil.ignore_patterns("pagefind"))

    with served(output, tab, "?q=604"):
        tab.wait_for("location.pathname === '/repo/stories/604.html'")


def test_without_javascript_the_page_names_the_other_ways(tab: Page, archive: Path) -> None:
    with served(archive, tab, "?q=ferry", scripts=False):
        shown = tab.text("main")

    assert "Searching words needs JavaScript, which is turned off here." in shown
    assert "Words or a story code" not in shown
    assert "By story code: the address is /repo/stories/, the code, and .html." in shown


def test_only_the_search_page_may_run_webassembly_and_has_a_script(archive: Path) -> None:
    pages = {path.relative_to(archive).as_posix(): path.read_text() for path in archive.rglob("*.html")}

    assert [name for name, text in pages.items() if "wasm-unsafe-eval" in text] == ["search/index.html"]
    assert [name for name, text in pages.items() if "<script" in text and "application/ld" not in text] == [
        "search/index.html"
    ]


def test_the_page_folds_words_as_the_index_does(page: Page) -> None:
    texts = [" ".join(story[3:]) for story in STORIES] + [
        "ﻻ ½ ™ Ⅳ ΣΑΣ ς ۀ ۂ ہے ﷺ 한국 ٱلله straße 𝟘٣۳३ ﬁ",
        "İIıi Å é ـ\u200c\u200d",
    ]
    script = page.evaluate("document.querySelector('script[type=module]').src")

    for text in texts:
        folded = f"import({script!r}).then((module) => module.fold(decodeURIComponent({quote(text)!r})))"
        assert page.evaluate(folded) == fold(text)


@pytest.mark.parametrize("language", ["ar", "fa", "tr", "de"])
def test_every_language_is_searched_whichever_is_the_site_s_own(language: str, tab: Page, tmp_path: Path) -> None:
    (tmp_path / "content" / "stories").mkdir(parents=True)
    write_archive(tmp_path / "content" / "stories")
    own = ["-e", f'DEFAULT_LANG="{language}"', 'SITEURL="https://example.org/repo"']
    places = [str(tmp_path / "content"), "-s", "pelicanconf.py", "-o", str(tmp_path / "output")]
    assert run([sys.executable, "-m", "pelican", *places, *own]).returncode == 0

    for typed, code in (("كشتيها", "603"), ("سفینه", "604"), ("DİYARBAKIR", "605"), ("harbour", "601")):
        with served(tmp_path / "output", tab, f"?q={quote(typed)}"):
            tab.wait_for("document.querySelector('#results li')")
            assert codes(tab) == [code]
            assert [complaint for complaint in tab.complaints if "/stories/" not in complaint] == []


def test_a_build_makes_the_index_anew_only_when_a_story_changed(tmp_path: Path) -> None:
    stories, output = tmp_path / "content" / "stories", tmp_path / "output"
    stories.mkdir(parents=True)
    write_archive(stories)
    build(output, content=tmp_path / "content", url="https://example.org")
    made = (output / "search" / "pagefind" / "pagefind.js").stat()

    build(output, content=tmp_path / "content", url="https://example.org/moved")
    moved = (output / "search" / "pagefind" / "pagefind.js").stat()
    (stories / "601.txt").unlink()
    build(output, content=tmp_path / "content", url="https://example.org")
    after = (output / "search" / "pagefind" / "pagefind.js").stat()

    assert (moved.st_ino, moved.st_mtime_ns) == (made.st_ino, made.st_mtime_ns)
    # What is the same in another index is not written again.
    assert after.st_mtime_ns == made.st_mtime_ns
    assert len(list((output / "search" / "pagefind" / "fragment").iterdir())) == len(STORIES) - 1
    assert len(list((tmp_path / ".output.pressmark").glob("search-*"))) == 1


def test_a_site_without_search_has_neither_page_nor_link(tmp_path: Path) -> None:
    (tmp_path / "content" / "stories").mkdir(parents=True)
    write_archive(tmp_path / "content" / "stories")
    output = tmp_path / "output"
    result = invoke("build", "--no-search", "--content", tmp_path / "content", "--output", output)

    assert result.returncode == 0, result.stderr
    assert not (output / "search").exists()
    assert "Search" not in (output / "index.html").read_text()
