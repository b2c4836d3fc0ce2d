"""Topic pages: drawing, related topics, moved topics, and the index by type."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from plugins.pressmark.documents import ArchiveDocument, Site, archive_document
from plugins.pressmark.model import Dateline, StoryCode, StoryTopic, StoryTopics, Topic, TopicType
from plugins.pressmark.pages.frame import Frame
from plugins.pressmark.pages.grouping import by_topic
from plugins.pressmark.pages.rows import story_rows
from plugins.pressmark.pages.topics import moved_topic_pages, topic_pages
from plugins.pressmark.pages.topics_index import topics_index
from plugins.pressmark.rebuild.jobs import PageJob, whole_part
from plugins.pressmark.words import ENGLISH
from tests.topics.invented import story

SITE = Site(
    name="The Quay",
    tagline="",
    url="https://example.org",
    language="en",
    authority="example.org",
    authority_year=2020,
    rights="",
)
FRAME = Frame(site=SITE, shown=whole_part({"feeds": [], "direction": "ltr", "card": ""}), words=ENGLISH)
HARBOUR = Topic(slug="harbours", name="Harbours", type=TopicType.SUBJECT)
NORWAY = Topic(slug="norway", name="Norway", type=TopicType.PLACE, identifier="iso3166:NO")
NEXT = "topics/harbours/2.html"


def document(code: int, month: int, *topics: Topic) -> ArchiveDocument:
    moment = datetime(2020, month, 3, tzinfo=UTC)
    dateline = Dateline(local=moment, moment=moment, has_time=False, iso=f"2020-{month:02}-03")
    told = replace(story("News"), code=StoryCode(str(code)), dateline=dateline)
    about = tuple(StoryTopic(topic=topic, weight=1.0, evidence=()) for topic in topics)
    return archive_document(told, topics=StoryTopics(about=about), site_url=SITE.url, language="en")


DOCUMENTS = [document(3, 3, HARBOUR, NORWAY), document(2, 1, HARBOUR), document(1, 1, HARBOUR, NORWAY)]
GROUPS = by_topic(DOCUMENTS)


@pytest.fixture(scope="module")
def jobs() -> dict[str, PageJob]:
    rows = story_rows(DOCUMENTS, frame=FRAME)
    return {job.path: job for job in topic_pages(GROUPS, rows=rows, size=2, frame=FRAME)}


def test_a_topic_page_tells_its_type_and_draws_its_months_with_a_text(jobs: dict[str, PageJob]) -> None:
    values = jobs["topics/harbours.html"].values

    assert values["type"] == "Subject"
    assert values["timeline"]["text"] == "January 2020: 2; March 2020: 1"
    assert values["timeline"]["bars"] == [[0, 0, 8, 40], [20, 20, 8, 20]]


def test_every_page_of_a_topic_tells_programs_what_it_is_about(jobs: dict[str, PageJob]) -> None:
    told = [json.loads(jobs[path].values["page"]["linked_data"]) for path in ("topics/norway.html", NEXT)]

    assert [page["url"] for page in told] == [f"https://example.org/{path}" for path in ("topics/norway.html", NEXT)]
    assert [page["about"] for page in told] == [
        {
            "@type": "Country",
            "@id": "https://example.org/topics/norway.html#topic",
            "name": "Norway",
            "identifier": "iso3166:NO",
            "sameAs": "https://www.iso.org/obp/ui/#iso:code:3166:NO",
        },
        {"@type": "DefinedTerm", "@id": "https://example.org/topics/harbours.html#topic", "name": "Harbours"},
    ]


def test_only_the_first_page_of_a_topic_has_what_every_new_story_changes(jobs: dict[str, PageJob]) -> None:
    values = jobs["topics/harbours/2.html"].values

    assert (values["timeline"], values["related"]) == (None, [])


def test_related_topics_are_counted_by_the_stories_about_both(jobs: dict[str, PageJob]) -> None:
    assert jobs["topics/harbours.html"].values["related"] == [
        {"label": "Norway", "address": "/topics/norway.html", "count": "2"}
    ]


def test_a_topic_that_went_into_another_leads_there() -> None:
    moved = {"docks": "harbours", "fjords": "lakes", "norway": "harbours"}

    (job,) = moved_topic_pages(moved, GROUPS, frame=FRAME)

    assert job.path == "topics/docks.html"
    assert job.values["target"] == {"label": "Harbours", "address": "/topics/harbours.html"}


def test_the_index_shows_the_largest_topics_of_each_type() -> None:
    (job,) = topics_index(GROUPS, frame=FRAME)

    assert [(kind["label"], kind["count"]) for kind in job.values["types"]] == [("Places", "1"), ("Subjects", "1")]
    assert [[link["label"] for link in kind["topics"]] for kind in job.values["types"]] == [["Norway"], ["Harbours"]]


def test_letters_stand_where_their_readers_look_for_them() -> None:
    names = ["پل", "لک‌لک", "بندر", "Øst", "Århus", "Zürich", "گندم", "كتاب", "کشتی"]
    groups = [(Topic(slug=str(n), name=name, type=TopicType.PLACE), ()) for n, name in enumerate(names)]

    (job,) = topics_index(groups, frame=FRAME)

    found = [(group["letter"], [link["label"] for link in group["topics"]]) for group in job.values["groups"]]
    assert found == [
        ("A", ["Århus"]),
        ("Z", ["Zürich"]),
        ("Ø", ["Øst"]),
        ("ب", ["بندر"]),
        ("پ", ["پل"]),
        ("ک", ["كتاب", "کشتی"]),
        ("گ", ["گندم"]),
        ("ل", ["لک‌لک"]),
    ]


def test_many_topics_from_a_to_z_have_pages_of_their_own_and_each_letter_leads_to_its_page() -> None:
    names = [f"{letter}{number:02}" for letter in "abc" for number in range(60)]
    groups = [(Topic(slug=name, name=name, type=TopicType.PLACE), ()) for name in names]

    index, first, second = topics_index(groups, frame=FRAME)

    assert (index.path, first.path, second.path) == ("topics/index.html", "topics/a_z/1.html", "topics/a_z/2.html")
    assert [sum(len(group["topics"]) for group in job.values["groups"]) for job in (index, first, second)] == [
        0,
        150,
        30,
    ]
    assert [(link["label"], link["address"]) for link in index.values["letters"]] == [
        ("A", "/topics/a_z/1.html#letter-41"),
        ("B", "/topics/a_z/1.html#letter-42"),
        ("C", "/topics/a_z/1.html#letter-43"),
    ]
    assert second.values["heading"] == "Topics C"
