"""The sites that most tests here look at; each is built once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .browser import Page, browser
from .building import build


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The test archive, built for the root of a host."""
    return _built(tmp_path_factory, "https://example.org")


@pytest.fixture(scope="session")
def site_below_a_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The test archive, built for a path of a host."""
    return _built(tmp_path_factory, "https://example.org/repo")


@pytest.fixture(scope="session")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A tab of a browser; each test says how it looks at pages."""
    with browser(tmp_path_factory.mktemp("profile")) as page:
        yield page


def _built(factory: pytest.TempPathFactory, url: str) -> Path:
    output = factory.mktemp("site") / "output"
    result = build(output, url=url)
    assert result.returncode == 0, result.stderr
    return output
