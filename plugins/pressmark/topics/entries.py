"""What the blocks of a vocabulary file mean: goes in its text, come out topics with the rules that speak for them.

The form of the files is told at the top of `data/subjects.txt`. Reading files is left to `vocabulary`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..errors import Diagnostic
from ..model import Topic, TopicType
from .lexicon import Rule, phrase_of
from .lines import Block, Line, read_blocks
from .slugs import topic_slug

HEADS = tuple(TopicType)
# The rule that a key's phrases are evidence by; `weights.txt` has what each is worth.
EVIDENCE = {
    "also": "name",
    "demonym": "demonym",
    "capital": "capital",
    "institution": "institution",
    "inside": "inside",
    "currency": "currency",
    "short": "short",
    "surname": "surname",
    "abbreviation": "abbreviation",
    "unsure": "unsure",
    "term": "term",
    "not": "not",
    "unless": "unless",
}
FACTS = ("id", "slug", "parent", "scope", "of")
KEYS = (*FACTS, *EVIDENCE)

# "title:attack", "troops >=2", "ceasefire ^2", and any of them together.
_PHRASE = re.compile(
    r"(?:(?P<where>title|lead):)?(?P<phrase>(?:[^:>^]|>(?!=))+?)(?:\s+>=(?P<least>[1-9]\d?))?(?:\s+\^(?P<weight>\d+(?:\.\d+)?))?"
)
# "clash(es|ed)": the word as it is, and with each of the endings.
_ENDINGS = re.compile(r"(?<=\w)\(([^()]*)\)")
# Of one phrase, so that its forms stay few: each place doubles them at least.
_MOST_PLACES, _MOST_ENDINGS = 3, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A topic, the rules of its lines, and the lines."""

    topic: Topic
    rules: tuple[Rule, ...]
    block: Block

    @classmethod
    def of(cls, topic: Topic) -> "Entry":
        """An entry that only says what a topic is called."""
        head = Line(key=topic.type.value, value=topic.name, path="", number=0, source="")
        return cls(topic=topic, rules=(), block=Block(head=head, lines=()))


def read_entries(text: str, *, path: str) -> tuple[list[Entry], list[Diagnostic]]:
    """Read the topics of a vocabulary file.

    Args:
        text: The whole file.
        path: Used in messages only; nothing is opened.
    Returns:
        The topics in file order, and the faults in line order.
    """
    blocks, faults = read_blocks(text, path=path, heads=HEADS, keys=KEYS)
    entries: list[Entry] = []
    for block in blocks:
        entry, found = _read_entry(block)
        entries.append(entry)
        faults += found
    return entries, faults


