"""The settings of this archive. Change the first part; the second makes Pelican and Pressmark work together."""

import os

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

# The bytes of a page never depend on whose machine builds it.
LOCALE = ["C.UTF-8", "C"]
# Stories are found anywhere below `content`; these two hold texts in Markdown.
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
ARTICLE_URL = "articles/{slug}.html"
ARTICLE_SAVE_AS = "articles/{slug}.html"
SLUGIFY_USE_UNICODE = True

# The archive's pages, feeds and assets are Pressmark's; Pelican writes none of its own.
DIRECT_TEMPLATES: list[str] = []
THEME_STATIC_PATHS: list[str] = []
TAG_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
# Pelican's cache is blind to options and code.
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False
