"""The ledger of sealed feed documents: which stories stand in which, as a plain file that lives with the content.

    {
     "about": "…",
     "feeds": {
      "feeds/all": [
       {"updated": "2020-10-16T11:01:06+00:00",
        "stories": [
         "892006 2020-10-16T11:01:06+00:00 3fa9c1d277ab01cd",
         …
     "kept": {"892006@3fa9c1d277ab01cd": {"headline": "…"}},
     "moments": {"892130": "2020-10-16T11:02:11+00:00"}
    }

One block is one archive document, oldest block first; one line in it is one story: its code, when that version was
updated, the digest of the version. `kept` holds what a story said when it was sealed, where it says something else
now: only the parts that differ. `moments` tells when open stories were updated that found their second taken
(`moments.py`). Reading and writing the file is left to `pages/sealed_feeds.py`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ..errors import PressmarkError
from ..model import StoryCode
from .plans import EntryKey

_ABOUT = (
    "Which stories stand in which sealed feed document. Pressmark writes this file; keep it with the stories. "
    "plugins/pressmark/feeds/ledger.py describes it."
)


class LedgerError(PressmarkError):
    """The file is no ledger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedStory:
    """One version of one story in a sealed document."""

    code: StoryCode
    # Aware.
    updated: datetime
    # As `entries.entry_digest` gives it.
    digest: str

    @property
    def key(self) -> EntryKey:
        """Names this version among all."""
        return f"{self.code}@{self.digest}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One sealed document."""

    # The newest of its entries when it was sealed.
    updated: datetime
    # Newest first; a withdrawn story is gone from it.
    stories: tuple[SealedStory, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All sealed documents of a site."""

    # By the feed's name, oldest block first.
    feeds: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    # By the key of a version: the members of `plain_entry` in which it differs from the story as it is now.
    kept: Mapping[EntryKey, Mapping[str, Any]] = field(default_factory=dict)
    # Aware: when open stories were updated, where that is not told by the story alone.
    moments: Mapping[StoryCode, datetime] = field(default_factory=dict)


def ledger_text(ledger: Ledger) -> str:
    """Write a ledger, one story a line, in an order that does not depend on anything else."""
    feeds = {
        name: [
            {"updated": block.updated.isoformat(), "stories": [_story_line(s) for s in block.stories]}
            for block in blocks
        ]
        for name, blocks in sorted(ledger.feeds.items())
    }
    moments = {code: moment.isoformat() for code, moment in sorted(ledger.moments.items())}
    told = {"about": _ABOUT, "feeds": feeds, "kept": dict(sorted(ledger.kept.items())), "moments": moments}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def read_ledger(text: str) -> Ledger:
    """Read what `ledger_text` wrote.

    Raises:
        LedgerError: The text is no ledger.
    """
    try:
        told = json.loads(text)
        feeds = {_feed_name(name): tuple(map(_block, blocks)) for name, blocks in told["feeds"].items()}
        kept = {str(key): dict(parts) for key, parts in told["kept"].items()}
        # Ledgers of old have none.
        moments = {_code(code): _moment(text) for code, text in told.get("moments", {}).items()}
        return Ledger(feeds=feeds, kept=kept, moments=moments)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise LedgerError(f"not a ledger of sealed feeds: {error}") from error


def _story_line(story: SealedStory) -> str:
    return f"{story.code} {story.updated.isoformat()} {story.digest}"


def _feed_name(name: str) -> str:
    # A path is made of it.
    if not name.startswith("feeds/") or not {"", ".", ".."}.isdisjoint(name.split("/")):
        raise ValueError(f"{name!r} is no feed")
    return name


def _block(told: Mapping[str, Any]) -> Block:
    stories = tuple(map(_sealed_story, told["stories"]))
    if len({story.code for story in stories}) != len(stories):
        raise ValueError("a story stands twice in one document")
    return Block(updated=_moment(told["updated"]), stories=stories)


def _sealed_story(line: str) -> SealedStory:
    code, updated, digest = line.split(" ")
    return SealedStory(code=_code(code), updated=_moment(updated), digest=digest)


def _code(text: str) -> StoryCode:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"{text!r} is no story code")
    return StoryCode(text)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} names no offset from UTC")
    return moment
