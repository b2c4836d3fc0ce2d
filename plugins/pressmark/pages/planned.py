"""Files that are planned before they are made: where each stands, what it is made from, and the function that makes it.

What a file is made from says whether it must be made again; making it can wait, or be done by another process.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..documents import ArchiveDocument, Site
from ..rebuild.jobs import FileJob, PlainData, digest, digest_of_words


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesFile:
    """A file that is made from whole stories and nothing else."""

    # Below the site's root.
    path: str
    # In the order of the file. Planning reads no more of them than code, dateline and topics.
    documents: Sequence[ArchiveDocument]
    # Known by its name to other processes.
    write: Callable[[Sequence[ArchiveDocument]], bytes]

    def content(self) -> bytes:
        """Make the file."""
        return self.write(self.documents)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterFile:
    """A file that is made from plain data."""

    path: str
    matter: PlainData
    # Known by its name to other processes, or a `partial` of such a function and plain data.
    write: Callable[[PlainData], bytes]

    def content(self) -> bytes:
        """Make the file."""
        return self.write(self.matter)


PlannedFile = StoriesFile | MatterFile


def file_job(file: PlannedFile, *, site: Site) -> FileJob:
    """Give the job of a planned file."""
    if isinstance(file, StoriesFile):
        told = (f"{d.story_digest} {d.topics_digest}" for d in file.documents)
        name = digest_of_words([repr(site), *told])
    else:
        name = digest([repr(site), file.matter])
    return FileJob(path=file.path, make=file.content, name=name)
