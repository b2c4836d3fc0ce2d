"""The archive seen by story code: documents in, ranges of codes out, each short enough to be looked through.

A range ends where a round number does (892000 to 892999) and not after so many stories, so that one more story changes
its own range alone. Where the pages of a range stand is left to `pages/`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from ..documents import ArchiveDocument
from ..model import code_order


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRange:
    """All codes from one number to another."""

    first: int
    last: int
    # By code, lowest first; at least one.
    documents: tuple[ArchiveDocument, ...]


def code_ranges(documents: Sequence[ArchiveDocument], *, most_listed: int, most_ranges: int) -> tuple[CodeRange, ...]:
    """Divide an archive into ranges, lowest first.

    Args:
        documents: In any order.
        most_listed: So many stories a range holds at most, unless the ranges themselves become too many.
        most_ranges: Where there would be more, a range may hold twice as many stories, and so on.
    """
    numbered = sorted(((code_order(document.code), document) for document in documents), key=itemgetter(0))
    numbers = [number for number, _ in numbered]
    ordered = [document for _, document in numbered]
    width = 10 ** len(ordered[-1].code) if ordered else 1
    while True:
        ranges = tuple(_divided(ordered, numbers, first=0, width=width, most=most_listed)) if ordered else ()
        if len(ranges) <= most_ranges:
            return ranges
        most_listed *= 2


def _divided(
    documents: Sequence[ArchiveDocument], numbers: Sequence[int], *, first: int, width: int, most: int
) -> Iterator[CodeRange]:
    """A range where its stories are few enough; else the ranges of its parts: halves of 1000, fifths of 500."""
    if len(documents) <= most or width == 1:
        yield CodeRange(first=max(1, first), last=first + width - 1, documents=tuple(documents))
        return
    step = width // (2 if str(width).startswith("1") else 5)
    for start in range(first, first + width, step):
        part = slice(bisect_left(numbers, start), bisect_left(numbers, start + step))
        if part.start < part.stop:
            yield from _divided(documents[part], numbers[part], first=start, width=step, most=most)
