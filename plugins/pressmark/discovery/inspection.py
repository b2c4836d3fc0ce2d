"""Whether a published file is sound: the text of a page or a feed in, its faults out.

Read as a stranger reads it, from the bytes alone. Where links lead is left to `link_check.py`.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any

from lxml import etree

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
# HTML, "Optional tags": the end of these may be left out.
_OPTIONAL = frozenset(
    ("html", "head", "body", "li", "dt", "dd", "p", "option", "thead", "tbody", "tfoot", "tr", "td", "th")
)
_ATOM = "{http://www.w3.org/2005/Atom}"


def page_faults(html: str) -> list[str]:
    """Give what is wrong with an HTML page: its language, title, heading, ids, pictures and tags."""
    page = _Page()
    page.feed(html)
    page.close()
    missing = [
        what
        for what, is_there in {
            "<html> names no language": page.language,
            "it has no title": page.title.strip(),
            f"it has {page.headings} first headings, not one": page.headings == 1,
        }.items()
        if not is_there
    ]
    return [*missing, *page.faults, *page.unclosed(), *_doubles("id", page.ids)]


def feed_faults(content: bytes, *, is_json: bool) -> list[str]:
    """Give what is wrong with an Atom, RSS or JSON feed: its form, and ids that are missing or given twice."""
    try:
        ids = list(_json_ids(json.loads(content)) if is_json else _xml_ids(_parsed(content)))
    except (ValueError, KeyError, TypeError, etree.XMLSyntaxError) as error:
        return [f"it cannot be read: {type(error).__name__}: {error}"]
    return [*(["an entry has no id"] if not all(ids) else []), *_doubles("id of an entry", ids)]


def _doubles(what: str, names: Iterable[str]) -> list[str]:
    return [f"{what} given {number} times: {name}" for name, number in Counter(names).items() if number > 1]


def _parsed(content: bytes) -> Any:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _xml_ids(root: Any) -> Iterator[str]:
    for entry in root.iter(f"{_ATOM}entry"):
        yield entry.findtext(f"{_ATOM}id", "")
    for item in root.iter("item"):
        yield item.findtext("guid", "")


def _json_ids(feed: Any) -> Iterator[str]:
    for item in feed["items"]:
        yield str(item.get("id", ""))


class _Page(HTMLParser):
    """What a page holds, and the tags that do not fit."""

    def __init__(self) -> None:
        super().__init__()
        self.language = self.title = ""
        self.headings = 0
        self.ids: list[str] = []
        self.faults: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.headings += tag == "h1"
        if tag == "html":
            self.language = values.get("lang") or ""
        if tag == "img" and "alt" not in values:
            self.faults.append(f"<img> without alt: {values.get('src')}")
        if "id" in values:
            self.ids.append(values["id"] or "")

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "title" and "svg" not in self._open:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            self.faults.append(f"</{tag}> closes nothing, line {self.getpos()[0]}")
            return
        while (left := self._open.pop()) != tag:
            if left not in _OPTIONAL:
                self.faults.append(f"<{left}> is not closed before </{tag}>, line {self.getpos()[0]}")

    def unclosed(self) -> list[str]:
        return [f"<{tag}> is not closed" for tag in self._open if tag not in _OPTIONAL]
