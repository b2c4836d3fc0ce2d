"""The settings: sound ones get a shape, unsound ones are all told at once."""

import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from pelican.settings import DEFAULT_CONFIG

from plugins.pressmark.documents import Licence
from plugins.pressmark.errors import OptionError
from plugins.pressmark.options import read_options

SOUND: dict[str, Any] = {
    "SITENAME": "The Harbour Post",
    "SITEURL": "https://example.org/archive",
    "TIMEZONE": "Europe/Istanbul",
    "DEFAULT_LANG": "en",
    "PRESSMARK": {"authority": "example.org", "authority_year": 2024},
}


def settings(**changes: Any) -> dict[str, Any]:
    return {**SOUND, **changes}


def messages(**changes: Any) -> list[str]:
    with pytest.raises(OptionError) as caught:
        read_options(settings(**changes))
    return list(caught.value.messages)


def test_sound_settings_get_a_shape() -> None:
    options = read_options(settings(SITEURL="https://example.org/archive/"))

    assert options.site.name == "The Harbour Post"
    assert options.site.url == "https://example.org/archive"
    assert options.site.base == "/archive/"
    assert options.timezone.key == "Europe/Istanbul"
    assert options.stories_per_page == 20
    assert options.hub == ""
    assert options.topic_archives is False
    assert options.cards is False
    assert options.executor is None


def test_executor_is_a_function_or_its_dotted_name() -> None:
    for value in (ThreadPoolExecutor, "concurrent.futures.ThreadPoolExecutor"):
        options = read_options(settings(PRESSMARK={**SOUND["PRESSMARK"], "executor": value}))

        assert options.executor is ThreadPoolExecutor


@pytest.mark.parametrize(
    "value", ["cluster", "no.such.module", "concurrent.futures.nothing", None, 2, ".cluster.executor"]
)
def test_executor_that_is_no_function_is_refused(value: object) -> None:
    table = {**SOUND["PRESSMARK"], "executor": value}

    assert messages(PRESSMARK=table) == [
        f'pelicanconf.py: PRESSMARK["executor"]: {value!r} is not a function that gives an executor, its name such as'
        ' "cluster.executor", or empty'
    ]


def test_options_of_feeds_are_read() -> None:
    table = {**SOUND["PRESSMARK"], "hub": "https://hub.example.org/", "topic_archives": True}

    options = read_options(settings(PRESSMARK=table))

    assert options.hub == "https://hub.example.org/"
    assert options.topic_archives is True


def test_cards_without_what_draws_them_are_refused_with_the_command_that_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = {**SOUND["PRESSMARK"], "cards": True}
    assert read_options(settings(PRESSMARK=table)).cards is True

    monkeypatch.setitem(sys.modules, "PIL", None)

    assert messages(PRESSMARK=table) == [
        'pelicanconf.py: PRESSMARK["cards"]: True is not possible without pillow; `.venv/bin/pip install pillow` brings'
        " what is missing"
    ]


def test_a_colour_gets_its_fellow_for_dark_pages() -> None:
    options = read_options(settings(PRESSMARK={**SOUND["PRESSMARK"], "accent": "#0B3D91", "masthead": " The Post "}))

    assert options.accent == ("#0b3d91", "#9bb0d2")
    assert options.masthead == "The Post"
    assert read_options(settings()).accent is None
    assert read_options(settings()).masthead == "The Harbour Post"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("red", 'a colour such as "#8a1c1c", or empty', id="a name"),
        pytest.param(
            "#e00000",
            'dark enough to be read: its contrast on a page is 4.8 to 1, and 7 to 1 is needed; "#af0000" has that',
            id="too pale",
        ),
    ],
)
def test_accent_that_cannot_be_read_is_refused(value: str, expected: str) -> None:
    table = {**SOUND["PRESSMARK"], "accent": value}

    assert messages(PRESSMARK=table) == [f'pelicanconf.py: PRESSMARK["accent"]: {value!r} is not {expected}']


def test_root_of_a_host_has_base_slash() -> None:
    assert read_options(settings(SITEURL="https://example.org")).site.base == "/"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("SITENMAE", "SITENAME"),
        ("TIMEZON", "TIMEZONE"),
        ("SITE_URL", "SITEURL"),
        ("PRESMARK", "PRESSMARK"),
        ("DEFAULT_LAN", "DEFAULT_LANG"),
        ("SITESUBTITEL", "SITESUBTITLE"),
    ],
)
def test_misspelt_setting_is_answered_with_the_nearest(name: str, meant: str) -> None:
    assert messages(**{name: "x"}) == [f"pelicanconf.py: {name}: no such setting; did you mean {meant}?"]


