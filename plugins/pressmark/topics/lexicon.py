"""Finds the phrases of a vocabulary in a text: goes in a line of text, comes out each phrase with its rules.

At each word the longest phrase wins, and the words it takes are taken. What a phrase means is left to its rule.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..model import Story, Topic

# A word, or one sign. Spaces, apostrophes and hyphens part words and are no words themselves, so "Nagorno-Karabakh" is
# two words and "Turkey’s" gives "Turkey"; a comma stands between two words, and "U.S." is four.
# A line's end stands as a word of its own, for no phrase goes beyond it.
_WORD = re.compile(r"\w+|[^\w\s'’ʼ\-‐‑–]|\n")

# How many words a phrase may have: of longer ones the first so many are looked for.
LONGEST = 9


class Rule(NamedTuple):
    """One phrase of one topic, and when it counts. A tuple: a vocabulary has thousands."""

    topic: Topic
    # "name", "demonym", "capital", "inside", "institution", "term", …; "not" and "unless" speak against the topic.
    kind: str
    # As `phrase_of` gives it: a capital here must be a capital in the story.
    phrase: str
    weight: float = 1.0
    # "title": in the headline only; "lead": in the headline or the first paragraph only; "" anywhere.
    where: str = ""
    # The phrase counts when the story has it this many times.
    least: int = 1


# The rules of one phrase as text, one a line, their parts parted by "|": a compiled vocabulary is read as it stands,
# and only the phrases that a story has are made rules.
PackedRules = str


class Start(NamedTuple):
    """The phrases that begin with one word."""

    # How many words they have, longest first: of names, of terms.
    names: tuple[int, ...]
    terms: tuple[int, ...]
    # The words that come second; empty where a phrase has one word only.
    following: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Rules by the words of their phrases, in two layers: a phrase takes its words in its own layer only."""

    topics: Sequence[Topic]
    # By a phrase's first word in small letters.
    starts: Mapping[str, Start]
    # For each layer, names and terms: by phrase in small letters. What a story had is unpacked here.
    layers: tuple[dict[str, PackedRules | tuple[Rule, ...]], dict[str, PackedRules | tuple[Rule, ...]]]

    def packed(self) -> tuple[dict[str, PackedRules], dict[str, PackedRules]]:
        """Both layers as they were read, to make another lexicon of."""
        numbers = {topic.slug: number for number, topic in enumerate(self.topics)}
        names, terms = (
            {
                phrase: rules if isinstance(rules, str) else pack_rules(rules, numbers=numbers)[phrase]
                for phrase, rules in layer.items()
            }
            for layer in self.layers
        )
        return names, terms


def words(text: str) -> list[str]:
    """The words and signs of a text, in order; letters as they stand."""
    return _WORD.findall(text)


def story_words(story: Story) -> tuple[list[str], list[int]]:
    """The words of headline and paragraphs, a line's end between; and the number of the first word of each."""
    said = words("\n".join((story.headline, *story.paragraphs)))
    starts = [0]
    for _ in story.paragraphs:
        starts.append(said.index("\n", starts[-1]) + 1)
    return said, starts


def phrase_of(text: str) -> str:
    """The words of a text, one space between."""
    return " ".join(words(text))


def pack_rules(rules: Iterable[Rule], *, numbers: Mapping[str, int]) -> dict[str, PackedRules]:
    """Arrange the rules of one layer by their phrases; rules of one phrase keep their order.

    Args:
        rules: Of any topics.
        numbers: Of each topic, by its slug.
    """
    lines: dict[str, list[str]] = {}
    for rule in rules:
        phrase = " ".join(rule.phrase.split(" ")[:LONGEST])
        shown = "" if phrase == phrase.lower() else phrase
        weight = f"{rule.weight:g}" if rule.weight != 1 else ""
        least = str(rule.least) if rule.least != 1 else ""
        parts = [str(numbers[rule.topic.slug]), rule.kind, shown, weight, rule.where, least]
        lines.setdefault(phrase.lower(), []).append("|".join(parts).rstrip("|"))
    return {phrase: "\n".join(dict.fromkeys(found)) for phrase, found in lines.items()}


def build_lexicon(
    topics: Sequence[Topic], names: Mapping[str, PackedRules], terms: Mapping[str, PackedRules]
) -> Lexicon:
    """Make a lexicon of the packed rules of both layers."""
    lengths: dict[str, tuple[set[int], set[int], set[str]]] = {}
    for layer, phrases in enumerate((names, terms)):
        for phrase in phrases:
            said = phrase.split(" ", 2)
            entry = lengths.get(said[0])
            if entry is None:
                entry = lengths[said[0]] = (set(), set(), set())
            (entry[1] if layer else entry[0]).add(len(said) if len(said) < 3 else phrase.count(" ") + 1)
            entry[2].add(said[1] if len(said) > 1 else "")
    starts = {word: _start(*found) for word, found in lengths.items()}
    return Lexicon(topics=topics, starts=starts, layers=(dict(names), dict(terms)))


def _start(names: set[int], terms: set[int], following: set[str]) -> Start:
    longest = tuple(sorted(names, reverse=True)), tuple(sorted(terms, reverse=True))
    return Start(*longest, frozenset() if "" in following else frozenset(following))


def find_phrases(said: list[str], lexicon: Lexicon) -> Iterator[tuple[int, int, Sequence[Rule]]]:
    """Find phrases in the words of a text, from left to right; those of one layer do not overlap.

    Args:
        said: What `words` gave.
        lexicon: The phrases.
    Returns:
        The index of a phrase's first word, the index after its last one, and its rules.
    """
    starts, layers = lexicon.starts, lexicon.layers
    lower = " ".join(said).lower().split(" ")
    lower.append("")
    free = [0, 0]
    for start in [index for index, word in enumerate(lower) if word in starts]:
        names, terms, following = starts[lower[start]]
        # Most words that may begin a phrase begin none: this line spares looking.
        if not following or lower[start + 1] in following:
            for layer, lengths in ((0, names), (1, terms)):
                if lengths and start >= free[layer]:
                    for length in lengths:
                        end = start + length
                        key = lower[start] if length == 1 else " ".join(lower[start:end])
                        if key in layers[layer] and (rules := _fitting(lexicon, layer, key, said[start:end])):
                            free[layer] = end
                            yield start, end, rules
                            break


def _fitting(lexicon: Lexicon, layer: int, key: str, said: list[str]) -> Sequence[Rule]:
    """The rules whose capitals stand in the story, too; the words are the same already."""
    rules = lexicon.layers[layer][key]
    if isinstance(rules, str):
        rules = tuple(_unpack(line, lexicon.topics, key) for line in rules.split("\n"))
        lexicon.layers[layer][key] = rules
    if len(rules) == 1 and rules[0].phrase == key:  # most: small letters fit any
        return rules
    surface = said[0] if len(said) == 1 else " ".join(said)
    for rule in rules:
        if rule.phrase not in {surface, key}:
            return [rule for rule in rules if _capitals_fit(rule.phrase, surface)]
    return rules


def _unpack(line: str, topics: Sequence[Topic], key: str) -> Rule:
    number, kind, phrase, weight, where, least = (line.split("|") + [""] * 5)[:6]
    return Rule(topics[int(number)], kind, phrase or key, float(weight or 1), where, int(least or 1))


def _capitals_fit(phrase: str, surface: str) -> bool:
    return all(there.isupper() for here, there in zip(phrase, surface, strict=False) if here.isupper())


def surface_form(text: str, said: list[str], *, start: int, end: int) -> str:
    """What stands in a text from one of its words to another, signs between them included.

    Args:
        text: The text.
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
