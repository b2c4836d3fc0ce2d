"""The README's pictures, taken from the real site."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from ..errors import UsageError
from ..rebuild.server import local_site
from .building import build
from .places import CONTENT, ROOT

# No window, and no request of the browser's own. Without its sandbox, which a container's root cannot have.
_QUIET_BROWSER = (
    "--headless",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--no-first-run",
)
# A picture's name, the page's address, and what the browser is told beside.
_PICTURES = (("front", "", ()), ("story", "stories/892006.html", ("--force-dark-mode",)))


def take_pictures() -> int:
    """Build the site, and take its pictures.

    Raises:
        UsageError: Chromium is missing.
    """
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not browser:
        raise UsageError("Chromium is missing.\n  fix: on Debian or Ubuntu, `sudo apt install chromium`")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "output"
        if status := build(CONTENT, site):
            return status
        with local_site(site) as address:
            for picture, page, scheme in _PICTURES:
                target = ROOT / ".github" / f"{picture}.png"
                window = ("--window-size=1280,960", f"--user-data-dir={folder}/{picture}", f"--screenshot={target}")
                subprocess.run([browser, *_QUIET_BROWSER, *scheme, *window, f"{address}{page}"], check=True)
    return 0
