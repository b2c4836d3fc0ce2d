"""What the structured data of a page declares about its article: JSON-LD, microdata and RDFa, `<meta>`.

Each declaration is a `Claim`: a text and where it stood. Nothing is judged here: reading dates and codes, and choosing
among claims, is left to `parts.py`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import islice

from bs4 import BeautifulSoup, Tag

from ..normal_form import same
from .words import ELSEWHERE, attribute_list, class_words

JsonObject = dict[str, object]

_ARTICLE_TYPES = frozenset(
    {
        "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "AskPublicNewsArticle",
        "BackgroundNewsArticle", "OpinionNewsArticle", "ReviewNewsArticle", "BlogPosting", "LiveBlogPosting", "Report",
        "AdvertiserContentArticle", "SatiricalArticle", "SocialMediaPosting", "TechArticle", "ScholarlyArticle",
    }
)  # fmt: skip
_LIST_TYPES = frozenset({"CollectionPage", "ItemList", "SearchResultsPage"})
_PAGE_TYPES = frozenset({"WebPage", "ItemPage"})
_ITEM_CHARACTERS = 2_000
_HEADS = 5
_ITEM_NAMES = frozenset(
    {"headline", "name", "datePublished", "identifier", "articleId", "url", "mainEntityOfPage", "inLanguage"}
)
# Properties that hold the article of a page; all others lead to other things.
_HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something a page says about its article."""

    text: str
    # Where it stands, as a person would look for it: "JSON-LD NewsArticle.datePublished", "meta name=pubdate".
    source: str
    # The tag, where there is one and it tells more.
    tag: Tag | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """The structured data of a page."""

    # Objects of JSON-LD that are articles, in page order; the page's own object where none is.
    articles: tuple[JsonObject, ...]
    # Whether JSON-LD calls the page a list and names no article.
    is_list: bool
    # Property → claims, in page order.
    microdata: Mapping[str, tuple[Claim, ...]]
    # Name in lower case without separators ("articlepublishedtime") → claims, in page order.
    metas: Mapping[str, tuple[Claim, ...]]

    def json(self, *names: str) -> list[Claim]:
        """Give what the articles of JSON-LD say under any of the names."""
        return [
            Claim(text=text, source=f"JSON-LD {type_name(article)}.{name}")
            for article in self.articles
            for name in names
            for text in _texts(article.get(name))
        ]

    def items(self, *names: str) -> list[Claim]:
        """Give what microdata and RDFa say under any of the names."""
        return [claim for name in names for claim in self.microdata.get(name, ())]

    def meta(self, *names: str) -> list[Claim]:
        """Give what `<meta>` says under any of the names, which are written as in `metas`."""
        return [claim for name in names for claim in self.metas.get(name, ())]


def declared(tree: BeautifulSoup) -> Declared:
    """Read the structured data of a page; what is malformed is passed over."""
    objects = list(_objects(tree))
    articles = [o for o in objects if _types(o) & _ARTICLE_TYPES]
    if len(articles) > 1:
        articles = _of_page(tree, articles) or articles
    return Declared(
        articles=tuple(articles or [o for o in objects if _types(o) & _PAGE_TYPES]),
        is_list=not articles and any(_types(o) & _LIST_TYPES for o in objects),
        microdata=_grouped(_items(tree)),
        metas=_grouped(_metas(tree)),
    )


def _of_page(tree: BeautifulSoup, articles: Sequence[JsonObject]) -> list[JsonObject]:
    """The articles whose address is the page's own, else those whose headline its `<h1>` shows."""
    links = [tag.get("href") for tag in tree.find_all("link", rel="canonical")]
    links += [tag.get("content") for tag in tree.find_all("meta", property="og:url")]
    own = {str(link).strip() for link in links}
    heads = [" ".join(tag.get_text(" ").split()) for tag in tree.find_all("h1", limit=_HEADS)]

    def has(article: JsonObject) -> bool:
        return any(same(text, head) for text in _texts(article.get("headline")) for head in heads)

    addressed = [a for a in articles if not own.isdisjoint(_texts(a.get("url")) + _texts(a.get("mainEntityOfPage")))]
    return addressed or list(filter(has, articles))


def type_name(article: JsonObject) -> str:
    """Give the first type of an object."""
    return next(iter(_type_list(article)), "object")


