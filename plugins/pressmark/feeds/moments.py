"""When an entry was updated: to the second, unlike that of any other entry, and for good.

A dateline knows minutes or days. Readers and validators want entries apart, so the second within that minute or day is
taken from the story's code. `published` stays what the story says; only `updated` carries these seconds. Fractions of
them would tell any two stories apart, but look like a clock's; a minute has sixty seconds, so two stories of one minute
can want the same one. Then, and only then, another story has a say: whoever subscribers were told of first keeps its
second, and the other one's is written down in the ledger.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ..documents import ArchiveDocument
from ..model import StoryCode, code_order

Moments = Mapping[StoryCode, datetime]

_SECOND = timedelta(seconds=1)
# Seconds within which a moment may be told apart: of a minute; where there is no time, the first hour of the day, for a
# later one might lie ahead of the build.
_MINUTE = 60
_UNTIMED = 60 * 60
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatedMoments:
    """When each story was updated, in UTC."""

    all: Moments
    # Those that are not the stories' own, since others have these; the ledger must remember them.
    yielded: Moments


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a story wants by itself."""

    code: StoryCode
    # The minute or the day of its newest version.
    start: datetime
    # Seconds: from `start` to its own moment, and to the end of what it may have.
    own: int
    room: int


def updated_moments(
    documents: Sequence[ArchiveDocument], *, known: Moments, published: Callable[[], Moments]
) -> UpdatedMoments:
    """Give each story the moment of its newest version.

    It is the moment of the newest correction, else of the story, plus 0 to 59 seconds: the code modulo 60. A dateline
    without a time has an hour instead of a minute. A story that finds its second taken has the next one that is free;
    of two that are both new, the lower code comes first.

    Args:
        known: What the ledger tells; kept where the story still has the same version.
        published: Gives what subscribers were told; asked only where two stories want one second, and kept alike.
    """
    wishes = sorted(map(_wish, documents), key=lambda wish: (wish.start, code_order(wish.code)))
    kept = _still_true(wishes, known)
    placed = _placed(wishes, kept)
    if placed.yielded.items() <= kept.items():
        return placed
    return _placed(wishes, _still_true(wishes, published()) | kept)


def _wish(document: ArchiveDocument) -> _Wish:
    newest = document.newest_dateline
    room = _MINUTE - newest.moment.second if newest.has_time else _UNTIMED
    return _Wish(document.code, newest.moment, code_order(document.code) % room, room)


def _still_true(wishes: Sequence[_Wish], told: Moments) -> dict[StoryCode, datetime]:
    return {
        wish.code: moment.astimezone(UTC)
        for wish in wishes
        if (moment := told.get(wish.code)) is not None and timedelta() <= moment - wish.start < _DAY
    }


def _placed(wishes: Sequence[_Wish], kept: Moments) -> UpdatedMoments:
    moments = dict(kept)
    taken = set(kept.values())
    crowded = []
    for wish in wishes:
        if wish.code in kept:
            continue
        if moment := _free_second(wish, taken):
            moments[wish.code] = moment
            taken.add(moment)
        else:
            crowded.append(wish)
    moments |= _seconds_after(crowded, taken)
    yielded = {w.code: moments[w.code] for w in wishes if moments[w.code] != w.start + w.own * _SECOND}
    return UpdatedMoments(all=moments, yielded=yielded)


def _seconds_after(crowded: Sequence[_Wish], taken: set[datetime]) -> dict[StoryCode, datetime]:
    """The next free seconds for stories whose minute is full, as when very many stories of a day have no time."""
    moments: dict[StoryCode, datetime] = {}
    following: dict[datetime, datetime] = {}
    for wish in crowded:
        moment = following.get(wish.start, wish.start)
        while moment in taken:
            moment += _SECOND
        moments[wish.code] = moment
        taken.add(moment)
        following[wish.start] = moment
    return moments


def _free_second(wish: _Wish, taken: set[datetime]) -> datetime | None:
    """The first free second of the minute or hour from the story's own on; None where every one is taken."""
    for step in range(wish.room):
        moment = wish.start + (wish.own + step) % wish.room * _SECOND
        if moment not in taken:
            return moment
    return None
