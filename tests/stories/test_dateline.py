"""Dates: the forms that are read, those that are refused, and what is said of them (rules D1 to D11)."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.pressmark.stories.dates.dateline import DateReading, in_usual_form, read_dateline

BERLIN = ZoneInfo("Europe/Berlin")


def read(text: str, now: datetime | None = None) -> DateReading:
    return read_dateline(text, timezone=BERLIN, now=now)


def reasons(text: str) -> list[str]:
    return sorted(note.reason for note in read(text).notes)


def iso(text: str) -> str | None:
    dateline = read(text).dateline
    return dateline.iso if dateline else None


MONTHS = [
    *["January", "February", "March", "April", "May", "June"],
    *["July", "August", "September", "October", "November", "December"],
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@pytest.mark.parametrize("number", range(1, 13))
@pytest.mark.parametrize("shape", [str, str.upper, str.lower, lambda name: name[:3], lambda name: f"{name[:3]}."])
def test_every_english_month_is_silent(number: int, shape) -> None:  # type: ignore[no-untyped-def]  # str.upper and lambdas
    day = datetime(2019, number, 15)  # noqa: DTZ001 - only its weekday is used
    weekday = WEEKDAYS[day.weekday()]

    assert reasons(f"{shape(weekday)} 15 {shape(MONTHS[number - 1])} 2019 - 08:15") == []
    assert iso(f"{shape(weekday)} 15 {shape(MONTHS[number - 1])} 2019 - 08:15") == f"2019-{number:02}-15T08:15"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tuesday 4 June 2019 - 08:15", id="canonical"),
        pytest.param("Tuesday, 4 June 2019 - 08:15", id="comma"),
        pytest.param("Tue., 04 Jun. 2019 – 8:15", id="short-and-en-dash"),
        pytest.param("Tuesday 4 June 2019—08:15", id="em-dash"),
        pytest.param("Tuesday 4 June 2019, 08:15", id="comma-before-time"),
        pytest.param("Tuesday 4 June 2019 | 08:15", id="bar"),
        pytest.param("Tuesday 4 June 2019 08:15", id="space"),
        pytest.param("TUESDAY 4 JUNE 2019 - 08 : 15", id="spaces-in-time"),
    ],
)
def test_usual_forms_are_silent(text: str) -> None:
    assert iso(text) == "2019-06-04T08:15"
    assert reasons(text) == []


@pytest.mark.parametrize(
    ("text", "expected", "found"),
    [
        pytest.param("4 June 2019 - 08:15", "2019-06-04T08:15", ["date-format"], id="no-weekday"),
        pytest.param("June 4, 2019 08:15", "2019-06-04T08:15", ["date-format"], id="american"),
        pytest.param("Tuesday, June 4th, 2019 08:15", "2019-06-04T08:15", ["date-format"], id="american-ordinal"),
        pytest.param("2019-06-04 08:15", "2019-06-04T08:15", ["date-format"], id="iso"),
        pytest.param("2019-06-04t08:15:30", "2019-06-04T08:15:30", ["date-format"], id="iso-seconds"),
        pytest.param("2019-06-04T08:15:00", "2019-06-04T08:15:00", ["date-format"], id="iso-zero-seconds"),
        pytest.param("Tuesday 4 June 2019 - 08:15:59", "2019-06-04T08:15:59", [], id="seconds"),
        pytest.param("Tuesday 4 June 2019 - 12:00 AM", "2019-06-04T00:00", ["date-format"], id="midnight"),
        pytest.param("Tuesday 4 June 2019 - 12:00PM", "2019-06-04T12:00", ["date-format"], id="noon"),
        pytest.param("Tuesday 4 June 2019 - 1:05 p.m.", "2019-06-04T13:05", ["date-format"], id="pm"),
        pytest.param("Tuesday 4 June 2019 - 08.15", "2019-06-04T08:15", ["date-format"], id="dot"),
        pytest.param("Tuesday 1st June 2021 - 08:15", "2021-06-01T08:15", ["date-format"], id="ordinal"),
        pytest.param("17:53 - July 24, 2012", "2012-07-24T17:53", ["date-format"], id="time-first"),
        pytest.param("Tues 3 Sept 2019 - 08:15", "2019-09-03T08:15", ["date-format"], id="other-short-forms"),
        pytest.param("Date: Tuesday 4 June 2019 - 08:15", "2019-06-04T08:15", ["date-label"], id="label"),
        pytest.param("DATE OF PUBLICATION Tuesday 4 June 2019 - 08:15", "2019-06-04T08:15", ["date-label"], id="label-bare"),
        pytest.param("Published Tuesday 4 June 2019 - 08:15", "2019-06-04T08:15", ["date-label"], id="published"),
        pytest.param("Published on : Tuesday 4 June 2019", "2019-06-04", ["date-label", "missing-time"], id="published-on"),
        pytest.param("Tuesday ٤ June ٢٠١٩ - 08:15", "2019-06-04T08:15", ["digits"], id="arabic-digits"),
        pytest.param("Tuesday ۴ June 2019 - ۰۸:15", "2019-06-04T08:15", ["digits"], id="one-script-a-number"),
        pytest.param("2019-06-04", "2019-06-04", ["date-format", "missing-time"], id="date-only"),
        pytest.param("Tuesday 4 June 2019 -", "2019-06-04", ["missing-time"], id="dash-without-time"),
        pytest.param("Tuesday 4 June 2019 - 08:15 Z", "2019-06-04T08:15+00:00", ["timezone"], id="zulu"),
        pytest.param("Tuesday 4 June 2019 - 08:15 gmt", "2019-06-04T08:15+00:00", ["timezone"], id="gmt"),
        pytest.param("Tuesday 4 June 2019 - 08:15 UTC", "2019-06-04T08:15+00:00", ["timezone"], id="utc"),
        pytest.param("Tuesday 4 June 2019 - 08:15 −04:30", "2019-06-04T08:15-04:30", ["timezone"], id="minus-sign"),
        pytest.param("29 February 2020 - 08:15", "2020-02-29T08:15", ["date-format"], id="leap-day"),
        pytest.param("1 January 1900 - 00:00", "1900-01-01T00:00", ["date-format"], id="first-year"),
        pytest.param("31 December 2100 - 23:59", "2100-12-31T23:59", ["date-format"], id="last-year"),
    ],
)  # fmt: skip
def test_unusual_forms_are_read_and_told(text: str, expected: str, found: list[str]) -> None:
    assert iso(text) == expected
    assert reasons(text) == found


@pytest.mark.parametrize(
    ("text", "reason", "message"),
    [
        pytest.param("04/06/2019 08:15", "bad-date", "`04/06/2019` does not say for certain which number is the day and which the month", id="slashes"),
        pytest.param("4.6.2019", "bad-date", "`4.6.2019` does not say for certain which number is the day and which the month", id="dots"),
        pytest.param("04-06-2019 08:15", "bad-date", "`04-06-2019` does not say for certain which number is the day and which the month", id="dashes"),
        pytest.param("2019/06/04 08:15", "bad-date", "`2019/06/04` does not say for certain which number is the day and which the month", id="year-first-slashes"),
        pytest.param("4 June 19 - 08:15", "bad-date", "the year `19` does not have four digits", id="short-year"),
        pytest.param("Yesterday, 08:15", "bad-date", "`Yesterday` changes its meaning from day to day", id="relative"),
        pytest.param("an hour ago", "bad-date", "`an hour ago` changes its meaning from day to day", id="hour-ago"),
        pytest.param("June 2019", "bad-date", "the date lacks its day", id="no-day"),
        pytest.param("Tuesday 4 June", "bad-date", "the date lacks its year", id="no-year"),
        pytest.param("Tuesday", "bad-date", "the date lacks its month, year and day", id="weekday-only"),
        pytest.param("31 June 2019 - 08:15", "bad-date", "June 2019 has no day 31", id="june-31"),
        pytest.param("29 February 2021", "bad-date", "February 2021 has no day 29", id="no-leap-day"),
        pytest.param("29 February 1900", "bad-date", "February 1900 has no day 29", id="century"),
        pytest.param("4 June 2019 - 24:00", "bad-date", "there is no time 24:00; hours go from 00 to 23, minutes and seconds from 00 to 59", id="hour-24"),
        pytest.param("4 June 2019 - 11:60", "bad-date", "there is no time 11:60; hours go from 00 to 23, minutes and seconds from 00 to 59", id="minute-60"),
        pytest.param("4 June 2019 - 0:30 AM", "bad-date", "a clock of twelve hours has no 0 AM", id="hour-0-am"),
        pytest.param("4 June 2019 - 13:01 PM", "bad-date", "a clock of twelve hours has no 13 PM", id="hour-13-pm"),
        pytest.param("4 June 2019 - 08:15 EST", "bad-date", "the zone `EST` is not one that every reader knows", id="zone"),
        pytest.param("4 June 2019 - 08:15 +14:30", "bad-date", "no clock on earth is at +14:30", id="offset"),
        pytest.param("4 Juin 2019 - 08:15", "bad-date", "`Juin` is not English", id="french"),
        pytest.param("Dienstag 4 June 2019 - 08:15", "bad-date", "`Dienstag` is not English", id="german-weekday"),
        pytest.param("4 июня 2019 - 08:15", "bad-date", "`июня` is not English", id="russian"),
        pytest.param("الثلاثاء 4 حزيران 2019", "bad-date", "`الثلاثاء` is not English", id="arabic"),
        pytest.param("۴ ژوئن ۲۰۱۹", "bad-date", "`ژوئن` is not English", id="persian-gregorian"),
        pytest.param("Tuesday 4 June 20۱۹", "bad-date", "the number `20۱۹` mixes digits of two scripts", id="mixed-digits"),
        pytest.param("Tuesday 4 June ٢۰۱۹", "bad-date", "the number `٢۰۱۹` mixes digits of two scripts", id="arabic-and-persian"),
        pytest.param("4 Jume 2019", "bad-date", "`Jume` is no month or weekday; did you mean June?", id="typo"),
        pytest.param("Tuesday 4 June 2019 - 8", "bad-date", "`8` is not a time", id="hour-only"),
        pytest.param("Date :", "bad-date", "the date lacks its month, year and day", id="label-only"),
        pytest.param("Date : soon", "bad-date", "the date lacks its month, year and day", id="label-and-no-date"),
        pytest.param("Monday 4 June 2019 - 08:15", "weekday-mismatch", "4 June 2019 is a Tuesday, not a Monday", id="weekday"),
        pytest.param("4 June 1899", "date-range", "the year 1899 is not between 1900 and 2100", id="year-1899"),
        pytest.param("4 June 2101", "date-range", "the year 2101 is not between 1900 and 2100", id="year-2101"),
        pytest.param("4 June 0000", "date-range", "the year 0000 is not between 1900 and 2100", id="year-0"),
        pytest.param("14 Khordad 1398", "unsupported-calendar", "`Khordad` is not a Gregorian month", id="jalali"),
        pytest.param("۱۴ خرداد ۱۳۹۸ - ۰۸:۱۵", "unsupported-calendar", "`خرداد` is not a Gregorian month", id="jalali-persian"),
        pytest.param("1398/03/14", "unsupported-calendar", "`1398/03/14` is a date of another calendar than the Gregorian", id="jalali-numbers"),
        pytest.param("1 Sha'ban 1440", "unsupported-calendar", "`Sha'ban` is not a Gregorian month", id="hijri-apostrophe"),
        pytest.param("١ رمضان ١٤٤٠", "unsupported-calendar", "`رمضان` is not a Gregorian month", id="hijri-arabic"),
        pytest.param("1398-03-14 08:15", "unsupported-calendar", "the year 1398 is one of the Jalali or Hijri calendar", id="jalali-iso"),
        pytest.param("Ferry Line Returns", "missing-date", "the story begins with `Ferry Line Returns`, which is not a date", id="headline"),
        pytest.param("Grain Figures for April", "missing-date", "the story begins with `Grain Figures for April`, which is not a date", id="month-in-headline"),
        pytest.param("Mehr News: 3 killed in crash", "missing-date", "the story begins with `Mehr News: 3 killed in crash`, which is not a date", id="calendar-word-in-headline"),
        pytest.param("Top 10 stories of 2019 so far", "missing-date", "the story begins with `Top 10 stories of 2019 so far`, which is not a date", id="numbers-in-headline"),
    ],
)  # fmt: skip
def test_what_is_no_certain_date_is_refused(text: str, reason: str, message: str) -> None:
    reading = read(text)

    assert reading.dateline is None
    assert [(note.reason, note.message) for note in reading.notes] == [(reason, message)]


def test_local_time_is_kept_in_the_zone_of_the_site() -> None:
    dateline = read("Tuesday 4 June 2019 - 08:15").dateline

    assert dateline is not None
    assert dateline.local == datetime(2019, 6, 4, 8, 15, tzinfo=BERLIN)
    assert dateline.moment == datetime(2019, 6, 4, 6, 15, tzinfo=UTC)
    assert dateline.moment.tzinfo is UTC
    assert dateline.has_time


def test_offset_of_the_author_is_kept() -> None:
    dateline = read("2019-06-04T08:15+03:30").dateline

    assert dateline is not None
    assert dateline.local.utcoffset() == timedelta(hours=3, minutes=30)
    assert dateline.moment == datetime(2019, 6, 4, 4, 45, tzinfo=UTC)


def test_time_skipped_by_summer_time_is_kept_as_written() -> None:
    reading = read("Sunday 31 March 2019 - 02:30")

    assert reading.dateline is not None
    assert reading.dateline.iso == "2019-03-31T02:30"
    assert reading.dateline.moment == datetime(2019, 3, 31, 1, 30, tzinfo=UTC)
    assert [note.message for note in reading.notes] == [
        "02:30 on 31 March 2019 never was in Europe/Berlin: the clocks were put forward"
    ]


def test_first_of_two_equal_times_is_meant() -> None:
    reading = read("Sunday 27 October 2019 - 02:30")

    assert reading.dateline is not None
    assert reading.dateline.moment == datetime(2019, 10, 27, 0, 30, tzinfo=UTC)
    assert [note.reason for note in reading.notes] == ["dst-fold"]


def test_date_without_time_is_never_skipped_by_summer_time() -> None:
    reading = read_dateline("Sunday 4 November 2018", timezone=ZoneInfo("America/Sao_Paulo"))

    assert [note.reason for note in reading.notes] == ["missing-time"]


@pytest.mark.parametrize(
    ("hours", "found"),
    [pytest.param(25, ["future-date"], id="later"), pytest.param(24, [], id="a-day"), pytest.param(-9, [], id="past")],
)
def test_date_is_future_if_more_than_a_day_ahead(hours: int, found: list[str]) -> None:
    now = datetime(2019, 6, 4, 6, 15, tzinfo=UTC) - timedelta(hours=hours)

    assert [note.reason for note in read("Tuesday 4 June 2019 - 08:15", now=now).notes] == found


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 12, 31)),  # noqa: DTZ001 - a wall clock
    st.sampled_from(["+00:00", "+03:30", "-11:00", ""]),
)
def test_usual_form_reads_as_the_same_date(naive: datetime, offset: str) -> None:
    text = f"{naive:%Y-%m-%dT%H:%M:%S}{offset}".replace(f"{naive.year}", f"{naive.year:04}", 1)
    reading = read_dateline(text, timezone=timezone(timedelta(hours=1)))
    assert reading.dateline is not None

    again = read_dateline(in_usual_form(reading.dateline), timezone=timezone(timedelta(hours=1)))

    assert again.dateline == reading.dateline
    assert {note.reason for note in again.notes} <= {"timezone"}


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_a_finding(text: str) -> None:
    reading = read(" ".join(text.split()))

    assert reading.dateline is not None or len(reading.notes) >= 1
    assert all(0 <= note.offset <= max(len(text), 1) for note in reading.notes)
