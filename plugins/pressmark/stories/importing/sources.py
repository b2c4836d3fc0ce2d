"""Files and folders → the files to import, and each file → its story.

Goes in: paths. Comes out: `Reading`s, the same whatever order the disk gives. What the archive has already is left to
`filing.py`.
"""

import os
from collections.abc import Iterator, Sequence
from datetime import tzinfo
from pathlib import Path
from typing import NamedTuple

from ...errors import IMPORT_RULES_PAGE, Diagnostic, StoryError
from ..outcomes import unreadable
from ..parser import parse_story
from ..saved.markup import PAGE_BYTES
from ..saved.page import read_saved_page
from ..story_files import path_order
from ..text import StoryTextError, story_text
from .outcomes import Reading

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".mht", ".mhtml"})
_TEXT_SUFFIX = ".txt"
# What browsers, in English and in other languages, call the folder of a saved page's pictures.
_COMPANION_ENDS = (
    "_files",
    "-files",
    ".files",
    "_dateien",
    "-dateien",
    "_fichiers",
    "_archivos",
    "_dosyalar",
    "_arquivos",
)


class SourceFiles(NamedTuple):
    """What is to be read."""

    files: list[Path]
    # Links, which are not followed.
    links: list[Path]
    # How many files are of other kinds.
    left_aside: int


def find_source_files(sources: Sequence[Path]) -> SourceFiles:
    """Find the pages and text files among the sources, each once, by the bytes of their paths.

    A file that is named is taken whatever it is; of a folder, all pages and text files below it, hidden ones and the
    folders in which browsers keep a page's pictures aside.
    """
    files: dict[str, Path] = {}
    links: dict[str, Path] = {}
    aside: set[str] = set()
    for place, is_named in _places(sources):
        name = os.path.abspath(place)  # noqa: PTH100  # resolve() would follow a link
        if place.is_symlink() and not is_named:
            links[name] = place
        elif is_named or (_is_source(place) and not _is_companion(place)):
            files[name] = place
        else:
            aside.add(name)
    in_order = [sorted(found.values(), key=lambda place: path_order(place.as_posix())) for found in (files, links)]
    return SourceFiles(in_order[0], in_order[1], len(aside - files.keys()))


def _places(sources: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
    for source in sources:
        if not source.is_dir():
            yield source, True
            continue
        for folder, folders, names in os.walk(source):
            folders[:] = [name for name in folders if not name.startswith(".")]
            yield from ((Path(folder, name), False) for name in names if not name.startswith("."))


def _is_source(place: Path) -> bool:
    return place.suffix.lower() in {*PAGE_SUFFIXES, _TEXT_SUFFIX}


def _is_companion(place: Path) -> bool:
    for folder in place.parents:
        end = next((e for e in _COMPANION_ENDS if folder.name.lower().endswith(e)), None)
        if end and any(folder.with_name(folder.name[: -len(end)] + suffix).exists() for suffix in PAGE_SUFFIXES):
            return True
    return False


def read_source(place: Path, *, timezone: tzinfo) -> Reading:
    """Read one file: a saved page as the text of its story, a story file as it is; why not, where it cannot be read."""
    path = place.as_posix()
    try:
        with place.open("rb") as file:
            data = file.read(PAGE_BYTES + 1)
        if place.suffix.lower() in PAGE_SUFFIXES:
            return _page(data, path, timezone)
        if place.suffix.lower() != _TEXT_SUFFIX:
            return refused(path, "import-kind", "the file is neither a saved page nor a text file", _KINDS_FIX)
        story = parse_story(data, path=path, timezone=timezone).story
        return Reading(path=path, story=story, data=data)
    except OSError as error:
        return Reading(path=path, diagnostics=unreadable(path, error).diagnostics)
    except StoryError as error:
        return Reading(path=path, diagnostics=tuple(d for d in error.diagnostics if d.severity == "error"))


_KINDS_FIX = f"give files that end in {', '.join(sorted(PAGE_SUFFIXES))} or {_TEXT_SUFFIX}"


def _page(data: bytes, path: str, timezone: tzinfo) -> Reading:
    page = read_saved_page(data, path=path, timezone=timezone)
    try:
        text = story_text(page.story)
    except StoryTextError as error:
        return refused(path, "page-unwritable", error.why, "write the story file by hand")
    return Reading(
        path=path,
        story=page.story,
        data=text.encode(),
        is_page=True,
        sources=page.sources,
        left_out=page.left_out,
    )


def refused(path: str, reason: str, message: str, fix: str) -> Reading:
    """Refuse a file for a reason that has no place in it."""
    fault = Diagnostic(path=path, line=1, reason=reason, message=message, fix=fix, page=IMPORT_RULES_PAGE)
    return Reading(path=path, diagnostics=(fault,))
