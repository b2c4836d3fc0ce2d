"""Hypothesis strategies for stories: sound ones, as values and as files, and files with anything in them.

Texts are drawn from several scripts, with the characters that break programs: joiners, direction marks, quotes, dashes,
markup, digits of three scripts.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from plugins.pressmark.model import Dateline, Status, Story, StoryCode

TIMEZONE = ZoneInfo("Europe/Berlin")

_MONTHS = [f"{datetime(2000, month, 1):%B}" for month in range(1, 13)]  # noqa: DTZ001 - only its name is used
_WEEKDAYS = [f"{datetime(2001, 1, day):%A}" for day in range(1, 8)]  # noqa: DTZ001 - 1 January 2001 was a Monday
_WORDS = [
    *["ferry", "Harbour", "R&D", "<b>", "“Yes”", "it’s", "end—not", "{{ x }}", "**bold**", "12", "Çarşamba", "naïve"],
    *["می‌رود", "السفينة", "船が", "дом", "👩‍🚒", "Share", "Code", ":", "-", "...", "Å", "&unknown;", "]]", "C:\\x"],
]

# Pieces of which whole files are put together, sound or not.
_PIECES = [
    *["Tuesday 4 June 2019 - 08:15", "2019-06-04T08:15Z", "14 مهر ۱۳۹۹", "2 days ago", "04/06/2019", "Date : "],
    *["Story Code : 310245", "کد خبر: ۳۱۰۲۴۵", "ID 7", "Story Code :", 'Topics : a, "b', "Status : draft", "Link : x"],
    *["Corrected : 5 June 2019 - Price", "Ferry Line Returns", "Ferry Line Return", "The first ferry left.", "Share"],
    *["End Item/310245", "&amp;", "&#0;", "<p>", "â€™", "\u200b", "\u202e", "\u2067", "\u2069", "\u200f", "\x08"],
    *[
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "\v",
        "\x85",
        "\u2028",
        " ",
        "\t",
        "\xa0",
        "\u3000",
        "e\u0301",
        "\x00",
        "\uffff",
        "\x93",
    ],
    *["\ufffd", "\ufeff"],
]

codes = st.integers(1, 999_999_999_999).map(lambda number: StoryCode(str(number)))


def lines(*, words: int = 12) -> st.SearchStrategy[str]:
    """One line of text: words of many scripts with single spaces."""
    return st.lists(st.sampled_from(_WORDS), min_size=1, max_size=words).map(" ".join)


def prose() -> st.SearchStrategy[str]:
    """One paragraph that no rule takes for anything else: it begins and ends like a sentence."""
    return lines().map(lambda text: f"It said {text} again.")


@st.composite
def datelines(draw: st.DrawFn) -> Dateline:
    """A moment the format can write without a warning: no time zone named, no hour changed by summer time."""
    naive = draw(st.datetimes(datetime(1900, 1, 1), datetime(2100, 12, 31)))  # noqa: DTZ001 - a wall clock
    local = naive.replace(second=0, microsecond=0, tzinfo=TIMEZONE)
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        local += timedelta(hours=3)
    return Dateline(local=local, moment=local.astimezone(UTC), has_time=True, iso=f"{local:%Y-%m-%dT%H:%M}")


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A story the format can write without a warning about its head."""
    return Story(
        code=draw(codes),
        dateline=draw(datelines()),
        headline=draw(lines().map(lambda text: f"News: {text}")),
        paragraphs=tuple(draw(st.lists(prose(), min_size=1, max_size=5))),
        language=draw(st.sampled_from([None, "fa", "en-gb"])),
        status=draw(st.sampled_from(Status)),
        topics=tuple(draw(st.lists(st.sampled_from(["sea", "trade", "Türkiye", "ایران"]), unique=True, max_size=3))),
    )


def story_file(story: Story) -> str:
    """Write a story as an editor would."""
    local = story.dateline.local
    fields = [f"Topics : {', '.join(story.topics)}"] if story.topics else []
    fields += [f"Language : {story.language}"] if story.language else []
    fields += [f"Status : {story.status}"]
    return "\n".join(
        [
            f"{_WEEKDAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]} {local.year:04} - {local:%H:%M}",
            f"\n{story.headline}\n",
            f"Story Code : {story.code}",
            *fields,
            story.headline,
            "\n\n".join(story.paragraphs),
        ]
    )


def pieced_files() -> st.SearchStrategy[str]:
    """A file put together from pieces that matter to the rules, in any order."""
    return st.lists(st.sampled_from(_PIECES) | st.text(max_size=5), max_size=25).map("".join)


@st.composite
def damaged_files(draw: st.DrawFn) -> str:
    """A sound file in which some pieces are put in, taken out or doubled."""
    text = story_file(draw(stories()))
    for _ in range(draw(st.integers(1, 4))):
        at, length = draw(st.integers(0, len(text))), draw(st.integers(0, 12))
        text = text[:at] + draw(st.sampled_from(_PIECES)) + text[at + length :]
    return text


def any_bytes() -> st.SearchStrategy[bytes]:
    """Any file at all: noise, text, and files that are nearly stories."""
    texts = st.text() | pieced_files() | damaged_files()
    return st.binary() | texts.map(lambda text: text.encode("utf-8", "surrogatepass"))
