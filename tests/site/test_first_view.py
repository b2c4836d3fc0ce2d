"""What a story costs its reader before it can be read: bytes and requests over the wire, compressed as a host sends them."""

import gzip
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.bench.corpus import made_up_stories, write_stories

from .building import ROOT, build

# What a web host sends before a file: status, date, type, size, how long to keep it; and that it is compressed.
_HEADERS, _ENCODING = 210, 60
_MOST = 5_000


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that comes with the project, of one story."""
    output = tmp_path_factory.mktemp("seed") / "output"
    assert build(output, content=ROOT / "content", url="https://name.github.io/repository").returncode == 0
    return output


@pytest.fixture(scope="module")
def typical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of made-up stories, with neighbours and related ones."""
    folder = tmp_path_factory.mktemp("typical")
    write_stories(made_up_stories(60), folder / "content", with_topics=False)
    assert build(folder / "output", content=folder / "content").returncode == 0
    return folder / "output"


def first_view(site: Path, page: str, base: str = "/") -> tuple[int, int]:
    """Bytes and requests of a page and of all that it loads."""
    html = (site / page).read_bytes()
    head = BeautifulSoup(html, "html.parser").select('link[rel="stylesheet"], link[rel="icon"], script[src], img')
    named = [str(one.get("href") or one.get("src")) for one in head]
    files = [html, *((site / name.removeprefix(base)).read_bytes() for name in named)]
    return sum(map(_sent, files)), len(files)


def _sent(file: bytes) -> int:
    # A picture is compressed as it is.
    return _HEADERS + (len(file) if file.startswith(b"\x89PNG") else _ENCODING + len(gzip.compress(file, 6)))


def test_the_first_view_of_the_seed_story_is_light(seed: Path) -> None:
    size, requests = first_view(seed, "stories/892006.html", "/repository/")

    assert size <= _MOST
    assert requests <= 3


def test_the_first_view_of_a_typical_story_is_light(typical: Path) -> None:
    views = sorted(first_view(typical, f"stories/{page.name}") for page in (typical / "stories").iterdir())

    assert len(views) == 60
    assert views[30][0] <= _MOST
    assert max(requests for _, requests in views) <= 3
