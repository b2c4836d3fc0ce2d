"""The cards that are drawn, looked at as pictures: size, colours, where ink lies, whether Arabic letters are joined."""

from dataclasses import dataclass
from io import BytesIO

import pytest
from PIL import Image, ImageColor

from plugins.pressmark.discovery.cards import HEIGHT, WIDTH, Card, Colours, Line, card_png
from plugins.pressmark.discovery.fonts import Family, family_for, font_families, is_shaped
from plugins.pressmark.documents import Direction

DEJAVU = [family for family in font_families() if "DejaVu" in family.plain]
COLOURS = Colours(paper="#fbfaf6", ink="#1c1a17", quiet="#544d44", rule="#d3ccbf", accent="#8a1c1c")
INK = ImageColor.getrgb(COLOURS.ink)
pytestmark = pytest.mark.skipif(not DEJAVU, reason="the fonts named DejaVu are not installed")
shaped = pytest.mark.skipif(not is_shaped(), reason="FriBidi is not installed")


@dataclass(frozen=True)
class Drawn:
    picture: Image.Image

    def ink(self) -> tuple[int, int, int, int]:
        """The box around what is drawn in ink, which is the headline alone."""
        mask = self.picture.point(lambda _: 0).convert("L")
        places = [p for p, colour in enumerate(self.picture.get_flattened_data()) if colour == INK]
        for place in places:
            mask.putpixel((place % WIDTH, place // WIDTH), 255)
        box = mask.getbbox()
        assert box
        return box


def font(text: str) -> Family:
    found = family_for(text, DEJAVU)
    assert found
    return found


def card(headline: str, direction: Direction = "ltr", *, colours: Colours = COLOURS) -> Card:
    latin = font("Post")
    return Card(
        site=Line("The Harbour Post", latin.plain),
        headline=Line(headline, font(headline).bold),
        code=Line("892006", latin.plain),
        date=Line("14 October 2020", latin.plain),
        direction=direction,
        colours=colours,
    )


def drawn(headline: str, direction: Direction = "ltr") -> Drawn:
    return Drawn(Image.open(BytesIO(card_png(card(headline, direction)))).convert("RGB"))


def test_a_card_has_the_size_that_networks_ask_for_and_few_bytes() -> None:
    content = card_png(card("Turkish-backed Syrian Militants Join Armenian-Azeri Conflict"))
    picture = Image.open(BytesIO(content))

    assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
    assert len(content) < 25_000


def test_a_card_has_the_colours_of_the_theme_exactly() -> None:
    colours = COLOURS._replace(accent="#004488", paper="#fff")
    picture = Image.open(BytesIO(card_png(card("Ferries Wait", colours=colours)))).convert("RGB")

    seen = {colour for _, colour in picture.getcolors() or ()}
    assert {ImageColor.getrgb(colour) for colour in colours} <= seen
    assert picture.getpixel((WIDTH // 2, 2)) == ImageColor.getrgb("#004488")
    assert len(seen) <= 16


def test_equal_cards_have_equal_bytes() -> None:
    assert card_png(card("Ferries Wait")) == card_png(card("Ferries Wait"))
    assert card_png(card("Ferries Wait")) != card_png(card("Ferries Sail"))


def test_a_short_headline_is_large_and_a_long_one_stays_on_the_card() -> None:
    short = drawn("Ferries Wait").ink()
    long = drawn("Harbour master’s report on the closing of the eastern quay " * 8).ink()
    word = drawn("Unbreakable" * 30).ink()

    assert short[3] - short[1] > 50
    for left, top, right, bottom in (short, long, word):
        assert left >= 70
        assert right <= WIDTH - 70
        assert top >= 140
        assert bottom <= 512


@shaped
def test_what_is_written_from_right_to_left_begins_at_the_right() -> None:
    left, _, right, _ = drawn("کشتی‌ها", "rtl").ink()

    assert right > WIDTH - 80
    assert left > WIDTH // 2


@shaped
def test_latin_words_of_an_arabic_line_stand_where_they_are_read() -> None:
    """The last word of the line is at its left end, so the picture begins as that of the word alone does."""
    line, word = drawn("بندر PKK", "rtl"), drawn("PKK")
    left, _, _, _ = line.ink()
    alone = word.ink()

    def amount(picture: Image.Image, start: int) -> int:
        crop = picture.crop((start, alone[1], start + alone[2] - alone[0], alone[3]))
        return list(crop.get_flattened_data()).count(INK)

    # Less than a pixel apart, so that edges differ.
    assert amount(line.picture, left) == pytest.approx(amount(word.picture, alone[0]), rel=0.05)


@shaped
def test_arabic_letters_are_joined() -> None:
    """Two letters that are parted by a joiner's opposite take another room."""
    joined, parted = drawn("ببب", "rtl").ink(), drawn("ب\u200cب\u200cب", "rtl").ink()

    assert joined[2] - joined[0] < 0.8 * (parted[2] - parted[0])
