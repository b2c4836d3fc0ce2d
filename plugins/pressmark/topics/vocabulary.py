"""Reads vocabularies: go in the files of an editor or the compiled one of Pressmark, comes out a `Vocabulary`.

What the lines of a file mean is told by `entries`, the compiled form is written by `compile`; finding phrases in a
story is left to `lexicon`.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import Diagnostic, path_from_here
from ..model import Topic, TopicType
from .categories import Categories
from .entries import Entry, missing_parents, read_entries, shared_slugs
from .lexicon import Lexicon, Rule, build_lexicon, pack_rules
from .lines import VocabularyError
from .slugs import topic_slug

DATA = Path(__file__).parent / "data"
COMPILED = DATA / "vocabulary.json"
# Rules whose phrases are names a topic is known by.
# Of a narrower place's rules: those that speak for the broader one, and as what.
ROLLED_UP = {"name": "inside", "unsure": "unsure-inside", "abbreviation": "abbreviation"}
# Of a person or a body that belongs to one country: the names that speak for it.
_BELONGING = {"name": "institution"}
_NAMES = frozenset({"name", "short"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Topics and the phrases that speak for them."""

    # In file order; no two with the same slug.
    topics: tuple[Topic, ...]
    # A layer of names, and one of the terms of subjects: "Syrian troops" may say Syria in one and war in the other.
    lexicon: Lexicon
    # By the slug of the topic itself, then by those of its names: how an editor may call it.
    known: Mapping[str, Topic]
    # SHA-256 in hexadecimal over all that the vocabulary was read from.
    fingerprint: str
    # The slug of the place that a story without any other is about; empty where the archive has no home.
    home: str = ""
    # Subjects learned from the archive's own stories; where there are such, they stand in place of all other subjects.
    categories: Categories | None = None
    # What the editor changed; None where nothing.
    edits: Any = None


def vocabulary_fingerprint(vocabulary: Vocabulary) -> str:
    """SHA-256 in hexadecimal over all that a vocabulary was read from: equal ones tag every story alike."""
    return vocabulary.fingerprint


def load_vocabulary(*paths: Path) -> Vocabulary:
    """Read vocabulary files, UTF-8, as if they were one.

    Returns:
        The vocabulary; topics and rules in the order of the files.
    Raises:
        VocabularyError: With one diagnostic for each fault, file by file in line order.
    """
    return from_plain(plain_vocabulary(read_files(paths)))


def read_files(paths: Iterable[Path]) -> list[Entry]:
    """Read the topics of vocabulary files.

    Raises:
        VocabularyError: With one diagnostic for each fault, file by file in line order.
    """
    entries: list[Entry] = []
    faults: list[Diagnostic] = []
    for path in paths:
        found, wrong = read_entries(read_text(path), path=shown(path))
        entries += found
        faults += wrong
    faults = [*faults, *shared_slugs(entries), *missing_parents(entries)]
    if faults:
        raise VocabularyError(*faults)
    return entries


def plain_vocabulary(entries: Sequence[Entry]) -> dict[str, Any]:
    """A vocabulary as plain data: what `vocabulary.json` holds, and `from_plain` reads."""
    numbers = {entry.topic.slug: number for number, entry in enumerate(entries)}
    rules = [*_own_rules(entries), *_rolled_up(entries)]
    names = [rule for rule in rules if rule.topic.type is not TopicType.SUBJECT]
    terms = [rule for rule in rules if rule.topic.type is TopicType.SUBJECT]
    return {
        "topics": [_topic_row(entry.topic) for entry in entries],
        "known": _known(entries, numbers),
        "names": pack_rules(names, numbers=numbers),
        "terms": pack_rules(terms, numbers=numbers),
    }


def _own_rules(entries: Sequence[Entry]) -> Iterator[Rule]:
    """The rules of each topic itself; the name of a capital may mean its state, so it is unsure."""
    capitals = {(e.topic.slug, r.phrase) for e in entries for r in e.rules if r.kind == "capital"}
    for entry in entries:
        for rule in entry.rules:
            is_capital = (entry.topic.parent, rule.phrase) in capitals and rule.kind == "name"
            yield rule._replace(kind="unsure") if is_capital else rule


def _rolled_up(entries: Sequence[Entry]) -> Iterator[Rule]:
    """What the names of one topic say of another: of the place it lies in, or of the country it belongs to."""
    by_slug = {entry.topic.slug: entry for entry in entries}
    for entry in entries:
        for slug, kinds in _speaks_for(entry):
            said = {rule.phrase for rule in by_slug[slug].rules}
            for rule in entry.rules:
                if rule.kind in kinds and rule.phrase not in said:
                    yield rule._replace(topic=by_slug[slug].topic, kind=kinds[rule.kind])


