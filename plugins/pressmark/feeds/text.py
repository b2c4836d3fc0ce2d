"""The content of an entry as a feed shows it."""

from html import escape

from ..documents import Site, absolute, story_address
from .entries import FeedEntry

_CUT = '<p>This story is too long for a feed. <a href="{address}">Read all of it</a></p>'
# What `whole_content` adds, wherever the site is.
CUT = r"\n?<p>This story is too long for a feed\. <a href=\"[^\"]*\">Read all of it</a></p>\Z"


def whole_content(entry: FeedEntry, *, site: Site) -> str:
    """Give an entry's content; where the story goes on, a last paragraph leads to its page."""
    if not entry.is_cut:
        return entry.content
    address = escape(absolute(site, story_address(entry.code)))
    return f"{entry.content}\n{_CUT.format(address=address)}".lstrip()
