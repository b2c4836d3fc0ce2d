"""Why a page is refused: signs that it is no article or not a whole one, and the diagnostics for parts it lacks."""

from collections.abc import Sequence

from bs4 import BeautifulSoup

from ...errors import Diagnostic
from ..dates.faults import explain
from ..digits import in_ascii_digits
from ..findings import quoted
from .blocks import line_value
from .body import Body
from .declared import Declared
from .lines import Line, Zone
from .markup import Markup
from .phrases import PAYWALL

_BY_HAND = "write the story file by hand"
_LABELS = "`Story Code`, `News ID`, `کد خبر`"
# A list of stories has this many articles, none of them much longer than the others.
_MANY = 3
# Past the end of the text, a notice stands within as many lines.
_NOTICE_LINES = 8
_NOTICE_CHARACTERS = 250


def is_list_page(tree: BeautifulSoup, said: Declared, lines: Sequence[Line]) -> bool:
    """Whether a page lists stories instead of telling one."""
    if said.is_list:
        return True
    if said.json("headline", "articleBody"):
        return False
    owners = _article_of(tree)
    sizes: dict[int, int] = {}
    for line in lines:
        article = owners.get(id(line.holder), 0)
        if article and line.zone is Zone.TEXT:
            sizes[article] = sizes.get(article, 0) + len(line.text)
    return len(sizes) >= _MANY and max(sizes.values()) * 2 <= sum(sizes.values())


def _article_of(tree: BeautifulSoup) -> dict[int, int]:
    """The id of the innermost `<article>` around each tag, 0 where there is none."""
    owners: dict[int, int] = {}
    for tag in tree.find_all(True):  # parents come before children
        owners[id(tag)] = id(tag) if tag.name == "article" else owners.get(id(tag.parent), 0)
    return owners


def paywall_line(body: Body, said: Declared, lines: Sequence[Line]) -> str | None:
    """Give the notice that the text goes on for subscribers only; None where it is whole."""
    own = {id(line) for line in body.lines}
    last = max((i for i, line in enumerate(lines) if id(line) in own and line_value(line) > 0), default=0)
    after = [line.text for line in lines[max(0, last - 1) : last + _NOTICE_LINES]]
    notice = next((text for text in after if len(text) <= _NOTICE_CHARACTERS and PAYWALL.search(text)), None)
    is_cut = body.paragraphs[-1].endswith(("…", "...", "[…]", "[...]"))
    is_closed = any(claim.text.lower() == "false" for claim in said.json("isAccessibleForFree"))
    if notice and (is_cut or is_closed or len(body.paragraphs) <= _MANY):
        return notice
    return body.paragraphs[-1][-60:] if is_cut and is_closed else None


def no_date(markup: Markup, lines: Sequence[Line]) -> Diagnostic:
    """The diagnostic of a page without a date that can be read."""
    found = next(filter(None, (_other_calendar(line.text) for line in lines)), "")
    message = f"the date of the page is not Gregorian: `{found}`" if found else "the page gives no date"
    expected = "JSON-LD datePublished, meta article:published_time, <time datetime>, or a line with a date"
    fix = f'{_BY_HAND}, or add `<time datetime="2020-10-14T11:01">` to the saved page'
    return markup.fault("page-no-date", message, at=found, expected=expected, fix=fix)


def _other_calendar(text: str) -> str:
    if len(text) > 100 or not any(c.isdigit() for c in text):
        return ""
    return text if explain(in_ascii_digits(" ".join(text.split()))).reason == "unsupported-calendar" else ""


def no_code(markup: Markup, odd: str) -> Diagnostic:
    """The diagnostic of a page without a story code that can be read; `odd` is a labelled line without a number."""
    message = f"the line {quoted(odd)} gives no story code" if odd else "the page gives no story code"
    expected = f"JSON-LD identifier, or a line with a label such as {_LABELS} and 1 to 12 digits"
    fix = f"{_BY_HAND}, or add a line such as `Story Code : 892006` to the saved page"
    return markup.fault("page-no-code", message, at=odd, expected=expected, fix=fix)


def no_headline(markup: Markup) -> Diagnostic:
    """The diagnostic of a page without a headline."""
    expected = "JSON-LD headline, meta og:title, one <h1>, or a <title> that the page repeats"
    return markup.fault("page-no-headline", "the page gives no headline", expected=expected, fix=_BY_HAND)


def no_text(markup: Markup) -> Diagnostic:
    """The diagnostic of a page in which no block of text stands out."""
    message = "no block of the page is an article's text"
    return markup.fault("page-no-text", message, fix=f"save the article itself, or {_BY_HAND}")


def is_list(markup: Markup) -> Diagnostic:
    """The diagnostic of a page that lists stories."""
    return markup.fault("page-is-list", "the page lists stories and is none", fix="save the page of each story")


def incomplete(markup: Markup, notice: str) -> Diagnostic:
    """The diagnostic of a page whose text breaks off."""
    message = f"the page shows a part of the story: {quoted(notice)}"
    return markup.fault("page-incomplete", message, at=notice, fix="save the page while it shows the whole story")
