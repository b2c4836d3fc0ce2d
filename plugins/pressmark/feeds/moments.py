"""When an entry was updated: to the second, unlike that of any other entry, and from the story alone.

A dateline knows minutes or days. Readers and validators want entries apart, so the second within that minute or day is
taken from the story's code. `published` stays what the story says; only `updated` carries these seconds.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from ..documents import ArchiveDocument
from ..model import StoryCode, code_order

_SECOND = timedelta(seconds=1)
# Seconds within which a moment may be told apart: of a minute; of a day, less what a change of clocks can take.
_MINUTE = 60
_UNTIMED_DAY = 22 * 60 * 60
_DAY = timedelta(days=1)


def updated_moments(
    documents: Sequence[ArchiveDocument], *, known: Mapping[StoryCode, datetime]
) -> dict[StoryCode, datetime]:
    """Give each story the moment of its newest version, in UTC.

    It is the moment of the newest correction, else of the story, plus 0 to 59 seconds: the code modulo 60. A dateline
    without a time has its whole day instead of a minute. Where two codes have the same remainder, the higher one takes
    the next second that is free; so a story that is added with a higher code moves no other.

    Args:
        known: Moments that were given before and are kept where the story still has the same version.
    """
    moments: dict[StoryCode, datetime] = {}
    taken: set[datetime] = set()
    fresh = []
    for document in sorted(documents, key=_order):
        moment = known.get(document.code)
        if moment is not None and timedelta() <= moment - document.updated < _DAY:
            moments[document.code] = moment.astimezone(UTC)
        else:
            fresh.append(document)
    taken |= set(moments.values())
    crowded = []
    for document in fresh:
        if moment := _free_second(document, taken):
            moments[document.code] = moment
            taken.add(moment)
        else:
            crowded.append(document)
    return moments | _seconds_after(crowded, taken)


def _seconds_after(crowded: Sequence[ArchiveDocument], taken: set[datetime]) -> dict[StoryCode, datetime]:
    """The next free seconds for stories whose minute is full, as when a whole day's stories have no time."""
    moments: dict[StoryCode, datetime] = {}
    following: dict[datetime, datetime] = {}
    for document in crowded:
        moment = following.get(document.updated, document.updated)
        while moment in taken:
            moment += _SECOND
        moments[document.code] = moment
        taken.add(moment)
        following[document.updated] = moment
    return moments


def _has_time(document: ArchiveDocument) -> bool:
    story = document.story
    datelines = [story.dateline, *(correction.dateline for correction in story.corrections)]
    return max(datelines, key=lambda dateline: dateline.moment).has_time


def _order(document: ArchiveDocument) -> tuple[datetime, int]:
    return document.updated, code_order(document.code)


def _free_second(document: ArchiveDocument, taken: set[datetime]) -> datetime | None:
    """The first free second of the minute or day from the code's own on; None where every one is taken."""
    start = document.updated
    room = _MINUTE - start.second if _has_time(document) else _UNTIMED_DAY
    own = code_order(document.code) % room
    for step in range(room):
        moment = start + (own + step) % room * _SECOND
        if moment not in taken:
            return moment
    return None
