"""Which links of a site lead nowhere, what is said of them, and which files are read to know."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.pressmark.discovery.link_check import LinkError, NextSite, broken_links, check_links
from plugins.pressmark.rebuild.changes import changes_between
from plugins.pressmark.rebuild.files import entry_of
from plugins.pressmark.workers import Crew
from tests.pages.invented import invented_pages, rendered, site

PLACE = site("https://example.org/repo")
ALONE = Crew(workers=1)
FILES = {
    "index.html": '<h2 id="dates">Dates</h2>',
    "about/index.html": "<p>About</p>",
    "topics/ترکیه.html": "<p>ترکیه</p>",
    "theme/site.css": "",
}


def written(folder: Path, files: Mapping[str, str]) -> Path:
    for address, text in files.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_text(text, encoding="utf-8")
    return folder


def next_site(folder: Path, files: Mapping[str, str], **parts: Any) -> NextSite:
    """A site of some files, all of them new."""
    addresses = set(files)
    empty: dict[str, Any] = {"changed": set(), "vanished": set(), "live_folder": folder / "live", "written": {}}
    root = written(folder / "next", files)
    return NextSite(site=PLACE, folder=root, addresses=addresses, **{"new": addresses, **empty, **parts})


def link(address: str) -> str:
    return f'<p><a href="{address}">x</a></p>'


@pytest.mark.parametrize(
    ("address", "target"),
    [
        pytest.param("/repo/about/", "", id="a page"),
        pytest.param("/repo/topics/%D8%AA%D8%B1%DA%A9%DB%8C%D9%87.html", "", id="percent-encoded"),
        pytest.param("/repo/about/old.html", "about/old.html", id="no page"),
        pytest.param("/repo/#dates", "", id="a fragment"),
        pytest.param("/repo/#data", "index.html#data", id="no fragment"),
        pytest.param("#here", "x.html#here", id="no fragment of its own"),
        pytest.param("/repo/#top", "", id="top"),
        pytest.param("/repo/#:~:text=x", "", id="a text fragment"),
        pytest.param("/repo/#dates:~:text=x", "", id="a text fragment after a fragment"),
        pytest.param("/repo/theme/other.css", "theme/other.css", id="no asset"),
        pytest.param("/about/", "/about/", id="out of the site"),
        pytest.param("https://example.net/nowhere", "", id="another site"),
    ],
)
def test_what_leads_nowhere(tmp_path: Path, address: str, target: str) -> None:
    checked = next_site(tmp_path, {**FILES, "x.html": link(address)})

    assert broken_links(checked, crew=ALONE) == ({target: ["x.html"]} if target else {})


def test_where_a_story_came_from_may_be_gone(tmp_path: Path) -> None:
    page = '<a rel="nofollow" href="https://example.org/repo/old/7.html">Source</a>'

    assert broken_links(next_site(tmp_path, {**FILES, "x.html": page}), crew=ALONE) == {}


def test_what_a_feed_only_says_of_links_is_text(tmp_path: Path) -> None:
    feed = "<feed><title>&lt;img src=x&gt; href=y</title></feed>"

    assert broken_links(next_site(tmp_path, {**FILES, "feeds/all.atom.xml": feed}), crew=ALONE) == {}


def test_style_sheets_and_feeds_are_read_too(tmp_path: Path) -> None:
    feed = '<?xml-stylesheet type="text/css" href="https://example.org/repo/feeds/feed.css"?>'
    checked = next_site(tmp_path, {**FILES, "theme/site.css": "a{background:url(a.png)}", "feeds/all.atom.xml": feed})

    assert broken_links(checked, crew=ALONE) == {
        "feeds/feed.css": ["feeds/all.atom.xml"],
        "theme/a.png": ["theme/site.css"],
    }


def test_a_text_about_links_breaks_none(tmp_path: Path) -> None:
    checked = next_site(tmp_path, {**FILES, "x.html": '<p>Write &lt;a href="/repo/x.png"&gt;.</p><!-- href="y" -->'})

    assert broken_links(checked, crew=ALONE) == {}


def live_and_next(folder: Path, live: str, following: str, **parts: Any) -> NextSite:
    """A front page that changes, beside a page that names its dates and stays as it is."""
    stays = {**FILES, "x.html": link("/repo/#dates"), "y.html": link("/repo/old.html")}
    written(folder / "live", {**stays, "index.html": live})
    return next_site(folder, {**stays, "index.html": following}, new=set(), changed={"index.html"}, **parts)


def test_a_page_that_stays_is_not_read_while_nothing_it_may_name_is_gone(tmp_path: Path) -> None:
    checked = live_and_next(tmp_path, '<p id="dates">', '<p id="dates"><p id="more">')

    # "y.html" does name a file that is not there: it would be told if it were read.
    assert broken_links(checked, crew=ALONE) == {}


def test_a_page_that_stays_is_read_when_a_fragment_is_gone(tmp_path: Path) -> None:
    checked = live_and_next(tmp_path, '<p id="dates">', '<p id="years">')

    assert broken_links(checked, crew=ALONE) == {"index.html#dates": ["x.html"], "old.html": ["y.html"]}


def test_a_page_that_stays_is_read_when_a_file_is_gone(tmp_path: Path) -> None:
    checked = live_and_next(tmp_path, '<p id="dates">', '<p id="dates">', vanished={"old.html"})

    assert broken_links(checked, crew=ALONE) == {"old.html": ["y.html"]}


def test_a_broken_link_names_target_pages_and_the_nearest(tmp_path: Path) -> None:
    pages = {
        "a/index.html": link("/repo/abuot/"),
        "b.html": link("/repo/abuot/"),
        "c.html": link("/repo/#data") + link("/x/"),
    }
    sources = {"a/index.html": "content/pages/a.md", "c.html": "content/articles/c.md"}
    with pytest.raises(LinkError) as caught:
        check_links(next_site(tmp_path, {**FILES, **pages}, written=sources), crew=ALONE)

    assert str(caught.value) == (
        "c.html: a link leads nowhere: /x/ is no file of this site [broken-link]\n"
        "  fix: correct the link in content/articles/c.md\n"
        "a/index.html: a link leads nowhere: abuot/index.html is no file of this site [broken-link]\n"
        "  also on: b.html\n"
        "  expected: a file that is there, such as about/index.html\n"
        "  fix: correct the link in the template that draws it\n"
        "c.html: a link leads nowhere: index.html has no #data [broken-link]\n"
        "  fix: correct the link in content/articles/c.md"
    )


def test_many_broken_links_are_counted(tmp_path: Path) -> None:
    pages = {f"{n:02}.html": "".join(link(f"/repo/{m:02}/") for m in range(25)) for n in range(9)}
    with pytest.raises(LinkError) as caught:
        check_links(next_site(tmp_path, pages), crew=ALONE)

    lines = str(caught.value).splitlines()
    assert lines[1] == "  also on: 01.html, 02.html, 03.html, 04.html …"
    assert lines[-1] == "… and 5 more broken links"
    assert sum("[broken-link]" in line for line in lines) == 20


def test_our_own_pages_lead_somewhere(tmp_path: Path) -> None:
    pages = {path: rendered(job) for path, job in invented_pages(PLACE).items()}
    assets = dict.fromkeys(("theme/site.css", "theme/icon.svg", "theme/card.png"), "")
    checked = next_site(tmp_path, pages | assets)
    broken = broken_links(checked, crew=ALONE)

    assert len(pages) > 40
    assert {target for target in broken if not target.startswith(("theme/", "feeds/", "data/"))} == set()


IDS = ("a", "b")
PAGES = ("x.html", "y.html", "z.html")
LINKS = st.lists(st.sampled_from([*PAGES, *(f"{page}#{id_}" for page in PAGES for id_ in IDS)]), max_size=2)


def drawn(ids: Sequence[str], links: Sequence[str]) -> str:
    return "".join(f'<p id="{id_}">' for id_ in ids) + "".join(map(link, links))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(LINKS, min_size=3, max_size=3),
    st.lists(
        st.tuples(st.sampled_from(PAGES), st.none() | st.builds(drawn, st.sampled_from([IDS, ("a",)]), LINKS)),
        min_size=1,
        max_size=5,
    ),
)
def test_an_edit_breaks_what_a_look_at_the_whole_site_finds_broken(
    first: list[list[str]], edits: list[tuple[str, str | None]]
) -> None:
    live = {page: drawn(IDS, links) for page, links in zip(PAGES, first, strict=True)}
    with TemporaryDirectory() as folder:
        for number, (page, text) in enumerate(edits):
            place = Path(folder) / str(number)
            files = {**live, page: text or ""}
            if text is None:
                del files[page]
            whole = next_site(place, files)
            written(place / "live", live)
            known = {address: entry_of(f"{place}/live/{address}", text) for address, text in live.items()}
            following = {address: entry_of(f"{place}/next/{address}", text) for address, text in files.items()}
            changes = changes_between(known, following, folder=place / "live")

            incremental = replace(whole, new=changes.new, changed=changes.changed, vanished=changes.vanished)
            broken = broken_links(whole, crew=ALONE)
            assert broken_links(incremental, crew=ALONE) == broken
            live = live if broken else files
