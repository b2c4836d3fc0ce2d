"""FeedPlan: what one feed document says of itself and which stories stand in it, as plain data any process can write.

Goes in: nothing but values. Comes out: the same, frozen. Which feeds a site has is left to `pages/feeds.py`, what is
sealed to `sealing.py`, the bytes to one module a format.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import quote

from ..documents import Site

FeedKind = Literal["atom", "rss", "json", "opml"]

# An entry of a plan: a story's code, or code@digest for a version that only an archive document still shows.
EntryKey = str

MEDIA_TYPES: Mapping[FeedKind, str] = {
    "atom": "application/atom+xml",
    "rss": "application/rss+xml",
    "json": "application/feed+json",
    "opml": "text/x-opml",
}
# Below the site's root. Their names never change, for sealed documents name them.
STYLE = "feeds/feed.css"
ICON = "feeds/icon.svg"
LOGO = "feeds/logo.svg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A feed as lists of feeds name it."""

    title: str
    # Below the site's root.
    path: str
    # The page that shows the same stories, below the site's root; empty for the front page.
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPlan:
    """One document of a feed."""

    # Below the site's root: "feeds/all.atom.xml".
    path: str
    kind: FeedKind
    # What every document of the feed shares; the part of its id that is its own: "feeds/all".
    name: str
    title: str
    subtitle: str
    # The page that shows the same stories, below the site's root, not encoded; empty for the front page.
    page: str
    # Newest entry's; None for OPML, which has no entries.
    updated: datetime | None = None
    # Newest first.
    entries: tuple[EntryKey, ...] = ()
    # A sealed archive document (RFC 5005).
    is_sealed: bool = False
    # Paths of other documents of the feed, "" where there is none.
    previous: str = ""
    following: str = ""
    current: str = ""
    # The address of a WebSub hub; may be empty.
    hub: str = ""
    # OPML: groups of feeds by their heading.
    groups: tuple[tuple[str, tuple[Subscription, ...]], ...] = ()

    def digest(self, site: Site, digests: Mapping[EntryKey, str]) -> str:
        """Name the document by everything its bytes are made from, but the code: SHA-256 in hexadecimal.

        Args:
            digests: Of each entry, by its key.
        """
        matter = "\0".join([repr(self), repr(site), *(digests[key] for key in self.entries)])
        return hashlib.sha256(matter.encode("utf-8", "surrogatepass")).hexdigest()


def tag_uri(site: Site, name: str) -> str:
    """Make an id that survives a change of host, path, headline or date (RFC 4151)."""
    return f"tag:{site.authority},{site.authority_year}:{quote(name)}"
