"""The bench: its stories, its measuring, and that every site of a comparison has the same pages."""

import json
import re
import shutil
import sys
from collections import Counter
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from statistics import median

import pytest
from markdown import markdown  # type: ignore[import-untyped]

from tests.bench.__main__ import check_sites
from tests.bench.corpus import CorpusStory, folder_stories, made_up_stories, write_stories
from tests.bench.figures import Figures, comparison, growth, plain_figures, ratio
from tests.bench.page import PAGE, write_page
from tests.bench.pages import SitePages, count_pages, difference, expected_pages
from tests.bench.parsing import milliseconds, sample
from tests.bench.process import Run, peak_memory, timed_run
from tests.bench.sites import PEERS, PLAIN, Site, make_sites, markdown_text
from tests.bench.topics import as_story, nearest, words_of
from tests.bench.topics import measure as measure_topics

STORIES = tuple(made_up_stories(2_000))
needs_proc = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs Linux")


def test_a_smaller_archive_is_the_beginning_of_a_larger_one() -> None:
    assert tuple(made_up_stories(100)) == STORIES[:100]
    assert STORIES[0] != next(made_up_stories(1, seed=2))


def test_lengths_have_the_median_and_the_tail_of_wire_stories() -> None:
    words = sorted(sum(len(paragraph.split()) for paragraph in story.paragraphs) for story in STORIES)

    assert 140 < median(words) < 165
    assert words[0] >= 30
    assert words[-20] > 700
    assert words[-1] < 1_530


def test_a_story_has_one_to_six_topics_and_few_topics_have_most_stories() -> None:
    topics = Counter(name for story in STORIES for name in story.topics)
    numbers = sorted(topics.values(), reverse=True)

    assert {len(story.topics) for story in STORIES} == {1, 2, 3, 4, 5, 6}
    assert all(len(set(story.topics)) == len(story.topics) for story in STORIES)
    assert sum(numbers[:20]) > sum(numbers[20:]) / 2
    assert numbers[0] > 10 * numbers[100]


def test_names_of_people_recur_in_the_texts() -> None:
    texts = [" ".join(story.paragraphs) for story in STORIES]
    said = Counter(name for text in texts for name in set(re.findall(r"\w+ Corvell\b", text)))

    assert len(said) > 5
    assert said.most_common(1)[0][1] > 10


def test_stories_of_150_words_are_read_to_measure_the_parser() -> None:
    files = sample(STORIES)
    words = [len(data.split()) - 2 * len(data.splitlines()[2].split()) for data in files]

    assert len(files) == 200
    # Date and code line are ten words.
    assert all(130 < number - 10 < 170 for number in words)
    assert 0 < milliseconds(files[:1], times=1)[0] < 10


def test_stories_of_a_folder_are_those_that_were_written(tmp_path: Path) -> None:
    write_stories(STORIES[:30], tmp_path, with_topics=True)

    assert [(s.code, s.moment, s.headline, s.paragraphs) for s in folder_stories(tmp_path)] == [
        (s.code, s.moment, s.headline, s.paragraphs) for s in STORIES[:30]
    ]
    assert [sorted(s.topics) for s in folder_stories(tmp_path)] == [sorted(s.topics) for s in STORIES[:30]]
    assert [s.code for s in folder_stories(tmp_path, 3)] == [100_000, 100_070, 100_140]


def test_a_folder_of_too_few_stories_is_told(tmp_path: Path) -> None:
    write_stories(STORIES[:3], tmp_path, with_topics=True)

    with pytest.raises(ValueError, match="holds 3 stories that can be published, not 4"):
        folder_stories(tmp_path, 4)


@pytest.mark.parametrize(
    "paragraph",
    [
        "# Not a heading",
        "1. Not a list",
        "2020) neither",
        "- nor this",
        "*No* _stress_, `no` code",
        "A & B <b>C</b> [d](e)",
    ],
)
def test_text_that_looks_like_markdown_stays_text(paragraph: str) -> None:
    shown = unescape(markdown(markdown_text([paragraph, paragraph])))

    assert shown == f"<p>{paragraph}</p>\n<p>{paragraph}</p>"


