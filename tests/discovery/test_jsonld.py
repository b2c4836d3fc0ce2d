"""What pages say of themselves in schema.org's words, and that it cannot break out of its element."""

import json
from dataclasses import replace
from datetime import timedelta, timezone
from html.parser import HTMLParser

import pytest

from plugins.pressmark.discovery.jsonld import (
    breadcrumb_list,
    collection_page,
    news_article,
    script_text,
    topic_node,
    web_site,
)
from plugins.pressmark.documents import ArchiveDocument, Licence, archive_document
from plugins.pressmark.model import Correction, StoryTopics, Topic, TopicType
from tests.pages.invented import TEHRAN, about, dateline, document, site, story

SITE = site("https://example.org/archive")
GREECE = Topic(slug="greece", name="Greece", type=TopicType.PLACE, identifier="iso3166:GR")
STRIKE = Topic(slug="strike", name="Strike", type=TopicType.SUBJECT, identifier="medtop:20000001")
MAYOR = Topic(slug="ada-quay", name="Ada Quay", type=TopicType.PERSON)
PORT = Topic(slug="port-board", name="Port Board", type=TopicType.ORGANISATION)
FERRIES_WAIT = story(
    "892006", dateline(2020, 10, 14, 11, 1), headline="Ferries Wait", paragraphs=("One two.", "Three.")
)


def article(found: ArchiveDocument, *, image: str = "") -> dict[str, object]:
    return dict(news_article(found, site=SITE, description="Ferries wait.", image=image))


def test_a_story_is_a_news_article_with_its_code_and_its_moments() -> None:
    publisher = {"@type": "Organization", "name": "The Harbour Post", "url": "https://example.org/archive/"}

    assert article(document(FERRIES_WAIT, about(GREECE), place=SITE), image="https://example.org/card.png") == {
        "@type": "NewsArticle",
        "headline": "Ferries Wait",
        "description": "Ferries wait.",
        "url": "https://example.org/archive/stories/892006.html",
        "mainEntityOfPage": "https://example.org/archive/stories/892006.html",
        "identifier": "892006",
        "datePublished": "2020-10-14T11:01+00:00",
        "dateModified": "2020-10-14T11:01+00:00",
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "about": [{"name": "Greece", "identifier": "iso3166:GR"}],
        "keywords": "Greece",
        "image": "https://example.org/card.png",
        "author": publisher,
        "publisher": publisher,
    }


def test_a_correction_is_the_moment_of_change() -> None:
    corrected = replace(FERRIES_WAIT, corrections=(Correction(dateline=dateline(2020, 10, 16, 9, 30), note="A name."),))

    assert article(document(corrected))["dateModified"] == "2020-10-16T09:30+00:00"


@pytest.mark.parametrize(
    ("moment", "published"),
    [
        pytest.param(dateline(2020, 10, 15, 1, 0, zone=TEHRAN), "2020-10-15T01:00+03:30", id="the zone of the story"),
        pytest.param(dateline(2020, 10, 15, 1, 0, 7), "2020-10-15T01:00:07+00:00", id="seconds"),
        pytest.param(dateline(2020, 10, 15, zone=TEHRAN), "2020-10-15T00:00+03:30", id="no time: the day's begin"),
        pytest.param(
            dateline(1920, 1, 1, 12, 0, zone=timezone(timedelta(hours=3, minutes=25, seconds=44))),
            "1920-01-01T08:34:16+00:00",
            id="an offset with seconds",
        ),
    ],
)
def test_moments_have_a_zone(moment: object, published: str) -> None:
    assert article(document(replace(FERRIES_WAIT, dateline=moment)))["datePublished"] == published  # type: ignore[arg-type]


def test_topics_are_told_with_their_codes() -> None:
    topics = StoryTopics(
        about=(about(GREECE), about(STRIKE)), mentions=(about(MAYOR), about(PORT), about(GREECE), about(STRIKE))
    )
    told = article(archive_document(FERRIES_WAIT, topics=topics, site_url=SITE.url, language="en"))

    assert told["about"] == [
        {"name": "Greece", "identifier": "iso3166:GR"},
        {"name": "Strike", "identifier": "medtop:20000001"},
    ]
    assert told["mentions"] == [{"name": "Ada Quay"}]
    assert told["keywords"] == "Greece"


