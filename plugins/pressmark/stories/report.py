"""A `Collection` as a report: text for people, JSON for programs, annotations for GitHub.

Goes in: a collection. Comes out: a string, with a line end after its last line. Printing it, and the status a command
ends with, are left to the caller.
"""

import json
from typing import Any, Literal, get_args

from ..errors import Diagnostic, shown_path
from ..model import Story
from .collection import Collection
from .outcomes import Outcome

Format = Literal["text", "json", "github"]
FORMATS: tuple[str, ...] = get_args(Format)

# GitHub, "Workflow commands": what would end a value, or a property of one.
_DATA_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY_ESCAPES = _DATA_ESCAPES | str.maketrans({":": "%3A", ",": "%2C"})


def report(collection: Collection, *, form: Format) -> str:
    """Give the report in one of the three forms."""
    reports = {"text": text_report, "json": json_report, "github": github_report}
    return reports[form](collection)


def text_report(collection: Collection) -> str:
    """Give every finding with its line and caret, and the counts as the last line."""
    return "\n\n".join([*map(str, collection.diagnostics), summary(collection)]) + "\n"


def summary(collection: Collection) -> str:
    """Give the counts: "3 read, 2 published, 1 rejected, 0 duplicates" (rule P4)."""
    return (
        f"{collection.read:,} read, {collection.accepted:,} published, "
        f"{collection.rejected:,} rejected, {collection.duplicates:,} duplicates"
    )


def json_report(collection: Collection) -> str:
    """Give one JSON object: `files`, and the four counts."""
    counts = ("read", "accepted", "rejected", "duplicates")
    files = [_file(outcome) for outcome in collection.outcomes]
    whole = {"files": files, **{name: getattr(collection, name) for name in counts}}
    return json.dumps(whole, ensure_ascii=False) + "\n"


def github_report(collection: Collection) -> str:
    """Give each finding as a workflow command, so that GitHub shows it beside the line; the counts as the last line."""
    return "\n".join([*map(_annotation, collection.diagnostics), summary(collection)]) + "\n"


def _file(outcome: Outcome) -> dict[str, Any]:
    return {
        "path": shown_path(outcome.path),
        "outcome": outcome.kind,
        "story": _story(outcome.story, outcome.labels) if outcome.story else None,
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in outcome.diagnostics],
    }


def _story(story: Story, labels: tuple[str, ...]) -> dict[str, Any]:
    return {
        "code": story.code,
        "date": story.dateline.iso,
        "headline": story.headline,
        "paragraphs": list(story.paragraphs),
        "language": story.language,
        "fields": _fields(story, labels),
    }


def _fields(story: Story, labels: tuple[str, ...]) -> dict[str, Any]:
    """What the labelled lines say, by canonical name; only those that stand in the file."""
    given: dict[str, Any] = {
        "topics": list(story.topics),
        "language": story.language,
        "status": story.status.value,
        "corrections": [{"date": c.dateline.iso, "note": c.note} for c in story.corrections],
        **dict(story.fields),
    }
    names = ["corrections" if label == "corrected" else label for label in labels]
    return {name: given[name] for name in names if given.get(name)}


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "severity": diagnostic.severity,
        "reason": diagnostic.reason,
        # A file without text has no line to point at.
        "line": None if diagnostic.reason == "empty-file" else diagnostic.line,
        "column": diagnostic.column,
        "message": diagnostic.message,
    }


def _annotation(diagnostic: Diagnostic) -> str:
    place = {
        "file": shown_path(diagnostic.path),
        "line": str(diagnostic.line),
        "col": str(diagnostic.column),
        "title": diagnostic.reason,
    }
    properties = ",".join(f"{name}={value.translate(_PROPERTY_ESCAPES)}" for name, value in place.items())
    advice = [("expected", diagnostic.expected), ("fix", diagnostic.fix)]
    lines = [diagnostic.message, *(f"{label}: {text}" for label, text in advice if text)]
    message = "\n".join(lines).translate(_DATA_ESCAPES)
    return f"::{diagnostic.severity} {properties}::{message}"
