"""Code lines: labels, languages, numbers, and what is no code (rules C1 to C4)."""

import pytest

from plugins.pressmark.stories.codeline import read_code_line

from .files import found, is_refused, parse, story_text, told


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Story Code : 310245", id="canonical"),
        pytest.param("story code: 310245", id="lower-case"),
        pytest.param("STORYCODE:310245", id="no-spaces"),
        pytest.param("Story\t \xa0Code  :  310245", id="other-spaces"),
        pytest.param("Story Code：310245", id="wide-colon"),
    ],
)
def test_usual_code_line_is_silent(line: str) -> None:
    parsed = parse(story_text(code=line))

    assert parsed.story.code == "310245"
    assert parsed.warnings == ()


@pytest.mark.parametrize(
    ("label", "language"),
    [
        ("Story ID", None),
        ("News Code", None),
        ("News ID", None),
        ("Code", None),
        ("ID", None),
        ("کد خبر", "fa"),
        ("كد خبر", "fa"),
        ("کد مطلب", "fa"),
        ("شناسه خبر", "fa"),
        ("رمز الخبر", "ar"),
        ("خبر کا کوڈ", "ur"),
        ("Habari ID", "sw"),
        ("HABER KODU", "tr"),
        ("Haber Kodu", "tr"),
        ("CÓDIGO", "es"),
        ("Co\u0301digo", "es"),
    ],
)
@pytest.mark.parametrize("colon", [" : ", ":", "：", " "])
def test_other_label_is_read_and_may_tell_the_language(label: str, language: str | None, colon: str) -> None:
    parsed = parse(story_text(code=f"{label}{colon}310245"))

    assert parsed.story.code == "310245"
    assert parsed.story.language == language
    assert [warning.reason for warning in parsed.warnings] == ["code-label"]


def test_language_field_wins_over_the_label() -> None:
    assert parse(story_text(code="کد خبر : 310245", fields="Language : ps")).story.language == "ps"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param("", "the line gives no story code", id="nothing"),
        pytest.param("N310245", "the story code `N310245` is not a plain number", id="letter"),
        pytest.param("310,245", "the story code `310,245` is not a plain number", id="comma"),
        pytest.param("-310245", "the story code `-310245` is not a plain number", id="minus"),
        pytest.param("+310245", "the story code `+310245` is not a plain number", id="plus"),
        pytest.param("#310245", "the story code `#310245` is not a plain number", id="hash"),
        pytest.param("310245/1", "the story code `310245/1` is not a plain number", id="slash"),
        pytest.param("310 245", "the story code `310 245` is not a plain number", id="two-numbers"),
        pytest.param("310245.", "the story code `310245.` is not a plain number", id="dot"),
        pytest.param("https://example.org/310245", "the story code `https://example.org/310245` is not a plain number", id="address"),
        pytest.param("../../etc/passwd", "the story code `../../etc/passwd` is not a plain number", id="path"),
        pytest.param("<b>1</b>", "the story code `<b>1</b>` is not a plain number", id="markup"),
        pytest.param("٣١۰", "the story code `٣١۰` mixes digits of two scripts", id="mixed"),
        pytest.param("３１０", "the story code `３１０` is not a plain number", id="wide-digits"),
        pytest.param("²", "the story code `²` is not a plain number", id="superscript"),
        pytest.param("0", "the story code `0` is not above zero", id="zero"),
        pytest.param("0310245", "the story code `0310245` begins with zero", id="leading-zero"),
        pytest.param("1234567890123", "the story code `1234567890123` has 13 digits, and 12 are the most", id="long"),
    ],
)  # fmt: skip
def test_what_is_no_code_is_refused(value: str, message: str) -> None:
    errors = [d for d in found(story_text(code=f"Story Code : {value}".strip())) if d.severity == "error"]

    assert [(d.line, d.reason, d.message) for d in errors] == [(5, "bad-code", message)]


def test_twelve_digits_are_a_code() -> None:
    assert parse(story_text(code="Story Code : 999999999999")).story.code == "999999999999"


def test_foreign_digits_are_stored_as_ascii() -> None:
    parsed = parse(story_text(code="Story Code : ٣١٠٢٤٥"))

    assert parsed.story.code == "310245"
    assert [warning.fix for warning in parsed.warnings] == ["write `310245`"]


@pytest.mark.parametrize(
    "line",
    [
        "ID cards will be checked",
        "Code red at the port",
        "News id needed",
        "Identity : 5",
        "Codex 7",
        "Code 3 emergency",
    ],
)
def test_ordinary_line_is_no_code_line(line: str) -> None:
    assert read_code_line(line) is None


def test_code_is_looked_for_in_twenty_lines() -> None:
    nineteenth = "Tuesday 4 June 2019 - 08:15\n" + "word\n\n" * 18 + "Story Code : 1\nText."
    twentieth = nineteenth.replace("word\n\n", "word\nword\n\n", 1)

    assert "missing-code" not in [d.reason for d in found(nineteenth)]
    assert told(twentieth) == ["3:1 missing-code"]


def test_repeated_code_is_kept_out_of_the_text() -> None:
    parsed = parse(story_text(body="One.\nStory Code : 310245\nTwo.\n\nNews ID 310245"))

    assert parsed.story.paragraphs == ("One.", "Two.")
    assert [(w.line, w.reason) for w in parsed.warnings] == [(8, "repeated-code"), (11, "repeated-code")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("One.\n\nStory Code : 310246", ["9:1 multiple-stories"], id="other-code"),
        pytest.param("One.\n\n5 June 2019\n\n\n\n\n\nStory Code : 310245\nx", ["9:1 multiple-stories"], id="date-six-lines-above"),
        pytest.param("One.\n\n5 June 2019\n\n\n\n\n\n\nStory Code : 310245\nx", ["16:1 repeated-code"], id="date-seven-lines-above"),
        pytest.param("One.\n\n5 June 2019\n\n\n\n\n\n\nStory Code : 9\nx", ["16:1 multiple-stories"], id="date-too-far-above"),
        pytest.param("One.\n\nCode : of conduct", [], id="no-second-code"),
    ],
)  # fmt: skip
def test_second_story_in_a_file_is_refused(body: str, expected: list[str]) -> None:
    assert told(story_text(body=body)) == expected
    assert is_refused(story_text(body=body)) == (bool(expected) and "multiple" in expected[0])
