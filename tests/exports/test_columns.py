"""The data package, and the data as it says."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from plugins.pressmark.documents import Licence
from plugins.pressmark.exports.columns import data_package
from plugins.pressmark.exports.stories import stories_csv, stories_jsonl
from plugins.pressmark.exports.topics import topic_objects, topics_json
from tests.exports.archive import SITE, archive

CITATIONS = ["data/citations.bib", "data/citations.ris", "data/citations.json"]


def package(*parts: str, **changes: Any) -> dict[str, Any]:
    return dict(json.loads(data_package(replace(SITE, **changes), parts=list(parts), citations=CITATIONS)))


def resource(name: str) -> dict[str, Any]:
    return next(dict(found) for found in package("data/stories")["resources"] if found["name"] == name)


def test_the_package_says_what_it_is() -> None:
    told = package("data/stories")

    assert {name: value for name, value in told.items() if name != "resources"} == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "stories",
        "title": "The Harbour Post",
        "description": "Every story of The Harbour Post, with its topics.",
        "homepage": "https://example.org/archive/data/",
    }
    assert [(found["name"], found["path"]) for found in told["resources"]] == [
        ("stories-jsonl", "stories.jsonl"),
        ("stories-csv", "stories.csv"),
        ("topics", "topics.json"),
        ("citations-bib", "citations.bib"),
        ("citations-ris", "citations.ris"),
        ("citations-json", "citations.json"),
    ]


def test_a_table_of_many_files_names_them_all() -> None:
    told = package("data/stories/2019-12", "data/stories/2020-01")["resources"]

    assert told[1]["path"] == ["stories/2019-12.csv", "stories/2020-01.csv"]


def test_a_licence_is_named() -> None:
    licence = Licence(name="CC BY 4.0", address="https://creativecommons.org/licenses/by/4.0/")

    assert package("data/stories", licence=licence)["licenses"] == [
        {"path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0"}
    ]
    assert "licenses" not in package("data/stories", licence=Licence(name="Ask us.", address=""))


def test_names_are_such_as_the_standard_allows() -> None:
    told = package("data/stories")
    names = [told["name"], *(found["name"] for found in told["resources"])]

    assert len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch(r"[-a-z0-9._/]+", name)] == []


READERS = {
    "string": lambda value: value is None or isinstance(value, str),
    "integer": lambda value: isinstance(value, int),
    "boolean": lambda value: isinstance(value, bool),
    "array": lambda value: isinstance(value, list),
    "date": lambda value: date.fromisoformat(value) is not None,
    "datetime": lambda value: datetime.fromisoformat(value).tzinfo is not None,
}
DOCUMENTS = archive(400)
ROWS = {
    "stories-jsonl": [json.loads(line) for line in stories_jsonl(DOCUMENTS).splitlines()],
    "stories-csv": list(csv.DictReader(io.StringIO(stories_csv(DOCUMENTS).decode(), newline=""))),
    "topics": json.loads(topics_json(topic_objects(DOCUMENTS, address=lambda slug: slug))),
}


@pytest.mark.parametrize("name", ROWS)
def test_every_value_is_of_the_type_described_and_every_key_its_own(name: str) -> None:
    schema = resource(name)["schema"]
    fields = {field["name"]: field["type"] for field in schema["fields"]}
    keys = [tuple(row[key] for key in schema["primaryKey"]) for row in ROWS[name]]

    assert len(ROWS[name]) > 1
    assert all(list(row) == list(fields) for row in ROWS[name])
    assert [
        (column, row[column])
        for row in ROWS[name]
        for column, type_ in fields.items()
        if not READERS[type_](row[column])
    ] == []
    assert len(set(keys)) == len(keys)
