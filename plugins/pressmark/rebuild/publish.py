"""Publishing: a build is written aside and takes the place of the old site in one step, whole or not at all.

The work folder `.NAME.pressmark` stands beside the output folder `NAME`, on the same disk, so that a swap is a rename:

    lock        held by the one build that runs
    next/       the site being written
    published   says that the output folder is ours to replace

What a site consists of is left to `pages/`.
"""

import ctypes
import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

from ..errors import PublishError

# renameat2(2): exchange both names in one step, and the value that means "relative to the working folder".
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


class Publication:
    """One build's claim on one output folder: `begin`, write below `staging`, then `finish`."""

    def __init__(self, output: Path) -> None:
        # Resolved once, so that an output folder behind a link stays behind it.
        self._output = output.resolve()
        self._work = self._output.parent / f".{self._output.name}.pressmark"
        self._marker = self._work / "published"
        self._lock: int | None = None
        self.staging = self._work / "next"

    def begin(self) -> None:
        """Claim the output folder and empty the staging folder.

        Raises:
            PublishError: Another build holds the claim, or the folder holds files that no build of ours put there.
        """
        self._refuse_foreign_files()
        try:
            self._work.mkdir(parents=True, exist_ok=True)
            self._lock = self._claim()
            _remove_tree(self.staging)
            self.staging.mkdir()
        except OSError as error:
            raise PublishError(f"{self._work}: cannot be written: {error.strerror}") from error

    def finish(self) -> None:
        """Put the staged site in place of the old one.

        Raises:
            PublishError: The folder cannot be replaced; the old site stands as it was.
        """
        try:
            self._marker.touch()
            if self._output.exists():
                _exchange(self.staging, self._output)
            else:
                self.staging.rename(self._output)
        except OSError as error:
            raise PublishError(f"{self._output}: cannot be replaced: {error.strerror}") from error
        _remove_tree(self.staging)
        self.release()

    def release(self) -> None:
        """Give up the claim; the operating system does the same when a process dies."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _refuse_foreign_files(self) -> None:
        if not self._output.exists():
            return
        if not self._output.is_dir():
            raise PublishError(f"{self._output}: is not a folder; name another output folder")
        if any(self._output.iterdir()) and not self._marker.exists():
            raise PublishError(
                f"{self._output}: holds files that Pressmark did not put there, and publishing would replace them\n"
                "  fix: empty the folder, or name another output folder"
            )

    def _claim(self) -> int:
        lock = os.open(self._work / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        if not _locked(lock):
            os.close(lock)
            raise PublishError(
                f"{self._output}: another build is writing this site\n  fix: wait for it to end, then build again"
            )
        return lock


def write_file(root: Path, address: str, content: bytes) -> None:
    """Write a file of the site.

    Args:
        address: Below `root`, "/" separated.
    Raises:
        PublishError: The address leads out of `root`, or two pages share it.
    """
    parts = address.split("/")
    if any(part in {"", ".", ".."} or "\\" in part or "\0" in part for part in parts):
        raise PublishError(f"{address!r}: an address leads out of the site")
    path = root.joinpath(*parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise PublishError(f"{address}: two pages of the site share this address") from error


def _locked(lock: int) -> bool:
    try:
        import fcntl  # noqa: PLC0415  # not on Windows
    except ImportError:  # pragma: no cover
        import msvcrt  # noqa: PLC0415

        with suppress(OSError):
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
            return True
        return False
    with suppress(BlockingIOError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def _exchange(new: Path, old: Path) -> None:
    """Swap two folders in one step; where the system cannot, in two."""
    try:
        _rename_exchange(new, old)
    except (OSError, AttributeError) as error:
        if isinstance(error, OSError) and error.errno not in {errno.ENOSYS, errno.EINVAL}:
            raise
        aside = new.with_name("last")
        _remove_tree(aside)
        old.rename(aside)
        new.rename(old)
        aside.rename(new)


def _rename_exchange(new: Path, old: Path) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if library.renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def _remove_tree(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
