"""A new story file for an author to fill in, in its place in the archive.

Goes in: the archive's folder, and what is known of the story. Comes out: the path of the file. Its text is left to
`text.py`.
"""

from datetime import datetime, tzinfo
from pathlib import Path

from ..errors import PressmarkError
from ..model import StoryCode, code_order
from .collection import read_stories
from .text import new_story_text

_HEADLINE = "Write the headline here"


class DraftError(PressmarkError):
    """A new story that has no place in the archive."""


def draft_story(content: Path, *, code: str, headline: str, timezone: tzinfo) -> Path:
    """Make a story file that is a draft until its author deletes the `Status` line.

    Args:
        content: The archive's folder.
        code: Empty takes the highest code of the archive, plus one.
        headline: Empty leaves a line to be written over.
        timezone: The site's own; the new dateline is in its local time.
    Raises:
        DraftError: The archive has a story of that code, or a file in its place; nothing is overwritten.
        StoryTextError: The code or the headline cannot stand in a story file.
    """
    now = datetime.now(timezone)
    filed = {story.code: path for path, story in read_stories(content, timezone=timezone).stories}
    code = code or str(max(map(code_order, filed), default=0) + 1)
    text = new_story_text(code=StoryCode(code), local=now, headline=headline or _HEADLINE)
    if StoryCode(code) in filed:
        raise DraftError(f"{filed[StoryCode(code)]}: has the story code {code} already\n  fix: choose another code")
    path = content / "stories" / f"{now:%Y/%m}" / f"{code}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise DraftError(f"{path}: is there already\n  fix: choose another code, or write into that file") from error
    return path
