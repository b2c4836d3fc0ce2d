"""The tree of a page → its lines: the runs of text that a browser would set one below the other.

Each line knows the block it stands in, how much of it is links, and whether it belongs to the article's surroundings:
told by element (`<nav>`), role, or class name. Which lines are the article's text is left to `body.py`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from .anchors import article_path
from .words import BESIDE, ELSEWHERE, class_words, names_body, word_set

_SPACES = re.compile(r"[ \t\n\f]+")
_EDGES = " \t\n\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# Never text, or never the page's own.
_SILENT = word_set("""
    head script style noscript template iframe object embed applet canvas svg math audio video map select option button
    textarea input datalist dialog frameset
    amp-ad amp-auto-ads amp-consent amp-embed amp-sidebar amp-social-share amp-sticky-ad amp-user-notification
""")
_ELSEWHERE_TAGS = frozenset({"nav", "aside"})
_BESIDE_TAGS = frozenset({"figure", "figcaption", "footer", "form", "caption", "legend"})
_ELSEWHERE_ROLES = frozenset(
    {"navigation", "complementary", "banner", "contentinfo", "search", "dialog", "menu", "alert"}
)
_INLINE = word_set("""
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby s samp small
    span strike strong sub sup time tt u var wbr blink o:p st1:place st1:city
""")
_ARTICLE_WORDS = frozenset({"article", "entry", "post", "story", "news", "content"})
_BEFORE = 40
_CELLS = frozenset({"td", "th", "dt", "dd"})
# Of a row or list that is short.
_SHORT_PIECES = 100
_SHORT_CHARACTERS = 300
_NEVER_ASIDE = frozenset({"html", "body", "main"})


class Zone(IntEnum):
    """Where a line stands."""

    TEXT = 0
    # About the article, but not its text: its date, its share buttons.
    BESIDE = 1
    # About something else: menus, other stories, comments.
    ELSEWHERE = 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """One line of a page."""

    # Without white space at its ends; runs of it are one space.
    text: str
    # Characters within links.
    linked: int
    # The innermost block the line stands in.
    holder: Tag
    zone: Zone
    # One `<br>` parts it from the line before, within a sentence or where other lines of the block are two apart.
    soft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moment:
    """A `<time>`, or an `<abbr>` as hAtom uses it, and where it stands."""

    tag: Tag
    holder: Tag
    zone: Zone
    # The text of the same line before it, at most `_BEFORE` characters; not that of another moment.
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """What a page shows, in order."""

    lines: list[Line]
    moments: list[Moment]


@dataclass(slots=True)
class _Run:
    """The text of a block as far as it has been read."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    # The pieces up to the last moment of this line, its own text among them.
    told: int = 0
    # Line breaks since the last text, and the finished lines with the breaks before each.
    breaks: int = 0
    lines: list[tuple[str, int, int]] = field(default_factory=list)

    def end_line(self) -> None:
        text = _SPACES.sub(" ", "".join(piece for piece, _ in self.pieces)).strip(_EDGES)
        linked = sum(len(piece.strip()) for piece, in_link in self.pieces if in_link)
        if text:
            self.lines.append((text, min(linked, len(text)), self.breaks))
            self.breaks = 0
        self.pieces = []
        self.told = 0

    def before_moment(self) -> str:
        """Give the words before a moment that begins here: those behind another moment, if there are any."""
        start = max(0, len(self.pieces) - 3)
        whole, own = (
            "".join(piece for piece, _ in self.pieces[since:])[-_BEFORE:] for since in (start, max(start, self.told))
        )
        self.told = len(self.pieces) + 1
        return own if any(c.isalpha() for c in own) else whole

    def emit(self, holder: Tag, zone: Zone) -> Iterator[Line]:
        self.end_line()
        doubled = any(breaks > 1 for _, _, breaks in self.lines[1:])
        before = ""
        for text, linked, breaks in self.lines:
            soft = bool(before) and breaks == 1 and (doubled or _goes_on(before, text))
            yield Line(text=text, linked=linked, holder=holder, zone=zone, soft=soft)
            before = text


def _goes_on(before: str, text: str) -> bool:
    """Whether a line break stands within a sentence."""
    return text[0].islower() and (before[-1].isalnum() or before[-1] in ",;،؛–—")


def page_text(tree: BeautifulSoup) -> PageText:
    """Give all visible lines of a page in order; time grows with the page alone, however deep it is nested."""
    reader = _Reader(frozenset(id(tag) for tag in article_path(tree)))
    reader.read(tree)
    return PageText(lines=reader.lines, moments=reader.moments)


