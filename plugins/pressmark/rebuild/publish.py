"""Publishing: a build is written aside and takes the place of the old site in one step, whole or not at all.

Two generations of the site stand side by side. The idle one is brought up to date, then both change places:

    output/                 the site that is live
    .output.pressmark/      the work folder, beside it and so on the same disk
        lock                held by the one build that runs
        idle/               the generation before; here the next one is made
        others/             what Pelican and its plugins write by themselves, before it joins the idle generation
        ledger.json         what stands in each generation
        published           says that the output folder is ours to replace

A file that both generations share is one file with two names (a hard link): it is written once, keeps its moment of
change, and costs nothing to publish again. The ledger names a generation by its folder's inode, which moves with it; so
a build that is killed at any moment leaves a ledger that is true. What a site consists of is left to `pages/`.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from ..errors import PublishError
from .ledger import Entry, Generation, inode_name, read_ledger, write_ledger
from .system import exchange, try_lock


class Publication:
    """One build's claim on one output folder.

    `begin`; then `settle` each file of the site, and write those that it asks for; then `finish`.
    """

    def __init__(self, output: Path) -> None:
        # Resolved once, so that an output folder behind a link stays behind it.
        self._output = output.resolve()
        self._work = self._output.parent / f".{self._output.name}.pressmark"
        self._marker = self._work / "published"
        self._ledger = self._work / "ledger.json"
        self._lock: int | None = None
        self._live: Generation = {}
        self._idle: Generation = {}
        self._next: dict[str, Entry] = {}
        # Where the next generation is made.
        self.folder = self._work / "idle"
        # Where other generators write; empty when a build begins.
        self.others = self._work / "others"

    def begin(self) -> None:
        """Claim the output folder and make ready for the next generation.

        Raises:
            PublishError: Another build holds the claim, or the folder cannot be ours to replace.
        """
        try:
            self._refuse_foreign_folder()
            self._work.mkdir(parents=True, exist_ok=True)
            self._lock = self._claim()
            self._recover()
            self._read_generations()
            _remove_tree(self.others)
            self.others.mkdir()
        except OSError as error:
            raise PublishError(f"{self._work}: cannot be written: {error.strerror}") from error

    def settle(self, address: str, digest: str) -> bool:
        """Put a file of the next generation in its place, if either generation has it already.

        Args:
            address: Below the site's root, "/" separated.
            digest: Of all the file is made from.
        Returns:
            False where the file must be written, by `write_file` in `folder`, and then told by `written`.
        Raises:
            PublishError: The address leads out of the site, or two files share it.
        """
        path = place(self.folder, address)
        if address in self._next:
            raise PublishError(f"{address}: two pages of the site share this address")
        known, live = self._idle.get(address), self._live.get(address)
        if known and known.digest == digest:
            self._next[address] = known
            return True
        _make_room(path, root=self.folder)
        self._next[address] = Entry(digest=digest, size=-1, mtime=-1)
        if live and live.digest == digest and _entry(self._output / address, digest) == live:
            path.parent.mkdir(parents=True, exist_ok=True)
            os.link(self._output / address, path)
            self._next[address] = live
            return True
        return False

    def written(self, address: str, digest: str) -> None:
        """Take note of a file that was written after `settle` asked for it."""
        self._next[address] = _entry(self.folder / address, digest)

    def finish(self) -> None:
        """Put the next generation in place of the live one.

        Raises:
            PublishError: The folder cannot be replaced; the old site stands as it was.
        """
        try:
            self._take_others()
            self._remove_vanished()
            self._write_ledger(with_next=True)
            self._marker.touch()
            if self._output.exists():
                exchange(self.folder, self._output)
            else:
                self.folder.rename(self._output)
        except OSError as error:
            raise PublishError(f"{self._output}: cannot be replaced: {error.strerror}") from error
        self.release()

    def release(self) -> None:
        """Give up the claim; the operating system does the same when a process dies."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _refuse_foreign_folder(self) -> None:
        if not self._output.exists():
            return
        if not self._output.is_dir():
            raise PublishError(f"{self._output}: is not a folder; name another output folder")
        if os.path.ismount(self._output):
            raise PublishError(f"{self._output}: is the root of a disk and cannot be swapped; name a folder within it")
        if any(self._output.iterdir()) and not self._marker.exists():
            raise PublishError(
                f"{self._output}: holds files that Pressmark did not put there, and publishing would replace them\n"
                "  fix: empty the folder, or name another output folder"
            )

    def _claim(self) -> int:
        lock = os.open(self._work / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        if not try_lock(lock):
            os.close(lock)
            raise PublishError(
                f"{self._output}: another build is writing this site\n  fix: wait for it to end, then build again"
            )
        return lock

    def _recover(self) -> None:
        """Bring the live site back where a system without an exchange was stopped halfway through its renames."""
        aside = self.folder.with_name("last")
        if aside.exists() and not self._output.exists():
            aside.rename(self._output)
        _remove_tree(aside)

    def _read_generations(self) -> None:
        """Learn what stands in both folders; the ledger then forgets the idle one, since it is about to change."""
        generations = read_ledger(self._ledger)
        if self._output.exists():
            self._live = generations.get(inode_name(self._output), {})
        known = generations.get(inode_name(self.folder), {}) if self.folder.is_dir() else {}
        if not known:
            _remove_tree(self.folder)
            self.folder.mkdir()
        self._idle = dict(_still_there(self.folder, known))
        self._write_ledger(with_next=False)

    def _write_ledger(self, *, with_next: bool) -> None:
        generations: dict[str, Generation] = {}
        if self._output.exists():
            generations[inode_name(self._output)] = self._live
        if with_next:
            generations[inode_name(self.folder)] = self._next
        write_ledger(self._ledger, generations)

    def _take_others(self) -> None:
        for path in _files(self.others):
            address = path.relative_to(self.others).as_posix()
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            if not self.settle(address, digest):
                target = self.folder / address
                target.parent.mkdir(parents=True, exist_ok=True)
                path.rename(target)
                self.written(address, digest)

    def _remove_vanished(self) -> None:
        for path in list(_files(self.folder)):
            if path.relative_to(self.folder).as_posix() not in self._next:
                path.unlink()
        for folder, folders, files in os.walk(self.folder, topdown=False):
            if not (folders or files) and Path(folder) != self.folder:
                Path(folder).rmdir()


def write_file(root: Path, address: str, content: bytes) -> None:
    """Write a new file of the site.

    Args:
        address: Below `root`, "/" separated.
    Raises:
        PublishError: The address leads out of `root`.
        OSError: The file is there already, or cannot be written.
    """
    path = place(root, address)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)


