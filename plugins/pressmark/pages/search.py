"""The search page: its form, with what stories can be chosen by, and its own script and style.

The index it searches is made by `search/`; finding stories and showing them is left to `theme/static/js/search.js`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..documents import ArchiveDocument, Site, direction
from ..model import TopicType
from ..rebuild.jobs import FileJob, PageJob
from ..search.index import search_index
from ..search.records import Choice, choice_word
from .addresses import SEARCH, SEARCH_INDEX, TOPICS, front_path
from .assets import named
from .cldr import language_name
from .frame import Frame, Plain
from .grouping import TopicGroup, largest_first, name_order
from .wording import FRONT_PAGE

# So many topics are offered; an archive of 10,000 stories has over a thousand, and each has its own page.
_LARGEST = 100
_HEADINGS = {
    TopicType.PLACE: "Places",
    TopicType.PERSON: "People",
    TopicType.ORGANISATION: "Organisations",
    TopicType.SUBJECT: "Subjects",
}


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
        title="Search",
        description=f"Search {frame.site.name} by words, topic, year, language or story code.",
        breadcrumb=[frame.link(FRONT_PAGE, front_path())],
        action=frame.address(SEARCH),
        index=frame.address(SEARCH_INDEX) + "/",
        script=frame.address(files.script.path),
        style=frame.address(files.style.path),
        topics=_topics(topics),
        years=[{"label": "", "choices": _years(found)}],
        languages=[{"label": "", "choices": _languages(found, frame)}],
        dates=frame.link("Dates", front_path(), fragment="#dates"),
        all_topics=frame.link("Topics", TOPICS),
        stories=f"{frame.site.base}stories/",
    )


def _topics(topics: Sequence[TopicGroup]) -> list[Plain]:
    """The largest topics by type, each type from A to Z."""
    largest = sorted((topic for topic, _ in largest_first(topics)[:_LARGEST]), key=name_order)
    groups = [
        {"label": heading, "choices": [_choice("topic", t.slug, t.name) for t in largest if t.type is type_]}
        for type_, heading in _HEADINGS.items()
    ]
    return [group for group in groups if group["choices"]]


def _years(documents: Iterable[ArchiveDocument]) -> list[Plain]:
    years = {f"{document.story.dateline.local:%Y}" for document in documents}
    return [_choice("year", year, year) for year in sorted(years, reverse=True)]


def _languages(documents: Iterable[ArchiveDocument], frame: Frame) -> list[Plain]:
    languages = sorted({document.language for document in documents})
    return [
        _choice("language", one, language_name(one, frame.site.language)) | {"direction": direction(one)}
        for one in languages
    ]


def _choice(choice: Choice, value: str, label: str) -> Plain:
    return {"value": value, "label": label, "word": choice_word(choice, value), "direction": ""}
