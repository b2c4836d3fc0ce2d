"""Lines that belong to an article outside its text: the lead, the kicker and the subtitle.

They count only where a class name calls them so and they stand by the headline or above the text.
"""

from collections.abc import Sequence
from itertools import islice

from ..normal_form import same
from .body import Body
from .lines import Line, Zone
from .words import KICKER, LEAD, SUBTITLE, class_words

# A kicker stands no further from its headline.
_NEAR = 3
# Class names are looked for on the block of a line and this many around it.
_AROUND = 2


def _is_named(line: Line, words: frozenset[str]) -> bool:
    around = [line.holder, *islice(line.holder.parents, _AROUND)]
    return any(class_words(tag) & words for tag in around if tag.name not in {"article", "main", "body"})


def lead(lines: Sequence[Line], body: Body, headline: str) -> list[str]:
    """Give the lead that stands above the text, unless the text begins with it."""
    own = {id(line) for line in body.lines}
    first = next((i for i, line in enumerate(lines) if id(line) in own), len(lines))
    start = next((i for i, line in enumerate(lines[:first]) if same(line.text, headline)), first)
    texts = [
        line.text
        for line in lines[start + 1 : first]
        if line.zone is Zone.TEXT and line.linked == 0 and _is_named(line, LEAD)
    ]
    whole = "\n".join(body.paragraphs)
    return [text for text in texts if text not in whole and not same(text, headline)]


def beside_headline(lines: Sequence[Line], headline: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the kicker above and the subtitle below the headline, each perhaps empty."""
    at = next((i for i, line in enumerate(lines) if line.zone is Zone.TEXT and same(line.text, headline)), None)
    if at is None:
        return (), ()
    above = [line.text for line in lines[max(0, at - _NEAR) : at] if _is_beside(line, KICKER, headline)]
    below = [line.text for line in lines[at + 1 : at + 1 + _NEAR] if _is_beside(line, SUBTITLE, headline)]
    return tuple(above), tuple(below)


def _is_beside(line: Line, words: frozenset[str], headline: str) -> bool:
    return line.zone is Zone.TEXT and line.linked == 0 and not same(line.text, headline) and _is_named(line, words)
