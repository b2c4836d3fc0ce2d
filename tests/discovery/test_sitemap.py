"""Sitemaps read back as robots read them: complete, in parts, with true dates of change."""

from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from plugins.pressmark.discovery import sitemap
from plugins.pressmark.discovery.sitemap import (
    Listed,
    index_bytes,
    newest_stories,
    news_bytes,
    robots_bytes,
    sitemap_bytes,
    sitemap_index,
    sitemap_parts,
    story_parts,
)
from plugins.pressmark.documents import ArchiveDocument, newest_first
from plugins.pressmark.model import Correction, StoryCode
from tests.pages.invented import TEHRAN, dateline, document, site, story

SITE = site("https://example.org/archive")
SPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}


def told(code: str, *moment: int, **parts: Any) -> ArchiveDocument:
    return document(story(code, dateline(*moment), **parts), place=SITE)


def listed(content: bytes, element: str = "url") -> list[tuple[str, str]]:
    root = etree.fromstring(content)
    return [
        (one.findtext("s:loc", "", SPACES), one.findtext("s:lastmod", "", SPACES))
        for one in root.findall(f"s:{element}", SPACES)
    ]


def test_stories_stand_oldest_first_in_the_part_of_their_year() -> None:
    parts = story_parts([told("3", 2021, 1, 1, 0, 0), told("2", 2020, 12, 31, 23, 59), told("1", 2020, 1, 5)])

    assert parts == {
        "2020": [
            Listed("https://example.org/archive/stories/1.html", "2020-01-05"),
            Listed("https://example.org/archive/stories/2.html", "2020-12-31T23:59:00Z"),
        ],
        "2021": [Listed("https://example.org/archive/stories/3.html", "2021-01-01T00:00:00Z")],
    }


def test_a_story_changed_when_its_last_correction_says_so() -> None:
    corrections = tuple(
        Correction(dateline=dateline(2022, 3, day, 8, 0, zone=TEHRAN), note="A name.") for day in (2, 9)
    )

    assert story_parts([told("1", 2020, 1, 5, corrections=corrections)])["2020"][0].changed == "2022-03-09T04:30:00Z"


def test_a_year_of_too_many_stories_is_parted_by_month(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "_MOST_OF_A_YEAR", 2)
    stories = [told("1", 2019, 5, 1), *(told(str(n), 2020, n, 1) for n in (2, 3, 11))][::-1]

    assert list(story_parts(stories)) == ["2019", "2020-02", "2020-03", "2020-11"]


def test_no_part_has_more_addresses_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "_MOST_ADDRESSES", 2)
    addresses = [Listed(f"https://example.org/{n}", "") for n in range(5)]

    assert sitemap_parts({"topics": addresses, "dates": []}) == {
        "sitemap-topics.xml": tuple(addresses[:2]),
        "sitemap-topics-part2.xml": tuple(addresses[2:4]),
        "sitemap-topics-part3.xml": tuple(addresses[4:]),
    }


def test_a_changed_story_touches_one_part_of_many() -> None:
    stories = [told(str(year), year, 1, 1) for year in range(2019, 1989, -1)]
    before = sitemap_parts(story_parts(stories))
    correction = Correction(dateline=dateline(2021, 1, 1), note="A name.")
    stories[25] = told("1994", 1994, 1, 1, corrections=(correction,))
    after = sitemap_parts(story_parts(stories))

    assert [path for path in after if after[path] != before[path]] == ["sitemap-1994.xml"]


def test_a_part_read_back() -> None:
    content = sitemap_bytes([Listed("https://example.org/a?b&c", "2020-01-05"), Listed("https://example.org/", "")])

    assert listed(content) == [("https://example.org/a?b&c", "2020-01-05"), ("https://example.org/", "")]
    assert b"<lastmod></lastmod>" not in content


def test_the_index_tells_the_newest_change_of_each_part() -> None:
    files = {
        "sitemap-b.xml": [
            Listed("https://example.org/1", "2020-01-05"),
            Listed("https://example.org/2", "2020-01-05T08:00:00Z"),
        ],
        "sitemap-a.xml": [Listed("https://example.org/3", "")],
    }

    assert listed(index_bytes(sitemap_index(files, site=SITE)), "sitemap") == [
        ("https://example.org/archive/sitemap-a.xml", ""),
        ("https://example.org/archive/sitemap-b.xml", "2020-01-05T08:00:00Z"),
    ]


def test_news_are_the_stories_of_two_days_before_the_newest() -> None:
    newest = told("9", 2020, 10, 14, 12, 0)
    stories = [
        document(replace(newest.story, code=StoryCode(code), dateline=dateline(2020, 10, day, 12, minute)), place=SITE)
        for code, day, minute in (("1", 12, 0), ("2", 11, 59), ("3", 13, 30))
    ]

    assert [one.address[-6:] for one in newest_stories(newest_first([*stories, newest]))] == [
        "9.html",
        "3.html",
        "1.html",
    ]


def test_no_stories_are_no_news() -> None:
    assert newest_stories([]) == ()


def test_a_news_sitemap_holds_no_more_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "_MOST_NEWS", 2)

    assert len(newest_stories([told(str(n), 2020, 1, 1, 1, n) for n in range(9, 1, -1)])) == 2


def test_news_read_back() -> None:
    stories = [
        told("7", 2020, 10, 14, 11, 1, headline="Ferries <wait> & go", language="fa-ir"),
        told("6", 2020, 10, 14),
    ]
    root = etree.fromstring(news_bytes(newest_stories(stories), name="Post & Quay"))

    assert [[found.text for found in news.iter() if found.text] for news in root.findall("s:url", SPACES)] == [
        [
            "https://example.org/archive/stories/7.html",
            "Post & Quay",
            "fa",
            "2020-10-14T11:01+00:00",
            "Ferries <wait> & go",
        ],
        ["https://example.org/archive/stories/6.html", "Post & Quay", "en", "2020-10-14", "Headline 6"],
    ]


def test_robots() -> None:
    assert robots_bytes(SITE.url, has_stories=True).decode() == (
        "User-agent: *\nDisallow:\n\n"
        "Sitemap: https://example.org/archive/sitemap.xml\n"
        "Sitemap: https://example.org/archive/news-sitemap.xml\n"
    )
    assert b"news" not in robots_bytes(SITE.url, has_stories=False)


@pytest.mark.parametrize(
    ("language", "named"),
    [("en", "en"), ("fa-IR", "fa"), ("ckb", "ckb"), ("zh", "zh-cn"), ("zh-Hans-SG", "zh-cn"), ("zh-Hant", "zh-tw")],
)
def test_news_are_in_languages_as_google_names_them(language: str, named: str) -> None:
    (news,) = newest_stories([told("7", 2020, 10, 14, 11, 1, language=language)])

    assert news.language == named
