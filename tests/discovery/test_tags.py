"""The `<meta>` elements of pages: what sharing shows, and what Zotero makes of a story."""

from dataclasses import replace

from plugins.pressmark.discovery.tags import Tag, page_tags, story_tags
from plugins.pressmark.model import Correction
from tests.pages.invented import dateline, document, site, story

SITE = site("https://example.org/archive")
CARD = "https://example.org/archive/theme/card.png"
FERRIES_WAIT = story("892006", dateline(2020, 10, 14, 11, 1), headline="Ferries Wait")


def zotero(tags: tuple[Tag, ...]) -> dict[str, str]:
    """What Zotero's "Embedded Metadata" and "RDF" take from tags of ours, by the names of its fields.

    A tag's name goes before its property; "." and ":" divide alike; the dates are tried in that order.
    """
    seen = {(tag.name or tag.property).replace(":", "."): tag.content for tag in tags}
    fields = {
        "itemType": seen.get("dc.type", ""),
        "title": seen["og.title"],
        "publicationTitle": seen["og.site_name"],
        "url": seen["og.url"],
        "date": seen.get("article.published_time", ""),
        "archiveLocation": seen.get("dc.coverage", ""),
        "creator": seen.get("dc.creator", ""),
        "language": seen.get("dc.language", ""),
        "abstractNote": seen["description"],
    }
    return {name: value for name, value in fields.items() if value}


def test_the_tags_of_a_story() -> None:
    tags = story_tags(document(FERRIES_WAIT, place=SITE), site=SITE, description="They wait.", image=CARD)

    assert tags == (
        Tag("description", "og:description", "They wait."),
        Tag("", "og:title", "Ferries Wait"),
        Tag("", "og:type", "article"),
        Tag("", "og:url", "https://example.org/archive/stories/892006.html"),
        Tag("", "og:site_name", "The Harbour Post"),
        Tag("", "og:image", CARD),
        Tag("twitter:card", "", "summary"),
        Tag("", "article:published_time", "2020-10-14T11:01+00:00"),
        Tag("dc.type", "", "newspaperArticle"),
        Tag("dc.coverage", "", "892006"),
    )


def test_zotero_saves_a_newspaper_article_with_date_and_code() -> None:
    told = replace(FERRIES_WAIT, language="fa", fields=(("author", "Ada Quay"),))
    tags = story_tags(document(told, place=SITE), site=SITE, description="They wait.", image=CARD)

    assert zotero(tags) == {
        "itemType": "newspaperArticle",
        "title": "Ferries Wait",
        "publicationTitle": "The Harbour Post",
        "url": "https://example.org/archive/stories/892006.html",
        "date": "2020-10-14T11:01+00:00",
        "archiveLocation": "892006",
        "creator": "Ada Quay",
        "language": "fa",
        "abstractNote": "They wait.",
    }


def test_zotero_is_given_nothing_that_it_takes_for_a_journal_or_an_issn() -> None:
    eight = replace(FERRIES_WAIT, code="03178471")  # type: ignore[arg-type]  # a sound ISSN
    names = {tag.name for tag in story_tags(document(eight), site=SITE, description="", image="")}

    assert not {name for name in names if name.startswith(("citation_", "dc.identifier"))}


def test_a_corrected_story_tells_when() -> None:
    corrected = replace(FERRIES_WAIT, corrections=(Correction(dateline=dateline(2020, 10, 16), note="A name."),))
    tags = story_tags(document(corrected), site=SITE, description="", image="")

    assert Tag("", "article:modified_time", "2020-10-16") in tags


def test_the_tags_of_a_list() -> None:
    tags = page_tags(
        site=SITE, title="Greece", description="Stories.", address="https://example.org/archive/topics/g.html", image=""
    )

    assert tags == (
        Tag("description", "og:description", "Stories."),
        Tag("", "og:title", "Greece"),
        Tag("", "og:type", "website"),
        Tag("", "og:url", "https://example.org/archive/topics/g.html"),
        Tag("", "og:site_name", "The Harbour Post"),
        Tag("twitter:card", "", "summary"),
    )


def test_the_front_page_is_called_as_the_site() -> None:
    tags = page_tags(site=SITE, title="", description="", address="https://example.org/archive/", image="")

    assert Tag("", "og:title", "The Harbour Post") in tags
