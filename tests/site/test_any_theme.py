"""Another theme of Pelican's: its pages show the stories, and feeds, data and sitemaps lead to nothing else."""

import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from plugins.pressmark.themes import is_own, settings_for_others, text_for_others

from .building import ARCHIVE, ROOT, build_house, copy_house, digests
from .test_site import broken_links

_SPACES = {"a": "http://www.w3.org/2005/Atom", "s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
_URL = "https://example.org/repo"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The test archive and a page, built with Pelican's theme `simple`."""
    folder = tmp_path_factory.mktemp("simple")
    shutil.copytree(ARCHIVE, folder / "content")
    (folder / "content" / "pages").mkdir(exist_ok=True)
    (folder / "content" / "pages" / "about.md").write_text("Title: About\n\nA **page**.\n", encoding="utf-8")
    copy_house(folder)
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('\nTHEME = "simple"\n')
    built = build_house(folder, url=_URL)
    assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture(scope="module")
def simple(house: Path) -> Path:
    return house / "output"


def page(site: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((site / path).read_bytes(), "html.parser")


def target(site: Path, address: str) -> Path:
    path = unquote(urlsplit(address).path).removeprefix("/repo/")
    return site / (f"{path}index.html" if path.endswith("/") or not path else path)


def test_every_story_is_an_article_of_that_theme(simple: Path) -> None:
    assert {path.stem for path in (simple / "stories").glob("*.html")} == {
        *("700101", "700102", "700103"),
        *("700201", "700202", "700203"),
    }
    story = page(simple, "stories/700101.html")
    assert story.select_one("footer address a[href='https://getpelican.com/']")
    assert [title.get_text().strip() for title in story.select("h2")] == [
        "Ferry Strike in Greece Leaves Islands Without Supplies"
    ]
    assert story.select('article time[datetime^="2020-10-07"]')


def test_its_topics_are_tags_at_the_addresses_of_topics(simple: Path) -> None:
    tagged = {
        str(link["href"])
        for path in (simple / "stories").glob("*.html")
        for link in page(simple, f"stories/{path.name}").select('article a[href*="/topics/"]')
    }

    assert f"{_URL}/topics/greece.html" in tagged
    assert [address for address in tagged if not target(simple, address).is_file()] == []
    assert page(simple, "topics/greece.html").select('h2 a[href*="/stories/"]')
    assert page(simple, "topics/index.html").select('a[href$="/topics/greece.html"]')


def test_no_link_is_broken(simple: Path) -> None:
    absolute = {
        str(link["href"])
        for path in simple.rglob("*.html")
        for link in page(simple, path.relative_to(simple).as_posix()).select("[href]")
        if str(link["href"]).startswith("https://example.org")
    }

    assert len(absolute) > 10
    assert [address for address in absolute if not target(simple, address).is_file()] == []
    assert broken_links(simple, "/repo/") == []


def test_feeds_and_sitemaps_lead_to_pages_that_exist(simple: Path) -> None:
    feeds = [etree.parse(str(path)) for path in (simple / "feeds").rglob("*.atom.xml")]
    links = {str(link) for feed in feeds for link in feed.xpath("//a:link/@href", namespaces=_SPACES)}
    pictures = {
        str(text) for feed in feeds for text in feed.xpath("//a:icon/text()|//a:logo/text()", namespaces=_SPACES)
    }
    maps = [etree.parse(str(path)) for path in simple.glob("sitemap-*.xml")]
    listed = {str(text) for one in maps for text in one.xpath("//s:loc/text()", namespaces=_SPACES)}

    assert len(feeds) > 2
    assert f"{_URL}/stories/700101.html" in links & listed
    assert f"{_URL}/about/" in listed
    assert [address for address in links | pictures | listed if not target(simple, address).is_file()] == []
    assert (simple / "feeds/feed.css").is_file()


def test_its_pages_lead_to_the_feed_of_all_stories(simple: Path) -> None:
    (feed,) = page(simple, "index.html").select('link[type="application/atom+xml"]')

    assert feed["href"] == f"{_URL}/feeds/all.atom.xml"


def test_nothing_is_there_that_only_our_theme_can_draw(simple: Path) -> None:
    assert [name for name in ("codes", "search", "theme", "404.html") if (simple / name).exists()] == []
    assert (simple / "data/stories.jsonl").is_file()


def test_hostile_text_does_not_act_in_it(simple: Path) -> None:
    for path in ("stories/700202.html", "index.html", "archives.html", "2021/index.html"):
        found = page(simple, path)

        assert found.find_all("script") == []
        assert not [one for one in found.find_all(True) if any(name.startswith("on") for name in one.attrs)]
    assert "alert" in page(simple, "stories/700202.html").select("h2")[0].get_text()


def test_building_again_changes_nothing(house: Path) -> None:
    before = digests(house / "output")

    assert build_house(house, url=_URL).returncode == 0
    assert digests(house / "output") == before


def test_a_theme_is_ours_if_it_draws_stories() -> None:
    assert is_own(ROOT / "theme")
    assert not is_own(ROOT / "tests")


def test_what_a_site_has_set_is_kept() -> None:
    told = settings_for_others({"DIRECT_TEMPLATES": ["index"], "DEFAULT_PAGINATION": False}, stories_per_page=30)

    assert "DIRECT_TEMPLATES" not in told
    assert told["DEFAULT_PAGINATION"] == 30
    assert told["THEME_STATIC_PATHS"] == ["static"]


def test_text_for_others_can_be_unescaped_without_harm() -> None:
    assert text_for_others("<b onclick=\"x\"> & 'y'") == "‹b onclick=”x”› &amp; ’y’"
