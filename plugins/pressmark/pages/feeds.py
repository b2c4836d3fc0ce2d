"""Which feeds the site has: the newest stories, and those of each topic."""

from collections.abc import Iterator, Sequence

from ..documents import ArchiveDocument, Site
from ..feeds.atom import Feed, FeedEntry, atom_feed
from ..rebuild.jobs import FileJob
from ..stories.body import body_html
from .grouping import by_topic

# Enough for a subscriber who was away for a week, small enough to be fetched every hour.
_NEWEST = 50


def feed_files(documents: Sequence[ArchiveDocument], *, site: Site) -> Iterator[FileJob]:
    """Give the feeds that have stories.

    Args:
        documents: Newest first.
    """
    entries = {d.code: FeedEntry(document=d, content=body_html(d.story, direction=d.direction)) for d in documents}
    everything = Feed(title=site.name, address="feeds/all.atom.xml", page_address="", name="feeds/all")
    feeds = [(everything, documents)]
    for topic, members in by_topic(documents):
        feed = Feed(
            title=f"{site.name}: {topic.name}",
            address=f"feeds/topics/{topic.slug}.atom.xml",
            page_address=f"topics/{topic.slug}.html",
            name=f"feeds/topics/{topic.slug}",
        )
        feeds.append((feed, members))
    for feed, members in feeds:
        newest = [entries[d.code] for d in members[:_NEWEST]]
        if newest:
            yield FileJob(path=feed.address, content=atom_feed(feed, site=site, entries=newest))
