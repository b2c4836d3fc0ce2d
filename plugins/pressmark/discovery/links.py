"""Links within the site: a page's HTML in, the files and fragments it names out, and which of those lead nowhere.

Reads what a browser would follow or load, in pages our templates drew and in HTML that a publisher wrote. Links to
other sites are never followed. Which pages are looked at is left to the engine: those made anew, and those that name a
file which is no more.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from html import unescape
from urllib.parse import unquote, urljoin

from ..documents import Site
from ..errors import PressmarkError

# As our templates and Markdown write attributes. One expression each that begins with letters, which is what makes them
# fast; whether a tag is around is asked for each find.
_LINKS = tuple(re.compile(rf"""{name}=(?:"([^"]*)"|'([^']*)')""") for name in ("href", "src", "action"))
_IDS = (re.compile(r"""id=(?:"([^"]*)"|'([^']*)')"""),)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_MOST_TOLD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenLink:
    """A link that leads nowhere."""

    # The page's file below the site's root.
    path: str
    # As `page_links` gives it: "topics/turkey.html", "index.html#dates"; "/other" for what is not below the root.
    target: str


class LinkError(PressmarkError):
    """Links that lead nowhere; holds one message for each."""

    def __init__(self, *messages: str) -> None:
        super().__init__(*messages)
        self.messages = messages

    def __str__(self) -> str:
        shown = self.messages[:_MOST_TOLD]
        more = len(self.messages) - len(shown)
        return "\n".join([*shown, *([f"… and {more} more broken links"] if more else [])])


def page_links(html: str, *, path: str, site: Site) -> frozenset[str]:
    """Give what a page names within the site.

    Args:
        path: The page's file below the site's root.
    Returns:
        Files below the root, each with "#" and its fragment where the link has one: "topics/turkey.html",
        "index.html#dates". What is of our host but not below the site's root keeps its first "/".
    """
    base = site.base
    # Many links of a page are equal.
    found = {unescape(link).strip() for link in _values(html, _LINKS)}
    return frozenset(target for link in found if link and (target := _target(link, path=path, base=base, url=site.url)))


def page_fragments(html: str) -> frozenset[str]:
    """Give the fragments that a page has: its ids."""
    return frozenset(map(unescape, _values(html, _IDS)))


def broken_links(
    links: Mapping[str, Iterable[str]],
    *,
    addresses: AbstractSet[str],
    fragments: Callable[[str], AbstractSet[str]],
) -> list[BrokenLink]:
    """Find the links that lead nowhere, by page, then by target.

    Args:
        links: What `page_links` gave, by the page's file.
        addresses: Every file of the site.
        fragments: From a page's file to what `page_fragments` gives; asked only for pages that exist, once for each.
    """
    known: dict[str, AbstractSet[str]] = {}

    def is_broken(target: str) -> bool:
        file, _, fragment = target.partition("#")
        if file not in addresses:
            return True
        # Browsers know #top, and the text fragments of ":~:", without an id.
        if not fragment or fragment == "top" or fragment.startswith(":~:"):
            return False
        if file not in known:
            known[file] = fragments(file)
        return fragment.partition(":~:")[0] not in known[file]

    # Each target is judged once, however many pages name it.
    verdicts = {target: is_broken(target) for target in {t for targets in links.values() for t in targets}}
    return [
        BrokenLink(path=path, target=target)
        for path, targets in sorted(links.items())
        for target in sorted(target for target in targets if verdicts[target])
    ]


def refuse_broken(broken: Iterable[BrokenLink], *, addresses: Collection[str]) -> None:
    """Stop a build that has broken links.

    Raises:
        LinkError: With page, target and the nearest address there is, for each.
    """
    messages = [_message(one, addresses) for one in broken]
    if messages:
        raise LinkError(*messages)


def _values(html: str, attributes: Iterable[re.Pattern[str]]) -> Iterator[str]:
    """Give the values of some attributes; what only looks like one, in a text or a comment, is none."""
    if "<!--" in html:
        html = _COMMENT.sub("", html)
    for attribute in attributes:
        for match in attribute.finditer(html):
            start = match.start()
            if html[start - 1].isspace() and html.rfind("<", 0, start) > html.rfind(">", 0, start):
                yield match[1] or match[2] or ""


def _target(link: str, *, path: str, base: str, url: str) -> str:
    """The file a link names, or "" for one that leads to another site."""
    if link[0] in "#?":
        return _file(f"{base}{path}{link}", base)
    if _SCHEME.match(link):
        is_ours = f"{link}/".startswith(f"{url}/")
        return _file(base + link.removeprefix(url).lstrip("/"), base) if is_ours else ""
    return _file(link if link[0] == "/" else urljoin(base + path, link), base)


@lru_cache(maxsize=50_000)  # each address stands on many pages
def _file(address: str, base: str) -> str:
    """The file that an address of our host names, below the root of the site; else the address."""
    place, hash_, fragment = address.partition("#")
    place = unquote(place.partition("?")[0])
    if not f"{place}/".startswith(base):
        return place
    file = place[len(base) :]
    if not file or file.endswith("/"):
        file += "index.html"
    return f"{file}{hash_}{unquote(fragment)}"


def _message(broken: BrokenLink, addresses: Collection[str]) -> str:
    file, hash_, fragment = broken.target.partition("#")
    what = f"{file} has no #{fragment}" if hash_ and file in addresses else f"no such file: {file}"
    if file in addresses:
        return f"{broken.path}: broken link: {what}"
    near = get_close_matches(file, addresses, n=1)
    return f"{broken.path}: broken link: {what}" + (f"; did you mean {near[0]}?" if near else "")
