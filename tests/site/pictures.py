"""Pictures of every kind of page, compared with those that were kept: what a change does to the looks is seen at once.

Letters are boxes in them (`boxes.py`), so a page is laid out alike whatever fonts a machine has; colours, rules and room
are the theme's. They are kept at a quarter of their size, and a few points may differ, as one browser rounds a line
otherwise than the next. `python -m tests.site.pictures` compares, `--keep` keeps the new ones.
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

from PIL import Image, ImageChops

from plugins.pressmark.rebuild.server import local_site

from .boxes import only_font
from .browser import Page, browser
from .kinds import page_of_each_kind
from .mixed import build_mixed

KEPT = Path(__file__).parent.parent / "data" / "pictures"
_SMALLER = 4
# Of a kept picture, whose smallest part is a block of sixteen points: how far a colour may be off, of 255, and what share
# of all points may be further off; and by how many points a page may be longer or shorter.
_NEAR, _SHARE, _LENGTH = 40, 0.004, 3
_TALLEST = 3_000
# By name: the width, and the scheme of colours that the reader prefers.
_VIEWS = {"wide": (1280, "light"), "narrow": (320, "light"), "dark": (1280, "dark")}
_STORIES = 70


def take_pictures(folder: Path) -> Iterator[tuple[str, Image.Image]]:
    """Build two archives and picture every kind of page: of many languages, and wholly Persian.

    Args:
        folder: Empty.
    """
    fonts = folder / "fonts"
    fonts.mkdir()
    with browser(folder / "profile", fonts=only_font(fonts)) as page:
        for language, views in (("", ("wide", "narrow", "dark")), ("fa", ("wide", "narrow"))):
            site = build_mixed(folder / f"site-{language}", language=language, stories=_STORIES)
            with local_site(site) as address:
                for view in views:
                    for kind, path in page_of_each_kind(site).items():
                        picture = _picture(page, address + quote(path), view)
                        yield "-".join(filter(None, [language, kind, view])), picture


def _picture(page: Page, address: str, view: str) -> Image.Image:
    width, scheme = _VIEWS[view]
    page.show(width, prefers_color_scheme=scheme)
    page.open(address)
    height = min(_TALLEST, page.evaluate("document.documentElement.scrollHeight"))
    page.show(width, height=height, prefers_color_scheme=scheme)
    picture = Image.open(BytesIO(page.picture())).convert("RGB")
    return picture.resize((width // _SMALLER, height // _SMALLER), Image.Resampling.BOX)


def difference(new: Image.Image, kept: Image.Image) -> str:
    """What is unlike in two pictures; empty where they are as good as equal."""
    if new.width != kept.width or abs(new.height - kept.height) > _LENGTH:
        return f"it is {new.width} by {new.height} points, and was {kept.width} by {kept.height}"
    size = (new.width, min(new.height, kept.height))
    off = ImageChops.difference(new.crop((0, 0, *size)), kept.crop((0, 0, *size)))
    most = ImageChops.lighter(ImageChops.lighter(off.getchannel(0), off.getchannel(1)), off.getchannel(2))
    share = sum(most.histogram()[_NEAR + 1 :]) / (size[0] * size[1])
    return f"{share:.1%} of its points have another colour" if share > _SHARE else ""


def compare(new: Mapping[str, Image.Image], *, kept: Path) -> dict[str, str]:
    """What is unlike in pictures, by their names; also those that only one side has."""
    names = {file.stem for file in kept.glob("*.png")}
    found = dict.fromkeys(new.keys() - names, "is not kept") | dict.fromkeys(names - new.keys(), "is gone")
    for name in new.keys() & names:
        with Image.open(kept / f"{name}.png") as picture:
            found[name] = difference(new[name], picture.convert("RGB"))
    return {name: text for name, text in sorted(found.items()) if text}


def keep(new: Mapping[str, Image.Image], *, folder: Path) -> None:
    """Write pictures in the place of all that a folder has, in few colours."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.glob("*.png"):
        file.unlink()
    for name, picture in new.items():
        picture.quantize(128, dither=Image.Dither.NONE).save(folder / f"{name}.png", optimize=True)


def main(*words: str) -> int:
    """Compare, or keep; where something is unlike, the new pictures are written to be looked at."""
    # The browser may still write to its folder while it ends.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        new = dict(take_pictures(Path(folder)))
    if words == ("--keep",):
        keep(new, folder=KEPT)
    unlike = compare(new, kept=KEPT)
    for name, text in unlike.items():
        print(f"{name}: {text}")  # noqa: T201  # this is a command
    if unlike:
        seen = Path(tempfile.mkdtemp(prefix="pictures-"))
        keep({name: picture for name, picture in new.items() if name in unlike}, folder=seen)
        print(f"the new ones are in {seen}")  # noqa: T201
    return 1 if unlike else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
