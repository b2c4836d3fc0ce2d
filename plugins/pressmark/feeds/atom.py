"""Feed entries as an Atom 1.0 document (RFC 4287): the only module that knows feedgen.

Goes in: a feed's name and addresses, and its entries. Comes out: bytes, the same for the same input; no clock, no disk.
Which feeds a site has is left to `pages/feeds.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from ..documents import ArchiveDocument, Site

# Named without a version of its own, so that an update of the software changes no feed.
_GENERATOR = "Pressmark"
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One story in a feed."""

    document: ArchiveDocument
    # Well-formed HTML with absolute links only.
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed document says of itself."""

    title: str
    # Below the site's root: "feeds/all.atom.xml".
    address: str
    # The page that shows the same stories, below the site's root; empty for the front page.
    page_address: str
    # The part of the feed's id that is its own: "feeds/all".
    name: str


def atom_feed(feed: Feed, *, site: Site, entries: Sequence[FeedEntry]) -> bytes:
    """Write an Atom document.

    Args:
        entries: Newest first, at least one, each story once: an empty feed has no honest `updated`.
    Raises:
        ValueError: No entry, or two with one id.
    """
    _check_entries(entries)
    generator = FeedGenerator()
    generator.register_extension("pressmark", BaseExtension, _EntryExtension, rss=False)
    generator.id(tag_uri(site, feed.name))
    generator.title(feed.title)
    generator.subtitle(site.tagline or None)
    generator.language(site.language)
    # feedgen's own default is the clock.
    generator.updated(max(entry.document.updated for entry in entries))
    generator.author(name=site.name, uri=f"{site.url}/")
    generator.rights(site.rights or None)
    generator.generator(_GENERATOR)
    generator.link(href=f"{site.url}/{feed.address}", rel="self", type="application/atom+xml")
    generator.link(href=f"{site.url}/{feed.page_address}", rel="alternate", type="text/html")
    for entry in entries:
        _add_entry(generator, entry, site=site)
    document: bytes = generator.atom_str(pretty=True)
    return document


def tag_uri(site: Site, name: str) -> str:
    """Make an id that survives a change of host, path, headline or date (RFC 4151)."""
    return f"tag:{site.authority},{site.authority_year}:{name}"


def _check_entries(entries: Sequence[FeedEntry]) -> None:
    codes = {entry.document.code for entry in entries}
    if not entries or len(codes) != len(entries):
        raise ValueError(f"a feed needs entries, each story once: {len(entries)} entries of {len(codes)} stories")


def _add_entry(generator: Any, entry: FeedEntry, *, site: Site) -> None:
    document = entry.document
    # feedgen puts new entries first unless told otherwise.
    element = generator.add_entry(order="append")
    element.id(tag_uri(site, f"news/{document.code}"))
    element.title(document.story.headline)
    element.published(document.published)
    element.updated(document.updated)
    element.content(entry.content, type="html")
    for story_topic in document.topics.about:
        topic = story_topic.topic
        element.category(term=topic.slug, scheme=f"{site.url}/topics/", label=topic.name)
    element.pressmark.describe(permalink=document.permalink, language=document.language)


class _EntryExtension(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """What feedgen cannot say of an entry: its language, and a link with its type."""

    def describe(self, *, permalink: str, language: str) -> None:
        self._permalink = permalink
        self._language = language

    def extend_atom(self, entry: Any) -> Any:
        entry.set(_XML_LANGUAGE, self._language)
        # Without a prefix, as feedgen writes its own elements: the feed's default name space holds for them.
        entry.append(etree.Element("link", rel="alternate", type="text/html", href=self._permalink))
        return entry
