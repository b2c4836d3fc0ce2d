"""ArchiveDocument: a story with its topics and its place on the web, which every page, feed and export reads.

Beside it `Site`, what all of them share. Goes in: a `Story`, its topics, the site's address. Comes out: plain text and
aware dates, nothing of Pelican. Escaping is left to whoever writes HTML, XML or JSON.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Literal
from urllib.parse import quote, urlsplit

from .model import Dateline, Story, StoryCode, StoryTopics, code_order

Direction = Literal["ltr", "rtl"]

# Languages written from right to left, by BCP 47 primary subtag (Unicode CLDR, characterOrder).
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

# Below the site's root (DESIGN.md section 4).
_STORY_ADDRESS = "stories/{code}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """What anybody may do with the texts."""

    # "CC BY 4.0", or a line of text.
    name: str
    # Absolute; empty where it stands at none.
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page and feed of one site shares. Small and steady: it is part of every page's digest."""

    name: str
    # One line below the name; may be empty.
    tagline: str
    # Absolute, without a slash at its end: "https://example.org/archive".
    url: str
    # BCP 47.
    language: str
    # RFC 4151: the domain or e-mail address, and the year it was held, that name the archive in ids for ever.
    authority: str
    authority_year: int
    # Who owns the texts; may be empty.
    rights: str
    licence: Licence | None = None

    @property
    def notice(self) -> str:
        """Who owns the texts, and their licence, in one line; may be empty."""
        return " · ".join(filter(None, [self.rights, self.licence.name if self.licence else ""]))

    @property
    def base(self) -> str:
        """The path of the site's root, with a slash at both ends: "/archive/"."""
        return urlsplit(self.url).path.rstrip("/") + "/"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveDocument:
    """One published story as the whole site shows it."""

    story: Story
    topics: StoryTopics
    # Below the site's root, no leading slash: "stories/892006.html".
    address: str
    # Absolute: "https://example.org/archive/stories/892006.html".
    permalink: str
    # BCP 47: the story's own language, else the site's.
    language: str
    direction: Direction
    # Of all that the story says, and of its topics with their evidence: SHA-256 in hexadecimal.
    story_digest: str
    topics_digest: str

    @property
    def code(self) -> StoryCode:
        """The story's code."""
        return self.story.code

    @property
    def published(self) -> datetime:
        """The story's moment, in UTC."""
        return self.story.dateline.moment

    @property
    def newest_dateline(self) -> Dateline:
        """That of the newest correction; without one, the story's own."""
        if not self.story.corrections:
            return self.story.dateline
        datelines = [self.story.dateline, *(correction.dateline for correction in self.story.corrections)]
        return max(datelines, key=lambda dateline: dateline.moment)

    @property
    def updated(self) -> datetime:
        """The newest correction's moment in UTC; without one, `published`."""
        return self.newest_dateline.moment


def archive_document(
    story: Story,
    *,
    topics: StoryTopics,
    site_url: str,
    language: str,
    story_digest: str = "",
    topics_digest: str = "",
) -> ArchiveDocument:
    """Give a story its place on the site.

    Args:
        site_url: Absolute, without a slash at its end.
        language: The site's own, BCP 47; used where the story names none.
        story_digest: Where it is known already; empty has it made.
        topics_digest: Likewise.
    """
    address = story_address(story.code)
    language = story.language or language
    return ArchiveDocument(
        story=story,
        topics=topics,
        address=address,
        permalink=f"{site_url}/{address}",
        language=language,
        direction=direction(language),
        story_digest=story_digest or digest_of_value(story),
        topics_digest=topics_digest or digest_of_value(topics),
    )


def digest_of_value(value: Story | StoryTopics) -> str:
    """Name a value by all it holds: SHA-256 in hexadecimal, equal in every process."""
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()


def story_address(code: StoryCode) -> str:
    """Where a story stands below the site's root: its code is its identity, so a changed headline never moves it."""
    return _STORY_ADDRESS.format(code=code)


@lru_cache(maxsize=50_000)  # each address stands on many pages
def encoded(path: str) -> str:
    """A path below the site's root as the end of an address: percent-encoded, a folder's page named by its folder."""
    folder, _, name = path.rpartition("/")
    if name == "index.html":
        path = f"{folder}/" if folder else ""
    return quote(path)


def absolute(site: Site, path: str) -> str:
    """A path below the site's root as an absolute address."""
    return f"{site.url}/{encoded(path)}"


def is_address(value: object) -> bool:
    """Whether a value is the absolute address of something on the web, as a setting may name it."""
    if not isinstance(value, str) or not value.isascii() or re.search(r"[\s<>\"'{}|\\^`]", value):
        return False
    try:
        parts = urlsplit(value)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not (parts.query or parts.fragment)
    except ValueError:  # a malformed port or IPv6 address
        return False


def direction(language: str) -> Direction:
    """The direction a language, given in BCP 47, is written in."""
    return "rtl" if language.lower().split("-")[0] in _RIGHT_TO_LEFT else "ltr"


def newest_first(documents: list[ArchiveDocument]) -> list[ArchiveDocument]:
    """The one order of the archive: by moment, then by code, both descending; so the order of files never shows."""
    return sorted(documents, key=lambda d: (d.published, code_order(d.code)), reverse=True)
