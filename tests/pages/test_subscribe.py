"""The subscribe page: what a feed is, and every feed with its address."""

import pytest

from plugins.pressmark.model import Topic, TopicType
from plugins.pressmark.pages.feeds import feed_plans
from plugins.pressmark.pages.grouping import by_topic
from plugins.pressmark.pages.subscribe import feed_groups
from plugins.pressmark.rebuild.jobs import PageJob
from plugins.pressmark.words import ENGLISH

from .invented import about, dateline, document, invented_archive, invented_pages, page, rendered, site, story

PLACE = site("https://example.org/archive")


def test_every_feed_stands_on_the_page_ready_to_copy() -> None:
    shown = page(invented_pages(PLACE)["feeds/index.html"])
    plans = feed_plans(invented_archive(PLACE), site=PLACE).plans

    links = [link.removeprefix("/archive/") for link in shown.links]
    copied = [text.removeprefix("https://example.org/archive/") for text in shown.texts["code"]]
    assert [plan.path for plan in plans if plan.path.isascii() and plan.path not in links] == []
    assert set(copied) == {link for link in links if link.endswith(".xml")} | {"feeds/all.json"}


def test_topics_stand_under_their_type_from_a_to_z() -> None:
    shown = page(invented_pages(PLACE)["feeds/index.html"])

    assert shown.texts["h2"] == ["All stories", "Places", "Subjects"]
    assert shown.texts["bdi"] == ["Århus", "ترکیه", "Ferries", "Harbours", "Price index"]


def many(number: int, *, type_: TopicType = TopicType.PLACE, slug: str = "place-{}") -> dict[str, PageJob]:
    """The pages of an archive with so many topics; the last ones are the largest."""
    names = [Topic(slug=slug.format(n), name=f"Place {n:05}", type=type_) for n in range(number)]
    documents = [document(story("1", dateline(2020, 1, 1, 8, 0)), *map(about, names))]
    documents.append(document(story("2", dateline(2020, 1, 2, 8, 0)), *map(about, names[-20:])))
    return {path: job for path, job in invented_pages(PLACE, documents=documents).items() if path.startswith("feeds/")}


def test_first_page_shows_the_largest_topics_of_a_type_and_leads_to_all() -> None:
    shown = page(many(250)["feeds/index.html"])

    assert shown.texts["bdi"] == [f"Place {n:05}" for n in range(230, 242)]
    assert "/archive/feeds/places.html" in shown.links
    assert "Places from A to Z: all 250" in shown.texts["a"]


def test_type_of_few_topics_stands_on_the_first_page_alone() -> None:
    assert list(many(12)) == ["feeds/index.html"]


def test_pages_of_a_type_hold_each_of_its_feeds_once_from_a_to_z_and_lead_to_each_other() -> None:
    jobs = many(250)
    parts = [page(jobs[f"feeds/{path}.html"]) for path in ("places", "places/2", "places/3")]

    assert len(jobs) == 4
    assert [text for part in parts for text in part.texts["code"]] == [
        f"https://example.org/archive/feeds/topics/place-{n}.atom.xml" for n in range(250)
    ]
    for part in parts:
        assert part.texts["bdi"][:3] == [
            "Place 00000 – Place 00099",
            "Place 00100 – Place 00199",
            "Place 00200 – Place 00249",
        ]
        assert {f"/archive/feeds/places{path}.html" for path in ("", "/2", "/3")} <= set(part.links)


@pytest.mark.parametrize(
    ("number", "slug"),
    [
        pytest.param(1600, "place-{}", id="as many as ten thousand stories have"),
        pytest.param(300, "ترکیه‌ی-بزرگ-و-سرزمین-های-دیگر-{}", id="letters that take six bytes"),
        pytest.param(60, "ی" * 110 + "-{}", id="names as long as a file may have"),
    ],
)
def test_no_page_of_feeds_is_larger_than_fifty_kilobytes(number: int, slug: str) -> None:
    sizes = {path: len(rendered(job).encode()) for path, job in many(number, slug=slug).items()}

    assert len(sizes) > 2
    assert max(sizes.values()) <= 50_000


def test_page_says_what_a_feed_is_in_four_sentences() -> None:
    first = page(invented_pages(PLACE)["feeds/index.html"]).texts["p"]
    (explained,) = [text for text in first if text.startswith("A feed is")]

    assert explained.count(". ") + explained.endswith(".") == 4


def test_new_story_leaves_the_page_alone() -> None:
    documents = invented_archive(PLACE)

    before = rendered(invented_pages(PLACE, documents=documents[1:])["feeds/index.html"])

    assert rendered(invented_pages(PLACE, documents=documents)["feeds/index.html"]) == before


def test_every_page_leads_to_it() -> None:
    for path, job in invented_pages(PLACE).items():
        assert "/archive/feeds/" in page(job).links, path


def test_archive_without_stories_has_no_such_page() -> None:
    pages = invented_pages(PLACE, documents=[])

    assert "feeds/index.html" not in pages
    assert all("/archive/feeds/" not in page(job).links for job in pages.values())


def test_list_of_feeds_names_each_once() -> None:
    topics = [topic for topic, _ in by_topic(invented_archive(PLACE))]
    groups = feed_groups(topics, site=PLACE, words=ENGLISH)

    paths = [feed.path for _, feeds in groups for feed in feeds]
    assert paths[0] == "feeds/all.atom.xml"
    assert len(paths) == len(set(paths)) == 1 + len(topics)
    assert [heading for heading, _ in groups] == ["", "Places", "Subjects"]
