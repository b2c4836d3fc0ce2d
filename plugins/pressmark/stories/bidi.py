"""Which characters that turn the direction of writing stay in a line, and which go (rule F9).

Goes in: lines. Comes out: the lines without some of them. An override can make a line read as what it does not say,
so it always goes; an embedding or isolate without its partner would turn whatever follows on the page.
"""

import re
from array import array
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress, islice

from .removal import pieces, without

# A range for a character class: embeddings, overrides, isolates, and what closes them.
BIDI_CONTROLS = "\u202a-\u202e\u2066-\u2069"
BIDI_CONTROL = re.compile(f"[{BIDI_CONTROLS}]")
# Split with it, a text is text and controls by turns.
_EACH = re.compile(f"([{BIDI_CONTROLS}])")

_CONTROLS = re.compile(f"[{BIDI_CONTROLS}]+")
_OTHER = re.compile(f"[^\n{BIDI_CONTROLS}]+")

_OVERRIDES = frozenset("\u202d\u202e")
_ISOLATES = frozenset("\u2066\u2067\u2068")
_POP_EMBEDDING = "\u202c"
_POPS = frozenset("\u202c\u2069")

# Lines whose controls were judged just before: those of one text are much alike.
_REMEMBERED = 64
_JUDGED_AGAIN = 10_000


def balanced(text: str) -> tuple[str, dict[int, str]]:
    """Remove overrides with their ends, and whatever has no partner in its line.

    Args:
        text: Lines, each but the last ended by LF.

    Returns:
        The text, and what was removed, in order, by line number from 1.
    """
    if BIDI_CONTROL.search(text) is None:
        return text, {}
    found: dict[int, str] = {}
    flags = bytearray()
    judged = lru_cache(maxsize=_REMEMBERED)(_judged)
    for number, controls in enumerate(without(_OTHER, text).split("\n"), 1):
        if controls:
            gone, removed = judged(controls)
            flags += gone
            if removed:
                found[number] = removed
    return _without_gone(text, flags) if found else text, found


def first_unbalanced(line: str) -> int:
    """Where the first control stands that has to go, from 1; 0 where all may stay.

    In a line with very many of them it is where the first one stands, for to judge them again would take too long.
    """
    controls = without(_OTHER, line)
    place = _gone(controls).find(1) if len(controls) <= _JUDGED_AGAIN else 0
    return next(islice(BIDI_CONTROL.finditer(line), place, None)).start() + 1 if place >= 0 else 0


def _judged(controls: str) -> tuple[bytearray, str]:
    """The flags of a line's controls, and what has to go."""
    gone = _gone(controls)
    # Piece by piece, for a list of a million single characters takes seventy times their size.
    flags = iter(gone)
    return gone, "".join("".join(compress(piece, flags)) for piece in pieces(controls))


def _without_gone(text: str, gone: bytearray) -> str:
    if 0 not in gone:
        return without(_CONTROLS, text)
    flags = iter(gone)
    return "".join(_without_flagged(piece, flags) for piece in pieces(text))


def _without_flagged(piece: str, flags: Iterator[int]) -> str:
    parts = _EACH.split(piece)
    parts[1::2] = ["" if goes else mark for mark, goes in zip(parts[1::2], flags, strict=False)]
    return "".join(parts)


def _gone(controls: str) -> bytearray:
    """One flag for each control of a line, in order: whether it goes."""
    # Small, and in one loop for the three kinds share one stack: a hostile line may hold a million controls.
    gone = bytearray(len(controls))
    # Places of what is still open.
    stack = array("I")
    isolates = 0
    for at, mark in enumerate(controls):
        if mark not in _POPS:
            stack.append(at)
            isolates += mark in _ISOLATES
        elif not stack or (mark == _POP_EMBEDDING and controls[stack[-1]] in _ISOLATES):
            gone[at] = 1
        elif mark == _POP_EMBEDDING:
            start = stack.pop()
            gone[start] = gone[at] = controls[start] in _OVERRIDES
        elif not isolates:
            gone[at] = 1
        else:
            isolates -= 1
            # An isolate closes the embeddings within it; they then have no partner.
            while controls[start := stack.pop()] not in _ISOLATES:
                gone[start] = 1
    for at in stack:
        gone[at] = 1
    return gone
