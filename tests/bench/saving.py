"""How soon a save shows while a site is served: in a real browser, and in the site itself. `invoke bench --serve`.

The browser has a story's page open; a word is added to the story's file. What is timed ends when the browser shows the
word, and when the whole site has been built again with it.
"""

import argparse
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from tests.site.browser import CHROMIUM, Page, browser

from .__main__ import chosen_stories
from .process import PROC
from .sites import OURS, Site, project

# Seconds that a writer takes to go on; the server puts its memory in order meanwhile.
_PAUSE = 10
# Seconds for a whole build.
_PATIENCE = 3_600


@contextmanager
def served(site: Site) -> Iterator[tuple[str, int]]:
    """Serve a site as a user does; give its address and the server's process, once it answers."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    command = [sys.executable, "-m", "invoke", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=site.folder, stdout=subprocess.DEVNULL) as process:
        try:
            address = f"http://localhost:{port}/"
            _wait(lambda: _answers(address) or process.poll() is not None)
            if process.poll() is not None:
                sys.exit("the site is not served: see the message above")
            yield address, process.pid
        finally:
            process.terminate()


def saved(site: Site, page: Page, word: str) -> tuple[float, float, float]:
    """Save a word more in the site's newest story, and another one while the site is built with the first.

    Returns:
        The seconds until the open page shows the first, until it shows the other, and until the site has both.
    """
    written = site.folder / site.output / "stories" / f"{site.story.stem}.html"
    started = time.perf_counter()
    first, other = _shown(site, page, word), _shown(site, page, f"{word}too")
    _wait(lambda: f"{word}too" in written.read_text(encoding="utf-8"))
    return first, other, time.perf_counter() - started


def _shown(site: Site, page: Page, word: str) -> float:
    text = f"{site.story.read_text(encoding='utf-8').rstrip()} {word}\n"
    started = time.perf_counter()
    site.story.write_text(text, encoding="utf-8")
    page.wait_for(f"document.body.innerText.includes('{word}')")
    return time.perf_counter() - started


def measured(site: Site, folder: Path, *, times: int) -> str:
    """Serve a site and save one of its stories several times; tell medians."""
    started = time.perf_counter()
    with served(site) as (address, process), browser(folder / "profile") as page:
        ready = time.perf_counter() - started
        page.open(f"{address}stories/{site.story.stem}")
        saves: list[tuple[float, float, float]] = []
        for number in range(times):
            saves.append(saved(site, page, f"Pressmark{number}"))
            time.sleep(_PAUSE)
        shown, again, built = zip(*saves, strict=True)
        memory = _most_memory(process)
    return (
        f"first page after {ready:.1f} s; a save shows after {_told(shown)}, another one during the build after "
        f"{_told(again)}, and the site with both is built after {_told(built)}; "
        f"the server's process takes {memory:,.0f} MiB at most"
    )


def _told(seconds: Sequence[float]) -> str:
    return f"{median(seconds):.2f} s ({min(seconds):.2f}–{max(seconds):.2f})"


def _wait(is_done: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE
    while not is_done():
        if time.monotonic() > until:
            sys.exit("the server did not do its work")
        time.sleep(0.02)


def _answers(address: str) -> bool:
    try:
        with urlopen(address) as answer:
            return bool(answer.status == 200)
    except (URLError, ConnectionError):
        return False


def _most_memory(process: int) -> float:
    lines = (PROC / str(process) / "status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="invoke bench --serve")
    parser.add_argument("--stories", default="10000")
    parser.add_argument("--corpus", default="")
    parser.add_argument("--times", type=int, default=5)
    asked = parser.parse_args()
    if not CHROMIUM:
        sys.exit("--serve: Chromium is missing\n  fix: on Debian or Ubuntu, `sudo apt install chromium`")
    for number in map(int, asked.stories.split(",")):
        with TemporaryDirectory(prefix="pressmark-bench-") as name:
            site = project(OURS, chosen_stories(asked.corpus, number), Path(name, "site"), with_topics=False)
            print(f"{number:,} stories: {measured(site, Path(name), times=asked.times)}", flush=True)


if __name__ == "__main__":
    main()
