"""A story written is the same story when it is read."""

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plugins.pressmark.model import Correction, Dateline, Status, Story, StoryCode
from plugins.pressmark.stories.characters import clean_line
from plugins.pressmark.stories.parser import parse_story
from plugins.pressmark.stories.text import StoryTextError, new_story_text, story_text

ZONE = ZoneInfo("Asia/Tehran")
LANGUAGES = [None, "fa", "ar", "ur", "tr", "es", "sw", "en", "zh-hant", "pt-br"]
WORDS = [
    *(
        "harbour",
        "TALKS",
        "resume,",
        "again.",
        "پل",
        "رفت‌وآمد",
        "المدينة",
        "لائبریری",
        "açıldı",
        "İstanbul",
        "niño",
        "朝市",
        "x²",
        "½",
        "№5",
    ),
    *(
        "“quoted”",
        "‘so’",
        "—",
        "–",
        "…",
        "a<b",
        "<p>",
        "{{ x }}",
        "&",
        "&amp;",
        "&#x41;",
        "&nope;",
        "100%",
        "#1",
        "*bold*",
        "\\n",
        "C:\\",
        "👩‍🚀",
        "e\u0301",
    ),
    *(
        "Said:",
        "http://example.org/?a=1&b=2",
        "2020",
        "11:01",
        "–1",
        "\u00ad",
        "\u00a0",
        "(c)",
        "[x]",
        "$",
        "~",
        "`",
        '"',
        "'",
    ),
]


def read(text: str, zone: tzinfo = ZONE) -> Story:
    return parse_story(text.encode(), path="story.txt", timezone=zone).story


def a_story(**changes: object) -> Story:
    local = datetime(2020, 10, 14, 11, 1, tzinfo=ZONE)
    parts: dict[str, object] = {
        "code": StoryCode("892006"),
        "dateline": Dateline(local=local, moment=local.astimezone(UTC), has_time=True, iso="2020-10-14T11:01"),
        "headline": "Harbour Talks Resume",
        "paragraphs": ("Negotiators returned on Monday.", "They left on Tuesday."),
    }
    return Story(**{**parts, **changes})  # type: ignore[arg-type]


def test_canonical_form() -> None:
    story = a_story(language="en", topics=("Ports", "Trade"), fields=(("link", "https://example.org/1"),))

    assert story_text(story) == (
        "Wednesday 14 October 2020 - 11:01\n"
        "\n"
        "Harbour Talks Resume\n"
        "\n"
        "Story Code : 892006\n"
        "Language : en\n"
        "Topics : Ports, Trade\n"
        "Link : https://example.org/1\n"
        "Harbour Talks Resume\n"
        "Negotiators returned on Monday.\n"
        "\n"
        "They left on Tuesday.\n"
    )


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        pytest.param(
            {"paragraphs": ("One.", "Story Code : 777")}, "a second code, 777, stands in the file", id="second-code"
        ),
        pytest.param({"paragraphs": ("One.", "Story Code : 892006")}, "would not be read as text", id="repeated-code"),
        pytest.param({"paragraphs": ("One.", "End Item/892006")}, "would not be read as text", id="trailer"),
        pytest.param({"paragraphs": ("One.\n\nTwo.",)}, "would be read as `One.`", id="blank-line"),
        pytest.param({"paragraphs": ("One. ",)}, "would be read as `One.`", id="white-space"),
        pytest.param({"paragraphs": ("One.", "")}, "would not be read as text", id="empty-paragraph"),
        pytest.param({"paragraphs": ()}, "[empty-body]", id="no-paragraph"),
        pytest.param({"paragraphs": ("a\ud800b",)}, "half a character", id="surrogate"),
        pytest.param({"paragraphs": ("a\x00b",)}, "[binary]", id="nul"),
        pytest.param({"paragraphs": ("zero\u200bwidth",)}, "would be read as `zerowidth`", id="invisible"),
        pytest.param({"headline": "Topics : ports"}, "[missing-headline]", id="headline-is-a-field"),
        pytest.param({"headline": "News ID 5"}, "story", id="headline-is-a-code"),
        pytest.param({"topics": ("Ports, trade",)}, "its topics", id="comma-in-topic"),
        pytest.param(
            {"headline_alt": "Quite another line"}, "would be read as `Quite another line", id="unlike-repeat"
        ),
        pytest.param({"kicker": ("Source : Example",)}, "its kicker", id="kicker-is-a-field"),
        pytest.param({"fields": (("link", "ftp://example.org"),)}, "its fields", id="bad-link"),
        pytest.param({"language": "not a language"}, "its language", id="bad-language"),
        pytest.param({"code": "0"}, "[bad-code]", id="bad-code"),
    ],
)
def test_story_that_cannot_be_said_is_refused_with_its_reason(changes: dict[str, object], why: str) -> None:
    with pytest.raises(StoryTextError) as caught:
        story_text(a_story(**changes))

    assert why in str(caught.value)
    assert str(caught.value).startswith(f"story {changes.get('code', '892006')} cannot be written as a story file: ")


