"""HTML character references in a text: "&amp;" is read as "&", once (rule B4).

Goes in: clean lines. Comes out: the text decoded, and what could not be. What the decoded characters are is looked at
again by the parser, as if they had stood in the file.
"""

import re
from collections.abc import Iterator
from html.entities import html5
from operator import ne
from typing import NamedTuple

from .decoding import NONCHARACTERS

_REFERENCE = re.compile("(&(?:#(?:[0-9]+|[xX][0-9A-Fa-f]+)|[A-Za-z][A-Za-z0-9]{1,31});)")
# A longer text is decoded piece by piece, for a hostile one holds a million references.
_PIECE_CHARACTERS = 1 << 15
_LINE_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")
# F2, F4 and F5: nothing in a file could have these either.
_FORBIDDEN = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff{NONCHARACTERS}]")
# Stands in a decoded text for whatever is forbidden; no file holds it.
FORBIDDEN = "\x00"
# References whose meaning is remembered: most texts have few, and a hostile one half a million.
_REMEMBERED = 4_096


class Decoded(NamedTuple):
    """A text with its references decoded."""

    # With `FORBIDDEN` where one stands for a character no story may hold.
    text: str
    # How many there were, and the first one as it is written.
    number: int
    first: str


def decode_references(text: str) -> Decoded:
    """Decode each reference once; what HTML does not know stays as it is."""
    characters = _Characters()
    texts: list[str] = []
    number, first = 0, ""
    for piece in _pieces(text):
        # Text and references by turns.
        parts = _REFERENCE.split(piece)
        references = parts[1::2]
        decoded = list(map(characters.__getitem__, references))
        parts[1::2] = decoded
        texts.append("".join(parts))
        # What HTML does not know stands for itself.
        number += sum(map(ne, references, decoded))
        first = first or next((r for r, meant in zip(references, decoded, strict=True) if r != meant), "")
    return Decoded("".join(texts), number, first)


def first_reference(line: str) -> str:
    """Give the first reference in a line that HTML knows; empty where none is."""
    return next((match[0] for match in _REFERENCE.finditer(line) if _character(match[0][1:-1]) is not None), "")


def first_forbidden(line: str) -> str:
    """Give the first reference in a line that stands for a character no story may hold; empty where none does."""
    characters = _Characters()
    return next((match[0] for match in _REFERENCE.finditer(line) if characters[match[0]] == FORBIDDEN), "")


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
    """What each reference of a text stands for."""

    def __missing__(self, reference: str) -> str:
        found = _character(reference[1:-1])
        if found is None:
            found = reference
        elif _FORBIDDEN.search(found):
            found = FORBIDDEN
        elif found in _LINE_BREAKS:
            found = " "
        if len(self) < _REMEMBERED:
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
