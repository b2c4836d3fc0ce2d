"""Bringing files into the archive: every file is accounted for, and nothing there is touched."""

import os
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.pressmark.model import Story
from plugins.pressmark.stories.importing.files import ImportResult, format_import, import_files
from plugins.pressmark.stories.parser import parse_story
from plugins.pressmark.stories.saved.page import read_saved_page
from plugins.pressmark.stories.text import StoryTextError, story_text

ZONE = ZoneInfo("Asia/Tehran")
PAGES = Path(__file__).parent.parent / "data" / "saved_pages"
STORY = """\
Wednesday 14 October 2020 - 11:01

Harbour Talks Resume

Story Code : 892006
Harbour Talks Resume
Negotiators returned on Monday.
"""
PAGE = """\
<html lang="en"><head><meta charset="utf-8"><title>Harbour Talks Resume</title></head><body>
<h1>Harbour Talks Resume</h1><time datetime="2020-10-14T11:01">14 October</time>
<p>Story Code : 892006</p><article><p>Negotiators returned on Monday.</p></article></body></html>
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "exports"
    folder.mkdir()
    return folder


def bring(*places: Path, content: Path) -> ImportResult:
    return import_files(places, content=content, timezone=ZONE)


def kinds(result: ImportResult) -> list[str]:
    return [outcome.kind for outcome in result.outcomes]


def reasons(result: ImportResult) -> list[str]:
    return [d.reason for outcome in result.outcomes for d in outcome.diagnostics]


def read(place: Path) -> Story:
    return parse_story(place.read_bytes(), path="x", timezone=ZONE).story


def test_page_becomes_a_story_file(sources: Path, content: Path) -> None:
    (sources / "a.html").write_text(PAGE)

    result = bring(sources, content=content)

    place = content / "stories" / "2020" / "10" / "892006.txt"
    assert place.read_text() == STORY.replace("892006\n", "892006\nLanguage : en\n", 1)
    assert (kinds(result), result.exit_status) == (["imported"], 0)
    assert format_import(result) == (
        f"{sources.as_posix()}/a.html: imported to {place.as_posix()}\n"
        "  date:       <time datetime>\n"
        "  code:       labelled line `Story Code`\n"
        "  headline:   <h1>\n"
        "  paragraphs: the densest block of text, <article>\n"
        "  language:   <html lang>\n"
        "1 file read: 1 imported, 0 already there, 0 refused, 0 different"
    )


def test_text_file_is_brought_in_byte_for_byte(sources: Path, content: Path) -> None:
    odd = b"\xef\xbb\xbf" + STORY.replace("Wednesday 14", "14").replace("\n", "\r\n").encode()
    (sources / "whatever.txt").write_bytes(odd)

    result = bring(sources, content=content)

    assert (content / "stories/2020/10/892006.txt").read_bytes() == odd
    assert kinds(result) == ["imported"]


def test_same_story_is_already_there(sources: Path, content: Path) -> None:
    (sources / "a.html").write_text(PAGE)
    bring(sources, content=content)

    again = bring(sources, content=content)

    assert (kinds(again), again.exit_status) == (["already there"], 0)


def test_what_an_editor_added_is_no_difference_to_a_page(sources: Path, content: Path) -> None:
    there = content / "stories/elsewhere/any-name.txt"
    there.parent.mkdir(parents=True)
    there.write_text(STORY.replace("892006\n", "892006\nTopics : Ports\nCorrected : 15 October 2020 - A name\n", 1))
    (sources / "a.html").write_text(PAGE)

    result = bring(sources, content=content)

    assert kinds(result) == ["already there"]
    assert result.outcomes[0].place == there


def test_different_text_is_shown_and_not_replaced(sources: Path, content: Path) -> None:
    there = content / "stories/2019/01/x.txt"
    there.parent.mkdir(parents=True)
    there.write_text(STORY)
    (sources / "a.txt").write_text(STORY.replace("Monday", "Tuesday"))

    result = bring(sources, content=content)

    assert there.read_text() == STORY
    assert [p for p in content.rglob("*") if p.is_file()] == [there]
    assert (kinds(result), result.exit_status) == (["different"], 1)
    assert format_import(result) == (
        f"{sources.as_posix()}/a.txt: the archive has another text of story 892006, which stays as it is\n"
        f"--- {there.as_posix()}\n"
        f"+++ {sources.as_posix()}/a.txt\n"
        "@@ -4,4 +4,4 @@\n"
        " \n"
        " Story Code : 892006\n"
        " Harbour Talks Resume\n"
        "-Negotiators returned on Monday.\n"
        "+Negotiators returned on Tuesday.\n"
        "1 file read: 0 imported, 0 already there, 0 refused, 1 different"
    )


def test_archive_file_that_cannot_be_read_still_holds_its_code(sources: Path, content: Path) -> None:
    there = content / "stories/broken.txt"
    there.parent.mkdir(parents=True)
    there.write_text(STORY.replace("14 October", "44 October"))
    (sources / "a.txt").write_text(STORY)

    assert kinds(bring(sources, content=content)) == ["different"]


def test_two_files_with_one_code_and_different_texts_are_refused(sources: Path, content: Path) -> None:
    (sources / "a.txt").write_text(STORY)
    (sources / "b.txt").write_text(STORY.replace("Monday", "Tuesday"))

    result = bring(sources, content=content)

    assert (kinds(result), reasons(result)) == (["refused", "refused"], ["import-clash", "import-clash"])
    assert "a.txt` and `" in str(result.outcomes[0].diagnostics[0])
    assert not (content / "stories").exists()


def test_two_files_with_the_same_story_are_one(sources: Path, content: Path) -> None:
    (sources / "a.html").write_text(PAGE)
    (sources / "b.txt").write_text(STORY)

    result = bring(sources, content=content)

    assert kinds(result) == ["already there", "imported"]
    assert (content / "stories/2020/10/892006.txt").read_text() == STORY


def test_another_file_of_that_name_is_not_replaced(sources: Path, content: Path) -> None:
    there = content / "stories/2020/10/892006.txt"
    there.parent.mkdir(parents=True)
    there.write_text(STORY.replace("892006", "5"))
    (sources / "a.txt").write_text(STORY)

    result = bring(sources, content=content)

    assert reasons(result) == ["import-place-taken"]
    assert read(there).code == "5"


def test_link_that_leads_out_of_the_content_folder_is_not_followed(
    sources: Path, content: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (content / "stories").mkdir(parents=True)
    (content / "stories" / "2020").symlink_to(outside, target_is_directory=True)
    (sources / "a.txt").write_text(STORY)

    result = bring(sources, content=content)

    assert reasons(result) == ["import-unwritable"]
    assert list(outside.iterdir()) == []


def test_dangling_link_is_not_written_through(sources: Path, content: Path, tmp_path: Path) -> None:
    place = content / "stories/2020/10/892006.txt"
    place.parent.mkdir(parents=True)
    place.symlink_to(tmp_path / "elsewhere.txt")
    (sources / "a.txt").write_text(STORY)

    assert reasons(bring(sources, content=content)) == ["import-place-taken"]
    assert not (tmp_path / "elsewhere.txt").exists()


def test_every_file_is_accounted_for(sources: Path, content: Path) -> None:
    (sources / "sub").mkdir()
    (sources / "sub" / "a.HTM").write_text(PAGE)
    (sources / "bad.txt").write_text("no story\n")
    (sources / "bad.html").write_text("<p>no story</p>")
    (sources / "picture.jpg").write_bytes(b"x")
    (sources / ".hidden.txt").write_text(STORY)
    (sources / "page.html").write_text(PAGE)
    (sources / "page_files").mkdir()
    (sources / "page_files" / "frame.html").write_text("<p>advert</p>")
    (sources / "linked.txt").symlink_to(sources / "bad.txt")

    result = bring(sources, sources / "page.html", sources / "missing.txt", sources / "picture.jpg", content=content)

    names = {os.path.relpath(o.path, sources): o.kind for o in result.outcomes}
    assert names == {
        "bad.html": "refused",
        "bad.txt": "refused",
        "linked.txt": "refused",
        "missing.txt": "refused",
        "page.html": "imported",
        "picture.jpg": "refused",
        "sub/a.HTM": "already there",
    }
    assert format_import(result).endswith(
        "7 files read: 1 imported, 1 already there, 5 refused, 0 different; 1 of other kinds left aside"
    )


def test_no_file_is_left_half_written(sources: Path, content: Path) -> None:
    (sources / "a.txt").write_text(STORY)
    bring(sources, content=content)

    assert [p.name for p in content.rglob("*") if p.is_file()] == ["892006.txt"]
    assert (content / "stories/2020/10/892006.txt").stat().st_mode & 0o777 == 0o666 & ~umask()


def umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_many_workers_give_the_same_result(sources: Path, content: Path, tmp_path: Path) -> None:
    for number in range(300):
        (sources / f"{number}.html").write_text(PAGE.replace("892006", str(1000 + number % 290)))

    alone = import_files([sources], content=content, timezone=ZONE, workers=1)
    two = partial(ThreadPoolExecutor, 2)
    together = import_files([sources], content=tmp_path / "other", timezone=ZONE, executor=two)

    assert [(o.path, o.kind) for o in alone.outcomes] == [(o.path, o.kind) for o in together.outcomes]
    assert (alone.number("imported"), alone.number("already there")) == (290, 10)


def test_pages_of_the_golden_folder_read_back_the_same(content: Path) -> None:
    places = sorted(p for p in PAGES.iterdir() if p.with_suffix(".json").exists() and p.suffix != ".json")

    result = bring(*places, content=content)

    brought = [outcome for outcome in result.outcomes if outcome.kind == "imported"]
    assert len(brought) >= 20
    for outcome in brought:
        told = (
            read_saved_page(Path(outcome.path).read_bytes(), path="x", timezone=ZONE).story
            if not outcome.path.endswith("mhtml")
            else outcome.reading.story
        )
        assert outcome.place is not None
        assert read(outcome.place) == told


def test_reasons_stand_in_the_page_that_explains_them() -> None:
    folder = Path(import_files.__code__.co_filename).parent.parent
    explained = set(re.findall(r'<a id="([a-z-]+)">', (folder / "IMPORTING.md").read_text()))
    code = "".join(p.read_text() for part in ("importing", "saved") for p in (folder / part).glob("*.py"))
    used = set(re.findall(r'"((?:page|import)-[a-z-]+)"', code))

    assert used == explained


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=60)


@settings(deadline=None, max_examples=200)
@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=4))
def test_imported_story_reads_back_the_same(headline: str, paragraphs: list[str]) -> None:
    body = "".join(f"<p>{escape(text)} and so the long sentence ends.</p>" for text in paragraphs)
    page = PAGE.replace("<article>", f"<article>{body}").replace("<h1>Harbour", f"<h1>{escape(headline)} Harbour")
    story = read_saved_page(page.encode(), path="page.html", timezone=ZONE).story
    try:
        text = story_text(story)
    except StoryTextError:
        return

    assert parse_story(text.encode(), path="x", timezone=ZONE).story == story


def test_story_of_a_page_may_gain_nothing_by_copying(sources: Path, content: Path) -> None:
    (sources / "a.html").write_text(PAGE)
    shutil.copy(sources / "a.html", sources / "b.html")

    result = bring(sources, content=content)

    assert kinds(result) == ["imported", "already there"]
    assert replace(result.outcomes[0].reading, path="") == replace(result.outcomes[1].reading, path="")
