"""The build's moment: the one reading of the clock, and only to know which stories lie in the future."""

import os
from datetime import UTC, datetime


def build_moment() -> datetime:
    """Give SOURCE_DATE_EPOCH (seconds since 1970, reproducible-builds.org) where it is set, else the clock; in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
