"""A local server that answers as GitHub Pages does, and builds again when something changes.

Goes in: the output folder, and a function that builds. Only this machine can reach it.
"""

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from watchfiles import watch

_HOST = "127.0.0.1"


def serve_site(output: Path, *, port: int, watched: Sequence[Path], rebuild: Callable[[], int]) -> int:
    """Serve until interrupted.

    Args:
        watched: Files and folders; a change in any of them calls `rebuild`.
    Returns:
        The exit status: 0 after an interrupt, 1 where the port is taken.
    """
    try:
        with local_site(output, port=port) as address:
            print(f"The site is at {address}/ — Ctrl+C ends.", flush=True)  # noqa: T201  # speaks to people
            for _changes in watch(*(path for path in watched if path.exists()), raise_interrupt=False):
                rebuild()
    except OSError as error:
        print(f"port {port}: {error.strerror}; name another one with --port", file=sys.stderr)  # noqa: T201
        return 1
    return 0


@contextmanager
def local_site(output: Path, *, port: int = 0) -> Iterator[str]:
    """Serve a site in the background, and give its address without a slash at the end.

    Args:
        port: 0 takes any that is free.
    Raises:
        OSError: The port is taken.
    """
    server = ThreadingHTTPServer((_HOST, port), partial(PagesHandler, output=output))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class PagesHandler(SimpleHTTPRequestHandler):
    """Answers with files of the site: `/stories/1` finds `stories/1.html`, a missing page finds `404.html`."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".xml": "application/xml",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        "": "application/octet-stream",
    }

    def __init__(self, *arguments: object, output: Path) -> None:
        self._output = output
        super().__init__(*arguments, directory=str(output))  # type: ignore[arg-type]  # socketserver's own

    def send_head(self):  # type: ignore[no-untyped-def]  # the base class has no types
        """Answer with the file that GitHub Pages would find."""
        path = urlsplit(self.path).path
        if not path.endswith("/") and not Path(self.translate_path(path)).exists():
            page = Path(self.translate_path(path + ".html"))
            if page.is_file():
                self.path = path + ".html"
        return super().send_head()

    def list_directory(self, path):  # type: ignore[no-untyped-def]  # noqa: ARG002  # the base class's signature
        """Refuse: a folder without an index page is not found."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own."""
        page = self._output / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the terminal for what the build says."""
