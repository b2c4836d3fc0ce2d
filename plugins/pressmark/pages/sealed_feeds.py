"""The file of the ledger of sealed feeds: read when a build starts, written when it has made every page.

Goes in: the content folder and the published site. A folder that cannot be written is told once, and the site is built.
"""

import logging
from collections.abc import Iterator
from pathlib import Path

from ..feeds.entries import FeedEntry
from ..feeds.ledger import Ledger, LedgerError, ledger_text, read_ledger
from ..feeds.reading import read_entries
from ..feeds.versions import Published
from ..model import StoryCode
from .addresses import ALL_FEEDS, archived_feed, feed_path

logger = logging.getLogger(__name__)

LEDGER = "feeds-sealed.json"
_MOST_NAMED = 10


def load_ledger(content: Path, *, output: Path) -> Ledger:
    """Read the ledger; one that is lost or damaged is told, and the documents are sealed anew from the stories.

    Args:
        output: The published site, which shows whether there was a ledger.
    """
    path = content / LEDGER
    try:
        return read_ledger(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if (output / archived_feed(ALL_FEEDS, 1)).exists():
            logger.warning("%s: is missing, so sealed feed documents are made anew from the stories", path)
    except (OSError, UnicodeDecodeError, LedgerError) as error:
        logger.warning("%s: %s; sealed feed documents are made anew from the stories", path, error)
    return Ledger()


def save_ledger(content: Path, ledger: Ledger) -> None:
    """Write the ledger where it changed; a site that has nothing to remember needs none."""
    path = content / LEDGER
    text = ledger_text(ledger)
    try:
        known = path.read_text(encoding="utf-8") if path.exists() else None
        if known == text or (known is None and not ledger.feeds and not ledger.moments):
            return
        aside = path.with_name(f".{LEDGER}.new")
        aside.write_text(text, encoding="utf-8")
        aside.replace(path)
    except (OSError, UnicodeDecodeError) as error:
        logger.warning("%s: cannot be written: %s; the site is built all the same", path, error)


def published_documents(output: Path) -> Published:
    """Give a reader of the feeds of a published site."""

    def entries(name: str, number: int) -> Iterator[FeedEntry]:
        path = output / (archived_feed(name, number) if number else feed_path(name))
        return read_entries(path.read_bytes()) if path.is_file() else iter(())

    return entries


def tell_lost(lost: tuple[StoryCode, ...]) -> None:
    """Warn of sealed documents that had to change."""
    if lost:
        logger.warning(
            "sealed feed documents change, for what they said of these stories is known no more: %s; corrected ones go"
            " to the newest stories, and all readers see them\n"
            "  fix: build where the last site stands in the output folder, and keep %s with the stories",
            ", ".join(lost[:_MOST_NAMED]) + (f" and {len(lost) - _MOST_NAMED} more" if lost[_MOST_NAMED:] else ""),
            LEDGER,
        )
