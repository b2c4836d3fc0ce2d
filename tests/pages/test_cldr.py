"""Dates and numbers as a language writes them."""

from datetime import timedelta, timezone

import pytest

from plugins.pressmark.discovery.moments import machine_time
from plugins.pressmark.model import Dateline
from plugins.pressmark.pages.cldr import (
    dateline_text,
    month_name,
    number_text,
    part_text,
    period_text,
    plural_examples,
    weekday_names,
)
from tests.pages.invented import TEHRAN, dateline


@pytest.mark.parametrize(
    ("moment", "text", "machine"),
    [
        pytest.param(
            dateline(2020, 10, 14, 11, 1), "Wednesday 14 October 2020, 11:01 UTC", "2020-10-14T11:01+00:00", id="utc"
        ),
        pytest.param(
            dateline(2021, 3, 2, 18, 40, 12, zone=TEHRAN),
            "Tuesday 2 March 2021, 18:40 UTC+3:30",
            "2021-03-02T18:40:12+03:30",
            id="offset and seconds",
        ),
        pytest.param(
            dateline(1987, 3, 2, 0, 0, zone=timezone(timedelta(hours=-5))),
            "Monday 2 March 1987, 00:00 UTC−5",
            "1987-03-02T00:00-05:00",
            id="west of Greenwich",
        ),
        pytest.param(dateline(2021, 3, 2), "Tuesday 2 March 2021", "2021-03-02", id="no time"),
    ],
)
def test_datelines_are_said_to_the_precision_the_author_gave(moment: Dateline, text: str, machine: str) -> None:
    assert (dateline_text(moment, "en"), machine_time(moment)) == (text, machine)


def test_periods_have_names() -> None:
    assert [period_text(key, "en") for key in [(2020,), (2020, 10), (2020, 10, 4)]] == [
        "2020",
        "October 2020",
        "4 October 2020",
    ]
    assert [part_text(key, "en") for key in [(2020,), (2020, 10), (2020, 10, 4)]] == ["2020", "October", "4"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fa", "چهارشنبه ۱۴ اکتبر ۲۰۲۰،\u200f ۱۱:۰۱ UTC"),
        ("ar", "الأربعاء، ١٤ أكتوبر ٢٠٢٠، ١١:٠١ UTC"),
        ("ur", "بدھ، 14 اکتوبر، 2020 11:01 UTC"),
        ("tr", "14 Ekim 2020 Çarşamba 11:01 UTC"),
        ("es", "miércoles, 14 de octubre de 2020, 11:01 UTC"),
        ("sw", "Jumatano, 14 Oktoba 2020 11:01 UTC"),
        ("en-gb", "Wednesday 14 October 2020, 11:01 UTC"),
        ("tlh", "Wednesday 14 October 2020, 11:01 UTC"),
    ],
)
def test_datelines_are_said_in_the_language_of_the_story(language: str, text: str) -> None:
    assert dateline_text(dateline(2020, 10, 14, 11, 1), language) == text


def test_persian_has_its_own_digits() -> None:
    assert number_text(19037, "fa") == "۱۹٬۰۳۷"
    assert period_text((2020, 10), "fa") == "اکتبر ۲۰۲۰"
    assert part_text((2020, 10, 4), "fa") == "۴"


def test_digits_are_those_of_the_country_where_the_language_is_at_home() -> None:
    assert [number_text(1990, language) for language in ("ar", "ar-AE", "bn", "en")] == [
        "١٬٩٩٠",
        "1,990",
        "১,৯৯০",
        "1,990",
    ]


def test_months_and_weekdays_stand_by_themselves() -> None:
    assert month_name(10, "es") == "octubre"
    assert weekday_names("tr")[0] == ("Pazartesi", "Pzt")


@pytest.mark.parametrize(
    ("language", "first", "shortest"),
    [
        pytest.param("en", "Monday", "Mon", id="English of no one country"),
        pytest.param("en-US", "Sunday", "Sun", id="American"),
        pytest.param("fa", "شنبه", "ش", id="Persian"),
        pytest.param("ar", "السبت", "س", id="Arabic"),
        pytest.param("tr", "Pazartesi", "Pzt", id="Turkish"),
    ],
)
def test_weeks_begin_where_the_language_is_at_home(language: str, first: str, shortest: str) -> None:
    names = weekday_names(language)

    assert (names[0], len(names)) == ((first, shortest), 7)


def test_every_plural_form_has_its_smallest_number() -> None:
    assert plural_examples("en") == {"one": 1, "other": 0}
    assert plural_examples("ar") == {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}