@dataclass(slots=True, kw_only=True)
class _Open:
    """A tag that has been entered: its children to come, and what holds for them."""

    children: Iterator[object]
    holder: Tag
    zone: Zone
    in_link: bool = False
    in_article: bool = False
    # A row of a table or a list of terms, of a few words a line.
    is_short: bool = False


@dataclass(slots=True)
class _Reader:
    """Walks a tree and gathers its lines, with a stack of its own: pages may be nested deeper than Python calls."""

    anchored: frozenset[int]
    lines: list[Line] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    run: _Run = field(default_factory=_Run)

    def read(self, root: Tag) -> None:
        stack = [_Open(children=iter(root.children), holder=root, zone=Zone.TEXT)]
        while stack:
            top = stack[-1]
            child = next(top.children, None)
            if child is None:
                stack.pop()
                if not stack or stack[-1].holder is not top.holder:
                    self._flush(top)
            elif isinstance(child, Tag):
                self._enter(child, top, stack)
            elif type(child) is NavigableString:  # its subclasses are comments, scripts, readings
                self._text(str(child), top)

    def _flush(self, top: _Open) -> None:
        self.lines.extend(self.run.emit(top.holder, top.zone))
        self.run = _Run()

    def _enter(self, tag: Tag, top: _Open, stack: list[_Open]) -> None:
        if tag.name == "br":
            self.run.end_line()
            self.run.breaks += 1
        elif tag.name not in _SILENT and not _is_hidden(tag):
            zone = max(top.zone, self._zone(tag, top.in_article))
            is_cell = tag.name in _CELLS and top.is_short and zone == top.zone
            inline = is_cell or (tag.name in _INLINE and zone == top.zone)
            if not inline or tag.name == "dt":
                self._flush(top)
            elif is_cell:
                self.run.pieces.append((" ", False))
            if tag.name in {"time", "abbr"}:
                self.moments.append(Moment(tag=tag, holder=top.holder, zone=zone, before=self.run.before_moment()))
            stack.append(
                _Open(
                    children=iter(tag.children),
                    holder=top.holder if inline else tag,
                    zone=zone,
                    in_link=top.in_link or tag.name == "a",
                    in_article=top.in_article or tag.name in {"article", "main"},
                    is_short=tag.name in {"tr", "dl"} and _is_short(tag),
                )
            )

    def _text(self, text: str, top: _Open) -> None:
        if top.holder.name != "pre":
            self.run.pieces.append((text, top.in_link))
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self.run.end_line()
            self.run.pieces.append((line, top.in_link))

    def _zone(self, tag: Tag, in_article: bool) -> Zone:
        if tag.name in _NEVER_ASIDE or id(tag) in self.anchored or (tag.name in _INLINE and _is_amid_text(tag)):
            return Zone.TEXT
        words = class_words(tag)
        page_header = tag.name == "header" and not in_article and not words & _ARTICLE_WORDS
        if page_header or tag.name in _ELSEWHERE_TAGS or tag.get("role") in _ELSEWHERE_ROLES:
            return Zone.ELSEWHERE
        if names_body(tag):
            return Zone.TEXT
        if words & ELSEWHERE:
            return Zone.ELSEWHERE
        beside = tag.name in _BESIDE_TAGS or (bool(words & BESIDE) and tag.name != "article")
        return Zone.BESIDE if beside else Zone.TEXT


def _is_short(tag: Tag) -> bool:
    """Whether the cells of a row, or each term with what it means, can stand on one line: a table of a few words."""
    within = list(islice(tag.descendants, _SHORT_PIECES + 1))
    tags = [piece for piece in within if isinstance(piece, Tag)]
    if len(within) > _SHORT_PIECES or sum(piece.name in _CELLS for piece in tags) < 2:
        return False
    words = sum(len(piece) for piece in within if type(piece) is NavigableString)
    plain = all(piece.name in _CELLS or (piece.name in _INLINE and piece.name != "a") for piece in tags)
    return plain and words <= _SHORT_CHARACTERS


def _is_amid_text(tag: Tag) -> bool:
    """Whether a tag is a word or two within a sentence, whatever its class is called."""
    neighbours = (tag.previous_sibling, tag.next_sibling)
    return any(type(beside) is NavigableString and any(c.isalpha() for c in beside) for beside in neighbours)


def _is_hidden(tag: Tag) -> bool:
    style = str(tag.get("style", "")).replace(" ", "").lower()
    return tag.has_attr("hidden") or "display:none" in style or tag.get("aria-hidden") == "true"