@pytest.mark.parametrize(
    ("topic", "told"),
    [
        pytest.param(
            GREECE,
            {
                "@type": "Country",
                "identifier": "iso3166:GR",
                "sameAs": "https://www.iso.org/obp/ui/#iso:code:3166:GR",
            },
            id="a country by ISO",
        ),
        pytest.param(
            STRIKE,
            {
                "@type": "DefinedTerm",
                "identifier": "medtop:20000001",
                "sameAs": "http://cv.iptc.org/newscodes/mediatopic/20000001",
            },
            id="a subject by IPTC",
        ),
        pytest.param(
            Topic(slug="ohio", name="Ohio", type=TopicType.PLACE, identifier="iso3166-2:US-OH", scope="The state."),
            {"@type": "Place", "identifier": "iso3166-2:US-OH", "description": "The state."},
            id="a region by ISO",
        ),
        pytest.param(MAYOR, {"@type": "Person"}, id="a person"),
        pytest.param(PORT, {"@type": "Organization"}, id="a body"),
    ],
)
def test_a_topic_is_described_on_its_own_page(topic: Topic, told: dict[str, str]) -> None:
    address = f"https://example.org/archive/topics/{topic.slug}.html"

    assert topic_node(topic, address=address) == told | {"@id": f"{address}#topic", "name": topic.name}


def test_a_story_without_topics_has_its_code_as_its_one_keyword() -> None:
    told = article(document(FERRIES_WAIT))

    assert told["keywords"] == "892006"
    assert "about" not in told
    assert "mentions" not in told


def test_author_and_source_are_those_the_story_tells() -> None:
    fields = (("source", "Example Agency"), ("author", "Ada Quay"))

    assert article(document(replace(FERRIES_WAIT, fields=fields)))["author"] == [
        {"@type": "Person", "name": "Ada Quay"},
        {"@type": "Organization", "name": "Example Agency"},
    ]


def test_a_source_is_at_home_where_the_story_s_link_leads() -> None:
    fields = (("link", "https://agency.example.net/39?a=b"), ("source", "Example Agency"), ("author", "Ada Quay"))

    assert article(document(replace(FERRIES_WAIT, fields=fields)))["author"] == [
        {"@type": "Person", "name": "Ada Quay"},
        {"@type": "Organization", "name": "Example Agency", "url": "https://agency.example.net/"},
    ]


def test_a_licence_is_told_by_its_address() -> None:
    licence = Licence(name="CC BY 4.0", address="https://creativecommons.org/licenses/by/4.0/")
    told = news_article(document(FERRIES_WAIT), site=replace(SITE, licence=licence), description="", image="")

    assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "license" not in article(document(FERRIES_WAIT))


def test_a_long_headline_is_cut_at_a_word_and_told_in_full_as_name() -> None:
    headline = " ".join(["harbour"] * 20)
    told = article(document(replace(FERRIES_WAIT, headline=headline)))

    assert told["headline"] == " ".join(["harbour"] * 13) + "…"
    assert told["name"] == headline


def test_breadcrumb() -> None:
    assert breadcrumb_list([("2020", "https://example.org/2020/"), ("October", "https://example.org/2020/10/")]) == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "2020", "item": "https://example.org/2020/"},
            {"@type": "ListItem", "position": 2, "name": "October", "item": "https://example.org/2020/10/"},
        ],
    }


def test_a_list_is_a_collection_of_the_site() -> None:
    told = collection_page(site=SITE, name="Greece", description="Stories.", address="https://example.org/archive/g")

    assert (told["@type"], told["name"], told["url"]) == ("CollectionPage", "Greece", "https://example.org/archive/g")


def test_the_front_page_tells_how_to_search() -> None:
    told = web_site(SITE, search="https://example.org/archive/search/")

    assert told["potentialAction"]["target"]["urlTemplate"] == "https://example.org/archive/search/?q={q}"
    assert "potentialAction" not in web_site(SITE, search="")


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(
    "hostile", ["</script><script>alert(1)</script>", "<!-- <script>", "]]>&amp;", "line\u2028end\u2029", '"}], "x": "']
)
def test_no_text_leaves_its_element(hostile: str) -> None:
    text = script_text([article(document(replace(FERRIES_WAIT, headline=hostile))), breadcrumb_list([])])
    page = _Scripts()
    page.feed(f'<script type="application/ld+json">{text}</script>')

    assert page.tags == ["script"]
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(page.text)["@graph"][0]["headline"] == hostile


def test_one_node_stands_alone() -> None:
    assert json.loads(script_text([web_site(SITE, search="")]))["@type"] == "WebSite"
