"""The lines of a page → the paragraphs of its article.

The text is sought where a site says it is (`itemprop=articleBody`, a block named so, `<article>`, `<main>`), else in
the block that has the most text which is not links. JSON-LD's `articleBody` checks the choice and stands in for it.
Which lines are the headline, the date and the code is told by the caller.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from .lines import Line, Zone
from .phrases import BUTTON, COMMENTS_HEADING, RELATED_HEADING
from .words import attribute_list, names_body

_SENTENCE_END = re.compile(r"[.!?…؟۔。！？।:][\"'”’»)\]]*$")
_RIGHTS = re.compile(
    r"©|\(c\) ?\d{4}|copyright|all rights reserved|حقوق .{0,30}محفوظ|جميع الحقوق|tüm hakları|todos los derechos"
    r"|haki zote",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"(read|see|watch) (more|also|next)|also read|related|more|بیشتر بخوانید|همچنین بخوانید|اقرأ أيضا|ayrıca"
    r"|lee también",
    re.IGNORECASE,
)
# A line of a list of links is rarely longer; a sentence rarely shorter.
_SHORT = 25
_LONG = 80
_HEADING = 60
# Blocks that are themselves a paragraph.
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARAGRAPHS = _HEADINGS | {"p", "li", "blockquote", "pre", "dd", "dt"}
# A share of links that hardly an article has, but every list of stories.
_LINKED = 0.35
# What stands between the links of a line.
_PARTING = re.compile(r"\s*[|·•/›»]\s*")
_NUMBER = re.compile(r"[-_]?\d+")
_CJK = "\u2e7f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The text of an article."""

    paragraphs: tuple[str, ...]
    source: str
    # Lines of its block that were taken for buttons, captions or other stories.
    left_out: tuple[str, ...] = ()
    # All lines of its block, those left out as well.
    lines: tuple[Line, ...] = ()
    block: Tag


def line_value(line: Line) -> int:
    """Give how much a line speaks for its block being the article: its letters, less if they are links."""
    size, linked = len(line.text), line.linked
    if line.text[:1] > _CJK:
        size, linked = 2 * size, 2 * linked
    if line.zone is not Zone.TEXT or _RIGHTS.search(line.text[:200]):
        return 0
    if 2 * linked > size:
        return -min(size, 100)
    return size - linked if size >= _LONG or (size >= _SHORT and _SENTENCE_END.search(line.text)) else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """How to tell the lines about an article from those of its text."""

    # Whether a line is its headline.
    is_headline: Callable[[Line], bool]
    # Whether a line is the headline, the date, the code or another labelled line; the second argument tells whether it
    # stands above the text.
    is_other: Callable[[Line, bool], bool]
    # Whether a line, if it is the last, tells about the text instead of belonging to it.
    is_ending: Callable[[Line], bool]


def find_body(tree: BeautifulSoup, lines: Sequence[Line], *, around: Around) -> Body | None:
    """Give the paragraphs of the article, None where no block of text stands out.

    Args:
        lines: Those of the page above its comments.
    """
    scores = _Scores(tree, lines)
    for block, source in _blocks(tree, scores):
        body = _body(block, source, lines, around)
        if body:
            return body
    return None


def before_comments(lines: Sequence[Line]) -> Sequence[Line]:
    """Give the lines above the heading of the readers' comments, all where there is none below the text."""
    seen = 0
    for index, line in enumerate(lines):
        if seen >= _LONG and len(line.text) <= _HEADING and COMMENTS_HEADING.fullmatch(line.text):
            return lines[:index]
        seen += max(0, line_value(line))
    return lines


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


def _blocks(tree: BeautifulSoup, scores: _Scores) -> Iterator[tuple[list[Tag], str]]:
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


def _body(blocks: Sequence[Tag], source: str, lines: Sequence[Line], around: Around) -> Body | None:
    inside = {id(tag) for block in blocks for tag in [block, *block.find_all(True)]}
    own = [line for line in lines if id(line.holder) in inside]
    above = _opening(own, around)
    kept, left = _sorted_out(list(_without_others(own[above:], around)))
    left = [*(line for line in own[:above] if not around.is_other(line, True)), *left]
    end = len(kept)
    while end > 1 and around.is_ending(kept[end - 1]):
        end -= 1
    kept, left = kept[:end], [*left, *kept[end:]]
    if sum(line.linked for line in kept) > sum(len(line.text) for line in kept) / 2:
        return None
    paragraphs = tuple(_joined(kept))
    if not any(c.isalpha() for text in paragraphs for c in text):
        return None
    out = tuple(line.text for line in left)
    return Body(paragraphs=paragraphs, source=source, left_out=out, lines=tuple(own), block=blocks[0])


def _opening(lines: Sequence[Line], around: Around) -> int:
    """How many lines stand above the text, the headline the last of them; none, if one of them may be text.

    What the page shows as `<h1>` is a headline, too, where structured data has another one.
    """
    at = next((i for i, line in enumerate(lines) if around.is_headline(line) or line.holder.name == "h1"), None)
    return at + 1 if at is not None and all(line_value(line) <= 0 for line in lines[:at]) else 0


def _without_others(lines: Sequence[Line], around: Around) -> Iterator[Line]:
    above = True
    for line in lines:
        if not around.is_other(line, above):
            above = above and line_value(line) <= 0
            yield line


def _sorted_out(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Part the article's lines from buttons, links and lists of other stories."""
    kept: list[Line] = []
    left: list[Line] = []
    in_related = False
    for line in lines:
        in_related = _opens_related(line) or (in_related and _is_of_list(line))
        (left if in_related or _is_surroundings(line) else kept).append(line)
    return kept, left


def _opens_related(line: Line) -> bool:
    return line.zone is Zone.TEXT and len(line.text) <= _HEADING and bool(RELATED_HEADING.fullmatch(line.text))


def _is_of_list(line: Line) -> bool:
    """Whether a line can stand in a list of stories: a link, or a few words that are neither sentence nor heading."""
    own = not line.linked and (_SENTENCE_END.search(line.text) or line.holder.name in _HEADINGS)
    return line_value(line) <= 0 and not own


def _is_surroundings(line: Line) -> bool:
    if line.zone is not Zone.TEXT or not any(c.isalnum() for c in line.text):
        return True
    if len(line.text) <= _HEADING and (BUTTON.fullmatch(line.text) or COMMENTS_HEADING.fullmatch(line.text)):
        return True
    share = line.linked / len(_PARTING.sub("", line.text))
    return share > 0.9 or (share > 0.4 and bool(_POINTER.match(line.text))) or bool(_RIGHTS.match(line.text))


def _joined(lines: Sequence[Line]) -> Iterator[str]:
    held = ""
    for line in lines:
        if held and line.soft:
            held = f"{held} {line.text}"
            continue
        if held:
            yield held
        held = line.text
    if held:
        yield held
