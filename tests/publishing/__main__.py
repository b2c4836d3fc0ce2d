"""Builds the site as GitHub's runner would, and shows it as GitHub Pages would. `invoke pages` runs it."""

import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from plugins.pressmark.rebuild.server import local_site

from .workflow import run_steps

_ROOT = Path(__file__).parent.parent.parent
_PORT = 8000


def main(base: str, *, shows: bool) -> int:
    """Run the steps, then serve what they would publish until interrupted."""
    path = f"/{base.strip('/')}/" if base.strip("/") else "/"
    try:
        site = run_steps(_ROOT, address=f"http://localhost:{_PORT}{path}".rstrip("/"))
    except subprocess.CalledProcessError as error:
        return error.returncode
    if shows:
        with local_site(site, port=_PORT, base=path) as address, suppress(KeyboardInterrupt):
            print(f"The site is at {address} — Ctrl+C ends.", flush=True)
            threading.Event().wait()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], shows="--show" in sys.argv[2:]))
