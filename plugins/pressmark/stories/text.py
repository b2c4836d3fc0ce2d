"""A `Story` → the text of its file, in the canonical form of the format.

Goes in: a story. Comes out: text that `parse_story` reads back as an equal story; where the format has no words for a
story, an error that names why, never a file that says something else. Where files lie is left to `importing/`.
"""

import re
from dataclasses import fields
from datetime import UTC, datetime, tzinfo

from ..errors import PressmarkError, StoryError
from ..model import Dateline, Status, Story, StoryCode
from .dates.dateline import in_usual_form
from .entities import decode_references
from .findings import quoted
from .parser import parse_story

_REFERENCE = re.compile(r"&(?=#?\w+;)")
_HAS_OFFSET = re.compile(r"T.*[+\-Z]")


class StoryTextError(PressmarkError):
    """A story that the format cannot say."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(code, why)  # args == __init__ arguments, so it survives a worker's pickle
        self.code = code
        self.why = why

    def __str__(self) -> str:
        return f"story {self.code} cannot be written as a story file: {self.why}"


def story_text(story: Story) -> str:
    """Write a story as its file has it: UTF-8, LF, one line end at the end.

    Raises:
        StoryTextError: The file would read back as another story. The format has no escapes but HTML's `&amp;`, so a
            paragraph cannot begin a second story, and the last one cannot be an agency's closing mark.
    """
    text = _written(story)
    try:
        read = parse_story(text.encode(), path=f"{story.code}.txt", timezone=_timezone(story)).story
    except UnicodeEncodeError as error:
        raise StoryTextError(story.code, f"it holds half a character, {error.object[error.start]!a}") from error
    except StoryError as error:
        first = next(d for d in error.diagnostics if d.severity == "error")
        raise StoryTextError(story.code, f"{first.message} [{first.reason}]") from error
    if read != story:
        raise StoryTextError(story.code, _difference(story, read))
    return text


def _written(story: Story) -> str:
    head = [*story.kicker, story.headline, *story.subtitle]
    repeat = story.headline_alt or story.headline
    body = "\n\n".join(map(_line, story.paragraphs))
    lines = [
        in_usual_form(story.dateline),
        "",
        *map(_line, head),
        "",
        f"Story Code : {story.code}",
        *_labelled_lines(story),
        f"{_line(repeat)}\n{body}",
    ]
    return "\n".join(lines) + "\n"


def _line(text: str) -> str:
    """A line of text in which nothing reads as a character reference that is none."""
    return _REFERENCE.sub("&amp;", text) if decode_references(text).text != text else text


def _labelled_lines(story: Story) -> list[str]:
    lines = [f"Language : {story.language}"] if story.language is not None else []
    if story.status is not Status.PUBLISHED:
        lines.append(f"Status : {story.status}")
    if story.topics:
        lines.append(f"Topics : {', '.join(story.topics)}")
    for correction in story.corrections:
        note = f" - {correction.note}" if correction.note else ""
        lines.append(f"Corrected : {in_usual_form(correction.dateline)}{note}")
    return lines + [f"{name.capitalize()} : {value}" for name, value in story.fields]


def _timezone(story: Story) -> tzinfo:
    """The zone that the story's times without an offset were read in."""
    datelines = [story.dateline, *(correction.dateline for correction in story.corrections)]
    zones = (d.local.tzinfo for d in datelines if not _HAS_OFFSET.search(d.iso))
    return next(filter(None, zones), UTC)


def _difference(story: Story, read: Story) -> str:
    name = next(f.name for f in fields(Story) if getattr(story, f.name) != getattr(read, f.name))
    meant, found = getattr(story, name), getattr(read, name)
    if name != "paragraphs":
        return f"its {name} {quoted(_shown(meant))} would be read as {quoted(_shown(found))}"
    number = next(
        (i for i, (a, b) in enumerate(zip(meant, found, strict=False)) if a != b), min(len(meant), len(found))
    )
    if number >= len(meant):
        return f"a paragraph {quoted(found[number])} would be added"
    would = f"would be read as {quoted(found[number])}" if number < len(found) else "would not be read as text"
    return f"paragraph {number + 1}, {quoted(meant[number])}, {would}"


def _shown(value: object) -> str:
    return value.iso if isinstance(value, Dateline) else str(value)


def new_story_text(
    *,
    code: StoryCode,
    local: datetime,
    headline: str = "Write the headline here",
    language: str | None = None,
) -> str:
    """Write a story file to fill in: a draft, so that it is not published before its author says so.

    Args:
        code: The story's own; `parse_story` accepts the file as it stands.
        local: The time on the author's clock; no offset is written, seconds are left out.
        language: BCP 47, such as "fa"; None writes no such line.
    Raises:
        StoryTextError: The code or the headline cannot stand in a story file.
    """
    moment = local.replace(second=0, microsecond=0, tzinfo=UTC)
    iso = moment.strftime("%Y-%m-%dT%H:%M")
    story = Story(
        code=code,
        dateline=Dateline(local=moment, moment=moment, has_time=True, iso=iso),
        headline=headline,
        paragraphs=("Write the first paragraph here.", "Leave a blank line between paragraphs."),
        language=language,
        status=Status.DRAFT,
    )
    return story_text(story)
