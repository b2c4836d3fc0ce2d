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
from collections.abc import Callable, Set
from contextlib import suppress
from pathlib import Path

from ..errors import PublishError
from .changes import Changes, changes_between
from .files import (
    check_address,
    entry_of,
    files_below,
    folders_above,
    folders_below,
    kept_files,
    link_file,
    remove_tree,
)
from .ledger import Entry, Generation, inode_name, read_ledger, write_ledger
from .system import exchange, try_lock


class Publication:
    """One build's claim on one output folder.

    `begin`; then `settle` each file of the site, and write those that it asks for; then `finish`.
    """

    def __init__(self, output: Path) -> None:
        # Resolved once, so that an output folder behind a link stays behind it.
        self._output = output.resolve()
        # What is kept between builds lies here.
        self.work = self._output.parent / f".{self._output.name}.pressmark"
        self._marker = self.work / "published"
        self._ledger = self.work / "ledger.json"
        self._lock: int | None = None
        self._live: Generation = {}
        self._idle: dict[str, Entry] = {}
        # That stood in the idle generation when the build began.
        self._folders: set[str] = set()
        self._next: dict[str, Entry] = {}
        # What is published.
        self.live = self._output
        # Where the next generation is made.
        self.folder = self.work / "idle"
        # Where other generators write; empty when a build begins.
        self.others = self.work / "others"
        # What must hold before the site goes live: called when all its files are there, each raises where it does not.
        self.checks: list[Callable[[], object]] = []
        # What is to be done once the site is live, and not before.
        self.afterwards: list[Callable[[], object]] = []

    def begin(self) -> None:
        """Claim the output folder and make ready for the next generation.

        Raises:
            PublishError: Another build holds the claim, or the folder cannot be ours to replace.
        """
        try:
            self._refuse_foreign_folder()
            self.work.mkdir(parents=True, exist_ok=True)
            self._lock = self._claim()
            self._recover()
            self._read_generations()
            remove_tree(self.others)
            self.others.mkdir()
        except OSError as error:
            raise PublishError(f"{self.work}: cannot be written: {error.strerror}") from error

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
        check_address(address)
        if address in self._next:
            raise PublishError(f"{address}: two pages of the site share this address")
        known, live = self._idle.get(address), self._live.get(address)
        if known and known.digest == digest:
            self._next[address] = known
            return True
        self._make_room(address)
        self._next[address] = Entry(digest=digest, size=-1, mtime=-1)
        if live and live.digest == digest and entry_of(f"{self.live}/{address}", digest) == live:
            link_file(f"{self.live}/{address}", f"{self.folder}/{address}")
            self._next[address] = live
            return True
        return False

    def written(self, address: str, digest: str) -> None:
        """Take note of a file that was written after `settle` asked for it."""
        self._next[address] = entry_of(f"{self.folder}/{address}", digest)

    @property
    def files(self) -> Generation:
        """Every file that was settled, as the ledger has it."""
        return self._next

    @property
    def addresses(self) -> Set[str]:
        """Every file that was settled: when the checks are made, the whole site."""
        return self._next.keys()

    def changes(self) -> Changes:
        """Compare what was settled with what is live."""
        return changes_between(self._live, self._next, folder=self.live)

    def finish(self) -> None:
        """Put the next generation in place of the live one.

        Raises:
            PublishError: The folder cannot be replaced; the old site stands as it was.
            PressmarkError: A check does not hold; likewise.
        """
        try:
            self._take_others()
            for check in self.checks:
                check()
            self._remove_vanished()
            self._write_ledger(with_next=True)
            self._marker.touch()
            if self._output.exists():
                exchange(self.folder, self._output)
            else:
                self.folder.rename(self._output)
        except OSError as error:
            raise PublishError(f"{self._output}: cannot be replaced: {error.strerror}") from error
        for act in self.afterwards:
            act()
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
        lock = os.open(self.work / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
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
        remove_tree(aside)

    def _read_generations(self) -> None:
        """Learn what stands in both folders; the ledger then forgets the idle one, since it is about to change."""
        generations = read_ledger(self._ledger)
        if self._output.exists():
            self._live = generations.get(inode_name(self._output), {})
        known = generations.get(inode_name(self.folder), {}) if self.folder.is_dir() else {}
        if not known:
            remove_tree(self.folder)
            self.folder.mkdir()
        self._idle = dict(kept_files(self.folder, known))
        self._folders = set(folders_below(self.folder))
        self._write_ledger(with_next=False)

    def _make_room(self, address: str) -> None:
        """Take away what the idle generation has where a file is to be written, or in place of a folder above it.

        A file is never written over, for its other name may be live.
        """
        if self._idle.pop(address, None):
            (self.folder / address).unlink()
        for above in folders_above(address):
            if self._idle.pop(above, None):
                (self.folder / above).unlink()
        if address in self._folders:
            remove_tree(self.folder / address)
            self._idle = {a: entry for a, entry in self._idle.items() if not a.startswith(f"{address}/")}

    def _write_ledger(self, *, with_next: bool) -> None:
        generations: dict[str, Generation] = {}
        if self._output.exists():
            generations[inode_name(self._output)] = self._live
        if with_next:
            generations[inode_name(self.folder)] = self._next
        write_ledger(self._ledger, generations)

    def _take_others(self) -> None:
        for entry, address in files_below(self.others):
            path = Path(entry.path)
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            if not self.settle(address, digest):
                target = self.folder / address
                target.parent.mkdir(parents=True, exist_ok=True)
                path.rename(target)
                self.written(address, digest)

    def _remove_vanished(self) -> None:
        vanished = self._idle.keys() - self._next.keys()
        for address in vanished:
            (self.folder / address).unlink(missing_ok=True)
        folders = {above for address in vanished for above in folders_above(address)}
        for folder in sorted(folders, key=len, reverse=True):
            with suppress(OSError):  # not empty
                (self.folder / folder).rmdir()
