"""Finds the phrases of a vocabulary in a text: goes in a line of text, comes out each phrase with its rules.

At each word the longest phrase wins, and the words it takes are taken. What a phrase means is left to its rule.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, count
from string import ascii_letters, digits
from typing import NamedTuple

from ..model import Story, Topic

# Spaces, apostrophes and hyphens part words and are no words themselves, so "Nagorno-Karabakh" is two words and
# "Turkey’s" gives "Turkey". Any other sign is a word: a comma stands between two words, and "U.S." is four.
_WITHIN = "'’ʼ-‐‑–\0"
_BETWEEN = f" {_WITHIN}"
# What is no sign for certain.
_PLAIN = f"{ascii_letters}{digits}_ ".encode()
# A line's end is a word of its own, for no phrase goes beyond it: a sign that no story has.
LINE_END = "\0"

# How many words a phrase may have: of longer ones the first so many are looked for.
LONGEST = 9
# So many words are remembered; all are forgotten when there are more.
_MOST_WORDS = 50_000


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


# For each phrase in small letters. What a story had is unpacked here.
Layer = dict[str, PackedRules | tuple[Rule, ...]]
# The index after a phrase, its words, and its rules.
Found = tuple[int, str, Sequence[Rule]]


class Branch(NamedTuple):
    """What some words of a story may begin, in the capitals they stand in."""

    # The words, one space between.
    words: str
    # The rules of just these words.
    names: Sequence[Rule]
    terms: Sequence[Rule]
    # By a word that may come next, in small letters: the phrases that begin so.
    longer: Mapping[str, Sequence[str]]
    # By a word that came next in some story, as it stood there.
    grown: "dict[str, Branch]"


class Tree(dict[str, Branch | None]):
    """By each word that stories had: what it may begin, None where nothing. It grows as words come, for they recur."""

    def __init__(
        self, starts: Mapping[str, Sequence[str]], layers: tuple[Layer, Layer], topics: Sequence[Topic]
    ) -> None:
        super().__init__()
        # By a phrase's first word in small letters, all that begin so.
        self._starts = starts
        self._layers = layers
        self._topics = topics

    def __missing__(self, word: str) -> Branch | None:
        if len(self) >= _MOST_WORDS:
            self.clear()
        phrases = self._starts.get(word.lower(), ())
        branch = self._branch(word, phrases) if phrases or word == LINE_END else None
        is_of_use = word == LINE_END or (branch and any(branch[1:]))
        self[word] = branch if is_of_use else None
        return self[word]

    def grow(self, branch: Branch, word: str) -> Branch:
        """The branch of one word more; that word may come next."""
        grown = branch.grown[word] = self._branch(f"{branch.words} {word}", branch.longer[word.lower()])
        return grown

    def _branch(self, words: str, phrases: Iterable[str]) -> Branch:
        key, number = words.lower(), words.count(" ") + 1
        names, terms = (tuple(self._fitting(layer, key, words)) for layer in self._layers)
        longer: dict[str, list[str]] = {}
        for phrase in phrases:
            if phrase != key and any(any(self._fitting(layer, phrase, words)) for layer in self._layers):
                longer.setdefault(phrase.split(" ")[number], []).append(phrase)
        return Branch(words, names, terms, longer, {})

    def _fitting(self, layer: Layer, phrase: str, surface: str) -> Iterator[Rule]:
        """The rules of a phrase whose capitals stand in the words of a story, which may be the first of the phrase."""
        rules = layer.get(phrase, ())
        if isinstance(rules, str):
            rules = layer[phrase] = tuple(_unpack(line, self._topics, phrase) for line in rules.split("\n"))
        return (rule for rule in rules if _capitals_fit(rule.phrase, surface))


class Said(NamedTuple):
    """The words of a story."""

    # Headline and paragraphs, one a line.
    text: str
    # As they stand, `LINE_END` after each line.
    words: list[str]
    lines: int

    @property
    def number(self) -> int:
        """How many words there are, the ends between lines among them."""
        return len(self.words) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Rules by the words of their phrases, in two layers: a phrase takes its words in its own layer only."""

    topics: Sequence[Topic]
    # Names and terms.
    layers: tuple[Layer, Layer]
    tree: Tree

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
    return _apart(text).split()


