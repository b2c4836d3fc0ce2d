"""The frame of every page: the steady `site` value, and what a page says about itself in its head."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..discovery.jsonld import Node, collection_page, script_text
from ..discovery.tags import Tag, page_tags
from ..documents import ArchiveDocument, Site, absolute, direction, encoded
from ..rebuild.jobs import PageJob, Part, PlainData, whole_part
from ..words import Words
from .addresses import CODES, DATA, FEEDS, NEWEST_FEED, SEARCH, TOPICS, front_path
from .assets import Assets
from .cldr import number_text

Plain = dict[str, PlainData]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Makes page jobs that share one `site` value."""

    site: Site
    # The `site` value of every job. Part of every page's digest, so nothing that changes with the stories is in it.
    shown: Part
    # The interface's; the site's own language, or English where nobody has translated it.
    words: Words

    @property
    def language(self) -> str:
        """The language of the interface: BCP 47."""
        return self.words.language

    def address(self, path: str) -> str:
        """Where a file below the site's root is found from any page: "/archive/topics/turkey.html"."""
        return self.site.base + encoded(path)

    def link(self, label: str, path: str, *, fragment: str = "") -> Plain:
        """A link as templates draw it; `fragment` with its "#"."""
        return {"label": label, "address": self.address(path) + fragment}

    def breadcrumb(self, *links: Plain) -> list[Plain]:
        """The way down to a page: the front page, then `links`."""
        return [self.link(self.words.gettext("Front page"), front_path()), *links]

    def number(self, number: int) -> str:
        """A whole number as the interface writes it."""
        return number_text(number, self.language)

    def foreign(self, document: ArchiveDocument) -> str:
        """The document's language where it is not the interface's; else empty."""
        return "" if document.language == self.language else document.language

    def job(self, path: str, template: str, **matter: PlainData) -> PageJob:
        """Make the job of one page; the arguments are those of `values`."""
        return PageJob(path=path, template=template, values=self.values(path, template, **matter))

    def values(
        self,
        path: str,
        template: str,
        *,
        title: str,
        description: str,
        feeds: Sequence[Plain] = (),
        tags: Sequence[Tag] = (),
        nodes: Sequence[Node] = (),
        about: Node | None = None,
        **matter: PlainData,
    ) -> Plain:
        """Give all that the template of one page will see.

        Args:
            title: Without the site's name; unlike that of any other page.
            description: One or two sentences of plain text.
            feeds: The page's own feeds, as `link` gives them; they stand before the site's.
            about: What all stories of a list are about, if anything.
            matter: What only this kind of page shows.
        """
        canonical = absolute(self.site, path)
        if not tags:
            card = str(self.shown["card"])
            tags = page_tags(site=self.site, title=title, description=description, address=canonical, image=card)
        if not nodes and "rows" in matter:
            name = title or self.site.name
            page_of = {"name": name, "description": description, "address": canonical}
            nodes = [collection_page(site=self.site, **page_of, about=about)]
        page = {
            "kind": template.removesuffix(".html"),
            "title": f"{title} · {self.site.name}" if title else self.site.name,
            "tags": tags,
            "linked_data": script_text(nodes) if nodes else "",
            "canonical": canonical,
            "feeds": [*feeds, *self.shown["feeds"]],
        }
        return {"site": self.shown, "page": page, **matter}


def site_frame(
    site: Site,
    *,
    masthead: str = "",
    words: Words,
    assets: Assets,
    text_pages: Sequence[tuple[str, str]],
    has_stories: bool,
    has_search: bool = False,
) -> Frame:
    """Give the frame of one site; an archive without stories has no feed and no rooms to lead to.

    Args:
        masthead: In the place of the site's name; empty for that.
        words: Those of the interface.
        text_pages: Title and path of each, in the order of the navigation.
    """
    bare = Frame(site=site, shown=whole_part({}), words=words)
    rooms = [
        bare.link(words.gettext("Topics"), TOPICS),
        bare.link(words.gettext("Dates"), front_path(), fragment="#dates"),
        bare.link(words.gettext("Codes"), CODES),
        *([bare.link(words.gettext("Search"), SEARCH)] if has_search else []),
        bare.link(words.gettext("Feeds"), FEEDS),
    ]
    shown = {
        "name": site.name,
        "masthead": masthead or site.name,
        "tagline": site.tagline,
        "rights": site.rights,
        "base": site.base,
        "url": site.url,
        "language": words.language,
        "direction": direction(words.language),
        # Of the publisher's own words, where it is not the interface's.
        "own_language": site.language if site.language != words.language else "",
        "own_direction": direction(site.language) if site.language != words.language else "",
        "stylesheet": bare.address(assets.stylesheet),
        "rooms": bare.address(assets.rooms),
        "search": absolute(site, SEARCH) if has_search else "",
        "card": absolute(site, assets.card),
        "icon": bare.address(assets.icon),
        "navigation": [*(rooms if has_stories else ()), *(bare.link(title, path) for title, path in text_pages)],
        "feeds": [bare.link(site.name, NEWEST_FEED)] if has_stories else [],
        "data": bare.address(DATA) if has_stories else "",
    }
    return Frame(site=site, shown=whole_part(shown), words=words)