def test_every_setting_of_pelican_s_own_is_left_to_pelican() -> None:
    assert read_options(DEFAULT_CONFIG | SOUND).site.name == "The Harbour Post"


def test_misspelt_time_zone_is_answered_with_the_nearest() -> None:
    (message,) = messages(TIMEZONE="Europe/Istambul")

    assert message.endswith("; did you mean 'Europe/Istanbul'?")


def test_unknown_option_is_answered_with_the_nearest_and_the_legal_ones() -> None:
    assert messages(PRESSMARK={**SOUND["PRESSMARK"], "authorty": "x"}) == [
        "pelicanconf.py: PRESSMARK[\"authorty\"]: no such option; did you mean 'authority'? "
        "legal options: accent, authority, authority_year, cards, executor, hub, licence, masthead, rights, "
        "stories_per_page, topic_archives"
    ]


def test_all_faults_are_told_at_once() -> None:
    assert messages(SITENAME=" ", SITEURL="example.org", TIMEZONE="Mars/Base") == [
        "pelicanconf.py: SITENAME: ' ' is not the archive's name, such as \"The Harbour Post\"",
        "pelicanconf.py: SITEURL: 'example.org' is not an absolute address such as \"https://example.org/archive\"",
        'pelicanconf.py: TIMEZONE: \'Mars/Base\' is not a time zone such as "Europe/Istanbul" or "UTC"',
    ]


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("", id="empty"),
        pytest.param("ftp://example.org", id="no web address"),
        pytest.param("https://example.org/?a=1", id="query"),
        pytest.param("https://example.org/a b", id="space"),
        pytest.param('https://example.org/"><script>', id="markup"),
        pytest.param("https://[::1", id="malformed host"),
        pytest.param(None, id="none"),
    ],
)
def test_address_that_is_no_address_is_refused(url: object) -> None:
    assert len(messages(SITEURL=url)) == 1


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("authority", "localhost"),
        ("authority", ""),
        ("authority_year", 20),
        ("authority_year", "2024"),
        ("stories_per_page", 0),
        ("stories_per_page", True),
        ("rights", "two\nlines"),
        ("licence", "CC BY 5.0"),
        ("licence", "CC BY 4.O"),
        ("licence", "https://"),
        ("licence", "two\nlines"),
        ("licence", None),
        ("hub", "hub.example.org"),
        ("hub", None),
        ("topic_archives", "yes"),
        ("topic_archives", 1),
        ("cards", "yes"),
        ("cards", 1),
    ],
)
def test_option_out_of_bounds_is_refused(key: str, value: object) -> None:
    found = messages(PRESSMARK={**SOUND["PRESSMARK"], key: value})

    assert len(found) == 1
    assert found[0].startswith(f'pelicanconf.py: PRESSMARK["{key}"]: {value!r} is not ')


@pytest.mark.parametrize(
    ("value", "licence"),
    [
        ("", None),
        ("CC BY 4.0", Licence(name="CC BY 4.0", address="https://creativecommons.org/licenses/by/4.0/")),
        (
            "cc-by-nc-sa-4.0",
            Licence(name="CC BY-NC-SA 4.0", address="https://creativecommons.org/licenses/by-nc-sa/4.0/"),
        ),
        (
            "https://creativecommons.org/publicdomain/zero/1.0/",
            Licence(name="CC0 1.0", address="https://creativecommons.org/publicdomain/zero/1.0/"),
        ),
        ("https://example.org/terms", Licence(name="https://example.org/terms", address="https://example.org/terms")),
        ("Free for schools", Licence(name="Free for schools", address="")),
    ],
)
def test_licence_has_a_name_and_where_it_is_known_an_address(value: str, licence: Licence | None) -> None:
    assert read_options(settings(PRESSMARK={**SOUND["PRESSMARK"], "licence": value})).site.licence == licence


def test_unknown_licence_is_answered_with_those_that_are_known() -> None:
    assert messages(PRESSMARK={**SOUND["PRESSMARK"], "licence": "CC BY 5.0"}) == [
        "pelicanconf.py: PRESSMARK[\"licence\"]: 'CC BY 5.0' is not a licence's address, a line of text, or one of "
        "CC BY 4.0, CC BY-SA 4.0, CC BY-ND 4.0, CC BY-NC 4.0, CC BY-NC-SA 4.0, CC BY-NC-ND 4.0, CC0 1.0"
    ]


def test_table_that_is_no_table_is_refused() -> None:
    assert messages(PRESSMARK=["authority"])[0].startswith("pelicanconf.py: PRESSMARK: ")
