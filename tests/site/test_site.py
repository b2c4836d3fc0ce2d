"""A real site from real stories: what a reader, a subscriber and a browser find."""

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from .building import ROOT, build

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def page(site: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((site / path).read_bytes(), "html.parser")


def words(text: str) -> str:
    return " ".join(text.split())


def file_at(site: Path, address: str, base: str) -> Path:
    """The file GitHub Pages would answer with."""
    path = unquote(urlsplit(address).path)
    assert path.startswith(base), address
    return site / (path[len(base) :] + ("index.html" if path.endswith("/") else ""))


def broken_links(site: Path, base: str) -> list[str]:
    origin = "https://example.org"
    broken = []
    for file in sorted(site.rglob("*.html")):
        place = f"{origin}{base}{file.relative_to(site).as_posix()}"
        soup = BeautifulSoup(file.read_bytes(), "html.parser")
        addresses = [e[a] for a in ("href", "src") for e in soup.select(f"[{a}]")]
        for address in map(str, addresses):
            target = urljoin(place, address)
            if target.startswith(origin):
                found = file_at(site, target, base)
                fragment = urlsplit(target).fragment
                if not found.is_file() or (fragment and not page(site, str(found)).find(id=fragment)):
                    broken.append(f"{file.relative_to(site)}: {address}")
    return broken


def test_every_page_kind_is_there(site: Path) -> None:
    expected = [
        "index.html",
        "404.html",
        "about/index.html",
        "topics/index.html",
        "topics/greece.html",
        "stories/700101.html",
        "2020/index.html",
        "2020/10/index.html",
        "2020/10/07/index.html",
        "2021/03/01/index.html",
        "feeds/all.atom.xml",
        "feeds/topics/greece.atom.xml",
    ]

    assert [path for path in expected if not (site / path).is_file()] == []


def test_no_internal_link_is_broken(site: Path) -> None:
    assert broken_links(site, "/") == []


def test_no_internal_link_is_broken_below_a_path(site_below_a_path: Path) -> None:
    assert broken_links(site_below_a_path, "/repo/") == []


def test_link_check_sees_a_broken_link(site: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="/gone.html">gone</a> <a href="#nowhere">nowhere</a>')

    assert broken_links(tmp_path, "/") == ["index.html: /gone.html", "index.html: #nowhere"]


def test_feed_text_equals_page_text(site: Path) -> None:
    entries = etree.parse(str(site / "feeds/all.atom.xml")).findall("a:entry", ATOM)

    assert len(entries) == 6
    for entry in entries:
        address = entry.find("a:link", ATOM).get("href")
        shown = page(site, urlsplit(address).path.lstrip("/"))
        body = shown.select(".e-content > p")
        content = BeautifulSoup(entry.findtext("a:content", namespaces=ATOM), "html.parser")
        assert [words(p.get_text()) for p in content.find_all("p")] == [words(p.get_text()) for p in body]
        assert entry.findtext("a:title", namespaces=ATOM) == words(shown.h1.get_text() if shown.h1 else "")


def test_stories_of_one_minute_stand_by_code_newest_first(site: Path) -> None:
    entries = etree.parse(str(site / "feeds/all.atom.xml")).findall("a:entry/a:id", ATOM)

    assert [str(e.text).rpartition("/")[2] for e in entries] == [
        "700203",
        "700202",
        "700201",
        "700103",
        "700102",
        "700101",
    ]


def test_every_page_names_a_feed_of_its_own(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))

    for file in pages:
        links = BeautifulSoup(file.read_bytes(), "html.parser").find_all("link", rel="alternate")
        assert [file_at(site, str(link["href"]), "/").is_file() for link in links] == [True] * len(links) != []


def test_topic_page_names_its_own_feed_first(site: Path) -> None:
    links = page(site, "topics/greece.html").find_all("link", rel="alternate")

    assert [link["href"] for link in links] == ["/feeds/topics/greece.atom.xml", "/feeds/all.atom.xml"]


def test_hostile_text_is_text(site: Path) -> None:
    story = page(site, "stories/700202.html")

    assert [script["type"] for script in story.find_all("script")] == ["application/ld+json"]
    assert words(story.h1.get_text() if story.h1 else "") == 'Parser <script>alert("x")</script> & Other {{ Stories }}'
    assert "{% raw %} and a ]]> in it" in story.get_text()


def test_persian_story_has_its_language_and_direction(site: Path) -> None:
    story = page(site, "stories/700201.html").find(lang="fa")

    assert story is not None
    assert story["dir"] == "rtl"


def test_story_without_a_time_shows_none(site: Path) -> None:
    times = page(site, "stories/700103.html").select("article time, main time")

    assert times[0]["datetime"] == "2020-10-08"
    assert ":" not in times[0].get_text()


def test_seed_story_is_about_what_it_is_about(tmp_path: Path) -> None:
    result = build(tmp_path / "output", content=ROOT / "content")

    assert result.returncode == 0
    topics = {words(a.get_text()) for a in page(tmp_path / "output", "stories/892006.html").select("aside li > a")}
    assert {"Azerbaijan", "Armenia", "Turkey", "Syria"} <= topics
    assert any("conflict" in topic.lower() or "war" in topic.lower() for topic in topics)
    assert topics & {"Libya", "United States", "Soviet Union", "Moscow"} == set()


def test_site_is_built_from_story_files_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    story = (ROOT / "content/stories/2020/10/892006.txt").read_bytes()
    (tmp_path / "exports" / "anything.txt").write_bytes(story)

    result = build(tmp_path / "output", content=tmp_path / "exports")

    assert result.returncode == 0
    assert (tmp_path / "output/stories/892006.html").is_file()
    assert (tmp_path / "output/about/index.html").is_file()
    assert broken_links(tmp_path / "output", "/") == []


def test_empty_archive_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()

    result = build(tmp_path / "output", content=tmp_path / "content")

    assert result.returncode == 0
    said = page(tmp_path / "output", "index.html").get_text()
    assert "content/stories" in said
    assert set(re.findall(r"python3 tasks\.py (\w+)", said)) == {"new", "import", "check", "serve"}
    assert broken_links(tmp_path / "output", "/") == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("Status : draft", "a draft", id="draft"),
        pytest.param("Status : withdrawn", "a withdrawn story", id="withdrawn"),
        pytest.param("", "a story of tomorrow", id="embargo"),
    ],
)
def test_story_held_back_leaves_no_byte(tmp_path: Path, line: str, reason: str) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    year = "2020" if line else "2099"
    text = f"Monday 5 October {year} - 09:00\n\nXylophone Parade\n\nStory Code : 31\n{line}\nXylophone Parade\nQuokkas march.\n"
    (folder / "31.txt").write_text(text)
    (folder / "892006.txt").write_bytes((ROOT / "content/stories/2020/10/892006.txt").read_bytes())

    result = build(tmp_path / "output", content=folder)

    assert result.returncode == 0, result.stderr
    assert "1 held back" in result.stdout, reason
    files = [p for p in (tmp_path / "output").rglob("*") if p.is_file()]
    assert [p for p in files if b"Xylophone" in p.read_bytes() or b"Quokka" in p.read_bytes()] == []
    assert [p.stem for p in files if p.stem == "31"] == (["31"] if reason == "a withdrawn story" else [])


