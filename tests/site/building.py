"""Builds real sites with the real commands, each in a process of its own."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ARCHIVE = ROOT / "tests" / "data" / "archive"


def invoke(*arguments: str | Path, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run one of the project's commands and keep what it says."""
    command = [sys.executable, "-m", "invoke", "--search-root", str(ROOT), *map(str, arguments)]
    return run(command, environment=environment)


def run(
    command: list[str], *, folder: Path = ROOT, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command that is expected to end by itself."""
    inherited = {name: value for name, value in os.environ.items() if name not in {"SITE_URL", "SOURCE_DATE_EPOCH"}}
    return subprocess.run(
        command,
        cwd=folder,
        env={**inherited, **(environment or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def build(
    output: Path,
    *,
    content: Path = ARCHIVE,
    url: str = "https://example.org",
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run `build`."""
    return invoke("build", "--content", content, "--output", output, "--site-url", url, environment=environment)


def digests(folder: Path) -> dict[str, str]:
    """Every file below a folder by its path, with the digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
