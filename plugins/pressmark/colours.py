"""One accent colour for a site: what the publisher chose in, a colour that can be read in light and in dark out.

Contrast is WCAG 2.2's; all text of the theme, links among it, has the level AAA.
"""

import re
from typing import NamedTuple

# Contrast of text, level AAA.
ENOUGH = 7.0
# What text stands on in the theme's `tokens.css`, in light and in dark: the page, and labels.
LIGHT, DARK = ("#fbfaf6", "#ffffff"), ("#111111", "#222222")
_HEX = re.compile(r"#(?:[0-9a-f]{3}){1,2}", re.IGNORECASE)
_BLACK, _WHITE = "#000000", "#ffffff"
# So many steps lie between a colour and black or white.
_STEPS = 64


class Accent(NamedTuple):
    """A colour as CSS writes it, for pages in light and in dark."""

    light: str
    dark: str


def is_colour(value: object) -> bool:
    """Whether a value is a colour such as "#8a1c1c" or "#811"."""
    return isinstance(value, str) and _HEX.fullmatch(value) is not None


def accent(colour: str) -> Accent:
    """Give a colour its fellow for dark pages: itself, or as much lighter as it must be to be read."""
    return Accent(colour.lower(), _readable(colour, on=DARK, towards=_WHITE))


def is_readable(colour: str) -> bool:
    """Whether text of a colour can be read on a light page."""
    return _contrast(colour, LIGHT) >= ENOUGH


def nearest_readable(colour: str) -> str:
    """The colour itself, or as much darker as it must be to be read on a light page."""
    return _readable(colour, on=LIGHT, towards=_BLACK)


def contrast_on_paper(colour: str) -> float:
    """The least contrast a colour has on a light page: from 1 to 21."""
    return _contrast(colour, LIGHT)


def _readable(colour: str, *, on: tuple[str, ...], towards: str) -> str:
    mixed = (_mix(colour, towards, step) for step in range(_STEPS + 1))
    return next(one for one in mixed if _contrast(one, on) >= ENOUGH)


def _contrast(colour: str, papers: tuple[str, ...]) -> float:
    pairs = (sorted((_luminance(colour), _luminance(paper))) for paper in papers)
    return min((lighter + 0.05) / (darker + 0.05) for darker, lighter in pairs)


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in _parts(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mix(colour: str, other: str, step: int) -> str:
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{one + (two - one) * step // _STEPS:02x}" for one, two in pairs)


def _parts(colour: str) -> tuple[int, int, int]:
    digits = colour[1:]
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    red, green, blue = (int(digits[place : place + 2], 16) for place in (0, 2, 4))
    return red, green, blue
