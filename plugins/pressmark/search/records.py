"""SearchRecord: what the index knows of one story, and the words by which stories are chosen.

Goes in: archive documents. Comes out: plain values; telling them to Pagefind is left to `pagefind.py`.

A choice such as a topic or a year is a word of its own that stands with each of its stories and that nobody types.
Pagefind has filters, too, but it loads all values of a filter at once, and writes them in another order in every build.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..documents import ArchiveDocument, newest_first
from .folding import indexed_text

Choice = Literal["topic", "year", "language"]

_LETTERS: dict[Choice, str] = {"topic": "t", "year": "y", "language": "l"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """One story as it is searched."""

    # Below the site's root.
    address: str
    # The headline, with its other spellings.
    title: str
    # Kicker, subtitle and paragraphs, with their other spellings.
    text: str
    # "qqd20201014", the local day; then the words of its language, its year and its topics.
    about: str


def search_records(documents: Sequence[ArchiveDocument]) -> list[SearchRecord]:
    """Give the records of an archive, oldest first: the order by date, which the search page reads from the index."""
    return [_record(document) for document in reversed(newest_first(list(documents)))]


def choice_word(choice: Choice, value: str) -> str:
    """Give the word that stands with each story of a topic (by slug), a year ("2020") or a language (BCP 47).

    All of one length, so that none begins like another, and digits at the end, which no stemmer takes away.
    """
    number = int.from_bytes(hashlib.sha256(value.encode()).digest()[:8], "big") % 10**12
    return f"qq{_LETTERS[choice]}{number:012}"


def _record(document: ArchiveDocument) -> SearchRecord:
    story = document.story
    words = [
        f"qqd{story.dateline.local:%Y%m%d}",
        choice_word("language", document.language),
        choice_word("year", f"{story.dateline.local:%Y}"),
        *(choice_word("topic", about.topic.slug) for about in document.topics.about),
    ]
    return SearchRecord(
        address=document.address,
        title=indexed_text(story.headline),
        text=" ".join(indexed_text(line) for line in (*story.kicker, *story.subtitle, *story.paragraphs)),
        about=" ".join(words),
    )
