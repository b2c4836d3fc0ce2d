"""The local server answers as GitHub Pages does, and tells a browser to load a page again."""

import http.client
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from plugins.pressmark.rebuild.server import Bulletin, local_site, serve_site

FILES = {
    "index.html": "front",
    "404.html": "<p>not here</p>",
    "stories/7.html": "story",
    "topics/index.html": "topics",
    "topics/ترکیه.html": "Turkey",
    "feeds/all.atom.xml": "<feed/>",
    "feeds/topics.opml": "<opml/>",
    "theme/icon.svg": "<svg/>",
    "theme/site.css": "a{}",
    "empty/file.txt": "x",
    ".hidden": "x",
}
# Seconds for anything that should happen at once.
PATIENCE = 20


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    for name, text in FILES.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text)
    return site


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with local_site(site) as address:
        yield address


@pytest.fixture(scope="module")
def below(site: Path) -> Iterator[str]:
    with local_site(site, base="/repo/") as address:
        yield address


def ask(address: str, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
    """Ask for a path exactly as it stands, as no browser would."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=5)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


@pytest.mark.parametrize(
    ("path", "media_type", "text"),
    [
        ("/", "text/html; charset=utf-8", "front"),
        ("/stories/7.html", "text/html; charset=utf-8", "story"),
        ("/stories/7", "text/html; charset=utf-8", "story"),
        ("/stories/7?from=feed", "text/html; charset=utf-8", "story"),
        ("/topics/", "text/html; charset=utf-8", "topics"),
        ("/topics/%D8%AA%D8%B1%DA%A9%DB%8C%D9%87.html", "text/html; charset=utf-8", "Turkey"),
        ("/feeds/all.atom.xml", "application/xml", "<feed/>"),
        ("/feeds/topics.opml", "text/x-opml", "<opml/>"),
        ("/theme/icon.svg", "image/svg+xml", "<svg/>"),
        ("/theme/site.css", "text/css; charset=utf-8", "a{}"),
    ],
)
def test_file_is_found(address: str, path: str, media_type: str, text: str) -> None:
    status, headers, body = ask(address, path)

    assert (status, headers["Content-Type"], body) == (200, media_type, text)


@pytest.mark.parametrize(
    "path",
    [
        "/stories/8.html",
        "/a/b/c",
        "/empty/",
        "/../tests",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/.hidden",
        "/a%00b",
        "//etc/passwd",
    ],
)
def test_what_is_missing_gets_the_sites_own_page(address: str, path: str) -> None:
    status, headers, body = ask(address, path)

    assert (status, headers["Content-Type"], body) == (404, "text/html; charset=utf-8", "<p>not here</p>")


def test_folder_without_a_slash_is_sent_to_the_one_with_it(address: str) -> None:
    status, headers, _ = ask(address, "/topics")

    assert (status, headers["Location"]) == (301, "/topics/")


def test_site_below_a_path_has_nothing_above_it(below: str) -> None:
    assert below.endswith("/repo/")
    assert ask(below, "/repo/stories/7")[2] == "story"
    assert ask(below, "/stories/7")[0] == 404


def test_unchanged_file_is_not_sent_again(address: str) -> None:
    tag = ask(address, "/stories/7.html")[1]["ETag"]

    status, _, body = ask(address, "/stories/7.html", If_None_Match=tag)

    assert (status, body) == (304, "")


def test_head_has_no_body(address: str) -> None:
    status, headers, body = ask(address, "/stories/7.html", method="HEAD")

    assert (status, headers["Content-Length"], body) == (200, "5", "")


def test_page_loads_itself_again_only_where_a_build_is_watched(site: Path) -> None:
    with local_site(site, base="/repo/", bulletin=Bulletin()) as address:
        page, style = ask(address, "/repo/stories/7")[2], ask(address, "/repo/theme/site.css")[2]
        script = ask(address, "/repo/.pressmark/live.js")

    assert page.startswith(
        'story<script src="/repo/.pressmark/live.js" data-events="/repo/.pressmark/events" data-tag='
    )
    assert style == "a{}"
    assert "EventSource" in script[2]
    assert (site / "stories/7.html").read_text() == "story"


def test_policy_lets_the_page_load_itself_again_only_here(site: Path) -> None:
    (site / "stories/8.html").write_text("<meta content=\"default-src 'none'; form-action 'self'\">")

    with local_site(site, bulletin=Bulletin()) as address:
        page = ask(address, "/stories/8")[2]

    assert page.startswith("<meta content=\"default-src 'none'; script-src 'self'; form-action 'self'\">")


def test_browser_hears_of_each_build_and_each_fault(site: Path) -> None:
    bulletin = Bulletin()
    with local_site(site, bulletin=bulletin) as address:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=5)
        connection.request("GET", "/.pressmark/events")
        answer = connection.getresponse()
        heard = []
        for fault in ("", "a.txt:1:1: no date", None):
            heard.append(json.loads(answer.readline().decode().removeprefix("data: ")))
            answer.readline()
            if fault is not None:
                bulletin.post(fault)
        connection.close()
        bulletin.post("")  # ends the stream: the browser is gone

    assert heard == [
        {"news": 0, "fault": ""},
        {"news": 1, "fault": ""},
        {"news": 2, "fault": "a.txt:1:1: no date"},
    ]


def test_page_that_was_drawn_is_sent_until_the_site_is_built(site: Path) -> None:
    bulletin = Bulletin()
    with local_site(site, bulletin=bulletin) as address:
        before = ask(address, "/stories/7")
        bulletin.show({"stories/7.html": b"saved"})
        drawn, other = ask(address, "/stories/7"), ask(address, "/topics/")
        bulletin.post("", taken=bulletin.previews)
        after = ask(address, "/stories/7")

    assert drawn[2].startswith("saved<script")
    assert other[2].startswith("topics<script")
    assert after == before
    assert drawn[1]["ETag"] != before[1]["ETag"]


def test_preview_that_came_while_a_build_went_on_stays(site: Path) -> None:
    bulletin = Bulletin()
    bulletin.show({"stories/7.html": b"first", "topics/index.html": b"first"})
    taken = bulletin.previews
    bulletin.show({"stories/7.html": b"second"})

    with local_site(site, bulletin=bulletin) as address:
        bulletin.post("", taken=taken)
        pages = [ask(address, path)[2].partition("<script")[0] for path in ("/stories/7", "/topics/")]
        bulletin.post("", taken=bulletin.previews)
        built = ask(address, "/stories/7")[2].partition("<script")[0]

    assert pages == ["second", "topics"]
    assert built == "story"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_save_is_drawn_before_the_site_is_built_and_while_it_is(tmp_path: Path) -> None:
    done: list[str] = []
    is_drawn = threading.Event()

    def preview(file: Path) -> tuple[str, bytes] | None:
        done.append(file.name)
        is_drawn.set()
        return None

    def rebuild() -> str | None:
        done.append("build")
        for name in ("8.txt", "9.txt"):
            is_drawn.clear()
            (tmp_path / name).write_text("x")
            assert is_drawn.wait(PATIENCE)
        raise ArithmeticError("a fault of the program")

    def save() -> None:
        while not done:
            (tmp_path / "7.txt").write_text("x")
            time.sleep(0.2)

    saver = threading.Thread(target=save)
    saver.start()
    status = serve_site(tmp_path, port=0, watched=[tmp_path], rebuild=rebuild, preview=preview)
    saver.join()

    assert done == ["7.txt", "build", "8.txt", "9.txt"]
    assert status == 1


def test_taken_port_is_told(address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    port = urlsplit(address).port or 0

    status = serve_site(tmp_path, port=port, watched=[], rebuild=lambda: None)

    assert status == 1
    assert "name another one with --port" in capsys.readouterr().err
