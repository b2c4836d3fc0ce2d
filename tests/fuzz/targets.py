"""What is fuzzed: each reader of something that others write, with the files its mutants are made from.

A reader gives what became of the mutant in a word. It may refuse, by an error of ours; anything else it raises is a
fault. What is kept between builds is ours alone: it is read as it was written, or not at all.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC
from functools import partial
from pathlib import Path

from plugins.pressmark.errors import PressmarkError
from plugins.pressmark.feeds.ledger import read_ledger as read_feed_ledger
from plugins.pressmark.options import DEFAULTS, read_options
from plugins.pressmark.rebuild.kept import KeptLines
from plugins.pressmark.rebuild.ledger import Entry, read_ledger, write_ledger
from plugins.pressmark.stories.outcomes import outcome_of_bytes
from plugins.pressmark.stories.saved.page import read_saved_page
from plugins.pressmark.topics.editing import edited_vocabulary, read_edits
from plugins.pressmark.topics.vocabulary import Vocabulary

from .mutants import mutant, mutant_settings

_DATA = Path(__file__).parent.parent / "data"
_SEEDS = Path(__file__).parent / "seeds"
_SETTINGS = {
    "SITENAME": "The Harbour Post",
    "SITEURL": "https://example.org",
    "TIMEZONE": "Europe/London",
    "DEFAULT_LANG": "en",
}
_LINES = ["one", "two\tthree", "\u0641\u0627\u0631\u0633\u06cc"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One reader."""

    name: str
    # Of a hundred mutants, so many are its own.
    share: int
    # Makes a mutant and reads it; gives what became of it.
    read: Callable[[random.Random], str]


def targets(folder: Path, vocabulary: Vocabulary) -> list[Target]:
    """Give all readers.

    Args:
        folder: An empty one, for what is kept between builds; the mutant stories stay in `stories/` below it.
        vocabulary: What an editor's file changes.
    """
    (folder / "stories").mkdir()
    stories = [file.read_bytes() for file in sorted((_DATA / "stories").rglob("*.txt"))]
    pages = [file.read_bytes() for file in sorted((_DATA / "saved_pages").glob("*.*html"))]
    edits = [file.read_bytes() for file in sorted(_SEEDS.glob("*.toml"))]
    sealed = [file.read_bytes() for file in sorted(_SEEDS.glob("*.json"))]
    return [
        Target(name="story", share=70, read=partial(_story, seeds=stories, folder=folder / "stories")),
        Target(name="saved page", share=5, read=partial(_saved_page, seeds=pages)),
        Target(name="editor's file", share=10, read=partial(_edits, seeds=edits, vocabulary=vocabulary)),
        Target(name="ledger of feeds", share=5, read=partial(_feed_ledger, seeds=sealed)),
        Target(name="ledger of files", share=3, read=partial(_file_ledger, file=folder / "ledger.json")),
        Target(name="kept lines", share=2, read=partial(_kept_lines, file=folder / "kept")),
        Target(name="options", share=5, read=_options),
    ]


def _story(chance: random.Random, *, seeds: Sequence[bytes], folder: Path) -> str:
    data = mutant(chance, seeds)
    (folder / f"{chance.getrandbits(64):x}.txt").write_bytes(data)
    return outcome_of_bytes(data, path="a.txt", timezone=UTC, now=None).kind


def _saved_page(chance: random.Random, *, seeds: Sequence[bytes]) -> str:
    data = mutant(chance, seeds)
    return _read_or_refused(lambda: read_saved_page(data, path="a.html", timezone=UTC))


def _edits(chance: random.Random, *, seeds: Sequence[bytes], vocabulary: Vocabulary) -> str:
    text = mutant(chance, seeds).decode(errors="replace")
    return _read_or_refused(lambda: edited_vocabulary(vocabulary, read_edits(text, path="topics.toml")))


def _feed_ledger(chance: random.Random, *, seeds: Sequence[bytes]) -> str:
    text = mutant(chance, seeds).decode(errors="replace")
    return _read_or_refused(lambda: read_feed_ledger(text))


def _options(chance: random.Random) -> str:
    settings = mutant_settings(chance, _SETTINGS, sorted(DEFAULTS))
    return _read_or_refused(lambda: read_options(settings))


def _file_ledger(chance: random.Random, *, file: Path) -> str:
    write_ledger(file, {"1:2": {"index.html": Entry(digest="ab", size=3, mtime=4)}})
    file.write_bytes(mutant(chance, [file.read_bytes()]))
    return "read" if read_ledger(file) else "ignored"


def _kept_lines(chance: random.Random, *, file: Path) -> str:
    kept = KeptLines(file, timezone="UTC")
    kept.write(_LINES)
    file.write_bytes(mutant(chance, [file.read_bytes()]))
    lines = kept.read()
    assert lines in ([], _LINES), f"damaged lines were believed: {lines}"
    return "read" if lines else "ignored"


def _read_or_refused(read: Callable[[], object]) -> str:
    try:
        read()
    except PressmarkError as error:
        str(error)  # The message is made from the mutant, too.
        return "refused"
    return "read"
