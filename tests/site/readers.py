"""The feeds in real feed readers: subscribe, look again, a story more, a story corrected. `invoke readers` runs it.

Each reader reads a real site from a server on this machine. It must have every story once, one more after one is added,
no more after one is corrected, then with the corrected text alone, and ask with a condition, so that an unchanged feed
costs nothing. What a program leaves out as it comes is asked of it all the same, must be so, and is told; the settings
that its own manual offers against it are tried, too.
"""

import hashlib
import json
import mailbox
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.site.building import ARCHIVE, build

ADDED = "Tuesday 2 March 2021 - 10:00\n\nLighthouse Opens\n\nStory Code : 700900\nLighthouse Opens\n{text}\n"
FIRST_TEXT, CORRECTED_TEXT = "It has ninety steps.", "It has ninety-one steps."
CORRECTION = "Story Code : 700900\nCorrected : 3 March 2021 - 09:00 - The number of steps."

# Run by a Python that has both packages: prints the number of entries, the text of the newest, and any status.
_FEEDPARSER = """
import feedparser, json, pathlib, sys
url, store = sys.argv[1], pathlib.Path(sys.argv[2], "seen.json")
seen = json.loads(store.read_text()) if store.exists() else {"items": {}, "etag": None}
feed = feedparser.parse(url, etag=seen["etag"])
assert feed.status == 304 or not feed.bozo, feed.bozo_exception
seen["etag"] = feed.get("etag") or seen["etag"]
seen["items"].update({e.id: e.content[0].value for e in feed.entries})
store.write_text(json.dumps(seen))
print(json.dumps(list(seen["items"].values())))
"""
_READER = """
import json, pathlib, sys
from reader import make_reader
reader = make_reader(str(pathlib.Path(sys.argv[2], "reader.sqlite")))
reader.add_feed(sys.argv[1], exist_ok=True)
reader.update_feed(sys.argv[1])
assert reader.get_feed(sys.argv[1]).last_exception is None
print(json.dumps([e.get_content().value for e in reader.get_entries()]))
"""

