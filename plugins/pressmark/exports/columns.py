"""What each column of the data means, and the data package that tells programs so (Frictionless, version 2).

Goes in: the paths of the data files. Comes out: `datapackage.json`; the page about the data shows
the same descriptions.
Sources: https://datapackage.org/standard/data-package/, https://datapackage.org/standard/table-schema/.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..documents import Site
from ..words import gettext_noop
from .stories import CSV_COLUMNS

DATA_PACKAGE = "data/datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table, or one member of an object."""

    name: str
    # Of Table Schema: "string", "datetime", "array".
    type: str
    # For a reader.
    meaning: str
    # A further sentence; may be empty.
    note: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that is said of it."""
        return (self.meaning, self.note) if self.note else (self.meaning,)


_EVIDENCE = gettext_noop(
    "Each with slug, name, type, weight, and its evidence: rule, surface, field, paragraph, weight."
)
_GUARDED = gettext_noop("A line that begins with =, +, -, @ or an apostrophe has one apostrophe more before it.")

STORY_COLUMNS = (
    Column(name="code", type="string", meaning="The story code: the story's identity, a number that never changes."),
    Column(name="date", type="date", meaning="The day that the story's dateline names, in its own time zone."),
    Column(
        name="published",
        type="datetime",
        meaning="The moment of the dateline with its offset from UTC; 00:00 where the story tells no time.",
    ),
    Column(name="has_time", type="boolean", meaning="Whether the story tells a time of day."),
    Column(name="updated", type="datetime", meaning="The newest correction's moment in UTC, else the story's own."),
    Column(name="language", type="string", meaning="The language of the text (BCP 47)."),
    Column(name="headline", type="string", meaning="The headline."),
    Column(name="headline_alt", type="string", meaning="The headline as the text repeats it, if in other words."),
    Column(name="kicker", type="array", meaning="Lines that stand above the headline."),
    Column(name="subtitle", type="array", meaning="Lines that stand below the headline."),
    Column(name="paragraphs", type="array", meaning="The text, a string for each paragraph."),
    Column(name="corrections", type="array", meaning="Each with its moment and the editor's note, oldest first."),
    Column(name="fields", type="array", meaning="Other labelled lines, such as source, each with name and value."),
    Column(name="topics", type="array", meaning="What the story is about, the heaviest first.", note=_EVIDENCE),
    Column(name="mentions", type="array", meaning="What the story only mentions, in the same form."),
    Column(name="address", type="string", meaning="The story's permanent address."),
    Column(
        name="hash",
        type="string",
        meaning="SHA-256 of headline and paragraphs, joined by line feeds, as UTF-8: changes with the text.",
    ),
)
# What is said otherwise in a table of plain texts.
_TABLE_COLUMNS = {
    "headline": Column(name="headline", type="string", meaning="The headline.", note=_GUARDED),
    "topics": Column(
        name="topics", type="string", meaning="The slugs of what the story is about, joined by semicolons."
    ),
    "source": Column(name="source", type="string", meaning="Where the story comes from, if told.", note=_GUARDED),
    "author": Column(name="author", type="string", meaning="Who wrote it, if told.", note=_GUARDED),
    "text": Column(name="text", type="string", meaning="The paragraphs, each on a line of its own.", note=_GUARDED),
}
TABLE_COLUMNS = tuple(({c.name: c for c in STORY_COLUMNS} | _TABLE_COLUMNS)[name] for name in CSV_COLUMNS)
TOPIC_COLUMNS = (
    Column(name="slug", type="string", meaning="The topic's identity, and its name within addresses."),
    Column(name="name", type="string", meaning="The topic's name."),
    Column(name="type", type="string", meaning="place, person, organisation or subject."),
    Column(name="identifier", type="string", meaning="Its code in ISO 3166-1 or in IPTC Media Topics, if it has one."),
    Column(name="same_as", type="string", meaning="The address of that code."),
    Column(name="parent", type="string", meaning="The slug of the broader topic."),
    Column(name="scope", type="string", meaning="What belongs to the topic."),
    Column(name="stories", type="integer", meaning="How many stories are about it."),
    Column(name="first", type="date", meaning="The day of the oldest story about it."),
    Column(name="last", type="date", meaning="The day of the newest story about it."),
    Column(name="address", type="string", meaning="The topic's page."),
)


def data_package(site: Site, *, parts: Sequence[str], citations: Sequence[str]) -> str:
    """Write the description of all data files.

    Args:
        parts: Paths of the files of stories without their endings, as `parts.story_parts` gives them.
        citations: Paths of the files of citations for the whole archive.
    """
    package: dict[str, Any] = {
        "$schema": _PROFILE,
        "name": "stories",
        "title": site.name,
        "description": f"Every story of {site.name}, with its topics.",
        "homepage": f"{site.url}/data/",
    }
    if site.licence and site.licence.address:
        package["licenses"] = [{"path": site.licence.address, "title": site.licence.name}]
    package["resources"] = [
        _table("stories-jsonl", [f"{part}.jsonl" for part in parts], "application/jsonl", STORY_COLUMNS, ["code"]),
        _table("stories-csv", [f"{part}.csv" for part in parts], "text/csv", TABLE_COLUMNS, ["code"]),
        _table("topics", ["data/topics.json"], "application/json", TOPIC_COLUMNS, ["slug"]),
        *(_citation_file(path) for path in citations),
    ]
    return f"{json.dumps(package, ensure_ascii=False, indent=1)}\n"


def _table(
    name: str, paths: Sequence[str], media_type: str, columns: Sequence[Column], key: Sequence[str]
) -> dict[str, Any]:
    below = [_below_package(path) for path in paths]
    return {
        "name": name,
        "type": "table",
        "path": below[0] if len(below) == 1 else below,
        "format": paths[0].rpartition(".")[2],
        "mediatype": media_type,
        "encoding": "utf-8",
        "schema": {
            "fields": [{"name": c.name, "type": c.type, "description": " ".join(c.sentences)} for c in columns],
            "primaryKey": list(key),
        },
    }


_CITATION_TYPES = {
    "bib": ("application/x-bibtex", "BibTeX"),
    "ris": ("application/x-research-info-systems", "RIS"),
    "json": ("application/vnd.citationstyles.csl+json", "CSL-JSON"),
}


def _citation_file(path: str) -> dict[str, Any]:
    ending = path.rpartition(".")[2]
    media_type, title = _CITATION_TYPES[ending]
    return {
        "name": f"citations-{ending}",
        "title": f"A citation of every story as {title}",
        "path": _below_package(path),
        "format": ending,
        "mediatype": media_type,
        "encoding": "utf-8",
    }


def _below_package(path: str) -> str:
    """A path as the package names it: from the folder in which the package lies."""
    return path.removeprefix("data/")
