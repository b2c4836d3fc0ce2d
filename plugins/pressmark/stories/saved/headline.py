"""What a page says of its headline → the headline.

Sites add their own name to what they declare (`Talks resume | Example News`) and cut it short for search engines; the
headings that the page shows tell what belongs to the headline.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from bs4 import BeautifulSoup

from ..normal_form import same, same_form
from .choice import Choice
from .declared import Claim, Declared
from .lines import Line, Zone
from .words import HEADLINE, class_words

_SEPARATOR = re.compile(r"\s+[|–—»«•·:/-]+\s+|\s*(?:\||::|»|«|•)\s*|:\s+")
_CUT = re.compile(r"\s*(?:…|\.\.\.)$")
_METAS = ("ogtitle", "twittertitle", "citationtitle", "dctitle", "dctermstitle", "headline", "sailthrutitle", "title")
_MIN_LETTERS = 8
# What is longer is no headline, and what has more headings is not read to the end.
_TITLE_CHARACTERS = 1_000
_HEADINGS = 60


def find_headline(tree: BeautifulSoup, said: Declared, lines: Sequence[Line]) -> Choice[str] | None:
    """Give the headline of a page, None where nothing tells it for certain."""
    shown = list(islice(_headings(lines), _HEADINGS))
    title = _folded(tree.title.get_text()[:_TITLE_CHARACTERS]) if tree.title else ""
    names = [*_site_names(said), *_titled_site(title, shown)]
    for claim in [*said.json("headline"), *said.items("headline"), *said.meta(*_METAS), *said.json("name")]:
        text = _own(_folded(claim.text), names, shown) if len(claim.text) <= _TITLE_CHARACTERS else ""
        if text:
            return Choice(value=text, source=claim.source)
    seen = _shown(shown, title, names) or _in_title(lines, title, names)
    return seen or _whole_title(title, names)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _site_names(said: Declared) -> list[str]:
    claims = [*said.meta("ogsitename", "applicationname", "twittersite", "publisher"), *said.json("publisher")]
    return [_folded(claim.text) for claim in claims]


def _titled_site(title: str, shown: Sequence[Claim]) -> Iterator[str]:
    """The site's name, where it is the page's `<h1>` and the end of a title that begins with a lower heading."""
    first = [claim.text for claim in shown if claim.source == "<h1>"]
    others = [claim.text for claim in shown if claim.source != "<h1>"]
    for match in _SEPARATOR.finditer(title):
        start, end = title[: match.start()], title[match.end() :]
        if any(same(start, text) for text in others) and any(same(end, text) for text in first):
            yield end


def _own(text: str, names: Sequence[str], shown: Sequence[Claim]) -> str:
    """Give a declared headline without the site's name, and whole where the page shows it whole."""
    if any(same(text, name) for name in names):
        return ""
    headings = [claim.text for claim in shown]
    if any(same(text, heading) for heading in headings):
        return text
    whole = next((heading for heading in headings if _is_whole_of(heading, text)), "")
    return whole or next((rest for piece, rest in _ends(text) if any(same(piece, name) for name in names)), text)


def _is_whole_of(heading: str, text: str) -> bool:
    """Whether a heading is what was declared, before it was cut or the site's name was added."""
    if len(heading) < _MIN_LETTERS:
        return False
    stem = _CUT.sub("", text)
    cut = stem != text and len(stem) >= _MIN_LETTERS and same_form(heading).startswith(same_form(stem))
    return cut or any(same(heading, piece) for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    """The beginnings and the ends of a text at its separators."""
    for match in _SEPARATOR.finditer(text):
        yield text[: match.start()]
        yield text[match.end() :]


def _ends(text: str) -> Iterator[tuple[str, str]]:
    """Each way to part a text at a separator: what may be the site's name, and the rest."""
    for match in _SEPARATOR.finditer(text):
        yield text[match.end() :], text[: match.start()]
        yield text[: match.start()], text[match.end() :]


def _headings(lines: Sequence[Line]) -> Iterator[Claim]:
    """What the page shows as headings, `<h1>` first; the lines of one heading joined."""
    for name in ("h1", "h2", "h3"):
        texts: dict[int, list[str]] = {}
        for line in lines:
            if line.holder.name == name and line.zone is not Zone.ELSEWHERE:
                texts.setdefault(id(line.holder), []).append(line.text)
        for parts in filter(_is_short, texts.values()):
            yield Claim(text=_folded(" ".join(parts)), source=f"<{name}>")
    for line in lines:
        if line.zone is Zone.TEXT and line.holder.name not in {"h1", "h2", "h3", "body"} and _is_named(line):
            yield Claim(text=_folded(line.text), source="a block named as headline")


def _is_short(parts: Sequence[str]) -> bool:
    return sum(map(len, parts)) <= _TITLE_CHARACTERS


def _is_named(line: Line) -> bool:
    return bool(class_words(line.holder) & HEADLINE) and len(line.text) <= 300


def _shown(shown: Sequence[Claim], title: str, names: Sequence[str]) -> Choice[str] | None:
    """The one heading of the highest kind, or the one that the `<title>` repeats."""
    for kind in ("<h1>", "a block named as headline", "<h2>", "<h3>"):
        texts = {claim.text for claim in shown if claim.source == kind and not any(same(claim.text, n) for n in names)}
        titled = {text for text in texts if len(text) >= _MIN_LETTERS and same_form(text) in same_form(title)}
        sure = titled if len(titled) == 1 else texts
        if len(sure) == 1 and (titled or kind in {"<h1>", "a block named as headline"} or len(sure) == len(texts)):
            return Choice(value=sure.pop(), source=kind)
    return None


def _in_title(lines: Sequence[Line], title: str, names: Sequence[str]) -> Choice[str] | None:
    pieces = {same_form(piece) for piece in [title, *_pieces(title)]} - {same_form(name) for name in names}
    fitting = [
        text
        for text in (_folded(line.text) for line in lines if len(line.text) <= len(title))
        if len(text) >= _MIN_LETTERS and same_form(text) in pieces
    ]
    best = max(fitting, key=len, default=None)
    return Choice(value=best, source="<title> and the line that repeats it") if best else None


def _whole_title(title: str, names: Sequence[str]) -> Choice[str] | None:
    for text in (title, *(rest for piece, rest in _ends(title) if any(same(piece, name) for name in names))):
        if len(text.split()) >= 3 and not _SEPARATOR.search(text):
            return Choice(value=text, source="<title>")
    return None
