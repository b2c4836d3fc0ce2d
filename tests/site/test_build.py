"""The build as a command: the same bytes every time, the full message for every fault, the old site after a failure."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from .building import ARCHIVE, ROOT, build, build_house, copy_house, digests, invoke, run

SOUND = "Monday 5 October 2020 - 09:00\n\nHarbour Reopens\n\nStory Code : 31\nHarbour Reopens\nThe harbour reopened.\n"


def test_site_is_the_same_in_another_locale_zone_and_hash_seed(site: Path, tmp_path: Path) -> None:
    environment = {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Asia/Tehran", "PYTHONHASHSEED": "7"}

    result = build(tmp_path / "output", environment=environment)

    assert result.returncode == 0, result.stderr
    assert digests(tmp_path / "output") == digests(site)


def test_site_is_the_same_over_an_older_one(site: Path, tmp_path: Path) -> None:
    build(tmp_path / "output", content=ROOT / "content")

    result = build(tmp_path / "output")

    assert result.returncode == 0, result.stderr
    assert digests(tmp_path / "output") == digests(site)


def test_pelican_by_hand_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-o", str(tmp_path / "output"), str(ARCHIVE)]

    result = run(command, environment={"SITE_URL": "https://example.org"})

    assert result.returncode == 0, result.stdout + result.stderr
    assert digests(tmp_path / "output") == digests(site)


def test_pelican_by_hand_stops_at_a_broken_story(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "1.txt").write_text("nonsense\n")
    command = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-o", str(tmp_path / "output")]

    result = run([*command, str(tmp_path / "content")])

    assert result.returncode == 1
    assert "missing-date" in result.stdout + result.stderr
    assert not (tmp_path / "output").exists()


def test_last_line_counts_the_stories(tmp_path: Path) -> None:
    result = build(tmp_path / "output")

    assert result.stdout.splitlines()[-1].startswith("6 read, 6 published, 0 held back, 0 rejected, 0 duplicates;")


BROKEN = {
    "empty": b"",
    "only white space": b" \n\n\t\n",
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "UTF-16": SOUND.encode("utf-16"),
    "windows-1252": SOUND.replace("Harbour", "Caf\xe9").encode("cp1252"),
    "no date": SOUND.split("\n", 2)[2].encode(),
    "impossible date": SOUND.replace("5 October", "31 September").encode(),
    "wrong weekday": SOUND.replace("Monday", "Friday").encode(),
    "date of numbers": SOUND.replace("Monday 5 October 2020 - 09:00", "05/10/2020 09:00").encode(),
    "foreign month": SOUND.replace("October", "Ekim").encode(),
    "Persian calendar": SOUND.replace("5 October 2020", "14 Mehr 1399").encode(),
    "hour 24": SOUND.replace("09:00", "24:00").encode(),
    "no code": SOUND.replace("Story Code : 31\n", "").encode(),
    "code of letters": SOUND.replace(": 31", ": abc").encode(),
    "code that is a path": SOUND.replace(": 31", ": ../../etc").encode(),
    "code zero": SOUND.replace(": 31", ": 0").encode(),
    "no headline": SOUND.replace("Harbour Reopens\n\nStory", "\nStory", 1).encode(),
    "two headlines": SOUND.replace("Harbour Reopens\n\n", "Harbour Reopens\nOfficials Confirm\n\n", 1)
    .replace("31\nHarbour Reopens\n", "31\n")
    .encode(),
    "no text": SOUND.replace("Harbour Reopens\nThe harbour reopened.\n", "").encode(),
    "unknown status": SOUND.replace(": 31\n", ": 31\nStatus : hidden\n").encode(),
    "two sources": SOUND.replace(": 31\n", ": 31\nSource : A\nSource : B\n").encode(),
    "two stories": (SOUND + "\n" + SOUND.replace(": 31", ": 32")).encode(),
    "year 1066": SOUND.replace("Monday 5 October 2020", "14 October 1066").encode(),
}


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A content folder whose site is already published."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "sound.txt").write_text(SOUND.replace(": 31", ": 30").replace("Harbour", "Airport"))
    assert build(tmp_path / "output", content=tmp_path / "content").returncode == 0
    return tmp_path


def test_every_broken_story_is_told_at_once_and_the_site_stays(published: Path) -> None:
    before = digests(published / "output")
    for number, content in enumerate(BROKEN.values()):
        (published / "content" / f"{number:02}.txt").write_bytes(content)

    result = build(published / "output", content=published / "content")

    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    for number, kind in enumerate(BROKEN):
        first = re.search(
            rf"^\S*{number:02}\.txt:\d+:\d+: [^\n]+ \[[a-z-]+\]\n(  .+\n)*  fix: .+", result.stderr, re.MULTILINE
        )
        assert first, kind
    assert digests(published / "output") == before


@pytest.mark.parametrize("kind", ["no date", "a picture", "code that is a path", "two stories"])
def test_one_broken_story_is_enough(published: Path, kind: str) -> None:
    before = digests(published / "output")
    (published / "content" / "broken.txt").write_bytes(BROKEN[kind])

    result = build(published / "output", content=published / "content")

    assert result.returncode == 1
    assert "broken.txt:" in result.stderr
    assert digests(published / "output") == before


def test_two_stories_of_one_code_name_both_files(published: Path) -> None:
    (published / "content" / "a.txt").write_text(SOUND)
    (published / "content" / "b.txt").write_text(SOUND.replace("reopened", "closed"))

    result = build(published / "output", content=published / "content")

    assert result.returncode == 1
    assert re.search(r"a\.txt.*b\.txt|b\.txt.*a\.txt", result.stderr)


def test_template_fault_is_told_without_a_traceback(published: Path) -> None:
    before = digests(published / "output")
    copy_house(published)
    (published / "theme" / "templates" / "story.html").write_text("{{ nothing_of_that_name }}")

    result = build_house(published)

    assert result.returncode == 1
    assert "nothing_of_that_name" in result.stderr
    assert "Traceback" not in result.stderr
    assert digests(published / "output") == before


@pytest.mark.parametrize(
    ("url", "message"),
    [("example.org", "SITEURL: 'example.org' is not an absolute address"), ("javascript:alert(1)", "SITEURL")],
)
def test_address_that_is_none_is_told(published: Path, url: str, message: str) -> None:
    result = build(published / "output", content=published / "content", url=url)

    assert result.returncode == 1
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_missing_content_folder_is_told(tmp_path: Path) -> None:
    result = build(tmp_path / "output", content=tmp_path / "nowhere")

    assert result.returncode == 1
    assert "nowhere: no such folder of stories" in result.stderr


def test_new_makes_a_story_that_can_be_read(tmp_path: Path) -> None:
    result = invoke("new", "--content", tmp_path, "--code", "77", "--headline", "Harbour Reopens")

    assert result.returncode == 0, result.stderr
    (made,) = tmp_path.rglob("77.txt")
    assert invoke("check", made).returncode == 0


def test_new_never_overwrites(tmp_path: Path) -> None:
    invoke("new", "--content", tmp_path, "--code", "77")
    (made,) = tmp_path.rglob("77.txt")
    made.write_text(SOUND.replace(": 31", ": 77"))

    result = invoke("new", "--content", tmp_path, "--code", "77")

    assert result.returncode == 1
    assert "Harbour Reopens" in made.read_text()


def test_build_that_would_change_nothing_ends_before_anything_is_loaded(tmp_path: Path) -> None:
    shutil.copytree(ARCHIVE, tmp_path / "content")
    (tmp_path / "poison").mkdir()
    (tmp_path / "poison" / "invoke.py").write_text("raise SystemExit('invoke was loaded')")
    command = [sys.executable, "tasks.py", "build", "--no-search", "--content", str(tmp_path / "content")]
    command += ["--output", str(tmp_path / "output"), "--site-url", "https://example.org"]
    poisoned = {"PYTHONPATH": str(tmp_path / "poison")}
    first = run(command)

    again = run(command, environment=poisoned)
    (tmp_path / "content" / "new.txt").write_text("nonsense")
    changed = run(command, environment=poisoned)

    assert first.returncode == 0, first.stderr
    assert (again.returncode, again.stderr) == (0, "")
    assert "nothing changed in" in again.stdout
    assert (changed.returncode, changed.stderr) == (1, "invoke was loaded\n")


@pytest.mark.parametrize("words", [["--output"], ["clean"], ["--help"]])
def test_build_with_other_words_is_left_to_the_command(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "invoke.py").write_text("raise SystemExit('invoke was loaded')")

    result = run([sys.executable, "tasks.py", "build", *words], environment={"PYTHONPATH": str(tmp_path)})

    assert (result.returncode, result.stderr) == (1, "invoke was loaded\n")