def test_every_peer_gets_the_date_and_the_topics() -> None:
    story = a_story(7, "Ghana", "Trade")

    assert json.loads(PEERS["hugo"].head(story)) == {
        "title": "Harbour Opens",
        "date": "2020-10-14T11:01:00+00:00",
        "tags": ["Ghana", "Trade"],
    }
    assert PEERS["pelican"].head(story) == "Title: Harbour Opens\nDate: 2020-10-14 11:01\nTags: Ghana, Trade\nSlug: 7"
    assert PEERS["eleventy"].head(story).splitlines()[1] == (
        '{"title": "Harbour Opens", "date": "2020-10-14T11:01:00+00:00", "topics": ["Ghana", "Trade"]}'
    )


def a_story(code: int, *topics: str) -> CorpusStory:
    moment = datetime(2020, 10, 14, 11, 1, tzinfo=UTC)
    return CorpusStory(code=code, moment=moment, headline="Harbour Opens", paragraphs=("One.", "Two."), topics=topics)


def test_what_a_site_should_have_follows_from_its_stories() -> None:
    stories = [a_story(code, "Ghana") for code in range(1, 21)] + [a_story(21, "Ghana", "Trade")]

    assert expected_pages(stories) == SitePages(
        stories=21,
        # The index and one topic have two pages each, the other topic has one.
        lists=5,
        # 26 to the front page, 21 + 22 of lists to stories, 22 to topics, 4 between neighbouring lists.
        links=95,
        paragraphs=84,
        feed_entries=20,
        site_map=24,
    )


@pytest.fixture
def plain_site(tmp_path: Path) -> Site:
    sites = make_sites(STORIES[:45], [], tmp_path)
    return next(site for site in sites if site.name == PLAIN)


def build_plain(site: Site) -> None:
    timed_run([sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "--fatal", "errors"], folder=site.folder)


def test_single_parts_of_pressmark_make_the_pages_of_every_other_site(plain_site: Site) -> None:
    build_plain(plain_site)

    assert difference(count_pages(plain_site.folder / "output"), expected_pages(STORIES[:45])) == ""
    story = (plain_site.folder / "output" / "stories" / f"{STORIES[44].code}.html").read_text()
    assert STORIES[44].headline in story
    assert STORIES[44].paragraphs[-1] in story


def test_a_site_with_other_pages_is_not_compared(plain_site: Site) -> None:
    build_plain(plain_site)
    (plain_site.folder / "output" / "stories" / f"{STORIES[44].code}.html").unlink()

    with pytest.raises(SystemExit, match=r"pressmark-plain has other pages than it should.*stories: 44 instead of 45"):
        check_sites([plain_site], expected_pages(STORIES[:45]))


def test_a_clean_site_has_what_it_was_given_and_a_changed_story_has_a_word_more(plain_site: Site) -> None:
    given = sorted(plain_site.folder.rglob("*"))
    (plain_site.folder / "output" / "stories").mkdir(parents=True)
    (plain_site.folder / "content" / "feeds-sealed.json").touch()

    plain_site.clean()
    plain_site.change_story()

    assert sorted(plain_site.folder.rglob("*")) == given
    assert plain_site.story.name == f"{STORIES[44].code}.txt"
    assert plain_site.story.read_text().endswith(f"{STORIES[44].paragraphs[-1]} More.\n")


def test_eleventy_without_npm_is_told_with_its_fix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)

    with pytest.raises(SystemExit, match="npm is missing\n  fix: on Debian or Ubuntu, `sudo apt install npm`"):
        PEERS["eleventy"].command()


def test_a_command_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"(?s)ended with status 3 in .*no harbour here"):
        timed_run([sys.executable, "-c", "print('no harbour here'); raise SystemExit(3)"], folder=tmp_path)


@needs_proc
def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    hold = "import time; held = bytearray(b'x') * (40 << 20); time.sleep(.5)"
    both = f"import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', {hold!r}]); {hold}; child.wait()"

    assert 40 < peak_memory([sys.executable, "-c", hold], folder=tmp_path) < 70
    assert 80 < peak_memory([sys.executable, "-c", both], folder=tmp_path) < 130


