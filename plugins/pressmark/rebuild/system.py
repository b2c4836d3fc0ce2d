"""What each operating system says in its own way: a lock that dies with its process, folders that change places."""

import ctypes
import errno
import os
from contextlib import suppress
from pathlib import Path

# renameat2(2): exchange both names in one step, and the value that means "relative to the working folder".
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100
# What a kernel or a file system answers that knows no exchange.
_UNKNOWN = {errno.ENOSYS, errno.EINVAL}


def try_lock(descriptor: int) -> bool:
    """Lock an open file for this process alone; False where another holds it."""
    try:
        import fcntl  # noqa: PLC0415  # not on Windows
    except ImportError:
        import msvcrt  # noqa: PLC0415

        with suppress(OSError):
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
            return True
        return False
    with suppress(BlockingIOError):
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def exchange(new: Path, old: Path) -> None:
    """Let two folders change places in one step; where the system cannot, in three renames.

    Raises:
        OSError: Neither was possible; both are where they were.
    """
    try:
        _rename_exchange(new, old)
    except (OSError, AttributeError) as error:
        if isinstance(error, OSError) and error.errno not in _UNKNOWN:
            raise
        aside = new.with_name("last")
        old.rename(aside)
        try:
            new.rename(old)
        except OSError:
            aside.rename(old)
            raise
        aside.rename(new)


def _rename_exchange(new: Path, old: Path) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if library.renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
