"""WebSub: hubs are told which feeds have changed, so that subscribers hear of it at once.

Goes in: the published site and what hubs were told before. Comes out: one request a changed feed, and the new record of
what was told. Each feed names its hub and its own address. The one module of this folder that reads files and speaks to
the network; only `ping` uses it.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from lxml import etree

_ATOM = "{http://www.w3.org/2005/Atom}"
_SECONDS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class HubFeed:
    """A feed that names a hub."""

    hub: str
    address: str
    # SHA-256 of the document.
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ping:
    """What became of telling the hubs."""

    # Addresses of feeds whose hub took the news.
    told: tuple[str, ...]
    # Feeds that had not changed.
    unchanged: int
    # Address and reason of each that could not be told.
    failed: tuple[tuple[str, str], ...]


def tell_hubs(output: Path, *, record: Path) -> Ping:
    """Tell each hub which of its feeds have changed.

    Args:
        output: The published site.
        record: A file of what hubs were told; made where there is none, and every feed is news then.
    """
    known = _known(record)
    feeds = list(hub_feeds(output))
    changed = [feed for feed in feeds if known.get(feed.address) != feed.digest]
    answers = [(feed, _answer(feed)) for feed in changed]
    told = {feed.address: feed.digest for feed, fault in answers if not fault}
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(json.dumps({**known, **told}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return Ping(
        told=tuple(told),
        unchanged=len(feeds) - len(changed),
        failed=tuple((feed.address, fault) for feed, fault in answers if fault),
    )


def hub_feeds(output: Path) -> Iterator[HubFeed]:
    """Find the feeds of a site that name a hub, by their paths; of sealed documents, a withdrawal is news."""
    for path in sorted((output / "feeds").rglob("*")):
        if path.suffix not in {".xml", ".json"} or not path.is_file():
            continue
        content = path.read_bytes()
        hub, address = _hub_of_json(content) if path.suffix == ".json" else _hub_of_xml(content)
        if hub and address:
            yield HubFeed(hub=hub, address=address, digest=hashlib.sha256(content).hexdigest())


def _hub_of_json(content: bytes) -> tuple[str, str]:
    feed = json.loads(content)
    return next((hub["url"] for hub in feed.get("hubs", [])), ""), feed.get("feed_url", "")


def _hub_of_xml(content: bytes) -> tuple[str, str]:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    feed = root if root.tag == f"{_ATOM}feed" else root.find("channel")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{_ATOM}link")}
    return links.get("hub", ""), links.get("self", "")


def _answer(feed: HubFeed) -> str:
    """Tell one hub of one feed; give what went wrong, or nothing."""
    if urlsplit(feed.hub).scheme not in {"http", "https"}:
        return f"{feed.hub} is no web address"
    # Both names of the one thing: the older protocol and the newer one.
    body = urlencode({"hub.mode": "publish", "hub.url": feed.address, "hub.topic": feed.address}).encode()
    try:
        with urlopen(Request(feed.hub, data=body), timeout=_SECONDS):  # noqa: S310  # the scheme was looked at
            return ""
    except (URLError, TimeoutError) as error:
        return f"{feed.hub}: {getattr(error, 'reason', error)}"


def _known(record: Path) -> Mapping[str, str]:
    try:
        known = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
