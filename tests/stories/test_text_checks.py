"""The text of a story: what is decoded, left out, or only told (rules B1 to B8)."""

import pytest

from .files import found, is_refused, parse, story_text, told


def test_paragraph_is_the_lines_between_blank_ones() -> None:
    assert parse(story_text(body="One\ntwo  two.\n\n \nThree\xa0three.")).story.paragraphs == (
        "One two  two.",
        "Three\xa0three.",
    )


@pytest.mark.parametrize("body", ["", "\n\n", "End item", "Story Code : 310245"])
def test_story_without_text_is_refused_at_its_code(body: str) -> None:
    errors = [f"{d.line} {d.reason}" for d in found(story_text(body=body)) if d.severity == "error"]

    assert errors == ["5 empty-body"]


@pytest.mark.parametrize(
    "text", ["<p>", "</p>", "<a href='x'>", "<br/>", "a <!-- b", "<![CDATA[", "]]>", "<script>x", "x<y and z>"]
)
def test_what_looks_like_html_stays_and_is_told(text: str) -> None:
    parsed = parse(story_text(body=f"One.\n\nA {text} b."))

    assert parsed.story.paragraphs[1] == f"A {text} b."
    assert [f"{w.line} {w.reason}" for w in parsed.warnings] == ["9 html-remnants"]


@pytest.mark.parametrize(
    "text", ["a < b > c", "x<7", "<", "> <", "<3", "{{ x }} {% y %}", "**b** _i_ [a](b)", "# c", "a <b c"]
)
def test_other_signs_are_text(text: str) -> None:
    parsed = parse(story_text(body=text))

    assert parsed.story.paragraphs == (text,)
    assert parsed.warnings == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("R&amp;D", "R&D"),
        ("&ldquo;a&rdquo;&nbsp;b", "“a”\xa0b"),
        ("&#8364;&#x20AC;&#X20ac;", "€€€"),
        ("&#0000000065;", "A"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("&lt;b&gt;", "<b>"),
        ("a&NewLine;b&#13;c", "a b c"),
        ("e&#x301;", "é"),
        ("a&ZeroWidthSpace;b", "ab"),
        ("&fjlig;", "fj"),
    ],
)
def test_references_are_decoded_once(written: str, read: str) -> None:
    parsed = parse(story_text(body=written))

    assert parsed.story.paragraphs == (read,)
    assert "html-entities" in [w.reason for w in parsed.warnings]
    assert "html-remnants" not in [w.reason for w in parsed.warnings]


@pytest.mark.parametrize("text", ["R&D", "&amp", "&unknown;", "&;", "&#;", "&#x;", "a & b; c", "&ampx;"])
def test_what_html_does_not_know_stays(text: str) -> None:
    parsed = parse(story_text(body=text))

    assert parsed.story.paragraphs == (text,)
    assert parsed.warnings == ()


@pytest.mark.parametrize(
    "reference",
    ["&#0;", "&#1;", "&#x1b;", "&#127;", "&#147;", "&#xD800;", "&#xFFFF;", "&#x110000;", f"&#{'9' * 5000};"],
)
def test_reference_to_what_no_text_may_hold_is_refused(reference: str) -> None:
    assert told(story_text(body=f"Bad {reference} ref.")) == ["7:5 control-characters", "7:5 html-entities"]
    assert is_refused(story_text(body=reference))


def test_references_in_headline_and_repeat_are_decoded_before_they_are_compared() -> None:
    assert parse(story_text(head="R&amp;D &#x201c;Up&#x201d;", repeat='R&D "Up"')).story.headline == "R&D “Up”"


@pytest.mark.parametrize(
    "line",
    [
        "End Item/310245",
        "END ITEM / ۳۱۰۲۴۵",
        "End item",
        "End Item/",
        "انتهای پیام",
        "انتهاي پيام/310245",
        "\u200fانتهای\u200cپیام/",
    ],
)
def test_closing_mark_of_the_agency_is_left_out(line: str) -> None:
    parsed = parse(story_text(body=f"One.\n{line}\n\n"))

    assert parsed.story.paragraphs == ("One.",)
    assert [f"{w.line} {w.reason}" for w in parsed.warnings] == ["8 trailer"]


@pytest.mark.parametrize("line", ["End Item/310", "انتهای پیام/۹"])
def test_closing_mark_with_another_code_stays(line: str) -> None:
    parsed = parse(story_text(body=f"One.\n\n{line}"))

    assert parsed.story.paragraphs == ("One.", line)
    assert [f"{w.line} {w.reason}" for w in parsed.warnings] == ["9 trailer-mismatch"]


def test_closing_mark_elsewhere_is_text() -> None:
    assert told(story_text(body="End item\n\nOne.")) == []


@pytest.mark.parametrize(
    "line",
    [
        "Share It",
        "share",
        "PRINT",
        "Comments (12)",
        "Comments(۰)",
        "Your Name",
        "Related News",
        "Read more",
        "Recommend to others",
        "Source : Radio",
    ],
)
def test_boilerplate_stays_and_is_told(line: str) -> None:
    parsed = parse(story_text(body=f"One.\n\n{line}\n\nTwo.\n\n{line}"))

    assert parsed.story.paragraphs == ("One.", line, "Two.", line)
    assert [f"{w.line} {w.reason}" for w in parsed.warnings] == ["9 boilerplate"]
    assert "also on line 13" in parsed.warnings[0].message


@pytest.mark.parametrize("line", ["Share prices fell.", "Print media", "Comments (x)", f"Source : {'x' * 100}"])
def test_text_that_begins_like_boilerplate_is_text(line: str) -> None:
    assert told(story_text(body=line)) == []


def test_long_line_is_kept_whole_and_told() -> None:
    parsed = parse(story_text(body="x" * 20_001))

    assert parsed.story.paragraphs == ("x" * 20_001,)
    assert [w.reason for w in parsed.warnings] == ["long-line"]
    assert told(story_text(body="x" * 20_000)) == []


@pytest.mark.parametrize("text", ["it’s".encode().decode("cp1252"), "cafÃ©", "Â©", "Ø§Ù„", "ðŸ˜€", "ï»¿x"])
def test_garbled_letters_stay_and_are_told(text: str) -> None:
    parsed = parse(story_text(body=f"A {text} b."))

    assert parsed.story.paragraphs == (f"A {text} b.",)
    assert [f"{w.line} {w.reason}" for w in parsed.warnings] == ["7 mojibake"]


@pytest.mark.parametrize("text", ["SÃO PAULO", "Â", "café", "Øre", "NEXØ»", "Ð", "â la carte"])
def test_real_letters_are_not_garbled(text: str) -> None:
    assert told(story_text(body=text)) == []
