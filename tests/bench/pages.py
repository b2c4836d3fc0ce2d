"""What a finished site consists of, counted in its files, so that no two sites of a comparison differ."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from .corpus import CorpusStory

# Stories on a list page and in the feed.
SIZE = 20
_LINK = re.compile(rb"<a\s")
_PARAGRAPH = re.compile(rb"<p[\s>]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePages:
    """Numbers of what a site has."""

    # Pages below `stories/`, and all other pages.
    stories: int
    lists: int
    # On all pages.
    links: int
    # On story pages.
    paragraphs: int
    # Of the file `atom.xml`.
    feed_entries: int
    # Of the file `sitemap.xml`.
    site_map: int


def expected_pages(stories: Sequence[CorpusStory]) -> SitePages:
    """Give what every like-for-like site of these stories has.

    Each page links to the front page, each list page to its stories and its neighbours, each story page to its topics.
    """
    topics = Counter(name for story in stories for name in story.topics)
    lengths = [-(-number // SIZE) for number in (len(stories), *topics.values())]
    pages = len(stories) + sum(lengths)
    neighbours = sum(2 * (length - 1) for length in lengths)
    return SitePages(
        stories=len(stories),
        lists=sum(lengths),
        links=pages + len(stories) + neighbours + 2 * topics.total(),
        # Beside those of the text: the link to the front page, and the date.
        paragraphs=sum(len(story.paragraphs) + 2 for story in stories),
        feed_entries=min(SIZE, len(stories)),
        site_map=1 + len(stories) + len(topics),
    )


def count_pages(output: Path) -> SitePages:
    """Count what stands in the output folder of a site."""
    numbers: Counter[str] = Counter()
    for path in output.rglob("*.html"):
        page = path.read_bytes()
        numbers["links"] += len(_LINK.findall(page))
        if path.parent == output / "stories":
            numbers["stories"] += 1
            numbers["paragraphs"] += len(_PARAGRAPH.findall(page))
        else:
            numbers["lists"] += 1
    numbers["feed_entries"] = _count(output / "atom.xml", b"<entry")
    numbers["site_map"] = _count(output / "sitemap.xml", b"<loc>")
    return SitePages(**{field.name: numbers[field.name] for field in fields(SitePages)})


def difference(found: SitePages, expected: SitePages) -> str:
    """Tell how a site differs from what it should be; empty where it does not."""
    pairs = [(f.name, getattr(found, f.name), getattr(expected, f.name)) for f in fields(SitePages)]
    return "; ".join(f"{name}: {have:,} instead of {want:,}" for name, have, want in pairs if have != want)


def _count(file: Path, mark: bytes) -> int:
    return file.read_bytes().count(mark) if file.exists() else 0
