"""FeedEntry: one story as every feed shows it, whatever the format.

Goes in: an archive document, its content as HTML, its summary. Comes out: plain text and aware dates, the same in Atom,
RSS and JSON. Nothing in an entry knows the site's address, so that a move of the site changes no entry.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta, timezone
from typing import Any

from ..documents import ArchiveDocument, Direction
from ..model import StoryCode

# Bytes of one entry's content in a feed. Beyond, the entry shows the first paragraphs and leads to the page.
LONGEST_CONTENT = 100 * 1024
# Characters of one line, such as a headline: hundreds of times what any has.
_LONGEST_LINE = 1_000
_MOST_TOPICS = 20
# Bytes of what surrounds the texts of an entry and of one of its topics: tags, dates, ids, and a site's address of 100
# letters. Not the address itself, or a site that moves would have other blocks.
_FRAME = 700
_TOPIC_FRAME = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One story in a feed. Plain text but for `content`."""

    code: StoryCode
    headline: str
    # BCP 47.
    language: str
    direction: Direction
    # Aware, in the offset of the story's dateline, whole seconds.
    published: datetime
    updated: datetime
    # HTML, one paragraph a line, absolute links only.
    content: str
    # Whether the story goes on where `content` ends.
    is_cut: bool
    summary: str
    # Slug and name of each topic.
    topics: tuple[tuple[str, str], ...]
    # Who wrote it, as far as the story tells: its author and its source.
    authors: tuple[str, ...]
    # Where the story was first published; empty where unknown.
    origin: str


_MEMBERS = tuple(member.name for member in fields(FeedEntry))


def feed_entry(document: ArchiveDocument, *, content: str, summary: str, updated: datetime) -> FeedEntry:
    """Make the entry of a story.

    Args:
        content: HTML, one paragraph a line.
        updated: As `moments.updated_moments` gives it.
    """
    story = document.story
    told = dict(story.fields)
    published = _with_whole_offset(story.dateline.local)
    shown = _fitting(content)
    return FeedEntry(
        code=story.code,
        headline=_line(story.headline),
        language=document.language,
        direction=document.direction,
        published=published,
        updated=updated.astimezone(published.tzinfo),
        content=shown,
        is_cut=shown != content,
        summary=_line(summary),
        topics=tuple((about.topic.slug, _line(about.topic.name)) for about in document.topics.about[:_MOST_TOPICS]),
        authors=tuple(_line(told[name]) for name in ("author", "source") if told.get(name)),
        origin=told.get("link", "") if len(told.get("link", "")) <= _LONGEST_LINE else "",
    )


def plain_entry(entry: FeedEntry) -> dict[str, Any]:
    """Give an entry as JSON's own types; `entry_of` reads them back."""
    # Not `asdict`, which copies every string's container again and again.
    members = {name: getattr(entry, name) for name in _MEMBERS}
    return members | {"published": entry.published.isoformat(), "updated": entry.updated.isoformat()}


def entry_of(plain: Mapping[str, Any]) -> FeedEntry:
    """Read what `plain_entry` gave.

    Raises:
        TypeError, ValueError: It is no entry.
    """
    told = {
        "published": datetime.fromisoformat(plain["published"]),
        "updated": datetime.fromisoformat(plain["updated"]),
        "topics": tuple((slug, name) for slug, name in plain["topics"]),
        "authors": tuple(plain["authors"]),
    }
    return FeedEntry(**{**plain, **told})


def entry_digest(entry: FeedEntry) -> str:
    """Name an entry by everything it says: 64 bits in hexadecimal, enough to see a change."""
    text = json.dumps(list(plain_entry(entry).values()), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def entry_weight(entry: FeedEntry) -> int:
    """Bytes an entry takes in a feed of any format, never fewer than it does; independent of the site's address."""
    lines = [entry.headline, entry.summary, entry.origin, *entry.authors, *(n for pair in entry.topics for n in pair)]
    return _FRAME + _TOPIC_FRAME * len(entry.topics) + _escaped_size("".join([entry.content, *lines]))


def _escaped_size(text: str) -> int:
    """Bytes of a text or of HTML within XML or JSON, where some characters become an escape."""
    size = len(text) if text.isascii() else len(text.encode())
    return size + 4 * text.count("&") + 3 * (text.count("<") + text.count(">")) + 5 * text.count('"') + text.count("\\")


def _fitting(content: str) -> str:
    """The content, or as many of its first paragraphs as a feed has room for."""
    # The first question is the cheap one: no character takes more than six bytes.
    if 6 * len(content) <= LONGEST_CONTENT or _escaped_size(content) <= LONGEST_CONTENT:
        return content
    lines: list[str] = []
    room = LONGEST_CONTENT
    # No more of a very long text than could fit.
    for line in content[: LONGEST_CONTENT + 1].split("\n"):
        room -= _escaped_size(line) + 2
        if room < 0:
            break
        lines.append(line)
    return "\n".join(lines)


def _line(text: str) -> str:
    return text if len(text) <= _LONGEST_LINE else text[: _LONGEST_LINE - 1].rstrip() + "…"


def _with_whole_offset(local: datetime) -> datetime:
    """The same moment with an offset of whole minutes, as RFC 3339 wants it; local mean times had seconds, too."""
    offset = local.utcoffset() or timedelta()
    # Upwards, so that midnight stays on its day.
    return local.astimezone(timezone(-(-offset // timedelta(minutes=1)) * timedelta(minutes=1)))
