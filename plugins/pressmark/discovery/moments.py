"""Moments as programs read them (ISO 8601), whole or to the precision that the story tells."""

from datetime import timedelta

from ..documents import ArchiveDocument
from ..model import Dateline


def zoned(dateline: Dateline) -> str:
    """The moment with its offset from UTC, to the second where there is one: "2020-10-14T11:01+00:00"."""
    local = dateline.local
    # Local mean times had seconds in their offsets, for which RFC 3339 has no form.
    if (local.utcoffset() or timedelta()) % timedelta(minutes=1):
        local = dateline.moment
    return local.isoformat(timespec="seconds" if local.second else "minutes")


def machine_time(dateline: Dateline) -> str:
    """The moment as `zoned` gives it, as for `<time datetime>`; the day alone where the story tells no time."""
    return zoned(dateline) if dateline.has_time else dateline.local.date().isoformat()


def last_change(document: ArchiveDocument) -> str:
    """The newest moment that a story tells, in UTC, so that such texts sort by time.

    Returns:
        "2020-10-14T11:01:00Z"; "2020-10-14" where the story tells no time.
    """
    newest = document.newest_dateline
    if not newest.has_time:
        return newest.local.date().isoformat()
    return newest.moment.isoformat(timespec="seconds").replace("+00:00", "Z")
