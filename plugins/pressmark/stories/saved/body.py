"""The lines of a page → the paragraphs of its article.

The text is sought where a site says it is (`itemprop=articleBody`, a block named so, `<article>`, `<main>`), else in
the block that has the most text which is not links. JSON-LD's `articleBody` checks the choice and stands in for it.
Which lines are the headline, the date and the code is told by the caller.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from .blocks import HEADINGS, LONG, RIGHTS, SENTENCE_END, article_blocks, line_value
from .lines import Line, Zone
from .phrases import BUTTON, COMMENTS_HEADING, RELATED_HEADING

_POINTER = re.compile(
    r"(read|see|watch) (more|also|next)|also read|related|more|بیشتر بخوانید|همچنین بخوانید|اقرأ أيضا|ayrıca"
    r"|lee también",
    re.IGNORECASE,
)
_HEADING = 60
# What stands between the links of a line.
_PARTING = re.compile(r"\s*[|·•/›»]\s*")


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
    for block, source in article_blocks(tree, lines):
        body = _body(block, source, lines, around)
        if body:
            return body
    return None


def before_comments(lines: Sequence[Line]) -> Sequence[Line]:
    """Give the lines above the heading of the readers' comments, all where there is none below the text."""
    seen = 0
    for index, line in enumerate(lines):
        if seen >= LONG and len(line.text) <= _HEADING and COMMENTS_HEADING.fullmatch(line.text):
            return lines[:index]
        seen += max(0, line_value(line))
    return lines


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
    own = not line.linked and (SENTENCE_END.search(line.text) or line.holder.name in HEADINGS)
    return line_value(line) <= 0 and not own


def _is_surroundings(line: Line) -> bool:
    if line.zone is not Zone.TEXT or not any(c.isalnum() for c in line.text):
        return True
    if len(line.text) <= _HEADING and (BUTTON.fullmatch(line.text) or COMMENTS_HEADING.fullmatch(line.text)):
        return True
    share = line.linked / len(_PARTING.sub("", line.text))
    return share > 0.9 or (share > 0.4 and bool(_POINTER.match(line.text))) or bool(RIGHTS.match(line.text))


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
