"""Stories that their date held back, and whose time has come."""

from datetime import UTC, datetime

from ..errors import UsageError
from ..model import Status
from ..stories.moment import build_moment
from .reading import filed_stories


def due(since: str, *, content: str) -> None:
    """Print the file of each story that came due after a moment, one a line.

    Raises:
        UsageError: That is no moment.
    """
    try:
        moment = datetime.fromisoformat(since)
    except ValueError as error:
        raise UsageError(f"--since={since}: no moment such as 2026-10-14T11:01:00Z") from error
    last, now = moment if moment.tzinfo else moment.replace(tzinfo=UTC), build_moment()
    for path, story in filed_stories(content):
        if story.status is Status.PUBLISHED and last < story.dateline.moment <= now:
            print(path)
