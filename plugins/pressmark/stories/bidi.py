"""Which characters that turn the direction of writing stay in a line, and which go (rule F9).

Goes in: one line. Comes out: offsets. An override can make a line read as what it does not say, so it always goes; an
embedding or isolate without its partner would turn whatever follows on the page.
"""

import re

# A range for a character class: embeddings, overrides, isolates, and what closes them.
BIDI_CONTROLS = "\u202a-\u202e\u2066-\u2069"
BIDI_CONTROL = re.compile(f"[{BIDI_CONTROLS}]")

_OVERRIDES = frozenset("\u202d\u202e")
_POP_EMBEDDING = "\u202c"
_POP_ISOLATE = "\u2069"
_ISOLATES = frozenset("\u2066\u2067\u2068")


def unbalanced_bidi(line: str) -> list[int]:
    """Give the offsets of the controls to remove: overrides with their ends, and whatever has no partner."""
    removed: list[int] = []
    # One frame for each open isolate, the isolate first, then its open embeddings; the outermost has no isolate.
    frames: list[list[int]] = [[-1]]
    for match in BIDI_CONTROL.finditer(line):
        mark, at = match[0], match.start()
        if mark in _ISOLATES:
            frames.append([at])
        elif mark == _POP_ISOLATE:
            removed += frames.pop()[1:] if len(frames) > 1 else [at]
        elif mark == _POP_EMBEDDING:
            removed += _closed(line, frames[-1], at)
        else:
            frames[-1].append(at)
    return sorted([*removed, *(at for frame in frames for at in frame if at >= 0)])


def _closed(line: str, frame: list[int], at: int) -> list[int]:
    if len(frame) == 1:
        return [at]
    start = frame.pop()
    return [start, at] if line[start] in _OVERRIDES else []
