"""Sealing: which stories stand in the open part of a feed, and which in documents that never change again (RFC 5005).

Goes in: the stories of a feed as they are now, and the ledger. Comes out: the blocks of the new ledger, and what is
open. The oldest open stories become a block once two further blocks are full; a late story with an old date is open
like a new one. A story that changed after it was sealed is open again, and its sealed document keeps what it said: of
two versions the newer one counts. Only a story that is taken back leaves a sealed document.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from ..model import StoryCode
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
    open: tuple[StoryCode, ...]


def seal(
    codes: Sequence[StoryCode],
    *,
    blocks: Sequence[Block],
    entries: Mapping[EntryKey, FeedEntry],
    versions: Mapping[EntryKey, FeedEntry],
    digests: Mapping[EntryKey, str],
    weights: Mapping[StoryCode, int],
) -> SealedFeed:
    """Divide the stories of one feed.

    Args:
        codes: Of the feed's stories, newest first.
        blocks: The feed's part of the ledger, oldest first.
        entries: Every story as it is now; read only where it is sealed now, or has changed since it was.
        versions: What those stories in `blocks` said when they were sealed that say something else now.
        digests: Of every story of the site as it is now; one that is missing was taken back.
        weights: Bytes each of them takes, as `entries.entry_weight` gives them.
    """
    kept = tuple(_without_withdrawn(block, digests.keys()) for block in blocks)
    sealed = {story.code: story for block in kept for story in block.stories}

    def is_waiting(code: StoryCode) -> bool:
        story = sealed.get(code)
        if story is None:
            return True
        return story.digest != digests[code] and _is_newer(entries[code], versions[story.key])

    chunks = _chunks([code for code in reversed(codes) if is_waiting(code)], weights)
    full = chunks[: max(0, len(chunks) - _OPEN_BLOCKS)]
    if not kept and len(full) < _FIRST_SEALED:
        full = []
    fresh = tuple(_block([entries[code] for code in chunk], digests) for chunk in full)
    still_open = [code for chunk in chunks[len(full) :] for code in chunk]
    return SealedFeed(blocks=kept + fresh, open=tuple(reversed(still_open)))


def open_entries(codes: Sequence[StoryCode], *, weights: Mapping[StoryCode, int]) -> SealedFeed:
    """Give a feed without an archive: its newest entries, as many as there is room for.

    Args:
        codes: Of the feed's stories, newest first.
        weights: Bytes each story takes, as `entries.entry_weight` gives them.
    """
    chunks = _chunks(codes[: _ROOM * MOST_ENTRIES], weights)[:_ROOM]
    return SealedFeed(blocks=(), open=tuple(code for chunk in chunks for code in chunk))


def _is_newer(entry: FeedEntry, sealed: FeedEntry) -> bool:
    """Whether subscribers must see a story again; other topics alone are no reason."""
    return (entry.updated, entry.headline, entry.content) != (sealed.updated, sealed.headline, sealed.content)


def _without_withdrawn(block: Block, published: Set[EntryKey]) -> Block:
    if all(story.code in published for story in block.stories):
        return block
    return replace(block, stories=tuple(story for story in block.stories if story.code in published))


def _chunks(codes: Sequence[StoryCode], weights: Mapping[StoryCode, int]) -> list[list[StoryCode]]:
    """Fill blocks one after the other; the last may have room left."""
    chunks: list[list[StoryCode]] = []
    room = 0
    for code in codes:
        weight = weights[code]
        if not chunks or weight > room or len(chunks[-1]) == MOST_ENTRIES:
            chunks.append([])
            room = MOST_BYTES
        chunks[-1].append(code)
        room -= weight
    return chunks


def _block(chunk: Sequence[FeedEntry], digests: Mapping[EntryKey, str]) -> Block:
    stories = [SealedStory(code=e.code, updated=e.updated, digest=digests[e.code]) for e in reversed(chunk)]
    return Block(updated=max(story.updated for story in stories), stories=tuple(stories))
