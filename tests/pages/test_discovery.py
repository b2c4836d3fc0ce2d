"""The sitemaps of the whole site, and what a story's page says of itself."""

import pickle
from dataclasses import replace

import pytest
from lxml import etree

from plugins.pressmark.archives.dates import date_archive
from plugins.pressmark.documents import ArchiveDocument
from plugins.pressmark.model import Correction
from plugins.pressmark.pages.assets import assets
from plugins.pressmark.pages.discovery import discovery_files, story_nodes
from plugins.pressmark.pages.frame import site_frame
from plugins.pressmark.pages.grouping import by_topic
from plugins.pressmark.rebuild.jobs import FileJob, Part
from plugins.pressmark.words import ENGLISH
from tests.pages.invented import THEME, dateline, invented_archive, invented_pages, site

SITE = site("https://example.org/repo")
DOCUMENTS = invented_archive(SITE)


def planned(documents: list[ArchiveDocument] = DOCUMENTS) -> dict[str, FileJob]:
    files = discovery_files(
        documents,
        site=SITE,
        topics=by_topic(documents),
        dates=date_archive(documents),
        pages=["about/index.html", "data/index.html"],
    )
    return {file.path: file for file in files}


def addresses(content: bytes) -> list[str]:
    return [str(found.text) for found in etree.fromstring(content).iter("{*}loc")]


def listed(file: FileJob) -> set[tuple[str, str]]:
    """Address and moment of change of everything a sitemap names."""
    entries = etree.fromstring(file.make())
    return {(str(one.findtext("{*}loc")), str(one.findtext("{*}lastmod"))) for one in entries}


def test_robots_are_made_anew_when_the_first_story_comes() -> None:
    assert planned()["robots.txt"].make() != planned([])["robots.txt"].make()
    assert planned()["robots.txt"].digest() != planned([])["robots.txt"].digest()


def test_the_files() -> None:
    assert list(planned()) == [
        "sitemap-pages.xml",
        "sitemap-topics.xml",
        "sitemap-dates.xml",
        "sitemap-2020.xml",
        "sitemap-2021.xml",
        "sitemap.xml",
        "news-sitemap.xml",
        "robots.txt",
    ]


def test_an_archive_without_stories_has_a_sitemap_of_its_pages() -> None:
    assert list(planned([])) == ["sitemap-pages.xml", "sitemap.xml", "robots.txt"]


def test_the_index_names_every_part_and_no_other_file() -> None:
    files = planned()

    assert addresses(files["sitemap.xml"].make()) == [
        f"https://example.org/repo/{path}" for path in sorted(files) if path.startswith("sitemap-")
    ]


def test_the_parts_name_every_page_once_but_further_pages_of_lists() -> None:
    parts = [file for path, file in planned().items() if path.startswith("sitemap-")]
    named = [address for part in parts for address in addresses(part.make())]
    jobs = invented_pages(SITE)
    first = [
        values["page"]["canonical"]
        for values in (job.values.matter if isinstance(job.values, Part) else job.values for job in jobs.values())
        if "pager" not in values or values["pager"]["number"] == "1"
    ]

    assert sorted(named) == sorted(
        {*first, "https://example.org/repo/data/"}
        - {f"https://example.org/repo/{path}" for path in ("404.html", "stories/66.html", "codes/")}
        - {address for address in first if "/feeds/" in address}
    )


def test_a_list_changed_when_one_of_its_stories_did() -> None:
    correction = Correction(dateline=dateline(2022, 1, 1, 0, 0), note="A name.")
    corrected = [
        replace(d, story=replace(d.story, corrections=(correction,))) if d.code == "91" else d for d in DOCUMENTS
    ]
    before, after = planned(), planned(corrected)
    changes = {
        address.removeprefix("https://example.org/repo/"): changed
        for path, file in after.items()
        if path.startswith("sitemap-")
        for address, changed in listed(file) - listed(before[path])
    }

    assert set(changes.values()) == {"2022-01-01T00:00:00Z"}
    assert sorted(changes) == [
        "",
        "2021/",
        "2021/03/",
        "2021/03/02/",
        "stories/91.html",
        "topics/",
        "topics/%C3%A5rhus.html",
        "topics/price-index.html",
    ]


@pytest.mark.parametrize("path", planned())
def test_every_file_can_be_made_by_another_process(path: str) -> None:
    file = planned()[path]

    assert pickle.loads(pickle.dumps(file)).make() == file.make() != b""


def test_a_story_tells_its_way_down_by_date() -> None:
    document = next(d for d in DOCUMENTS if d.code == "892006")
    frame = site_frame(SITE, assets=assets(THEME), text_pages=[], has_stories=True, words=ENGLISH)
    breadcrumb = invented_pages(SITE)[document.address].values["breadcrumb"]
    article, way = story_nodes(document, frame=frame, description="x", image="", breadcrumb=breadcrumb)

    assert article["@type"] == "NewsArticle"
    assert [(item["name"], item["item"]) for item in way["itemListElement"]] == [
        ("2020", "https://example.org/repo/2020/"),
        ("October", "https://example.org/repo/2020/10/"),
        ("14", "https://example.org/repo/2020/10/14/"),
    ]
