"""The style sheet and the icon."""

import hashlib
import re
from pathlib import Path

from plugins.pressmark.colours import Accent
from plugins.pressmark.pages.assets import LAYERS, assets, feed_assets, style_sheet
from tests.pages.invented import THEME


def theme(folder: Path, **layers: str) -> Path:
    (folder / "static" / "css").mkdir(parents=True)
    for name in LAYERS:
        (folder / "static" / "css" / f"{name}.css").write_text(layers.get(name, ""))
    (folder / "static" / "icon.png").write_text("<svg/>")
    return folder


def test_layers_are_joined_in_the_order_of_the_cascade(tmp_path: Path) -> None:
    folder = theme(tmp_path, tokens=":root {\n  --ink: #000;\n}", parts="a :is(b, c) > d {\n  color: red;\n}\n")

    assert style_sheet(folder / "static" / "css") == (
        b"@layer tokens{:root{--ink:#000}}@layer elements{}@layer layout{}@layer parts{a :is(b,c)>d{color:red}}"
    )


def test_comments_are_left_out_and_strings_are_kept(tmp_path: Path) -> None:
    folder = theme(tmp_path, parts='/* gone { */ b::before { content: "/* kept:  { */"; margin: calc(1em + 2px); }')

    assert b'@layer parts{b::before{content:"/* kept:  { */";margin:calc(1em + 2px)}}' in style_sheet(
        folder / "static" / "css"
    )


def test_another_accent_stands_in_light_and_in_dark() -> None:
    plain, blue = assets(THEME), assets(THEME, Accent("#0b3d91", "#9bb0d2"))

    before, after = plain.files[0].make().decode(), blue.files[0].make().decode()
    assert re.findall(r"--accent:([^;}]+)", before) == ["#811", "#fa9"]
    assert re.findall(r"--accent:([^;}]+)", after) == ["#0b3d91", "#9bb0d2"]
    assert plain.stylesheet != blue.stylesheet
    feed = feed_assets(THEME, Accent("#0b3d91", "#9bb0d2"))[0].make()
    assert re.findall(rb"--accent: ([^;]+)", feed) == [b"#0b3d91", b"#9bb0d2"]


def test_files_are_named_by_their_content() -> None:
    shipped = assets(THEME)

    assert [file.path for file in shipped.files] == [
        shipped.stylesheet,
        shipped.rooms,
        shipped.icon,
        shipped.card,
    ]
    for file in shipped.files:
        assert f".{hashlib.sha256(file.make()).hexdigest()[:8]}." in file.path
