"""How a build ended, as plain values. Loaded without Pelican, since a build that has nothing to do ends, too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

# From a story's file that was saved since, to the page's address and content; None where it takes a whole build.
Preview = Callable[[Path], tuple[str, bytes] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """How a build ended."""

    # 0 only if the whole new site is in place; 3 where it is, without the stories that cannot be read.
    status: int
    # How many story files were read, and what became of them, in the order in which it is told; empty where the build
    # ended before that was known.
    counts: dict[str, int] = field(default_factory=dict)
    # POSIX seconds from which the next story that its date holds back is due; None without one.
    due: float | None = None
    # Every file of a site that was published: address, bytes, nanoseconds of its last change.
    files: Sequence[tuple[str, int, int]] = ()
    # Of all files of the site, in bytes.
    size: int = 0
    # What was wrong, as it was logged; empty for a build that ended well.
    fault: str = ""
    # Only where it was asked for.
    preview: Preview | None = None
