"""Publishing: the old site or the new one, never half of either."""

import os
from pathlib import Path

import pytest

from plugins.pressmark.errors import PublishError
from plugins.pressmark.rebuild.publish import Publication, write_file


def publish(output: Path, **files: str) -> None:
    publication = Publication(output)
    publication.begin()
    for name, text in files.items():
        write_file(publication.staging, f"{name}.html", text.encode())
    publication.finish()


def site(output: Path) -> dict[str, str]:
    return {p.relative_to(output).as_posix(): p.read_text() for p in output.rglob("*") if p.is_file()}


def test_new_site_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    publish(tmp_path / "output", index="old", gone="old")
    publish(tmp_path / "output", index="new")

    assert site(tmp_path / "output") == {"index.html": "new"}


def test_build_that_ends_early_leaves_the_old_site(tmp_path: Path) -> None:
    publish(tmp_path / "output", index="old")

    publication = Publication(tmp_path / "output")
    publication.begin()
    write_file(publication.staging, "index.html", b"new")
    publication.release()

    assert site(tmp_path / "output") == {"index.html": "old"}


def test_leavings_of_an_early_end_never_reach_the_next_site(tmp_path: Path) -> None:
    publication = Publication(tmp_path / "output")
    publication.begin()
    write_file(publication.staging, "stray.html", b"stray")
    publication.release()

    publish(tmp_path / "output", index="new")

    assert site(tmp_path / "output") == {"index.html": "new"}


def test_folder_with_files_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("mine")

    with pytest.raises(PublishError, match="holds files that Pressmark did not put there"):
        Publication(tmp_path).begin()

    assert (tmp_path / "precious.txt").read_text() == "mine"


def test_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()

    publish(tmp_path / "output", index="new")

    assert site(tmp_path / "output") == {"index.html": "new"}


def test_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("mine")

    with pytest.raises(PublishError, match="is not a folder"):
        Publication(tmp_path / "output").begin()


def test_second_build_at_once_is_refused(tmp_path: Path) -> None:
    first = Publication(tmp_path / "output")
    first.begin()

    with pytest.raises(PublishError, match="another build is writing this site"):
        Publication(tmp_path / "output").begin()
    first.release()
    publish(tmp_path / "output", index="new")

    assert site(tmp_path / "output") == {"index.html": "new"}


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_output_folder_behind_a_link_stays_behind_it(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "real")

    publish(tmp_path / "output", index="new")

    assert (tmp_path / "output").is_symlink()
    assert site(tmp_path / "real") == {"index.html": "new"}


@pytest.mark.parametrize("address", ["../a.html", "/a.html", "a//b.html", "a/./b.html", "a\\b.html", "a\0.html", ""])
def test_address_that_leads_out_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(PublishError, match="leads out of the site"):
        write_file(tmp_path / "site", address, b"")

    assert not (tmp_path / "a.html").exists()


def test_two_pages_at_one_address_are_refused(tmp_path: Path) -> None:
    write_file(tmp_path, "a.html", b"first")

    with pytest.raises(PublishError, match=r"a\.html: two pages of the site share this address"):
        write_file(tmp_path, "a.html", b"second")
