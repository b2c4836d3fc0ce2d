"""Bytes of a saved page → its text and its tree, or the reason why not.

The encoding is the one the file declares, read strictly: a byte that does not fit refuses the page. What the tree
means is left to the other modules of this folder.

The tree is built by lxml, for two faults of the standard library's parser: it leaves `<p>` and `<td>` open, which the
pages of 2005 never close, and unfinished markup costs it time with the square of its length.
"""

import codecs
import re
import warnings
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from typing import NoReturn

from bs4 import BeautifulSoup, Tag
from bs4.dammit import EncodingDetector

from ...errors import IMPORT_RULES_PAGE, Diagnostic, StoryError

PAGE_BYTES = 5 * 1024 * 1024
# A long article with comments has 10,000 tags; this many still take no more than a few seconds.
PAGE_TAGS = 50_000
PAGE_LINES = 100_000
# Browsers flatten what is nested deeper than this.
PAGE_DEPTH = 512

# What HTML means by a label, where Python's codec of that name is narrower (https://encoding.spec.whatwg.org/#names-and-labels).
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-8-sig": "utf-8",
}
_CODECS = re.compile(
    r"utf-8|cp(1250|1251|1252|1253|1254|1255|1256|1257|1258|866|874|932|949)|iso8859-\d\d?|koi8-[ru]|mac-(roman|cyrillic)"
    r"|gb18030|big5hkscs|euc_jp|iso2022_jp"
)
_META = re.compile(rb"<meta\b([^>]{0,1000})", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:()-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(rb"\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_XML_PROLOGUE = re.compile(r"\s*<\?xml\b[^>]{0,1000}>", re.IGNORECASE)
# HTML asks for a declaration within 1024 bytes; pages with long scripts before it are read all the same.
_HEAD_BYTES = 65_536
# So many characters cannot be UTF-8 by chance; in Windows-1252 not even one, for `Ã©` is no part of any word.
_SURE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """A saved page, decoded."""

    path: str
    text: str
    # Where the file itself says it was saved from; empty where it does not.
    address: str = ""

    def fault(self, reason: str, message: str, *, fix: str, at: str = "", expected: str = "") -> Diagnostic:
        """Give a diagnostic; it points at the first place where `at` stands in the page."""
        start = max(0, self.text.find(at)) if at else 0
        line = self.text.count("\n", 0, start) + 1
        column = start - self.text.rfind("\n", 0, start)
        source = self.text[start - column + 1 :].split("\n", 1)[0] if at else ""
        return Diagnostic(
            path=self.path, line=line, column=column, reason=reason, message=message, source=source,
            expected=expected, fix=fix, page=IMPORT_RULES_PAGE,
        )  # fmt: skip


def read_markup(data: bytes, *, path: str) -> Markup:
    """Decode a saved page: HTML, or MHTML as browsers save it.

    Raises:
        StoryError: `page-too-large` or `page-encoding`.
    """
    if len(data) > PAGE_BYTES:
        _refuse(path, "page-too-large", f"the file has {len(data):,} bytes; a page may have {PAGE_BYTES:,}")
    if not path.lower().endswith((".mht", ".mhtml")):
        return _checked(path, _decoded(data, path, outer=None))
    part = _html_part(data, path)
    payload = part.get_payload(decode=True)
    text = _decoded(payload if isinstance(payload, bytes) else b"", path, outer=part.get_content_charset())
    return _checked(path, text, address=str(part.get("Content-Location", "")))


def _refuse(path: str, reason: str, message: str, line: int = 1) -> NoReturn:
    fix = "save the page again from the browser, as UTF-8" if reason == "page-encoding" else "save the article alone"
    raise StoryError(Diagnostic(path=path, line=line, reason=reason, message=message, fix=fix, page=IMPORT_RULES_PAGE))


def _html_part(data: bytes, path: str) -> Message:
    try:
        parts = [p for p in message_from_bytes(data).walk() if p.get_content_type() == "text/html"]
    except RecursionError:  # parts within parts, thousands deep
        parts = []
    if not parts:
        _refuse(path, "page-encoding", "the MHTML file holds no HTML part")
    return parts[0]


def _checked(path: str, text: str, address: str = "") -> Markup:
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        _refuse(path, "page-encoding", "the file holds a NUL: it is not text", line)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    tags = text.count("<")
    if tags > PAGE_TAGS:
        _refuse(path, "page-too-large", f"the page has about {tags:,} tags; a page may have {PAGE_TAGS:,}")
    lines = text.count("\n")
    if lines > PAGE_LINES:
        _refuse(path, "page-too-large", f"the page has {lines:,} lines; a page may have {PAGE_LINES:,}")
    return Markup(path=path, text=text, address=address)


def _decoded(data: bytes, path: str, outer: str | None) -> str:
    bare, mark = EncodingDetector.strip_byte_order_mark(data)
    label = mark or outer or declared_encoding(bare) or ""
    codec = mark or _codec(label, path)
    try:
        text = bare.decode(codec)
    except UnicodeDecodeError as error:
        said = f"declares {label}" if label else "declares no encoding, which means UTF-8,"
        line = bare.count(b"\n", 0, error.start) + 1
        place = f"byte {len(data) - len(bare) + error.start:,} does not fit"
        _refuse(path, "page-encoding", f"the page {said} but {place}", line)
    if codec != "utf-8" and not mark and _is_utf8(bare, sure=1 if codec == "cp1252" else _SURE):
        _refuse(path, "page-encoding", f"the page declares {label}, but its bytes are UTF-8")
    return text


def declared_encoding(data: bytes) -> str | None:
    """Give the label of the first declaration, of XML or of a `<meta>` outside comments; None without one."""
    head = _without_comments(data[:_HEAD_BYTES])
    found = _XML_DECLARATION.match(head)
    metas = (_CHARSET.search(meta[1]) for meta in _META.finditer(head))
    found = found or next((charset for charset in metas if charset), None)
    return found[1].decode("ascii", "replace").lower() if found else None


def _without_comments(head: bytes) -> bytes:
    kept, start = [], 0
    while (comment := head.find(b"<!--", start)) >= 0:
        kept.append(head[start:comment])
        end = head.find(b"-->", comment + 4)
        if end < 0:
            return b"".join(kept)
        start = end + 3
    return b"".join([*kept, head[start:]])


def _codec(label: str, path: str) -> str:
    if not label or label.startswith(("utf-16", "utf-32", "unicode")):
        return "utf-8"  # a declaration that could be read as ASCII is not in UTF-16
    for name in (label, label.removeprefix("x-")):
        try:
            codec = codecs.lookup(name).name
        except (LookupError, ValueError):
            continue
        codec = _WIDER.get(codec, codec)
        if _CODECS.fullmatch(codec):
            return codec
    _refuse(path, "page-encoding", f"the page declares the encoding {label!a}, which is not one of the web's")


def _is_utf8(data: bytes, *, sure: int) -> bool:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return sum(not c.isascii() for c in text) >= sure


def page_tree(markup: Markup) -> BeautifulSoup:
    """Build the tree of a page.

    Raises:
        StoryError: `page-too-large`, if it is nested deeper than browsers follow.
    """
    with warnings.catch_warnings():  # it warns of XHTML and of texts that look like a file name: both are fine here
        warnings.simplefilter("ignore")
        prologue = _XML_PROLOGUE.match(markup.text)
        tree = BeautifulSoup(markup.text[prologue.end() if prologue else 0 :], "lxml")
    if _depth(tree) > PAGE_DEPTH:
        _refuse(markup.path, "page-too-large", f"the page nests tags deeper than {PAGE_DEPTH}")
    return tree


def _depth(tree: Tag) -> int:
    deepest, level = 0, [tree]
    while level:
        deepest += 1
        level = [child for tag in level for child in tag.children if isinstance(child, Tag)]
    return deepest
