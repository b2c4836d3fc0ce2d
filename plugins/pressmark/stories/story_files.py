"""Which files of a folder are stories (rule P1).

Goes in: a folder or a file. Comes out: paths in the order of their bytes, whatever order the disk gives. Reading them
is left to `outcomes.py`.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .findings import Findings
from .outcomes import Outcome, unreadable

_SUFFIX = ".txt"
# Hidden files, and what editors leave beside the file they edit.
_IGNORED_BEGINNINGS = (".", "~", "#")
_IGNORED_ENDS = ("~", "#")


class StoryFile(NamedTuple):
    """A file to read."""

    place: Path
    # As messages name it: below the folder as the caller wrote it, "/" separated.
    path: str


class StoryFiles(NamedTuple):
    """What a folder holds."""

    files: list[StoryFile]
    # Links and folders that were not followed or could not be opened.
    others: list[Outcome]


def find_story_files(root: Path) -> StoryFiles:
    """Find the story files below a folder; a file is taken as it is, whatever its name."""
    if not root.is_dir():
        return StoryFiles([StoryFile(root, root.as_posix())], [])
    found = StoryFiles([], [])
    _walk(root, found)
    found.files.sort(key=lambda file: path_order(file.path))
    return found


def path_order(path: str) -> bytes:
    """The order of paths in every list: by their bytes (rule P2)."""
    return os.fsencode(path)


def _walk(root: Path, found: StoryFiles) -> None:
    # A list of folders to visit, for a deep tree must not end the program.
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            entries = list(_entries(folder))
        except OSError as error:
            found.others.append(unreadable(folder.as_posix(), error))
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(folder / entry.name)
            else:
                _take(folder / entry.name, entry, found)


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.startswith(_IGNORED_BEGINNINGS) and not entry.name.endswith(_IGNORED_ENDS):
                yield entry


def _take(place: Path, entry: os.DirEntry[str], found: StoryFiles) -> None:
    is_story = entry.name.lower().endswith(_SUFFIX)
    if entry.is_symlink() and (is_story or entry.is_dir()):
        found.others.append(_link(place.as_posix()))
    elif is_story and entry.is_file(follow_symlinks=False):
        found.files.append(StoryFile(place, place.as_posix()))


def _link(path: str) -> Outcome:
    findings = Findings(path)
    findings.add("symlink", line=1, message="this is a link to another place; it is not followed")
    return Outcome(path=path, diagnostics=findings.sorted(), is_read=False)
