"""Every page of the invented archive: where it stands, where it leads, and what all pages share."""

from urllib.parse import unquote, urljoin, urlsplit

import pytest

from plugins.pressmark.documents import Site
from plugins.pressmark.words import ENGLISH, Words
from tests.pages.invented import HOSTILE, Page, invented_archive, invented_pages, page, rendered, site

ROOT = site()
BELOW = site("https://example.org/repo")
SITES = pytest.mark.parametrize("place", [pytest.param(ROOT, id="/"), pytest.param(BELOW, id="/repo/")])

PAGES = {path: page(job) for path, job in invented_pages().items()}
EVERY_PAGE = pytest.mark.parametrize("path", PAGES)


def test_the_site_map() -> None:
    assert [path for path in PAGES if not path.startswith(("2021/12/", "stories/10"))] == [
        "index.html",
        "page/2.html",
        "page/3.html",
        "stories/91.html",
        "stories/90341177.html",
        "stories/892006.html",
        "stories/66.html",
        "topics/index.html",
        "topics/ferries.html",
        "topics/harbours.html",
        "topics/harbours/2.html",
        "topics/harbours/3.html",
        "topics/price-index.html",
        "topics/århus.html",
        "topics/ترکیه.html",
        "feeds/index.html",
        "data/index.html",
        "codes/index.html",
        "2020/index.html",
        "2021/index.html",
        "2020/10/index.html",
        "2021/03/index.html",
        "2020/10/14/index.html",
        "2020/10/15/index.html",
        "2021/03/02/index.html",
        "about/index.html",
        "404.html",
    ]


def leads_nowhere(link: str, *, path: str, place: Site, pages: dict[str, Page]) -> bool:
    target = urlsplit(urljoin(f"{place.url}/{path}", link))
    if target.netloc != "example.org":
        return False
    if not target.path.startswith(place.base):
        return True
    below = unquote(target.path.removeprefix(place.base))
    if below.startswith(("feeds/", "theme/")) or (below.startswith("data/") and below != "data/"):
        return False
    wanted = f"{below}index.html" if below.endswith("/") or not below else below
    if wanted not in pages:
        return True
    return bool(target.fragment) and not pages[wanted].all(tag_of(pages[wanted], target.fragment), id=target.fragment)


def tag_of(found: Page, identity: str) -> str:
    return next((tag for tag, attributes in found.elements if attributes.get("id") == identity), "")


@SITES
def test_every_link_leads_to_a_page_or_a_feed(place: Site) -> None:
    pages = {path: page(job) for path, job in invented_pages(place).items()}

    links = [(path, link) for path, found in pages.items() for link in found.links]
    assert len(links) > 500
    assert [link for link in links if leads_nowhere(link[1], path=link[0], place=place, pages=pages)] == []


@SITES
def test_every_address_is_encoded(place: Site) -> None:
    links = {link for job in invented_pages(place).values() for link in page(job).links}

    assert all(link.isascii() for link in links)
    assert f"{place.base}topics/%D8%AA%D8%B1%DA%A9%DB%8C%D9%87.html" in links
    assert f"{place.base}feeds/topics/%C3%A5rhus.atom.xml" in links


def test_values_are_plain_data_and_equal_in_every_run() -> None:
    first, second = invented_pages(), invented_pages()

    assert [job.digest() for job in first.values()] == [job.digest() for job in second.values()]


def test_what_all_pages_share_stays_the_same_when_stories_come() -> None:
    few = invented_pages(documents=invented_archive(ROOT)[:2])

    assert few["404.html"].digest() == invented_pages()["404.html"].digest()


@EVERY_PAGE
def test_every_page_has_one_heading_a_language_and_a_title(path: str) -> None:
    found = PAGES[path]

    assert len(found.all("h1")) == 1
    assert found.all("html") == [{"lang": "en", "dir": "ltr"}]
    assert found.texts["title"][0].strip()
    assert len(found.all("main")) == 1
    assert found.all("a")[0]["href"] == "#main"


@EVERY_PAGE
def test_every_page_names_its_one_address(path: str) -> None:
    canonical = [unquote(link["href"]) for link in PAGES[path].all("link", rel="canonical")]

    folder = path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path
    # What is served for every wrong address has none of its own.
    assert canonical == ([] if path == "404.html" else [f"https://example.org/{folder}"])


@EVERY_PAGE
def test_every_page_is_described_and_leads_to_the_feed(path: str) -> None:
    found = PAGES[path]

    assert len(found.all("meta", name="description")[0]["content"]) > 20
    feeds = [link["href"] for link in found.all("link", rel="alternate", type="application/atom+xml")]
    assert feeds[-1] == "/feeds/all.atom.xml"


@EVERY_PAGE
def test_the_security_policy_comes_first(path: str) -> None:
    head = [attributes for tag, attributes in PAGES[path].elements if tag in {"meta", "link"}]

    assert head[0] == {
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'",
    }


@EVERY_PAGE
def test_hostile_text_stays_text(path: str) -> None:
    found = PAGES[path]

    # Data, which no browser runs.
    assert all(attributes == {"type": "application/ld+json"} for attributes in found.all("script"))
    assert found.all("style") == []
    assert all("style" not in attributes for _, attributes in found.elements)


def test_hostile_text_is_shown_as_it_was_written() -> None:
    assert PAGES["stories/91.html"].texts["h1"] == [HOSTILE]
    assert PAGES["stories/91.html"].texts["title"] == [f"{HOSTILE} · 91 · The Harbour Post"]


def test_titles_tell_pages_apart() -> None:
    titles = [found.texts["title"][0] for found in PAGES.values()]

    assert len(set(titles)) == len(titles)


def test_a_site_written_from_right_to_left_says_so() -> None:
    place = site(language="fa")

    found = page(invented_pages(place, words=Words("fa"))["index.html"])
    assert found.all("html") == [{"lang": "fa", "dir": "rtl"}]


def test_english_stands_around_the_words_of_a_language_that_nobody_translated() -> None:
    pages = invented_pages(site(language="he"), words=ENGLISH)

    front, story, text = (page(pages[path]) for path in ("index.html", "stories/100.html", "about/index.html"))
    hebrew = {"lang": "he", "dir": "rtl"}
    assert front.all("html") == [{"lang": "en", "dir": "ltr"}]
    assert front.all("p", **hebrew)
    assert "Newest stories" in front.texts["h1"]
    assert story.all("article", **hebrew)
    assert text.all("article", **hebrew)


def test_rendering_twice_gives_the_same_bytes() -> None:
    first, second = invented_pages(), invented_pages()

    assert [rendered(job) for job in first.values()] == [rendered(job) for job in second.values()]
