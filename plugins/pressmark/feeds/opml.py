"""The list of all feeds as OPML 2.0 (opml.org/spec2), which every reader can import."""

from html import escape
from typing import Any

from lxml import etree

from ..documents import Site, absolute
from .plans import FeedPlan, Subscription


def opml(plan: FeedPlan, *, site: Site) -> bytes:
    """Write the list; a group without a heading stands at the top."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = plan.title
    body = etree.SubElement(root, "body")
    for heading, feeds in plan.groups:
        parent = etree.SubElement(body, "outline", text=heading) if heading else body
        for feed in feeds:
            _add_feed(parent, feed, site=site)
    document: bytes = etree.tostring(root, pretty_print=True, encoding="UTF-8", xml_declaration=True)
    return document


def _add_feed(parent: Any, feed: Subscription, *, site: Site) -> None:
    etree.SubElement(
        parent,
        "outline",
        # The specification's only type of a subscription, for Atom, too.
        type="rss",
        # HTML by the specification.
        text=escape(feed.title, quote=False),
        title=escape(feed.title, quote=False),
        xmlUrl=absolute(site, feed.path),
        htmlUrl=absolute(site, feed.page),
        language=site.language,
    )