# Asks with a condition, as sfeed's manual has it; the merge is ours: of two versions of a story, the one just fetched
# comes first.
_SFEED_SETTINGS = """
fetch() {
  curl -L --max-redirs 0 -H "User-Agent:" -f -s -m 15 --etag-save "$3.etag" --etag-compare "$3.etag" "$2" 2>/dev/null
}
merge() {
  sort -t '	' -u -k6,6 -k2,2 -k3,3 "$3" "$2" 2>/dev/null
}
"""
# The manual of rss2email: a story that changes is mailed once more, as an answer to its first mail.
_RSS2EMAIL_SETTINGS = {"reply-changes = False": "reply-changes = True"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One feed reader."""

    name: str
    # What must be there for it: a program, or a module of the readers' Python.
    needs: str
    # From the feed's address and a folder of its own to the texts of all items it has.
    look: Callable[[str, Path], list[str]]
    # Whether it takes the new text of a story it has, and whether it asks for changes alone.
    shows_corrections: bool = True
    asks_for_changes: bool = True

    @property
    def limits(self) -> str:
        """What the program does not do, and what was seen to be so; empty where it does all."""
        limits = [] if self.shows_corrections else ["keeps the first text of a story"]
        return ", ".join([*limits, *([] if self.asks_for_changes else ["fetches all anew each time"])])


def look_in_python(code: str, python: str, address: str, folder: Path) -> list[str]:
    items: list[str] = json.loads(_run([python, "-c", code, address, str(folder)], folder))
    return items


def look_in_newsboat(address: str, folder: Path) -> list[str]:
    (folder / "urls").write_text(f"{address}\n")
    (folder / "config").write_text("")
    files = ["-u", "urls", "-c", "cache.db", "-C", "config"]
    _run(["newsboat", *files, "-x", "reload"], folder)
    with closing(sqlite3.connect(folder / "cache.db")) as cache:
        return [row[0] for row in cache.execute("SELECT content FROM rss_item")]


def look_in_rss2email(settings: Mapping[str, str], address: str, folder: Path) -> list[str]:
    mails = list(_mails(settings, address, folder))
    texts = {mail["Message-ID"]: mail.get_payload(decode=True).decode() for mail in mails}
    # An answer stands for what it answers; the mails come in no order.
    for mail in mails:
        if mail["In-Reply-To"]:
            texts[mail["In-Reply-To"]] = texts.pop(mail["Message-ID"])
    return list(texts.values())


def _mails(settings: Mapping[str, str], address: str, folder: Path) -> Iterator[Any]:
    command = ["r2e", "--config", "r2e.cfg", "--data", "r2e.json"]
    if not (folder / "r2e.cfg").exists():
        _run([*command, "new", "reader@example.org"], folder)
        text = (folder / "r2e.cfg").read_text()
        maildir = {"email-protocol = sendmail": "email-protocol = maildir", "~/Maildir": f"{folder}/mail"}
        for old, new in {**maildir, **settings}.items():
            text = text.replace(old, new)
        (folder / "r2e.cfg").write_text(text)
        for box in ("cur", "new", "tmp"):
            (folder / "mail" / "INBOX" / box).mkdir(parents=True)
        _run([*command, "add", "archive", address], folder)
    _run([*command, "run"], folder)
    yield from mailbox.Maildir(folder / "mail" / "INBOX")


def look_in_sfeed(settings: str, address: str, folder: Path) -> list[str]:
    feeds = f"sfeedpath='{folder}/feeds'\nfeeds() {{\n  feed archive '{address}'\n}}\n"
    (folder / "sfeedrc").write_text(feeds + settings)
    _run(["sfeed_update", str(folder / "sfeedrc")], folder)
    lines = (folder / "feeds" / "archive").read_text().splitlines()
    return [line.split("\t")[3] for line in lines]


def _run(command: list[str], folder: Path) -> str:
    result = subprocess.run(
        command, cwd=folder, env=_environment(folder), capture_output=True, text=True, timeout=120, check=False
    )
    if result.returncode:
        raise RuntimeError(f"{command[0]} ended with {result.returncode}: {result.stderr or result.stdout}")
    return result.stdout


def _environment(folder: Path) -> Mapping[str, str]:
    return {"HOME": str(folder), "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "dumb"}


class _Handler(SimpleHTTPRequestHandler):
    """Answers as GitHub Pages does: with an ETag, and with 304 to whoever has the file."""

    def __init__(self, *arguments: object, statuses: "Counter[int]", directory: str) -> None:
        self._statuses = statuses
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]  # socketserver's own

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        content = path.read_bytes() if path.is_file() else b""
        tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        moment = self.date_time_string(int(path.stat().st_mtime)) if content else ""
        asked = self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since")
        known = bool(content) and (asked[0] == tag if asked[0] else asked[1] == moment)
        status = HTTPStatus.NOT_MODIFIED if known else HTTPStatus.OK if content else HTTPStatus.NOT_FOUND
        self._statuses[status] += 1
        self.send_response(status)
        self.send_header("ETag", tag)
        self.send_header("Last-Modified", moment)
        if not known:
            self.send_header("Content-Type", "application/xml")
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if not known:
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Leave the terminal to the results."""


@contextmanager
def _served(folder: Path) -> Iterator[tuple[str, "Counter[int]"]]:
    statuses: Counter[int] = Counter()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, statuses=statuses, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", statuses
    finally:
        server.shutdown()
        server.server_close()


def _readers(python: str) -> list[Reader]:
    return [
        Reader(name="newsboat", needs="newsboat", look=look_in_newsboat),
        Reader(name="rss2email", needs="r2e", look=partial(look_in_rss2email, {}), shows_corrections=False),
        Reader(name="rss2email with reply-changes", needs="r2e", look=partial(look_in_rss2email, _RSS2EMAIL_SETTINGS)),
        Reader(
            name="sfeed",
            needs="sfeed_update",
            look=partial(look_in_sfeed, ""),
            shows_corrections=False,
            asks_for_changes=False,
        ),
        Reader(name="sfeed with fetch and merge", needs="sfeed_update", look=partial(look_in_sfeed, _SFEED_SETTINGS)),
        Reader(name="feedparser", needs=python, look=partial(look_in_python, _FEEDPARSER, python)),
        Reader(name="reader", needs=python, look=partial(look_in_python, _READER, python)),
    ]


def _faults(reader: Reader, *, kind: str, work: Path) -> list[str]:
    """Take one reader through a week of the archive."""
    folder, content, output = work / "home", work / "content", work / "output"
    folder.mkdir(parents=True)
    shutil.copytree(ARCHIVE, content)
    faults: list[str] = []

    def expect(what: str, found: object, wanted: object) -> None:
        if found != wanted:
            faults.append(f"{what}: {found!r}, not {wanted!r}")

    def look() -> list[str]:
        # Between any two versions: newsboat takes a feed of the same second for the same feed.
        time.sleep(1)
        result = build(output, content=content, url=host)
        if result.returncode:
            raise RuntimeError(result.stderr)
        return reader.look(f"{host}/feeds/all.{kind}.xml", folder)

    with _served(output) as (host, statuses):
        expect("items at first", len(look()), 6)
        # Twice, for newsboat asks with a condition only from the third time on.
        expect("items of an unchanged feed", [len(look()), len(look())], [6, 6])
        expect("asking for changes alone", statuses[HTTPStatus.NOT_MODIFIED] > 0, reader.asks_for_changes)
        (content / "added.txt").write_text(ADDED.format(text=FIRST_TEXT))
        expect("items after a story was added", len(look()), 7)
        corrected = ADDED.replace("Story Code : 700900", CORRECTION).format(text=CORRECTED_TEXT)
        (content / "added.txt").write_text(corrected)
        texts = look()
        expect("items after a story was corrected", len(texts), 7)
        found = [sum(wanted in text for text in texts) for wanted in (FIRST_TEXT, CORRECTED_TEXT)]
        expect(
            "items with the first and with the corrected text", found, [0, 1] if reader.shows_corrections else [1, 0]
        )
    return faults


def main(python: str) -> int:
    """Try every reader with both formats; give the exit status."""
    failed = 0
    for reader in _readers(python):
        if not shutil.which(reader.needs):
            print(f"{reader.name}: is missing: {reader.needs}")  # noqa: T201  # speaks to people
            failed += 1
            continue
        for kind in ("atom", "rss"):
            with tempfile.TemporaryDirectory() as work:
                faults = _faults(reader, kind=kind, work=Path(work))
            failed += bool(faults)
            outcome = "; ".join(faults) or "; ".join(filter(None, ["reads it right", reader.limits]))
            print(f"{reader.name}, {kind}: {outcome}", flush=True)  # noqa: T201
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
