"""What every sealed story said when it was sealed: as it says now, as the ledger kept it, or as it was published.

Goes in: the ledger, the stories as they are now, and a way to read published documents. Comes out: an entry for each
sealed version, and a ledger that keeps what can no longer be made from the stories. A version that is found nowhere is
told and given up. Where the story was corrected since, it leaves the sealed document as if it had been withdrawn, and
subscribers get it anew; where it was not, its document shows it as it is now.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..model import StoryCode
from .entries import FeedEntry, entry_digest, entry_of, plain_entry
from .ledger import Block, Ledger, SealedStory
from .plans import EntryKey

# From a feed's name and a block's number, counted from 1, to the entries of the published document, if there is one.
# Number 0 is the subscription document.
Published = Callable[[str, int], Iterable[FeedEntry]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedVersions:
    """The sealed versions, and the ledger they go with."""

    entries: Mapping[EntryKey, FeedEntry]
    ledger: Ledger
    # Stories whose old version is lost.
    lost: tuple[StoryCode, ...]


def sealed_versions(
    ledger: Ledger, *, entries: Mapping[EntryKey, FeedEntry], digests: Mapping[EntryKey, str], published: Published
) -> SealedVersions:
    """Find the sealed versions of all stories that are still published.

    Args:
        entries: Stories as they are now.
        digests: Of each of them.
    """
    search = _Search(ledger, entries=entries, digests=digests, published=published)
    feeds = {
        name: tuple(search.block(name, number, block) for number, block in enumerate(blocks, 1))
        for name, blocks in ledger.feeds.items()
    }
    return SealedVersions(
        entries=search.found,
        ledger=replace(ledger, feeds=feeds, kept=_kept(search.found, entries)),
        lost=tuple(search.lost),
    )


class _Search:
    """Goes through all blocks and remembers what was found and what was not."""

    def __init__(
        self,
        ledger: Ledger,
        *,
        entries: Mapping[EntryKey, FeedEntry],
        digests: Mapping[EntryKey, str],
        published: Published,
    ) -> None:
        self._ledger, self._entries, self._digests, self._published = ledger, entries, digests, published
        self._documents: dict[tuple[str, int], Mapping[EntryKey, FeedEntry]] = {}
        self.found: dict[EntryKey, FeedEntry] = {}
        self.lost: dict[StoryCode, None] = {}

    def block(self, name: str, number: int, block: Block) -> Block:
        """Find the versions of one block; it comes back with those stories that stay in it."""
        return replace(block, stories=tuple(s for story in block.stories for s in self._story(story, name, number)))

    def _story(self, story: SealedStory, name: str, number: int) -> Iterator[SealedStory]:
        # Withdrawn, which is left to `sealing`; or still saying what it said.
        if self._digests.get(story.code, story.digest) == story.digest:
            yield story
        elif version := self._version(story, name, number):
            self.found[story.key] = version
            yield story
        else:
            yield from self._given_up(story)

    def _version(self, story: SealedStory, name: str, number: int) -> FeedEntry | None:
        now = self._entries[story.code]
        return (
            self.found.get(story.key)
            or _kept_version(story, now, self._ledger.kept)
            or self._document(name, number).get(story.key)
        )

    def _document(self, name: str, number: int) -> Mapping[EntryKey, FeedEntry]:
        if (name, number) not in self._documents:
            entries = self._published(name, number)
            self._documents[name, number] = {f"{entry.code}@{entry_digest(entry)}": entry for entry in entries}
        return self._documents[name, number]

    def _given_up(self, story: SealedStory) -> Iterator[SealedStory]:
        self.lost[story.code] = None
        now = self._entries[story.code]
        # Otherwise it was corrected, and would never be seen in a document that subscribers have.
        if now.updated == story.updated:
            shown = replace(story, digest=self._digests[story.code])
            self.found[shown.key] = now
            yield shown


def _kept_version(story: SealedStory, now: FeedEntry, kept: Mapping[EntryKey, Mapping[str, Any]]) -> FeedEntry | None:
    """The story as the ledger knows it; None where it has changed once more in a part that was not kept."""
    try:
        version = entry_of({**plain_entry(now), **kept[story.key]})
    except (KeyError, TypeError, ValueError):
        return None
    return version if entry_digest(version) == story.digest else None


def _kept(
    found: Mapping[EntryKey, FeedEntry], entries: Mapping[EntryKey, FeedEntry]
) -> dict[EntryKey, Mapping[str, Any]]:
    """What to keep: the parts in which a version differs from the story as it is now."""
    kept: dict[EntryKey, Mapping[str, Any]] = {}
    for key, version in found.items():
        now = entries[version.code]
        if version is not now:
            present = plain_entry(now)
            kept[key] = {name: value for name, value in plain_entry(version).items() if value != present[name]}
    return kept
