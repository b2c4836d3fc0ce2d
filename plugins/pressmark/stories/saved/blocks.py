"""The block of a page that holds the article's text: named so by the site, else the one with the most text.

Goes in: the tree and the lines of a page. Comes out: blocks, the surest first. What of a block is text is left to
`body.py`.
"""

import re
from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup, Tag

from .lines import Line, Zone
from .words import attribute_list, names_body

SENTENCE_END = re.compile(r"[.!?…؟۔。！？।:][\"'”’»)\]]*$")
RIGHTS = re.compile(
    r"©|\(c\) ?\d{4}|copyright|all rights reserved|حقوق .{0,30}محفوظ|جميع الحقوق|tüm hakları|todos los derechos"
    r"|haki zote",
    re.IGNORECASE,
)
# A line of a list of links is rarely longer; a sentence rarely shorter.
_SHORT = 25
LONG = 80
# Blocks that are themselves a paragraph.
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARAGRAPHS = HEADINGS | {"p", "li", "blockquote", "pre", "dd", "dt"}
# A share of links that hardly an article has, but every list of stories.
_LINKED = 0.35
_NUMBER = re.compile(r"[-_]?\d+")
_CJK = "\u2e7f"


def line_value(line: Line) -> int:
    """Give how much a line speaks for its block being the article: its letters, less if they are links."""
    size, linked = len(line.text), line.linked
    if line.text[:1] > _CJK:
        size, linked = 2 * size, 2 * linked
    if line.zone is not Zone.TEXT or RIGHTS.search(line.text[:200]):
        return 0
    if 2 * linked > size:
        return -min(size, 100)
    return size - linked if size >= LONG or (size >= _SHORT and SENTENCE_END.search(line.text)) else 0


class _Scores:
    """What the lines within each tag add up to."""

    def __init__(self, tree: BeautifulSoup, lines: Sequence[Line]) -> None:
        self.value: dict[int, int] = {}
        self.size: dict[int, int] = {}
        self.linked: dict[int, int] = {}
        for line in lines:
            self._add(id(line.holder), line_value(line), len(line.text), line.linked)
        for tag in reversed(tree.find_all(True)):  # children before parents
            if tag.parent is not None and id(tag) in self.size:
                self._add(id(tag.parent), self.value[id(tag)], self.size[id(tag)], self.linked[id(tag)])

    def _add(self, key: int, value: int, size: int, linked: int) -> None:
        self.value[key] = self.value.get(key, 0) + value
        self.size[key] = self.size.get(key, 0) + size
        self.linked[key] = self.linked.get(key, 0) + linked

    def of(self, tag: Tag) -> int:
        return self.value.get(id(tag), 0)

    def is_linked(self, tag: Tag) -> bool:
        """Whether a block has more links than an article."""
        return self.linked.get(id(tag), 0) > _LINKED * max(1, self.size.get(id(tag), 0))


def article_blocks(tree: BeautifulSoup, lines: Sequence[Line]) -> Iterator[tuple[list[Tag], str]]:
    """Give the blocks that may hold the text, each with what it was found by; pieces of one article together."""
    scores = _Scores(tree, lines)
    named = [tag for tag in tree.find_all(names_body) if scores.of(tag) > 0]
    marked = [tag for tag in named if "articleBody" in f"{tag.get('itemprop', '')} {tag.get('property', '')}"]
    for tags in (marked, named):
        if tags:
            yield _alike(max(tags, key=scores.of), tags), f"the block {tag_name(max(tags, key=scores.of))}"
    for names in (["article"], ["main"], ["body"]):
        found = [tag for tag in tree.find_all(names) if scores.of(tag) > 0]
        if found:
            block = _densest(max(found, key=scores.of), scores)
            yield [block], f"the densest block of text, {tag_name(block)}"


def _alike(block: Tag, tags: Sequence[Tag]) -> list[Tag]:
    """The blocks of one article: pieces of its text stand under one name, parted by adverts and pictures."""
    place, names = _place(block), _names(block)
    return [block, *(tag for tag in tags if tag is not block and names & _names(tag) and _place(tag) is place)]


def _place(block: Tag) -> Tag | None:
    return block.find_parent(["article", "main", "body"])


def _names(block: Tag) -> frozenset[str]:
    """The names of a block without the numbers that count its pieces."""
    names = [*attribute_list(block, "class"), *attribute_list(block, "id")]
    return frozenset(_NUMBER.sub("", name) for name in names) or frozenset({"articleBody"})


def tag_name(tag: Tag) -> str:
    """Give a tag as a person would look for it: `<div class="entry-content">`."""
    for attribute in ("itemprop", "id", "class"):
        value = tag.get(attribute)
        if value:
            return f'<{tag.name} {attribute}="{value if isinstance(value, str) else " ".join(value)}">'
    return f"<{tag.name}>"


def _densest(block: Tag, scores: _Scores) -> Tag:
    while True:
        children = [child for child in block.children if isinstance(child, Tag) and scores.of(child) > 0]
        best = max(children, key=scores.of, default=None)
        if best is None or best.name in _PARAGRAPHS or not _outweighs(best, children, block, scores):
            return block
        block = best


def _outweighs(best: Tag, children: Sequence[Tag], block: Tag, scores: _Scores) -> bool:
    """Whether the article lies within one child: the others are columns, lists of stories or nearly nothing."""
    others = [child for child in children if child is not best and not _is_aside(child, best, scores)]
    share = scores.of(best) / max(1, sum(scores.of(child) for child in [best, *others]))
    if block.name == "tr":
        return share > 1 / 2
    own = scores.of(block) - sum(scores.of(child) for child in children)
    return share > 0.97 and own <= 0


def _is_aside(block: Tag, best: Tag, scores: _Scores) -> bool:
    return scores.is_linked(block) and scores.of(block) * 3 < scores.of(best)
