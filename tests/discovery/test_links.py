"""Which links of a page are the site's own, and which of them lead nowhere."""

from collections.abc import Callable

import pytest

from plugins.pressmark.discovery.links import (
    BrokenLink,
    LinkError,
    broken_links,
    page_fragments,
    page_links,
    refuse_broken,
)
from tests.pages.invented import invented_pages, rendered, site

BELOW = site("https://example.org/repo")
FILES = {"index.html", "about/index.html", "topics/ترکیه.html", "theme/site.css", "2020/10/index.html"}


@pytest.mark.parametrize(
    ("link", "target"),
    [
        pytest.param("/repo/", "index.html", id="the root"),
        pytest.param("/repo", "index.html", id="the root without its slash"),
        pytest.param("https://example.org/repo", "index.html", id="the root in full"),
        pytest.param("/repo/about/", "about/index.html", id="a folder"),
        pytest.param("/repo/topics/%D8%AA%D8%B1%DA%A9%DB%8C%D9%87.html", "topics/ترکیه.html", id="percent-encoded"),
        pytest.param("https://example.org/repo/about/#who", "about/index.html#who", id="absolute"),
        pytest.param("../../about/", "about/index.html", id="relative"),
        pytest.param("11/", "2020/10/11/index.html", id="relative, below"),
        pytest.param("#main", "2020/10/index.html#main", id="a fragment of its own"),
        pytest.param("/repo/?q=a#b", "index.html#b", id="a query"),
        pytest.param("?q=a", "2020/10/index.html", id="nothing but a query"),
        pytest.param("/repo/a&amp;b.html", "a&b.html", id="entities"),
        pytest.param("/about/", "/about/", id="not below the root"),
        pytest.param("/repository/", "/repository/", id="beside the root"),
        pytest.param("https://example.org/repository/", "", id="another site of the host"),
        pytest.param("https://example.net/", "", id="another host"),
        pytest.param("//example.net/", "", id="another host, same scheme"),
        pytest.param("mailto:desk@example.org", "", id="mail"),
        pytest.param("data:,x", "", id="data"),
        pytest.param("", "", id="empty"),
    ],
)
def test_where_a_link_leads(link: str, target: str) -> None:
    links = page_links(f'<p><a class="x" href="{link}">x</a></p>', path="2020/10/index.html", site=BELOW)

    assert links == ({target} if target else set())


def test_assets_count_and_comments_do_not() -> None:
    html = """<img alt="" src='/repo/a.png'><script src="/repo/b.js"></script><form
    action="/repo/c/"><link rel="stylesheet" href="/repo/d.css"><!-- <a href="/repo/e"> --><a data-href="/repo/f">"""

    assert page_links(html, path="index.html", site=BELOW) == {"a.png", "b.js", "c/index.html", "d.css"}


@pytest.mark.parametrize(
    "text",
    [
        '<p>Write &lt;a href="/repo/x"&gt; or href="/repo/y".</p>',
        '<script type="application/ld+json">{"name":" href=\'/repo/x\' \\u003ca href=\'/repo/y\'"}</script>',
    ],
)
def test_text_that_speaks_of_links_is_none(text: str) -> None:
    assert page_links(text, path="x.html", site=BELOW) == set()


def test_fragments_of_a_page() -> None:
    html = """<h2 class="a" id="dates">x</h2><p data-id="no">id="no"</p><p id='a&amp;b'>"""

    assert page_fragments(html) == {"dates", "a&b"}


def fragments(**known: set[str]) -> Callable[[str], set[str]]:
    return lambda path: known.get(path.partition(".")[0], set())


@pytest.mark.parametrize(
    ("target", "is_broken"),
    [
        pytest.param("about/index.html", False, id="a page"),
        pytest.param("about/old.html", True, id="no page"),
        pytest.param("index.html#dates", False, id="a fragment"),
        pytest.param("index.html#data", True, id="no fragment"),
        pytest.param("index.html#top", False, id="top"),
        pytest.param("index.html#:~:text=x", False, id="a text fragment"),
        pytest.param("theme/other.css", True, id="no asset"),
        pytest.param("/about/", True, id="out of the site"),
    ],
)
def test_what_leads_nowhere(target: str, is_broken: bool) -> None:
    broken = broken_links({"x.html": [target]}, addresses=FILES, fragments=fragments(index={"dates"}))

    assert broken == ([BrokenLink(path="x.html", target=target)] if is_broken else [])


def test_a_page_is_asked_for_its_fragments_once() -> None:
    asked: list[str] = []

    def told(path: str) -> set[str]:
        asked.append(path)
        return set()

    links = {f"{n}.html": ["index.html#a", "index.html#b", "index.html"] for n in range(3)}

    assert len(broken_links(links, addresses=FILES, fragments=told)) == 6
    assert asked == ["index.html"]


def test_a_broken_link_names_page_target_and_the_nearest() -> None:
    broken = [
        BrokenLink(path="about/index.html", target="abuot/index.html"),
        BrokenLink(path="about/index.html", target="index.html#data"),
        BrokenLink(path="about/index.html", target="/x/"),
    ]
    with pytest.raises(LinkError) as caught:
        refuse_broken(broken, addresses=FILES)

    assert str(caught.value) == (
        "about/index.html: broken link: no such file: abuot/index.html; did you mean about/index.html?\n"
        "about/index.html: broken link: index.html has no #data\n"
        "about/index.html: broken link: no such file: /x/"
    )


def test_many_broken_links_are_counted() -> None:
    with pytest.raises(LinkError) as caught:
        refuse_broken([BrokenLink(path=f"{n:02}.html", target="/x/") for n in range(25)], addresses=FILES)

    assert str(caught.value).endswith("19.html: broken link: no such file: /x/\n… and 5 more broken links")


def test_no_broken_link_stops_nothing() -> None:
    refuse_broken([], addresses=FILES)


@pytest.mark.parametrize("place", [site(), BELOW], ids=["/", "/repo/"])
def test_our_own_pages_lead_somewhere(place: object) -> None:
    pages = {path: rendered(job) for path, job in invented_pages(place).items()}  # type: ignore[arg-type]
    links = {path: page_links(html, path=path, site=place) for path, html in pages.items()}  # type: ignore[arg-type]

    broken = broken_links(links, addresses=pages.keys(), fragments=lambda path: page_fragments(pages[path]))
    assert sum(map(len, links.values())) > 300
    assert {one.target for one in broken if not one.target.startswith(("theme/", "feeds/", "data/"))} == set()
