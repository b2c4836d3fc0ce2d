"""The labels a story file may hold, and the known label nearest to a mistyped one (rule H5).

Goes in: a line. Comes out: its label's canonical name and its value. What a value means is left to `fields.py`.
"""

import re
from difflib import get_close_matches
from typing import NamedTuple

from .codeline import LABELS as CODE_LABELS
from .codeline import USUAL_LABEL

# As written to canonical name.
_NAMES = {
    "topics": "topics",
    "tags": "topics",
    "keywords": "topics",
    "language": "language",
    "status": "status",
    "corrected": "corrected",
    "source": "source",
    "link": "link",
    "url": "link",
    "reporter": "reporter",
    "author": "reporter",
    "by": "reporter",
    "photo": "photo",
    "category": "category",
    "service": "category",
}
# Those an editor writes; the others come with what was scraped.
OWN_LABELS = frozenset({"topics", "language", "status", "corrected"})

_LINE = re.compile(rf"({'|'.join(_NAMES)}) ?[:：] ?(.*)", re.IGNORECASE | re.DOTALL)
_ANY_LABEL = re.compile(r"([^\W\d_][\w ]{1,24}?) ?[:：]")


class LabelledLine(NamedTuple):
    """A line with a known label."""

    # The line's number in the file, from 1.
    line: int
    # As it stands, and in its canonical form.
    label: str
    name: str
    value: str
    # Of the value in the line, from 0.
    offset: int


def read_labelled_line(number: int, line: str) -> LabelledLine | None:
    """Take a labelled line apart; None where the line has no label that is known.

    Args:
        line: White space folded.
    """
    match = _LINE.match(line) if ":" in line or "：" in line else None
    if match is None:
        return None
    return LabelledLine(number, match[1], _NAMES[match[1].lower()], match[2], match.start(2))


def near_label(line: str) -> str | None:
    """Give the known label that a line's own label was perhaps meant to be: "Topcs : energy" gives "Topics"."""
    match = _ANY_LABEL.match(line)
    if match is None:
        return None
    near = get_close_matches(
        match[1].lower(), [*OWN_LABELS, "source", USUAL_LABEL, *CODE_LABELS[1:4]], n=1, cutoff=0.75
    )
    return near[0].title().replace("Id", "ID") if near else None


def is_nearly_code(line: str) -> bool:
    """Whether a line seems to be a code line with a mistyped label: "Story Kode : 892006"."""
    near = near_label(line)
    return near is not None and near.lower() in CODE_LABELS


def did_you_mean(line: str) -> str:
    """Give "; did you mean `Topics :`?" where a line's label is nearly a known one, else nothing."""
    near = near_label(line)
    return f"; did you mean `{near} :`?" if near else ""
