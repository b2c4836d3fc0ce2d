"""Puts a vocabulary together: the one that is shipped, and the files that an editor or a command adds to it.

Goes in: paths. Comes out: a `Vocabulary`. What the files mean is left to `entries`, `categories` and `editing`.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from .categories import is_categories, read_categories
from .editing import edited_vocabulary, read_edits
from .entries import Entry, read_entries
from .lines import VocabularyError
from .vocabulary import Vocabulary, read_text, shipped_vocabulary, shown, with_entries


def full_vocabulary(paths: Sequence[Path] = ()) -> Vocabulary:
    """The shipped vocabulary with more files, in their order.

    Args:
        paths: An editor's file (`.toml`), subjects learned by `topics.train`, or topics in the form of subjects.txt.
    Raises:
        VocabularyError: With the faults of the first file that has any.
    """
    vocabulary = shipped_vocabulary()
    for path in paths:
        vocabulary = _with_file(vocabulary, path)
    return vocabulary


def _with_file(vocabulary: Vocabulary, path: Path) -> Vocabulary:
    text = read_text(path)
    digest = hashlib.sha256((vocabulary.fingerprint + text).encode()).hexdigest()
    if path.suffix == ".toml":
        vocabulary = edited_vocabulary(vocabulary, read_edits(text, path=shown(path)))
    elif is_categories(text):
        vocabulary = replace(vocabulary, categories=read_categories(text, path=shown(path)))
    else:
        vocabulary = with_entries(vocabulary, _sound_entries(text, path=shown(path)))
    return replace(vocabulary, fingerprint=digest)


def _sound_entries(text: str, *, path: str) -> list[Entry]:
    entries, faults = read_entries(text, path=path)
    if faults:
        raise VocabularyError(*faults)
    return entries
