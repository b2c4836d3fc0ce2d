"""What is kept of story files says what the files say, and is believed only while they are the same."""

import os
import time
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.pressmark.stories import keeping
from plugins.pressmark.stories.collection import Collection, read_stories
from plugins.pressmark.stories.keeping import KeptFile, kept_file, kept_line, outcome_line, outcome_of, read_file
from plugins.pressmark.stories.outcomes import Outcome, outcome_of_bytes
from plugins.pressmark.stories.story_files import StoryFile

from .files import NOW, TIMEZONE, story_text
from .golden import FOLDER


def outcome(data: bytes, zone: ZoneInfo = TIMEZONE) -> Outcome:
    return outcome_of_bytes(data, path="a.txt", timezone=zone, now=NOW)


def again(one: Outcome, zone: ZoneInfo = TIMEZONE) -> Outcome:
    return outcome_of(outcome_line(one), path=one.path, timezone=zone)


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.txt")), ids=lambda path: path.stem)
def test_golden_story_is_kept_whole(path: Path) -> None:
    read = outcome(path.read_bytes())

    assert again(read) == read
    assert repr(again(read)) == repr(read)


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: story_text(body=text or ".").encode()))
def test_whatever_becomes_of_any_bytes_is_kept_whole(data: bytes) -> None:
    read = outcome(data)

    assert again(read) == read


@pytest.mark.parametrize(
    "date",
    [
        pytest.param("Sunday 25 October 2020 - 02:30", id="an-hour-that-comes-twice"),
        pytest.param("2020-10-25T02:30:15+03:30", id="an-offset-of-its-own"),
        pytest.param("2020-10-25T02:30:15Z", id="utc"),
        pytest.param("25 October 2020", id="no-time"),
    ],
)
def test_moment_is_kept_to_the_second_with_its_zone(date: str) -> None:
    read = outcome(story_text(date=date).encode())
    found = again(read)

    assert found.story
    assert read.story
    assert found.story.dateline == read.story.dateline
    assert repr(found.story.dateline.local) == repr(read.story.dateline.local)
    assert found.story.dateline.local.fold == read.story.dateline.local.fold


def test_what_is_kept_fits_on_one_line() -> None:
    kept = KeptFile((1, 2, 3, 4), "0a", outcome_line(outcome(story_text(head="Tabs\tand\u2028ends").encode())))
    line = kept_line("folder\t\n/a.txt", kept)

    assert "\n" not in line
    assert kept_file(line) == ("folder\t\n/a.txt", kept)


def archive(folder: Path) -> Path:
    """Three files that lie there for a while."""
    for code in (1, 2, 3):
        path = folder / f"{code}.txt"
        path.write_text(story_text(code=f"Story Code : {code}", body=f"Text {code}."))
    time.sleep(0.1)
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are parsed."""
    names: list[str] = []

    def spy(data: bytes, *, path: str, timezone: ZoneInfo, now: datetime | None) -> Outcome:
        names.append(Path(path).name)
        return outcome_of_bytes(data, path=path, timezone=timezone, now=now)

    monkeypatch.setattr(keeping, "outcome_of_bytes", spy)
    return names


read = partial(read_stories, timezone=TIMEZONE, now=NOW)


def test_only_a_file_that_changed_is_read_again(tmp_path: Path, opened: list[str]) -> None:
    first = read(archive(tmp_path))
    opened.clear()
    (tmp_path / "2.txt").write_text(story_text(code="Story Code : 2", body="Another text."))

    second = read(tmp_path, kept=first.kept)

    assert opened == ["2.txt"]
    assert second == read(tmp_path)


def test_file_that_was_only_touched_is_not_parsed_again(tmp_path: Path, opened: list[str]) -> None:
    first = read(archive(tmp_path))
    opened.clear()
    for path in tmp_path.iterdir():
        os.utime(path, (1, 1))

    assert read(tmp_path, kept=first.kept) == first
    assert opened == []


def test_moment_of_change_set_back_hides_nothing(tmp_path: Path) -> None:
    first = read(archive(tmp_path))
    path = tmp_path / "2.txt"
    before = path.stat()
    path.write_text(path.read_text().replace("Text 2.", "Text 9."))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    found = {filed.story.code: filed.story.paragraphs for filed in read(tmp_path, kept=first.kept).stories}

    assert found == {"1": ("Text 1.",), "2": ("Text 9.",), "3": ("Text 3.",)}


def test_file_that_changed_a_moment_ago_is_looked_at_again(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(story_text())

    assert read(tmp_path).kept[(tmp_path / "1.txt").as_posix()].stamp == ()


def test_story_of_the_future_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "1.txt"
    path.write_text(story_text(date="Friday 4 June 2027 - 08:15"))
    kept = read_file((StoryFile(path, "1.txt"), ""), timezone=TIMEZONE, now=NOW)

    assert (kept.stamp, kept.digest) == ((), "")
    assert reasons(read(tmp_path)) == ["future-date"]
    later = read_stories(tmp_path, timezone=TIMEZONE, now=datetime(2028, 1, 1, tzinfo=UTC), kept=read(tmp_path).kept)
    assert reasons(later) == []


def test_clock_that_was_set_back_hides_no_date_of_the_future(tmp_path: Path) -> None:
    first = read(archive(tmp_path))
    before = datetime(2019, 1, 1, tzinfo=UTC)

    again = read_stories(tmp_path, timezone=TIMEZONE, now=before, kept=first.kept)

    assert reasons(first) == []
    assert reasons(again) == ["future-date"] * 3


def reasons(collection: Collection) -> list[str]:
    return [diagnostic.reason for diagnostic in collection.diagnostics]


def test_removed_and_renamed_files_are_not_remembered(tmp_path: Path) -> None:
    first = read(archive(tmp_path))
    (tmp_path / "1.txt").rename(tmp_path / "one.txt")
    (tmp_path / "2.txt").unlink()

    second = read(tmp_path, kept=first.kept)

    assert second == read(tmp_path)
    assert sorted(Path(path).name for path in second.kept) == ["3.txt", "one.txt"]


def test_fixed_offset_of_the_site_is_kept() -> None:
    zone = timezone(timedelta(hours=3, minutes=30))
    found = outcome_of_bytes(story_text().encode(), path="a.txt", timezone=zone, now=NOW)

    assert outcome_of(outcome_line(found), path="a.txt", timezone=zone) == found
