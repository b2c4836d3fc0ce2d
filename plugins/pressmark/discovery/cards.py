"""The picture that stands for one story where a link to it is shared: words and colours in, a PNG out.

Drawn by Pillow. Which letters can be drawn is asked of `fonts.py`; which stories have a card is left to `pages/`.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from itertools import islice
from typing import NamedTuple

import PIL
from PIL import Image, ImageColor, ImageDraw, ImageFont, features

from ..documents import Direction
from .fonts import is_shaped

# Pixels: what social networks ask for.
WIDTH, HEIGHT = 1200, 630
_EDGE = 72
_BAND = 16
_HEADLINE_TOP, _HEADLINE_BOTTOM = 150, 488
# From the one wished for to the least.
_HEADLINE_SIZES = (76, 68, 60, 54, 48, 42)
_LEADING = 1.28
_SMALL = 34
# No card holds so many.
_MOST_LETTERS = 1_000
# Steps from the paper's colour to another: sixteen colours in all take four bits a pixel.
_INK_STEPS, _ACCENT_STEPS, _QUIET_STEPS = 7, 4, 3


class Colours(NamedTuple):
    """Those of the theme, as CSS writes them: "#8a1c1c"."""

    paper: str
    ink: str
    quiet: str
    rule: str
    accent: str


class Line(NamedTuple):
    """A line of text with the file of its font."""

    text: str
    font: str


class Card(NamedTuple):
    """All that a card shows. Plain data."""

    site: Line
    headline: Line
    code: Line
    date: Line
    direction: Direction
    colours: Colours


def drawing_tools() -> str:
    """Name what else shapes a card: the versions of the libraries."""
    return f"{PIL.__version__} {features.version('freetype2')} {features.version('raqm')} {features.version('fribidi')}"


def card_png(card: Card) -> bytes:
    """Draw a card."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), card.colours.paper)
    sheet = _Sheet(picture, card.direction)
    sheet.rectangle(0, 0, WIDTH, _BAND, fill=card.colours.accent)
    sheet.text(_EDGE, 92, card.site, _SMALL, card.colours.quiet)
    font, lines = _fitted(card.headline, card.direction)
    height = round(font.size * _LEADING)
    for number, line in enumerate(lines):
        place = _HEADLINE_TOP + number * height + height // 2
        sheet.text(_EDGE, place, Line(line, card.headline.font), int(font.size), card.colours.ink)
    sheet.rectangle(_EDGE, 512, WIDTH - _EDGE, 514, fill=card.colours.rule)
    label = _EDGE + round(_length(card.code.text, _font(card.code.font, _SMALL), "ltr")) + 44
    sheet.rectangle(_EDGE, 538, label, 594, outline=card.colours.accent)
    sheet.text(_EDGE + 22, 567, card.code, _SMALL, card.colours.accent)
    sheet.text(label + 28, 567, card.date, _SMALL, card.colours.quiet)
    return _as_png(picture, card.colours)


class _Sheet:
    """Where things are drawn, by their distance from the side on which reading begins."""

    def __init__(self, picture: Image.Image, direction: Direction) -> None:
        self._pen = ImageDraw.Draw(picture)
        self._direction = direction

    def rectangle(self, start: int, top: int, end: int, bottom: int, *, fill: str = "", outline: str = "") -> None:
        if self._direction == "rtl":
            start, end = WIDTH - end, WIDTH - start
        self._pen.rectangle((start, top, end - 1, bottom - 1), fill=fill or None, outline=outline or None, width=3)

    def text(self, start: int, middle: int, line: Line, size: int, colour: str) -> None:
        is_turned = self._direction == "rtl"
        place = (WIDTH - start if is_turned else start, middle)
        way = self._direction if is_shaped() else None
        font = _font(line.font, size)
        self._pen.text(place, line.text, fill=colour, font=font, anchor="rm" if is_turned else "lm", direction=way)


def _fitted(headline: Line, direction: Direction) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest font in which a headline fits, and its lines; one that fits in none is cut short."""
    for size in _HEADLINE_SIZES:
        font = _font(headline.font, size)
        most = int((_HEADLINE_BOTTOM - _HEADLINE_TOP) / (size * _LEADING))
        lines = list(islice(_lines(headline.text[:_MOST_LETTERS].split(), font, direction), most + 1))
        if len(lines) <= most:
            return font, lines
    return font, [*lines[: most - 1], _shortened(lines[most - 1], font, direction)]


def _lines(words: Sequence[str], font: ImageFont.FreeTypeFont, direction: Direction) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and not _fits(longer, font, direction):
            yield line
            longer = word
        while not _fits(longer, font, direction):
            yield (part := _cut(longer, font, direction))
            longer = longer[len(part) :]
        line = longer
    yield line


def _shortened(line: str, font: ImageFont.FreeTypeFont, direction: Direction) -> str:
    """A line that tells that it goes on."""
    while not _fits(f"{line}…", font, direction):
        line = line.rpartition(" ")[0] or line[:-1]
    return f"{line}…"


def _cut(word: str, font: ImageFont.FreeTypeFont, direction: Direction) -> str:
    """So much of a word as fits into a line, and a letter at least."""
    ends = range(2, len(word))
    return word[: 1 + bisect(ends, False, key=lambda end: not _fits(word[:end], font, direction))]


def _fits(text: str, font: ImageFont.FreeTypeFont, direction: Direction) -> bool:
    return _length(text, font, direction) <= WIDTH - 2 * _EDGE


def _length(text: str, font: ImageFont.FreeTypeFont, direction: Direction) -> float:
    return font.getlength(text, direction=direction if is_shaped() else None)


@cache
def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, size)


def _as_png(picture: Image.Image, colours: Colours) -> bytes:
    file = BytesIO()
    picture.quantize(palette=_palette(colours), dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


@cache
def _palette(colours: Colours) -> Image.Image:
    steps = [(colours.ink, _INK_STEPS), (colours.accent, _ACCENT_STEPS), (colours.quiet, _QUIET_STEPS)]
    shades = [_mixed(colours.paper, colour, step / most) for colour, most in steps for step in range(1, most + 1)]
    shown = [ImageColor.getrgb(colours.paper), ImageColor.getrgb(colours.rule), *shades]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for shade in shown for part in shade[:3]])
    return palette


def _mixed(paper: str, colour: str, share: float) -> tuple[int, ...]:
    parts = zip(ImageColor.getrgb(paper), ImageColor.getrgb(colour), strict=True)
    return tuple(round(below + (above - below) * share) for below, above in parts)
