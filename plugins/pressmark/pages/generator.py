"""The adapter of pages to Pelican: articles become documents, documents become jobs, jobs become files."""

from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from pelican.generators import Generator

from ..discovery.link_check import NextSite, check_links
from ..discovery.tags import Picture
from ..documents import ArchiveDocument, archive_document, newest_first
from ..errors import PressmarkError, path_from_here
from ..model import Status, StoryCode
from ..options import Options, read_options
from ..rebuild.engine import link_files, make_files
from ..rebuild.fingerprint import tools_fingerprint
from ..rebuild.jobs import FileJob, Job
from ..rebuild.kept import KeptLines
from ..rebuild.progress import progress
from ..rebuild.render import renderer
from ..themes import is_own
from ..words import TRANSLATIONS, Words, words_of
from .about import ABOUT, about_page
from .addresses import NEWEST_FEED, SEARCH_INDEX
from .assets import assets, feed_assets
from .feeds import feed_files, feed_plans, measure_lines, measures_of
from .preview import StoryPages
from .sealed_feeds import load_ledger, published_documents, save_ledger, tell_lost
from .search import index_files, search_files
from .site_files import site_files
from .site_map import TextPage, site_pages


class ArchiveGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Writes every page, feed and asset of the archive."""

    def generate_context(self) -> None:
        """Lead the pages of another theme to the feed of all stories, by the name that Pelican has for it."""
        if not is_own(self.theme):
            # Not in the settings, or Pelican would write one of its own there.
            self.context["FEED_ALL_ATOM"] = NEWEST_FEED

    def generate_output(self, _writer: Any) -> None:
        """Put the file of every job in its place in the next generation of the site."""
        options = read_options(self.settings)
        words = words_of(options.site.language, [Path(self.theme) / "translations", TRANSLATIONS])
        documents = self._documents(options)
        self.context["publication"].checks.append(partial(self._check_links, options))
        templates = tuple(Path(folder) for folder in self._templates_path)
        jobs = self._jobs(documents, options, words)
        if options.previews and is_own(self.theme):
            pages = self._story_pages(documents, options)
            self.context["preview"] = partial(_preview, pages=pages, templates=templates, words=words)
            jobs = pages.noting(jobs)
        make_files(
            chain(jobs, self._feeds(documents, options, words)),
            self.context["publication"],
            templates=templates,
            words=words,
            crew=self.context["crew"],
            progress=lambda done, total: progress.send("pages", done=done, total=total),
        )
        if self._has_search(options, documents):
            index = index_files(documents, site=options.site, work=self.context["publication"].work)
            link_files(index.files, self.context["publication"], made_from=index.digest)

    def _feeds(self, documents: list[ArchiveDocument], options: Options, words: Words) -> Iterator[Job]:
        """Plan the feeds: only when they are asked for, for others draw pages by then."""
        content, output = Path(self.settings["PATH"]), Path(self.settings["OUTPUT_PATH"])
        ledger = KeptLines(self.context["publication"].work / "feeds.ledger")
        feeds = feed_plans(
            documents,
            site=options.site,
            ledger=load_ledger(content, output=output),
            published=published_documents(output),
            hub=options.hub,
            topic_archives=options.topic_archives,
            known=measures_of(ledger.read()),
            words=words,
        )
        tell_lost(feeds.lost)
        self.context["publication"].afterwards += [
            partial(ledger.write, measure_lines(feeds.measures)),
            partial(save_ledger, content, feeds.ledger),
        ]
        yield from feed_files(feeds, site=options.site)

    def _check_links(self, options: Options) -> None:
        publication = self.context["publication"]
        changes = publication.changes()
        # A folder of its own, whose files only the index itself names.
        vanished = {address for address in changes.vanished if not address.startswith(f"{SEARCH_INDEX}/")}
        written = [*self.context["pages"], *self._articles()]
        site = NextSite(
            site=options.site,
            folder=publication.folder,
            addresses=publication.addresses,
            new=changes.new,
            changed=changes.changed,
            vanished=vanished,
            live_folder=publication.live,
            written={_text_page(one).path: path_from_here(Path(one.source_path)).as_posix() for one in written},
        )
        check_links(site, crew=self.context["crew"])

    def _jobs(self, documents: list[ArchiveDocument], options: Options, words: Words) -> Iterator[Job]:
        text_pages = self._text_pages(options, words)
        has_search, has_rooms = self._has_search(options, documents), is_own(self.theme)
        yield from site_files(
            documents, site=options.site, text_pages=text_pages, has_search=has_search, has_rooms=has_rooms
        )
        yield from feed_assets(Path(self.theme), options.accent)
        if not has_rooms:
            return
        theme = assets(Path(self.theme), options.accent)
        yield from theme.files
        cards, pictures = self._cards(documents, options) if options.cards else ([], {})
        yield from cards
        search = search_files(Path(self.theme)) if has_search else None
        if search:
            yield from (search.script, search.style)
        yield from site_pages(
            documents,
            site=options.site,
            masthead=options.masthead,
            assets=theme,
            text_pages=text_pages,
            withdrawn=[s.code for _, s in self.context["collection"].stories if s.status is Status.WITHDRAWN],
            stories_per_page=options.stories_per_page,
            moved_topics=self.context["merged_topics"],
            search=search,
            words=words,
            cards=pictures,
        )

    def _cards(
        self, documents: list[ArchiveDocument], options: Options
    ) -> tuple[list[FileJob], dict[StoryCode, Picture]]:
        # Loaded here, since most archives have none, and then need no library that draws.
        from .cards import story_cards, tell_undrawn, theme_colours  # noqa: PLC0415

        colours = theme_colours(Path(self.theme), options.accent)
        cards, pictures = story_cards(documents, site=options.site, colours=colours)
        tell_undrawn([document.code for document in documents if document.code not in pictures])
        return cards, pictures

    def _story_pages(self, documents: list[ArchiveDocument], options: Options) -> StoryPages:
        """What a preview is drawn from; the jobs are noted while they are made."""
        by_code = {document.code: document for document in documents}
        stories = [article for article in self.context["articles"] if hasattr(article, "story")]
        return StoryPages(
            documents={Path(one.source_path).as_posix(): by_code[one.story.code] for one in stories},
            site=options.site,
            timezone=options.timezone,
            topics_of=self.context["topics_of_story"],
        )

    def _has_search(self, options: Options, documents: list[ArchiveDocument]) -> bool:
        return options.search and bool(documents) and is_own(self.theme)

    def _documents(self, options: Options) -> list[ArchiveDocument]:
        site = options.site
        return newest_first(
            [
                archive_document(
                    a.story,
                    topics=a.story_topics,
                    site_url=site.url,
                    language=site.language,
                    story_digest=a.story_digest,
                    topics_digest=a.topics_digest,
                )
                for a in self.context["articles"]
                if hasattr(a, "story")
            ]
        )

    def _text_pages(self, options: Options, words: Words) -> list[TextPage]:
        pages = [_text_page(page) for page in self.context["pages"]]
        if is_own(self.theme) and not any(page.address == ABOUT for page in pages):
            pages.append(about_page(options.site, words))
        return [*pages, *(_text_page(article, in_navigation=False) for article in self._articles())]

    def _articles(self) -> list[Any]:
        """Articles in Markdown, which are no stories."""
        return [article for article in self.context["articles"] if not hasattr(article, "story")]


def _text_page(content: Any, *, in_navigation: bool = True) -> TextPage:
    return TextPage(address=content.save_as, title=content.title, html=content.content, in_navigation=in_navigation)


def _preview(file: Path, *, pages: StoryPages, templates: tuple[Path, ...], words: Words) -> tuple[str, bytes] | None:
    try:
        if job := pages.preview(path_from_here(file)):
            return job.path, renderer(templates, words, tools_fingerprint(templates, words)).render(job)
    except (PressmarkError, TemplateError):
        pass  # the build that follows tells it
    return None


def archive_generator(_pelican: Any) -> type[Generator]:
    """Hear `get_generators`."""
    return ArchiveGenerator