def place(root: Path, address: str) -> Path:
    """Where a file of the site lies below `root`.

    Raises:
        PublishError: The address leads out of `root`.
    """
    parts = address.split("/")
    if any(part in {"", ".", ".."} or "\\" in part or "\0" in part for part in parts):
        raise PublishError(f"{address!r}: an address leads out of the site")
    return root.joinpath(*parts)


def _still_there(folder: Path, known: Generation) -> Iterator[tuple[str, Entry]]:
    """The files of a generation that are as the ledger has them."""
    for path in _files(folder):
        address = path.relative_to(folder).as_posix()
        entry = known.get(address)
        if entry and _entry(path, entry.digest) == entry:
            yield address, entry


def _entry(path: Path, digest: str) -> Entry:
    """What the ledger would say of a file now; of one that is gone, what no file can be."""
    try:
        status = path.lstat()
    except OSError:
        return Entry(digest=digest, size=-1, mtime=-1)
    return Entry(digest=digest, size=status.st_size, mtime=status.st_mtime_ns)


def _files(folder: Path) -> Iterator[Path]:
    """Every file below a folder; a link counts as a file and is not followed."""
    for parent, folders, files in os.walk(folder):
        links = (name for name in folders if Path(parent, name).is_symlink())
        yield from (Path(parent, name) for name in (*files, *links))


def _make_room(path: Path, *, root: Path) -> None:
    """Take away what stands where a file is to be written, or in place of a folder it is to be written to.

    A file is never written over, for its other name may be live; and a link would lead the write out of `root`.
    """
    for folder in reversed(path.relative_to(root).parents):
        above = root / folder
        if above.is_symlink() or above.is_file():
            above.unlink()
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)


def _remove_tree(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
