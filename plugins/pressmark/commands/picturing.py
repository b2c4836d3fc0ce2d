"""The README's pictures, taken from the real site."""

import shutil
import subprocess
import tempfile
from itertools import product
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
# A picture's name, and the page's address.
_PAGES = (("front", ""), ("story", "stories/892006.html"))
# What is added to the name for each kind of screen, and what the browser is told beside.
_SCREENS = (("", ()), ("-dark", ("--force-dark-mode",)))


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
            for (name, page), (ending, scheme) in product(_PAGES, _SCREENS):
                target = ROOT / ".github" / f"{name}{ending}.png"
                window = ("--window-size=1280,800", f"--user-data-dir={folder}/{target.stem}", f"--screenshot={target}")
                command = [browser, *_QUIET_BROWSER, *scheme, *window, f"{address}{page}"]
                # It complains of services that no machine without a screen has.
                subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return 0