def _speaks_for(entry: Entry) -> Iterator[tuple[str, Mapping[str, str]]]:
    if entry.topic.parent and entry.topic.type is TopicType.PLACE:
        yield entry.topic.parent, ROLLED_UP
    for line in entry.block.lines:
        if line.key == "of":
            yield line.value, _BELONGING


def _known(entries: Sequence[Entry], numbers: Mapping[str, int]) -> dict[str, int]:
    """The slugs of names that are no topic's slug, with the number of the first topic so named."""
    known: dict[str, int] = {}
    for entry in entries:
        names = [entry.topic.name, *(rule.phrase for rule in entry.rules if rule.kind in _NAMES)]
        for slug in map(topic_slug, names):
            if slug not in numbers:
                known.setdefault(slug, numbers[entry.topic.slug])
    return known


def from_plain(plain: Mapping[str, Any], *, source: bytes = b"") -> Vocabulary:
    """Read what `plain_vocabulary` made.

    Args:
        plain: Topics, and phrases by their words.
        source: The bytes it was read from, where there are such: they spare writing it for its fingerprint.
    """
    topics = tuple(map(_topic, plain["topics"]))
    return Vocabulary(
        topics=topics,
        lexicon=build_lexicon(topics, plain["names"], plain["terms"]),
        known={t.slug: t for t in topics} | {slug: topics[number] for slug, number in plain["known"].items()},
        fingerprint=hashlib.sha256(source or json.dumps(plain, ensure_ascii=False).encode()).hexdigest(),
    )


@lru_cache(maxsize=1)
def shipped_vocabulary() -> Vocabulary:
    """The vocabulary that comes with Pressmark: places, people, organisations and subjects of world news."""
    source = COMPILED.read_bytes()
    return from_plain(json.loads(source), source=source)


def shipped_files() -> tuple[Path, ...]:
    """The files of `shipped_vocabulary`: what a fingerprint of it has to name."""
    return (COMPILED,)


def _topic_row(topic: Topic) -> list[str]:
    row = [topic.slug, topic.name, topic.type.value, topic.identifier or "", topic.parent or "", topic.scope]
    while not row[-1]:
        row.pop()
    return row


_TYPES = {type_.value: type_ for type_ in TopicType}


def _topic(row: list[str]) -> Topic:
    slug, name, type_, identifier, parent, scope = row + [""] * (6 - len(row))
    return Topic(
        slug=slug, name=name, type=_TYPES[type_], identifier=identifier or None, parent=parent or None, scope=scope
    )


def read_text(path: Path) -> str:
    """The text of a vocabulary file.

    Raises:
        VocabularyError: It is not UTF-8.
    """
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte {data[error.start]:#04x} is not UTF-8"
        fix = "save the file as UTF-8"
        fault = Diagnostic(path=shown(path), line=line, reason="vocabulary-utf8", message=message, fix=fix, page="")
        raise VocabularyError(fault) from error


def shown(path: Path) -> str:
    """A path as the user would type it."""
    return path_from_here(path).as_posix()


def with_entries(vocabulary: Vocabulary, entries: Sequence[Entry]) -> Vocabulary:
    """A vocabulary with more topics, or with more phrases for those it has; the one given stays as it is.

    A topic of the same slug takes the name and the facts of the new entry.
    """
    topics = {topic.slug: topic for topic in vocabulary.topics} | {entry.topic.slug: entry.topic for entry in entries}
    numbers = {slug: number for number, slug in enumerate(topics)}
    renamed = [[rule._replace(topic=topics[rule.topic.slug]) for rule in entry.rules] for entry in entries]
    layers = vocabulary.lexicon.packed()
    for rule in (rule for rules in renamed for rule in rules):
        layer = layers[rule.topic.type is TopicType.SUBJECT]
        for phrase, packed in pack_rules([rule], numbers=numbers).items():
            layer[phrase] = f"{layer[phrase]}\n{packed}" if phrase in layer else packed
    known = {slug: topics[topic.slug] for slug, topic in vocabulary.known.items()}
    known |= {slug: list(topics.values())[number] for slug, number in _known(entries, numbers).items()}
    return replace(
        vocabulary,
        topics=tuple(topics.values()),
        lexicon=build_lexicon(tuple(topics.values()), *layers),
        known=known | topics,
    )
