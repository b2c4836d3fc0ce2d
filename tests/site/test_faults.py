"""What a build does about stories it cannot read: stop, or go on without them when told to."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .building import ARCHIVE, ROOT, digests, invoke

SOUND = "Monday 5 October 2020 - 09:00\n\nHarbour Reopens\n\nStory Code : 31\nHarbour Reopens\nThe harbour reopened.\n"
UNUSUAL = (
    SOUND.replace("Monday ", "").replace(": 31", ": 32").replace("Harbour", "Airport").replace("harbour", "airport")
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "sound.txt").write_text(SOUND)
    return tmp_path / "content"


def test_keep_going_publishes_the_others_and_still_says_so(content: Path, tmp_path: Path) -> None:
    (content / "broken.txt").write_text("nonsense\n")
    command = ("build", "--content", content, "--output", tmp_path / "output", "--keep-going")

    for _ in range(2):  # a second time, since "nothing changed" must not hide the fault
        result = invoke(*command)

        assert result.returncode == 3
        assert "[missing-date]" in result.stderr
        assert "2 read, 1 published, 0 held back, 1 rejected, 0 duplicates" in result.stdout
        assert (tmp_path / "output" / "stories" / "31.html").is_file()


def test_a_build_that_is_stopped_accounts_for_every_file_and_tells_warnings_too(content: Path, tmp_path: Path) -> None:
    (content / "broken.txt").write_text("nonsense\n")
    (content / "copy.txt").write_text(SOUND)
    (content / "unusual.txt").write_text(UNUSUAL)

    result = invoke("build", "--content", content, "--output", tmp_path / "output")

    assert result.returncode == 1
    assert "[date-format]" in result.stderr
    assert result.stderr.splitlines()[-1] == (
        "4 read, 0 published, 2 held back, 1 rejected, 1 duplicates; the published site is as it was"
    )


def test_strict_takes_a_warning_for_a_fault(content: Path, tmp_path: Path) -> None:
    command = ("build", "--content", content, "--output", tmp_path / "output")
    assert invoke(*command).returncode == 0
    before = digests(tmp_path / "output")
    (content / "unusual.txt").write_text(UNUSUAL)

    strict = invoke(*command, "--strict")
    assert (strict.returncode, digests(tmp_path / "output")) == (1, before)
    assert "[date-format]" in strict.stderr

    usual = invoke(*command)
    assert usual.returncode == 0
    assert "unusual.txt:1:1: warning: " in usual.stderr


def test_duplicate_is_published_once_and_counted(content: Path, tmp_path: Path) -> None:
    (content / "copy.txt").write_text(SOUND)

    result = invoke("build", "--content", content, "--output", tmp_path / "output")

    assert result.returncode == 0
    assert "2 read, 1 published, 0 held back, 0 rejected, 1 duplicates" in result.stdout


def test_stories_are_never_found_behind_a_link(content: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.txt").write_text(SOUND.replace(": 31", ": 33"))
    (content / "link.txt").symlink_to(tmp_path / "elsewhere.txt")

    result = invoke("build", "--content", content, "--output", tmp_path / "output")

    assert result.returncode == 0
    assert "[symlink]" in result.stderr
    assert not (tmp_path / "output" / "stories" / "33.html").exists()


def test_check_of_one_file_anywhere_speaks_json_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("nonsense\n")

    result = invoke("check", tmp_path / "a.txt", "--format", "json")

    assert result.returncode == 1
    assert result.stdout.startswith('{"files": [{"path": ')
    assert result.stdout.count("\n") == 1


def test_check_of_the_sites_own_stories_finds_nothing() -> None:
    result = invoke("check", "--strict")

    assert (result.returncode, result.stdout) == (0, "1 read, 1 published, 0 rejected, 0 duplicates\n")


def test_import_brings_a_saved_page_in_and_never_overwrites(content: Path) -> None:
    page = ROOT / "tests" / "data" / "saved_pages" / "jsonld-modern.html"

    first = invoke("import", page, "--content", content)
    made = next(path for path in content.rglob("*.txt") if path.parent != content)
    assert first.returncode == 0
    assert invoke("check", made).returncode == 0
    assert "already there" in invoke("import", page, "--content", content).stdout

    edited = made.read_text() + "\nOne line more.\n"
    made.write_text(edited)
    again = invoke("import", page, "--content", content)
    assert again.returncode == 1
    assert "-One line more." in again.stdout
    assert made.read_text() == edited


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
@pytest.mark.parametrize("command", ["check", "build"])
def test_interrupt_is_never_success(tmp_path: Path, command: str) -> None:
    content = tmp_path / "content"
    content.mkdir()
    long = "\nThe keeper of the harbour said it “would stay open”.\n" * 600
    for number in range(1, 1500):
        (content / f"{number}.txt").write_text(SOUND.replace(": 31", f": {number}") + long)
    place = [str(content)] if command == "check" else ["--content", str(content), "--output", str(tmp_path / "output")]
    line = [sys.executable, "-m", "invoke", "--search-root", str(ROOT), command, *place]

    statuses = []
    # Too early, and Python is still loading; too late, and the work is done: somewhere between it is at work.
    for delay in (0.6, 0.9, 1.3, 2.0, 3.0):
        with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            time.sleep(delay)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=60)
        statuses.append(process.returncode)
        if process.returncode == 130:
            break

    assert statuses[-1] == 130, said.decode()
    assert b"Traceback" not in said
    assert not (tmp_path / "output").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_reader_that_has_enough_ends_a_command_without_a_word() -> None:
    read, write = os.pipe()
    os.close(read)
    line = [sys.executable, "-m", "invoke", "--search-root", str(ROOT), "check", "--format", "json", str(ARCHIVE)]
    try:
        done = subprocess.run(line, cwd=ROOT, stdout=write, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(write)

    assert (done.returncode, done.stderr) == (141, b"")
