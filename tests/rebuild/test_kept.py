"""Lines are kept as they are, or not at all."""

import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.pressmark.rebuild.kept import KeptLines

LINES = ["first\tline", "second “line”", ""]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "stories.ledger"
    KeptLines(path, zone="UTC").write(LINES)
    return path


def test_lines_are_kept(ledger: Path) -> None:
    assert KeptLines(ledger, zone="UTC").read() == LINES


def test_other_conditions_make_them_worthless(ledger: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert KeptLines(ledger, zone="Asia/Baku").read() == []
    assert caplog.messages == []


def test_nothing_kept_is_no_fault(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert KeptLines(tmp_path / "none").read() == []
    assert caplog.messages == []


def test_folder_in_its_place_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert KeptLines(tmp_path).read() == []
    assert "what it kept is found out anew" in caplog.text


@given(cut=st.integers(1, 60), noise=st.binary(max_size=4))
def test_damage_anywhere_is_seen_and_told(cut: int, noise: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("damaged") / "stories.ledger"
    KeptLines(path, zone="UTC").write(LINES)
    whole = path.read_bytes()
    path.write_bytes(whole[: -cut - 1] + noise + whole[len(whole) - cut :])
    heard: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("plugins.pressmark.rebuild.kept")
    logger.addHandler(handler)

    found = KeptLines(path, zone="UTC").read()

    logger.removeHandler(handler)
    if path.read_bytes() == whole:
        assert (found, heard) == (LINES, [])
    else:
        assert (found, heard) == ([], [f"{path}: cannot be used (it is damaged); what it kept is found out anew"])


def test_other_lines_take_their_place(ledger: Path) -> None:
    KeptLines(ledger, zone="UTC").write(iter(["another"]))

    assert KeptLines(ledger, zone="UTC").read() == ["another"]


def test_file_that_cannot_be_written_is_told_and_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "gone" / "stories.ledger"

    KeptLines(path).write(LINES)

    assert caplog.messages == [
        f"{path}: cannot be written (No such file or directory); the next build finds it out anew"
    ]
