"""HTML character references in a text: "&amp;" is read as "&", once (rule B4).

Goes in: clean lines. Comes out: the text decoded, and what could not be. What the decoded characters are is looked at
again by the parser, as if they had stood in the file.
"""

import re
from collections.abc import Container, Iterator
from html.entities import html5
from typing import NamedTuple

from .decoding import NONCHARACTER

_REFERENCE = re.compile("(&(?:#(?:[0-9]+|[xX][0-9A-Fa-f]+)|[A-Za-z][A-Za-z0-9]{1,31});)")
# A longer text is decoded piece by piece, for a hostile one holds a million references.
_PIECE_CHARACTERS = 1 << 15
_LINE_BREAKS = str.maketrans(dict.fromkeys("\n\r\v\f\x85\u2028\u2029", " "))
# F2, F4 and F5: nothing in a file could have these either.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


class Decoded(NamedTuple):
    """A text with its references decoded."""

    text: str
    # How many there were, and the first one as it is written.
    number: int
    first: str
    # Those that stand for a character no story may hold.
    forbidden: frozenset[str]


def decode_references(text: str) -> Decoded:
    """Decode each reference once; what HTML does not know stays as it is."""
    characters = _Characters()
    texts: list[str] = []
    number, first = 0, ""
    for piece in _pieces(text):
        # Text and references by turns.
        parts = _REFERENCE.split(piece)
        references = parts[1::2]
        parts[1::2] = map(characters.__getitem__, references)
        texts.append("".join(parts))
        known = [r for r in references if r not in characters.unknown] if characters.unknown else references
        number += len(known)
        first = first or next(iter(known), "")
    return Decoded("".join(texts), number, first, frozenset(characters.forbidden))


def first_reference(line: str, wanted: Container[str]) -> str:
    """Give the first reference in a line that is one of the wanted; empty where none is."""
    return next((match[0] for match in _REFERENCE.finditer(line) if match[0] in wanted), "")


def windows_character(reference: str) -> str:
    """What a reference to a C1 control was meant as: old Windows programs wrote "&#150;" for a dash; or empty."""
    number = _number(reference[2:-1]) if reference.startswith("&#") else 0
    return bytes([number]).decode("cp1252", errors="ignore") if 0x80 <= number <= 0x9F else ""


def _pieces(text: str) -> Iterator[str]:
    """Cut a long text where no reference can be: behind a semicolon, or nowhere."""
    start = 0
    while len(text) - start > _PIECE_CHARACTERS:
        end = text.find(";", start + _PIECE_CHARACTERS) + 1
        if not end:
            break
        yield text[start:end]
        start = end
    yield text[start:]


class _Characters(dict[str, str]):
    """What each reference of a text stands for, worked out once."""

    def __init__(self) -> None:
        self.unknown: set[str] = set()
        self.forbidden: set[str] = set()

    def __missing__(self, reference: str) -> str:
        found = _character(reference[1:-1])
        if found is None:
            self.unknown.add(reference)
            found = reference
        elif _FORBIDDEN.search(found) or NONCHARACTER.search(found):
            self.forbidden.add(reference)
            found = ""
        else:
            found = found.translate(_LINE_BREAKS)
        self[reference] = found
        return found


def _character(name: str) -> str | None:
    if name[0] != "#":
        return html5.get(f"{name};")
    number = _number(name[1:])
    return chr(number) if number <= 0x10FFFF else "\x00"


def _number(written: str) -> int:
    digits, base = (written[1:], 16) if written[0] in "xX" else (written, 10)
    digits = digits.lstrip("0")
    # No character has more; and Python refuses to read a number of thousands of digits.
    return int(digits or "0", base) if len(digits) <= 7 else 0
