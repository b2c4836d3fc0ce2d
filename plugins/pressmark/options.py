"""Options: the site's settings, checked once when a build starts.

Goes in: Pelican's settings, with the `PRESSMARK` table among them. Comes out: frozen `Options`, or an `OptionError`
that names every fault, its legal values and the nearest name of a typing error.
"""

import re
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from .colours import ENOUGH, Accent, accent, contrast_on_paper, is_colour, is_readable, nearest_readable
from .documents import Site, is_address
from .errors import OptionError
from .licences import LICENCES, is_licence, licence

# Each key of the PRESSMARK table and its value where the table is silent. The README describes them in this order.
DEFAULTS: Mapping[str, Any] = {
    "authority": "",
    "authority_year": 0,
    "rights": "",
    "licence": "",
    "masthead": "",
    "accent": "",
    "stories_per_page": 20,
    "hub": "",
    "topic_archives": False,
    "cards": False,
    "executor": "",
}

# What is read of Pelican's own settings, and the table itself.
_SETTINGS = ("SITENAME", "SITESUBTITLE", "SITEURL", "TIMEZONE", "DEFAULT_LANG", "PRESSMARK")
# How alike two names are, of 1, where one is a typing error of the other. No setting of Pelican's is so like ours.
_TYPING_ERROR = 0.85

