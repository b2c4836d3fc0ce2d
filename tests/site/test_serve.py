"""`serve` as its user meets it: the seed story's site is there, a save shows, an interrupt ends it well."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from .building import ROOT

COPIED = ("content", "plugins", "theme", "pelicanconf.py", "tasks.py")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(address: str, words: str) -> str:
    """The page at an address, once it holds the words."""
    text = ""
    for _ in range(300):
        try:
            with urllib.request.urlopen(address) as answer:
                text = answer.read().decode()
        except (urllib.error.URLError, ConnectionError):
            text = ""
        if words in text:
            return text
        time.sleep(0.1)
    raise AssertionError(f"{address} never said {words!r}: {text[:200]}")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_serve_shows_the_seed_story_and_every_save(tmp_path: Path) -> None:
    for name in COPIED:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    port = free_port()
    command = [sys.executable, "-m", "invoke", "serve", "--port", str(port)]

    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            page = wait_for(f"http://localhost:{port}/stories/892006", "Turkish-backed Syrian Militants")
            text = "Monday 5 October 2020 - 09:00\n\nHarbour Reopens\n\nStory Code : 31\nHarbour Reopens\nIt did.\n"
            (tmp_path / "content" / "31.txt").write_text(text)
            wait_for(f"http://localhost:{port}/", "Harbour Reopens")
        finally:
            process.send_signal(signal.SIGINT)
            status = process.wait(timeout=30)

    assert "EventSource" not in page
    assert "/.pressmark/live.js" in page
    assert status == 0