def _apart(text: str) -> str:
    """A text with spaces between its words and signs; far quicker than a regular expression that finds each word."""
    left = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")
    for sign in set(left):
        if not (sign.isalnum() or sign.isspace()):
            text = text.replace(sign, " " if sign in _WITHIN else f" {sign} ")
    return text


def story_words(story: Story) -> Said:
    """The words of headline and paragraphs."""
    text = "\n".join((story.headline, *story.paragraphs))
    return Said(text, f"{_apart(text)}\n".replace("\n", f" {LINE_END} ").split(), len(story.paragraphs) + 1)


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
    starts: dict[str, list[str]] = {}
    for phrases in (names, terms):
        for phrase in phrases:
            starts.setdefault(phrase.partition(" ")[0], []).append(phrase)
    layers: tuple[Layer, Layer] = dict(names), dict(terms)
    return Lexicon(topics=topics, layers=layers, tree=Tree(starts, layers, topics))


def find_phrases(words: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[int, int, int, str, Sequence[Rule]]]:
    """Find phrases in the words of a story, from left to right; those of one layer do not overlap.

    Args:
        words: As `story_words` gives them.
        lexicon: The phrases.
    Returns:
        The number of the line, from 0; the index of the phrase's first word, the index after its last one; its words,
        one space between; its rules.
    """
    tree = lexicon.tree
    branches = list(map(tree.__getitem__, words))
    line, free = 0, [0, 0]
    for start, branch in zip(compress(count(), branches), filter(None, branches), strict=True):
        word, names, terms, longer, _ = branch
        if longer and words[start + 1].lower() in longer:
            for layer, (end, surface, rules) in enumerate(_longest(words, start, branch, tree)):
                if rules and start >= free[layer]:
                    free[layer] = end
                    yield line, start, end, surface, rules
        elif not (longer or names or terms):  # only a line's end leads nowhere
            line += 1
        else:
            if names and start >= free[0]:
                yield line, start, start + 1, word, names
            if terms and start >= free[1]:
                yield line, start, start + 1, word, terms


def _longest(words: Sequence[str], start: int, branch: Branch, tree: Tree) -> tuple[Found, Found]:
    """The longest phrase that begins with a word, among names and among terms."""
    end = start + 1
    names, terms = (end, branch.words, branch.names), (end, branch.words, branch.terms)
    while words[end].lower() in branch.longer:
        branch = branch.grown.get(words[end]) or tree.grow(branch, words[end])
        end += 1
        if branch.names:
            names = end, branch.words, branch.names
        if branch.terms:
            terms = end, branch.words, branch.terms
    return names, terms


def _unpack(line: str, topics: Sequence[Topic], key: str) -> Rule:
    number, kind, phrase, weight, where, least = (line.split("|") + [""] * 5)[:6]
    return Rule(topics[int(number)], kind, phrase or key, float(weight or 1), where, int(least or 1))


def _capitals_fit(phrase: str, surface: str) -> bool:
    # Most stand as they should, or have no capitals at all.
    if phrase.startswith(surface) or phrase == phrase.lower():
        return True
    return all(there.isupper() for here, there in zip(phrase, surface, strict=False) if here.isupper())


def surface_form(text: str, words: Sequence[str]) -> str:
    """How some words that follow one another in a text stand there, with the signs between them.

    Args:
        text: One line.
        words: In their order; they stand there.
    """
    text += " "
    start = end = text.find(words[0])
    while (end := _end_of(words, text, start)) < 0:
        start = text.find(words[0], start + 1)
    return text[start:end]


def _end_of(words: Iterable[str], text: str, end: int) -> int:
    """The index after words that stand in a text from a place on; -1 where they do not."""
    if text[end - 1].isalnum() and text[end].isalnum():
        return -1
    for word in words:
        while text[end] in _BETWEEN:
            end += 1
        if not text.startswith(word, end):
            return -1
        end += len(word)
        if word[-1].isalnum() and text[end].isalnum():
            return -1
    return end
