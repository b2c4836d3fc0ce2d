"""Building the site, and serving it while it is written."""

import gc
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from ..rebuild.result import BuildResult, Preview
from ..rebuild.unchanged import remember_build
from .last_build import account, build_inputs, last_account, written_files
from .places import CONTENT, OUTPUT, ROOT, SETTINGS
from .working import at_work

# GitHub, "GitHub Pages limits": published sites may be no larger than 1 GB.
_PAGES_ROOM = 1_000_000_000


def build(content: Path, output: Path, **how: Any) -> int:
    """Build a site as `built` does, and give the status: the one thing that this process does."""
    # What it made goes with it, and need not be looked through for cycles first.
    gc.disable()
    return built(content, output, **how).status


def built(content: Path, output: Path, **how: Any) -> BuildResult:
    """Build a site, unless nothing changed since the last build of it; say how it ended.

    Args:
        content: The folder of stories.
        output: The folder the site is written to.
        how: As `rebuild.driver.build_site` takes it.
    """
    started = time.monotonic()
    inputs = build_inputs(content, how)
    if said := last_account(content, output, inputs):
        print(said)
        return BuildResult(status=0)
    from ..rebuild.driver import build_site  # loads Pelican

    with at_work():
        result = build_site(SETTINGS, content=content, output=output, **how)
    if result.status in {0, 3}:
        print(account(result.counts, f"the site is in {output}", started))
        print(size_warning(result.size, stories=result.counts["published"]), end="", file=sys.stderr)
    if result.status == 0:
        remember_build(
            output,
            inputs=inputs,
            files=result.files,
            due=result.due,
            counts=result.counts,
            written=written_files(content),
        )
    return result


def size_warning(size: int, *, stories: int) -> str:
    """Say how full GitHub Pages is, in stories; empty below four fifths.

    Args:
        size: Of the whole site, in bytes.
    """
    if size < _PAGES_ROOM * 0.8:
        return ""
    room = max(0, stories * _PAGES_ROOM // size - stories)
    return (
        f"warning: the site takes {size / 1e6:,.0f} MB, and GitHub Pages shows at most {_PAGES_ROOM / 1e6:,.0f} MB: "
        f"room for about {room:,} stories more\n"
        "  fix: publish on a host with more room: README, “Publish”; less without `topic_archives` and `cards`\n"
    )


def serve(*, port: int, base: str, search: bool) -> int:
    """Build, serve, and build again on every change until interrupted."""
    from ..rebuild.server import serve_site  # loads what watches the files

    base = f"/{base.strip('/')}/" if base.strip("/") else "/"
    site_url = f"http://localhost:{port}{base}".rstrip("/")
    latest: Preview | None = None

    def rebuild() -> str | None:
        nonlocal latest
        # The server looks for cycles when nobody waits.
        gc.disable()
        result = built(CONTENT, OUTPUT, site_url=site_url, search=search, previews=True)
        if result.status:
            return result.fault or f"the build ended with status {result.status}"
        latest = result.preview or latest
        return None

    def preview(file: Path) -> tuple[str, bytes] | None:
        return latest(file) if latest else None

    if rebuild():
        return 1
    watched = [CONTENT, ROOT / "theme", SETTINGS]
    return serve_site(OUTPUT, port=port, base=base, watched=watched, rebuild=rebuild, preview=preview)


def clean() -> None:
    """Remove the built site and everything the build keeps for itself."""
    for folder in (OUTPUT, ROOT / ".output.pressmark"):
        shutil.rmtree(folder, ignore_errors=True)
