"""Publishing: the old site or the new one, never half of either."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.pressmark.errors import PublishError
from plugins.pressmark.rebuild import publish as publishing
from plugins.pressmark.rebuild import system
from plugins.pressmark.rebuild.files import write_file
from plugins.pressmark.rebuild.publish import Publication

Files = dict[str, str]


def fill(publication: Publication, files: Files) -> list[str]:
    """Bring the next generation up to date; the addresses that had to be written."""
    written = [address for address, text in files.items() if not publication.settle(address, text)]
    for address in written:
        write_file(publication.folder, address, files[address].encode(), live=publication.live)
        publication.written(address, files[address])
    return written


def publish(output: Path, files: Files) -> list[str]:
    publication = Publication(output)
    publication.begin()
    written = fill(publication, files)
    publication.finish()
    return written


def stop_early(output: Path, files: Files) -> None:
    publication = Publication(output)
    publication.begin()
    fill(publication, files)
    publication.release()


def site(output: Path) -> Files:
    return {p.relative_to(output).as_posix(): p.read_text() for p in output.rglob("*") if p.is_file()}


def work(output: Path) -> Path:
    return output.parent / f".{output.name}.pressmark"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def test_new_site_takes_the_place_of_the_old_one_whole(output: Path) -> None:
    publish(output, {"index.html": "old", "gone.html": "old", "2020/01/index.html": "old"})
    publish(output, {"index.html": "new", "stories/1.html": "new"})

    assert site(output) == {"index.html": "new", "stories/1.html": "new"}
    assert not (output / "2020").exists()


def test_only_what_changed_is_written_over_any_number_of_builds(output: Path) -> None:
    assert publish(output, {"a": "1", "b": "1"}) == ["a", "b"]
    assert publish(output, {"a": "1", "b": "2"}) == ["b"]
    assert publish(output, {"a": "1", "b": "2"}) == []
    assert publish(output, {"a": "1", "b": "1"}) == ["b"]
    assert publish(output, {"a": "1", "b": "1", "c": "1"}) == ["c"]

    assert site(output) == {"a": "1", "b": "1", "c": "1"}


def test_unchanged_file_keeps_its_moment_of_change(output: Path) -> None:
    publish(output, {"a": "1", "b": "1"})
    moment = (output / "a").stat().st_mtime_ns

    for text in ("2", "3", "3", "4"):
        publish(output, {"a": "1", "b": text})

    assert (output / "a").stat().st_mtime_ns == moment


def test_build_that_ends_early_leaves_the_old_site(output: Path) -> None:
    publish(output, {"index.html": "older"})
    publish(output, {"index.html": "old"})

    stop_early(output, {"index.html": "new", "stray.html": "new"})

    assert site(output) == {"index.html": "old"}
    publish(output, {"index.html": "newest"})
    assert site(output) == {"index.html": "newest"}


def test_what_others_write_joins_the_site(output: Path) -> None:
    for text in ("picture", "picture", "other"):
        publication = Publication(output)
        publication.begin()
        fill(publication, {"index.html": "page"})
        write_file(publication.others, "images/a.png", text.encode(), live=publication.live)
        publication.finish()

        assert site(output) == {"index.html": "page", "images/a.png": text}


def test_what_comes_after_happens_only_once_the_site_is_live(output: Path) -> None:
    seen: list[Files] = []
    publication = Publication(output)
    publication.begin()
    fill(publication, {"a": "1"})
    publication.afterwards.append(lambda: seen.append(site(output)))

    assert seen == []
    publication.finish()
    assert seen == [{"a": "1"}]


STEPS = ["_take_others", "_remove_vanished", "_write_ledger", "exchange"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
def test_stop_at_any_step_leaves_one_whole_site_and_a_true_ledger(
    output: Path, step: str, late: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(output, {"a": "1", "b": "1"})
    publish(output, {"a": "1", "b": "2"})
    publication = Publication(output)
    publication.begin()
    fill(publication, {"a": "1", "b": "3", "c": "3"})
    place = publishing if step == "exchange" else publication
    real: Callable[..., None] = getattr(place, step)

    def stop(*arguments: object, **named: object) -> None:
        if late:
            real(*arguments, **named)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(place, step, stop)
        with pytest.raises(KeyboardInterrupt):
            publication.finish()
    publication.release()

    assert site(output) in [{"a": "1", "b": "2"}, {"a": "1", "b": "3", "c": "3"}]
    publish(output, {"a": "1", "b": "4"})
    assert site(output) == {"a": "1", "b": "4"}


@pytest.mark.parametrize("stopped", [1, 2, 3])
def test_system_without_exchange_swaps_by_renames_and_recovers(
    output: Path, stopped: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> None:
        raise AttributeError("renameat2")

    monkeypatch.setattr(system, "_rename_exchange", unknown)
    publish(output, {"a": "1"})
    publish(output, {"a": "2"})
    assert site(output) == {"a": "2"}

    rename = Path.rename
    calls = iter(range(1, 9))

    def stop(self: Path, target: Path) -> Path:
        if self.name in {"output", "idle", "last"} and next(calls) == stopped:
            raise KeyboardInterrupt
        return rename(self, target)

    publication = Publication(output)
    publication.begin()
    fill(publication, {"a": "3"})
    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", stop)
        with pytest.raises(KeyboardInterrupt):
            publication.finish()
    publication.release()

    stop_early(output, {"a": "4"})
    assert site(output) in [{"a": "2"}, {"a": "3"}]
    publish(output, {"a": "5"})
    assert site(output) == {"a": "5"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("{", id="cut short"),
        pytest.param("[]", id="no table"),
        pytest.param('{"version": 0, "generations": {}}', id="another version"),
        pytest.param('{"version": 1, "generations": {"1:2": {"a": ["x", "1", null]}}}', id="other types"),
        pytest.param('{"version": 1, "generations": {"1:2": {"a": 5}}}', id="no entry"),
        pytest.param("[" * 100_000, id="deep"),
        pytest.param("\udcff", id="not UTF-8"),
    ],
)
def test_damaged_ledger_is_told_and_everything_is_written_anew(
    output: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    publish(output, {"a": "1", "b": "1"})
    publish(output, {"a": "1", "b": "2"})
    (work(output) / "ledger.json").write_bytes(text.encode("utf-8", "surrogateescape"))

    written = publish(output, {"a": "1", "b": "2"})

    assert written == ["a", "b"]
    assert site(output) == {"a": "1", "b": "2"}
    assert "ledger.json: cannot be used" in caplog.text


def test_ledger_that_lies_is_not_believed(output: Path) -> None:
    publish(output, {"a": "1", "b": "1"})
    publish(output, {"a": "1", "b": "2"})
    ledger = work(output) / "ledger.json"
    table = json.loads(ledger.read_text())
    for generation in table["generations"].values():
        for entry in generation.values():
            entry[0], entry[1] = "3", 99
    ledger.write_text(json.dumps(table))

    publish(output, {"a": "3", "b": "3"})

    assert site(output) == {"a": "3", "b": "3"}


def test_file_changed_by_hand_is_mended(output: Path) -> None:
    publish(output, {"a": "1", "b": "1"})
    publish(output, {"a": "1", "b": "2"})
    for folder in (output, work(output) / "idle"):
        (folder / "a").unlink()
        (folder / "a").write_text("by hand")

    publish(output, {"a": "1", "b": "3"})

    assert site(output) == {"a": "1", "b": "3"}


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_link_in_the_folder_leads_no_write_out(output: Path, tmp_path: Path, kind: str) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "1.html").write_text("precious")
    files = {"stories/1.html": "1", "index.html": "1"}
    publish(output, files)
    publish(output, files)
    idle = work(output) / "idle"
    (idle / "stories/1.html").unlink()
    if kind == "file":
        (idle / "stories/1.html").symlink_to(tmp_path / "outside" / "1.html")
    else:
        (idle / "stories").rmdir()
        (idle / "stories").symlink_to(tmp_path / "outside")

    publish(output, {"stories/1.html": "2", "index.html": "2"})

    assert site(output) == {"stories/1.html": "2", "index.html": "2"}
    assert (tmp_path / "outside" / "1.html").read_text() == "precious"


def test_file_may_become_a_folder_and_a_folder_a_file(output: Path) -> None:
    publish(output, {"a": "1", "b/c": "1"})
    publish(output, {"a": "1", "b/c": "1"})
    publish(output, {"a/c": "2", "b": "2"})

    assert site(output) == {"a/c": "2", "b": "2"}


def test_folder_with_files_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("mine")

    with pytest.raises(PublishError, match="holds files that Pressmark did not put there"):
        Publication(tmp_path).begin()

    assert (tmp_path / "precious.txt").read_text() == "mine"


def test_empty_folder_is_taken(output: Path) -> None:
    output.mkdir()

    publish(output, {"index.html": "new"})

    assert site(output) == {"index.html": "new"}


def test_file_in_place_of_the_folder_is_refused(output: Path) -> None:
    output.write_text("mine")

    with pytest.raises(PublishError, match="is not a folder"):
        Publication(output).begin()


def test_second_build_at_once_is_refused(output: Path) -> None:
    first = Publication(output)
    first.begin()

    with pytest.raises(PublishError, match="another build is writing this site"):
        Publication(output).begin()
    first.release()
    publish(output, {"index.html": "new"})

    assert site(output) == {"index.html": "new"}


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_output_folder_behind_a_link_stays_behind_it(output: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    output.symlink_to(tmp_path / "real")

    publish(output, {"index.html": "new"})

    assert output.is_symlink()
    assert site(tmp_path / "real") == {"index.html": "new"}


@pytest.mark.parametrize("address", ["../a.html", "/a.html", "a//b.html", "a/./b.html", "a\\b.html", "a\0.html", ""])
def test_address_that_leads_out_is_refused(output: Path, address: str) -> None:
    publication = Publication(output)
    publication.begin()

    with pytest.raises(PublishError, match="leads out of the site"):
        publication.settle(address, "1")
    publication.release()


def test_two_pages_at_one_address_are_refused(output: Path) -> None:
    publication = Publication(output)
    publication.begin()
    publication.settle("a.html", "1")

    with pytest.raises(PublishError, match=r"a\.html: two pages of the site share this address"):
        publication.settle("a.html", "1")
    publication.release()


ADDRESSES = st.sampled_from(["index.html", "stories/1.html", "stories/2.html", "topics/a.html", "topics/a/2.html"])
SITES = st.dictionaries(ADDRESSES, st.sampled_from(["1", "2"]))


@given(builds=st.lists(st.tuples(SITES, st.booleans()), max_size=6))
@settings(max_examples=60, deadline=None)
def test_after_any_builds_the_site_is_that_of_the_last_one_that_ended(
    tmp_path_factory: pytest.TempPathFactory, builds: list[tuple[Files, bool]]
) -> None:
    output = tmp_path_factory.mktemp("builds") / "output"
    last: Files = {}
    for files, ends in builds:
        if ends:
            publish(output, files)
            last = files
        else:
            stop_early(output, files)

    assert (site(output) if output.exists() else {}) == last


@pytest.fixture(autouse=True)
def _umask() -> Iterator[None]:
    """Files come out readable whatever the machine's habit."""
    old = os.umask(0o022)
    yield
    os.umask(old)


@pytest.mark.parametrize("live", ["new", "other"])
def test_what_a_killed_worker_left_is_replaced_and_never_written_over(tmp_path: Path, live: str) -> None:
    for folder, text in (("idle", "old"), ("live", live)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.html").write_text(text)
    (tmp_path / "second name").hardlink_to(tmp_path / "idle" / "a.html")

    write_file(tmp_path / "idle", "a.html", b"new", live=tmp_path / "live")

    assert (tmp_path / "idle" / "a.html").read_text() == "new"
    assert (tmp_path / "second name").read_text() == "old"


def test_file_that_says_the_same_as_the_live_one_is_that_file(tmp_path: Path) -> None:
    for folder in ("idle", "live"):
        (tmp_path / folder).mkdir()
    (tmp_path / "live" / "a.html").write_text("same")

    write_file(tmp_path / "idle", "a.html", b"same", live=tmp_path / "live")

    assert (tmp_path / "idle" / "a.html").samefile(tmp_path / "live" / "a.html")
