"""Whether anything changed since the last build: told from what the file system says of each file, before any is read.

Goes in: the places a site is made from, and what the command was told. Comes out: the last build's result, if a build
now would give the same site. Standard library only, so that the answer comes before Pelican is loaded.

Moment of change alone is no proof, since it can be set back; the moment at which the inode changed cannot, and both
count here, with size and inode number. Of the published files size and moment of change count.
"""

import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Any

VERSION = 1
_NAME = "last-build.json"
# What a build reads of its environment.
_VARIABLES = ("SITE_URL", "SOURCE_DATE_EPOCH")
# Python's own leavings, which no build reads; and what a build itself writes beside the stories, which is looked at as
# it was left.
_LEFT_OUT = {"__pycache__", "feeds-sealed.json"}

# A path, and what `stat` gives: bytes, and nanoseconds of the last change.
SizedFile = tuple[str, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBuild:
    """What is kept of a build that published a whole site."""

    # Digests of the inputs as they were when the build began, and of the site when it had ended.
    inputs: str
    outputs: str
    # POSIX seconds from which a story that is held back by its date is due; None without one.
    due: float | None
    # As the build printed them.
    counts: dict[str, int]


def inputs_state(places: Iterable[Path], *, words: Iterable[str], packages: Path) -> str:
    """Give the digest of what a build starts from.

    Args:
        places: Files and folders; one that is missing counts as such.
        words: What the command was told.
        packages: The folder in which the environment's packages come and go.
    """
    state = hashlib.sha256()
    moment = packages.stat().st_mtime_ns if packages.exists() else 0
    said = [*(os.environ.get(name, "") for name in _VARIABLES), *words, f"{packages} {moment}"]
    state.update(json.dumps(said).encode())
    for place in places:
        for path, status in _statuses(place):
            numbers = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_mode)
            state.update(f"{path} {numbers}\n".encode("utf-8", "surrogateescape"))
    return state.hexdigest()


def unchanged_build(output: Path, *, inputs: str, written: Iterable[Path] = ()) -> LastBuild | None:
    """Give the last build where a build now would change nothing, else None.

    Args:
        inputs: As `inputs_state` gives them.
        written: Files that a build leaves outside the output folder.
    """
    last = _recalled(output)
    if last is None or last.inputs != inputs or last.outputs != _state(_standing(output.resolve(), *written)):
        return None
    return None if last.due is not None and _now() >= last.due else last


def remember_build(
    output: Path,
    *,
    inputs: str,
    files: Iterable[SizedFile],
    due: float | None,
    counts: dict[str, int],
    written: Iterable[Path] = (),
) -> None:
    """Keep what the next build asks for; the other arguments are those of `unchanged_build` and `LastBuild`.

    Args:
        files: Every file of the site as the build left it, its path below the output folder; in any order.
    """
    folder = output.resolve()
    # In the order in which folders are gone through, so that they need not be looked at again.
    ordered = sorted(((address.split("/"), size, mtime) for address, size, mtime in files))
    site = ((f"{folder}/{'/'.join(p)}", size, mtime) for p, size, mtime in ordered if _LEFT_OUT.isdisjoint(p))
    outputs = _state(chain(site, _standing(*written)))
    last = LastBuild(inputs=inputs, outputs=outputs, due=due, counts=counts)
    place = _place(output)
    aside = place.with_suffix(".new")
    with suppress(OSError):
        aside.write_text(json.dumps({"version": VERSION, **asdict(last)}), encoding="utf-8")
        aside.replace(place)


def _place(output: Path) -> Path:
    output = output.resolve()
    return output.parent / f".{output.name}.pressmark" / _NAME


def _recalled(output: Path) -> LastBuild | None:
    try:
        table: dict[str, Any] = json.loads(_place(output).read_text(encoding="utf-8"))
        if table.pop("version") != VERSION:
            return None
        last = LastBuild(**table)
        return last if isinstance(last.counts, dict) and isinstance(last.due, float | int | None) else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None  # nothing known is never wrong: the build looks for itself


def _state(files: Iterable[SizedFile]) -> str:
    state = hashlib.sha256()
    for path, size, mtime in files:
        state.update(f"{path} {size} {mtime}\n".encode("utf-8", "surrogateescape"))
    return state.hexdigest()


def _standing(*places: Path) -> Iterator[SizedFile]:
    """The files that stand in these places now, or are these places."""
    return ((path, status.st_size, status.st_mtime_ns) for place in places for path, status in _statuses(place))


def _statuses(place: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below a place, or the file itself, in the order of paths; links are not followed."""
    try:
        entries = sorted(os.scandir(place), key=lambda entry: entry.name)
    except NotADirectoryError:
        yield str(place), place.lstat()
        return
    except OSError:
        return
    for entry in entries:
        if entry.name in _LEFT_OUT:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _statuses(Path(entry.path))
        else:
            yield entry.path, entry.stat(follow_symlinks=False)


def _now() -> float:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return float(epoch) if epoch.isdigit() else time.time()