def test_what_looks_like_a_reference_is_kept() -> None:
    story = a_story(headline="What &amp; means", paragraphs=("Write &lt;p&gt; and &#65;.", "R&D; AT&T"))

    assert "Write &amp;lt;p&amp;gt; and &amp;#65;." in story_text(story)
    assert read(story_text(story)) == story


def test_field_lines_below_the_repeat_are_text() -> None:
    story = a_story(paragraphs=("Source : a person in the room", "Status : unclear", "Harbour Talks Resume"))

    assert read(story_text(story)) == story


def test_error_survives_a_worker() -> None:
    error = StoryTextError("1", "why")

    assert error.args == ("1", "why")


def datelines(first: date = date(1901, 1, 1)) -> st.SearchStrategy[Dateline]:
    zones = st.one_of(st.none(), st.integers(-12 * 4, 14 * 4).map(lambda q: timezone(timedelta(minutes=15 * q))))
    clocks = st.one_of(
        st.none(), st.tuples(st.integers(0, 23), st.integers(0, 59), st.one_of(st.none(), st.integers(0, 59)))
    )
    return st.builds(dateline, st.dates(first, date(2099, 12, 31)), clocks, zones)


def dateline(day: date, clock: tuple[int, int, int | None] | None, zone: timezone | None) -> Dateline:
    hour, minute, second = clock or (0, 0, None)
    local = datetime.combine(day, time(hour, minute, second or 0), zone if zone and clock else ZONE)
    iso = day.isoformat()
    if clock:
        iso += (
            f"T{hour:02}:{minute:02}"
            + (f":{second:02}" if second is not None else "")
            + (local.isoformat()[19:] if zone else "")
        )
    return Dateline(local=local, moment=local.astimezone(UTC), has_time=clock is not None, iso=iso)


def lines(longest: int = 8) -> st.SearchStrategy[str]:
    return (
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=longest)
        .map(" ".join)
        .map(lambda text: clean_line(text)[0])
        .filter(lambda text: any(c.isalnum() for c in text))
    )


def heads() -> st.SearchStrategy[str]:
    return lines().map(lambda text: " ".join(text.split()))


def stories() -> st.SearchStrategy[Story]:
    plain = st.sampled_from(["Ports", "بندر", "Türkiye", "X-ray", "R&D"])
    return st.builds(
        Story,
        code=st.integers(1, 999_999_999_999).map(lambda n: StoryCode(str(n))),
        dateline=datelines(),
        headline=heads(),
        paragraphs=st.lists(lines(20), min_size=1, max_size=5).map(tuple),
        kicker=st.lists(heads(), max_size=2).map(tuple),
        subtitle=st.lists(heads(), max_size=1).map(tuple),
        headline_alt=st.one_of(st.none(), heads()),
        language=st.sampled_from(LANGUAGES),
        status=st.sampled_from(Status),
        corrections=st.lists(
            st.builds(Correction, dateline=datelines(date(2050, 1, 1)), note=st.one_of(st.just(""), heads())),
            max_size=2,
        ).map(tuple),
        topics=st.lists(plain, max_size=3, unique=True).map(tuple),
        fields=st.lists(
            st.tuples(st.sampled_from(["source", "reporter", "photo", "category"]), heads()),
            max_size=2,
            unique_by=lambda f: f[0],
        ).map(tuple),
    )


@settings(deadline=None, max_examples=400)
@given(stories())
def test_written_story_reads_back_the_same_or_is_refused(story: Story) -> None:
    try:
        text = story_text(story)
    except StoryTextError:
        assume(False)
    assert read(text) == story


@settings(deadline=None, max_examples=300)
@given(
    datelines(),
    st.lists(st.sampled_from([w for w in WORDS if w[0].isalpha() and w != "Said:"]), min_size=1, max_size=9).map(
        " ".join
    ),
    st.lists(lines(20).filter(lambda text: not text.lower().startswith("end item")), min_size=1, max_size=5),
    st.sampled_from(LANGUAGES),
    st.sampled_from(Status),
)
def test_ordinary_story_is_never_refused(
    when: Dateline, headline: str, paragraphs: list[str], language: str | None, status: Status
) -> None:
    story = a_story(
        dateline=when,
        headline=clean_line(headline)[0],
        paragraphs=tuple(paragraphs),
        language=language,
        status=status,
    )

    assert read(story_text(story)) == story


@pytest.mark.parametrize("language", LANGUAGES)
def test_new_story_is_a_draft_that_parses(language: str | None) -> None:
    text = new_story_text(
        code=StoryCode("892006"), local=datetime(2020, 10, 14, 11, 1, 30, tzinfo=ZONE), language=language
    )

    story = read(text)

    assert (story.code, story.dateline.iso, story.status, story.language) == (
        "892006",
        "2020-10-14T11:01",
        Status.DRAFT,
        language,
    )
