"""A font of boxes: every letter of every script is the same small block, so a page is laid out alike on every machine."""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

_UNITS = 1000
_WIDTH = 520
_BLANKS = " \N{NO-BREAK SPACE}"
# Characters that join or part letters or turn their direction, and marks of vowels: as wide as nothing.
_NOTHING = "\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\ufeff" + "".join(map(chr, range(0x64B, 0x660)))


def write_font(file: Path) -> None:
    """Write the font; the same bytes each time."""
    font = FontBuilder(_UNITS, isTTF=True)
    font.setupGlyphOrder([".notdef", "blank", "nothing"])
    font.setupCharacterMap({ord(c): "blank" for c in _BLANKS} | {ord(c): "nothing" for c in _NOTHING})
    font.setupGlyf({".notdef": _box(), "blank": TTGlyphPen(None).glyph(), "nothing": TTGlyphPen(None).glyph()})
    font.setupHorizontalMetrics({".notdef": (_WIDTH, 60), "blank": (_WIDTH // 2, 0), "nothing": (0, 0)})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    font.setupPost()
    font.font["head"].created = font.font["head"].modified = 0
    font.save(file)


def only_font(folder: Path) -> Path:
    """Make a folder whose fonts are this one alone; gives the file that tells a program so (fontconfig)."""
    write_font(folder / "boxes.ttf")
    settings = folder / "fonts.conf"
    settings.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{folder}</dir><cachedir>{folder}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return settings


def _box() -> Glyph:
    pen = TTGlyphPen(None)
    corners = [(60, 0), (60, 620), (_WIDTH - 60, 620), (_WIDTH - 60, 0)]
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()
