"""Finds the phrases of a vocabulary in a text: goes in a line of text, comes out each phrase with its words.

At each word the longest phrase wins, and the words it takes are taken. What a phrase means is left to its rule.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..model import Topic

# A word, or one sign. Spaces, apostrophes and hyphens part words and are no words themselves, so "Nagorno-Karabakh" is
# two words and "Turkey’s" gives "Turkey"; a comma stands between two words, and "U.S." is four.
_WORD = re.compile(r"\w+|[^\w\s'’ʼ\-‐‑–]")


class Rule(NamedTuple):
    """One phrase of one topic, and when it counts. A tuple: a vocabulary has thousands, and is read at each start."""

    topic: Topic
    # "name", "demonym", "capital", "inside", "institution" or "term"; "not" and "unless" speak against the topic.
    kind: str
    # As `phrase_of` gives it: a capital here must be a capital in the story.
    phrase: str
    weight: float = 1.0
    # "title": in the headline only; "lead": in the headline or the first paragraph only; "" anywhere.
    where: str = ""
    # The phrase counts when the story has it this many times.
    least: int = 1


@dataclass(slots=True)
class _Node:
    # The rules of the phrase that ends here.
    rules: list[Rule] = field(default_factory=list)
    # Longer phrases, by their next word in lower case.
    longer: dict[str, "_Node"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Rules by the words of their phrases, in layers: a phrase takes its words in its own layer only."""

    # By a phrase's first word, in each way it may stand in a story: the layers' numbers, each with its tree of phrases.
    starts: Mapping[str, Sequence[tuple[int, _Node]]]
    layers: int


def words(text: str) -> list[str]:
    """The words and signs of a text, in order; letters as they stand."""
    return _WORD.findall(text)


def phrase_of(text: str) -> str:
    """The words of a text, one space between."""
    return " ".join(words(text))


def build_lexicon(*layers: Iterable[Rule]) -> Lexicon:
    """Arrange rules by their phrases; rules of one phrase keep their order."""
    starts: dict[str, list[tuple[int, _Node]]] = {}
    for layer, rules in enumerate(layers):
        for written, node in _trees(rules).items():
            starts.setdefault(written, []).append((layer, node))
    return Lexicon(starts=starts, layers=len(layers))


def _trees(rules: Iterable[Rule]) -> dict[str, _Node]:
    """The trees of phrases, by their first word in each way it may stand in a story.

    A word of a story is looked up as it stands, since most words of a story begin no phrase.
    """
    trees: dict[str, _Node] = {}
    for rule in rules:
        first, *rest = rule.phrase.split(" ")
        node = trees.get(first) or trees.get(first.upper()) or _Node()
        for written in (first, first.upper(), first.capitalize()) if first.islower() else (first, first.upper()):
            trees.setdefault(written, node)
        for word in rest:
            node = node.longer.get(word.lower()) or node.longer.setdefault(word.lower(), _Node())
        node.rules.append(rule)
    return trees


def find_phrases(said: list[str], lexicon: Lexicon) -> Iterator[tuple[int, int, list[Rule]]]:
    """Find phrases in the words of one text, from left to right; those of one layer do not overlap.

    Args:
        said: What `words` gave.
    Returns:
        The index of a phrase's first word, the index after its last one, and its rules.
    """
    starts, taken = lexicon.starts, [0] * lexicon.layers
    for start in [index for index, word in enumerate(said) if word in starts]:
        following = said[start + 1].lower() if start + 1 < len(said) else ""
        for layer, node in starts[said[start]]:
            # Most words that may begin a phrase begin none: this line spares a call for each.
            if start >= taken[layer] and (node.rules or following in node.longer):
                end, rules = _longest(said, start, node)
                if rules:
                    taken[layer] = end
                    yield start, end, rules


def _longest(said: list[str], start: int, node: _Node | None) -> tuple[int, list[Rule]]:
    end, found = start, []
    ahead = start + 1
    while node:
        if node.rules and (rules := _fitting(node.rules, said[start:ahead])):
            end, found = ahead, rules
        node = node.longer.get(said[ahead].lower()) if node.longer and ahead < len(said) else None
        ahead += 1
    return end, found


def _fitting(rules: list[Rule], said: list[str]) -> list[Rule]:
    """The rules whose capitals stand in the story, too; the words are the same already."""
    surface = said[0] if len(said) == 1 else " ".join(said)
    for rule in rules:
        if rule.phrase != surface and not rule.phrase.islower():
            return [rule for rule in rules if _capitals_fit(rule.phrase, surface)]
    return rules


def _capitals_fit(phrase: str, surface: str) -> bool:
    return all(there.isupper() for here, there in zip(phrase, surface, strict=False) if here.isupper())


def surface_form(text: str, said: list[str], *, start: int, end: int) -> str:
    """What stands in a text from one of its words to another, signs between them included.

    Args:
        said: The words of the text.
        start: The index of the first word.
        end: The index after the last one.
    """
    if end - start == 1:
        return said[start]
    if (plain := " ".join(said[start:end])) in text:
        return plain
    spans = [match.span() for match in _WORD.finditer(text)]
    return text[spans[start][0] : spans[end - 1][1]]
