"""Ten thousand stories go into data files and come back equal, by readers that are not ours."""

import csv
import hashlib
import io
import json
from datetime import datetime
from typing import Any

import polars
import pytest

from plugins.pressmark.documents import ArchiveDocument
from plugins.pressmark.exports.columns import STORY_COLUMNS, TABLE_COLUMNS
from plugins.pressmark.exports.parts import story_parts
from plugins.pressmark.exports.stories import guarded, stories_csv, stories_jsonl
from plugins.pressmark.model import StoryTopic
from tests.exports.archive import LINES, archive

DOCUMENTS = archive(10_000)
PARTS = story_parts(DOCUMENTS)
# In the order of the files: a month is that of the dateline's own day, whatever the zone.
OLDEST_FIRST = [document for chosen in PARTS.values() for document in chosen]


def unguarded(text: str) -> str:
    """What a reader of a table does to have the text again, as the description of the column says."""
    return "\n".join(line.removeprefix("'") for line in text.split("\n"))


def told(document: ArchiveDocument) -> dict[str, Any]:
    """A story as it went in, in the shape that a reader of tables gives it."""
    story = document.story
    return {
        "code": story.code,
        "date": story.dateline.local.date().isoformat(),
        "published": story.dateline.local,
        "has_time": story.dateline.has_time,
        "updated": document.updated,
        "language": document.language,
        "headline": story.headline,
        "headline_alt": story.headline_alt,
        "kicker": list(story.kicker),
        "subtitle": list(story.subtitle),
        "paragraphs": list(story.paragraphs),
        "corrections": [{"published": c.dateline.local.isoformat(), "note": c.note} for c in story.corrections],
        "fields": [{"name": name, "value": value} for name, value in story.fields],
        "topics": [topic(found) for found in document.topics.about],
        "mentions": [topic(found) for found in document.topics.mentions],
        "address": f"https://example.org/archive/stories/{story.code}.html",
    }


def topic(found: StoryTopic) -> dict[str, Any]:
    return {
        "slug": found.topic.slug,
        "name": found.topic.name,
        "type": found.topic.type.value,
        "weight": found.weight,
        "evidence": [
            {"rule": e.rule, "surface": e.surface, "field": e.field, "paragraph": e.paragraph, "weight": e.weight}
            for e in found.evidence
        ],
    }


def test_every_story_comes_back_equal_from_json_lines() -> None:
    # Months are joined as bytes, which is all that JSON Lines ask.
    joined = b"".join(stories_jsonl(chosen) for chosen in PARTS.values())
    rows = polars.read_ndjson(joined, infer_schema_length=None).drop("hash").to_dicts()

    for row in rows:
        row |= {name: datetime.fromisoformat(row[name]) for name in ("published", "updated")}
    assert len(rows) == len({row["code"] for row in rows}) == 10_000
    assert rows == list(map(told, OLDEST_FIRST))


def test_every_story_comes_back_equal_from_csv() -> None:
    frame = polars.concat([polars.read_csv(stories_csv(chosen), infer_schema=False) for chosen in PARTS.values()])

    assert frame.columns == [column.name for column in TABLE_COLUMNS]
    assert [
        (r["code"], r["date"], r["language"], unguarded(r["headline"]), tuple(unguarded(r["text"]).split("\n")))
        for r in frame.iter_rows(named=True)
    ] == [
        (d.code, d.story.dateline.local.date().isoformat(), d.language, d.story.headline, d.story.paragraphs)
        for d in OLDEST_FIRST
    ]
    assert [
        (datetime.fromisoformat(p), datetime.fromisoformat(u)) for p, u in frame.select("published", "updated").rows()
    ] == [(d.story.dateline.local, d.updated) for d in OLDEST_FIRST]
    assert [(topics or "").split(";") for topics in frame["topics"]] == [
        [found.topic.slug for found in d.topics.about] or [""] for d in OLDEST_FIRST
    ]


def test_python_reads_the_same_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(stories_csv(OLDEST_FIRST[:300]).decode(), newline="")))

    assert [unguarded(row["headline"]) for row in rows] == [d.story.headline for d in OLDEST_FIRST[:300]]


def test_the_members_of_a_story_are_those_described() -> None:
    line = json.loads(stories_jsonl(DOCUMENTS[:1]))

    assert list(line) == [column.name for column in STORY_COLUMNS]


def test_the_hash_can_be_made_by_anybody_and_changes_with_the_text() -> None:
    line = json.loads(stories_jsonl([OLDEST_FIRST[1]]))
    text = "\n".join([line["headline"], *line["paragraphs"]])

    assert line["hash"] == hashlib.sha256(text.encode()).hexdigest()
    assert len({json.loads(one)["hash"] for one in stories_jsonl(DOCUMENTS[:300]).splitlines()}) > 250


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Ferries wait", "Ferries wait"),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@a", "'@a"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t=1"),
        ("'a", "''a"),
        ("a=1", "a=1"),
        ("a\n=1\n'b", "a\n'=1\n''b"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert unguarded(cell) == text


def test_no_line_of_a_table_begins_as_a_formula() -> None:
    lines = [
        line
        for row in csv.reader(io.StringIO(stories_csv(DOCUMENTS[:500]).decode(), newline=""))
        for cell in row
        for line in cell.split("\n")
    ]

    assert any(line.startswith("'=") for line in lines)
    assert [line for line in lines if line.startswith(("=", "+", "-", "@", "＝"))] == []
    assert sum(line.startswith("=") for line in LINES) == 1
