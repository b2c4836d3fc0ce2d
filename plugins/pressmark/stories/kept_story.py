"""A story as one line, which is read only as far as somebody asks: most stories of a build are listed and not shown.

Goes in: a `Story`. Comes out: a line of JSON; and from the line an equal story. What else is kept of a file is left to
`keeping.py`.

The line is two texts of JSON with a tab between them: what lists, feeds and addresses need of every story, and all
else.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Any

from ..model import Correction, Dateline, Status, Story, StoryCode

_LISTED = ("code", "dateline", "headline", "language", "status", "corrections", "fields")
_REST = ("paragraphs", "headline_alt", "kicker", "subtitle", "topics")
# Stories whose rest is in memory: one is read by several hands in turn, and then for long by none.
_MOST_READ = 64


class KeptStory(Story):
    """A story whose rest is still text. It crosses to another process as its line."""

    __slots__ = ("_line", "_zone")

    def __init__(self, line: str, zone: tzinfo) -> None:
        """Read what every story is asked for.

        Args:
            line: Its end is as `story_line` gives it, and whole lines are shared rather than cut.
            zone: The site's, as it was when the story was written down.
        Raises:
            ValueError, TypeError: It is no such line.
        """
        end = line.rindex("\t")
        listed = line[line.rfind("\t", 0, end) + 1 : end]
        code, dateline, headline, language, status, corrections, fields = json.loads(listed)
        put = object.__setattr__
        put(self, "code", StoryCode(code))
        put(self, "dateline", _dateline(dateline, zone))
        put(self, "headline", headline)
        put(self, "language", language)
        put(self, "status", Status(status))
        put(self, "corrections", tuple(Correction(dateline=_dateline(row, zone), note=n) for row, n in corrections))
        put(self, "fields", tuple((name, value) for name, value in fields))
        put(self, "_line", line)
        put(self, "_zone", zone)

    def __getattr__(self, name: str) -> Any:
        # Asked only for what has no value yet.
        if name not in _REST:
            raise AttributeError(name)
        return _rest(self._line)[name]

    def __reduce__(self) -> tuple[Any, ...]:
        return KeptStory, (self._line, self._zone)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Story) and all(getattr(self, n) == getattr(other, n) for n in (*_LISTED, *_REST))

    __hash__ = Story.__hash__

    def __repr__(self) -> str:
        return repr(Story(**{name: getattr(self, name) for name in (*_LISTED, *_REST)}))


def story_line(story: Story) -> str:
    """Write a story as one line; `KeptStory` reads it."""
    corrections = [[_dateline_row(one.dateline), one.note] for one in story.corrections]
    told = [story.headline, story.language, story.status, corrections, story.fields]
    listed = [story.code, _dateline_row(story.dateline), *told]
    # No paragraph has a line end within.
    rest = ["\n".join(story.paragraphs), *(getattr(story, name) for name in _REST[1:])]
    # No text of JSON has a tab that stands for itself.
    return f"{json_text(listed)}\t{json_text(rest)}"


def json_text(value: Any) -> str:
    """Write plain data as JSON on one line, letters of every script as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=_MOST_READ)
def _rest(line: str) -> Mapping[str, Any]:
    paragraphs, headline_alt, kicker, subtitle, topics = json.loads(line[line.rindex("\t") :])
    values = (tuple(paragraphs.split("\n")), headline_alt, tuple(kicker), tuple(subtitle), tuple(topics))
    return dict(zip(_REST, values, strict=True))


def _dateline_row(dateline: Dateline) -> list[Any]:
    local = dateline.local
    # The author's own offset in seconds; None for the site's zone, of which an hour may come twice.
    offset = int(local.tzinfo.utcoffset(None).total_seconds()) if isinstance(local.tzinfo, timezone) else None
    return [local.replace(tzinfo=None).isoformat(), local.fold, offset, dateline.has_time, dateline.iso]


def _dateline(row: Sequence[Any], zone: tzinfo) -> Dateline:
    local, fold, offset, has_time, iso = row
    place = zone if offset is None else UTC if offset == 0 else timezone(timedelta(seconds=offset))
    moment = datetime.fromisoformat(local).replace(tzinfo=place, fold=fold)
    return Dateline(local=moment, moment=moment.astimezone(UTC), has_time=has_time, iso=iso)
