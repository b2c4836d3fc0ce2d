"""Published Atom documents read back into entries, for what a corrected story said when it was sealed.

Goes in: bytes that `xml.atom_feed` wrote. Comes out: the same entries. Never used on a document of anyone else's.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lxml import etree

from ..documents import direction
from ..model import StoryCode
from .entries import FeedEntry
from .text import CUT

_ATOM = "{http://www.w3.org/2005/Atom}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_entries(document: bytes) -> Iterator[FeedEntry]:
    """Read the entries of an Atom document of ours; nothing of one that is not well-formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(document, parser)
    except etree.XMLSyntaxError:
        return
    for element in root.findall(f"{_ATOM}entry"):
        yield _entry(element)


def _entry(element: Any) -> FeedEntry:
    language = element.get(_LANGUAGE)
    content, is_cut = _text(element, "content"), False
    if match := re.search(CUT, content):
        content, is_cut = content[: match.start()], True
    return FeedEntry(
        code=StoryCode(_text(element, "id").rpartition("/")[2]),
        headline=_text(element, "title"),
        language=language,
        direction=direction(language),
        published=datetime.fromisoformat(_text(element, "published")),
        updated=datetime.fromisoformat(_text(element, "updated")),
        content=content,
        is_cut=is_cut,
        summary=_text(element, "summary"),
        topics=tuple((c.get("term"), c.get("label")) for c in element.findall(f"{_ATOM}category")),
        authors=tuple(name.text for name in element.findall(f"{_ATOM}author/{_ATOM}name")),
        origin=element.findtext(f"{_DUBLIN_CORE}source") or "",
    )


def _text(element: Any, name: str) -> str:
    return element.findtext(f"{_ATOM}{name}") or ""
