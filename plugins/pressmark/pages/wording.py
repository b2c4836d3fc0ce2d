"""Counts and places in words, and moments as programs read them.

The interface is in English; dates and numbers are said by `cldr.py`, in any language.
"""

from collections.abc import Sequence

from ..model import Dateline, Evidence
from .cldr import number_text

# The first link of every breadcrumb.
FRONT_PAGE = "Front page"


def story_count(number: int, language: str) -> str:
    """So many stories: "1 story", "19,037 stories"."""
    return f"{number_text(number, language)} {'story' if number == 1 else 'stories'}"


def machine_day(dateline: Dateline) -> str:
    """The day for `<time datetime>`: "2020-10-14"."""
    return dateline.local.date().isoformat()


def evidence_places(evidence: Sequence[Evidence]) -> str:
    """Where words were found: "headline, paragraphs 1, 3 and 4"."""
    paragraphs = sorted({e.paragraph for e in evidence if e.paragraph})
    fields = list(dict.fromkeys(_FIELDS.get(e.field, e.field) for e in evidence if not e.paragraph))
    if paragraphs:
        fields.append(f"paragraph{'s' if len(paragraphs) > 1 else ''} {_and_list([str(p) for p in paragraphs])}")
    return ", ".join(fields)


_FIELDS = {"topics": "the editor’s list of topics"}


def _and_list(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
