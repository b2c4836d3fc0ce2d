"""Trying the program: in feed readers, and beside other generators."""

import subprocess
import tempfile
from pathlib import Path

from .environment import TEST_REQUIREMENTS, install, run_tool
from .places import PYTHON, ROOT, VENV


def try_readers() -> int:
    """Try the feeds in real feed readers, in an environment of their own."""
    install(TEST_REQUIREMENTS)
    with tempfile.TemporaryDirectory() as folder:
        python = Path(folder, PYTHON.relative_to(VENV))
        uv = [str(PYTHON), "-m", "uv"]
        into = ["pip", "install", "--quiet", "--python", str(python), "--group", "pyproject.toml:readers"]
        for words in (["venv", "--quiet", folder, "--clear"], into):
            if status := subprocess.run([*uv, *words], cwd=ROOT).returncode:
                return status
        return run_tool("tests.site.readers", str(python))


def measure(*, stories: str, against: str, times: int, corpus: str, json: str, page: bool) -> int:
    """Measure builds, beside those of other generators."""
    asked = {"stories": stories, "against": against, "times": str(times)}
    asked |= {name: str(Path(path).resolve()) for name, path in {"corpus": corpus, "json": json}.items() if path}
    words = [f"--{name}={value}" for name, value in asked.items()]
    return run_tool("tests.bench", *words, *(["--page"] if page else []))


def measure_feeds(*, stories: str, times: int, corpus: str) -> int:
    """Measure the making of the feeds alone."""
    folder = str(Path(corpus).resolve()) if corpus else ""
    return run_tool("tests.bench.feeds", f"--stories={stories or 10000}", f"--times={times}", f"--corpus={folder}")
