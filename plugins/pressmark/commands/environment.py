"""The environment in `.venv`: made with nothing but Python, and the programs that run inside it."""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .places import PYTHON, ROOT, VENV

REQUIREMENTS = "requirements.txt"
TEST_REQUIREMENTS = "requirements-test.txt"


def install(requirements: str) -> None:
    """Make `.venv` hold exactly what a requirements file names, unless it does already."""
    wanted = ROOT / requirements
    digest = hashlib.sha256(wanted.read_bytes() + sys.version.encode()).hexdigest()
    stamp = VENV / f"{wanted.stem}.installed"
    if stamp.exists() and stamp.read_text() == digest:
        return
    if not PYTHON.exists():
        _make_environment()
    print(f"Installing {requirements} into .venv …", file=sys.stderr, flush=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--require-hashes"]
    # A wheel runs nothing when it is installed; feedgen is published as source only.
    kinds = ["--only-binary=:all:", "--no-binary=feedgen"]
    # Errors alone: older pips tell a newcomer at length what they will do otherwise one day.
    quiet = ["--quiet", "--quiet"]
    if subprocess.run([*pip, *kinds, *quiet, "--requirement", str(wanted)], cwd=ROOT).returncode:
        sys.exit(f"{requirements} could not be installed: see pip's message above. Is there a network?")
    stamp.write_text(digest)


def run_tool(*words: str) -> int:
    """Run a module of the environment, such as `ruff check .`, in the project's folder; give its status."""
    install(TEST_REQUIREMENTS)
    return subprocess.run([str(PYTHON), "-m", *words], cwd=ROOT).returncode


@contextmanager
def environment_of(*packages: str) -> Iterator[Path]:
    """Make an environment for what must not mix with the project's own packages; give its Python, and take it away.

    Args:
        packages: As `uv pip install` takes them: `--group pyproject.toml:readers`, `--requirement requirements.txt`.
    Raises:
        SystemExit: Something could not be installed; uv's message stands above.
    """
    install(TEST_REQUIREMENTS)
    with tempfile.TemporaryDirectory() as folder:
        python = Path(folder, PYTHON.relative_to(VENV))
        into = ["pip", "install", "--quiet", "--python", str(python), *packages]
        for words in (["venv", "--quiet", folder, "--clear"], into):
            if status := subprocess.run([str(PYTHON), "-m", "uv", *words], cwd=ROOT).returncode:
                sys.exit(status)
        yield python


def _make_environment() -> None:
    try:
        import ensurepip  # noqa: F401  # Debian and Ubuntu ship Python without it
        import venv
    except ImportError:
        sys.exit(
            "Python's venv module is missing.\n"
            "  fix: on Debian or Ubuntu, `sudo apt install python3-venv`; then run the same command again"
        )
    shutil.rmtree(VENV, ignore_errors=True)
    venv.create(VENV, with_pip=True)
