"""What Pelican must be told where the whole site is Pressmark's: read by the last line of a site's `pelicanconf.py`.

    from pelican.plugins.pressmark.settings import *

What a site wants otherwise it says below that line.
"""

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
