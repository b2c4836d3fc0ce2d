"""Stories as data: JSON Lines with all that is known of a story, and CSV for spreadsheets.

Goes in: archive documents. Comes out: bytes, one story a row, in the order of the documents. The columns are described
in `columns.py`; which file holds which stories is decided in `parts.py`.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable
from typing import Any

from ..documents import ArchiveDocument
from ..model import Dateline, Story, StoryTopic

# With these, a spreadsheet takes a text for a formula and acts on it; the full-width ones in a Chinese or Japanese one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_GUARD = "'"

CSV_COLUMNS = (
    "code",
    "date",
    "published",
    "updated",
    "language",
    "headline",
    "topics",
    "source",
    "author",
    "address",
    "hash",
    "text",
)


def stories_jsonl(documents: Iterable[ArchiveDocument]) -> bytes:
    """Write each story as one line of JSON."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    return "".join(f"{encode(story_object(document))}\n" for document in documents).encode()


def stories_csv(documents: Iterable[ArchiveDocument]) -> bytes:
    """Write each story as one row of CSV (RFC 4180), below a row of names."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(CSV_COLUMNS)
    writer.writerows(map(_row, documents))
    return text.getvalue().encode()


def story_object(document: ArchiveDocument) -> dict[str, Any]:
    """Give all that is known of a story in JSON's own types; texts stand as they are."""
    story = document.story
    return {
        "code": story.code,
        "date": _day(story.dateline),
        "published": _moment(story.dateline),
        "has_time": story.dateline.has_time,
        "updated": document.updated.isoformat(),
        "language": document.language,
        "headline": story.headline,
        "headline_alt": story.headline_alt,
        "kicker": story.kicker,
        "subtitle": story.subtitle,
        "paragraphs": story.paragraphs,
        "corrections": [{"published": _moment(c.dateline), "note": c.note} for c in story.corrections],
        # No object, whose members would differ from story to story: readers of tables infer columns from the first.
        "fields": [{"name": name, "value": value} for name, value in story.fields],
        "topics": list(map(_topic, document.topics.about)),
        "mentions": list(map(_topic, document.topics.mentions)),
        "address": document.permalink,
        "hash": text_hash(story),
    }


def text_hash(story: Story) -> str:
    """Name a story's text: SHA-256 of headline and paragraphs as UTF-8, joined by line feeds; in hexadecimal."""
    return hashlib.sha256("\n".join([story.headline, *story.paragraphs]).encode()).hexdigest()


def guarded(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula.

    Each line that begins as a formula does gets an apostrophe before it, and so does one that begins with an
    apostrophe; to take one from each line that begins with one gives the text again.
    """
    return "\n".join(_GUARD + line if line.startswith((*_FORMULA, _GUARD)) else line for line in text.split("\n"))


def _row(document: ArchiveDocument) -> list[str]:
    story = document.story
    told = dict(story.fields)
    return [
        story.code,
        _day(story.dateline),
        _moment(story.dateline),
        document.updated.isoformat(),
        document.language,
        guarded(story.headline),
        ";".join(about.topic.slug for about in document.topics.about),
        guarded(told.get("source", "")),
        guarded(told.get("author", "")),
        document.permalink,
        text_hash(story),
        guarded("\n".join(story.paragraphs)),
    ]


def _topic(found: StoryTopic) -> dict[str, Any]:
    return {
        "slug": found.topic.slug,
        "name": found.topic.name,
        "type": found.topic.type,
        "weight": found.weight,
        "evidence": [
            {"rule": e.rule, "surface": e.surface, "field": e.field, "paragraph": e.paragraph, "weight": e.weight}
            for e in found.evidence
        ],
    }


def _day(dateline: Dateline) -> str:
    return dateline.local.date().isoformat()


def _moment(dateline: Dateline) -> str:
    return dateline.local.isoformat()
