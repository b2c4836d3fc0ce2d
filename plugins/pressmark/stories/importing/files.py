"""Saved pages and text exports → story files in the archive, and what became of each.

Goes in: files and folders. Comes out: new files at `stories/YYYY/MM/CODE.txt` below the content folder, and an
`ImportResult` that accounts for every file. What is in the archive stays as it is: a story whose text differs is shown,
not replaced. Reading files is left to `sources.py`, writing to `filing.py`.
"""

import os
from collections.abc import Iterator, Sequence
from datetime import tzinfo
from functools import partial
from pathlib import Path

from ...workers import Progress, StartExecutor, in_order
from ..story_files import path_order
from .filing import Archive
from .outcomes import ImportOutcome, ImportResult, Reading
from .report import format_import
from .sources import find_source_files, read_source, refused

__all__ = ["ImportOutcome", "ImportResult", "format_import", "import_files"]

# A page costs a hundred times what a story file does, so processes pay much earlier.
_WORTH_A_POOL = 100


def import_files(
    sources: Sequence[Path],
    *,
    content: Path,
    timezone: tzinfo,
    workers: int | None = None,
    executor: StartExecutor | None = None,
    progress: Progress | None = None,
) -> ImportResult:
    """Bring files into the archive.

    Args:
        sources: Files, or folders with all folders below them: `.html`, `.htm`, `.xhtml`, `.mht`, `.mhtml` are saved
            pages; `.txt` are story files, which are brought in byte for byte.
        content: The site's content folder; `stories/` is made in it if need be.
        timezone: The site's own, for dates that name no offset.
        workers: None uses every core if there is enough to read; 1 starts no process.
        executor: As `Crew` takes it.
        progress: Called with the number of files read and of all files.
    """
    found = find_source_files(sources)
    if workers is None and len(found.files) >= _WORTH_A_POOL:
        workers = os.cpu_count()
    work = partial(read_source, timezone=timezone)
    readings = in_order(work, found.files, workers=workers, executor=executor, progress=progress)
    archive = Archive(content, timezone=timezone)
    outcomes = [*_settled(readings, archive), *map(_refusal, map(_link, found.links))]
    ordered = sorted(outcomes, key=lambda outcome: path_order(outcome.path))
    return ImportResult(outcomes=tuple(ordered), left_aside=found.left_aside)


def _settled(readings: Sequence[Reading], archive: Archive) -> Iterator[ImportOutcome]:
    by_code: dict[str, list[Reading]] = {}
    for reading in readings:
        if reading.story is None:
            yield _refusal(reading)
        else:
            by_code.setdefault(reading.story.code, []).append(reading)
    for same_code in by_code.values():
        story = same_code[0].story
        if story is not None:
            yield from archive.settle(story.code, same_code)


def _refusal(reading: Reading) -> ImportOutcome:
    return ImportOutcome(reading=reading, kind="refused", diagnostics=reading.diagnostics)


def _link(place: Path) -> Reading:
    message = "this is a link to another place; it is not followed"
    return refused(place.as_posix(), "import-link", message, "name the file itself")
