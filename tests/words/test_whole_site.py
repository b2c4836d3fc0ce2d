"""A site in another language: nothing the interface says is left in English."""

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.pressmark.documents import Site, newest_first
from plugins.pressmark.model import Correction, Evidence, StoryCode, Topic, TopicType
from plugins.pressmark.pages.about import about_page
from plugins.pressmark.pages.assets import assets
from plugins.pressmark.pages.search import search_files
from plugins.pressmark.pages.site_map import site_pages
from plugins.pressmark.rebuild.render import Renderer
from plugins.pressmark.words import TRANSLATIONS, Words, words_of
from tests.pages.invented import THEME, about, dateline, document, story

# What has the same name in every language.
NAMES = """
UTC Atom RSS JSON Feed Lines CSV OPML BibTeX RIS CSL Frictionless Data Package JavaScript SHA UTF ISO IPTC Media Topics BCP
"""
# Texts and addresses that a program reads, quotes of them, and words in another language that say so.
NOT_SAID = (
    'code, script, style, body [lang="en"], aside a[href^="https:"], .record dd a[href^="https:"], a[href*="/data/"]'
)
# A value's place in a message, a key of what the search page's script is told, and a name that data have: "(slug)".
NO_WORDS = re.compile(r"%\(\w+\)s|\"\w+\":|\([a-z]+\)")
SAID_IN = ("aria-label", "title", "alt", "label", "placeholder", "data-says")
RULES = (
    "name",
    "unsure",
    "short",
    "surname",
    "demonym",
    "capital",
    "inside",
    "unsure-inside",
    "institution",
    "currency",
)
MORE_RULES = ("dateline", "term", "learned", "recurring", "home", "editor")
FIELDS = ("source", "link", "reporter", "photo", "category")


def persian_site() -> Site:
    return Site(
        name="نامهٔ بندر",
        tagline="همهٔ خبرها",
        url="https://example.org",
        language="fa",
        authority="example.org",
        authority_year=2020,
        rights="© نامهٔ بندر",
    )


def pages(words: Words, *, empty: bool = False) -> dict[str, str]:
    """Every kind of page of a site whose stories are all in Persian."""
    place = persian_site()
    types = list(TopicType)
    topics = [Topic(slug=f"m{n}", name=f"موضوع {n}", type=types[n % 4], scope="شرح") for n in range(60)]
    evidence = tuple(
        Evidence(rule=rule, surface="بندر", field=field, paragraph=int(field == "body"), weight=1.0)
        for rule in (*RULES, *MORE_RULES)
        for field in ("headline", "body", "topics")
    )
    told = [
        story(
            str(700 + n),
            dateline(2020 + n % 2, 1 + n % 3, 2 + n % 9, 9, n),
            headline=f"خبر {n}",
            headline_alt="عنوان دیگر",
            paragraphs=("متن خبر.",),
            corrections=(Correction(dateline=dateline(2022, 1, 1), note="یادداشت"),),
            fields=tuple((name, "https://example.org/" if name == "link" else "نام") for name in FIELDS),
        )
        for n in range(60)
    ]
    documents = [
        document(one, about(topics[n], *evidence), about(topics[(n + 4) % 60]), place=place)
        for n, one in enumerate(told)
    ]
    jobs = site_pages(
        [] if empty else newest_first(documents),
        site=place,
        assets=assets(THEME),
        text_pages=[about_page(place, words)],
        withdrawn=[StoryCode("66")],
        stories_per_page=7,
        moved_topics={"old": "m1"},
        search=None if empty else search_files(THEME),
        words=words,
    )
    renderer = Renderer([THEME / "templates"], words)
    return {job.path: renderer.render(job).decode() for job in jobs}


def said(page: str) -> Iterator[str]:
    """What a page says to its reader, and of itself to others."""
    soup = BeautifulSoup(page, "html.parser")
    for meta in soup.select('meta[name="description"], meta[property^="og:title"]'):
        yield str(meta["content"])
    for element in soup.select(NOT_SAID):
        element.clear()
    for element in soup.find_all(True):
        yield from (str(element[name]) for name in SAID_IN if isinstance(element, Tag) and element.get(name))
    yield soup.get_text(" ")


def english(page: str) -> set[str]:
    words = {word for text in said(page) for word in re.findall(r"[A-Za-z]{2,}", NO_WORDS.sub("", text))}
    return words - set(NAMES.split())


@pytest.mark.parametrize("empty", [pytest.param(False, id="sixty stories"), pytest.param(True, id="none")])
def test_a_persian_site_says_nothing_in_english(empty: bool) -> None:
    found = pages(words_of("fa", [THEME / "translations", TRANSLATIONS]), empty=empty)

    assert len(found) > (150 if not empty else 3)
    assert {path: english(page) for path, page in found.items() if english(page)} == {}


def test_the_check_sees_english() -> None:
    found = pages(words_of("en", []))

    assert [path for path, page in found.items() if not english(page)] == []
