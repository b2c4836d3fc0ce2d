"""The theme's own files: the style sheet as one file and the icon, each named by its content.

A name that changes with the content lets browsers keep a file for ever, and is part of every page's digest.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from ..feeds.plans import ICON, LOGO, STYLE
from ..rebuild.jobs import FileJob, whole_file

# In the order of the cascade: a later layer wins over an earlier one, whatever the selectors.
LAYERS = ("tokens", "elements", "layout", "parts")

# What only a style sheet's writers need: comments, and white space that separates nothing. A space before ":" or around
# "+" and "-" has a meaning. Strings are matched first, so nothing within one is touched.
_GAP = r"(?:\s|/\*.*?\*/)"
_ROOM = re.compile(
    rf"""(?P<kept>"[^"\n]*"|'[^'\n]*')|{_GAP}*;?{_GAP}*(?P<end>}}){_GAP}*|{_GAP}*(?P<mark>[{{;,>]){_GAP}*|(?P<colon>:){_GAP}+|{_GAP}+""",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """The files to write, and where pages find them below the site's root."""

    files: tuple[FileJob, ...]
    stylesheet: str
    # What lists and calendars need besides.
    rooms: str
    icon: str
    # A picture that stands for the archive where a link to it is shared.
    card: str


def assets(theme: Path) -> Assets:
    """Read the theme's static files.

    Args:
        theme: The folder that holds `static/css/` with one file a layer, and `static/icon.svg`.

    Raises:
        OSError: A file is missing.
    """
    stylesheet = named("theme/site.css", style_sheet(theme / "static" / "css"))
    rooms = named("theme/rooms.css", slim((theme / "static" / "css" / "rooms.css").read_text(encoding="utf-8")))
    icon = named("theme/icon.svg", (theme / "static" / "icon.svg").read_bytes())
    card = named("theme/card.png", (theme / "static" / "card.png").read_bytes())
    return Assets(
        files=(stylesheet, rooms, icon, card),
        stylesheet=stylesheet.path,
        rooms=rooms.path,
        icon=icon.path,
        card=card.path,
    )


def feed_assets(theme: Path) -> tuple[FileJob, ...]:
    """Give what feeds name: their style and pictures, under names that stay, for sealed feed documents never change.

    Args:
        theme: As for `assets`.
    """
    static = theme / "static"
    files = ((STYLE, static / "css" / "feed.css"), (ICON, static / "icon.svg"), (LOGO, static / "logo.svg"))
    return tuple(whole_file(path, file.read_bytes()) for path, file in files)


def style_sheet(folder: Path) -> bytes:
    """Join the layers in their order, without the room their writers need."""
    layers = [f"@layer {name} {{\n{(folder / f'{name}.css').read_text(encoding='utf-8')}\n}}" for name in LAYERS]
    return slim("\n".join([f"@layer {', '.join(LAYERS)};", *layers, ""]))


def slim(style: str) -> bytes:
    """A style sheet without comments and the room its writers need."""
    return _ROOM.sub(_kept, style).encode()


def _kept(match: re.Match[str]) -> str:
    return match["kept"] or match["end"] or match["mark"] or match["colon"] or " "


def named(path: str, content: bytes) -> FileJob:
    """Give a file the name of its content: "theme/site.css" becomes "theme/site.1b2c3d4e.css"."""
    stem, _, ending = path.rpartition(".")
    return whole_file(f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}.{ending}", content)
