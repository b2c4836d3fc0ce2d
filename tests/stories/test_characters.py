"""Bytes and characters: what is refused, removed, kept, and where it is told (rules F1 to F10)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.pressmark.stories.bidi import balanced
from plugins.pressmark.stories.characters import clean_line, clean_text
from plugins.pressmark.stories.findings import LINE_BREAK
from plugins.pressmark.stories.normal_form import nfc, same

from .files import found, is_refused, parse, story_text, told

NONCHARACTERS = [*range(0xFDD0, 0xFDF0), *(plane << 16 | end for plane in range(17) for end in (0xFFFE, 0xFFFF))]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", "1:1 empty-file", id="empty"),
        pytest.param(b"\xef\xbb\xbf", "1:1 empty-file", id="only-a-mark"),
        pytest.param("\u3000\r\n\x85\xa0".encode(), "1:1 empty-file", id="white-space"),
        pytest.param(b"x\n" * 100_001, "1:1 too-large", id="lines"),
        pytest.param("x\u2028".encode() * 100_001, "1:1 too-large", id="unicode-lines"),
        pytest.param(b"x" * 5_242_881, "1:1 too-large", id="bytes"),
        pytest.param(b"\x00" * 5_242_881, "1:1 too-large", id="size-before-binary"),
        pytest.param(b"a\r\nb\rc\nd\x00\xff", "4:1 binary", id="nul-before-bad-byte"),
        pytest.param(b"\xfe\xff\x00a", "1:1 encoding", id="utf-16-big"),
        pytest.param(b"\xff\xfea\x00", "1:1 encoding", id="utf-16-little"),
        pytest.param(b"\x00\x00\xfe\xff", "1:1 encoding", id="utf-32-big"),
        pytest.param(b"a\r\nb\r\rc\xe9d \xc2\x93", "4:2 encoding", id="bad-byte"),
        pytest.param(b"\xef\xbb\xbfa\xff", "1:2 encoding", id="bad-byte-after-mark"),
        pytest.param(b"a\n\xed\xa0\x80", "2:1 encoding", id="surrogate"),
        pytest.param(b"a\n\xc0\xaf", "2:1 encoding", id="overlong"),
        pytest.param(b"a\n\xf4\x90\x80\x80", "2:1 encoding", id="beyond-unicode"),
        pytest.param(b"a\n\xe2\x80", "2:1 encoding", id="cut-off"),
        pytest.param("a\x0bb\u2028c\x93".encode(), "3:2 encoding", id="c1-lines-counted-all"),
    ],
)
def test_what_is_no_text_is_refused_at_once(data: bytes, expected: str) -> None:
    assert told(data) == [expected]
    assert is_refused(data)


def test_exactly_the_most_lines_are_allowed() -> None:
    text = story_text()

    assert parse(text + "\n" * (100_000 - text.count("\n"))).story.code == "310245"


@pytest.mark.parametrize("number", NONCHARACTERS, ids=hex)
def test_noncharacter_is_refused(number: int) -> None:
    assert told(story_text(body=f"x {chr(number)} y")) == ["7:3 control-characters"]


@pytest.mark.parametrize("number", [n for n in range(0x80, 0xA0) if n != 0x85], ids=hex)
def test_c1_control_is_a_wrong_encoding(number: int) -> None:
    assert told(story_text(body=f"x {chr(number)} y")) == ["7:3 encoding"]


@pytest.mark.parametrize("number", [*range(0x01, 0x09), *range(0x0E, 0x20), 0x7F], ids=hex)
def test_control_is_removed_from_text_and_refused_in_date_and_code(number: int) -> None:
    control = chr(number)
    parsed = parse(story_text(body=f"Tick{control}ets."))

    assert parsed.story.paragraphs == ("Tickets.",)
    assert [f"{w.line}:{w.column} {w.reason}" for w in parsed.warnings] == ["7:5 control-characters"]
    assert told(story_text(date=f"Tues{control}day 4 June 2019 - 08:15")) == ["1:5 bad-date"]
    assert told(story_text(code=f"Story Code : 310{control}245")) == ["5:17 bad-code"]


@pytest.mark.parametrize("mark", ["\u200b", "\u2060", "\ufeff"])
def test_invisible_character_is_removed_everywhere(mark: str) -> None:
    parsed = parse(
        story_text(date=f"Tuesday{mark} 4 June 2019 - 08:15", code=f"Story{mark} Code : 310245", body=f"Tick{mark}ets.")
    )

    assert parsed.story.paragraphs == ("Tickets.",)
    assert [f"{w.line}:{w.column}" for w in parsed.warnings] == ["1:8", "5:6", "7:5"]
    assert {w.reason for w in parsed.warnings} == {"invisible-characters"}


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c"])
def test_direction_mark_stays_in_text_and_is_ignored_in_date_and_code(mark: str) -> None:
    parsed = parse(
        story_text(date=f"{mark}Tuesday 4 June 2019 - 08:15", code=f"Story Code : {mark}310245", body=f"a{mark}b")
    )

    assert parsed.story.paragraphs == (f"a{mark}b",)
    assert [f"{w.line}:{w.column} {w.reason}" for w in parsed.warnings] == [
        "1:1 invisible-characters",
        "5:14 invisible-characters",
    ]


@pytest.mark.parametrize("mark", ["\u200c", "\u200d", "\xad"])
def test_joiners_and_soft_hyphen_stay(mark: str) -> None:
    parsed = parse(story_text(body=f"a{mark}b"))

    assert parsed.story.paragraphs == (f"a{mark}b",)
    assert parsed.warnings == ()


def test_line_with_nothing_to_see_is_blank_and_told() -> None:
    parsed = parse(story_text(body="One.\n\u200c \u200f\nTwo."))

    assert parsed.story.paragraphs == ("One.", "Two.")
    assert [f"{w.line} {w.reason}" for w in parsed.warnings] == ["8 invisible-characters"]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        pytest.param("a\u202eb\u202cc", "abc", id="override"),
        pytest.param("a\u202db", "ab", id="open-override"),
        pytest.param("a\u2067b\u2069c", None, id="isolate"),
        pytest.param("a\u2068b\u202bc\u202c\u2069d", None, id="nested"),
        pytest.param("a\u2067b", "ab", id="open-isolate"),
        pytest.param("a\u2069b", "ab", id="close-isolate"),
        pytest.param("a\u202cb", "ab", id="close-embedding"),
        pytest.param("\u2067a\u202ab\u2069c\u202c", "\u2067ab\u2069c", id="embedding-ends-with-its-isolate"),
        pytest.param("\u202aa\u2067b\u202cc\u2069d\u202c", "\u202aa\u2067bc\u2069d\u202c", id="isolate-shields"),
        pytest.param("\u202aa\u2069b\u202c", "\u202aab\u202c", id="stray-inside"),
    ],
)
def test_bidi_controls_stay_only_in_pairs(line: str, kept: str | None) -> None:
    assert balanced(line)[0] == (line if kept is None else kept)


@pytest.mark.parametrize("control", [chr(n) for n in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))], ids=ascii)
def test_bidi_control_in_date_or_code_is_refused(control: str) -> None:
    assert told(story_text(date=f"{control}Tuesday 4 June 2019 - 08:15")) == ["1:1 bad-date"]
    assert told(story_text(code=f"Story Code : {control}310245")) == ["5:14 bad-code"]


def test_balanced_isolate_in_date_is_refused_too() -> None:
    assert told(story_text(date="\u20662019-06-04 08:15\u2069"))[0] == "1:1 bad-date"


def test_replacement_character_is_kept_and_told() -> None:
    assert told(story_text(body="The caf\ufffd.\n\nx\ufffd\ufffd")) == ["7:8 replacement-character"]
    assert found(story_text(body="The caf\ufffd.\n\nx\ufffd\ufffd"))[0].message == (
        "3 replacement characters are kept: a letter was lost there before the file was made; also on line 9"
    )


@pytest.mark.parametrize("mark", ["\r", "\v", "\f", "\x85", "\u2028", "\u2029"], ids=ascii)
def test_unusual_line_break_counts_and_is_told(mark: str) -> None:
    text = story_text(body=f"one{mark}two\ufffd")

    assert parse(text).story.paragraphs == ("one two\ufffd",)
    assert told(text) == ["7:3 line-breaks", "8:4 replacement-character"]


@pytest.mark.parametrize("space", [*"\t \xa0\u1680\u202f\u205f\u3000", *map(chr, range(0x2000, 0x200B))], ids=ascii)
def test_any_space_counts_as_one_in_the_head_and_is_stripped_from_lines(space: str) -> None:
    parsed = parse(
        story_text(
            date=f"{space}Tuesday{space}{space}4 June{space}2019 - 08:15{space}",
            head=f"Ferry{space * 2}Back",
            repeat="Ferry Back",
            code=f"{space}Story{space}Code{space}:{space}310245",
            body=f"{space}a{space}b{space}\n{space}\nc",
        )
    )

    assert parsed.warnings == ()
    assert parsed.story.headline == "Ferry Back"
    assert parsed.story.paragraphs == (f"{unicodedata.normalize('NFC', f'a{space}b')}", "c")


def test_columns_count_the_characters_of_the_file() -> None:
    assert told(story_text(date="\u200f  Tuesday\u200b \t 4 Jnue 2019 - 08:15"))[0] == "1:17 bad-date"


@given(
    st.text() | st.text(alphabet=st.sampled_from("ae\u0301\u200b\u200c\u200f\u202a\u202c\u202e\u2067\u2069\x08\n\r "))
)
def test_a_text_is_cleaned_as_its_lines_are(text: str) -> None:
    one_by_one = [clean_line(raw)[0] for raw in LINE_BREAK.split(text)]

    assert clean_text(text).lines == ["" if _is_unseen(line) else line for line in one_by_one]


def _is_unseen(line: str) -> bool:
    return not line.strip("\u200c\u200d\xad\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069 \t\xa0")


@given(st.text(alphabet=st.sampled_from("ae\u0301\u0316\u0f73\u0f71\u0344\uff9eé\u1e69")))
def test_normal_form_is_that_of_unicode(text: str) -> None:
    assert nfc(text) == unicodedata.normalize("NFC", text)
    assert nfc(text * 20) == unicodedata.normalize("NFC", text * 20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Talks “Close”", 'TALKS "close"'),
        ("it’s – done…", "It's - done..."),
        ("a\xa0 b", "A B"),
        ("می\u200cرود", "میرود"),
        ("co\xadop", "coop"),
        ("ﬁne ½", "fine 1⁄2"),
        ("Straße", "STRASSE"),
        ("Ｆｅｒｒｙ", "ferry"),
    ],
)
def test_lines_are_the_same_but_for_case_quotes_dashes_and_spaces(one: str, other: str) -> None:
    assert same(one, other)


def test_another_letter_is_not_the_same() -> None:
    assert not same("Ferry", "Fery")
