"""Text in one form: NFC to store, and a looser form in which two lines count as the same (rule F10).

Goes in: text without control characters. Comes out: text. Which lines are compared is left to the callers.
"""

import re
import sys
import unicodedata
from array import array
from collections import defaultdict
from typing import Literal

# Longer texts are compared without compatibility forms, which cost memory: U+FDFA alone becomes 18 letters.
_COMPARED_CHARACTERS = 10_000

# Characters that are no letters, digits or ASCII: only among them can a long run of combining marks hide.
_LONG_RUN = re.compile(r"[^\w\x00-\x7f]{31,}")
# The only characters that are no combining marks themselves but decompose into nothing else (UAX #15).
_SPLIT_MARKS = str.maketrans({"\u0f73": "\u0f71\u0f72", "\u0f75": "\u0f71\u0f74", "\u0f81": "\u0f71\u0f80"})
_HALF_WIDTH_MARKS = str.maketrans({"\uff9e": "\u3099", "\uff9f": "\u309a"})

# In the byte order of this machine, which is that of `array`.
_UTF_32 = f"utf-32-{sys.byteorder[0]}e"

_UNIFIED = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´‹›", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        "…": "...",
        "\u200c": None,
        "\xad": None,
    }
)


def nfc(text: str) -> str:
    """Give the text in NFC, in linear time whatever it holds."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return _normalized("NFC", text)


def same_form(text: str) -> str:
    """Give the form in which two texts that mean the same are equal: case, quotes, dashes and white space unified."""
    text = text.translate(_UNIFIED)
    if not text.isascii() and len(text) <= _COMPARED_CHARACTERS:
        text = _normalized("NFKC", text.translate(_HALF_WIDTH_MARKS)).translate(_UNIFIED)
    return " ".join(text.casefold().split())


def same(one: str, other: str) -> bool:
    """Whether two lines are the same but for case, quotes, dashes and white space."""
    return one == other or same_form(one) == same_form(other)


def _normalized(form: Literal["NFC", "NFKC"], text: str) -> str:
    # Python orders combining marks by insertion, so a long unordered run costs its square; ordered, it costs nothing.
    return unicodedata.normalize(form, _LONG_RUN.sub(_ordered_marks, text))


def _ordered_marks(run: re.Match[str]) -> str:
    text = run[0].translate(_SPLIT_MARKS)
    pieces: list[str] = []
    start = 0
    for end, character in enumerate(text):
        if not unicodedata.combining(character):
            pieces += [_ordered(text[start:end]), character]
            start = end + 1
    return "".join([*pieces, _ordered(text[start:])])


def _ordered(marks: str) -> str:
    """Sort marks by their class, in one pass and without a list of them, for a hostile run holds millions."""
    by_class: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
    for mark in marks:
        by_class[unicodedata.combining(mark)].append(ord(mark))
    return "".join(by_class[order].tobytes().decode(_UTF_32) for order in sorted(by_class))
