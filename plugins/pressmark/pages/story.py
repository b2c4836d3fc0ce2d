"""Story pages: one story with everything the archive knows about it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from ..archives.dates import day_key
from ..discovery.moments import machine_time
from ..discovery.tags import Picture, story_tags
from ..documents import ArchiveDocument
from ..exports.citations import citation, citation_text
from ..model import Evidence, StoryCode, StoryTopic
from ..rebuild.jobs import LatePart, PageJob, Part, PlainData, digest_of_words
from ..stories.body import body_html
from .addresses import topic_path
from .cldr import dateline_text, day_text
from .dates import date_breadcrumb
from .discovery import story_nodes
from .frame import Frame, Plain
from .rows import Rows, description
from .wording import field_name, rule_name

_TEMPLATE = "story.html"
# What a grown reader reads in a minute.
_WORDS_A_MINUTE = 230
_LETTERS_A_MINUTE = 500
# Written without spaces between words, so that nothing here can count them.
_WITHOUT_SPACES = frozenset({"ja", "km", "lo", "my", "th", "wuu", "yue", "zh"})
# Of one rule for one topic; the data files name them all.
_MOST_WORDINGS = 3

Related = Mapping[StoryCode, Sequence[StoryCode]]


def story_pages(
    documents: Sequence[ArchiveDocument],
    *,
    rows: Rows,
    related: Related,
    frame: Frame,
    cards: Mapping[StoryCode, Picture] = MappingProxyType({}),
) -> Iterator[PageJob]:
    """Show each story, with links to its neighbours in time and to related ones.

    Args:
        documents: Newest first.
        related: By a story's code, the codes of the stories related to it.
        cards: By a story's code, its own picture, where it has one.
    """
    neighbours = zip([None, *documents], documents, [*documents[1:], None], strict=False)
    for newer_one, document, older_one in neighbours:
        newer = rows[newer_one.code] if newer_one else None
        older = rows[older_one.code] if older_one else None
        others = [rows[code] for code in related.get(document.code, ())]
        shown = (frame.shown.digest, document.story_digest, document.topics_digest, document.language)
        linked = (row.digest if row else "" for row in (newer, older, *others))
        card = cards.get(document.code)
        name = digest_of_words((*shown, *linked, *map(str, card or ())))
        # Made where it is drawn, and only if it must be: a page's text is most of its cost.
        make = _Shown(document=document, newer=newer, older=older, related=others, frame=frame, card=card)
        yield PageJob(path=document.address, template=_TEMPLATE, values=LatePart(make, name))


def redrawn(page: PageJob, document: ArchiveDocument) -> PageJob:
    """Give a story's page as it would be if the story said something else, and nothing around it were new.

    Args:
        page: As `story_pages` gave it.
        document: At the same address.
    Raises:
        TypeError: It is no story's page.
    """
    if not (isinstance(page.values, Part) and isinstance(page.values.make, _Shown)):
        raise TypeError(f"{page.path} is no story's page")
    name = digest_of_words((page.values.digest, document.story_digest, document.topics_digest))
    return replace(page, values=LatePart(replace(page.values.make, document=document), name))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """All that one story's page shows; called, it gives what the template will see."""

    document: ArchiveDocument
    newer: Part | None
    older: Part | None
    related: Sequence[Part]
    frame: Frame
    card: Picture | None

    def __call__(self) -> Mapping[str, PlainData]:
        document, frame, card = self.document, self.frame, self.card
        story = document.story
        opened, image = description(story), frame.shown["card"]
        breadcrumb = date_breadcrumb(day_key(document), frame=frame)
        return frame.values(
            document.address,
            _TEMPLATE,
            # The code tells apart two stories of one headline.
            title=f"{story.headline} · {story.code}",
            description=opened,
            tags=story_tags(document, site=frame.site, description=opened, image=image, card=card),
            nodes=story_nodes(
                document, frame=frame, description=opened, image=card.address if card else image, breadcrumb=breadcrumb
            ),
            breadcrumb=breadcrumb,
            story=_story(document, frame),
            newer=self.newer,
            older=self.older,
            related=self.related,
        )


def _story(document: ArchiveDocument, frame: Frame) -> Plain:
    story = document.story
    return {
        "code": story.code,
        "permalink": document.permalink,
        "citation": _citation(document, frame),
        "language": document.language,
        "direction": document.direction,
        "foreign": bool(frame.foreign(document)),
        "turned": document.direction != frame.shown["direction"],
        "kicker": story.kicker,
        "headline": story.headline,
        "headline_alt": story.headline_alt or "",
        "subtitle": story.subtitle,
        "datetime": machine_time(story.dateline),
        "dateline": dateline_text(story.dateline, document.language),
        "reading": _reading_time(document, frame),
        "body": body_html(story),
        "topics": [_topic(about, frame) for about in document.topics.about],
        "corrections": [
            {"datetime": machine_time(c.dateline), "day": day_text(c.dateline, frame.language), "note": c.note}
            for c in story.corrections
        ],
        "fields": [_field(name, value, frame) for name, value in story.fields],
    }


def _reading_time(document: ArchiveDocument, frame: Frame) -> str:
    minutes = max(1, round(_minutes(document)))
    shown = frame.number(minutes)
    return frame.words.ngettext("%(number)s minute to read", "%(number)s minutes to read", minutes, number=shown)


def _minutes(document: ArchiveDocument) -> float:
    paragraphs = document.story.paragraphs
    if document.language.lower().split("-")[0] in _WITHOUT_SPACES:
        return sum(map(len, paragraphs)) / _LETTERS_A_MINUTE
    return sum(len(paragraph.split()) for paragraph in paragraphs) / _WORDS_A_MINUTE


def _citation(document: ArchiveDocument, frame: Frame) -> Plain:
    """The citation in three parts: only the headline is in the language of the story."""
    cited = citation(document, site=frame.site)
    before, headline, after = citation_text(cited, frame.words).partition(cited.headline)
    return {"before": before, "headline": headline, "after": after}


def _topic(about: StoryTopic, frame: Frame) -> Plain:
    link = frame.link(about.topic.name, topic_path(about.topic.slug))
    return link | {"reasons": _reasons(about.evidence, frame)}


def _reasons(evidence: Sequence[Evidence], frame: Frame) -> list[Plain]:
    """The words that each rule knew, in reading order."""
    rules: dict[str, list[str]] = {}
    for one in evidence:
        rules.setdefault(rule_name(one.rule, frame.words), []).append(one.surface)
    return [{"rule": rule, "surfaces": _once(surfaces)} for rule, surfaces in rules.items()]


def _once(surfaces: Iterable[str]) -> list[str]:
    """The first wordings, each once, as it is written first, however it is capitalised."""
    first: dict[str, str] = {}
    for surface in surfaces:
        first.setdefault(surface.casefold(), surface)
    return list(first.values())[:_MOST_WORDINGS]


def _field(name: str, value: str, frame: Frame) -> Plain:
    """A labelled line of the source; only a link leads anywhere, and the parser took none but http and https."""
    return {"name": field_name(name, frame.words), "value": value, "address": value if name == "link" else ""}
