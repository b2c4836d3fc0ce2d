"""The topics of an archive, read back."""

import json

from plugins.pressmark.exports.columns import TOPIC_COLUMNS
from plugins.pressmark.exports.topics import topic_objects, topics_json
from tests.exports.archive import archive


def read_back(number: int) -> list[dict[str, object]]:
    objects = topic_objects(archive(number), address=lambda slug: f"https://example.org/topics/{slug}.html")
    return list(json.loads(topics_json(objects)))


def test_each_topic_tells_what_it_is_and_how_many_stories_are_about_it() -> None:
    assert read_back(20) == [
        {
            "slug": "greece",
            "name": "Greece",
            "type": "place",
            "identifier": "iso3166:GR",
            "same_as": "https://www.iso.org/obp/ui/#iso:code:3166:GR",
            "parent": None,
            "scope": "The country.",
            "stories": 10,
            "first": "2012-06-13",
            "last": "2020-07-18",
            "address": "https://example.org/topics/greece.html",
        },
        {
            "slug": "strike",
            "name": "Strike",
            "type": "subject",
            "identifier": "medtop:20000001",
            "same_as": "http://cv.iptc.org/newscodes/mediatopic/20000001",
            "parent": "work",
            "scope": "",
            "stories": 7,
            "first": "2012-01-01",
            "last": "2020-02-04",
            "address": "https://example.org/topics/strike.html",
        },
    ]


def test_the_members_of_a_topic_are_those_described() -> None:
    assert list(read_back(5)[0]) == [column.name for column in TOPIC_COLUMNS]


def test_an_archive_without_topics_has_an_empty_list() -> None:
    assert json.loads(topics_json([])) == []
