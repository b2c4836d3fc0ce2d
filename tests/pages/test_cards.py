"""Which stories have a card, what it is named by, and what the story's page says of it."""

import json
import logging
import pickle
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plugins.pressmark.discovery.cards import Colours
from plugins.pressmark.discovery.fonts import Family, font_families
from plugins.pressmark.errors import OptionError
from plugins.pressmark.model import StoryCode
from plugins.pressmark.pages.assets import assets
from plugins.pressmark.pages.cards import story_cards, tell_undrawn, theme_colours
from plugins.pressmark.pages.site_map import site_pages
from plugins.pressmark.rebuild.render import Renderer
from tests.pages.invented import THEME, dateline, document, site, story

SITE = site("https://example.org/archive")
WAIT = document(story("892006", dateline(2020, 10, 14, 11, 1), headline="Ferries Wait"), place=SITE)
LETTERS = frozenset("".join(map(chr, range(33, 127))) + "©")
LATIN = Family(bold="bold.ttf", plain="plain.ttf", digest="1", letters=LETTERS)
COLOURS = theme_colours(THEME)


def name(*documents: object, families: Family = LATIN, colours: Colours = COLOURS) -> str:
    files, _ = story_cards([WAIT], site=SITE, colours=colours, families=[families])
    return files[0].name


def test_a_story_has_a_card_at_an_address_of_its_code() -> None:
    (file,), pictures = story_cards([WAIT], site=SITE, colours=COLOURS, families=[LATIN])

    assert file.path == "cards/892006.png"
    assert file.is_heavy
    assert pictures == {
        "892006": (
            "https://example.org/archive/cards/892006.png",
            1200,
            630,
            "Ferries Wait. 14 October 2020. The Harbour Post 892006",
        )
    }


def test_a_story_that_no_font_can_draw_has_none() -> None:
    told = replace(WAIT.story, headline="عبارة")

    assert story_cards([document(told, place=SITE)], site=SITE, colours=COLOURS, families=[LATIN]) == ([], {})


def test_a_card_is_named_by_all_that_it_shows_and_not_by_more() -> None:
    def named(**parts: Any) -> str:
        told = document(replace(WAIT.story, **parts), place=SITE)
        return story_cards([told], site=SITE, colours=COLOURS, families=[LATIN])[0][0].name

    assert named(paragraphs=("Another text.",)) == named()
    assert named(headline="Ferries Sail") != named()
    assert named(dateline=dateline(2020, 10, 15)) != named()
    assert name(families=replace(LATIN, digest="2")) != named()
    assert name(colours=COLOURS._replace(accent="#004488")) != named()


@pytest.mark.skipif(not font_families(), reason="no font is installed")
def test_a_card_is_drawn_alike_by_another_process() -> None:
    (file,), _ = story_cards([WAIT], site=SITE, colours=COLOURS)

    assert pickle.loads(pickle.dumps(file)).make() == file.make()


def test_the_page_of_a_story_names_its_card() -> None:
    _, cards = story_cards([WAIT], site=SITE, colours=COLOURS, families=[LATIN])
    jobs = site_pages(
        [WAIT], site=SITE, assets=assets(THEME), text_pages=[], withdrawn=[], stories_per_page=20, cards=cards
    )
    page = next(Renderer([THEME / "templates"]).render(job).decode() for job in jobs if job.path.startswith("stories/"))

    tags = dict(re.findall(r'<meta (?:name="[\w:]+" )?property="(og:image[\w:]*)" content="([^"]*)">', page))
    assert tags == {
        "og:image": "https://example.org/archive/cards/892006.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Ferries Wait. 14 October 2020. The Harbour Post 892006",
    }
    assert '<meta name="twitter:image" property="og:image"' in page
    assert '<meta name="twitter:image:alt" property="og:image:alt"' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page
    linked = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert linked
    assert json.loads(linked[1])["@graph"][0]["image"] == tags["og:image"]


def test_the_colours_are_those_of_the_light_page() -> None:
    assert Colours(paper="#fbfaf6", ink="#211", quiet="#544", rule="#dcb", accent="#811") == COLOURS


def test_a_theme_without_a_colour_is_told(tmp_path: Path) -> None:
    (tmp_path / "static" / "css").mkdir(parents=True)
    file = tmp_path / "static" / "css" / "tokens.css"
    file.write_text(":root { --paper: #fff; --ink: #000; --quiet: #444; --rule: #ccc; --accent: crimson; }")

    with pytest.raises(OptionError) as told:
        theme_colours(tmp_path)

    assert str(told.value) == (
        f'pelicanconf.py: PRESSMARK["cards"]: {file}: names no colour --accent, such as "#8a1c1c"'
    )


def test_stories_without_a_card_are_told_with_a_fix(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        tell_undrawn([])
        tell_undrawn([StoryCode(str(code)) for code in range(1, 8)])

    assert caplog.messages == [
        "7 stories have no card of their own, for no font that may be used has all their letters: 1, 2, 3, 4, 5 …\n"
        "  fix: install one of these fonts, and for what is written from right to left FriBidi: Amiri, DejaVuSans, "
        "DejaVuSerif, LiberationSerif, NotoNaskhArabic, NotoSerif, NotoSerifHebrew"
    ]
