"""What each kind of page shows."""

import pytest

from tests.pages.invented import (
    HARBOURS,
    about,
    dateline,
    document,
    invented_pages,
    page,
    rendered,
    site,
    story,
)

JOBS = invented_pages()
STORY = page(JOBS["stories/892006.html"])


def labels(path: str, name: str) -> list[str]:
    return [link["label"] for link in JOBS[path].values[name]]


def test_the_front_page_shows_the_newest_stories_first() -> None:
    assert [row["code"] for row in JOBS["index.html"].values["rows"]] == ["108", "107", "106", "105"]
    assert [row["code"] for row in JOBS["page/3.html"].values["rows"]] == ["100", "91", "90341177", "892006"]


def test_the_front_page_leads_to_topics_and_years() -> None:
    rooms = JOBS["index.html"].values["rooms"]

    assert [(link["label"], link["count"]) for link in rooms["topics"]][:2] == [("Harbours", "10"), ("Ferries", "1")]
    assert [(link["label"], link["count"]) for link in rooms["years"]] == [("2021", "10"), ("2020", "2")]
    assert JOBS["page/2.html"].values["rooms"] is None


def test_pages_of_a_list_lead_to_each_other() -> None:
    pager = JOBS["page/2.html"].values["pager"]

    assert (pager["newer_address"], pager["older_address"]) == ("/", "/page/3.html")
    assert (pager["number"], pager["last"]) == ("2", "3")


def test_an_empty_archive_says_what_to_do() -> None:
    jobs = invented_pages(documents=[])

    assert list(jobs) == ["index.html", "topics/index.html", "about/index.html", "404.html"]
    text = rendered(jobs["index.html"])
    assert "content/stories" in text
    assert "python3 tasks.py serve" in text
    assert "feeds/" not in text
    assert "No story has a topic yet." in rendered(jobs["topics/index.html"])


def test_an_archive_of_one_story_has_no_pager_and_no_neighbours() -> None:
    jobs = invented_pages(documents=[document(story("1", dateline(2020, 1, 1)), about(HARBOURS))])

    assert "pager" not in rendered(jobs["index.html"])
    assert "neighbours" not in rendered(jobs["stories/1.html"])
    assert "pager" not in rendered(jobs["2020/index.html"])


def test_a_story_leads_up_through_its_dates() -> None:
    assert labels("stories/892006.html", "breadcrumb") == ["Front page", "2020", "October", "14"]
    # Its dateline's own day, though in UTC it was still the 14th.
    assert labels("stories/90341177.html", "breadcrumb") == ["Front page", "2020", "October", "15"]


def test_a_story_shows_its_code_before_its_headline() -> None:
    tags = [(tag, attributes.get("class", "")) for tag, attributes in STORY.elements]

    assert tags.index(("p", "pressmark")) < tags.index(("h1", ""))
    assert STORY.texts["h1"] == ["Customs House to Open Again"]


def test_a_story_shows_its_date_with_its_zone() -> None:
    assert STORY.all("time")[0]["datetime"] == "2020-10-14T11:01+00:00"
    assert STORY.texts["time"][0] == "Wednesday 14 October 2020, 11:01 UTC"


def test_a_story_without_a_time_shows_none() -> None:
    found = page(JOBS["stories/91.html"])

    assert (found.all("time")[0]["datetime"], found.texts["time"][0]) == ("2021-03-02", "Tuesday 2 March 2021")


def test_a_story_shows_all_its_text() -> None:
    text = rendered(JOBS["stories/892006.html"])

    assert "<p>The old customs house will open.</p>\n<p>It stood empty.</p>\n<p>The quay is mended.</p>" in text
    for line in ("Harbour", "After a hundred years", "Customs House Opens Again", "Example Agency"):
        assert f">{line}</" in text


def test_a_story_says_why_it_has_a_topic() -> None:
    assert STORY.all("a", href="/topics/harbours.html")
    assert STORY.texts["summary"][0] == "Why?"
    assert "quay" in STORY.texts["q"]


def test_corrections_are_shown_and_announced() -> None:
    assert STORY.all("a", href="#corrections")
    assert STORY.all("time", datetime="2020-10-16T09:30+00:00")
    assert "It stood empty for 99 years." in STORY.texts["p"]


def test_the_source_of_a_story_is_not_recommended_to_search_engines() -> None:
    assert STORY.all("a", rel="nofollow") == [{"rel": "nofollow", "href": "https://example.net/a?b=1&c=2"}]


def test_a_story_shows_its_permanent_address() -> None:
    assert STORY.all("a", href="https://example.org/stories/892006.html")


def test_a_story_leads_to_its_neighbours_in_time() -> None:
    found = page(JOBS["stories/90341177.html"])

    assert [link["href"] for link in found.all("a", rel="prev")] == ["/stories/892006.html"]
    assert [link["href"] for link in found.all("a", rel="next")] == ["/stories/91.html"]


def test_a_story_in_another_language_says_so() -> None:
    found = page(JOBS["stories/90341177.html"])

    assert found.all("article") == [{"lang": "fa", "dir": "rtl"}]
    assert STORY.all("article") == [{}]


def test_a_row_in_another_direction_turns_and_keeps_its_language() -> None:
    found = page(JOBS["2020/10/15/index.html"])

    assert {"dir": "rtl"} in found.all("li")
    assert found.all("span", lang="fa", dir="auto")
    assert [link["href"] for link in found.all("a", hreflang="fa")] == ["/stories/90341177.html"]
    assert all(span["dir"] == "auto" for span in page(JOBS["index.html"]).all("span", **{"class": "headline"}))


