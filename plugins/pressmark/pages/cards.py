"""A picture of its own for each story, which shows where a link to it is shared: documents in, files to draw out.

Drawing is left to `discovery/cards.py`, and both need Pillow and fontTools: nothing loads this module but a build whose
option `cards` is on.
"""

import logging
import re
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from ..colours import Accent
from ..discovery.cards import HEIGHT, WIDTH, Card, Colours, Line, card_png, drawing_tools
from ..discovery.fonts import FAMILIES, Family, family_for, font_families
from ..discovery.tags import Picture
from ..documents import ArchiveDocument, Site, absolute
from ..errors import OptionError
from ..model import StoryCode
from ..rebuild.jobs import FileJob, digest
from .addresses import card_path
from .cldr import day_text

logger = logging.getLogger(__name__)

_NAMED = 5


def story_cards(
    documents: Iterable[ArchiveDocument], *, site: Site, colours: Colours, families: Sequence[Family] | None = None
) -> tuple[list[FileJob], dict[StoryCode, Picture]]:
    """Plan the card of each story whose words can be drawn; nothing is drawn.

    Args:
        families: Fonts, in the order in which they are tried; None for those of the machine.
    Returns:
        The files, and what a story's page says of its card, by the story's code.
    """
    known = font_families() if families is None else families
    files, pictures = [], {}
    for document in documents:
        if card := _card(document, site, colours, known):
            address = absolute(site, card_path(document.code))
            alt = f"{card.headline.text}. {card.date.text}. {site.name} {document.code}"
            files.append(_file(document, card, known))
            pictures[document.code] = Picture(address, WIDTH, HEIGHT, alt)
    return files, pictures


def theme_colours(theme: Path, accent: Accent | None = None) -> Colours:
    """Read the colours of the theme, those of the light page.

    Args:
        theme: The folder that holds `static/css/tokens.css`.
        accent: Takes the place of the theme's own.
    Raises:
        OptionError: A colour is not there, or not written as "#8a1c1c".
    """
    file = theme / "static" / "css" / "tokens.css"
    light = dict(reversed(re.findall(r"--(\w+):\s*(#(?:\w{6}|\w{3}))\s*;", file.read_text(encoding="utf-8"))))
    if accent:
        light["accent"] = accent.light
    if missing := [name for name in Colours._fields if name not in light]:
        names = ", ".join(f"--{name}" for name in missing)
        raise OptionError(f'pelicanconf.py: PRESSMARK["cards"]: {file}: names no colour {names}, such as "#8a1c1c"')
    return Colours(*(light[name] for name in Colours._fields))


def tell_undrawn(codes: Sequence[StoryCode]) -> None:
    """Say which stories go without a card of their own, and how to mend it."""
    if not codes:
        return
    named = ", ".join(codes[:_NAMED]) + (" …" if len(codes) > _NAMED else "")
    fonts = ", ".join(sorted({bold.partition("-")[0] for bold, _ in FAMILIES}))
    logger.warning(
        "%d stories have no card of their own, for no font that may be used has all their letters: %s\n"
        "  fix: install one of these fonts, and for what is written from right to left FriBidi: %s",
        len(codes),
        named,
        fonts,
    )


def _card(document: ArchiveDocument, site: Site, colours: Colours, families: Sequence[Family]) -> Card | None:
    date = day_text(document.story.dateline, document.language)
    words = (site.name, document.story.headline, document.code, date)
    fonts = [family for text in words if (family := family_for(text, families))]
    if len(fonts) < len(words):
        return None
    return Card(
        site=Line(site.name, fonts[0].plain),
        headline=Line(document.story.headline, fonts[1].bold),
        code=Line(document.code, fonts[2].plain),
        date=Line(date, fonts[3].plain),
        direction=document.direction,
        colours=colours,
    )


def _file(document: ArchiveDocument, card: Card, families: Sequence[Family]) -> FileJob:
    used = {line.font for line in (card.site, card.headline, card.code, card.date)}
    fonts = [family.digest for family in families if used & {family.bold, family.plain}]
    name = digest([card, fonts, drawing_tools()])
    return FileJob(path=card_path(document.code), make=partial(card_png, card), name=name, is_heavy=True)
