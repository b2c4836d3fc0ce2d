"""The local server answers as GitHub Pages does."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.pressmark.rebuild.server import local_site, serve_site

FILES = {
    "index.html": "front",
    "404.html": "<p>not here</p>",
    "stories/7.html": "story",
    "topics/index.html": "topics",
    "feeds/all.atom.xml": "<feed/>",
    "theme/icon.svg": "<svg/>",
    "empty/file.txt": "x",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = tmp_path_factory.mktemp("site")
    for name, text in FILES.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text)
    with local_site(site) as address:
        yield address


def get(url: str) -> tuple[int, str, str]:
    try:
        with urllib.request.urlopen(url) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


@pytest.mark.parametrize(
    ("path", "media_type", "text"),
    [
        ("/", "text/html", "front"),
        ("/stories/7.html", "text/html", "story"),
        ("/stories/7", "text/html", "story"),
        ("/stories/7?from=feed", "text/html", "story"),
        ("/topics/", "text/html", "topics"),
        ("/topics", "text/html", "topics"),
        ("/feeds/all.atom.xml", "application/xml", "<feed/>"),
        ("/theme/icon.svg", "image/svg+xml", "<svg/>"),
    ],
)
def test_file_is_found(address: str, path: str, media_type: str, text: str) -> None:
    assert get(address + path) == (200, media_type, text)


@pytest.mark.parametrize("path", ["/stories/8.html", "/a/b/c", "/empty/", "/../tests", "/%2e%2e/%2e%2e/etc/passwd"])
def test_what_is_missing_gets_the_sites_own_page(address: str, path: str) -> None:
    assert get(address + path) == (404, "text/html; charset=utf-8", "<p>not here</p>")


def test_taken_port_is_told(address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    port = int(address.rpartition(":")[2])

    status = serve_site(tmp_path, port=port, watched=[], rebuild=lambda: 0)

    assert status == 1
    assert "name another one with --port" in capsys.readouterr().err
