"""Which characters that turn the direction of writing stay in a line, and which go (rule F9).

Goes in: one line. Comes out: the line without some of them. An override can make a line read as what it does not say,
so it always goes; an embedding or isolate without its partner would turn whatever follows on the page.
"""

import re
import sys
from array import array
from collections.abc import Iterable
from itertools import compress
from typing import NamedTuple

# A range for a character class: embeddings, overrides, isolates, and what closes them.
BIDI_CONTROLS = "\u202a-\u202e\u2066-\u2069"
BIDI_CONTROL = re.compile(f"[{BIDI_CONTROLS}]")

_OVERRIDES = frozenset("\u202d\u202e")
_ISOLATES = frozenset("\u2066\u2067\u2068")
_POP_EMBEDDING = "\u202c"
_POP_ISOLATE = "\u2069"


# In the byte order of this machine, so that `array` can read it.
_UTF_32 = f"utf-32-{sys.byteorder[0]}e"


class Unbalanced(NamedTuple):
    """What was removed from a line."""

    # The line without it.
    line: str
    # Each removed character, in order.
    removed: str
    # Of the first one, from 0.
    offset: int


def without_unbalanced(line: str) -> Unbalanced | None:
    """Remove overrides with their ends, and whatever has no partner; None where all may stay."""
    if BIDI_CONTROL.search(line) is None:
        return None
    gone = _Balance(line).gone()
    first = gone.find(1)
    if first < 0:
        return None
    return Unbalanced(_chosen(line, (not flag for flag in gone)), _chosen(line, gone), first)


def _chosen(line: str, flags: Iterable[object]) -> str:
    # As numbers, for a list of a million single characters takes seventy times their size.
    numbers = array("I", line.encode(_UTF_32))
    return array("I", compress(numbers, flags)).tobytes().decode(_UTF_32)


class _Balance:
    """Matches the controls of one line; a class, for the three kinds share one stack."""

    def __init__(self, line: str) -> None:
        self._line = line
        # One flag a character: small, for a hostile line may hold a million controls.
        self._gone = bytearray(len(line))
        # Offsets of what is still open.
        self._open = array("I")
        self._isolates = 0

    def gone(self) -> bytearray:
        for match in BIDI_CONTROL.finditer(self._line):
            self._read(match[0], match.start())
        for at in self._open:
            self._gone[at] = 1
        return self._gone

    def _read(self, mark: str, at: int) -> None:
        if mark == _POP_EMBEDDING:
            self._close_embedding(at)
        elif mark == _POP_ISOLATE:
            self._close_isolate(at)
        else:
            self._open.append(at)
            self._isolates += mark in _ISOLATES

    def _close_embedding(self, at: int) -> None:
        if not self._open or self._line[self._open[-1]] in _ISOLATES:
            self._gone[at] = 1
            return
        start = self._open.pop()
        if self._line[start] in _OVERRIDES:
            self._gone[start] = self._gone[at] = 1

    def _close_isolate(self, at: int) -> None:
        if not self._isolates:
            self._gone[at] = 1
            return
        self._isolates -= 1
        # An isolate closes the embeddings within it; they then have no partner.
        while self._line[start := self._open.pop()] not in _ISOLATES:
            self._gone[start] = 1
