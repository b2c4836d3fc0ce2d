"""Lines are kept as they are, or not at all."""

import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.pressmark.rebuild.kept import read_kept, write_kept

NOW = {"program": "abc"}
LINES = ["first\tline", "second “line”", ""]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "stories.ledger"
    write_kept(path, LINES, conditions=NOW)
    return path


def test_lines_are_kept(ledger: Path) -> None:
    assert read_kept(ledger, conditions=NOW) == LINES


def test_other_conditions_make_them_worthless(ledger: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert read_kept(ledger, conditions={"program": "abd"}) == []
    assert caplog.messages == []


def test_nothing_kept_is_no_fault(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert read_kept(tmp_path / "none", conditions=NOW) == []
    assert caplog.messages == []


def test_folder_in_its_place_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert read_kept(tmp_path, conditions=NOW) == []
    assert "the whole archive is read anew" in caplog.text


@given(cut=st.integers(1, 60), noise=st.binary(max_size=4))
def test_damage_anywhere_is_seen_and_told(cut: int, noise: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("damaged") / "stories.ledger"
    write_kept(path, LINES, conditions=NOW)
    whole = path.read_bytes()
    path.write_bytes(whole[: -cut - 1] + noise + whole[len(whole) - cut :])
    heard: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("plugins.pressmark.rebuild.kept")
    logger.addHandler(handler)

    found = read_kept(path, conditions=NOW)

    logger.removeHandler(handler)
    if path.read_bytes() == whole:
        assert (found, heard) == (LINES, [])
    else:
        assert (found, heard) == ([], [f"{path}: cannot be used (it is damaged); the whole archive is read anew"])
