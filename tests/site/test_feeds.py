"""Feeds of real sites: what a subscriber finds, and what becomes of the ledger of sealed documents."""

import json
import os
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from plugins.pressmark.feeds.reading import read_entries

from .building import build, digests, invoke

STORY = (
    "Monday 5 October 2020 - {hour:02}:{minute:02}\n\nTide {code}\n\nStory Code : {code}\n{more}Tide {code}\n{text}\n"
)
NUMBER = 360
LEDGER = "feeds-sealed.json"


def write(content: Path, code: int, *, text: str = "The tide came in at {code}.", more: str = "") -> None:
    told = STORY.format(hour=code // 60 % 24, minute=code % 60, code=code, text=text.format(code=code), more=more)
    (content / f"{code}.txt").write_text(told)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published archive of a few hundred stories: two sealed documents, and the ledger beside the stories."""
    folder = tmp_path_factory.mktemp("shelf")
    (folder / "content").mkdir()
    for code in range(1, NUMBER + 1):
        write(folder / "content", code)
    publish(folder)
    return folder


def publish(folder: Path) -> str:
    result = build(folder / "output", content=folder / "content")
    assert result.returncode == 0, result.stderr
    return result.stderr


def sealed(folder: Path) -> dict[str, str]:
    return digests(folder / "output" / "feeds" / "archive")


def codes(folder: Path) -> Counter[str]:
    """How often each story stands in the feed of all stories and its archive."""
    paths = [folder / "output/feeds/all.atom.xml", *(folder / "output/feeds/archive/all").iterdir()]
    return Counter(entry.code for path in paths for entry in read_entries(path.read_bytes()))


# In the order of a week; each leaves the archive published.


def test_every_story_is_in_the_feed_and_its_archive_once(shelf: Path) -> None:
    assert sealed(shelf).keys() == {"all/1.atom.xml", "all/2.atom.xml"}
    assert codes(shelf) == {str(code): 1 for code in range(1, NUMBER + 1)}


def test_ledger_stands_with_the_stories_one_line_a_story(shelf: Path) -> None:
    text = (shelf / "content" / LEDGER).read_text()

    assert len(re.findall(r'^ +"\d+ \S+ [0-9a-f]{16}",?$', text, re.MULTILINE)) == 200
    assert json.loads(text)["kept"] == {}


def test_late_story_and_correction_leave_sealed_documents_as_they_were(shelf: Path) -> None:
    before = sealed(shelf)
    line = "Corrected : 7 October 2020 - 10:30 - It went out.\n"
    write(shelf / "content", 3, text="The tide went out.", more=line)
    (shelf / "content" / "late.txt").write_text(
        STORY.format(hour=0, minute=0, code=9000, text="It was late.", more="")
        .replace("5 October", "1 October")
        .replace("Monday", "Thursday")
    )

    publish(shelf)

    assert sealed(shelf) == before
    assert codes(shelf) == {**{str(code): 1 for code in range(1, NUMBER + 1)}, "3": 2, "9000": 1}
    newest = list(read_entries((shelf / "output/feeds/all.atom.xml").read_bytes()))
    assert [(e.content, e.updated.isoformat()) for e in newest if e.code == "3"] == [
        ('<p dir="ltr">The tide went out.</p>', "2020-10-07T10:30:03+00:00")
    ]


def test_old_version_is_kept_by_the_ledger_when_the_site_is_built_elsewhere(shelf: Path, tmp_path: Path) -> None:
    result = build(tmp_path / "output", content=shelf / "content")

    assert result.returncode == 0, result.stderr
    assert digests(tmp_path / "output" / "feeds") == digests(shelf / "output" / "feeds")


def test_correction_built_where_the_old_text_is_nowhere_is_told_and_reaches_every_reader(
    shelf: Path, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    shutil.copytree(shelf / "content", content)
    write(content, 4, text="The tide stayed.", more="Corrected : 8 October 2020 - 10:30 - It stayed.\n")

    said = publish(tmp_path)

    assert "sealed feed documents change, for what they said of these stories is known no more: 4;" in said
    assert "fix: build where the last site stands in the output folder" in said
    assert codes(tmp_path)["4"] == 1
    newest = {str(entry.code): entry for entry in read_entries((tmp_path / "output/feeds/all.atom.xml").read_bytes())}
    assert newest["4"].content == '<p dir="ltr">The tide stayed.</p>'
    changed = {path for path, digest in sealed(shelf).items() if sealed(tmp_path)[path] != digest}
    assert changed == {"all/1.atom.xml"}
    assert "known no more" not in publish(tmp_path)


def test_late_story_of_the_same_minute_and_second_moves_no_other(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    told = STORY.format(hour=9, minute=0, code=100, text="The first.", more="")
    (tmp_path / "content" / "100.txt").write_text(told)
    publish(tmp_path)
    (tmp_path / "content" / "40.txt").write_text(told.replace("100", "40").replace("The first.", "The late one."))

    def moments() -> dict[str, str]:
        entries = read_entries((tmp_path / "output/feeds/all.atom.xml").read_bytes())
        return {entry.code: entry.updated.isoformat() for entry in entries}

    publish(tmp_path)
    both = moments()
    shutil.rmtree(tmp_path / "output")
    publish(tmp_path)

    assert both == {"100": "2020-10-05T09:00:40+00:00", "40": "2020-10-05T09:00:41+00:00"}
    assert moments() == both


def test_failed_build_leaves_the_ledger_alone(shelf: Path) -> None:
    before = (shelf / "content" / LEDGER).read_bytes()
    for code in range(2001, 2200):
        write(shelf / "content", code)
    (shelf / "content" / "broken.txt").write_text("nonsense\n")

    result = build(shelf / "output", content=shelf / "content")

    assert result.returncode == 1
    assert (shelf / "content" / LEDGER).read_bytes() == before
    (shelf / "content" / "broken.txt").unlink()


def test_withdrawn_story_leaves_every_feed(shelf: Path) -> None:
    before = sealed(shelf)
    write(shelf / "content", 5, more="Status : withdrawn\n")

    publish(shelf)

    after = sealed(shelf)
    assert {path for path in before if after[path] != before[path]} == {"all/1.atom.xml"}
    assert "5" not in codes(shelf)
    assert '"5 ' not in (shelf / "content" / LEDGER).read_text()


def test_lost_ledger_is_told_and_made_anew(shelf: Path) -> None:
    (shelf / "content" / LEDGER).unlink()

    said = publish(shelf)

    assert f"{LEDGER}: is missing, so sealed feed documents are made anew from the stories" in said
    assert (shelf / "content" / LEDGER).exists()
    assert set(codes(shelf).values()) == {1}


def test_damaged_ledger_is_told_and_made_anew(shelf: Path) -> None:
    (shelf / "content" / LEDGER).write_text("<<<<<<< HEAD\n")

    assert f"{LEDGER}: not a ledger of sealed feeds" in publish(shelf)
    assert set(codes(shelf).values()) == {1}


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid"), reason="needs folders that cannot be written")
def test_content_that_cannot_be_written_is_told_once_and_built(shelf: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    for path in (shelf / "content").glob("*.txt"):
        shutil.copy(path, content)
    # A folder in the ledger's place cannot be written by anybody, root included.
    (content / LEDGER).mkdir()

    result = build(tmp_path / "output", content=content)

    assert result.returncode == 0, result.stderr
    assert result.stderr.count("cannot be written") == 1
    assert (tmp_path / "output/feeds/archive/all/1.atom.xml").exists()


# --- A small site ------------------------------------------------------------------------------------------------------


def test_small_archive_needs_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    write(tmp_path / "content", 1)

    publish(tmp_path)

    assert [path.name for path in (tmp_path / "content").iterdir()] == ["1.txt"]


def test_feeds_of_every_format_have_the_same_stories_and_dates(site: Path) -> None:
    atom = list(read_entries((site / "feeds/all.atom.xml").read_bytes()))
    rss = etree.parse(str(site / "feeds/all.rss.xml")).findall("channel/item")
    items = json.loads((site / "feeds/all.json").read_bytes())["items"]

    ids = [f"tag:example.org,2026:news/{entry.code}" for entry in atom]
    assert [item.findtext("guid") for item in rss] == ids == [item["id"] for item in items]
    assert [e.published.isoformat() for e in atom] == [item["date_published"] for item in items]
    assert [e.published.strftime("%a, %d %b %Y %H:%M:%S %z") for e in atom] == [i.findtext("pubDate") for i in rss]


def test_what_feeds_name_is_there(site: Path) -> None:
    named = set(
        re.findall(
            r'(?:href="|<(?:icon|logo)>)https://example\.org/([^"<]+)', (site / "feeds/all.atom.xml").read_text()
        )
    )

    assert {"feeds/feed.css", "feeds/icon.svg", "feeds/logo.svg"} <= named
    assert [path for path in named if not (site / path).is_file()] == []


def test_list_of_feeds_names_every_feed(site: Path) -> None:
    listed = [o.get("xmlUrl") for o in etree.parse(str(site / "feeds/topics.opml")).iter("outline") if o.get("xmlUrl")]
    there = [path.relative_to(site).as_posix() for path in (site / "feeds").rglob("*.atom.xml")]

    assert sorted(listed) == sorted(f"https://example.org/{path}" for path in there)


def test_subscribe_page_leads_to_feeds_alone_that_are_there(site: Path) -> None:
    soup = BeautifulSoup((site / "feeds/index.html").read_bytes(), "html.parser")
    feeds = [str(a["href"]) for a in soup.select("main a[href]") if str(a["href"]).startswith("/feeds/")]

    assert len(feeds) > 4
    assert [address for address in feeds if not (site / address.lstrip("/")).is_file()] == []


def test_ping_without_a_hub_tells_nobody(site: Path) -> None:
    result = invoke("ping", "--output", site)

    assert result.returncode == 0, result.stderr
    assert result.stdout == "0 feeds told, 0 unchanged\n"
