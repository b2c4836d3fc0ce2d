"""Every kind of page as its readers meet it, in Chromium: by keyboard, small, dark, zoomed, printed, without scripts."""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from plugins.pressmark.rebuild.server import local_site

from .browser import CHROMIUM, Page
from .kinds import page_of_each_kind
from .mixed import build_mixed

pytestmark = pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="Chromium is not installed")

PROBES = (Path(__file__).parent / "probes.js").read_text(encoding="utf-8")
# Besides one page of each kind: a story of the other direction, one with a correction, one that is very long.
STORIES = ("stories/700015.html", "stories/700011.html", "stories/700023.html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A site, and one page of each kind with some stories: the path below its root by what it shows."""

    site: Path
    kinds: Mapping[str, str]


def archive_in(folder: Path) -> Archive:
    drawings = (file for file in sorted(folder.rglob("*.html")) if b'class="bars"' in file.read_bytes())
    kinds = {path: path for path in STORIES} | page_of_each_kind(folder)
    kinds["drawing"] = next(drawings).relative_to(folder).as_posix()
    assert {"front", "story", "topic", "topics", "year", "month", "day", "search", "text", "not_found"} <= set(kinds)
    return Archive(site=folder, kinds=kinds)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Stories in eight languages under an English interface."""
    return archive_in(build_mixed(tmp_path_factory.mktemp("mixed"), stories=70))


@pytest.fixture(scope="module")
def persian(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Stories and interface in Persian."""
    return archive_in(build_mixed(tmp_path_factory.mktemp("persian"), language="fa", stories=70))


@pytest.fixture(params=["mixed", "persian"])
def either(request: pytest.FixtureRequest) -> Archive:
    """The one and the other."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Archive)
    return found


@contextmanager
def each(page: Page, archive: Archive) -> Iterator[Iterator[str]]:
    """Open one page after another, with the probes in it; gives what each shows."""
    with local_site(archive.site) as address:

        def opened() -> Iterator[str]:
            for kind, path in archive.kinds.items():
                page.open(address + quote(path))
                page.evaluate(PROBES)
                yield kind

        yield opened()


def faults(page: Page, archive: Archive, *probes: str) -> dict[str, list[str]]:
    """What probes find, by the kind of the page; nothing where nothing is wrong."""
    every = ", ".join(f"...probes.{probe}()" for probe in probes)
    with each(page, archive) as opened:
        return {kind: found for kind in opened if (found := page.evaluate(f"[{every}]"))}


# A fault done to a page, by the probe that must see it.
DAMAGE = {
    "sideways": "document.querySelector('h1').style.width = '3000px'",
    "clipped": "Object.assign(document.querySelector('h1').style, { overflow: 'hidden', blockSize: '4px' })",
    "covered": "document.querySelector('header').style.position = 'sticky'",
    "smallTargets": "document.querySelector('main').prepend(...'ab'.split('').map((letter) => "
    "Object.assign(document.createElement('button'), { innerText: letter, style: 'all: unset' })))",
    "pale": "document.querySelector('h1').style.color = '#aaa'",
    "lostBars": "document.querySelector('.bars rect').style.fill = getComputedStyle(document.body).backgroundColor",
    "moving": "document.querySelector('h1').style.transition = 'color 1s'",
    "walkFaults": "probes.watchFocus(); document.querySelector('main a').focus()",
    "trapFaults": "[...document.querySelectorAll('a')].at(-1).focus()",
    "shifts": "document.querySelector('main').style.paddingBlockStart = '400px'",
}


@pytest.mark.parametrize("probe", DAMAGE)
def test_probes_see_what_is_wrong(tab: Page, mixed: Archive, probe: str) -> None:
    tab.show(1280)
    with each(tab, replace(mixed, kinds={"drawing": mixed.kinds["drawing"]})) as opened:
        for _ in opened:
            tab.evaluate(f"(() => {{ {DAMAGE[probe]} }})()")

            assert tab.evaluate(f"probes.{probe}()") != []


def test_the_keyboard_reaches_everything_in_order_and_is_seen(tab: Page, either: Archive) -> None:
    tab.show(1280)
    found = {}
    with each(tab, either) as opened:
        for kind in opened:
            controls = tab.evaluate("probes.watchFocus()")
            for _ in range(controls):
                tab.press("Tab")
            found[kind] = tab.evaluate("probes.walkFaults()")
            tab.press("Tab")
            found[kind] += tab.evaluate("probes.trapFaults()")

    assert found == {kind: [] for kind in either.kinds}


def test_the_skip_link_comes_first_and_leads_to_the_text(tab: Page, mixed: Archive) -> None:
    tab.show(1280)
    with each(tab, mixed) as opened:
        for kind in opened:
            tab.press("Tab")
            first = tab.evaluate("document.activeElement.matches('.skip') && probes.isShown(document.activeElement)")
            tab.press("Enter")
            tab.press("Tab")

            assert (kind, first) == (kind, True)
            # The next stop lies within the text, where that has any.
            inside = "document.querySelector('#main:not(:has(a, button, input, summary)), #main :focus') !== null"
            assert tab.evaluate(inside), kind


def test_on_a_telephone_all_is_there_and_a_finger_hits_it(tab: Page, either: Archive) -> None:
    tab.show(320, height=640)

    assert faults(tab, either, "sideways", "smallTargets") == {}


def test_magnified_four_times_all_is_there(tab: Page, either: Archive) -> None:
    # 1280 by 1024 px at 400 %.
    tab.show(320, height=256)

    assert faults(tab, either, "sideways", "covered") == {}


def test_wide_text_spacing_loses_nothing(tab: Page, either: Archive) -> None:
    tab.show(320)

    assert faults(tab, either, "spread", "sideways", "clipped") == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_both_schemes_and_a_pointer_hits_it(tab: Page, mixed: Archive, scheme: str) -> None:
    tab.show(1280, prefers_color_scheme=scheme)

    assert faults(tab, mixed, "pale", "smallTargets") == {}
    assert tab.evaluate("probes.isDark()") == (scheme == "dark")


def test_forced_colours_keep_what_colour_alone_would_show(tab: Page, mixed: Archive) -> None:
    tab.show(1280, forced_colors="active", prefers_color_scheme="dark")

    assert faults(tab, mixed, "pale", "lostBars") == {}


def test_nothing_moves_for_those_who_want_it_still(tab: Page, mixed: Archive) -> None:
    tab.show(1280, prefers_reduced_motion="reduce")

    assert faults(tab, mixed, "moving") == {}


def test_pages_stay_put_ask_no_other_host_and_complain_of_nothing(tab: Page, mixed: Archive) -> None:
    tab.show(1280)
    with each(tab, mixed) as opened:
        for kind in opened:
            hosts = {urlsplit(request).hostname for request in tab.requests}
            refused = [address for address in tab.requests if tab.statuses.get(address, 0) >= 400]

            assert (kind, tab.evaluate("probes.shifts()"), hosts, refused, tab.complaints) == (
                kind,
                [],
                {"localhost"},
                [],
                [],
            )


def test_pages_are_read_without_scripts(tab: Page, mixed: Archive) -> None:
    told = {}
    for scripts in (True, False):
        tab.show(1280, scripts=scripts)
        with local_site(mixed.site) as address:
            for kind, path in mixed.kinds.items():
                tab.open(address + quote(path))
                told[kind, scripts] = tab.text("main")

    assert {kind for kind in mixed.kinds if told[kind, True] != told[kind, False]} == {"search"}
    assert "Searching words needs JavaScript" in told["search", False]


def test_the_search_page_speaks_the_language_of_the_site(tab: Page, persian: Archive) -> None:
    tab.show(1280)
    with local_site(persian.site) as address:
        tab.open(f"{address}search/?year=2011&sort=oldest")
        tab.wait_for("document.querySelectorAll('#results li').length === 10")

        assert tab.text("#status") == "۴۶ خبر"
        assert tab.texts("#results time")[:2] == ["۱۶ مارس ۲۰۱۱", "۲۸ مارس ۲۰۱۱"]
        assert tab.text("#more") == "خبرهای بیشتر"


def test_print_holds_the_story_with_its_code_and_address_alone(tab: Page, either: Archive) -> None:
    tab.show(800, medium="print")
    with each(tab, replace(either, kinds={path: path for path in STORIES})) as opened:
        for path in opened:
            code = re.findall(r"\d+", path)[0]
            seen = set(tab.evaluate("probes.seen()"))
            text = tab.text("body")

            assert seen & {"nav", "form", "button", "details"} == set()
            assert seen >= {"h1", "time", "p"}
            assert code in text
            assert f"https://example.org/stories/{code}.html" in text


def test_a_code_is_one_line_wherever_it_stands(tab: Page, either: Archive) -> None:
    tall = "[...document.querySelectorAll('.pressmark')].filter((one) => one.offsetHeight > 45).length"
    for width in (320, 1280):
        tab.show(width)
        with each(tab, either) as opened:
            assert [kind for kind in opened if tab.evaluate(tall)] == []


def test_time_in_a_drawing_runs_as_the_text_does(tab: Page, either: Archive) -> None:
    tab.show(1280)
    ends = "[0, -1].map((place) => [...document.querySelectorAll('.bars rect')].at(place).getBoundingClientRect().x)"
    with each(tab, replace(either, kinds={"drawing": either.kinds["drawing"]})) as opened:
        for _ in opened:
            oldest, newest = tab.evaluate(ends)

            assert (oldest > newest) == (tab.evaluate("document.dir") == "rtl")


def test_a_page_begins_on_the_side_its_language_does(tab: Page, either: Archive) -> None:
    tab.show(1280)
    with local_site(either.site) as address:
        tab.open(f"{address}stories/700015.html")
        is_right = tab.evaluate("document.dir === 'rtl'")
        label = "document.querySelector('.pressmark').getBoundingClientRect()"
        headline = "document.querySelector('h1').getBoundingClientRect()"

        assert tab.evaluate(f"{label}.left >= {headline}.right") == is_right
        assert tab.evaluate(f"{label}.right <= {headline}.left") == (not is_right)
        # A Persian story reads from the right on every site.
        assert tab.evaluate("getComputedStyle(document.querySelector('article')).direction") == "rtl"
