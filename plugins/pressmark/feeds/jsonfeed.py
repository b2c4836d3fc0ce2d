"""Feed documents as JSON Feed 1.1 (jsonfeed.org).

Goes in: a plan and its entries. Comes out: bytes, the same for the same input; no clock, no disk. An item is written
once and stands, byte for byte, in every feed that has it.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..documents import Site, absolute, story_address
from .entries import FeedEntry
from .plans import ICON, FeedPlan, tag_uri
from .text import whole_content

_VERSION = "https://jsonfeed.org/version/1.1"


def json_item(entry: FeedEntry, *, site: Site) -> bytes:
    """Write one item; empty members are left out."""
    return _written(
        {
            "id": tag_uri(site, f"news/{entry.code}"),
            "url": absolute(site, story_address(entry.code)),
            "external_url": entry.origin,
            "title": entry.headline,
            "content_html": whole_content(entry, site=site),
            "summary": entry.summary,
            "date_published": entry.published.isoformat(),
            "date_modified": entry.updated.isoformat(),
            "authors": [{"name": name} for name in entry.authors],
            "tags": [name for _, name in entry.topics],
            "language": entry.language,
        }
    )


def json_feed(plan: FeedPlan, *, site: Site, entries: Iterable[bytes]) -> bytes:
    """Write a JSON Feed.

    Args:
        entries: As `json_item` gives them, newest first.
    """
    head = _written(
        {
            "version": _VERSION,
            "title": plan.title,
            "home_page_url": absolute(site, plan.page),
            "feed_url": absolute(site, plan.path),
            "description": plan.subtitle,
            "icon": absolute(site, ICON),
            "favicon": absolute(site, ICON),
            "authors": [{"name": site.name, "url": f"{site.url}/"}],
            "language": site.language,
            "hubs": [{"type": "WebSub", "url": plan.hub}] if plan.hub else [],
        }
    )
    return head.removesuffix(b"}") + b',"items":[\n' + b",\n".join(entries) + b"\n]}\n"


def _written(members: Mapping[str, Any]) -> bytes:
    told = {name: value for name, value in members.items() if value}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
