"""From a folder of story files to its stories: every file read, every finding of every file told.

Goes in: a folder or one file. Comes out: a `Collection`, the same for any number of workers and any order of the disk.
Finding files is left to `story_files.py`, one file to `outcomes.py`, files that clash to `clashes.py`; showing the
result to `report.py`, and what follows from it to the caller.
"""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ..errors import Diagnostic
from ..model import Story, code_order
from ..workers import Crew, Progress
from .clashes import settle_clashes
from .keeping import KeptFile, is_unchanged, outcome_of, read_file, recalled
from .outcomes import Outcome
from .story_files import StoryFile, find_story_files, path_order

# What a command ends with (rules P3 and P4).
SOUND = 0
REFUSED = 1
PUBLISHED_WITHOUT_REFUSED = 3
WRONG_COUNT = 70


class FiledStory(NamedTuple):
    """An accepted story and where it lies."""

    path: Path
    story: Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """All that was read from a folder."""

    # Newest first: by moment, then by code. Drafts and stories of the future are among them.
    stories: tuple[FiledStory, ...]
    # What became of each file and link, by the bytes of their paths.
    outcomes: tuple[Outcome, ...]
    # Of all files: by the bytes of the path, then line, then reason.
    diagnostics: tuple[Diagnostic, ...]
    # What is worth keeping of each file, by its path as messages name it.
    kept: Mapping[str, KeptFile] = field(compare=False)
    # Files; read = accepted + rejected + duplicates.
    read: int
    accepted: int
    rejected: int
    duplicates: int


def read_stories(
    root: Path,
    *,
    timezone: tzinfo,
    now: datetime | None = None,
    kept: Mapping[str, KeptFile] = MappingProxyType({}),
    crew: Crew | None = None,
    progress: Progress | None = None,
) -> Collection:
    """Read a folder with all folders below it, or one file.

    Args:
        root: As messages should name it: relative to the working folder where possible.
        timezone: The site's own, for dates that name no offset.
        now: The build's moment, for the warning `future-date`.
        kept: Of an earlier reading with the same program and zone.
        crew: Reads many files; without one they are read by a crew of its own.
        progress: Called with the number of files read and of all files.
    """
    found = find_story_files(root)
    outcomes, keep = _outcomes(found.files, kept=kept, timezone=timezone, now=now, crew=crew, progress=progress)
    settled = settle_clashes(outcomes)
    stories = [
        FiledStory(file.place, outcome.parsed.story)
        for file, outcome in zip(found.files, settled, strict=True)
        if outcome.parsed is not None and outcome.is_accepted
    ]
    stories.sort(key=lambda filed: (filed.story.dateline.moment, code_order(filed.story.code)), reverse=True)
    ordered = sorted([*settled, *found.others], key=lambda outcome: path_order(outcome.path))
    return _collection(stories, ordered, kept=keep)


def _outcomes(
    files: Sequence[StoryFile],
    *,
    kept: Mapping[str, KeptFile],
    timezone: tzinfo,
    now: datetime | None,
    crew: Crew | None,
    progress: Progress | None,
) -> tuple[list[Outcome], dict[str, KeptFile]]:
    """What became of each file, and what to keep of it: read again only where that is not known."""
    found: dict[str, Outcome] = {}
    for file in files:
        known = kept.get(file.path)
        if known and (outcome := recalled(known, path=file.path, timezone=timezone, now=now)):
            found[file.path] = outcome
    keep = {path: kept[path] for path in found}
    unsure = [file for file in files if file.path not in keep or not is_unchanged(file, keep[file.path])]
    asked = [(file, keep[file.path].digest if file.path in keep else "") for file in unsure]
    with nullcontext(crew) if crew else Crew() as readers:
        answers = readers.in_order(partial(read_file, timezone=timezone, now=now), asked, progress=progress)
    for file, fresh in zip(unsure, answers, strict=True):
        if fresh.line:
            found[file.path] = outcome_of(fresh.line, path=file.path, timezone=timezone)
            keep[file.path] = fresh
        else:
            keep[file.path] = fresh._replace(line=keep[file.path].line)
    return [found[file.path] for file in files], keep


def exit_status(collection: Collection, *, strict: bool = False, keep_going: bool = False) -> int:
    """What a command that used the collection ends with (rules P3 and P4).

    Args:
        collection: The result.
        strict: Warnings are refused, too.
        keep_going: The sound stories are published without the refused ones.
    """
    if collection.accepted + collection.rejected + collection.duplicates != collection.read:
        return WRONG_COUNT
    if collection.rejected:
        return PUBLISHED_WITHOUT_REFUSED if keep_going else REFUSED
    return REFUSED if strict and collection.diagnostics else SOUND


def _collection(
    stories: Sequence[FiledStory], outcomes: Sequence[Outcome], *, kept: Mapping[str, KeptFile]
) -> Collection:
    return Collection(
        stories=tuple(stories),
        outcomes=tuple(outcomes),
        diagnostics=tuple(diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics),
        kept=kept,
        read=sum(outcome.is_read for outcome in outcomes),
        accepted=sum(outcome.is_accepted for outcome in outcomes),
        rejected=sum(outcome.is_read and outcome.kind == "reject" for outcome in outcomes),
        duplicates=sum(outcome.kind == "warn" and outcome.is_read and not outcome.is_accepted for outcome in outcomes),
    )
