"""Looking at story files, and beginning one."""

import sys
from pathlib import Path
from typing import cast

from ..errors import UsageError
from ..stories.collection import exit_status, read_stories
from ..stories.drafting import draft_story
from ..stories.moment import build_moment
from ..stories.report import FORMATS, Format, report
from .places import CONTENT, content_folder
from .reading import timezone as zone
from .working import at_work, stage


def check(path: str, *, form: str, strict: bool, timezone: str) -> int:
    """Say all that is wrong with a story file or a folder of them.

    Raises:
        UsageError: There is no such format, place or time zone.
    """
    place = content_folder(path)
    if form not in FORMATS:
        raise UsageError(f"--format={form}: no such format; legal: {', '.join(FORMATS)}")
    if not place.exists():
        raise UsageError(f"{place}: no such file or folder")
    with at_work():
        collection = read_stories(place, timezone=zone(timezone), now=build_moment(), progress=stage("stories"))
    sys.stdout.write(report(collection, form=cast(Format, form)))
    return exit_status(collection, strict=strict)


def new(headline: str, *, code: str, content: str) -> None:
    """Make a story file to fill in, and say where it is."""
    print(draft_story(Path(content or CONTENT), headline=headline, code=code, timezone=zone()))
