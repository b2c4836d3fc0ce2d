"""Folders of stories: which files are read, what they do to each other, and what is counted (rules P1 to P4 and C5)."""

import multiprocessing
import os
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from datetime import tzinfo
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.pressmark.stories.collection import Collection, exit_status, read_stories
from plugins.pressmark.stories.decoding import MAX_BYTES
from plugins.pressmark.workers import Crew

from .files import NOW, TIMEZONE, story_text

OTHER = {"head": "Bridge Closed", "repeat": "Bridge Closed", "body": "It is old."}


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def read(folder: Path, **options: Any) -> Collection:
    return read_stories(folder, timezone=TIMEZONE, now=NOW, **options)


def counts(collection: Collection) -> tuple[int, int, int, int]:
    return collection.read, collection.accepted, collection.rejected, collection.duplicates


def told(collection: Collection, folder: Path) -> list[str]:
    return [f"{Path(d.path).relative_to(folder)}:{d.line} {d.reason}" for d in collection.diagnostics]


def codes(collection: Collection) -> list[str]:
    return [filed.story.code for filed in collection.stories]


def many(folder: Path, number: int) -> Path:
    files: dict[str, str | bytes] = {
        f"{n % 7}/{n}.txt": story_text(code=f"Story Code : {n}", body=f"Text {n}.") for n in range(1, number)
    }
    return write(folder, {**files, "bad.txt": "nonsense"})


def test_text_files_are_read_in_every_folder(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a.txt": story_text(), "2019/06/b.TXT": story_text(code="Story Code : 2", **OTHER), "c.md": "x", "d": "y"},
    )
    collection = read(tmp_path)

    assert [filed.path for filed in collection.stories] == [tmp_path / "a.txt", tmp_path / "2019/06/b.TXT"]
    assert counts(collection) == (2, 2, 0, 0)


def test_hidden_and_editors_files_are_ignored(tmp_path: Path) -> None:
    names = [".a.txt", ".git/a.txt", "a.txt~", "#a.txt#", "~$a.txt", ".#a.txt", "a.txt.swp", "~folder/a.txt"]
    write(tmp_path, dict.fromkeys(names, "nonsense"))

    assert counts(read(tmp_path)) == (0, 0, 0, 0)


