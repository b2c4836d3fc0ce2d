"""Feed documents as Atom 1.0 (RFC 4287, RFC 5005) and RSS 2.0: the only module that knows feedgen.

Goes in: a plan and its entries. Comes out: bytes, the same for the same input; no clock, no disk. feedgen writes the
feed and each entry; an entry is written once and stands, byte for byte, in every feed that has it.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from feedgen.entry import FeedEntry as Entry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from ..documents import Site, absolute, story_address
from .entries import FeedEntry
from .plans import ICON, LOGO, MEDIA_TYPES, STYLE, FeedPlan, tag_uri
from .text import whole_content

# The version is that of our feeds' form, not the program's, so that an update of the software changes no feed.
GENERATOR, _VERSION = "Pressmark", "1"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ATOM = "http://www.w3.org/2005/Atom"
_HISTORY = "http://purl.org/syndication/history/1.0"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_PLAIN_TEXT = re.compile(rb"<(title|category|dc:creator)\b[^>]*>[^<]*</")


def atom_entry(entry: FeedEntry, *, site: Site) -> bytes:
    """Write one Atom entry."""
    element = _entry(entry, site=site)
    for name in entry.authors:
        element.author(name=name)
    written: bytes = etree.tostring(element.atom_entry(), pretty_print=True, encoding="UTF-8")
    return written


def atom_feed(plan: FeedPlan, *, site: Site, entries: Iterable[bytes]) -> bytes:
    """Write an Atom document.

    Args:
        entries: As `atom_entry` gives them, newest first.
    """
    generator = _feed(plan, site=site)
    generator.link(href=absolute(site, plan.page), rel="alternate", type="text/html")
    for relation, path in (
        ("prev-archive", plan.previous),
        ("next-archive", plan.following),
        ("current", plan.current),
    ):
        if path:
            generator.link(href=absolute(site, path), rel=relation, type=MEDIA_TYPES["atom"])
    for relation, address in _foreign_links(plan, site):
        generator.link(href=address, rel=relation)
    document: bytes = generator.atom_str(pretty=True)
    head, end, tail = document.rpartition(b"</feed>")
    return b"".join([head, *entries, end, tail])


def rss_feed(plan: FeedPlan, *, site: Site, entries: Iterable[FeedEntry]) -> bytes:
    """Write an RSS document.

    Args:
        entries: Newest first.
    """
    generator = _feed(plan, site=site)
    # feedgen takes the last link for the channel's own.
    generator.link(href=absolute(site, plan.page), rel="alternate")
    for entry in entries:
        item = _entry(entry, site=site)
        item.link(href=absolute(site, story_address(entry.code)))
        # HTML by the specification, unlike Atom's summary.
        item.description(escape(entry.summary, quote=False))
        # feedgen puts new entries first unless told otherwise.
        generator.add_entry(item, order="append")
    document: bytes = generator.rss_str(pretty=True)
    return _PLAIN_TEXT.sub(_with_references, document)


def _with_references(match: re.Match[bytes]) -> bytes:
    """Write "<" and "&" of plain text as the RSS profile wants it: the same to XML, and to readers that guess."""
    return match[0].replace(b"&lt;", b"&#x3C;").replace(b"&amp;", b"&#x26;")


def _feed(plan: FeedPlan, *, site: Site) -> Any:
    generator = FeedGenerator()
    generator.register_extension("pressmark", _FeedExtension)
    generator.pressmark.describe(plan, style=absolute(site, STYLE), links=_foreign_links(plan, site))
    generator.id(tag_uri(site, plan.name))
    generator.title(plan.title)
    generator.subtitle(plan.subtitle)
    generator.language(site.language)
    # feedgen's own default is the clock.
    generator.updated(plan.updated)
    generator.lastBuildDate(plan.updated)
    generator.author(name=site.name, uri=f"{site.url}/")
    generator.rights(site.notice or None)
    generator.generator(GENERATOR, version=_VERSION)
    # Not `icon` and `logo`: feedgen would make an image of RSS of the one, which knows no SVG.
    generator.pressmark.depict(icon=absolute(site, ICON), logo=absolute(site, LOGO))
    generator.link(href=absolute(site, plan.path), rel="self", type=MEDIA_TYPES[plan.kind])
    return generator


def _foreign_links(plan: FeedPlan, site: Site) -> list[tuple[str, str]]:
    """Relation and address of what a feed names outside the site: its hub, and its licence (RFC 4946)."""
    links = [("hub", plan.hub), ("license", site.licence.address if site.licence else "")]
    return [(relation, address) for relation, address in links if address]


def _entry(entry: FeedEntry, *, site: Site) -> Any:
    element = Entry()
    element.register_extension("pressmark", _EntryExtension)
    element.id(tag_uri(site, f"news/{entry.code}"))
    element.title(entry.headline)
    element.published(entry.published)
    element.updated(entry.updated)
    element.description(entry.summary, isSummary=True)
    element.content(whole_content(entry, site=site), type="html")
    element.category([{"term": slug, "scheme": f"{site.url}/topics/", "label": name} for slug, name in entry.topics])
    element.pressmark.describe(entry, permalink=absolute(site, story_address(entry.code)))
    return element


class _FeedExtension(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """What feedgen cannot say of a feed: that it is an archive, its style, its hub and its licence in RSS."""

    def describe(self, plan: FeedPlan, *, style: str, links: Sequence[tuple[str, str]]) -> None:
        self._plan, self._style, self._links = plan, style, links

    def depict(self, *, icon: str, logo: str) -> None:
        self._pictures = {"icon": icon, "logo": logo}

    def extend_ns(self) -> dict[str, str]:
        if self._plan.kind == "rss":
            return {"dc": _DUBLIN_CORE}
        return {"fh": _HISTORY} if self._plan.is_sealed else {}

    def extend_atom(self, feed: Any) -> Any:
        _add_style(feed, self._style)
        for name, address in self._pictures.items():
            etree.SubElement(feed, name).text = address
        if self._plan.is_sealed:
            etree.SubElement(feed, f"{{{_HISTORY}}}archive")
        return feed

    def extend_rss(self, feed: Any) -> Any:
        _add_style(feed, self._style)
        for relation, address in self._links:
            etree.SubElement(feed[0], f"{{{_ATOM}}}link", rel=relation, href=address)
        return feed


def _add_style(root: Any, address: str) -> None:
    # The root has siblings only within a document.
    etree.ElementTree(root)
    root.addprevious(etree.ProcessingInstruction("xml-stylesheet", f'type="text/css" href="{address}"'))


class _EntryExtension(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """What feedgen cannot say of an entry: its language, links with their type, authors without an e-mail address."""

    def describe(self, entry: FeedEntry, *, permalink: str) -> None:
        self._entry, self._permalink = entry, permalink

    def extend_atom(self, element: Any) -> Any:
        element.set(_LANGUAGE, self._entry.language)
        # Without a prefix, as feedgen writes its own elements: the feed's default name space holds for them.
        etree.SubElement(element, "link", rel="alternate", type="text/html", href=self._permalink)
        if self._entry.origin:
            # Not a link, which readers would offer beside the story's own.
            source = etree.SubElement(element, f"{{{_DUBLIN_CORE}}}source", nsmap={"dc": _DUBLIN_CORE})
            source.text = self._entry.origin
        return element

    def extend_rss(self, element: Any) -> Any:
        for name in self._entry.authors:
            etree.SubElement(element, f"{{{_DUBLIN_CORE}}}creator").text = name
        updated = etree.SubElement(element, f"{{{_ATOM}}}updated")
        updated.text = self._entry.updated.isoformat()
        return element
