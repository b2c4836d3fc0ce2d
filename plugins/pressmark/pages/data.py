"""The data files of the archive, and the page that describes them.

Stories stand in one file or in one a month; citations in one file of the whole archive and one a year. A story's change
touches the files of its month and year, and the lists of the whole archive, which are made from a few words of each.
"""

from collections.abc import Iterator, Sequence

from ..documents import ArchiveDocument, Site, absolute
from ..exports.citations import FORMATS, citation
from ..exports.columns import DATA_PACKAGE, STORY_COLUMNS, TABLE_COLUMNS, TOPIC_COLUMNS, Column, data_package
from ..exports.parts import by_year, story_parts
from ..exports.stories import stories_csv, stories_jsonl
from ..exports.topics import topic_objects, topics_json
from ..rebuild.jobs import FileJob, PageJob, Part, whole_part
from ..words import Words
from .addresses import DATA, topic_path
from .cldr import period_text
from .frame import Frame, Plain
from .planned import matter_file, stories_file

_TOPICS = "data/topics.json"
_CITATIONS = "data/citations"
_LABELS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}


def data_files(documents: Sequence[ArchiveDocument], *, site: Site) -> Iterator[FileJob]:
    """Plan every data file; nothing is made."""
    parts = story_parts(documents)
    for path, chosen in parts.items():
        yield stories_file(f"{path}.jsonl", stories_jsonl, chosen, site=site)
        yield stories_file(f"{path}.csv", stories_csv, chosen, site=site)
    topics = topic_objects(documents, address=lambda slug: absolute(site, topic_path(slug)))
    yield matter_file(_TOPICS, topics_json, topics)
    yield from _citation_files(documents, site=site)
    package = data_package(site, parts=list(parts), citations=[f"{_CITATIONS}.{ending}" for ending in FORMATS])
    yield matter_file(DATA_PACKAGE, str.encode, package)


def data_page(documents: Sequence[ArchiveDocument], *, frame: Frame) -> PageJob:
    """Describe the data to people: every file, every column. How many stories there are is no part of it."""
    parts = list(story_parts(documents))
    years = list(by_year(documents))
    words = frame.words
    return frame.job(
        DATA,
        "data.html",
        title=words.gettext("Data"),
        description=words.gettext(
            "Every story of %(site)s as data, with citations, and what each column means.", site=frame.site.name
        ),
        breadcrumb=frame.breadcrumb(),
        stories=[[_file(f"{path}.{ending}", frame) for ending in ("jsonl", "csv")] for path in parts],
        topics=_file(_TOPICS, frame),
        package=_file(DATA_PACKAGE, frame),
        citations=[_citation_row(year, frame) for year in [None, *reversed(years)]],
        tables=[
            {"heading": words.gettext("Columns of JSON Lines"), "columns": _columns(STORY_COLUMNS, words)},
            {"heading": words.gettext("Columns of CSV"), "columns": _columns(TABLE_COLUMNS, words)},
            {"heading": words.gettext("Members of topics"), "columns": _columns(TOPIC_COLUMNS, words)},
        ],
        licence=_licence(frame.site),
    )


def _citation_files(documents: Sequence[ArchiveDocument], *, site: Site) -> Iterator[FileJob]:
    years = {year: _citations(chosen, site=site) for year, chosen in by_year(documents).items()}
    for ending in FORMATS:
        yield matter_file(f"{_CITATIONS}.{ending}", _cited, list(years.values()), ending=ending)
        for year, part in years.items():
            yield matter_file(f"{_CITATIONS}/{year:04}.{ending}", _cited, [part], ending=ending)


def _citations(documents: Sequence[ArchiveDocument], *, site: Site) -> Part:
    """The citations of some stories: a part, so that the whole archive's files are not digested from all of them.

    Made at once, since a story's text is no part of it: most changes touch none of these files.
    """
    return whole_part({"citations": [citation(document, site=site) for document in documents]})


def _cited(parts: Sequence[Part], *, ending: str) -> bytes:
    return FORMATS[ending](cited for part in parts for cited in part["citations"])


def _file(path: str, frame: Frame) -> Plain:
    return frame.link(path.removeprefix("data/"), path)


def _citation_row(year: int | None, frame: Frame) -> Plain:
    stem = _CITATIONS if year is None else f"{_CITATIONS}/{year:04}"
    return {
        "label": frame.words.gettext("Whole archive") if year is None else period_text((year,), frame.language),
        "files": [frame.link(label, f"{stem}.{ending}") for ending, label in _LABELS.items()],
    }


def _columns(columns: Sequence[Column], words: Words) -> list[Plain]:
    return [{"name": c.name, "type": c.type, "description": " ".join(map(words.gettext, c.sentences))} for c in columns]


def _licence(site: Site) -> Plain | None:
    return {"name": site.licence.name, "address": site.licence.address} if site.licence else None