def test_links_are_told_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"stories/a.txt": story_text(), "outside/b.txt": "nonsense"})
    stories = tmp_path / "stories"
    (stories / "file.txt").symlink_to(tmp_path / "outside/b.txt")
    (stories / "folder").symlink_to(tmp_path / "outside")
    (stories / "nowhere.txt").symlink_to("nowhere")
    (stories / "loop").symlink_to(stories)
    (stories / "notes.md").symlink_to("a.txt")
    collection = read(stories)

    assert counts(collection) == (1, 1, 0, 0)
    assert told(collection, stories) == [
        "file.txt:1 symlink",
        "folder:1 symlink",
        "loop:1 symlink",
        "nowhere.txt:1 symlink",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_is_no_regular_file_is_ignored(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()

    assert counts(read(tmp_path)) == (0, 0, 0, 0)


def test_one_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    write(tmp_path, {"story": story_text()})

    assert counts(read(tmp_path / "story")) == (1, 1, 0, 0)


def test_missing_file_is_a_finding(tmp_path: Path) -> None:
    collection = read(tmp_path / "none.txt")

    assert counts(collection) == (1, 0, 1, 0)
    assert [d.message for d in collection.diagnostics] == ["cannot be opened: no such file or directory"]
    assert [d.reason for d in collection.diagnostics] == ["unreadable"]


def test_file_that_vanishes_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.txt": story_text(), "b.txt": story_text(code="Story Code : 2", **OTHER)})
    real = Path.open

    def vanished(self: Path, *args: Any, **kwargs: Any) -> Any:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", vanished)

    assert told(read(tmp_path), tmp_path) == ["a.txt:1 unreadable"]


def test_large_file_is_not_read_whole(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(MAX_BYTES * 200)
    collection = read(tmp_path)

    assert [d.message for d in collection.diagnostics] == [
        "the file has 1,048,576,000 bytes, and a story has at most 5,242,880"
    ]


def test_stories_are_sorted_newest_first_then_by_number(tmp_path: Path) -> None:
    dates = {"9": "Tuesday 4 June 2019 - 08:15", "10": "Tuesday 4 June 2019 - 08:15", "1": "2019-06-04T08:15+05:00"}
    dates |= {"2": "Wednesday 5 June 2019", "3": "Tuesday 4 June 2019 - 08:16"}
    write(
        tmp_path,
        {f"{c}.txt": story_text(date=d, code=f"Story Code : {c}", body=f"Text {c}.") for c, d in dates.items()},
    )

    assert codes(read(tmp_path)) == ["2", "3", "10", "9", "1"]


def test_same_story_twice_is_published_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.txt": story_text(),
            "A.txt": story_text(repeat=""),
            "b/a.txt": story_text(body="The first  FERRY left on Tuesday.\nTickets cost the same."),
        },
    )
    collection = read(tmp_path)

    assert counts(collection) == (3, 1, 0, 2)
    assert [filed.path.name for filed in collection.stories] == ["A.txt"]
    assert told(collection, tmp_path) == [
        "A.txt:6 headline-not-repeated",
        "a.txt:5 duplicate-story",
        "b/a.txt:5 duplicate-story",
    ]
    assert [outcome.kind for outcome in collection.outcomes] == ["warn", "warn", "warn"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(story_text(body="Another text."), id="text"),
        pytest.param(story_text(date="Tuesday 4 June 2019 - 08:16"), id="date"),
        pytest.param(story_text(date="Tuesday 4 June 2019"), id="no-time"),
        pytest.param(story_text(head="Bridge", repeat="Bridge"), id="headline"),
        pytest.param(story_text(fields="Status : withdrawn"), id="status"),
    ],
)
def test_different_stories_of_one_code_are_all_refused(tmp_path: Path, other: str) -> None:
    write(tmp_path, {"y/2.txt": other, "x/1.txt": story_text(), "z.txt": story_text(code="Story Code : 2", **OTHER)})
    collection = read(tmp_path)
    errors = [d for d in collection.diagnostics if d.severity == "error"]

    assert counts(collection) == (3, 1, 2, 0)
    assert codes(collection) == ["2"]
    assert [outcome.kind for outcome in collection.outcomes] == ["reject", "reject", "ok"]
    assert [(Path(d.path).name, d.reason) for d in errors] == [("2.txt", "duplicate-code")]
    assert f"{tmp_path.as_posix()}/x/1.txt:5" in errors[0].message


def test_other_code_with_the_same_text_is_told_and_published(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": story_text(), "b.txt": story_text(code="News ID : 7")})
    collection = read(tmp_path)

    assert counts(collection) == (2, 2, 0, 0)
    assert told(collection, tmp_path) == ["b.txt:5 code-label", "b.txt:5 duplicate-text"]


def test_refused_story_clashes_with_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": story_text(), "b.txt": story_text(fields="Status : no")})

    assert counts(read(tmp_path)) == (2, 1, 1, 0)


def test_findings_are_sorted_by_the_bytes_of_the_path(tmp_path: Path) -> None:
    names = ["b.txt", "a/c.txt", "a.txt", "Z.txt", "é.txt", "z.txt"]
    write(tmp_path, dict.fromkeys(names, "nonsense"))

    assert [Path(d.path).relative_to(tmp_path).as_posix() for d in read(tmp_path).diagnostics] == [
        "Z.txt", "a.txt", "a/c.txt", "b.txt", "z.txt", "é.txt",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "options", "status"),
    [
        pytest.param({}, {}, 0, id="sound"),
        pytest.param({"rejected": 1, "accepted": 0}, {}, 1, id="refused"),
        pytest.param({"rejected": 1, "accepted": 0}, {"keep_going": True}, 3, id="keep-going"),
        pytest.param({"rejected": 1, "accepted": 0}, {"keep_going": True, "strict": True}, 3, id="keep-going-strict"),
        pytest.param({"diagnostics": ("x",)}, {}, 0, id="warned"),
        pytest.param({"diagnostics": ("x",)}, {"strict": True}, 1, id="strict"),
        pytest.param({}, {"strict": True}, 0, id="strict-and-sound"),
        pytest.param({"accepted": 2}, {"keep_going": True}, 70, id="wrong-count"),
        pytest.param({"read": 0, "accepted": 0}, {}, 0, id="nothing"),
    ],
)
def test_exit_status(change: dict[str, Any], options: dict[str, bool], status: int) -> None:
    sound = Collection(stories=(), outcomes=(), diagnostics=(), kept={}, read=1, accepted=1, rejected=0, duplicates=0)

    assert exit_status(replace(sound, **change), **options) == status


