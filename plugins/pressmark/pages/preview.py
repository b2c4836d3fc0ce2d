"""The page of a story as it was just saved, drawn before the site is built anew, for whoever writes and wants to see.

Goes in: the file, and what the last build made. Comes out: the job of its page, with the neighbours that it had. Of a
file that stands elsewhere in the archive now, or cannot be read, nothing comes out: that takes a whole build, which
follows in any case and has the last word.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path

from ..documents import ArchiveDocument, Site, archive_document
from ..model import Story, StoryTopics
from ..rebuild.jobs import Job, PageJob
from ..stories.outcomes import read_outcome
from .story import redrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPages:
    """The stories' pages of the last build, and how one of them is read and tagged."""

    # By the path of the story's file, as messages name it.
    documents: Mapping[str, ArchiveDocument]
    site: Site
    timezone: tzinfo
    topics_of: Callable[[Story], StoryTopics]
    # By address, as they were noted.
    jobs: dict[str, PageJob] = field(default_factory=dict)

    def noting(self, jobs: Iterable[Job]) -> Iterator[Job]:
        """Let jobs pass, and note those of stories."""
        addresses = {document.address for document in self.documents.values()}
        for job in jobs:
            if isinstance(job, PageJob) and job.path in addresses:
                self.jobs[job.path] = job
            yield job

    def preview(self, file: Path) -> PageJob | None:
        """Give the page of a story that was saved.

        Args:
            file: Named as in `documents`.
        """
        known = self.documents.get(file.as_posix())
        story = read_outcome(file, path=file.as_posix(), timezone=self.timezone, now=None).story if known else None
        if not known or not story or _place(story) != _place(known.story):
            return None
        document = archive_document(
            story, topics=self.topics_of(story), site_url=self.site.url, language=self.site.language
        )
        return redrawn(self.jobs[document.address], document)


def _place(story: Story) -> tuple[object, ...]:
    """What decides whether a story is published, and between which others."""
    return story.code, story.status, story.dateline.moment
