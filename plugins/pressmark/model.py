"""The nouns of the archive: frozen values of plain text, which every feature reads and none changes.

A value exists only if its source was sound, so nobody checks it again. Turning text into HTML, XML or JSON is left to
the one place of each feature that writes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, NewType

# 1 to 12 ASCII digits without a leading zero. A string, for it is a name; `code_order` gives the number it shows.
StoryCode = NewType("StoryCode", str)


def code_order(code: StoryCode) -> int:
    """The number a story code shows: the order among stories of the same minute."""
    return int(code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The moment of a story or a correction."""

    # Aware; in the offset the author wrote, else in the site's time zone. 00:00 where `has_time` is false.
    local: datetime
    # The same moment in UTC: what is sorted and compared.
    moment: datetime
    has_time: bool
    # ISO 8601 to the precision written: "2020-10-14", "2020-10-14T11:01", "2020-10-14T11:01:30+03:30".
    iso: str


class Status(StrEnum):
    """What the editor wants done with a story."""

    PUBLISHED = "published"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A change to a published story, as the editor notes it."""

    dateline: Dateline
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What one story file says. All text is plain text in NFC."""

    code: StoryCode
    dateline: Dateline
    headline: str
    # In file order, at least one, each one line.
    paragraphs: tuple[str, ...]
    # The headline as the body repeats it, where the two differ by a word or a letter.
    headline_alt: str | None = None
    # Lines the source sets above and below the headline.
    kicker: tuple[str, ...] = ()
    subtitle: tuple[str, ...] = ()
    # BCP 47, lower case: "fa"; None where the file does not tell.
    language: str | None = None
    status: Status = Status.PUBLISHED
    # Oldest first.
    corrections: tuple[Correction, ...] = ()
    # The editor's own topic names in file order; empty where the tagger decides.
    topics: tuple[str, ...] = ()
    # Other labelled lines by their canonical name, in file order: ("source", "Example Agency"), ("link", "https://…").
    fields: tuple[tuple[str, str], ...] = ()


_SAME_AS = {
    "iso3166": "https://www.iso.org/obp/ui/#iso:code:3166:",
    "medtop": "http://cv.iptc.org/newscodes/mediatopic/",
}


class TopicType(StrEnum):
    """The four kinds of topic."""

    PLACE = "place"
    PERSON = "person"
    ORGANISATION = "organisation"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject of the vocabulary. A story is about it or mentions it."""

    # The name within an address: lower-case letters and digits of any script, joined by "-"; unique in the archive.
    slug: str
    name: str
    type: TopicType
    # In its scheme: "iso3166:TR", "medtop:20000053"; None where no scheme has it.
    identifier: str | None = None
    # The slug of the broader topic.
    parent: str | None = None
    # One sentence that says what belongs here.
    scope: str = ""

    @property
    def same_as(self) -> str:
        """Where the authority that gave the identifier tells of the topic; empty where it does not."""
        scheme, _, code = (self.identifier or "").partition(":")
        return _SAME_AS[scheme] + code if scheme in _SAME_AS else ""


class Evidence(NamedTuple):
    """One reason for a topic: a rule that matched a word of the story. A tuple, for an archive has very many."""

    # "name", "demonym", "capital", "term", "editor", …
    rule: str
    # The words as they stand in the story.
    surface: str
    # "headline", "body" or "topics" (the editor's field).
    field: str
    # From 1 in the body; 0 elsewhere.
    paragraph: int
    weight: float


class StoryTopic(NamedTuple):
    """A topic of one story, with its evidence in reading order. A tuple, for an archive has very many."""

    topic: Topic
    weight: float
    evidence: Sequence[Evidence]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryTopics:
    """What a story is about, and what it only mentions; each heaviest first, then by slug."""

    about: tuple[StoryTopic, ...] = ()
    mentions: tuple[StoryTopic, ...] = ()
