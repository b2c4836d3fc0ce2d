"""The search page: its form, with what stories can be chosen by, and its own script and style.

The index it searches is made by `search/`; finding stories and showing them is left to `theme/static/js/search.js`.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..documents import ArchiveDocument, Site, direction
from ..rebuild.jobs import FileJob, PageJob
from ..search.index import search_index
from ..search.records import Choice, choice_word
from ..words import Words
from .addresses import SEARCH, SEARCH_INDEX, TOPICS, front_path
from .assets import named
from .cldr import language_name, numbering, period_text, plural_examples
from .frame import Frame, Plain
from .grouping import TopicGroup, largest_first, name_order
from .wording import type_names

# So many topics are offered; an archive of 10,000 stories has over a thousand, and each has its own page.
_LARGEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFiles:
    """The page's own files, each named by its content."""

    script: FileJob
    style: FileJob


def search_files(theme: Path) -> SearchFiles:
    """Read the page's script and style.

    Args:
        theme: The folder that holds `static/js/search.js` and `static/css/search.css`.
    Raises:
        OSError: A file is missing.
    """
    static = theme / "static"
    return SearchFiles(
        script=named("theme/search.js", (static / "js" / "search.js").read_bytes()),
        style=named("theme/search.css", (static / "css" / "search.css").read_bytes()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexFiles:
    """The files of the index, finished and waiting to be published."""

    # Of all they are made from.
    digest: str
    # The address of each, and where it is.
    files: tuple[tuple[str, Path], ...]


def index_files(documents: Sequence[ArchiveDocument], *, site: Site, work: Path) -> IndexFiles:
    """Give the index of an archive: the one kept in `work`, if it is still right, else a new one.

    Raises:
        SearchError: It cannot be made.
    """
    index = search_index(documents, language=site.language, work=work)
    files = tuple((f"{SEARCH_INDEX}/{path}", file) for path, file in index.files())
    return IndexFiles(digest=index.digest, files=files)


def search_page(
    documents: Iterable[ArchiveDocument], *, topics: Sequence[TopicGroup], files: SearchFiles, frame: Frame
) -> PageJob:
    """Show the form; the numbers of stories are no part of it, so that a new story seldom changes the page."""
    found = list(documents)
    return frame.job(
        SEARCH,
        "search.html",
        title=frame.words.gettext("Search"),
        description=frame.words.gettext(
            "Search %(site)s by words, topic, year, language or story code.", site=frame.site.name
        ),
        breadcrumb=frame.breadcrumb(),
        action=frame.address(SEARCH),
        index=frame.address(SEARCH_INDEX) + "/",
        script=frame.address(files.script.path),
        style=frame.address(files.style.path),
        digits=numbering(frame.language),
        says=json.dumps(_said_by_script(frame.words), ensure_ascii=False, sort_keys=True),
        topics=_topics(topics, frame.words),
        years=[{"label": "", "choices": _years(found, frame.language)}],
        languages=[{"label": "", "choices": _languages(found, frame)}],
        dates=frame.link(frame.words.gettext("Dates"), front_path(), fragment="#dates"),
        all_topics=frame.link(frame.words.gettext("Topics"), TOPICS),
        stories=f"{frame.site.base}stories/",
    )


def _said_by_script(words: Words) -> Plain:
    """What the page's script has to say; a number of stories in each plural form of the language, by its CLDR name."""
    counted = {
        form: words.ngettext("%(number)s story", "%(number)s stories", example)
        for form, example in plural_examples(words.language).items()
    }
    return {
        "stories": counted,
        "none": words.gettext("No story has all of this."),
        "common": words.gettext("Nearly every story has that. Type a rarer word, too."),
        "short": words.gettext("Type a word of two letters or more."),
        "loading": words.gettext("Loading the index …"),
        "lost": words.gettext("The search index could not be loaded. The other ways below lead to every story."),
        "go": words.gettext("Go to story %(code)s"),
    }


def _topics(topics: Sequence[TopicGroup], words: Words) -> list[Plain]:
    """The largest topics by type, each type from A to Z."""
    largest = sorted((topic for topic, _ in largest_first(topics)[:_LARGEST]), key=name_order)
    groups = [
        {"label": heading, "choices": [_choice("topic", t.slug, t.name) for t in largest if t.type is type_]}
        for type_, (_, heading) in type_names(words).items()
    ]
    return [group for group in groups if group["choices"]]


def _years(documents: Iterable[ArchiveDocument], language: str) -> list[Plain]:
    years = sorted({document.story.dateline.local.year for document in documents}, reverse=True)
    return [_choice("year", f"{year:04}", period_text((year,), language)) for year in years]


def _languages(documents: Iterable[ArchiveDocument], frame: Frame) -> list[Plain]:
    languages = sorted({document.language for document in documents})
    return [
        _choice("language", one, language_name(one, frame.language)) | {"direction": direction(one)}
        for one in languages
    ]


def _choice(choice: Choice, value: str, label: str) -> Plain:
    return {"value": value, "label": label, "word": choice_word(choice, value), "direction": ""}
