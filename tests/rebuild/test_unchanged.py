"""Whether anything changed since the last build."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.pressmark.rebuild.unchanged import (
    LastBuild,
    inputs_state,
    remember_build,
    unchanged_build,
)

COUNTS = {"read": 2}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for name in ("content/a/1.txt", "content/2.txt", "conf.py", "output/index.html", "output/stories/1.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / ".output.pressmark").mkdir()
    remember(tmp_path)
    return tmp_path


def remember(house: Path, due: float | None = None) -> None:
    output = house / "output"
    files = [(path.relative_to(output).as_posix(), path.stat()) for path in output.rglob("*.html")]
    sized = [(address, status.st_size, status.st_mtime_ns) for address, status in files]
    remember_build(output, inputs=state(house), files=sized, due=due, counts=COUNTS)


def state(house: Path, *words: str) -> str:
    return inputs_state(
        [house / "content", house / "conf.py", house / "missing"], words=words, packages=house / "packages"
    )


def found(house: Path, *words: str) -> LastBuild | None:
    return unchanged_build(house / "output", inputs=state(house, *words))


def test_nothing_changed_gives_the_last_result(house: Path) -> None:
    last = found(house)

    assert last
    assert last.counts == COUNTS


def same_size_same_moment(house: Path) -> None:
    path = house / "content/2.txt"
    before = path.stat()
    path.write_text("CONTENT/2.txt")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "changed": lambda house: (house / "content/2.txt").write_text("other"),
    "changed but for size and moment": same_size_same_moment,
    "new": lambda house: (house / "content/3.txt").write_text(""),
    "removed": lambda house: (house / "content/2.txt").unlink(),
    "renamed": lambda house: (house / "content/2.txt").rename(house / "content/4.txt"),
    "settings": lambda house: (house / "conf.py").write_text("other"),
    "settings gone": lambda house: (house / "conf.py").unlink(),
    "was missing": lambda house: (house / "missing").write_text(""),
    "page gone": lambda house: (house / "output/stories/1.html").unlink(),
    "page changed": lambda house: (house / "output/index.html").write_text("other"),
    "stray page": lambda house: (house / "output/stray.html").write_text(""),
    "forgotten": lambda house: (house / ".output.pressmark/last-build.json").unlink(),
    "damaged": lambda house: (house / ".output.pressmark/last-build.json").write_text("{"),
    "other kind": lambda house: (house / ".output.pressmark/last-build.json").write_text("[]"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_seen(house: Path, change: str) -> None:
    CHANGES[change](house)

    assert found(house) is None


def test_another_command_is_another_build(house: Path) -> None:
    assert found(house, "--strict") is None


@pytest.mark.parametrize("name", ["SITE_URL", "SOURCE_DATE_EPOCH"])
def test_another_environment_is_another_build(house: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "1700000000")

    assert found(house) is None


@pytest.mark.parametrize(("due", "is_unchanged"), [(1.0, False), (4e9, True)])
def test_story_that_is_due_asks_for_a_build(house: Path, due: float, is_unchanged: bool) -> None:
    remember(house, due)

    assert (found(house) is not None) == is_unchanged
