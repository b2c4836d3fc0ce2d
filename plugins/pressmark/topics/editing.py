"""The editor's file, `content/topics.toml`: what an archive changes in the shipped vocabulary.

Goes in: its text, and a vocabulary. Comes out: the edits, and the vocabulary with them. Joining topics of whole stories
is left to `archive`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

from ..errors import Diagnostic
from ..model import Topic
from .entries import EVIDENCE, Entry, read_entries
from .lines import VocabularyError
from .slugs import topic_slug
from .vocabulary import Vocabulary, with_entries

_KEYS = ("home", "remove", "min_stories", "add", "rename", "describe", "merge", "pin", "ban")
# Edits need three; tomllib ends with Python's own stack.
_DEEPEST = 50
_TOPIC_KEYS = ("type", "name", "id", "parent", "scope", *EVIDENCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """What an editor changes. Topics are called by any of their names or by their slugs."""

    path: str = "topics.toml"
    source: str = field(default="", repr=False)
    home: str = ""
    # A topic has a page from so many stories on.
    min_stories: int = 1
    remove: tuple[str, ...] = ()
    # By the topic's old name, its new one.
    rename: Mapping[str, str] = field(default_factory=dict)
    describe: Mapping[str, str] = field(default_factory=dict)
    # By the topic that goes, the one it goes into.
    merge: Mapping[str, str] = field(default_factory=dict)
    # By the name of a topic, new or old: its lines.
    add: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    # By story code.
    pin: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ban: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def fault(self, reason: str, message: str, *, at: str, fix: str, expected: str = "") -> Diagnostic:
        """A diagnostic that points at a piece of the file; at its first line where the piece is not found."""
        lines = self.source.split("\n")
        number = next((n for n, line in enumerate(lines) if at in line.partition("#")[0]), 0)
        return Diagnostic(
            path=self.path,
            line=number + 1,
            column=max(lines[number].find(at), 0) + 1,
            reason=reason,
            message=message,
            source=lines[number],
            expected=expected,
            fix=fix,
            page="",
        )


def read_edits(text: str, *, path: str) -> Edits:
    """Read an editor's file.

    Args:
        text: The whole file.
        path: Used in messages only; nothing is opened.
    Raises:
        VocabularyError: It is no TOML, or says something that no edit is.
    """
    if _depth(text) > _DEEPEST:
        raise VocabularyError(_syntax_fault("lists within lists without end (at line 1, column 1)", text, path))
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(_syntax_fault(str(error), text, path)) from error
    bare = Edits(path=path, source=text)
    if faults := [*_key_faults(read, bare), *_shape_faults(read, bare)]:
        raise VocabularyError(*faults)
    return replace(
        bare,
        **{key: value for key, value in read.items() if key not in {"remove", "pin", "ban"}},
        remove=tuple(read.get("remove", ())),
        pin={str(code): tuple(names) for code, names in read.get("pin", {}).items()},
        ban={str(code): tuple(names) for code, names in read.get("ban", {}).items()},
    )


def _depth(text: str) -> int:
    """How deep the brackets of a text stand within each other."""
    depth = deepest = 0
    for mark in re.findall(r"[][{}]", text):
        depth = depth + 1 if mark in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def _syntax_fault(message: str, text: str, path: str) -> Diagnostic:
    place = re.search(r"\(at (?:line (\d+), column (\d+)|end of document)\)", message)
    lines = text.split("\n")
    number = int(place[1]) if place and place[1] else len(lines)
    column = int(place[2]) if place and place[2] else 1
    wrong = re.sub(r"\s*\(at .*\)", "", message)
    return Diagnostic(
        path=path,
        line=number,
        column=column,
        reason="topics-toml",
        message=f"not TOML: {wrong[:1].lower()}{wrong[1:]}",
        source=lines[number - 1] if number <= len(lines) else "",
        expected='a line such as `home = "Turkey"`',
        fix="write names in double quotes, lists in square brackets",
        page="",
    )


def _key_faults(read: Mapping[str, Any], edits: Edits) -> Iterator[Diagnostic]:
    for key in read:
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, n=1)
            fix = f"did you mean `{near[0]}`?" if near else "use one of these words"
            yield edits.fault("topics-key", f"unknown word `{key}`", at=key, expected=" | ".join(_KEYS), fix=fix)
    for name, lines in read.get("add", {}).items() if isinstance(read.get("add", {}), dict) else ():
        for key in lines if isinstance(lines, dict) else ():
            if key not in _TOPIC_KEYS:
                expected = " | ".join(_TOPIC_KEYS)
                yield edits.fault(
                    "topics-key", f"unknown word `{key}` of {name}", at=key, expected=expected, fix="use one of these"
                )


def _shape_faults(read: Mapping[str, Any], edits: Edits) -> Iterator[Diagnostic]:
    for key, value in read.items():
        if key in _TABLES and not isinstance(value, dict):
            yield edits.fault(
                "topics-shape", f"`{key}` is no table", at=key, fix=f"write `[{key}]` on a line of its own"
            )
        elif key in _TABLES:
            yield from _TABLES[key](value, edits)
        elif key == "remove" and not _is_list(value):
            yield edits.fault("topics-shape", "`remove` is no list of names", at=key, fix='write `remove = ["Name"]`')
        elif key == "min_stories" and (not isinstance(value, int) or value < 1):
            yield edits.fault(
                "topics-shape", "`min_stories` is no number from 1", at=key, fix="write `min_stories = 1`"
            )
        elif key == "home" and not isinstance(value, str):
            yield edits.fault("topics-shape", "`home` is no name", at=key, fix='write `home = "Turkey"`')


def _not_tables(table: Mapping[str, Any], edits: Edits) -> Iterator[Diagnostic]:
    for name, value in table.items():
        if not isinstance(value, dict):
            fix = f'write `[add."{name}"]` on a line of its own, and what it is below'
            yield edits.fault("topics-shape", f"`{name}` is added without a table of its own", at=name, fix=fix)


def _not_text(table: Mapping[str, Any], edits: Edits) -> Iterator[Diagnostic]:
    for name, value in table.items():
        if not isinstance(value, str):
            yield edits.fault("topics-shape", f"what `{name}` stands for is no text", at=name, fix="write it in quotes")


def _not_lists(table: Mapping[str, Any], edits: Edits) -> Iterator[Diagnostic]:
    for code, value in table.items():
        if not _is_list(value):
            fix = f'write `{code} = ["Name of a topic"]`'
            yield edits.fault("topics-shape", f"story {code} needs a list of names", at=code, fix=fix)


# The words that begin a table, and what is wrong with the lines of each.
_TABLES = {
    "add": _not_tables,
    "rename": _not_text,
    "describe": _not_text,
    "merge": _not_text,
    "pin": _not_lists,
    "ban": _not_lists,
}


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def edited_vocabulary(vocabulary: Vocabulary, edits: Edits) -> Vocabulary:
    """Apply what an editor changes in the vocabulary itself.

    Raises:
        VocabularyError: A name is no topic's, or what is added is no topic.
    """
    vocabulary = with_entries(vocabulary, _added(vocabulary, edits))
    faults = [*_unknown_names(vocabulary, edits)]
    if faults:
        raise VocabularyError(*faults)
    changed: dict[str, Topic] = {}
    for old, new in edits.rename.items():
        topic = vocabulary.known[topic_slug(old)]
        changed[topic.slug] = replace(changed.get(topic.slug, topic), name=new)
    for name, scope in edits.describe.items():
        topic = vocabulary.known[topic_slug(name)]
        changed[topic.slug] = replace(changed.get(topic.slug, topic), scope=scope)
    blocks = [Entry.of(topic) for topic in changed.values()]
    vocabulary = with_entries(vocabulary, blocks)
    home = vocabulary.known[topic_slug(edits.home)].slug if edits.home else vocabulary.home
    return replace(vocabulary, home=home, edits=edits)


def _added(vocabulary: Vocabulary, edits: Edits) -> list[Entry]:
    entries: list[Entry] = []
    for name, lines in edits.add.items():
        known = vocabulary.known.get(topic_slug(name))
        type_ = str(lines.get("type", known.type if known else "subject"))
        text = [f"{type_}: {known.name if known else name}", *([f"  slug: {known.slug}"] if known else [])]
        facts = {"id": known.identifier, "parent": known.parent, "scope": known.scope} if known else {}
        for key, value in (facts | dict(lines)).items():
            values = value if isinstance(value, list) else [value]
            text += [f"  {key}: {one}" for one in values if one and key not in {"type", "name"}]
        found, faults = read_entries("\n".join(text), path=edits.path)
        if faults:
            raise VocabularyError(
                *(edits.fault(f.reason, f.message, at=name, expected=f.expected, fix=f.fix) for f in faults)
            )
        entries += found
    return entries


def _unknown_names(vocabulary: Vocabulary, edits: Edits) -> Iterator[Diagnostic]:
    pinned = [name for names in (*edits.ban.values(),) for name in names]
    for name in (
        *edits.remove,
        *edits.rename,
        *edits.describe,
        *edits.merge,
        *edits.merge.values(),
        *([edits.home] if edits.home else []),
        *pinned,
    ):
        if topic_slug(name) not in vocabulary.known:
            near = get_close_matches(topic_slug(name), vocabulary.known, n=1)
            fix = (
                f"did you mean “{vocabulary.known[near[0]].name}”?"
                if near
                else "name a topic of the vocabulary, or `add` it first"
            )
            yield edits.fault("topics-unknown", f"no topic is called “{name}”", at=name or '""', fix=fix)


def merged_slugs(vocabulary: Vocabulary, edits: Edits) -> dict[str, str]:
    """By the slug of each topic that was merged away, the slug of the one it went into; chains are followed."""
    merged = {
        vocabulary.known[topic_slug(old)].slug: vocabulary.known[topic_slug(new)].slug
        for old, new in edits.merge.items()
    }
    return {old: _end(new, merged) for old, new in merged.items() if _end(new, merged) != old}


def _end(slug: str, merged: Mapping[str, str]) -> str:
    seen: set[str] = set()
    while slug in merged and slug not in seen:
        seen.add(slug)
        slug = merged[slug]
    return slug
