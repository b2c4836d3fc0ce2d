"""Fonts for pictures: those of this machine that anybody may use, and which of them has the letters of a text.

Goes in: folders. Comes out: a font for a text, or None, where the picture would show boxes in place of letters. All
families are under the SIL Open Font License or the licence of Bitstream Vera; any other font of the machine is left
alone. Needs fontTools, and Pillow with Raqm for what is written from right to left.
"""

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unicodedata import bidirectional, category

from fontTools.ttLib import TTFont
from PIL import features

# Each bold, then plain; the first family that has all letters of a text is taken.
FAMILIES = (
    ("NotoSerif-Bold.ttf", "NotoSerif-Regular.ttf"),
    ("DejaVuSerif-Bold.ttf", "DejaVuSerif.ttf"),
    ("LiberationSerif-Bold.ttf", "LiberationSerif-Regular.ttf"),
    ("NotoNaskhArabic-Bold.ttf", "NotoNaskhArabic-Regular.ttf"),
    ("Amiri-Bold.ttf", "Amiri-Regular.ttf"),
    ("NotoSerifHebrew-Bold.ttf", "NotoSerifHebrew-Regular.ttf"),
    ("DejaVuSans-Bold.ttf", "DejaVuSans.ttf"),
)
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
# Spaces, and what joins or turns letters: no font need have a picture of it.
_WITHOUT_PICTURE = frozenset({"Cf", "Zs"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A font in two weights."""

    bold: str
    plain: str
    # Of both files: SHA-256 in hexadecimal.
    digest: str
    # What both have a picture of.
    letters: frozenset[str]


@cache
def font_families(folders: tuple[Path, ...] = ()) -> tuple[Family, ...]:
    """Give the known families that are there, in their order.

    Args:
        folders: Where to look; empty for where systems keep fonts.
    """
    files = {path.name: path for folder in folders or _system_folders() for path in sorted(folder.rglob("*.ttf"))}
    return tuple(_family(files[bold], files[plain]) for bold, plain in FAMILIES if bold in files and plain in files)


def family_for(text: str, families: Iterable[Family]) -> Family | None:
    """Give the first family with all letters of a text; None where it cannot be drawn rightly."""
    if not is_shaped() and any(bidirectional(letter) in _RIGHT_TO_LEFT for letter in text):
        return None
    wanted = {letter for letter in text if category(letter) not in _WITHOUT_PICTURE}
    return next((family for family in families if wanted <= family.letters), None)


@cache
def is_shaped() -> bool:
    """Whether Arabic letters are joined and lines can run from right to left: Pillow then has Raqm and FriBidi."""
    return bool(features.check("raqm") and features.check("fribidi"))


def _family(bold: Path, plain: Path) -> Family:
    digest = hashlib.sha256(bold.read_bytes() + plain.read_bytes()).hexdigest()
    return Family(bold=str(bold), plain=str(plain), digest=digest, letters=_letters(bold) & _letters(plain))


def _letters(file: Path) -> frozenset[str]:
    with TTFont(file, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def _system_folders() -> Sequence[Path]:
    home = Path.home()
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".fonts",
        home / ".local/share/fonts",
        Path("/Library/Fonts"),
        home / "Library/Fonts",
        Path(os.environ.get("WINDIR", "C:\\Windows"), "Fonts"),
        Path(os.environ.get("LOCALAPPDATA", home), "Microsoft/Windows/Fonts"),
    )
