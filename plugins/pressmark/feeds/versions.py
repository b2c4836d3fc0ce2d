"""What every sealed story said when it was sealed: as it says now, as the ledger kept it, or as it was published.

Goes in: the ledger, the stories as they are now, and a way to read published documents. Comes out: an entry for each
sealed version, and a ledger that keeps what can no longer be made from the stories. A version that is found nowhere is
told and given up: its document is written anew, with the story as it is now.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ..model import StoryCode
from .entries import FeedEntry, entry_digest, entry_of, plain_entry
from .ledger import Block, Ledger, SealedStory
from .plans import EntryKey

# From a feed's name and a block's number, counted from 1, to the entries of the published document, if there is one.
Published = Callable[[str, int], Iterable[FeedEntry]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedVersions:
    """The sealed versions, and the ledger they go with."""

    entries: Mapping[EntryKey, FeedEntry]
    ledger: Ledger
    # Stories whose old version is lost.
    lost: tuple[StoryCode, ...]


def sealed_versions(
    ledger: Ledger, *, entries: Mapping[StoryCode, FeedEntry], digests: Mapping[StoryCode, str], published: Published
) -> SealedVersions:
    """Find the sealed versions of all stories that are still published.

    Args:
        entries: Stories as they are now.
        digests: Of each of them.
    """
    found: dict[EntryKey, FeedEntry] = {}
    lost: dict[StoryCode, None] = {}

    def sealed_story(story: SealedStory, document: Callable[[], Mapping[EntryKey, FeedEntry]]) -> SealedStory:
        now = entries.get(story.code)
        if now is None:  # withdrawn
            return story
        version = now if digests[story.code] == story.digest else _kept_version(story, now, ledger.kept)
        version = version or document().get(story.key)
        if version is None:
            lost[story.code] = None
            version, story = now, SealedStory(code=now.code, updated=now.updated, digest=digests[now.code])
        found[story.key] = version
        return story

    @cache
    def document(name: str, number: int) -> Mapping[EntryKey, FeedEntry]:
        return {f"{entry.code}@{entry_digest(entry)}": entry for entry in published(name, number)}

    def block_of(name: str, number: int, block: Block) -> Block:
        return _renewed(block, [sealed_story(story, lambda: document(name, number)) for story in block.stories])

    feeds = {
        name: tuple(block_of(name, number, block) for number, block in enumerate(blocks, 1))
        for name, blocks in ledger.feeds.items()
    }
    return SealedVersions(entries=found, ledger=Ledger(feeds=feeds, kept=_kept(found, entries)), lost=tuple(lost))


def _renewed(block: Block, stories: Sequence[SealedStory]) -> Block:
    return replace(block, stories=tuple(stories), updated=max([block.updated, *(story.updated for story in stories)]))


def _kept_version(story: SealedStory, now: FeedEntry, kept: Mapping[EntryKey, Mapping[str, Any]]) -> FeedEntry | None:
    """The story as the ledger knows it; None where it has changed once more in a part that was not kept."""
    try:
        version = entry_of({**plain_entry(now), **kept[story.key]})
    except (KeyError, TypeError, ValueError):
        return None
    return version if entry_digest(version) == story.digest else None


def _kept(
    found: Mapping[EntryKey, FeedEntry], entries: Mapping[StoryCode, FeedEntry]
) -> dict[EntryKey, Mapping[str, Any]]:
    """What to keep: the parts in which a version differs from the story as it is now."""
    kept: dict[EntryKey, Mapping[str, Any]] = {}
    for key, version in found.items():
        now = entries[version.code]
        if version is not now:
            present = plain_entry(now)
            kept[key] = {name: value for name, value in plain_entry(version).items() if value != present[name]}
    return kept
