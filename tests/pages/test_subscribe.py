"""The subscribe page: what a feed is, and every feed with its address."""

from plugins.pressmark.pages.feeds import feed_plans
from plugins.pressmark.pages.grouping import by_topic
from plugins.pressmark.pages.subscribe import feed_groups

from .invented import invented_archive, invented_pages, page, rendered, site

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
    groups = feed_groups(topics, site=PLACE)

    paths = [feed.path for _, feeds in groups for feed in feeds]
    assert paths[0] == "feeds/all.atom.xml"
    assert len(paths) == len(set(paths)) == 1 + len(topics)
    assert [heading for heading, _ in groups] == ["", "Places", "Subjects"]
