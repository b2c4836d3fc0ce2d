"""A story as one line of a list, made once and shown on every list page; and the lists cut into pages."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from ..discovery.moments import machine_time
from ..documents import ArchiveDocument
from ..model import Story, StoryCode
from ..rebuild.jobs import Part, digest_of_words
from .addresses import topic_path
from .cldr import day_text, time_text
from .frame import Frame, Plain
from .grouping import TopicGroup
from .wording import machine_day

Rows = Mapping[StoryCode, Part]

# Characters: two lines on a wide screen, and what search engines show of a description.
_OPENING = 160
_TOPICS_IN_A_ROW = 3
_SENTENCE_END = re.compile(r"[.!?…。؟۔][”\"’')\]]?(?=\s)")


def story_rows(documents: Sequence[ArchiveDocument], *, frame: Frame) -> Rows:
    """Give the row of each story, by its code."""
    return {
        document.code: Part(partial(_row, document, frame), row_digest(document, frame=frame)) for document in documents
    }


def opened_rows(documents: Sequence[ArchiveDocument], *, frame: Frame) -> Rows:
    """Give rows that also show a story's first words and topics.

    Apart from the others, so that a list that shows neither is not made again when they change.
    """
    return {
        document.code: Part(partial(_opened_row, document, frame), _opened_digest(document, frame))
        for document in documents
    }


def row_digest(document: ArchiveDocument, *, frame: Frame) -> str:
    """Name all that the row of a story is made from."""
    dateline = document.story.dateline
    moment = f"{dateline.local.isoformat()} {dateline.has_time}"
    return digest_of_words((frame.shown.digest, document.code, document.story.headline, moment, document.language))


def _opened_digest(document: ArchiveDocument, frame: Frame) -> str:
    topics = (f"{about.topic.slug} {about.topic.name}" for about in document.topics.about[:_TOPICS_IN_A_ROW])
    # The whole story's digest, and not its first words: these would have to be read in every build.
    return digest_of_words((row_digest(document, frame=frame), document.story_digest, *topics))


def _row(document: ArchiveDocument, frame: Frame) -> Plain:
    story = document.story
    return {
        "code": story.code,
        "address": frame.address(document.address),
        "headline": story.headline,
        "language": frame.foreign(document),
        # Only where it is not the site's own: the row then reads from its own side.
        "direction": document.direction if document.direction != frame.shown["direction"] else "",
        "datetime": machine_time(story.dateline),
        "date": machine_day(story.dateline),
        "day": day_text(story.dateline, frame.language),
        "time": time_text(story.dateline, frame.language),
    }


def _opened_row(document: ArchiveDocument, frame: Frame) -> Plain:
    topics = [about.topic for about in document.topics.about[:_TOPICS_IN_A_ROW]]
    return _row(document, frame) | {
        "opening": opening(document.story),
        "topics": [frame.link(topic.name, topic_path(topic.slug)) for topic in topics],
    }


def opening(story: Story) -> str:
    """The first words of a story: whole sentences where they fit, else whole words and an ellipsis."""
    text = story.paragraphs[0]
    if len(text) <= _OPENING:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, _OPENING)]
    # A sentence as short as that is more likely an abbreviation: "BLOOMINGTON, Minn."
    if ends and ends[-1] >= _OPENING // 2:
        return text[: ends[-1]]
    cut = text[:_OPENING]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:،؛-–—") + "…"


def description(story: Story) -> str:
    """The opening, led by the headline where it is too short to say anything."""
    words = opening(story)
    return words if len(words) > 60 else f"{story.headline}. {words}"


def counted_topic(group: TopicGroup, *, frame: Frame) -> Plain:
    """A topic in a list, with its number of stories."""
    topic, documents = group
    return frame.link(topic.name, topic_path(topic.slug)) | {"count": frame.number(len(documents))}


def paged(
    documents: Sequence[ArchiveDocument], *, rows: Rows, size: int, path: Callable[[int], str], frame: Frame
) -> Iterator[tuple[int, list[Part], Plain]]:
    """Cut a list into pages of `size`; give the number, rows and pager of each.

    Args:
        path: From a page's number, counted from 1, to its file.
    """
    last = max(1, -(-len(documents) // size))

    def address(number: int) -> str:
        return frame.address(path(number)) if 1 <= number <= last else ""

    for number in range(1, last + 1):
        chosen = documents[(number - 1) * size : number * size]
        pager = {
            "number": frame.number(number),
            "last": frame.number(last),
            "is_needed": last > 1,
            "newer_address": address(number - 1),
            "older_address": address(number + 1),
        }
        yield number, [rows[document.code] for document in chosen], pager
