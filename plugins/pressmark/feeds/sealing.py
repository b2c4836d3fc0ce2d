"""Sealing: which stories stand in the open part of a feed, and which in documents that never change again (RFC 5005).

Goes in: the stories of a feed as they are now, and the ledger. Comes out: the blocks of the new ledger, and what is
open. The oldest open stories become a block once two further blocks are full; a late story with an old date is open
like a new one. A story that changed after it was sealed is open again, and its sealed document keeps what it said: of
two versions the newer one counts. Only a story that is taken back leaves a sealed document.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from ..model import StoryCode, code_order
from .entries import FeedEntry
from .ledger import Block, SealedStory
from .plans import EntryKey

# Of one block: entries, and bytes in the larger of the formats. Three blocks and the feed's own lines are open at most.
MOST_ENTRIES = 100
MOST_BYTES = 160 * 1024
# A first document without a neighbour is no archive to the standard, and gets none later, since it never changes.
_FIRST_SEALED = 2
_OPEN_BLOCKS = 2
# As many blocks as a feed may have open before it seals its first two.
_ROOM = _OPEN_BLOCKS + _FIRST_SEALED - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFeed:
    """A feed, divided."""

    # Oldest first.
    blocks: tuple[Block, ...]
    # Newest first.
    open: tuple[FeedEntry, ...]


def seal(
    entries: Sequence[FeedEntry],
    *,
    blocks: Sequence[Block],
    versions: Mapping[EntryKey, FeedEntry],
    digests: Mapping[StoryCode, str],
    weights: Mapping[StoryCode, int],
) -> SealedFeed:
    """Divide the stories of one feed.

    Args:
        entries: The feed's stories as they are now.
        blocks: The feed's part of the ledger, oldest first.
        versions: What every story in `blocks` said when it was sealed.
        digests: Of every story of the site as it is now; one that is missing was taken back.
        weights: Bytes each of them takes, as `entries.entry_weight` gives them.
    """
    kept = tuple(_without_withdrawn(block, digests.keys()) for block in blocks)
    sealed = {story.code: versions[story.key] for block in kept for story in block.stories}
    waiting = [entry for entry in entries if entry.code not in sealed or _is_newer(entry, sealed[entry.code])]
    chunks = _chunks(sorted(waiting, key=_order), weights)
    full = chunks[: max(0, len(chunks) - _OPEN_BLOCKS)]
    if not kept and len(full) < _FIRST_SEALED:
        full = []
    fresh = tuple(_block(chunk, digests) for chunk in full)
    still_open = [entry for chunk in chunks[len(full) :] for entry in chunk]
    return SealedFeed(blocks=kept + fresh, open=tuple(reversed(still_open)))


def open_entries(entries: Sequence[FeedEntry], *, weights: Mapping[StoryCode, int]) -> SealedFeed:
    """Give a feed without an archive: its newest entries, as many as there is room for.

    Args:
        entries: Newest first.
        weights: Bytes each story takes, as `entries.entry_weight` gives them.
    """
    chunks = _chunks(entries[: _ROOM * MOST_ENTRIES], weights)[:_ROOM]
    return SealedFeed(blocks=(), open=tuple(entry for chunk in chunks for entry in chunk))


def _order(entry: FeedEntry) -> tuple[object, int]:
    return entry.published, code_order(entry.code)


def _is_newer(entry: FeedEntry, sealed: FeedEntry) -> bool:
    """Whether subscribers must see a story again; other topics alone are no reason."""
    return (entry.updated, entry.headline, entry.content) != (sealed.updated, sealed.headline, sealed.content)


def _without_withdrawn(block: Block, published: Set[StoryCode]) -> Block:
    if all(story.code in published for story in block.stories):
        return block
    return replace(block, stories=tuple(story for story in block.stories if story.code in published))


def _chunks(entries: Sequence[FeedEntry], weights: Mapping[StoryCode, int]) -> list[list[FeedEntry]]:
    """Fill blocks one after the other; the last may have room left."""
    chunks: list[list[FeedEntry]] = []
    room = 0
    for entry in entries:
        weight = weights[entry.code]
        if not chunks or weight > room or len(chunks[-1]) == MOST_ENTRIES:
            chunks.append([])
            room = MOST_BYTES
        chunks[-1].append(entry)
        room -= weight
    return chunks


def _block(chunk: Sequence[FeedEntry], digests: Mapping[StoryCode, str]) -> Block:
    stories = [SealedStory(code=e.code, updated=e.updated, digest=digests[e.code]) for e in reversed(chunk)]
    return Block(updated=max(story.updated for story in stories), stories=tuple(stories))
