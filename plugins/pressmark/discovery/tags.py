"""What a page's `<meta>` elements say: Open Graph and the Twitter card for shared links, Dublin Core for Zotero.

Goes in: what the page is. Comes out: name, property and content of each element, in order; escaping is the template's.

As few as serve: every byte of them is part of a story's first view. `description` and `og:description` share one
element. There is no Highwire tag, since Zotero takes what it needs from Open Graph, and `citation_title` alone would
make a journal article of a story. `dc.identifier` is left out on purpose: Zotero takes a code of eight or ten digits
for an ISSN or ISBN.
Source: Zotero's translators "Embedded Metadata" and "RDF"; https://ogp.me.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..documents import ArchiveDocument, Site
from .moments import machine_time


class Tag(NamedTuple):
    """One `<meta>` element. Plain data, so that it can stand in a page job."""

    # One of the two may be empty, not both.
    name: str
    property: str
    content: str


class Picture(NamedTuple):
    """A picture that says what a story is called. Plain data."""

    # Absolute.
    address: str
    # Pixels.
    width: int
    height: int
    # What it shows, in words.
    alt: str


def page_tags(*, site: Site, title: str, description: str, address: str, image: str) -> tuple[Tag, ...]:
    """Give the elements of a page that is no story.

    Args:
        title: Without the site's name; empty for the front page.
        address: The page's absolute address.
        image: The address of a picture that stands for the archive; empty for none.
    """
    subject = {"og:title": title or site.name, "og:type": "website", "og:url": address}
    return (*_shared(subject, site=site, description=description), *_picture_of_site(image))


def story_tags(
    document: ArchiveDocument, *, site: Site, description: str, image: str, card: Picture | None = None
) -> tuple[Tag, ...]:
    """Give the elements of a story's page; arguments as for `page_tags`.

    Args:
        card: The story's own picture, which takes the place of `image`.
    """
    subject = {"og:title": document.story.headline, "og:type": "article", "og:url": document.permalink}
    return (
        *_shared(subject, site=site, description=description),
        *(_picture_of_story(card) if card else _picture_of_site(image)),
        *_moments(document),
        *_reference(document, site),
    )


def _shared(subject: Mapping[str, str], *, site: Site, description: str) -> Iterator[Tag]:
    yield Tag("description", "og:description", description)
    for name, content in subject.items():
        yield Tag("", name, content)
    yield Tag("", "og:site_name", site.name)


def _picture_of_site(address: str) -> Iterator[Tag]:
    if address:
        yield Tag("", "og:image", address)
    yield Tag("twitter:card", "", "summary")


def _picture_of_story(card: Picture) -> Iterator[Tag]:
    yield Tag("twitter:image", "og:image", card.address)
    yield Tag("", "og:image:width", str(card.width))
    yield Tag("", "og:image:height", str(card.height))
    yield Tag("twitter:image:alt", "og:image:alt", card.alt)
    yield Tag("twitter:card", "", "summary_large_image")


def _moments(document: ArchiveDocument) -> Iterator[Tag]:
    published, changed = document.story.dateline, document.newest_dateline
    yield Tag("", "article:published_time", machine_time(published))
    if changed != published:
        yield Tag("", "article:modified_time", machine_time(changed))


def _reference(document: ArchiveDocument, site: Site) -> Iterator[Tag]:
    """What Zotero does not find in the others: the kind of text, the code, the author, another language."""
    yield Tag("dc.type", "", "newspaperArticle")
    # Zotero's name for "location in archive", the one field it has for such a code.
    yield Tag("dc.coverage", "", document.code)
    if author := dict(document.story.fields).get("author"):
        yield Tag("dc.creator", "", author)
    if document.language != site.language:
        yield Tag("dc.language", "", document.language)
