"""What becomes of files that are brought into the archive: plain values, which cross the border between processes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ...errors import Diagnostic
from ...model import Story, StoryCode

Kind = Literal["imported", "already there", "refused", "different"]
KINDS: tuple[Kind, ...] = ("imported", "already there", "refused", "different")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One file as it was read, before the archive is looked at."""

    # As the user would type it, "/" separated.
    path: str
    # None where the file is refused.
    story: Story | None = None
    # What is to be written into the archive.
    data: bytes = b""
    is_page: bool = False
    # Part and what it was taken from; empty for a text file, which is brought in as it is.
    sources: tuple[tuple[str, str], ...] = ()
    # Lines within the article that were left out.
    left_out: tuple[str, ...] = ()
    # Why the file is refused.
    diagnostics: tuple[Diagnostic, ...] = ()

    def tells_same(self, other: Story) -> bool:
        """Whether a story is the one this file tells.

        A page knows nothing of what an editor adds (topics, status, corrections, notes), so these are not compared.
        """
        if self.story is None or not self.is_page:
            return self.story == other
        mine = self.story
        return (mine.code, mine.dateline.moment, mine.dateline.has_time, mine.headline, mine.paragraphs) == (
            other.code,
            other.dateline.moment,
            other.dateline.has_time,
            other.headline,
            other.paragraphs,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOutcome:
    """What became of one file."""

    reading: Reading
    kind: Kind
    # Where the story lies in the archive: written now, or found there. None where the file was refused.
    place: Path | None = None
    # Why the file was refused; of one that differs from the archive, nothing.
    diagnostics: tuple[Diagnostic, ...] = ()
    # From the archive's file to this one, in unified form, where they differ.
    difference: str = ""

    @property
    def path(self) -> str:
        """The file, as the user would type it."""
        return self.reading.path

    @property
    def code(self) -> StoryCode | None:
        """The story's code; None where the file could not be read."""
        return self.reading.story.code if self.reading.story else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What became of all files, by the bytes of their paths."""

    outcomes: tuple[ImportOutcome, ...]
    # Files of other kinds in the folders given, such as pictures; they are not read.
    left_aside: int = 0

    def number(self, kind: Kind) -> int:
        """How many files ended so; the four kinds add up to all files."""
        return sum(outcome.kind == kind for outcome in self.outcomes)

    @property
    def exit_status(self) -> int:
        """0 if the story of every file is in the archive now, else 1."""
        return 0 if self.number("refused") + self.number("different") == 0 else 1
