"""Builds real sites with the real commands, each in a process of its own."""

import hashlib
import os
import shutil
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


def copy_house(folder: Path) -> None:
    """Give a folder a theme and settings of its own, beside its `content`."""
    shutil.copytree(ROOT / "theme", folder / "theme", dirs_exist_ok=True)
    shutil.copy(ROOT / "pelicanconf.py", folder)


def build_house(folder: Path, *, output: str = "output", url: str = "") -> subprocess.CompletedProcess[str]:
    """Build what `copy_house` made, with this project's program."""
    code = (
        "import sys; from pathlib import Path; from plugins.pressmark.rebuild.driver import build_site\n"
        "house = Path(sys.argv[1])\n"
        "settings, content, output = house / 'pelicanconf.py', house / 'content', house / sys.argv[2]\n"
        "sys.exit(build_site(settings, content=content, output=output).status)"
    )
    return run([sys.executable, "-c", code, str(folder), output], environment={"SITE_URL": url} if url else None)