def test_address_of_a_withdrawn_story_says_so(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    text = "Monday 5 October 2020 - 09:00\n\nParade\n\nStory Code : 31\nStatus : withdrawn\nParade\nThey march.\n"
    (tmp_path / "content" / "31.txt").write_text(text)

    build(tmp_path / "output", content=tmp_path / "content")

    found = page(tmp_path / "output", "stories/31.html")
    assert words(found.h1.get_text() if found.h1 else "") == "This story was withdrawn"
    assert found.select_one('meta[name="robots"][content="noindex"]')
    others = [p.read_bytes() for p in (tmp_path / "output").rglob("*.html") if p.stem != "31"]
    assert [text for text in others if b"stories/31" in text] == []


def test_corrected_story_shows_it_and_moves_updated_alone(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    line = "Corrected : 7 October 2020 - 10:30 - The band was from Izmir."
    text = f"Monday 5 October 2020 - 09:00\n\nParade\n\nStory Code : 31\n{line}\nParade\nThey march.\n"
    (tmp_path / "content" / "31.txt").write_text(text)

    result = build(tmp_path / "output", content=tmp_path / "content")

    assert "0 rejected" in result.stdout, result.stderr
    assert "The band was from Izmir." in page(tmp_path / "output", "stories/31.html").get_text()
    entry = etree.parse(str(tmp_path / "output/feeds/all.atom.xml")).find("a:entry", ATOM)
    assert entry.findtext("a:updated", namespaces=ATOM) == "2020-10-07T10:30:31+00:00"
    assert entry.findtext("a:published", namespaces=ATOM) == "2020-10-05T09:00:00+00:00"


def test_markdown_articles_stand_beside_the_stories(tmp_path: Path) -> None:
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "content" / "articles" / "welcome.md").write_text("Title: Welcome\nDate: 2020-01-01\n\nTo *all*.\n")

    result = build(tmp_path / "output", content=tmp_path / "content")

    assert result.returncode == 0, result.stderr
    found = page(tmp_path / "output", "articles/welcome.html")
    assert str(found.em) == "<em>all</em>"
    assert found.select('nav a[href$="welcome.html"]') == []
