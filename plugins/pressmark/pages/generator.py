"""The adapter of pages to Pelican: articles become documents, documents become jobs, jobs become files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from ..documents import ArchiveDocument, archive_document, newest_first
from ..model import Status
from ..options import Options, read_options
from ..rebuild.engine import make_files
from ..rebuild.jobs import Job
from ..rebuild.progress import progress
from .about import ABOUT, about_page
from .assets import assets
from .feeds import feed_files
from .site_map import TextPage, site_pages


class ArchiveGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Writes every page, feed and asset of the archive."""

    def generate_output(self, _writer: Any) -> None:
        """Put the file of every job in its place in the next generation of the site."""
        make_files(
            list(self._jobs(read_options(self.settings))),
            self.context["publication"],
            templates=[Path(folder) for folder in self._templates_path],
            progress=lambda done, total: progress.send("pages", done=done, total=total),
        )

    def _jobs(self, options: Options) -> Iterator[Job]:
        documents = self._documents(options)
        theme = assets(Path(self.theme))
        yield from theme.files
        yield from site_pages(
            documents,
            site=options.site,
            assets=theme,
            text_pages=self._text_pages(options),
            withdrawn=[s.code for _, s in self.context["collection"].stories if s.status is Status.WITHDRAWN],
            stories_per_page=options.stories_per_page,
        )
        yield from feed_files(documents, site=options.site)

    def _documents(self, options: Options) -> list[ArchiveDocument]:
        site = options.site
        return newest_first(
            [
                archive_document(a.story, topics=a.story_topics, site_url=site.url, language=site.language)
                for a in self.context["articles"]
                if hasattr(a, "story")
            ]
        )

    def _text_pages(self, options: Options) -> list[TextPage]:
        pages = [_text_page(page) for page in self.context["pages"]]
        if not any(page.address == ABOUT for page in pages):
            pages.append(about_page(options.site))
        articles = (article for article in self.context["articles"] if not hasattr(article, "story"))
        return [*pages, *(_text_page(article, in_navigation=False) for article in articles)]


def _text_page(content: Any, *, in_navigation: bool = True) -> TextPage:
    return TextPage(address=content.save_as, title=content.title, html=content.content, in_navigation=in_navigation)


def archive_generator(_pelican: Any) -> type[Generator]:
    """Hear `get_generators`."""
    return ArchiveGenerator