def _type_list(value: JsonObject) -> list[str]:
    kinds = value.get("@type", [])
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rpartition("/")[2].rpartition(":")[2] for kind in listed if isinstance(kind, str)]


def _types(value: JsonObject) -> frozenset[str]:
    return frozenset(_type_list(value))


def _objects(tree: BeautifulSoup) -> Iterator[JsonObject]:
    for script in tree.find_all("script"):
        if "ld+json" in str(script.get("type", "")).lower():
            yield from _found([_parsed(script.get_text())])


def _parsed(text: str) -> object:
    text = text.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>")
    try:
        # Numbers stay text: an identifier is a name, and one of a million digits is no reason to compute.
        return json.loads(text.strip().rstrip(";"), strict=False, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        return None


def _found(values: Iterable[object]) -> Iterator[JsonObject]:
    # JSON that Python reads is nested less than 1000 deep, yet a loop costs no more than a recursion.
    waiting = list(values)
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            yield value
            waiting.extend(value[name] for name in reversed(_HOLDERS) if name in value)


def _texts(value: object) -> list[str]:
    """Give the texts of a property: its own, its items', or of a nested object its value, address or name."""
    if isinstance(value, str):
        text = unescape(value).strip()
        return [text] if text else []
    if isinstance(value, list):
        return [text for item in value if not isinstance(item, list) for text in _texts(item)]
    if isinstance(value, dict):
        inner = next((value[key] for key in ("@value", "value", "@id", "url", "name") if value.get(key)), None)
        return _texts(inner) if isinstance(inner, str) else []
    return []


def _grouped(claims: Iterable[tuple[str, Claim]]) -> Mapping[str, tuple[Claim, ...]]:
    grouped: dict[str, list[Claim]] = {}
    for name, claim in claims:
        grouped.setdefault(name, []).append(claim)
    return {name: tuple(said) for name, said in grouped.items()}


def _items(tree: BeautifulSoup) -> Iterator[tuple[str, Claim]]:
    owners: dict[int, Tag | None] = {}
    for tag in tree.find_all(True):  # parents come before children
        outer = owners.get(id(tag.parent))
        is_item = tag.has_attr("itemscope") or tag.has_attr("typeof")
        owners[id(tag)] = tag if is_item else outer
        # An article within an article is another one, and so is one among related stories.
        if is_item and ((outer is not None and _is_article(outer)) or class_words(tag) & ELSEWHERE):
            owners[id(tag)] = _ANOTHER
        if outer is None or _is_article(outer):
            yield from _properties(tag)


def _properties(tag: Tag) -> Iterator[tuple[str, Claim]]:
    for name in attribute_list(tag, "itemprop") + attribute_list(tag, "property"):
        plain = name.removeprefix("schema:")
        if plain in _ITEM_NAMES and (text := _item_text(tag)):
            yield plain, Claim(text=text, source=f"microdata {plain}", tag=tag)


_ANOTHER = Tag(name="another")


def _is_article(owner: Tag) -> bool:
    kinds = attribute_list(owner, "itemtype") + attribute_list(owner, "typeof")
    return any(kind.rpartition("/")[2].rpartition(":")[2] in {*_ARTICLE_TYPES, *_PAGE_TYPES} for kind in kinds)


def _item_text(tag: Tag) -> str:
    for attribute in ("content", "datetime", "href", "src"):
        if tag.get(attribute):
            return str(tag[attribute]).strip()
    # One item of millions of letters within another would be read as often as they are nested.
    return " ".join(piece[:_ITEM_CHARACTERS] for piece in islice(tag.stripped_strings, 20))[:_ITEM_CHARACTERS]


def _metas(tree: BeautifulSoup) -> Iterator[tuple[str, Claim]]:
    for tag in tree.find_all("meta"):
        text = str(tag.get("content", "")).strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = str(tag.get(attribute, "")).strip()
            if name and text:
                yield meta_name(name), Claim(text=text, source=f"meta {attribute}={name}", tag=tag)


def meta_name(name: str) -> str:
    """Give the name of a `<meta>` as it is compared: sites write `DC.date.issued`, `dc:date_issued`."""
    return "".join(c for c in name.lower() if c.isalnum())
