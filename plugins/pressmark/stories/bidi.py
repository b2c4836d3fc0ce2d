"""Which characters that turn the direction of writing stay in a line, and which go (rule F9).

Goes in: lines. Comes out: the lines without some of them. An override can make a line read as what it does not say,
so it always goes; an embedding or isolate without its partner would turn whatever follows on the page.
"""

import re
import sys
from array import array
from collections.abc import Iterable
from itertools import compress, islice

from .removal import pieces, without

# A range for a character class: embeddings, overrides, isolates, and what closes them.
BIDI_CONTROLS = "\u202a-\u202e\u2066-\u2069"
BIDI_CONTROL = re.compile(f"[{BIDI_CONTROLS}]")

_CONTROLS = re.compile(f"[{BIDI_CONTROLS}]+")
_OTHER = re.compile(f"[^\n{BIDI_CONTROLS}]+")
_CONTROL_NUMBERS = frozenset([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])

_OVERRIDES = frozenset("\u202d\u202e")
_ISOLATES = frozenset("\u2066\u2067\u2068")
_POP_EMBEDDING = "\u202c"
_POPS = frozenset("\u202c\u2069")

# In the byte order of this machine, so that `array` can read it.
_UTF_32 = f"utf-32-{sys.byteorder[0]}e"


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
    for number, controls in enumerate(without(_OTHER, text).split("\n"), 1):
        if controls:
            gone = _gone(controls)
            flags += gone
            if 1 in gone:
                found[number] = _chosen(controls, gone)
    return _without_gone(text, flags) if found else text, found


def first_unbalanced(line: str) -> int:
    """Where the first control stands that has to go, from 1; 0 where all may stay."""
    place = _gone(without(_OTHER, line)).find(1)
    return next(islice(BIDI_CONTROL.finditer(line), place, None)).start() + 1 if place >= 0 else 0


def _chosen(controls: str, gone: bytearray) -> str:
    return _text(compress(_numbers(controls), gone)) if 0 in gone else controls


def _without_gone(text: str, gone: bytearray) -> str:
    if 0 not in gone:
        return without(_CONTROLS, text)
    flags = iter(gone)
    return "".join(
        _text(number for number in _numbers(piece) if number not in _CONTROL_NUMBERS or not next(flags))
        for piece in pieces(text)
    )


def _numbers(text: str) -> "array[int]":
    # As numbers, for a list of a million single characters takes seventy times their size.
    return array("I", text.encode(_UTF_32))


def _text(numbers: Iterable[int]) -> str:
    return array("I", numbers).tobytes().decode(_UTF_32)


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
