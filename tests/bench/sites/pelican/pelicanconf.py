"""Stock Pelican, with the pages of every other site of the comparison and no others."""

SITENAME = "The Harbour Post"
SITEURL = "https://example.org"
PATH = "content"
ARTICLE_PATHS = ["stories"]
ARTICLE_URL = ARTICLE_SAVE_AS = "stories/{slug}.html"
THEME = "theme"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
SLUGIFY_USE_UNICODE = True
DEFAULT_PAGINATION = 20
DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
PAGINATED_TEMPLATES = {"index": 20, "tag": 20}
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = ""
FEED_ALL_ATOM = "atom.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
