"""Taking characters out of a text of any length, in time and memory that grow with the text alone.

Goes in: text and a pattern. Comes out: the text without what the pattern finds. Which characters go is left to the
callers.
"""

import re
from collections.abc import Iterator

# A substitution lists whatever lies between two places, so a long text is gone through piece by piece.
_PIECE_CHARACTERS = 1 << 15


def without(runs: re.Pattern[str], text: str) -> str:
    """Remove all runs of characters that a pattern finds; it must look at single characters only."""
    if len(text) <= _PIECE_CHARACTERS:
        return runs.sub("", text)
    return "".join(runs.sub("", piece) for piece in pieces(text))


def pieces(text: str) -> Iterator[str]:
    """Cut a text into pieces small enough to be listed character by character."""
    return (text[start : start + _PIECE_CHARACTERS] for start in range(0, len(text), _PIECE_CHARACTERS))
