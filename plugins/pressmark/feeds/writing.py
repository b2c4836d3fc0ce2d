"""From a plan to the bytes of its document, in any process; what was written once for one feed serves the others."""

from collections.abc import Callable, Mapping
from functools import partial

from ..documents import Site
from .entries import FeedEntry
from .jsonfeed import json_feed, json_item
from .opml import opml
from .plans import EntryKey, FeedPlan
from .xml import atom_entry, atom_feed, rss_feed


class FeedWriter:
    """Writes the feeds of one site, and remembers the entries it has written."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._written: dict[tuple[str, EntryKey], bytes] = {}

    def write(self, plan: FeedPlan, *, entries: Mapping[EntryKey, FeedEntry]) -> bytes:
        """Write one document.

        Args:
            entries: At least those the plan names, by their keys.
        Raises:
            ValueError: The plan names an entry twice.
        """
        if plan.kind == "opml":
            return opml(plan, site=self._site)
        if len(set(plan.entries)) != len(plan.entries):
            raise ValueError(f"{plan.path}: a story stands twice in one feed")
        if plan.kind == "rss":
            return rss_feed(plan, site=self._site, entries=[entries[key] for key in plan.entries])
        if plan.kind == "json":
            items = map(partial(self._once, json_item, entries), plan.entries)
            return json_feed(plan, site=self._site, entries=items)
        return atom_feed(plan, site=self._site, entries=map(partial(self._once, atom_entry, entries), plan.entries))

    def _once(self, write: Callable[..., bytes], entries: Mapping[EntryKey, FeedEntry], key: EntryKey) -> bytes:
        place = (write.__name__, key)
        if place not in self._written:
            self._written[place] = write(entries[key], site=self._site)
        return self._written[place]