def shared_slugs(entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """A fault for each topic whose slug another one has."""
    first: dict[str, Entry] = {}
    for entry in entries:
        other = first.setdefault(entry.topic.slug, entry)
        if other is not entry:
            there = f"{other.block.head.path}:{other.block.head.number}"
            message = f"“{entry.topic.name}” and “{other.topic.name}” ({there}) both have the slug `{entry.topic.slug}`"
            fix = "rename one, or give it another address with a line `slug: …`"
            yield entry.block.head.fault("vocabulary-slug", message, at=entry.topic.name, fix=fix)


def missing_parents(entries: Sequence[Entry]) -> Iterator[Diagnostic]:
    """A fault for each line that names a broader topic, or a place, that there is not."""
    slugs = {entry.topic.slug for entry in entries}
    for entry in entries:
        for line in entry.block.lines:
            if line.key in {"parent", "of"} and line.value not in slugs:
                fix = "write the slug of a topic that stands in the vocabulary"
                yield line.fault("vocabulary-parent", f"no topic has the slug `{line.value}`", at=line.value, fix=fix)


def _read_entry(block: Block) -> tuple[Entry, list[Diagnostic]]:
    facts = {line.key: line for line in block.lines if line.key in FACTS}
    faults = [_said_twice(line) for line in block.lines if facts.get(line.key, line) is not line]
    topic = Topic(
        slug=facts["slug"].value if "slug" in facts else topic_slug(block.head.value),
        name=block.head.value,
        type=TopicType(block.head.key),
        identifier=facts["id"].value if "id" in facts else None,
        parent=facts["parent"].value if "parent" in facts else None,
        scope=facts["scope"].value if "scope" in facts else "",
    )
    if "slug" in facts and topic_slug(topic.slug) != topic.slug:
        faults.append(_not_a_slug(facts["slug"]))
    rules: list[Rule] = []
    for line in _phrase_lines(block, topic):
        found, wrong = _read_rules(line, topic=topic, kind=EVIDENCE.get(line.key, "name"))
        rules += found
        faults += wrong
    # A phrase that a topic has twice is the same reason once.
    once: dict[tuple[str, str], Rule] = {}
    for rule in rules:
        once.setdefault((rule.phrase, rule.where), rule)
    return Entry(topic=topic, rules=tuple(once.values()), block=block), faults


def _phrase_lines(block: Block, topic: Topic) -> Iterator[Line]:
    unsure = {phrase.strip() for line in block.lines if line.key == "unsure" for phrase in line.value.split(";")}
    # A place's own name is evidence; a subject's is only its label ("Fire" would be found everywhere).
    if topic.type is not TopicType.SUBJECT and block.head.value not in unsure:
        yield block.head
    yield from (line for line in block.lines if line.key in EVIDENCE)


def _read_rules(line: Line, *, topic: Topic, kind: str) -> tuple[list[Rule], list[Diagnostic]]:
    rules: list[Rule] = []
    faults: list[Diagnostic] = []
    for written in filter(None, map(str.strip, line.value.split(";"))):
        if written.isalnum():  # most are, and need no regular expression
            rules.append(Rule(topic, kind, written))
        elif found := _read_phrase(written, topic=topic, kind=kind):
            rules += found
        else:
            faults.append(_not_a_phrase(line, written))
    return rules, faults


def _read_phrase(written: str, *, topic: Topic, kind: str) -> list[Rule]:
    """The rules of one phrase, one for each of its forms; none where it is no phrase."""
    match = _PHRASE.fullmatch(written)
    if written.count("(") > _MOST_PLACES or written.count("|") > _MOST_ENDINGS:
        return []
    phrases = [phrase_of(form) for form in _forms(match["phrase"])] if match else []
    if not match or not all(phrases):
        return []
    where, least, weight = match["where"] or "", int(match["least"] or 1), float(match["weight"] or 1)
    return [Rule(topic, kind, phrase, weight, where, least) for phrase in _with_short_abbreviations(phrases)]


def _forms(phrase: str) -> list[str]:
    """A phrase without and with each of its endings."""
    match = _ENDINGS.search(phrase)
    if not match:
        return [phrase]
    before, after = phrase[: match.start()], phrase[match.end() :]
    return [form for ending in ["", *match[1].split("|")] for form in _forms(before + ending + after)]


def _with_short_abbreviations(phrases: Iterable[str]) -> Iterator[str]:
    """Each phrase, and the way an abbreviation stands at the end of some sentences: "U.S" for "U.S."."""
    for phrase in phrases:
        yield phrase
        if phrase.endswith(" .") and " . " in phrase:
            yield phrase.removesuffix(" .")


def _said_twice(line: Line) -> Diagnostic:
    return line.fault("vocabulary-twice", f"a second `{line.key}` for one topic", fix="keep one of the two lines")


def _not_a_slug(line: Line) -> Diagnostic:
    expected = f"lower-case letters and digits joined by `-`: `{topic_slug(line.value)}`"
    return line.fault("vocabulary-slug", "not a slug", at=line.value, expected=expected, fix="write it like that")


def _not_a_phrase(line: Line, written: str) -> Diagnostic:
    expected = (
        "words, then if needed `>=n` and `^weight`: `title:clash(es|ed) >=2 ^1.5`; endings at three places at most"
    )
    fix = "write words that can stand in a story, phrases parted by `;`"
    return line.fault("vocabulary-phrase", f"`{written}` is not a phrase", at=written, expected=expected, fix=fix)
