"""The adapter of publishing to a Pelican run: where Pelican writes, and when the site takes its place.

Pelican hears nothing of generations: what it and its plugins write by themselves goes to a folder of its own, and joins
the site when the run is over.
"""

import logging
from pathlib import Path
from typing import Any

from pelican.contents import Content
from pelican.writers import Writer

from ..options import read_options
from ..themes import is_own
from ..workers import Crew
from .publish import Publication

logger = logging.getLogger(__name__)


class PublishingRun:
    """Publishes each run of one Pelican object when the run has come to its end."""

    def __init__(self) -> None:
        self._publication: Publication | None = None
        self._crew = Crew()

    def begin(self, pelican: Any) -> None:
        """Hear `get_generators`, the first signal of a run, before any generator is made."""
        self.end()  # an earlier run of the same process may have ended in an error, and nobody said so
        # Whoever runs Pelican says `end` even where Pelican does not come to its end.
        pelican.publishing = self
        self._crew = Crew(executor=read_options(pelican.settings).executor)
        self._publication = Publication(Path(pelican.settings["OUTPUT_PATH"]))
        self._publication.begin()
        pelican.output_path = str(self._publication.others)

    def tell(self, generator: Any) -> None:
        """Hear `generator_init`: what a generator needs for much work and many files stands in its context."""
        generator.context["publication"] = self._publication
        generator.context["crew"] = self._crew

    def finish(self, pelican: Any) -> None:
        """Hear `finalized`, which is sent only when every generator has written all it has."""
        if self._publication:
            self._publication.finish()
        self.end()
        pelican.output_path = pelican.settings["OUTPUT_PATH"]

    def end(self) -> None:
        """Give up the claim and send the crew home, however the run went."""
        if self._publication:
            self._publication.release()
            self._publication = None
        self._crew.close()


class JobWriter(Writer):  # type: ignore[misc]  # Pelican has no types
    """Pelican's writer, less the pages that are made from page jobs."""

    def write_file(self, name: str, template: Any, context: Any, *args: Any, **values: Any) -> None:
        """Write what other generators ask for; articles and pages have their jobs."""
        if not any(isinstance(value, Content) for value in values.values()):
            super().write_file(name, template, context, *args, **values)


def job_writer(pelican: Any) -> type[Writer]:
    """Hear `get_writer`; another theme's pages are all Pelican's."""
    return JobWriter if is_own(pelican.settings["THEME"]) else Writer
