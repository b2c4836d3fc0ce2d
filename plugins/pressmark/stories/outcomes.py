"""What became of one story file: read, read with warnings, or refused.

Goes in: a path. Comes out: an `Outcome`, plain values that cross the border between processes. Finding files is left to
`story_files.py`, what several files do wrong together to `clashes.py`.
"""

import hashlib
import os
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Literal

from ..errors import Diagnostic, StoryError
from ..model import Story
from .decoding import MAX_BYTES, too_large
from .findings import Findings
from .normal_form import same_form
from .parser import ParsedStory, parse_story

Kind = Literal["ok", "warn", "reject"]

# 128 bits: two texts of one archive never share them by chance.
_DIGEST_BYTES = 16
# Folding a text takes many times its size; longer ones are the same only if they are equal.
_FOLDED_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One file that was looked at."""

    # As messages name it, "/" separated.
    path: str
    # None where the file was refused or not read at all.
    parsed: ParsedStory | None = None
    # By line, then reason.
    diagnostics: tuple[Diagnostic, ...] = ()
    # Of the body in the form in which equal texts are equal; empty without a story.
    digest: bytes = b""
    # Whether the story is published: not if refused, not if another file holds it already.
    is_accepted: bool = False
    # A link is looked at, told, and not read.
    is_read: bool = True

    @property
    def kind(self) -> Kind:
        """Whether the file is sound, unusual or refused."""
        if any(d.severity == "error" for d in self.diagnostics) or (self.is_read and self.parsed is None):
            return "reject"
        return "warn" if self.diagnostics else "ok"

    @property
    def story(self) -> Story | None:
        """The story, of a file that is not refused."""
        return self.parsed.story if self.parsed else None

    @property
    def labels(self) -> tuple[str, ...]:
        """Canonical names of the labelled lines of a file that is not refused."""
        return self.parsed.labels if self.parsed else ()


def read_outcome(place: Path, *, path: str, timezone: tzinfo, now: datetime | None) -> Outcome:
    """Read one file.

    Args:
        place: Where it lies.
        path: How messages name it.
        timezone: For `parse_story`.
        now: For `parse_story`.
    """
    try:
        data, _ = file_bytes(place, path=path)
    except StoryError as error:
        return Outcome(path=path, diagnostics=error.diagnostics)
    except OSError as error:
        return unreadable(path, error)
    return outcome_of_bytes(data, path=path, timezone=timezone, now=now)


def outcome_of_bytes(data: bytes, *, path: str, timezone: tzinfo, now: datetime | None) -> Outcome:
    """Read one file that is open already; the arguments are those of `parse_story`."""
    try:
        parsed = parse_story(data, path=path, timezone=timezone, now=now)
    except StoryError as error:
        return Outcome(path=path, diagnostics=error.diagnostics)
    digest = text_digest(parsed.story)
    return Outcome(path=path, parsed=parsed, diagnostics=parsed.warnings, digest=digest, is_accepted=True)


def unreadable(path: str, error: OSError) -> Outcome:
    """The outcome of a file or folder that cannot be opened."""
    findings = Findings(path)
    findings.add("unreadable", line=1, message=f"cannot be opened: {(error.strerror or 'unknown fault').lower()}")
    return Outcome(path=path, diagnostics=findings.sorted())


def text_digest(story: Story) -> bytes:
    """Digest of the body in the form in which texts that are the same (rule F10) are equal."""
    text = "\n".join(story.paragraphs)
    form = same_form(text) if len(text) <= _FOLDED_CHARACTERS else text
    return hashlib.blake2b(form.encode(), digest_size=_DIGEST_BYTES).digest()


def file_bytes(place: Path, *, path: str) -> tuple[bytes, os.stat_result]:
    """Give the bytes of a file, and what the file system said of it just before.

    Raises:
        StoryError: The file is too large to be read (rule F1).
        OSError: It cannot be opened.
    """
    with place.open("rb", buffering=0) as file:
        status = os.fstat(file.fileno())
        size = status.st_size
        if size > MAX_BYTES:
            # Rule F1: such a file is never read.
            raise too_large(size, path=path)
        # One byte more, to see a file that grows; asking for the most allowed would make room for it each time.
        data = file.read(size + 1)
        return data if len(data) <= size else data + (file.read(MAX_BYTES) or b""), status
