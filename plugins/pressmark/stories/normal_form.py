"""Text in one form: NFC to store, and a looser form in which two lines count as the same (rule F10).

Goes in: text without control characters. Comes out: text. Which lines are compared is left to the callers.
"""

import re
import unicodedata
from collections import defaultdict
from functools import cache
from itertools import chain, groupby
from typing import Literal

# Longer texts are compared without compatibility forms, which cost memory: U+FDFA alone becomes 18 letters.
_COMPARED_CHARACTERS = 10_000

# Only among characters that are no letters, digits or ASCII can a long run of combining marks hide.
_LONG = 31
_OTHER = r"[^\w\x00-\x7f]"
# From its beginning only: else a run that is nearly long enough would be counted from each of its characters.
_LONG_RUN = re.compile(f"(?<!{_OTHER}){_OTHER}{{{_LONG},}}")
# Unicode has combining marks in its first two planes only.
_MARKS_END = 0x20000
# So few different marks are parted by removing the others, which is ten times as fast as sorting them.
_FEW_MARKS = 8
# Marks ordered at a time: a list of a million single characters takes seventy times their size.
_ORDERED_AT_ONCE = 1 << 15
# The only characters that are no combining marks themselves but decompose into nothing else (UAX #15).
_SPLIT_MARKS = str.maketrans({"\u0f73": "\u0f71\u0f72", "\u0f75": "\u0f71\u0f74", "\u0f81": "\u0f71\u0f80"})
_HALF_WIDTH_MARKS = str.maketrans({"\uff9e": "\u3099", "\uff9f": "\u309a"})

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
    if text.isascii():
        # The one of these characters that ASCII has; most texts are spared the rest.
        return " ".join(text.replace("`", "'").lower().split())
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
    return _marks().sub(lambda marks: _ordered(marks[0]), run[0].translate(_SPLIT_MARKS))


@cache
def _marks() -> re.Pattern[str]:
    """A long run of combining marks; which they are is found out for the first text that may hold one."""
    marks = [number for number in range(_MARKS_END) if unicodedata.combining(chr(number))]
    # As ranges: a class of single characters beyond U+FFFF is searched one by one.
    starts = [number for number, before in zip(marks, [0, *marks], strict=False) if number != before + 1]
    ends = [number for number, after in zip(marks, [*marks[1:], 0], strict=True) if after != number + 1]
    ranges = "".join(f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True))
    return re.compile(f"(?<![{ranges}])[{ranges}]{{{_LONG},}}")


def _ordered(marks: str) -> str:
    """Sort marks by their class; those of one class stay in their order."""
    classes: defaultdict[int, set[str]] = defaultdict(set)
    for mark in (different := set(marks)):
        classes[unicodedata.combining(mark)].add(mark)
    if len(different) > _FEW_MARKS:
        return _sorted(marks)
    return "".join(_without(marks, different - classes[order]) for order in sorted(classes))


def _without(marks: str, others: set[str]) -> str:
    for other in others:
        marks = marks.replace(other, "")
    return marks


def _sorted(marks: str) -> str:
    by_class: defaultdict[int, list[str]] = defaultdict(list)
    for start in range(0, len(marks), _ORDERED_AT_ONCE):
        piece = sorted(marks[start : start + _ORDERED_AT_ONCE], key=unicodedata.combining)
        for order, group in groupby(piece, unicodedata.combining):
            by_class[order].append("".join(group))
    return "".join(chain.from_iterable(by_class[order] for order in sorted(by_class)))
