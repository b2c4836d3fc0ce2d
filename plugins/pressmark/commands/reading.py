"""What several commands read: the site's settings, and the stories of a folder."""

import runpy
import sys
from difflib import get_close_matches
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from ..errors import PressmarkError, UsageError
from ..model import Story
from ..stories.collection import read_stories
from .places import SETTINGS, content_folder
from .working import at_work


class UnknownCodeError(PressmarkError):
    """A story code that the stories asked for do not have."""


def settings() -> dict[str, Any]:
    """Give what `pelicanconf.py` says."""
    return runpy.run_path(str(SETTINGS))


def timezone(name: str = "") -> ZoneInfo:
    """Give the time zone of that name, else the site's own.

    Raises:
        UsageError: There is no such zone.
    """
    name = name or str(settings()["TIMEZONE"])
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError) as error:
        near = get_close_matches(name, available_timezones(), n=1)
        hint = f"; did you mean {near[0]}?" if near else "; name one such as Europe/Istanbul or UTC"
        raise UsageError(f"{name}: no such time zone{hint}") from error


def filed_stories(folder: str) -> list[tuple[str, Story]]:
    """Give the stories of a folder that can be read, by code, each with the path of its file.

    Raises:
        UsageError: There is no such folder.
    """
    place = content_folder(folder)
    if not place.exists():
        raise UsageError(f"{place}: no such folder")
    with at_work():
        collection = read_stories(place, timezone=timezone())
    if collection.rejected:
        print(f"{collection.rejected:,} files cannot be read and are left out: see `check`", file=sys.stderr)
    return sorted(((str(path), story) for path, story in collection.stories), key=lambda filed: int(filed[1].code))
