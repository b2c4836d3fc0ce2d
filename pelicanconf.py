"""The settings of this archive. Change the first part; the second makes Pelican and Pressmark work together."""

import os
import sys
from pathlib import Path

# --- Yours to change -------------------------------------------------------------------------------------------------

SITENAME = "Pressmark"
SITESUBTITLE = "An archive of news stories"
# Where the site will be found, without a slash at the end. The variable SITE_URL, where it is set, has the last word.
SITEURL = os.environ.get("SITE_URL") or "http://localhost:8000"
# The datelines of the stories are in the local time of this place.
TIMEZONE = "UTC"
DEFAULT_LANG = "en"

PRESSMARK = {
    # A domain or an e-mail address of yours, and a year in which it was yours: they name your stories in feed readers.
    # Choose once and never change them, even when the site moves.
    "authority": "example.org",
    "authority_year": 2026,
    # Who owns the texts: one line for every feed and the foot of every page.
    "rights": "",
    # What anybody may do with them, such as "CC BY 4.0"; empty where you say nothing.
    "licence": "",
}

# --- How the parts fit together --------------------------------------------------------------------------------------

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
# One dotted name for Pelican, tests and worker processes alike.
PLUGIN_PATHS = ["."]
PLUGINS = ["plugins.pressmark"]

# Pelican, started by hand, does not look here for what is imported.
sys.path.append(str(Path(__file__).parent))
from plugins.pressmark.settings import *  # noqa: E402, F403
