"""The link check of every build: the files of the next site in, and an error where a link of theirs leads nowhere.

A site that is live was checked as a whole. So only files that are new or not as they were are read; and all of them,
where a file or a fragment is no more that others may name. Which files changed is told by the engine.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, partial
from pathlib import Path

from ..documents import Site
from ..errors import PressmarkError
from ..workers import Crew
from .links import link_target, page_fragments, parsed_links, seeming_links, style_links

_KINDS = (".html", ".xml", ".css")
# Of a feed only the head counts, in characters: what its entries lead to are the stories it was made from.
_FEED_HEAD = 2_048
_MOST_TARGETS = 20
_MOST_PAGES = 5


class LinkError(PressmarkError):
    """Links that lead nowhere; holds one message for each target."""

    def __init__(self, *messages: str) -> None:
        super().__init__(*messages)
        self.messages = messages

    def __str__(self) -> str:
        more = len(self.messages) - _MOST_TARGETS
        return "\n".join([*self.messages[:_MOST_TARGETS], *([f"… and {more} more broken links"] if more > 0 else [])])


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSite:
    """A site that is about to go live, beside the one that is; addresses are files below the site's root."""

    site: Site
    folder: Path
    addresses: AbstractSet[str]
    # What the live site has not, or otherwise.
    new: AbstractSet[str]
    changed: AbstractSet[str]
    # What only the live site has.
    vanished: AbstractSet[str]
    live_folder: Path
    # By the address of each page that a publisher wrote, the file with its text.
    written: Mapping[str, str]


def check_links(site: NextSite, *, crew: Crew) -> None:
    """Stop a build that has broken links.

    Raises:
        LinkError: With pages, target and the nearest address there is, for each.
        OSError: A file cannot be read.
    """
    if broken := broken_links(site, crew=crew):
        raise LinkError(*(_message(target, pages, site) for target, pages in broken.items()))


def broken_links(site: NextSite, *, crew: Crew) -> dict[str, list[str]]:
    """Give the targets that lead nowhere, each with the first files that name it, both in their order."""
    files = _files_to_read(site)
    read = partial(file_links, folder=site.folder, site=site.site, written=frozenset(site.written))
    broken = _broken(set().union(*crew.in_order(read, files)), site)
    # Nearly every build ends here. Else files that seem to name such a link are read once more, for certain.
    found: dict[str, list[str]] = {}
    for address in files if broken else ():
        seeming = {broken[link] for link in read(address) & broken.keys()}
        if any(len(found.get(target, ())) <= _MOST_PAGES for target in seeming):
            for target in set(_broken(_certain_links(address, site), site).values()):
                found.setdefault(target, []).append(address)
    return dict(sorted(found.items()))


def file_links(address: str, *, folder: Path, site: Site, written: AbstractSet[str]) -> set[str]:
    """Give the links of one file: the work of one worker.

    Args:
        address: An HTML page, a feed or a style sheet.
        folder: Where the site is.
        written: Pages that a publisher wrote.
    Raises:
        OSError: The file cannot be read.
    """
    text = _looked_at(address, folder=folder)
    if address.endswith(".css"):
        return style_links(text, path=address, site=site)
    links_of = parsed_links if address in written else seeming_links
    return links_of(text, path=address, site=site)


def _looked_at(address: str, *, folder: Path) -> str:
    """The text of a file, of a feed its head."""
    text = _text(f"{folder}/{address}")
    return text[:_FEED_HEAD].rpartition(">")[0] + ">" if address.endswith(".xml") else text


def _files_to_read(site: NextSite) -> list[str]:
    files = sorted(address for address in site.addresses if address.endswith(_KINDS))
    fresh = [address for address in files if address in site.new or address in site.changed]
    return files if len(fresh) < len(files) and (site.vanished or _has_lost_fragments(site)) else fresh


def _has_lost_fragments(site: NextSite) -> bool:
    pages = [address for address in site.changed if address.endswith(".html")]
    return any(_fragments(f"{site.live_folder}/{page}") - _fragments(f"{site.folder}/{page}") for page in pages)


def _broken(links: AbstractSet[str], site: NextSite) -> dict[str, str]:
    """Those links that lead nowhere, each with its target."""
    fragments = cache(_fragments)

    def leads_somewhere(target: str) -> bool:
        file, _, fragment = target.partition("#")
        # Browsers know #top, and the text fragments of ":~:", without an id.
        fragment = fragment.partition(":~:")[0]
        return file in site.addresses and (fragment in {"", "top"} or fragment in fragments(f"{site.folder}/{file}"))

    targets = {link: link_target(link, site=site.site) for link in links}
    return {link: target for link, target in targets.items() if target and not leads_somewhere(target)}


def _certain_links(address: str, site: NextSite) -> set[str]:
    links_of = style_links if address.endswith(".css") else parsed_links
    return links_of(_looked_at(address, folder=site.folder), path=address, site=site.site)


def _fragments(file: str) -> frozenset[str]:
    return page_fragments(_text(file))


def _text(file: str) -> str:
    # Nothing is gained by a buffer where the whole file is read.
    with open(file, "rb", buffering=0) as opened:  # noqa: PTH123  # a path of its own for each of so many takes as long
        return opened.read().decode("utf-8", "replace")


def _message(target: str, pages: list[str], site: NextSite) -> str:
    file, _, fragment = target.partition("#")
    what = f"{file} has no #{fragment}" if file in site.addresses else f"{file} is no file of this site"
    more = [f"  also on: {', '.join(pages[1:_MOST_PAGES])}{' …' if len(pages) > _MOST_PAGES else ''}"]
    near = get_close_matches(file, site.addresses, n=1) if file not in site.addresses else []
    sources = [site.written.get(page, "") for page in pages]
    place = sources[0] if all(sources) else "the template that draws it"
    return "\n".join(
        [
            f"{pages[0]}: a link leads nowhere: {what} [broken-link]",
            *(more if pages[1:] else []),
            *(f"  expected: a file that is there, such as {address}" for address in near),
            f"  fix: correct the link in {place}",
        ]
    )
