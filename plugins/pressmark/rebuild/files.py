"""The files of a site in a folder, by address: found, kept, written, removed; never outside the folder.

An address is a path below the site's root, "/" separated. Which files a site has is left to `publish.py`.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from ..errors import PublishError
from .ledger import Entry, Generation


def write_file(root: Path, address: str, content: bytes) -> None:
    """Write a new file of the site.

    Raises:
        PublishError: The address leads out of `root`.
        OSError: The file is there already, or cannot be written.
    """
    check_address(address)
    path = root / address
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
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


def remove_tree(folder: Path) -> None:
    """Remove a folder and what is in it; of a link, the link."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def entry_of(path: Path, digest: str) -> Entry:
    """What the ledger would say of a file now; of one that is gone, what no file can be."""
    try:
        status = path.lstat()
    except OSError:
        return Entry(digest=digest, size=-1, mtime=-1)
    return Entry(digest=digest, size=status.st_size, mtime=status.st_mtime_ns)
