"""Sitemaps for search engines, in parts that a changed story leaves alone but for one; the news sitemap; robots.txt.

Goes in: documents, and the addresses of other pages with their last change. Comes out: plain data for each file, and
the bytes made of it. Sources: https://www.sitemaps.org/protocol.html, Google's "News sitemaps".

There is no llms.txt: no search engine or model's maker says that it reads one, and what it would point to stands in
plain HTML, in the feeds and in the data files already.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import islice, takewhile
from typing import NamedTuple
from xml.sax.saxutils import escape

from ..documents import ArchiveDocument, Site
from .moments import last_change, machine_time

NEWS_SITEMAP = "news-sitemap.xml"
SITEMAP = "sitemap.xml"

# Addresses in one part. Below the protocol's 50,000, so that its 50 MB hold any address a browser takes.
_MOST_ADDRESSES = 10_000
# Stories of a year that still share one part.
_MOST_OF_A_YEAR = 5_000
# Google's own bounds for a news sitemap.
_NEWS_SPAN = timedelta(hours=48)
_MOST_NEWS = 1_000
# Scripts and regions of traditional Chinese.
_TRADITIONAL = frozenset({"hant", "hk", "mo", "tw"})
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS_SPACE = "http://www.google.com/schemas/sitemap-news/0.9"
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


class Listed(NamedTuple):
    """One address of a sitemap. Plain data, so that a file can be planned by it."""

    # Absolute, percent-encoded.
    address: str
    # As `moments.last_change` gives it; empty where it is not known.
    changed: str


class News(NamedTuple):
    """One story of the news sitemap. Plain data."""

    address: str
    headline: str
    # ISO 8601, a moment or a day.
    published: str
    # ISO 639; of Chinese "zh-cn" or "zh-tw", by its letters.
    language: str


def story_parts(documents: Sequence[ArchiveDocument]) -> dict[str, list[Listed]]:
    """Give the stories by the name of their part: a year, "2020", or a month, "2020-10", where a year has too many.

    Args:
        documents: Newest first.
    Returns:
        Parts and stories oldest first, so that a new story comes last.
    """
    years: dict[int, list[ArchiveDocument]] = defaultdict(list)
    for document in reversed(documents):
        years[document.story.dateline.local.year].append(document)
    parts: dict[str, list[Listed]] = defaultdict(list)
    for year, chosen in sorted(years.items()):
        for document in chosen:
            month = f"-{document.story.dateline.local.month:02}" if len(chosen) > _MOST_OF_A_YEAR else ""
            parts[f"{year:04}{month}"].append(Listed(document.permalink, last_change(document)))
    return dict(parts)


def sitemap_parts(parts: Mapping[str, Sequence[Listed]]) -> dict[str, tuple[Listed, ...]]:
    """Give the addresses of each file: "sitemap-2020.xml", and "sitemap-2020-part2.xml" where there are too many."""
    files: dict[str, tuple[Listed, ...]] = {}
    for name, listed in parts.items():
        for number, start in enumerate(range(0, len(listed), _MOST_ADDRESSES), 1):
            suffix = f"-part{number}" if number > 1 else ""
            files[f"sitemap-{name}{suffix}.xml"] = tuple(listed[start : start + _MOST_ADDRESSES])
    return files


def sitemap_index(files: Mapping[str, Sequence[Listed]], *, site: Site) -> tuple[Listed, ...]:
    """Give the address of each file with the newest change it tells."""
    return tuple(
        Listed(f"{site.url}/{path}", max((one.changed for one in listed), default=""))
        for path, listed in sorted(files.items())
    )


def newest_stories(documents: Sequence[ArchiveDocument]) -> tuple[News, ...]:
    """Give the stories of the 48 hours before the newest one, as many as a news sitemap may hold.

    Args:
        documents: Newest first, and so are those that are given.
    """
    chosen = takewhile(lambda d: d.published >= documents[0].published - _NEWS_SPAN, documents)
    return tuple(
        News(d.permalink, d.story.headline, machine_time(d.story.dateline), _news_language(d.language))
        for d in islice(chosen, _MOST_NEWS)
    )


def sitemap_bytes(listed: Iterable[Listed]) -> bytes:
    """Write one part."""
    return _document("urlset", "url", listed)


def index_bytes(listed: Iterable[Listed]) -> bytes:
    """Write the index of all parts."""
    return _document("sitemapindex", "sitemap", listed)


def news_bytes(stories: Iterable[News], *, name: str) -> bytes:
    """Write the news sitemap.

    Args:
        name: The publication's.
    """
    lines = [
        f"<url><loc>{escape(one.address)}</loc><news:news>"
        f"<news:publication><news:name>{escape(name)}</news:name>"
        f"<news:language>{escape(one.language)}</news:language></news:publication>"
        f"<news:publication_date>{one.published}</news:publication_date>"
        f"<news:title>{escape(one.headline)}</news:title></news:news></url>\n"
        for one in stories
    ]
    opening = f'<urlset xmlns="{_SPACE}" xmlns:news="{_NEWS_SPACE}">\n'
    return "".join([_HEAD, opening, *lines, "</urlset>\n"]).encode()


def robots_bytes(site_url: str, *, has_stories: bool) -> bytes:
    """Let every robot read everything, and say where the sitemaps are."""
    sitemaps = [SITEMAP, *([NEWS_SITEMAP] if has_stories else [])]
    lines = ["User-agent: *", "Disallow:", "", *(f"Sitemap: {site_url}/{path}" for path in sitemaps)]
    return "".join(f"{line}\n" for line in lines).encode()


def _news_language(language: str) -> str:
    """A language, given in BCP 47, as Google's news sitemaps name it."""
    primary, *others = language.lower().split("-")
    if primary != "zh":
        return primary
    return "zh-tw" if _TRADITIONAL.intersection(others) else "zh-cn"


def _document(root: str, element: str, listed: Iterable[Listed]) -> bytes:
    lines = [
        f"<{element}><loc>{escape(one.address)}</loc>"
        f"{f'<lastmod>{one.changed}</lastmod>' if one.changed else ''}</{element}>\n"
        for one in listed
    ]
    return "".join([_HEAD, f'<{root} xmlns="{_SPACE}">\n', *lines, f"</{root}>\n"]).encode()
