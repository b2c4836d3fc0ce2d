"""A local server that answers as GitHub Pages does, builds again when something changes, and tells the browser.

Goes in: the output folder, and a function that builds. Only this machine can reach it. What makes a browser load a page
again is added to what is sent, never to a file.
"""

import gc
import hashlib
import json
import mimetypes
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urlsplit

from watchfiles import watch

from .result import Preview

_HOST = "127.0.0.1"
# Of a page's security policy.
_FORMS = b"form-action 'self'"
# Below the site's base; no page of a site begins with a dot.
_SCRIPT, _EVENTS = ".pressmark/live.js", ".pressmark/events"
_MEDIA_TYPES = {".xml": "application/xml", ".json": "application/json", ".opml": "text/x-opml", ".svg": "image/svg+xml"}
# Seconds after which a silent connection is tried, so that a closed browser is noticed.
_HEARTBEAT = 15
# Seconds: the longest turn of a thread that others wait for, and a pause between saves that may become a longer one.
_TURN = 0.001
_REST = 5
# More files than that are no save in an editor.
_MOST_PREVIEWS = 10
# Milliseconds in which an editor's several writes of one save count as one.
_SETTLING = 50


class Bulletin:
    """What the browser should know: how often there was something new to see, and why the last build failed."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.news = 0
        self.fault = ""
        # Pages that were drawn before the build that writes them: each by its address below the site's root.
        self.previews: Mapping[str, bytes] = {}

    def show(self, previews: Mapping[str, bytes]) -> None:
        """Have pages sent in place of those that stand, until a build was told of that has them."""
        with self._changed:
            self.previews = {**self.previews, **previews}
            self.news += bool(previews)
            self._changed.notify_all()

    def post(self, fault: str, *, taken: Mapping[str, bytes] = MappingProxyType({})) -> None:
        """Tell of a build.

        Args:
            fault: Empty for one that ended well.
            taken: The previews that there were when it began; those that came since stay until the build that has them.
        """
        with self._changed:
            self.previews = {path: page for path, page in self.previews.items() if taken.get(path) is not page}
            self.news += 1
            self.fault = fault
            self._changed.notify_all()

    def wait_for_other(self, text: str, seconds: float) -> bool:
        """Wait until the news is other than `text`; False if the time ran out."""
        with self._changed:
            return self._changed.wait_for(lambda: self.text() != text, seconds)

    def text(self) -> str:
        """Give the news as one line of JSON."""
        return json.dumps({"news": self.news, "fault": self.fault})


def serve_site(
    output: Path,
    *,
    port: int,
    base: str = "/",
    watched: Sequence[Path],
    rebuild: Callable[[], str | None],
    preview: Preview = lambda _: None,
) -> int:
    """Serve until interrupted.

    Args:
        base: The path the site was built for, with a slash at both ends.
        watched: Files and folders; a change in any of them calls `rebuild`.
        rebuild: Gives None if the site was built, else what was wrong.
        preview: Asked before a build for the page of each file that changed.
    Returns:
        The exit status: 0 after an interrupt, 1 where the port is taken or a build raised what it should not.
    """
    bulletin, wanted, ended = Bulletin(), threading.Event(), threading.Event()
    try:
        with local_site(output, port=port, base=base, bulletin=bulletin) as address:
            print(f"The site is at {address} — Ctrl+C ends.", flush=True)  # noqa: T201  # speaks to people
            # A build lets other threads go on so often; whoever asks or saves meanwhile waits a few times as long.
            sys.setswitchinterval(_TURN)
            threading.Thread(target=_build_on, args=[rebuild, bulletin, wanted, ended], daemon=True).start()
            for files in _saves(watched, ended):
                drawn = [preview(file) for file in files] if len(files) <= _MOST_PREVIEWS else []
                bulletin.show(dict(page for page in drawn if page))
                wanted.set()
    except OSError as error:
        print(f"port {port}: {error.strerror}; name another one with --port", file=sys.stderr)  # noqa: T201
        return 1
    return int(ended.is_set())


def _saves(watched: Sequence[Path], ended: threading.Event) -> Iterator[list[Path]]:
    """The files of each save, until an interrupt or until no build is made any more."""
    places = [path for path in watched if path.exists()]
    how: dict[str, Any] = {"debounce": _SETTLING, "step": _SETTLING // 2, "stop_event": ended, "raise_interrupt": True}
    with suppress(KeyboardInterrupt):
        for changes in watch(*places, **how):
            yield [Path(file) for _, file in changes]


def _build_on(
    rebuild: Callable[[], str | None], bulletin: Bulletin, wanted: threading.Event, ended: threading.Event
) -> None:
    """Build whenever something was saved since the last build began; of a fault of the program the terminal tells."""
    rest: float | None = None
    try:
        while True:
            if wanted.wait(rest):
                wanted.clear()
                taken = bulletin.previews
                bulletin.post(rebuild() or "", taken=taken)
                rest = _REST
            else:
                # Builds let cycles lie, and looking for them keeps everyone waiting: now perhaps nobody does.
                gc.enable()
                gc.collect()
                rest = None
    finally:
        ended.set()


@contextmanager
def local_site(output: Path, *, port: int = 0, base: str = "/", bulletin: Bulletin | None = None) -> Iterator[str]:
    """Serve a site in the background, and give the address of its front page.

    Args:
        port: 0 takes any that is free.
        bulletin: Lets pages load themselves again; without one, files are sent as they are.
    Raises:
        OSError: The port is taken.
    """
    server = ThreadingHTTPServer((_HOST, port), partial(PagesHandler, output=output, base=base, bulletin=bulletin))
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()


class PagesHandler(BaseHTTPRequestHandler):
    """Answers with files of the site: `/stories/1` finds `stories/1.html`, a missing page finds `404.html`."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, output: Path, base: str, bulletin: Bulletin | None) -> None:
        self._output = output
        self._base = base
        self._bulletin = bulletin
        super().__init__(*arguments)  # type: ignore[arg-type]  # socketserver's own

    def do_GET(self) -> None:
        """Answer with what GitHub Pages would find."""
        path = unquote(urlsplit(self.path).path)
        name = path.removeprefix(self._base) if path.startswith(self._base) else ".."
        if self._bulletin and name == _EVENTS:
            self._stream(self._bulletin)
        elif self._bulletin and name == _SCRIPT:
            self._send(HTTPStatus.OK, Path(__file__).with_name("live.js").read_bytes(), "text/javascript")
        elif self._is_folder(name):
            self._redirect(f"{urlsplit(self.path).path}/")
        elif file := self._file(name):
            self._send(HTTPStatus.OK, self._content(file), _media_type(file))
        else:
            self._send_missing()

    def do_HEAD(self) -> None:
        """Answer as `do_GET`, without the file itself."""
        self.do_GET()

    def _is_folder(self, name: str) -> bool:
        return not name.endswith("/") and self._file(f"{name}/") is not None and self._file(name) is None

    def _file(self, name: str) -> Path | None:
        """The file a path leads to; none outside the site."""
        if any(part in {".", ".."} or part.startswith(".") or "\0" in part for part in name.split("/")):
            return None
        found = [name + "index.html"] if name.endswith("/") or not name else [name, f"{name}.html"]
        return next((file for file in (self._output / one for one in found) if file.is_file()), None)

    def _content(self, file: Path) -> bytes:
        previews = self._bulletin.previews if self._bulletin else {}
        return previews.get(file.relative_to(self._output).as_posix()) or file.read_bytes()

    def _send_missing(self) -> None:
        page = self._output / "404.html"
        content = page.read_bytes() if page.is_file() else b"not found\n"
        self._send(HTTPStatus.NOT_FOUND, content, "text/html; charset=utf-8" if page.is_file() else "text/plain")

    def _send(self, status: HTTPStatus, content: bytes, media_type: str) -> None:
        tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        if media_type.startswith("text/html") and self._bulletin:
            # No published page but one may run anything; here each may run this.
            content = content.replace(_FORMS, b"script-src 'self'; " + _FORMS, 1)
            content += self._live_script(tag)
        if status == HTTPStatus.OK and self.headers.get("If-None-Match") == tag:
            status, content = HTTPStatus.NOT_MODIFIED, b""
        self.send_response(status)
        for header, value in (("Content-Type", media_type), ("Content-Length", str(len(content))), ("ETag", tag)):
            self.send_header(header, value)
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _live_script(self, tag: str) -> bytes:
        place = f"{self._base}{_SCRIPT}"
        return f'<script src="{place}" data-events="{self._base}{_EVENTS}" data-tag=\'{tag}\'></script>\n'.encode()

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _stream(self, bulletin: Bulletin) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.close_connection = True
        try:
            while True:
                text = bulletin.text()
                self.wfile.write(f"data: {text}\n\n".encode())
                self.wfile.flush()
                while not bulletin.wait_for_other(text, _HEARTBEAT):
                    self.wfile.write(b": still here\n\n")
                    self.wfile.flush()
        except OSError:
            pass  # the browser went away

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the terminal for what the build says."""


def _media_type(file: Path) -> str:
    if known := _MEDIA_TYPES.get(file.suffix):
        return known
    media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
