"""The parser as a whole: any bytes give a story or a refusal, exactly placed, in linear time."""

import pickle
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.pressmark.errors import Diagnostic, StoryError
from plugins.pressmark.model import Story
from plugins.pressmark.stories.findings import LINE_BREAK
from plugins.pressmark.stories.parser import parse_story
from plugins.pressmark.stories.rules import RULES
from tests.strategies import any_bytes, damaged_files, pieced_files, stories, story_file

from .files import NOW, TIMEZONE, found, parse, story_text, told


def outcome(data: bytes) -> tuple[Story | None, tuple[Diagnostic, ...]]:
    try:
        parsed = parse_story(data, path="a.txt", timezone=TIMEZONE, now=NOW)
    except StoryError as error:
        return None, error.diagnostics
    return parsed.story, parsed.warnings


@given(any_bytes())
@settings(max_examples=500, deadline=None)
def test_any_bytes_give_a_story_or_a_refusal(data: bytes) -> None:
    story, diagnostics = outcome(data)

    assert (story is None) == any(d.severity == "error" for d in diagnostics)


@given(any_bytes())
@settings(max_examples=300, deadline=None)
def test_same_bytes_give_the_same_result_in_any_process(data: bytes) -> None:
    first = outcome(data)

    assert outcome(data) == first
    assert pickle.loads(pickle.dumps(first)) == first


@given(pieced_files() | damaged_files())
@settings(max_examples=500, deadline=None)
def test_every_finding_points_into_the_file(text: str) -> None:
    lines = LINE_BREAK.split(text.removeprefix("\ufeff"))
    _, diagnostics = outcome(text.encode("utf-8", "surrogatepass"))

    for d in diagnostics:
        assert 1 <= d.line <= len(lines)
        assert 1 <= d.column <= max(1, len(lines[d.line - 1]))
        assert d.source in {"", lines[d.line - 1]} or d.reason == "encoding"


@given(any_bytes())
@settings(max_examples=300, deadline=None)
def test_every_finding_is_worded_as_the_house_wants(data: bytes) -> None:
    _, diagnostics = outcome(data)

    assert list(diagnostics) == sorted(diagnostics, key=lambda d: (d.line, d.reason, d.column))
    for d in diagnostics:
        gravity = RULES[d.reason].gravity
        assert gravity in {"either", d.severity}
        assert d.message
        assert d.message.isprintable() or "\u200c" in d.message or "\u200d" in d.message
        assert not d.message.endswith(".")
        assert d.fix or d.severity == "warning"


@given(stories())
@settings(max_examples=300, deadline=None)
def test_written_story_reads_as_it_was(story: Story) -> None:
    parsed = parse(story_file(story))

    assert parsed.story == story
    assert {w.reason for w in parsed.warnings} <= {"html-remnants", "future-date"}


@given(stories(), st.sampled_from(["\r\n", "\n"]), st.booleans())
def test_line_ends_and_byte_order_mark_change_nothing(story: Story, line_end: str, mark: bool) -> None:
    text = ("\ufeff" if mark else "") + story_file(story).replace("\n", line_end)

    assert parse(text).story == story


def test_all_findings_are_told_at_once_and_in_order() -> None:
    text = story_text(
        date="Monday 4 June 2019 - 08:15",
        code="Story Code : 31O245",
        fields="Status : new\nTopics : <b>",
        body="&#0;\n\nOne.\x08",
    )

    assert told(text) == [
        "1:1 weekday-mismatch",
        "5:14 bad-code",
        "6:10 bad-status",
        "7:10 odd-topic",
        "9:1 control-characters",
        "9:1 html-entities",
        "11:5 control-characters",
    ]


def test_file_that_is_no_text_tells_nothing_else() -> None:
    assert told(story_text(date="nonsense", body="x\x93").encode()) == ["7:2 encoding"]


def test_line_that_is_no_date_does_not_hide_the_rest() -> None:
    assert told("Ferry Line Returns\n\nStory Code : x1\nFerry Line Returns\nText.") == [
        "1:1 missing-date",
        "3:14 bad-code",
    ]


def test_date_further_down_is_named() -> None:
    assert (
        found("Share\n\n" + story_text())[0].message
        == "the story begins with `Share`, which is not a date; line 3 is the date"
    )


def test_code_is_never_taken_from_the_name_of_the_file() -> None:
    with pytest.raises(StoryError) as caught:
        parse_story(b"Tuesday 4 June 2019 - 08:15\n\nFerry\n\nText.", path="310245.txt", timezone=TIMEZONE)

    assert [d.reason for d in caught.value.diagnostics] == ["missing-code"]


def test_future_is_told_only_to_who_knows_the_moment() -> None:
    data = story_text(date="Tuesday 4 June 2069 - 08:15").encode()

    assert parse_story(data, path="a.txt", timezone=UTC).warnings == ()
    assert [
        w.reason for w in parse_story(data, path="a.txt", timezone=UTC, now=datetime(2026, 1, 1, tzinfo=UTC)).warnings
    ] == ["future-date"]


HOSTILE = [
    *["<a", "]]>", "&", "&#1", "&amp;", "&#x202e;", "\u202a", "\u2067\u202a", "\u2069", "\u0301\u0316", "\uff9e\u0301"],
    *[
        "\u0f73\u0316",
        "\ufdfa",
        "e\u0301",
        "\u200b",
        "\x08\n",
        "\ufffd\n",
        "\u200c\n",
        "Story Code : 310245\n",
        "Share\n",
    ],
    *[
        "4 June 2019\nStory Code : 310245\n",
        "Corrected : 4 June 2019 - x\n",
        " - ",
        "1 ",
        "1",
        "۱",
        "Date : ",
        "June ",
        "1/",
    ],
    *["â€", "word ", ",", "{", "\t", "😀", "@", "\r", "Topics : a\n"],
]
PLACES = {
    "first": "{}",
    "date": "Tuesday 4 {} June 2019",
    "headline": "Tuesday 4 June 2019 - 08:15\n\n{}\n\nStory Code : 310245\n{}\nText.",
    "code": "Tuesday 4 June 2019 - 08:15\n\nFerry\n\nStory Code : {}\nText.",
    "topics": "Tuesday 4 June 2019 - 08:15\n\nFerry\n\nStory Code : 310245\nTopics : {}\nText.",
    "correction": "Tuesday 4 June 2019 - 08:15\n\nFerry\n\nStory Code : 310245\nCorrected : 5 June 2019 - {}\nText.",
    "body": "Tuesday 4 June 2019 - 08:15\n\nFerry\n\nStory Code : 310245\n{}\nText.",
}


def cost(place: str, unit: str, size: int) -> float:
    """Seconds of CPU for a file of about a size."""
    data = PLACES[place].format(*[unit * (size // len(unit.encode()))] * 2).encode()
    start = time.process_time()
    outcome(data)
    return time.process_time() - start


def is_slow(place: str, unit: str) -> bool:
    """Whether eight times the size costs far more than eight times as much; a quadratic step would cost 64 times."""
    return cost(place, unit, 32_000) > 24 * cost(place, unit, 4_000) + 0.01


@pytest.mark.parametrize("place", PLACES)
def test_time_grows_no_faster_than_the_file(place: str) -> None:
    # A busy machine may disturb one measurement, but not five of them.
    slow = [unit for unit in HOSTILE if all(is_slow(place, unit) for _ in range(5))]

    assert slow == []
