"""What a page says of its address and its language → the link and the language of its story."""

import re
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup, Comment, Tag

from ..fields import is_web_address
from .choice import Choice
from .declared import Claim, Declared
from .markup import Markup
from .words import attribute_list

_SAVED_FROM = re.compile(r"(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:|Mirrored from)\s*(\S+)")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_][A-Za-z0-9]+)*")
# Languages written with Arabic letters; a page in another language that is full of them was declared by a template.
_ARABIC_SCRIPT = frozenset({"fa", "ar", "ur", "ps", "ckb", "ug", "sd", "azb", "bal", "prs", "pnb", "ks", "he-arab"})
_ARABIC_LETTERS = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_LETTERS = re.compile(r"[^\W\d_]")


def addresses(tree: BeautifulSoup, said: Declared, markup: Markup) -> list[Claim]:
    """Give the addresses a page states as its own, surest first; each an absolute web address."""
    claims = [
        *said.json("url", "mainEntityOfPage"),
        *said.items("url", "mainEntityOfPage"),
        *_links(tree, "canonical"),
        *said.meta("ogurl"),
        *said.meta("twitterurl"),
        *_links(tree, "shortlink"),
        *_saved_from(tree, markup),
    ]
    return [claim for claim in claims if is_web_address(claim.text)]


def _links(tree: BeautifulSoup, relation: str) -> Iterator[Claim]:
    for tag in tree.find_all("link"):
        if relation in [name.lower() for name in attribute_list(tag, "rel")]:
            yield Claim(text=str(tag.get("href", "")).strip(), source=f"<link rel={relation}>")


def _saved_from(tree: BeautifulSoup, markup: Markup) -> Iterator[Claim]:
    if markup.address:
        yield Claim(text=markup.address, source="MHTML Content-Location")
    for comment in tree.find_all(string=lambda text: isinstance(text, Comment), limit=20):
        match = _SAVED_FROM.search(str(comment)[:2000])
        if match:
            yield Claim(text=match[1], source="the browser's note `saved from`")


def find_language(said: Declared, block: Tag, label: str | None, text: str) -> Choice[str] | None:
    """Give the language of a page: as JSON-LD, `lang`, Open Graph or the label of its code says it.

    Args:
        block: Where the article's text stands; the nearest `lang` above it counts.
        label: The language of the code's label.
        text: The article, for a look at its script.
    """
    claims = [
        *said.json("inLanguage"),
        *said.items("inLanguage"),
        *_lang_attributes(block),
        *said.meta("oglocale", "contentlanguage", "dclanguage", "dctermslanguage", "language"),
        *([Claim(text=label, source="the label of the story code")] if label else []),
    ]
    return next(_fitting(claims, text), None)


def _lang_attributes(block: Tag) -> Iterator[Claim]:
    for tag in [block, *block.parents]:
        for name in ("lang", "xml:lang"):
            if tag.get(name):
                yield Claim(text=str(tag[name]), source=f"<{tag.name} lang>")


def _fitting(claims: Iterable[Claim], text: str) -> Iterator[Choice[str]]:
    letters = len(_LETTERS.findall(text[:5000]))
    is_arabic = len(_ARABIC_LETTERS.findall(text[:5000])) * 2 > letters
    for claim in claims:
        match = _LANGUAGE.fullmatch(claim.text.strip())
        language = "-".join(part.lower() for part in match.groups() if part) if match else ""
        if language and (language.partition("-")[0] in _ARABIC_SCRIPT) == is_arabic:
            yield Choice(value=language, source=claim.source)
