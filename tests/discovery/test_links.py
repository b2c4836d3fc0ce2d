"""Which files and fragments of the site a page names."""

from collections.abc import Callable

import pytest

from plugins.pressmark.discovery.links import link_target, page_fragments, parsed_links, seeming_links, style_links
from tests.pages.invented import site

BELOW = site("https://example.org/repo")
READERS = pytest.mark.parametrize("links_of", [seeming_links, parsed_links])
Reader = Callable[..., set[str]]


def targets(links_of: Reader, text: str, *, path: str = "x.html") -> set[str]:
    links = links_of(text, path=path, site=BELOW)
    return {target for link in links if (target := link_target(link, site=BELOW))}


@READERS
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
def test_where_a_link_leads(links_of: Reader, link: str, target: str) -> None:
    html = f'<p><a class="x" href="{link}">x</a></p>'

    assert targets(links_of, html, path="2020/10/index.html") == ({target} if target else set())


@READERS
def test_a_page_leads_to_what_it_loads_and_sends(links_of: Reader) -> None:
    html = """<img alt="" src='/repo/a.png'><script src="/repo/b.js"></script><form
    action="/repo/c/"><link rel=stylesheet href=/repo/d.css><a data-href="/repo/e">
    <meta http-equiv="refresh" content="0; url=/repo/f.html">"""

    found = {"a.png", "b.js", "c/index.html", "d.css", "f.html"}
    assert targets(links_of, html, path="index.html") == found


@READERS
def test_a_fragment_that_the_page_has_is_no_link(links_of: Reader) -> None:
    html = """<a href="#a">x</a><a href="#b">x</a><a href="/repo/y.html#a">x</a><p id="a">"""

    assert targets(links_of, html, path="x.html") == {"x.html#b", "y.html#a"}


@pytest.mark.parametrize(
    "html",
    [
        '<p>Write &lt;a href="/repo/x"&gt; or href="/repo/y".</p>',
        '<!-- <a href="/repo/x"> -->',
        """<script type="application/ld+json">{"name":" href='/repo/x' \\u003ca href='/repo/y'"}</script>""",
    ],
)
def test_the_parser_takes_no_text_for_a_link(html: str) -> None:
    assert targets(parsed_links, html, path="x.html") == set()


def test_the_parser_reads_links_however_they_are_written() -> None:
    html = """<A HREF = '/repo/a'>x</A><img srcset="b.png 1x, /repo/c.png 2x" src=d.png><video poster="/repo/e.png">
    <object data="/repo/f.svg"></object><a name="old">x</a><a href="#old">x</a>"""

    assert targets(parsed_links, html, path="x.html") == {"a", "b.png", "c.png", "d.png", "e.png", "f.svg"}


def test_what_a_style_sheet_loads() -> None:
    css = """a{background:url(a.png)} b{background:url( "../b.png" )} c{background:url('data:,x')}"""

    assert targets(style_links, css, path="theme/site.css") == {"theme/a.png", "b.png"}


def test_the_head_of_a_feed_leads_to_its_style() -> None:
    feed = """<?xml version='1.0'?><?xml-stylesheet type="text/css" href="https://example.org/repo/feeds/feed.css"?>"""

    assert targets(seeming_links, feed, path="feeds/all.atom.xml") == {"feeds/feed.css"}


def test_fragments_of_a_page() -> None:
    html = """<h2 class="a" id="dates">x</h2><p data-id="no"><p id='a&amp;b'><p id=c>"""

    assert page_fragments(html) == {"dates", "a&b", "c"}
