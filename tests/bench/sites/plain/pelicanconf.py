"""A site of single parts of Pressmark (`plain.py`), with the pages of every other site of the comparison and no others."""

SITENAME = "The Harbour Post"
SITEURL = "https://example.org"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PRESSMARK = {"authority": "example.org", "authority_year": 2026}

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGIN_PATHS = ["."]
PLUGINS = ["plugins.plain"]
LOCALE = ["C.UTF-8", "C"]
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
DIRECT_TEMPLATES: list[str] = []
THEME_STATIC_PATHS: list[str] = []
TAG_SAVE_AS = CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