@needs_proc
def test_time_of_a_process_that_outlives_its_parent_counts(tmp_path: Path) -> None:
    work = "import time\nwhile time.process_time() < .5: pass"
    parent = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {work!r}])"

    assert timed_run([sys.executable, "-c", parent], folder=tmp_path).cpu > 0.5


def test_topics_are_measured_at_two_lengths_and_over_a_whole_archive() -> None:
    stories = [as_story(story) for story in STORIES[:60]]

    lines = list(measure_topics(stories, times=1))

    assert lines[0] == "| words | topics, ms | and recurring names, ms |"
    assert [line.count("|") for line in lines] == [4, 4, 4, 4, 0]
    assert lines[-1].startswith("Each of 60 stories once, ")
    assert [abs(words_of(story) - 141) < 20 for story in nearest(stories, 141)[:3]] == [True] * 3


def figures(site: str, *walls: float, stories: int = 1_000, memory: float = 64.0) -> Figures:
    runs = tuple(Run(wall=wall, cpu=2 * wall) for wall in walls)
    return Figures(stories=stories, scene="cold", site=site, runs=runs, memory=memory)


def test_a_ratio_is_of_runs_made_side_by_side() -> None:
    assert ratio(figures("pressmark", 1.0, 3.0, 2.0), figures("hugo", 2.0, 2.0, 8.0), "wall") == "0.50 (0.25–1.50)"


def test_the_table_shows_medians_and_our_share_of_each_peer() -> None:
    lines = list(
        comparison(
            [
                figures("pressmark", 1.0, 2.0),
                figures("pressmark-plain", 0.5, 0.5),
                figures("hugo", 2.0, 4.0, memory=128.0),
            ]
        )
    )

    assert lines[0] == (
        "| 1,000 stories | | wall s | CPU s | MiB | pressmark ÷ it, wall | pressmark ÷ it, cpu"
        " | pressmark-plain ÷ it, wall | pressmark-plain ÷ it, cpu |"
    )
    assert lines[2:] == [
        "| cold | pressmark | 1.50 | 3.00 | 64 |  |  |  |  |",
        "| cold | pressmark-plain | 0.50 | 1.00 | 64 |  |  |  |  |",
        "| cold | hugo | 3.00 | 6.00 | 128 | 0.50 (0.50–0.50) | 0.50 (0.50–0.50) | 0.19 (0.12–0.25) | 0.19 (0.12–0.25) |",
    ]


def test_growth_is_one_where_each_story_costs_the_same() -> None:
    first = figures("hugo", 1.0, stories=1_000, memory=10.0)
    last = figures("hugo", 10.0, stories=10_000, memory=1_000.0)

    assert list(growth([first, last]))[2:] == ["| cold | hugo | 1.00 | 1.00 | 2.00 |"]
    assert list(growth([first])) == []


def test_figures_for_programs_hold_each_run_and_the_medians() -> None:
    assert plain_figures([figures("hugo", 1.0, 2.0)]) == [
        {
            "stories": 1_000,
            "scene": "cold",
            "site": "hugo",
            "runs": ({"wall": 1.0, "cpu": 2.0}, {"wall": 2.0, "cpu": 4.0}),
            "memory": 64.0,
            "median": {"wall": 1.5, "cpu": 3.0, "memory": 64.0},
        }
    ]


def test_page_takes_new_figures_in_place_of_the_old(tmp_path: Path) -> None:
    page = tmp_path / "SPEED.md"
    shutil.copy(PAGE, page)
    write_page(["| old |"], command="invoke bench", peers=[], page=page)

    write_page(["| new |"], command="invoke bench --page", peers=["pelican"], page=page)

    text = page.read_text()
    assert ("| old |" in text, text.count("| new |"), text.count("invoke bench --page`:")) == (False, 1, 1)
    assert text.split("## Why")[1] == PAGE.read_text().split("## Why")[1]


def test_page_without_a_place_for_figures_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "SPEED.md").write_text("none")

    with pytest.raises(ValueError, match="do not stand there once each"):
        write_page([], command="invoke bench", peers=[], page=tmp_path / "SPEED.md")
