"""Links within the site: the text of a file in, the links it names out, and from a link the file that it leads to.

Pages are read quickly, by what links look like, which may take a text about links for one; or by a parser, which does
not. Links are given as they stand, those that depend on their page made absolute, so that each is followed once however
many pages name it.
"""

import re
from collections.abc import Iterable
from html import unescape
from html.parser import HTMLParser
from urllib.parse import quote, unquote, urljoin

from ..documents import Site

# Each begins with letters, which is what makes it fast; what stands before them is looked at afterwards. A value with a
# space is cut short, and so seems to lead nowhere, which brings the parser in.
_LINKS = tuple(
    re.compile(rf"""{name}=(?<=[\s"']{name}=)["']?([^"'>\s]*)""") for name in ("href", "src", "srcset", "action")
)
# The end of `<meta http-equiv="refresh" content="0; url=/there/">`.
_REFRESH = re.compile(r"""; ?url=([^"'>\s]+)""")
_IDS = re.compile(r"""id=(?<=[\s"']id=)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_STYLE_LINKS = re.compile(r"""url\(\s*["']?([^"')]+)""")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
# Where a story came from, as a page says it: an address of old, be it of this host.
_SOURCES = frozenset({"nofollow"})
_ATTRIBUTES = frozenset({"href", "src", "action", "poster", "data", "formaction"})


def seeming_links(html: str, *, path: str, site: Site) -> set[str]:
    """Give what a page or the head of a feed seems to name; fragments that the page has itself are left out.

    Args:
        path: The page's file below the site's root.
    """
    found = {unescape(link) for pattern in (*_LINKS, _REFRESH) for link in pattern.findall(html)}
    # Nearly all of ours begin otherwise.
    own = {link for link in found if not link.startswith(("/", "http"))}
    missing = {link for link in own if not (link.startswith("#") and f' id="{link[1:]}"' in html)}
    return found - own | (_absolute(missing, path=path, site=site) if missing else set())


def parsed_links(html: str, *, path: str, site: Site) -> set[str]:
    """Give what a page names, however it is written; the arguments and the result are those of `seeming_links`."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    has = {f"#{fragment}" for fragment in reader.ids}
    return _absolute({link for link in reader.links if unquote(link) not in has}, path=path, site=site)


def style_links(css: str, *, path: str, site: Site) -> set[str]:
    """Give what a style sheet names; the arguments and the result are those of `seeming_links`."""
    return _absolute(_STYLE_LINKS.findall(css), path=path, site=site)


def page_fragments(html: str) -> frozenset[str]:
    """Give the fragments that a page has: its ids."""
    return frozenset(unescape("".join(values)) for values in _IDS.findall(html))


def link_target(link: str, *, site: Site) -> str:
    """Give the file that a link leads to, or "" for one to another site.

    Returns:
        The file below the site's root, with "#" and its fragment where the link has one: "topics/turkey.html",
        "index.html#dates". What is of our host but not below the root keeps its first "/".
    """
    if _SCHEME.match(link):
        if not f"{link}/".startswith(f"{site.url}/"):
            return ""
        link = site.base + link.removeprefix(site.url).lstrip("/")
    place, _, fragment = link.partition("#")
    place = unquote(place.partition("?")[0])
    if not f"{place}/".startswith(site.base):
        return "/" + place.lstrip("/")
    file = place[len(site.base) :]
    if not file or file.endswith("/"):
        file += "index.html"
    return f"{file}#{unquote(fragment)}" if fragment else file


class _Reader(HTMLParser):
    """Collects the links and ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_pi(self, data: str) -> None:
        """Take the style sheet that a feed names before its first element."""
        self.links += _LINKS[0].findall(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what an element names; the parser has lower-cased its attributes and read their entities."""
        given = {name: value or "" for name, value in attrs}
        self.ids.update(filter(None, (given.get("id"), given.get("name") if tag == "a" else None)))
        if given.get("rel") in _SOURCES:
            return
        self.links += [value.strip() for name, value in given.items() if name in _ATTRIBUTES]
        # "small.png 1x, large.png 2x"
        self.links += [part.split()[0] for part in given.get("srcset", "").split(",") if part.strip()]
        if given.get("http-equiv", "").lower() == "refresh":
            self.links.append(given.get("content", "").partition("=")[2].strip())


def _absolute(links: Iterable[str], *, path: str, site: Site) -> set[str]:
    here = site.base + quote(path)
    return {urljoin(here, link) for link in links if link}
