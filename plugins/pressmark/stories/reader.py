"""The adapter of stories to Pelican: story files become Pelican articles.

Every fault of every file is told in one error, before anything is written. Parsing is left to `collection.py`, HTML to
`body.py`, topics to `topics/generator.py`.
"""

import logging
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican import signals
from pelican.contents import Article, Category
from pelican.readers import BaseReader

from ..documents import story_address
from ..errors import CountError, RefusedError, StoryError, path_from_here
from ..model import Status, Story
from ..options import Options, read_options
from ..rebuild.kept import KeptLines
from ..rebuild.progress import progress
from ..themes import is_own, text_for_others
from .body import body_html
from .collection import REFUSED, WRONG_COUNT, Collection, exit_status, read_stories
from .keeping import kept_file, kept_line, line_digest
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
                path=path_from_here(Path(source_path)).as_posix(),
                timezone=read_options(self.settings).timezone,
            )
        except StoryError as error:
            logger.error("%s", error)
            raise
        for warning in parsed.warnings:
            logger.warning("%s", warning)
        category = Category(self.settings["DEFAULT_CATEGORY"], self.settings)
        return body_html(parsed.story), metadata(parsed.story, category=category)


def metadata(story: Story, *, category: Category) -> dict[str, Any]:
    """Give what Pelican wants to know of a story, and the story itself."""
    return {
        "title": story.headline,
        "date": story.dateline.local,
        "category": category,
        "slug": str(story.code),
        "status": "published",
        "story": story,
        "story_code": story.code,
    }


class StoryArticle(Article):  # type: ignore[misc]  # Pelican has no types
    """A story as Pelican's own article, made cheaply: what themes may ask for is worked out when they do.

    Pelican's constructor reads a dozen settings and changes the locale, .1 ms an article; its addresses are computed
    anew at each access.
    """

    def __init__(
        self, story: Story, *, category: Category, settings: Any, source_path: str, digest: str, context: Any
    ) -> None:
        # Names the story by all that was read of its file.
        self.story_digest = digest
        self.settings = settings
        self.source_path = source_path
        self._context = context
        self.translations: list[Any] = []
        self.in_default_lang = True
        self.template = self.default_template
        self.date_format = settings["DEFAULT_DATE_FORMAT"]
        self.lang = story.language or settings["DEFAULT_LANG"]
        self.metadata = metadata(story, category=category)
        for name, value in self.metadata.items():
            setattr(self, name, value)
        if signals.content_object_init.receivers:
            signals.content_object_init.send(self)

    @cached_property
    def _content(self) -> str:
        return body_html(self.story)

    @cached_property
    def url(self) -> str:
        """The story's address; no setting moves it."""
        return story_address(self.story.code)

    @cached_property
    def save_as(self) -> str:
        """The story's file, as its address."""
        return self.url

    @cached_property
    def timezone(self) -> ZoneInfo:
        """The site's own."""
        return ZoneInfo(self.settings["TIMEZONE"])

    @cached_property
    def locale_date(self) -> str:
        """The date in Pelican's way of writing it, for themes that show that."""
        return str(self.date.strftime(self.date_format))

    @cached_property
    def relative_source_path(self) -> str:
        """The file's place below the content folder."""
        return str(self.get_relative_source_path())


def whole_article(
    story: Story, *, category: Category, settings: Any, source_path: str, digest: str, context: Any
) -> Article:
    """Make of a story what any theme expects: an article with all that Pelican gives one."""
    address = story_address(story.code)
    told = metadata(story, category=category) | {
        "title": text_for_others(story.headline),
        # In one time zone for all: Pelican sorts by moments, and takes those of a day for neighbours.
        "date": story.dateline.moment.astimezone(ZoneInfo(settings["TIMEZONE"])),
        "lang": story.language or settings["DEFAULT_LANG"],
        "url": address,
        "save_as": address,
    }
    article = Article(body_html(story), told, settings, source_path, context)
    article.story_digest = digest
    return article


def add_stories(generator: Any) -> None:
    """Hear `article_generator_pretaxonomy`: put the published stories among the articles, newest first.

    Raises:
        StoryError: With the faults of every story of the archive; not where the build is told to keep going.
        CountError: A file is neither published nor refused nor a duplicate: a fault of the program.
    """
    options = read_options(generator.settings)
    now = build_moment()
    publication = generator.context["publication"]
    ledger = KeptLines(publication.work / "stories.ledger", timezone=str(options.timezone))
    collection = read_stories(
        path_from_here(Path(generator.path)),
        timezone=options.timezone,
        now=now,
        kept=dict(map(kept_file, ledger.read())),
        crew=generator.context["crew"],
        progress=lambda done, total: progress.send("stories", done=done, total=total),
    )
    _tell(collection, options)
    # One after the other when they are written: together they are as large as all stories.
    lines = (kept_line(path, kept) for path, kept in collection.kept.items())
    publication.afterwards.append(partial(ledger.write, lines))
    generator.context["collection"] = collection
    # One for all: Pelican makes a slug for each category object there is.
    category = Category(generator.settings["DEFAULT_CATEGORY"], generator.settings)
    kind = StoryArticle if is_own(generator.settings["THEME"]) else whole_article
    make = partial(kind, category=category, settings=generator.settings, context=generator.context)
    generator.articles = [
        *(
            make(story, source_path=str(path), digest=line_digest(collection.kept[path.as_posix()].line))
            for path, story in published(collection, now=now)
        ),
        *generator.articles,
    ]


def spare_categories(generator: Any) -> None:
    """Hear `article_generator_finalized`: have Pelican make no category pages that are not wanted.

    It compares each article with each other one for a page, even if the settings say that it is not to be written.
    """
    if not generator.settings["CATEGORY_SAVE_AS"]:
        generator.categories = []


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
    stops = [d for d in collection.diagnostics if status == REFUSED and (options.strict or d.severity == "error")]
    for diagnostic in () if stops and options.strict else collection.diagnostics:
        if diagnostic.severity == "warning":
            logger.warning("%s", diagnostic.headline)
        elif not stops:
            logger.warning("%s", diagnostic)
    if stops:
        raise RefusedError(_account(collection), *stops)


def _account(collection: Collection) -> str:
    """What became of the files of a build that is stopped; the numbers add up to those read (rule P4)."""
    counts = f"{collection.read:,} read, 0 published, {collection.accepted:,} held back"
    others = f"{collection.rejected:,} rejected, {collection.duplicates:,} duplicates"
    return f"{counts}, {others}; the published site is as it was"
