"""Messages as a person sees them: the caret stands under the fault, in every script and in long lines."""

import pytest

from plugins.pressmark.errors import Diagnostic

from .files import found, story_text


def shown(text: str) -> list[str]:
    return str(next(d for d in found(text) if d.severity == "error")).splitlines()


@pytest.mark.parametrize(
    ("text", "under"),
    [
        pytest.param(story_text(date="Tuesday 4 Jnue 2019 - 08:15"), "Jnue", id="date"),
        pytest.param(story_text(date="  Tuesday\t4  Jnue 2019 - 08:15"), "Jnue", id="white-space"),
        pytest.param(story_text(code="Story Code : N310245"), "N310245", id="code"),
        pytest.param(story_text(fields="Status : new"), "new", id="status"),
        pytest.param(story_text(body="Bad &#0; ref."), "&#0;", id="reference"),
        pytest.param(story_text(code=f"Story Code : {'1' * 20}"), "1" * 20, id="long-code"),
        pytest.param(story_text(body=f"{'word ' * 60}&#0; {'more ' * 60}"), "&#0;", id="long-line"),
        pytest.param(story_text(body=f"{'é' * 5}&#0;"), "&#0;", id="accents"),
    ],
)
def test_caret_stands_under_the_fault(text: str, under: str) -> None:
    _, source, caret, *_ = shown(text)

    assert source.replace("·", " ")[caret.index("^") :].startswith(under) or source.find(under) == caret.index("^")


def test_wide_letters_take_two_cells() -> None:
    assert shown(story_text(body="東京👍 &#0;"))[1:3] == ["  7 | 東京👍 &#0;", "    |        ^"]


def test_combining_marks_and_joiners_take_no_cell() -> None:
    diagnostic = Diagnostic(path="a", line=1, column=5, reason="r", message="m", source="q\u0301\u200c x!")

    assert str(diagnostic).splitlines()[2] == "    |   ^"


def test_right_to_left_line_names_the_place_in_words() -> None:
    assert shown(story_text(date="سه‌شنبه ۱۴ خرداد ۱۳۹۸ - ۰۸:۱۵"))[1:3] == [
        "  1 | سه‌شنبه ۱۴ خرداد ۱۳۹۸ - ۰۸:۱۵",
        "    | at character 12: خرداد",
    ]


def test_long_line_is_cut_around_the_fault() -> None:
    assert max(map(len, shown(story_text(body=f"{'word ' * 600}&#0; {'more ' * 600}"))[:3])) < 120


def test_path_cannot_forge_a_second_message() -> None:
    diagnostic = Diagnostic(path="a\nb.txt:1:1: fine\x1b[2J\udcff", line=1, reason="r", message="m")

    assert str(diagnostic).splitlines()[0] == "a\\x0ab.txt:1:1: fine\\x1b[2J\\xdcff:1:1: m [r]"


def test_empty_line_shows_no_caret() -> None:
    assert [line[:4] for line in shown("")] == ["a.tx", "  fi", "  ru"]