def test_a_topic_page_shows_its_scope_its_feed_and_its_neighbours() -> None:
    found = page(JOBS["topics/harbours.html"])

    assert found.texts["h1"] == ["Harbours"]
    assert "Ports, quays and their trade." in found.texts["p"]
    assert [link["href"] for link in found.all("link", rel="alternate")] == [
        "/feeds/topics/harbours.atom.xml",
        "/feeds/all.atom.xml",
    ]
    assert labels("topics/harbours.html", "narrower") == ["Ferries"]
    assert labels("topics/ferries.html", "broader") == ["Harbours"]


def test_a_topic_page_is_cut_into_pages() -> None:
    assert [len(JOBS[f"topics/harbours{end}.html"].values["rows"]) for end in ("", "/2", "/3")] == [4, 4, 2]
    assert page(JOBS["topics/harbours/2.html"]).texts["h1"] == ["Harbours, page 2"]


def test_the_topics_index_goes_from_a_to_z_whatever_the_accents() -> None:
    groups = JOBS["topics/index.html"].values["groups"]

    assert [(group["letter"], [link["label"] for link in group["topics"]]) for group in groups] == [
        ("A", ["Århus"]),
        ("F", ["Ferries"]),
        ("H", ["Harbours"]),
        ("P", ["Price index"]),
        ("ت", ["ترکیه"]),
    ]


def test_a_year_shows_its_months_and_only_those_with_stories_lead_somewhere() -> None:
    months = JOBS["2021/index.html"].values["months"]

    assert [(month["label"], month["count"], month["address"]) for month in months if month["address"]] == [
        ("March", "1", "/2021/03/"),
        ("December", "9", "/2021/12/"),
    ]
    assert len(months) == 12


def test_a_month_is_a_calendar_that_begins_on_monday() -> None:
    weeks = JOBS["2020/10/index.html"].values["weeks"]

    assert [day and day["label"] for day in weeks[0]] == [None, None, None, "1", "2", "3", "4"]
    assert [(day["label"], day["count"]) for week in weeks for day in week if day and day["address"]] == [
        ("14", "1"),
        ("15", "1"),
    ]


def test_a_long_period_lists_its_stories_only_where_they_are_few() -> None:
    assert [row["code"] for row in JOBS["2020/index.html"].values["rows"]] == ["90341177", "892006"]
    assert JOBS["2021/index.html"].values["rows"] == []


def test_a_period_leads_to_the_nearest_ones_with_stories() -> None:
    assert JOBS["2020/10/index.html"].values["previous"] is None
    assert JOBS["2020/10/index.html"].values["following"] == {"label": "March 2021", "address": "/2021/03/"}


def test_a_busy_day_is_cut_into_pages() -> None:
    documents = [document(story(str(n), dateline(2020, 1, 1, 12, 0))) for n in range(5, 0, -1)]

    jobs = invented_pages(documents=documents, size=2)
    days = [path for path in jobs if path.startswith("2020/01/01/")]
    assert days == ["2020/01/01/index.html", "2020/01/01/2.html", "2020/01/01/3.html"]
    assert [row["code"] for row in jobs["2020/01/01/3.html"].values["rows"]] == ["1"]


def test_a_day_tells_stories_apart_by_their_time() -> None:
    assert page(JOBS["2020/10/14/index.html"]).texts["time"] == ["11:01"]


def test_a_text_page_shows_the_publishers_own_markup() -> None:
    assert "<p>An <em>invented</em> archive.</p>" in rendered(JOBS["about/index.html"])


def test_the_page_for_wrong_addresses_works_at_any_depth() -> None:
    found = page(invented_pages(site("https://example.org/repo"))["404.html"])

    assert all(link.startswith(("/repo/", "#")) for link in found.links)


def test_the_icon_and_the_style_sheet_are_named_by_their_content() -> None:
    shown = JOBS["index.html"].values["site"]

    assert shown["stylesheet"].startswith("/theme/site.")
    assert [link["href"] for link in STORY.all("link", rel="stylesheet")] == [shown["stylesheet"]]
    assert [link["href"] for link in STORY.all("link", rel="icon")] == [shown["icon"]]


def test_a_withdrawn_story_leaves_its_code_alone() -> None:
    found = page(JOBS["stories/66.html"])

    assert found.all("meta", name="robots") == [{"name": "robots", "content": "noindex"}]
    assert "66" in rendered(JOBS["stories/66.html"])
    assert not [path for path, job in JOBS.items() if path != "stories/66.html" and "stories/66" in rendered(job)]


def test_words_of_the_interface_keep_their_direction_in_the_dateline_of_another() -> None:
    shown = page(JOBS["stories/90341177.html"])

    assert shown.all("span", lang="en", dir="ltr")
    assert "1 minute to read" in shown.texts["span"]


@pytest.mark.parametrize(("language", "text"), [("en", "word " * 460), ("zh-hant", "字" * 1_000)])
def test_time_to_read_is_counted_by_words_or_where_no_space_divides_them_by_letters(language: str, text: str) -> None:
    told = document(story("7", dateline(2020, 10, 14), language=language, paragraphs=(text.strip(),)))

    assert "2 minutes to read" in rendered(invented_pages(documents=[told])["stories/7.html"])
