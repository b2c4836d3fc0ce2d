"""The adapter of stories to Pelican: story files become Pelican articles.

Every fault of every file is told in one error, before anything is written. Parsing is left to `collection.py`, HTML to
`body.py`, topics to `topics/generator.py`.
"""

import logging
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from pelican.contents import Article, Category
from pelican.readers import BaseReader

from ..errors import CountError, StoryError
from ..model import Status, Story
from ..options import Options, read_options
from ..rebuild.progress import progress
from .body import body_html
from .collection import REFUSED, WRONG_COUNT, Collection, exit_status, read_stories
from .moment import build_moment
from .parser import parse_story

logger = logging.getLogger(__name__)


class StoryReader(BaseReader):  # type: ignore[misc]  # Pelican has no types
    """Reads one story file for Pelican: for a site that wants the format and nothing else of Pressmark.

    Connect it with `readers.reader_classes["txt"] = StoryReader` on the signal `readers_init`.
    """

    file_extensions = ("txt",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Give the body as HTML and the metadata of one file.

        Raises:
            StoryError: Logged first, for Pelican hides what a reader raises.
        """
        try:
            parsed = parse_story(
                Path(source_path).read_bytes(),
                path=_shown(Path(source_path)).as_posix(),
                timezone=read_options(self.settings).timezone,
            )
        except StoryError as error:
            logger.error("%s", error)
            raise
        for warning in parsed.warnings:
            logger.warning("%s", warning)
        return body_html(parsed.story), metadata(parsed.story, settings=self.settings)


def metadata(story: Story, *, settings: Any) -> dict[str, Any]:
    """Give what Pelican wants to know of a story, and the story itself."""
    return {
        "title": story.headline,
        "date": story.dateline.local,
        "category": Category(settings["DEFAULT_CATEGORY"], settings),
        "slug": str(story.code),
        "status": "published",
        "story": story,
        "story_code": story.code,
    }


def add_stories(generator: Any) -> None:
    """Hear `article_generator_pretaxonomy`: put the published stories among the articles, newest first.

    Raises:
        StoryError: With the faults of every story of the archive; not where the build is told to keep going.
        CountError: A file is neither published nor refused nor a duplicate: a fault of the program.
    """
    options = read_options(generator.settings)
    now = build_moment()
    collection = read_stories(
        _shown(Path(generator.path)),
        timezone=options.timezone,
        now=now,
        progress=lambda done, total: progress.send("stories", done=done, total=total),
    )
    _tell(collection, options)
    generator.context["collection"] = collection
    generator.articles = [
        *(
            Article(
                body_html(story),
                metadata(story, settings=generator.settings),
                settings=generator.settings,
                source_path=str(path),
                context=generator.context,
            )
            for path, story in published(collection, now=now)
        ),
        *generator.articles,
    ]


def published(collection: Collection, *, now: datetime) -> Iterable[tuple[Path, Story]]:
    """Give the stories a reader may see: neither draft nor withdrawn, and not dated after the build's moment."""
    return (
        (path, story)
        for path, story in collection.stories
        if story.status is Status.PUBLISHED and story.dateline.moment <= now
    )


def _tell(collection: Collection, options: Options) -> None:
    status = exit_status(collection, strict=options.strict, keep_going=options.keep_going)
    if status == WRONG_COUNT:
        raise CountError(f"{collection.read} files read, but their outcomes do not add up: please report this")
    if status == REFUSED:
        raise StoryError(*(d for d in collection.diagnostics if options.strict or d.severity == "error"))
    for diagnostic in collection.diagnostics:
        logger.warning("%s", diagnostic if diagnostic.severity == "error" else diagnostic.headline)


def _shown(path: Path) -> Path:
    """Name a path as the user would: from the working folder, where it lies below it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
