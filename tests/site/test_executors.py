"""Whoever does the work, the site is the same: one process, others however they start, a cluster."""

import multiprocessing
from pathlib import Path

import pytest

from tests.bench.corpus import made_up_stories, write_stories

from .building import build_house, copy_house, digests
from .executors import TOLD


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 130 stories, built by one process."""
    folder = tmp_path_factory.mktemp("house")
    write_stories(tuple(made_up_stories(130)), folder / "content" / "stories", with_topics=False)
    copy_house(folder)
    assert build_house(folder).returncode == 0
    return folder


@pytest.mark.parametrize("name", [*multiprocessing.get_all_start_methods(), "dask"])
def test_executor_gives_the_same_site(house: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = house / "pelicanconf.py"
    before = settings.read_text()
    settings.write_text(f'{before}PRESSMARK["executor"] = "tests.site.executors.{name}"\n')
    monkeypatch.setenv(TOLD, str(house / name))

    result = build_house(house, output=f"by-{name}")

    settings.write_text(before)
    assert result.returncode == 0, result.stderr
    assert digests(house / f"by-{name}") == digests(house / "output")
    assert set((house / name).read_text().split()) == {"read_file", "_find_line", "render_job", "file_links"}
