"""An invented archive of a dozen stories, and its pages read back as a browser reads them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from plugins.pressmark.documents import ArchiveDocument, Site, archive_document, newest_first
from plugins.pressmark.model import (
    Correction,
    Dateline,
    Evidence,
    Story,
    StoryCode,
    StoryTopic,
    StoryTopics,
    Topic,
    TopicType,
)
from plugins.pressmark.pages.assets import assets
from plugins.pressmark.pages.site_map import TextPage, site_pages
from plugins.pressmark.rebuild.jobs import PageJob
from plugins.pressmark.rebuild.render import Renderer
from plugins.pressmark.words import ENGLISH, Words

THEME = Path(__file__).parent.parent.parent / "theme"
TEHRAN = timezone(timedelta(hours=3, minutes=30))
HOSTILE = "<script>alert('x')</script> & \"quotes\" {{ 7 * 7 }}"

HARBOURS = Topic(slug="harbours", name="Harbours", type=TopicType.SUBJECT, scope="Ports, quays and their trade.")
FERRIES = Topic(slug="ferries", name="Ferries", type=TopicType.SUBJECT, parent="harbours")
TURKEY = Topic(slug="ترکیه", name="ترکیه", type=TopicType.PLACE)
AARHUS = Topic(slug="århus", name="Århus", type=TopicType.PLACE)
# A slug whose end looks like a folder's own page.
INDEX = Topic(slug="price-index", name="Price index", type=TopicType.SUBJECT)

ABOUT = TextPage(address="about/index.html", title="About", html="<p>An <em>invented</em> archive.</p>")


def site(url: str = "https://example.org", *, language: str = "en") -> Site:
    return Site(
        name="The Harbour Post",
        tagline="Every story",
        url=url,
        language=language,
        authority="example.org",
        authority_year=2020,
        rights="© The Harbour Post",
    )


def dateline(*moment: int, zone: timezone = UTC) -> Dateline:
    """A dateline from year, month, day and, where there is a time, hour, minute and second."""
    local = datetime(*moment, tzinfo=zone)  # type: ignore[arg-type, misc]
    has_time = len(moment) > 3
    iso = local.isoformat() if has_time else local.date().isoformat()
    return Dateline(local=local, moment=local.astimezone(UTC), has_time=has_time, iso=iso)


def story(code: str, moment: Dateline, **parts: Any) -> Story:
    parts = {"headline": f"Headline {code}", "paragraphs": (f"The text of {code}.",)} | parts
    return Story(code=StoryCode(code), dateline=moment, **parts)


def about(topic: Topic, *evidence: Evidence) -> StoryTopic:
    return StoryTopic(topic=topic, weight=1.0, evidence=evidence)


def document(told: Story, *topics: StoryTopic, place: Site | None = None) -> ArchiveDocument:
    place = place or site()
    return archive_document(told, topics=StoryTopics(about=topics), site_url=place.url, language=place.language)


def invented_archive(place: Site) -> list[ArchiveDocument]:
    """A dozen stories: both directions of writing, with and without a time, and one that means harm."""
    found = (
        Evidence(rule="name", surface="harbour", field="headline", paragraph=0, weight=2.0),
        Evidence(rule="term", surface="quay", field="body", paragraph=1, weight=1.0),
        Evidence(rule="term", surface="quay", field="body", paragraph=3, weight=1.0),
    )
    stories = [
        (
            story(
                "892006",
                dateline(2020, 10, 14, 11, 1),
                headline="Customs House to Open Again",
                headline_alt="Customs House Opens Again",
                kicker=("Harbour",),
                subtitle=("After a hundred years",),
                paragraphs=("The old customs house will open.", "It stood empty.", "The quay is mended."),
                corrections=(Correction(dateline=dateline(2020, 10, 16, 9, 30), note="It stood empty for 99 years."),),
                fields=(("source", "Example Agency"), ("link", "https://example.net/a?b=1&c=2")),
            ),
            [about(HARBOURS, *found), about(FERRIES)],
        ),
        (
            story("90341177", dateline(2020, 10, 15, 1, 0, zone=TEHRAN), headline="گفتگو درباره بندر", language="fa"),
            [about(TURKEY)],
        ),
        (story("91", dateline(2021, 3, 2), headline=HOSTILE, paragraphs=(HOSTILE,)), [about(INDEX), about(AARHUS)]),
        *((story(str(100 + n), dateline(2021, 12, n + 1, 8, n)), [about(HARBOURS)]) for n in range(9)),
    ]
    return newest_first([document(told, *topics, place=place) for told, topics in stories])


def invented_pages(
    place: Site | None = None,
    *,
    documents: Sequence[ArchiveDocument] | None = None,
    size: int = 4,
    words: Words = ENGLISH,
) -> dict[str, PageJob]:
    """The jobs of the invented archive, by their paths; every path once."""
    place = place or site()
    documents = invented_archive(place) if documents is None else documents
    jobs = list(
        site_pages(
            documents,
            site=place,
            assets=assets(THEME),
            text_pages=[ABOUT],
            withdrawn=[StoryCode("66")] if documents else [],
            stories_per_page=size,
            words=words,
        )
    )
    pages = {job.path: job for job in jobs}
    assert len(pages) == len(jobs)
    return pages


def rendered(job: PageJob) -> str:
    return Renderer([THEME / "templates"]).render(job).decode()


@dataclass
class Page:
    """What a reader and a browser find in a page."""

    # Each element's tag and attributes, in the order of the page.
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    # The text of each element of these tags, in order.
    texts: dict[str, list[str]] = field(default_factory=dict)

    def all(self, tag: str, **attributes: str) -> list[dict[str, str]]:
        wanted = attributes.items()
        return [found for name, found in self.elements if name == tag and wanted <= found.items()]

    @property
    def links(self) -> list[str]:
        """Everything the page leads to or loads."""
        return [found["href"] for name, found in self.elements if name in {"a", "link"} and "href" in found]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        # Each open element, by its tag and the place of its text.
        self._open: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in {"meta", "link", "br"}:
            texts = self.page.texts.setdefault(tag, [])
            self._open.append((tag, len(texts)))
            texts.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for tag, place in self._open:
            self.page.texts[tag][place] += data


def read_page(text: str) -> Page:
    """Read a page; elements must be closed in the order they were opened."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    # The ends of these two may be left out.
    assert [tag for tag, _ in reader._open] == ["html", "body"]
    return reader.page


def page(job: PageJob) -> Page:
    return read_page(rendered(job))
