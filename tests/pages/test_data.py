"""Which data files the archive has, what a change of one story touches, and the page that leads to all of them."""

import json
import pickle
from dataclasses import replace

import pytest

from plugins.pressmark.documents import ArchiveDocument, Licence, Site
from plugins.pressmark.exports import parts
from plugins.pressmark.pages.addresses import DATA
from plugins.pressmark.pages.assets import assets
from plugins.pressmark.pages.data import data_files, data_page
from plugins.pressmark.pages.frame import site_frame
from plugins.pressmark.rebuild.jobs import FileJob
from plugins.pressmark.words import ENGLISH
from tests.pages.invented import THEME, Page, invented_archive, page, site

SITE = site("https://example.org/repo")
DOCUMENTS = invented_archive(SITE)


@pytest.fixture
def by_month(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive that is large already."""
    monkeypatch.setattr(parts.story_parts, "__kwdefaults__", {"whole": 3})


def planned(documents: list[ArchiveDocument] = DOCUMENTS) -> dict[str, FileJob]:
    files = list(data_files(documents, site=SITE))
    assert len({file.path for file in files}) == len(files)
    return {file.path: file for file in files}


def data(place: Site = SITE) -> Page:
    frame = site_frame(place, assets=assets(THEME), text_pages=[], has_stories=True, words=ENGLISH)
    job = data_page(DOCUMENTS, frame=frame)
    assert job.path == DATA
    return page(job)


def test_the_files_of_a_small_archive() -> None:
    assert list(planned()) == [
        "data/stories.jsonl",
        "data/stories.csv",
        "data/topics.json",
        "data/citations.bib",
        "data/citations/2020.bib",
        "data/citations/2021.bib",
        "data/citations.ris",
        "data/citations/2020.ris",
        "data/citations/2021.ris",
        "data/citations.json",
        "data/citations/2020.json",
        "data/citations/2021.json",
        "data/datapackage.json",
    ]


@pytest.mark.usefixtures("by_month")
def test_the_stories_of_a_large_archive_are_parted_by_month() -> None:
    assert [path for path in planned() if path.endswith(".csv")] == [
        "data/stories/2020-10.csv",
        "data/stories/2021-03.csv",
        "data/stories/2021-12.csv",
    ]


@pytest.mark.usefixtures("by_month")
def test_a_changed_text_touches_the_stories_of_its_month_alone() -> None:
    changed = [
        replace(d, story=replace(d.story, paragraphs=("Other words.",))) if d.code == "91" else d for d in DOCUMENTS
    ]
    before, after = planned(), planned(changed)

    assert [path for path in after if after[path].make() != before[path].make()] == [
        "data/stories/2021-03.jsonl",
        "data/stories/2021-03.csv",
    ]


def test_a_changed_headline_touches_the_citations_of_its_year() -> None:
    changed = [
        replace(d, story=replace(d.story, headline="Other"), story_digest="other") if d.code == "91" else d
        for d in DOCUMENTS
    ]
    before, after = planned(), planned(changed)

    touched = [path for path, file in after.items() if file.digest() != before[path].digest()]
    citations = [f"data/citations{year}.{kind}" for kind in ("bib", "ris", "json") for year in ("", "/2021")]
    assert touched == ["data/stories.jsonl", "data/stories.csv", *citations]


@pytest.mark.parametrize("path", planned())
def test_every_file_can_be_made_by_another_process(path: str) -> None:
    file = planned()[path]

    content = file.make()
    assert pickle.loads(pickle.dumps(file)).make() == content
    assert content


def test_the_citations_of_the_archive_are_those_of_its_years() -> None:
    files = {
        path: json.loads(file.make())
        for path, file in planned().items()
        if path.startswith("data/c") and path.endswith("json")
    }

    assert files["data/citations.json"] == files["data/citations/2020.json"] + files["data/citations/2021.json"]
    assert len(files["data/citations.json"]) == 12


def test_an_empty_archive_has_its_data_files() -> None:
    files = planned([])

    assert files["data/stories.jsonl"].make() == b""
    assert files["data/topics.json"].make() == b"[\n\n]\n"


def test_the_page_leads_to_every_file() -> None:
    links = {link.removeprefix("/repo/") for link in data().links}

    assert [path for path in planned() if path not in links] == []


def test_the_package_names_every_file_of_stories() -> None:
    files = planned()
    package = json.loads(files["data/datapackage.json"].make())

    assert [f"data/{resource['path']}" for resource in package["resources"]] == [
        path for path in files if "citations/" not in path and path != "data/datapackage.json"
    ]


def test_the_page_describes_every_column() -> None:
    found = data()

    assert found.texts["h1"] == ["Data"]
    assert {"code", "paragraphs", "hash", "text", "same_as"} <= set(found.texts["code"])


def test_the_page_names_the_licence() -> None:
    licence = Licence(name="CC BY 4.0", address="https://creativecommons.org/licenses/by/4.0/")

    assert data(replace(SITE, licence=licence)).all("a", rel="license") == [
        {"rel": "license", "href": "https://creativecommons.org/licenses/by/4.0/"}
    ]
    assert data().all("a", rel="license") == []
