"""Reads vocabulary files: go in paths, comes out a `Vocabulary`, or an error with every fault of the files.

Finding its phrases in a story is left to `phrases`, what a match is worth to `salience`.
The form of the files is told at the top of `data/subjects.txt`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..errors import Diagnostic
from ..model import Topic, TopicType
from .lines import Block, Line, VocabularyError, read_blocks
from .phrases import Lexicon, Rule, build_lexicon, phrase_of
from .slugs import topic_slug

_DATA = Path(__file__).parent / "data"

_HEADS = tuple(TopicType)
# The rule that a key's phrases are evidence by; `salience` has what each is worth.
_EVIDENCE = {"also": "name", "demonym": "demonym", "capital": "capital", "institution": "institution"}
_EVIDENCE |= {"inside": "inside", "term": "term", "not": "not", "unless": "unless"}
_FACTS = ("id", "slug", "parent", "scope")
_KEYS = (*_FACTS, *_EVIDENCE)

# "title:attack", "troops >=2", "ceasefire ^2", and any of them together.
_PHRASE = re.compile(
    r"(?:(?P<where>title|lead):)?(?P<phrase>[^:>^]+?)(?:\s+>=(?P<least>[1-9]\d?))?(?:\s+\^(?P<weight>\d+(?:\.\d+)?))?"
)
# "clash(es|ed)": the word as it is, and with each of the endings.
_ENDINGS = re.compile(r"(?<=\w)\(([^()]*)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Topics and the phrases that speak for them."""

    # In file order; no two with the same slug.
    topics: tuple[Topic, ...]
    # A layer of names, and one of the terms of subjects: "Syrian troops" may say Syria in one and war in the other.
    lexicon: Lexicon
    # By the slug of the topic itself, then by those of its names: how an editor may call it.
    known: Mapping[str, Topic]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    topic: Topic
    rules: tuple[Rule, ...]
    block: Block


def load_vocabulary(*paths: Path) -> Vocabulary:
    """Read vocabulary files, UTF-8, as if they were one.

    Returns:
        The vocabulary; topics and rules in the order of the files.
    Raises:
        VocabularyError: With one diagnostic for each fault, file by file in line order.
    """
    entries: list[_Entry] = []
    faults: list[Diagnostic] = []
    for path in paths:
        blocks, found = read_blocks(_read_text(path), path=_shown(path), heads=_HEADS, keys=_KEYS)
        faults += found
        for block in blocks:
            entry, found = _read_entry(block)
            entries.append(entry)
            faults += found
    faults = [*faults, *_shared_slugs(entries), *_missing_parents(entries)]
    if faults:
        raise VocabularyError(*faults)
    return _build_vocabulary(entries)


@lru_cache(maxsize=1)
def shipped_vocabulary() -> Vocabulary:
    """The vocabulary that comes with Pressmark: the places and the subjects of world news."""
    return load_vocabulary(*shipped_files())


def shipped_files() -> tuple[Path, ...]:
    """The files of `shipped_vocabulary`: what a fingerprint of it has to name."""
    return (_DATA / "places.txt", _DATA / "subjects.txt")


def _build_vocabulary(entries: list[_Entry]) -> Vocabulary:
    rules = [rule for entry in entries for rule in entry.rules]
    known = {entry.topic.slug: entry.topic for entry in entries}
    for entry in entries:
        for name in [entry.topic.name, *(rule.phrase for rule in entry.rules if rule.kind == "name")]:
            known.setdefault(topic_slug(name), entry.topic)
    return Vocabulary(
        topics=tuple(entry.topic for entry in entries),
        lexicon=build_lexicon(
            (rule for rule in rules if rule.topic.type is not TopicType.SUBJECT),
            (rule for rule in rules if rule.topic.type is TopicType.SUBJECT),
        ),
        known=known,
    )


def _read_text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte {data[error.start]:#04x} is not UTF-8"
        fix = "save the file as UTF-8"
        fault = Diagnostic(path=_shown(path), line=line, reason="vocabulary-utf8", message=message, fix=fix)
        raise VocabularyError(fault) from error


def _shown(path: Path) -> str:
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _read_entry(block: Block) -> tuple[_Entry, list[Diagnostic]]:
    facts = {line.key: line for line in block.lines if line.key in _FACTS}
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
        found, wrong = _read_rules(line, topic=topic, kind=_EVIDENCE.get(line.key, "name"))
        rules += found
        faults += wrong
    # A phrase that a topic has twice is the same reason once.
    once = {(rule.kind, rule.phrase, rule.where): rule for rule in rules}
    return _Entry(topic=topic, rules=tuple(once.values()), block=block), faults


def _phrase_lines(block: Block, topic: Topic) -> Iterator[Line]:
    # A place's own name is evidence; a subject's is only its label ("Fire" would be found everywhere).
    if topic.type is not TopicType.SUBJECT:
        yield block.head
    yield from (line for line in block.lines if line.key in _EVIDENCE)


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


def _shared_slugs(entries: list[_Entry]) -> Iterator[Diagnostic]:
    first: dict[str, _Entry] = {}
    for entry in entries:
        other = first.setdefault(entry.topic.slug, entry)
        if other is not entry:
            there = f"{other.block.head.path}:{other.block.head.number}"
            message = f"“{entry.topic.name}” and “{other.topic.name}” ({there}) both have the slug `{entry.topic.slug}`"
            fix = "rename one, or give it another address with a line `slug: …`"
            yield entry.block.head.fault("vocabulary-slug", message, at=entry.topic.name, fix=fix)


def _missing_parents(entries: list[_Entry]) -> Iterator[Diagnostic]:
    slugs = {entry.topic.slug for entry in entries}
    for entry in entries:
        for line in entry.block.lines:
            if line.key == "parent" and line.value not in slugs:
                fix = "write the slug of a topic that stands in the vocabulary"
                yield line.fault("vocabulary-parent", f"no topic has the slug `{line.value}`", at=line.value, fix=fix)


def _said_twice(line: Line) -> Diagnostic:
    return line.fault("vocabulary-twice", f"a second `{line.key}` for one topic", fix="keep one of the two lines")


def _not_a_slug(line: Line) -> Diagnostic:
    expected = f"lower-case letters and digits joined by `-`: `{topic_slug(line.value)}`"
    return line.fault("vocabulary-slug", "not a slug", at=line.value, expected=expected, fix="write it like that")


def _not_a_phrase(line: Line, written: str) -> Diagnostic:
    expected = "words, then if needed `>=n` and `^weight`: `title:clash(es|ed) >=2 ^1.5`"
    fix = "write words that can stand in a story, phrases parted by `;`"
    return line.fault("vocabulary-phrase", f"`{written}` is not a phrase", at=written, expected=expected, fix=fix)
