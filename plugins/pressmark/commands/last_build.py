"""Whether a build would change anything, and how a build ended, in one line. Standard library only."""

import time
from pathlib import Path
from typing import Any

from ..rebuild.unchanged import inputs_state, unchanged_build
from .places import ROOT, SETTINGS, VENV


def last_account(content: Path, output: Path, inputs: str) -> str:
    """Say what the last build said; empty where a build would now give another site.

    Args:
        inputs: As `build_inputs` gives them.
    """
    started = time.monotonic()
    last = unchanged_build(output, inputs=inputs, written=written_files(content))
    return account(last.counts, f"nothing changed in {output}", started) if last else ""


def build_inputs(content: Path, how: dict[str, Any]) -> str:
    """Name all that a build starts from."""
    sources = [content, *(ROOT / name for name in ("theme", "plugins", "tasks.py", "requirements.txt")), SETTINGS]
    packages = next(VENV.glob("lib/*/site-packages"), VENV / "Lib" / "site-packages")
    return inputs_state(sources, words=[repr(sorted(how.items()))], packages=packages)


def written_files(content: Path) -> list[Path]:
    """What a build reads and writes: the ledger of sealed feeds."""
    return [content / "feeds-sealed.json"]


def account(counts: dict[str, int], outcome: str, started: float) -> str:
    """Say how a build ended, in one line."""
    numbers = ", ".join(f"{number:,} {name}" for name, number in counts.items())
    return f"{numbers}; {outcome} after {time.monotonic() - started:.1f} s"
