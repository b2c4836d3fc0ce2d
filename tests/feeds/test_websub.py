"""Telling hubs, with a small hub on this machine."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from plugins.pressmark.feeds.jsonfeed import json_feed
from plugins.pressmark.feeds.plans import FeedPlan
from plugins.pressmark.feeds.websub import tell_hubs
from plugins.pressmark.feeds.xml import atom_feed, rss_feed

from .invented import PLAN, SITE

BASE = "https://example.org/archive/feeds/"


@dataclass
class Hub:
    """What a hub was told, and what it answers."""

    address: str = ""
    status: int = 202
    told: list[dict[str, list[str]]] = field(default_factory=list)


@pytest.fixture
def hub() -> Iterator[Hub]:
    told = Hub()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.told.append(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))
            self.send_response(told.status)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    told.address = f"http://127.0.0.1:{server.server_port}/"
    yield told
    server.shutdown()
    server.server_close()


def publish(output: Path, hub: str, *, title: str = "The Harbour Post") -> None:
    """Put a feed of each format in its place, and a sealed document."""
    feed = replace(PLAN, hub=hub)
    rss = replace(feed, path="feeds/all.rss.xml", kind="rss")
    json = replace(feed, path="feeds/all.json", kind="json", title=title)
    write(output, feed, atom_feed(feed, site=SITE, entries=[]))
    write(output, rss, rss_feed(rss, site=SITE, entries=[]))
    write(output, json, json_feed(json, site=SITE, entries=[]))


def write(output: Path, plan: FeedPlan, content: bytes) -> None:
    path = output / plan.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def test_every_feed_is_told_at_first(hub: Hub, tmp_path: Path) -> None:
    publish(tmp_path, hub.address)

    ping = tell_hubs(tmp_path, record=tmp_path / "work" / "told.json")

    assert ping.told == (f"{BASE}all.atom.xml", f"{BASE}all.json", f"{BASE}all.rss.xml")
    assert ping.failed == ()
    assert hub.told[0] == {
        "hub.mode": ["publish"],
        "hub.url": [f"{BASE}all.atom.xml"],
        "hub.topic": [f"{BASE}all.atom.xml"],
    }


def test_only_what_changed_is_told_again(hub: Hub, tmp_path: Path) -> None:
    publish(tmp_path, hub.address)
    tell_hubs(tmp_path, record=tmp_path / "told.json")
    publish(tmp_path, hub.address, title="Another")

    ping = tell_hubs(tmp_path, record=tmp_path / "told.json")

    assert ping.told == (f"{BASE}all.json",)
    assert ping.unchanged == 2
    assert len(hub.told) == 4


def test_hub_that_refuses_is_told_again_the_next_time(hub: Hub, tmp_path: Path) -> None:
    publish(tmp_path, hub.address)
    hub.status = 500

    refused = tell_hubs(tmp_path, record=tmp_path / "told.json")
    hub.status = 204
    taken = tell_hubs(tmp_path, record=tmp_path / "told.json")

    assert refused.told == ()
    assert refused.failed[0] == (f"{BASE}all.atom.xml", f"{hub.address}: Internal Server Error")
    assert len(taken.told) == 3


def test_hub_that_is_not_there_is_a_failure_and_no_traceback(tmp_path: Path) -> None:
    publish(tmp_path, "http://127.0.0.1:1/")

    ping = tell_hubs(tmp_path, record=tmp_path / "told.json")

    assert [address for address, _ in ping.failed] == [f"{BASE}all.atom.xml", f"{BASE}all.json", f"{BASE}all.rss.xml"]


@pytest.mark.parametrize("hub_address", ["", "file:///etc/passwd"])
def test_nothing_but_a_hub_on_the_web_is_told(hub_address: str, tmp_path: Path) -> None:
    publish(tmp_path, hub_address)

    assert tell_hubs(tmp_path, record=tmp_path / "told.json").told == ()


def test_record_that_is_damaged_counts_for_nothing(hub: Hub, tmp_path: Path) -> None:
    publish(tmp_path, hub.address)
    (tmp_path / "told.json").write_text("[")

    assert len(tell_hubs(tmp_path, record=tmp_path / "told.json").told) == 3


def test_sealed_document_is_told_of_like_any_other(hub: Hub, tmp_path: Path) -> None:
    publish(tmp_path, hub.address)
    tell_hubs(tmp_path, record=tmp_path / "told.json")
    sealed = replace(PLAN, path="feeds/archive/all/1.atom.xml", is_sealed=True, hub=hub.address)
    write(tmp_path, sealed, atom_feed(sealed, site=SITE, entries=[]))

    assert tell_hubs(tmp_path, record=tmp_path / "told.json").told == (f"{BASE}archive/all/1.atom.xml",)
