"""What was read from story files, kept between builds: an outcome becomes a line of JSON, and an equal outcome again.

Goes in: a file, and what is kept of it. Comes out: what became of it, read again only where it changed. Where the lines
lie between builds is left to `rebuild/`.

A file counts as unchanged if the file system says the same of it, the moment at which its inode changed among it, which
nobody can set back; else if its bytes have the same digest.
"""

import hashlib
import json
import os
import time
from datetime import datetime, tzinfo
from typing import Any, NamedTuple

from ..errors import Diagnostic, StoryError
from ..model import Story
from .kept_story import KeptStory, json_text, story_line
from .outcomes import Outcome, file_bytes, outcome_of_bytes, unreadable
from .parser import ParsedStory
from .story_files import StoryFile

# Size, moment of change, moment of the inode's change (both in nanoseconds), inode.
Stamp = tuple[int, ...]
# A file that changed so short a time before it was read could change again without a trace: disks have slow clocks.
_TICK = 50_000_000
# What depends on the build's moment is not kept.
_MOMENTARY = "future-date"
# 128 bits: two files of one archive never share them by chance.
_DIGEST_BYTES = 16


class KeptFile(NamedTuple):
    """One file as it was read."""

    # Empty where the file's bytes must be looked at next time.
    stamp: Stamp
    # Of its bytes, in hexadecimal; empty where the file must be read again next time.
    digest: str
    # What became of it, as `outcome_line` gives it.
    line: str


def kept_line(path: str, kept: KeptFile) -> str:
    """Write what is kept of a file as one line."""
    return "\t".join([json.dumps(path), json.dumps(kept.stamp), kept.digest, kept.line])


def kept_file(line: str) -> tuple[str, KeptFile]:
    """Read what `kept_line` wrote.

    Raises:
        ValueError: It is no such line.
    """
    path, stamp, digest, rest = line.split("\t", 3)
    return json.loads(path), KeptFile(tuple(json.loads(stamp)), digest, rest)


def recalled(kept: KeptFile, *, path: str, timezone: tzinfo, now: datetime | None) -> Outcome | None:
    """What became of a file, as it is kept; None where the clock was set back and a date of the past lies ahead."""
    outcome = outcome_of(kept.line, path=path, timezone=timezone)
    lies_ahead = now is not None and outcome.story is not None and _newest(outcome.story) > now
    return None if lies_ahead else outcome


def _newest(story: Story) -> datetime:
    return max([story.dateline.moment, *(one.dateline.moment for one in story.corrections)])


def is_unchanged(file: StoryFile, kept: KeptFile) -> bool:
    """Whether the file system says of a file what it said when it was read."""
    try:
        return bool(kept.stamp) and _stamp(os.lstat(file.place)) == kept.stamp
    except OSError:
        return False


def read_file(asked: tuple[StoryFile, str], *, timezone: tzinfo, now: datetime | None) -> KeptFile:
    """Read one file.

    Args:
        asked: The file, and the digest of its bytes as they are known; empty where they are not.
        timezone: For `parse_story`.
        now: For `parse_story`.
    Returns:
        What to keep; the line is empty where the bytes are those that are known.
    """
    file, known = asked
    started = time.time_ns()
    try:
        data, status = file_bytes(file.place, path=file.path)
    except StoryError as error:
        return KeptFile((), "", outcome_line(Outcome(path=file.path, diagnostics=error.diagnostics)))
    except OSError as error:
        return KeptFile((), "", outcome_line(unreadable(file.path, error)))
    digest = hashlib.blake2b(data, digest_size=_DIGEST_BYTES).hexdigest()
    stamp = _stamp(status) if status.st_ctime_ns < started - _TICK else ()
    if digest == known:
        return KeptFile(stamp, digest, "")
    outcome = outcome_of_bytes(data, path=file.path, timezone=timezone, now=now)
    is_momentary = any(diagnostic.reason == _MOMENTARY for diagnostic in outcome.diagnostics)
    return KeptFile(() if is_momentary else stamp, "" if is_momentary else digest, outcome_line(outcome))


def line_digest(line: str) -> str:
    """Name an outcome by its line, in hexadecimal."""
    return hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def outcome_line(outcome: Outcome) -> str:
    """Write an outcome as one line; its path is not in it."""
    parsed = outcome.parsed
    found = [parsed.labels, parsed.code_line, parsed.code_source] if parsed else None
    row = json_text([found, outcome.digest.hex(), [_diagnostic_row(one) for one in outcome.diagnostics]])
    # No text of JSON has a tab that stands for itself.
    return f"{row}\t{story_line(parsed.story)}" if parsed else row


def outcome_of(line: str, *, path: str, timezone: tzinfo) -> Outcome:
    """Read what `outcome_line` wrote.

    Args:
        path: The file's, for messages.
        timezone: As it was when the file was read.
    Raises:
        ValueError, TypeError, IndexError: It is no such line.
    """
    found, digest, rows = json.loads(line.partition("\t")[0])
    diagnostics = tuple(_diagnostic(path, *row) for row in rows)
    if found is None:
        return Outcome(path=path, diagnostics=diagnostics)
    labels, code_line, code_source = found
    parsed = ParsedStory(
        story=KeptStory(line, timezone),
        warnings=diagnostics,
        labels=tuple(labels),
        code_line=code_line,
        code_source=code_source,
    )
    return Outcome(path=path, parsed=parsed, diagnostics=diagnostics, digest=bytes.fromhex(digest), is_accepted=True)


def _diagnostic_row(found: Diagnostic) -> list[Any]:
    where = [found.line, found.column, found.severity, found.reason]
    return [*where, found.message, found.source, found.expected, found.fix, found.page]


def _diagnostic(path: str, *row: Any) -> Diagnostic:
    line, column, severity, reason, message, source, expected, fix, page = row
    return Diagnostic(
        path=path,
        line=line,
        column=column,
        severity=severity,
        reason=reason,
        message=message,
        source=source,
        expected=expected,
        fix=fix,
        page=page,
    )
