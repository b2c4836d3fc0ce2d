"""The theme's own files: the style sheet as one file and the icon, each named by its content.

A name that changes with the content lets browsers keep a file for ever, and is part of every page's digest.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..colours import Accent
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


_FEEDS = Path(__file__).parent.parent / "feeds"
_ACCENT = re.compile(rb"(--accent: ?)([^;}]+)")


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


def assets(theme: Path, accent: Accent | None = None) -> Assets:
    """Read the theme's static files.

    Args:
        accent: Takes the place of the theme's own colour.
        theme: The folder that holds `static/css/` with one file a layer, and `static/icon.png`.

    Raises:
        OSError: A file is missing.
    """
    stylesheet = named("theme/site.css", coloured(style_sheet(theme / "static" / "css"), accent))
    rooms = named("theme/rooms.css", slim((theme / "static" / "css" / "rooms.css").read_text(encoding="utf-8")))
    icon = named("theme/icon.png", (theme / "static" / "icon.png").read_bytes())
    card = named("theme/card.png", (theme / "static" / "card.png").read_bytes())
    return Assets(
        files=(stylesheet, rooms, icon, card),
        stylesheet=stylesheet.path,
        rooms=rooms.path,
        icon=icon.path,
        card=card.path,
    )


def feed_assets(theme: Path, accent: Accent | None = None) -> tuple[FileJob, ...]:
    """Give what feeds name: their style and pictures, under names that stay, for sealed feed documents never change.

    Args:
        theme: Any theme. A file of its own in `static/feeds/` takes the place of the one that comes with the feeds.
        accent: As for `assets`.
    """

    def content(path: str) -> bytes:
        name = PurePosixPath(path).name
        own = theme / "static" / "feeds" / name
        return (own if own.is_file() else _FEEDS / name).read_bytes()

    return (
        whole_file(STYLE, coloured(content(STYLE), accent)),
        *(whole_file(path, content(path)) for path in (ICON, LOGO)),
    )


def coloured(style: bytes, accent: Accent | None) -> bytes:
    """Give a style sheet another accent colour: its first `--accent` is for light pages, its second for dark ones."""
    values = iter(accent or ())
    return _ACCENT.sub(lambda found: found[1] + next(values, found[2].decode()).encode(), style)


def style_sheet(folder: Path) -> bytes:
    """Join the layers in their order, without the room their writers need."""
    layers = [f"@layer {name} {{\n{(folder / f'{name}.css').read_text(encoding='utf-8')}\n}}" for name in LAYERS]
    return slim("\n".join([*layers, ""]))


def slim(style: str) -> bytes:
    """A style sheet without comments and the room its writers need."""
    return _ROOM.sub(_kept, style).encode()


def _kept(match: re.Match[str]) -> str:
    return match["kept"] or match["end"] or match["mark"] or match["colon"] or " "


def named(path: str, content: bytes) -> FileJob:
    """Give a file the name of its content: "theme/site.css" becomes "theme/site.1b2c3d4e.css"."""
    stem, _, ending = path.rpartition(".")
    return whole_file(f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}.{ending}", content)
