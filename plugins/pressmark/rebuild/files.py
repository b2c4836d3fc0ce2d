"""The files of a site in a folder, by address: found, kept, written, removed; never outside the folder.

An address is a path below the site's root, "/" separated. Which files a site has is left to `publish.py`.
"""

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ..errors import PublishError
from .ledger import Entry, Generation


def write_file(root: Path, address: str, content: bytes, *, live: Path) -> None:
    """Put a file of the site in its place: the live one under a second name where it says the same, else a new one.

    Args:
        root: The generation that is made.
        address: As `check_address` has let it pass.
        content: What it says.
        live: The generation that is published.
    Raises:
        OSError: The file cannot be written.
    """
    path, twin = f"{root}/{address}", f"{live}/{address}"
    if _says(twin, content):
        link_file(twin, path)
    else:
        _in_folder(path, _write, path, content)


def link_file(source: str, path: str) -> None:
    """Give a file a second name; folders above it are made where they are missing."""
    _in_folder(path, os.link, source, path)


def _in_folder(path: str, put: Callable[..., object], *arguments: Any) -> None:
    """Put a file in place; what seldom stands in the way is seen to when it does."""
    try:
        put(*arguments)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        put(*arguments)
    except FileExistsError:
        # Left by a worker that was killed. Never written over: what stands there may have a second name.
        os.unlink(path)
        put(*arguments)


def _says(path: str, content: bytes) -> bool:
    """Whether a file stands there, and no link, with that content."""
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size != len(content):
            return False
        with open(path, "rb", buffering=0) as file:
            return file.read() == content
    except OSError:
        return False


def _write(path: str, content: bytes) -> None:
    with open(path, "xb") as file:
        file.write(content)


def check_address(address: str) -> None:
    """Refuse what is no plain path below the site's root.

    Raises:
        PublishError: The address leads out of the site.
    """
    if any(part in {"", ".", ".."} or "\\" in part or "\0" in part for part in address.split("/")):
        raise PublishError(f"{address!r}: an address leads out of the site")


def kept_files(folder: Path, known: Generation) -> Iterator[tuple[str, Entry]]:
    """The files of a generation that are as the ledger has them; whatever else is there is removed."""
    for file, address in list(files_below(folder)):
        entry = known.get(address)
        status = file.stat(follow_symlinks=False)
        if entry and (status.st_size, status.st_mtime_ns) == (entry.size, entry.mtime):
            yield address, entry
        else:
            Path(file.path).unlink()


def folders_above(address: str) -> Iterator[str]:
    """The folders an address lies in, from the nearest to the one below the root."""
    while "/" in address:
        address = address.rpartition("/")[0]
        yield address


def files_below(folder: Path) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Every file below a folder with its address; a link counts as a file and is not followed."""
    waiting = [(str(folder), "")]
    while waiting:
        place, above = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{above}{entry.name}/"))
                else:
                    yield entry, above + entry.name


def folders_below(folder: Path) -> Iterator[str]:
    """The address of every folder below a folder."""
    waiting = [(str(folder), "")]
    while waiting:
        place, above = waiting.pop()
        with os.scandir(place) as entries:
            inner = [(entry.path, above + entry.name) for entry in entries if entry.is_dir(follow_symlinks=False)]
        yield from (address for _, address in inner)
        waiting += [(place, f"{address}/") for place, address in inner]


def remove_tree(folder: Path) -> None:
    """Remove a folder and what is in it; of a link, the link."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def entry_of(path: str, digest: str) -> Entry:
    """What the ledger would say of a file now; of one that is gone, what no file can be."""
    try:
        status = os.lstat(path)
    except OSError:
        return Entry(digest=digest, size=-1, mtime=-1)
    return Entry(digest=digest, size=status.st_size, mtime=status.st_mtime_ns)
