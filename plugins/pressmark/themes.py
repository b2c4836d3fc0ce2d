"""Whose theme draws the site: Pressmark's own or one made after it, or any other of Pelican's.

Another theme knows nothing of page jobs. Pelican then draws stories as its articles and their topics as its tags, at
the addresses that feeds, data and sitemaps name; pages that only Pressmark has are not made.
"""

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

# What Pelican must be told where another theme draws the site.
_OTHERS: Mapping[str, Any] = {
    "TAG_URL": "topics/{slug}.html",
    "TAG_SAVE_AS": "topics/{slug}.html",
    "TAGS_URL": "topics/",
    "TAGS_SAVE_AS": "topics/index.html",
    "YEAR_ARCHIVE_URL": "{date:%Y}/",
    "YEAR_ARCHIVE_SAVE_AS": "{date:%Y}/index.html",
    "MONTH_ARCHIVE_URL": "{date:%Y}/{date:%m}/",
    "MONTH_ARCHIVE_SAVE_AS": "{date:%Y}/{date:%m}/index.html",
    "DAY_ARCHIVE_URL": "{date:%Y}/{date:%m}/{date:%d}/",
    "DAY_ARCHIVE_SAVE_AS": "{date:%Y}/{date:%m}/{date:%d}/index.html",
}
# Likewise, unless the site says what it wants: Pelican's own values, where `settings.py` has empty ones.
_UNLESS_SET: Mapping[str, Any] = {
    "DIRECT_TEMPLATES": ["index", "tags", "categories", "authors", "archives"],
    "THEME_STATIC_PATHS": ["static"],
    "CATEGORY_SAVE_AS": "category/{slug}.html",
    "AUTHOR_SAVE_AS": "author/{slug}.html",
}
# A theme that unescapes what it was given, as `striptags` does, finds nothing in these that could act.
_HARMLESS = str.maketrans({"<": "‹", ">": "›", '"': "”", "'": "’"})


def is_own(theme: str | Path) -> bool:
    """Whether a theme draws page jobs."""
    return (Path(theme) / "templates" / "story.html").is_file()


def settings_for_others(settings: Mapping[str, Any], *, stories_per_page: int) -> dict[str, Any]:
    """Give the settings that another theme needs, beside those the site has."""
    kept = {name: value for name, value in _UNLESS_SET.items() if not settings.get(name)}
    pages = settings.get("DEFAULT_PAGINATION") or stories_per_page
    return {**_OTHERS, **kept, "DEFAULT_PAGINATION": pages}


def text_for_others(text: str) -> str:
    """Give plain text as any theme may write it, escaped or not: characters of markup become such as mean the same."""
    return escape(text.translate(_HARMLESS), quote=False)