def test_progress_is_told_in_order_and_to_the_end(tmp_path: Path) -> None:
    told_progress: list[tuple[int, int]] = []
    read(many(tmp_path, 600), progress=lambda done, total: told_progress.append((done, total)))

    assert told_progress == [(125, 600), (250, 600), (375, 600), (500, 600), (600, 600)]


@pytest.mark.parametrize("method", ["fork", "forkserver", "spawn"])
def test_workers_give_the_same_result_as_one(tmp_path: Path, method: str) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip("not on this system")
    many(tmp_path, 600)
    start = partial(ProcessPoolExecutor, 2, mp_context=multiprocessing.get_context(method))
    with Crew(executor=start) as crew:
        together = read(tmp_path, crew=crew)

    assert together == read(tmp_path, crew=Crew(workers=1))
    assert counts(together) == (600, 599, 1, 0)


def test_own_pool_gives_the_same_result_as_one(tmp_path: Path) -> None:
    many(tmp_path, 600)

    assert read(tmp_path, crew=Crew(workers=2)) == read(tmp_path, crew=Crew(workers=1))


class BrokenPool(Executor):
    """A pool whose processes die after the first chunk."""

    def __init__(self, *_: object, **__: object) -> None:
        self.chunks = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
        future: Future[Any] = Future()
        self.chunks += 1
        if self.chunks == 1:
            future.set_result(fn(*args, **kwargs))
        else:
            future.set_exception(BrokenProcessPool("killed"))
        return future


def refusing_pool(*_: object, **__: object) -> Executor:
    raise OSError("no semaphores here")


@pytest.mark.parametrize("pool", [BrokenPool, refusing_pool])
def test_without_a_pool_the_rest_is_read_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pool: Any) -> None:
    many(tmp_path, 600)
    serial = read(tmp_path, crew=Crew(workers=1))
    monkeypatch.setattr("plugins.pressmark.workers.ProcessPoolExecutor", pool)

    assert read(tmp_path, crew=Crew(workers=2)) == serial


@pytest.mark.parametrize(
    ("start", "why"),
    [
        pytest.param(BrokenPool, "killed", id="ends"),
        pytest.param(refusing_pool, "no semaphores here", id="cannot-start"),
    ],
)
def test_executor_of_ones_own_that_fails_is_told_and_the_rest_is_read_here(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, start: Any, why: str
) -> None:
    many(tmp_path, 600)

    assert read(tmp_path, crew=Crew(executor=start)) == read(tmp_path, crew=Crew(workers=1))
    assert caplog.messages == [f"the executor cannot be used ({why}); the rest is done by this process alone"]


def test_executor_of_ones_own_is_not_asked_for_little(tmp_path: Path) -> None:
    assert counts(read(many(tmp_path, 99), crew=Crew(executor=refusing_pool))) == (99, 98, 1, 0)


class NamelessZone(ZoneInfo):
    """A zone that cannot be sent to another process."""

    def __reduce__(self) -> Any:
        raise TypeError("cannot be sent")


def test_zone_that_cannot_be_sent_is_used_here(tmp_path: Path) -> None:
    zone: tzinfo = NamelessZone("Europe/Berlin")

    assert read_stories(many(tmp_path, 600), timezone=zone, crew=Crew(workers=2)).accepted == 599


@given(st.lists(st.sampled_from([
    story_text(), story_text(repeat=""), story_text(body="Another."), story_text(code="Story Code : 5"),
    story_text(code="Story Code : 6", **OTHER), "nonsense", "",
]), max_size=7), st.randoms())  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_counts_add_up_and_order_of_writing_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], random: Any
) -> None:
    one, other = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("other")
    files: list[tuple[str, str]] = [(f"{n}.txt", text) for n, text in enumerate(texts)]
    write(one, dict(files))
    random.shuffle(files)
    write(other, dict(files))
    first, second = read(one), read(other)

    assert first.accepted + first.rejected + first.duplicates == first.read == len(texts)
    assert len(first.stories) == first.accepted
    assert len({filed.story.code for filed in first.stories}) == first.accepted
    assert exit_status(first) == (1 if first.rejected else 0)
    assert told(first, one) == told(second, other)
    assert codes(first) == codes(second)
