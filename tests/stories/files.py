"""Story files for tests: a sound one, of which a test changes the part it is about."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from plugins.pressmark.errors import Diagnostic, StoryError
from plugins.pressmark.stories.parser import ParsedStory, parse_story

TIMEZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
HEADLINE = "Ferry Line Returns to the Old Harbour"


def story_text(
    *,
    date: str = "Tuesday 4 June 2019 - 08:15",
    head: str = HEADLINE,
    code: str = "Story Code : 310245",
    fields: str = "",
    repeat: str = HEADLINE,
    body: str = "The first ferry left on Tuesday.\n\nTickets cost the same.",
) -> str:
    """A story file with some of its parts changed; an empty part leaves its line out."""
    below = "\n".join(part for part in (code, fields, repeat, body) if part)
    return f"{date}\n\n{head}\n\n{below}\n"


def parse(text: str | bytes) -> ParsedStory:
    """Parse a file that is sound."""
    data = text if isinstance(text, bytes) else text.encode()
    return parse_story(data, path="a.txt", timezone=TIMEZONE, now=NOW)


def found(text: str | bytes) -> list[Diagnostic]:
    """All findings of a file, whether it is read or refused."""
    try:
        return list(parse(text).warnings)
    except StoryError as error:
        return list(error.diagnostics)


def told(text: str | bytes) -> list[str]:
    """All findings of a file as "line:column reason"."""
    return [f"{d.line}:{d.column} {d.reason}" for d in found(text)]


def is_refused(text: str | bytes) -> bool:
    """Whether a file is refused."""
    return any(d.severity == "error" for d in found(text))
