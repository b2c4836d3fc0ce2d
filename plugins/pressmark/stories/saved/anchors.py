"""The tags of a page that are the article for certain: around its headline and its text.

Class names tell an article from its surroundings, but sites also put them on tags that hold the whole page. What holds
the headline or the bulk of the text is the article, whatever it is called.
"""

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from .words import attribute_list, names_body

_BULK_DEPTH = 20
_ARTICLE_LETTERS = 1_000


def article_path(tree: BeautifulSoup) -> Iterator[Tag]:
    """Give the tags around the headline and the text, whose own class names say nothing against them."""
    headings = [h for h in tree.find_all("h1", limit=20) if not h.find_parent(["nav", "aside"])]
    title = tree.title.get_text() if tree.title else ""
    sure = [h for h in headings if len(headings) == 1 or (len(h.get_text()) > 10 and h.get_text().strip() in title)]
    marked = tree.find_all(_is_marked, limit=20)
    # Cards of other stories may have a body as well: the longest is the article's.
    named = sorted(tree.find_all(names_body, limit=20), key=lambda tag: -len(tag.get_text()))
    bodies = named[:1] or ([] if marked else _most_paragraphs(tree))
    for anchor in [*sure[:5], *marked, *bodies, *(tag for body in bodies for tag in _bulk(body))]:
        yield anchor
        yield from anchor.parents


def _bulk(body: Tag) -> Iterator[Tag]:
    """The tags within one that each hold more than half of the text of the one before."""
    size = len(body.get_text())
    for _ in range(_BULK_DEPTH):
        children = [(len(child.get_text()), child) for child in body.children if isinstance(child, Tag)]
        longest, body = max(children, key=lambda child: child[0], default=(0, body))
        if longest * 2 <= size:
            return
        yield body
        size = longest


def _most_paragraphs(tree: BeautifulSoup) -> list[Tag]:
    """The tag with the most text in paragraphs of its own, if it is as long as an article; a comment is shorter."""
    sizes: dict[int, int] = {}
    parents: dict[int, Tag] = {}
    for paragraph in tree.find_all("p"):
        if paragraph.parent is not None:
            parents[id(paragraph.parent)] = paragraph.parent
            own = sum(len(child) for child in paragraph.children if isinstance(child, NavigableString))
            sizes[id(paragraph.parent)] = sizes.get(id(paragraph.parent), 0) + own
    most = max(sizes, key=lambda key: sizes[key], default=0)
    return [parents[most]] if sizes.get(most, 0) >= _ARTICLE_LETTERS else []


def _is_marked(tag: Tag) -> bool:
    return bool({"articleBody", "headline"} & {*attribute_list(tag, "itemprop"), *attribute_list(tag, "property")})
