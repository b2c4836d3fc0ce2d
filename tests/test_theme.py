"""What holds for every style sheet of the theme."""

import re
from pathlib import Path

import pytest

SHEETS = sorted((Path(__file__).parent.parent / "theme" / "static" / "css").glob("*.css"))
# Properties and values that name a side of the window, where a side of the text is meant; `overflow-x` has no other name
# that browsers know.
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)[\w-]*"
    r"|border-(?:top|bottom)-(?:left|right)-radius|(?:min-|max-)?(?:width|height)|left|right|top|bottom)\s*:"
    r"|(?:float|clear|text-align|caption-side)\s*:\s*(?:left|right)"
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CONDITION = re.compile(r"@(?:media|container)[^{]*")


def physical(style: str) -> list[str]:
    """What a style sheet says of left and right, outside the conditions that ask for a window's width."""
    return PHYSICAL.findall(CONDITION.sub("", COMMENT.sub("", style)))


def test_there_are_style_sheets() -> None:
    assert len(SHEETS) >= 5


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_style_knows_no_left_and_right(sheet: Path) -> None:
    assert physical(sheet.read_text(encoding="utf-8")) == []


def test_the_search_sees_left_and_right() -> None:
    style = "@media (max-width: 9em) { p { margin-left: 1px; width: 2em; text-align: right; border-width: 1px } }"

    assert physical(style) == ["margin-left:", "width:", "text-align: right"]
