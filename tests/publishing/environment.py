"""Programs that are run, and what a package needs of those that are installed here."""

import subprocess
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

# As `pelican-quickstart` writes it.
QUICKSTART = """
AUTHOR = 'Editor'
SITENAME = 'The Harbour Post'
SITEURL = ""
PATH = "content"
TIMEZONE = 'Europe/Rome'
DEFAULT_LANG = 'en'
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
LINKS = (("Pelican", "https://getpelican.com/"),)
SOCIAL = (("Another social link", "#"),)
DEFAULT_PAGINATION = 10
"""


def run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*map(str, command)], cwd=folder, capture_output=True, text=True, check=False)


def needed(name: str, found: set[str]) -> set[str]:
    """A distribution and all that it needs to run, of those that are installed here."""
    if name not in found:
        found.add(name)
        for line in distribution(name).requires or []:
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                needed(requirement.name, found)
    return found
