"""The ledger: which files stand in each generation of the site, and what each was made from.

A plain JSON file in the work folder. What it says is believed only as far as the files bear it out (size and moment of
change), and whatever cannot be understood counts as nothing known: a full build is the answer to every doubt.
"""

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

logger = logging.getLogger(__name__)

# Raised whenever the form of the file changes; a ledger of another version is not read.
VERSION = 1


class Entry(NamedTuple):
    """One file of a generation."""

    # Of all the file was made from.
    digest: str
    # As `stat` gave them when the file was written: bytes and nanoseconds.
    size: int
    mtime: int


# By address, "/" separated.
Generation = Mapping[str, Entry]


def read_ledger(path: Path) -> dict[str, Generation]:
    """Give the generations by the name of their folder's inode; a ledger that cannot be understood gives none."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        return _ignored(path, str(error))
    try:
        return _generations(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        return _ignored(path, f"{type(error).__name__}: {error}")


def write_ledger(path: Path, generations: Mapping[str, Generation]) -> None:
    """Replace the ledger in one step.

    Raises:
        OSError: The file cannot be written; the old one stands.
    """
    table = {
        "version": VERSION,
        "generations": {name: dict(files) for name, files in generations.items()},
    }
    aside = path.with_suffix(".new")
    aside.write_text(json.dumps(table, separators=(",", ":")), encoding="utf-8")
    aside.replace(path)


def inode_name(folder: Path) -> str:
    """Name a folder by what stays when it is renamed: device and inode."""
    status = folder.stat()
    return f"{status.st_dev}:{status.st_ino}"


def _generations(table: Any) -> dict[str, Generation]:
    if table["version"] != VERSION:
        raise ValueError(f"version {table['version']!r}, not {VERSION}")
    return {
        str(name): {str(address): _entry(*fields) for address, fields in files.items()}
        for name, files in table["generations"].items()
    }


def _entry(digest: Any, size: Any, mtime: Any) -> Entry:
    if not (isinstance(digest, str) and isinstance(size, int) and isinstance(mtime, int)):
        raise TypeError("an entry is a digest, a size and a moment")
    return Entry(digest=digest, size=size, mtime=mtime)


def _ignored(path: Path, why: str) -> dict[str, Generation]:
    logger.warning("%s: cannot be used (%s); the whole site is built anew", path, why)
    return {}
