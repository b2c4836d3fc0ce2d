"""HTML character references in a line: "&amp;" is read as "&", once (rule B4).

Goes in: a clean line. Comes out: the line decoded, and what could not be. What the decoded characters are is looked at
again by the parser, as if they had stood in the file.
"""

import re
from html.entities import html5
from typing import NamedTuple

from .decoding import NONCHARACTER

_REFERENCE = re.compile(
    r"&(?:#(?P<decimal>[0-9]+)|#[xX](?P<hexadecimal>[0-9A-Fa-f]+)|(?P<name>[A-Za-z][A-Za-z0-9]{1,31}));"
)
_LINE_BREAKS = str.maketrans(dict.fromkeys("\n\r\v\f\x85\u2028\u2029", " "))
# F2, F4 and F5: nothing in a file could have these either.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


class Decoded(NamedTuple):
    """A line with its references decoded."""

    text: str
    # How many there were, and the first one as it is written.
    number: int
    first: str
    # The first one that stands for a character no story may hold; empty where none does.
    forbidden: str


def decode_references(line: str) -> Decoded:
    """Decode each reference once; what HTML does not know stays as it is."""
    number, first, forbidden = 0, "", ""

    def character(match: re.Match[str]) -> str:
        nonlocal number, first, forbidden
        found = _character(match)
        if found is None:
            return match[0]
        number += 1
        first = first or match[0]
        if _FORBIDDEN.search(found) or NONCHARACTER.search(found):
            forbidden = forbidden or match[0]
            return ""
        return found.translate(_LINE_BREAKS)

    text = _REFERENCE.sub(character, line)
    return Decoded(text, number, first, forbidden)


def _character(match: re.Match[str]) -> str | None:
    if match["name"]:
        return html5.get(f"{match['name']};")
    digits, base = (match["decimal"], 10) if match["decimal"] else (match["hexadecimal"], 16)
    digits = digits.lstrip("0")
    # No character has more; and Python refuses to read a number of thousands of digits.
    number = int(digits or "0", base) if len(digits) <= 7 else 0
    return chr(number) if number <= 0x10FFFF else "\x00"