# By the module's name, the package that must be there where cards are drawn.
_DRAWING = {"PIL": "pillow", "fontTools": "fonttools"}

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
# RFC 4151: a domain name or an e-mail address.
_AUTHORITY = re.compile(
    r"([A-Za-z0-9._-]+@)?[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the publisher has set."""

    site: Site
    timezone: ZoneInfo
    # What the head of every page says: the archive's name, unless the publisher wants it otherwise there.
    masthead: str
    # None for the theme's own.
    accent: Accent | None
    stories_per_page: int
    # The address of a WebSub hub that tells subscribers of new stories; empty for none.
    hub: str
    # Whether the feeds of topics keep their whole history, too.
    topic_archives: bool
    # Whether each story has a picture of its own for links that are shared.
    cards: bool
    # Gives what does much work in place of processes of one's own; None for these.
    executor: Callable[[], Executor] | None
    # Publish the sound stories without those that cannot be read.
    keep_going: bool
    # Let a warning stop the build, too.
    strict: bool
    # Make the search page and its index.
    search: bool
    # Keep what it takes to draw the page of a story that is saved later.
    previews: bool


def read_options(settings: Mapping[str, Any]) -> Options:
    """Check the settings and give them a shape.

    Raises:
        OptionError: With one message for each fault.
    """
    table = settings.get("PRESSMARK", {})
    if not isinstance(table, Mapping):
        raise OptionError(f'pelicanconf.py: PRESSMARK: {table!r} is not a table such as {{"rights": "…"}}')
    options = {**DEFAULTS, **table}
    messages = (
        _misspelt_settings(settings)
        + _unknown_keys(table)
        + [
            f"pelicanconf.py: {place}: {value!r} is not {expected}"
            for place, value, sound, expected in _checks(settings, options)
            if not sound(value)
        ]
    )
    if messages:
        raise OptionError(*messages)
    return Options(
        site=Site(
            name=settings["SITENAME"].strip(),
            tagline=settings.get("SITESUBTITLE", "").strip(),
            url=settings["SITEURL"].rstrip("/"),
            language=settings["DEFAULT_LANG"],
            authority=options["authority"],
            authority_year=options["authority_year"],
            rights=options["rights"],
            licence=licence(options["licence"]),
        ),
        timezone=ZoneInfo(settings["TIMEZONE"]),
        masthead=options["masthead"].strip() or settings["SITENAME"].strip(),
        accent=accent(options["accent"]) if options["accent"] else None,
        stories_per_page=options["stories_per_page"],
        hub=options["hub"],
        topic_archives=options["topic_archives"],
        cards=options["cards"],
        executor=_function(options["executor"]),
        # Said to one build, by its command, and so not in the table that describes the site.
        keep_going=settings.get("PRESSMARK_KEEP_GOING", False),
        strict=settings.get("PRESSMARK_STRICT", False),
        search=settings.get("PRESSMARK_SEARCH", True),
        previews=settings.get("PRESSMARK_PREVIEWS", False),
    )


_Check = tuple[str, Any, Callable[[Any], bool], str]


def _checks(settings: Mapping[str, Any], options: Mapping[str, Any]) -> list[_Check]:
    return [
        ("SITENAME", settings.get("SITENAME"), _is_line, 'the archive\'s name, such as "The Harbour Post"'),
        ("SITESUBTITLE", settings.get("SITESUBTITLE", ""), _is_text, "a line of text, or empty"),
        ("SITEURL", settings.get("SITEURL"), is_address, 'an absolute address such as "https://example.org/archive"'),
        ("TIMEZONE", settings.get("TIMEZONE"), _is_timezone, _expected_timezone(settings.get("TIMEZONE"))),
        ("DEFAULT_LANG", settings.get("DEFAULT_LANG"), _is_language, 'a language code such as "en" or "fa"'),
        _option(options, "authority", _is_authority, 'a domain or e-mail address of yours, such as "example.org"'),
        _option(options, "authority_year", _is_year, "the year since when it is yours, such as 2024"),
        _option(options, "rights", _is_text, "a line of text, or empty"),
        _option(
            options, "licence", is_licence, f"a licence's address, a line of text, or one of {', '.join(LICENCES)}"
        ),
        _option(options, "masthead", _is_text, "a line of text, or empty"),
        _option(options, "accent", _is_accent, _expected_accent(options["accent"])),
        _option(options, "stories_per_page", _is_page_size, "a whole number from 1 to 200"),
        _option(options, "hub", _is_hub, 'a hub\'s address such as "https://hub.example.org/", or empty'),
        _option(options, "topic_archives", _is_switch, "True or False"),
        _option(options, "cards", _is_card_switch, _expected_card_switch(options["cards"])),
        _option(
            options,
            "executor",
            _is_function,
            'a function that gives an executor, its name such as "cluster.executor", or empty',
        ),
    ]


def _option(options: Mapping[str, Any], key: str, sound: Callable[[Any], bool], expected: str) -> _Check:
    return (f'PRESSMARK["{key}"]', options[key], sound, expected)


def _misspelt_settings(settings: Mapping[str, Any]) -> list[str]:
    """Settings that nobody reads, since their names are typing errors: Pelican itself takes any name."""
    near = {name: get_close_matches(name, _SETTINGS, n=1, cutoff=_TYPING_ERROR) for name in settings if name.isupper()}
    return [
        f"pelicanconf.py: {name}: no such setting; did you mean {meant[0]}?"
        for name, meant in near.items()
        if meant and name not in _SETTINGS
    ]


def _unknown_keys(table: Mapping[str, Any]) -> list[str]:
    legal = ", ".join(sorted(DEFAULTS))
    messages = []
    for key in table:
        if key not in DEFAULTS:
            near = get_close_matches(str(key), DEFAULTS, n=1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            messages.append(f'pelicanconf.py: PRESSMARK["{key}"]: no such option; {hint}legal options: {legal}')
    return messages


def _is_text(value: object) -> bool:
    return isinstance(value, str) and "\n" not in value


def _is_line(value: object) -> bool:
    return isinstance(value, str) and _is_text(value) and bool(value.strip())


def _is_hub(value: object) -> bool:
    return value == "" or is_address(value)


def _is_accent(value: object) -> bool:
    return value == "" or (isinstance(value, str) and is_colour(value) and is_readable(value))


def _expected_accent(value: object) -> str:
    if not (isinstance(value, str) and is_colour(value)):
        return 'a colour such as "#8a1c1c", or empty'
    return (
        f"dark enough to be read: its contrast on a page is {contrast_on_paper(value):.1f} to 1, and {ENOUGH:g} to 1 is"
        f' needed; "{nearest_readable(value)}" has that'
    )


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


def _is_card_switch(value: object) -> bool:
    return _is_switch(value) and not (value and _missing_for_cards())


def _expected_card_switch(value: object) -> str:
    if _is_switch(value):
        names = " and ".join(_missing_for_cards())
        return f"possible without {names}; `.venv/bin/pip install {names.replace(' and ', ' ')}` brings what is missing"
    return "True or False"


def _missing_for_cards() -> list[str]:
    return [package for module, package in _DRAWING.items() if find_spec(module) is None]


def _is_function(value: object) -> bool:
    return value == "" or _function(value) is not None


def _function(value: object) -> Callable[[], Any] | None:
    """A function, or the one that a dotted name leads to; None where it leads to none."""
    if isinstance(value, str):
        place, _, name = value.rpartition(".")
        try:
            value = getattr(import_module(place), name, None)
        except (ImportError, ValueError, TypeError):  # the last one where the name begins with a dot
            return None
    return value if callable(value) else None


def _is_timezone(value: object) -> bool:
    return isinstance(value, str) and value in available_timezones()


def _expected_timezone(value: object) -> str:
    near = get_close_matches(str(value), available_timezones(), n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f'a time zone such as "Europe/Istanbul" or "UTC"{hint}'


def _is_language(value: object) -> bool:
    return isinstance(value, str) and _LANGUAGE.fullmatch(value) is not None


def _is_authority(value: object) -> bool:
    return isinstance(value, str) and _AUTHORITY.fullmatch(value) is not None


def _is_year(value: object) -> bool:
    return isinstance(value, int) and 1990 <= value <= 9999


def _is_page_size(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 200
