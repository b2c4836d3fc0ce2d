"""Lines that are kept between builds, in a plain file of the work folder: what was found out once need not be again.

Goes in: lines of text, and the conditions under which they are true. Comes out: the same lines, under the same
conditions. A file that is damaged, cut short or not ours gives nothing: the build then finds everything out anew.
"""

import hashlib
import json
import logging
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from .fingerprint import program_fingerprint

logger = logging.getLogger(__name__)

# Raised whenever the form of the file changes.
_VERSION = 1


class KeptLines:
    """One file of lines that are true of one state of the program, and under conditions of their own."""

    def __init__(self, path: Path, **conditions: str) -> None:
        """Name the file; nothing is opened.

        Args:
            conditions: All that the lines depend on, but the program itself.
        """
        self._path = path
        self._head = json.dumps({"version": _VERSION, "program": program_fingerprint(), **conditions}, sort_keys=True)

    def read(self) -> list[str]:
        """Give the lines that were kept under these conditions; none where anything is in doubt."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            return self._ignored(str(error))
        end = content.rfind(b"\n") + 1
        seal = _new_seal()
        seal.update(memoryview(content)[:end])
        if content[end:] != seal.hexdigest().encode():
            return self._ignored("it is damaged")
        head, *lines = content[: max(0, end - 1)].decode("utf-8", "surrogatepass").split("\n")
        if head != self._head:
            return []
        return lines

    def write(self, lines: Iterable[str]) -> None:
        """Keep lines, in place of those that were kept before and in one step.

        A file that cannot be written is told: the site is right without it, and the next build only slower.

        Args:
            lines: Without line ends.
        """
        aside = self._path.with_suffix(".new")
        try:
            with aside.open("wb") as file:
                seal = _new_seal()
                # One after the other: all of them together may be as large as all stories.
                for line in chain([self._head], lines):
                    content = f"{line}\n".encode("utf-8", "surrogatepass")
                    seal.update(content)
                    file.write(content)
                file.write(seal.hexdigest().encode())
            aside.replace(self._path)
        except OSError as error:
            logger.warning("%s: cannot be written (%s); the next build finds it out anew", self._path, error.strerror)

    def _ignored(self, why: str) -> list[str]:
        logger.warning("%s: cannot be used (%s); what it kept is found out anew", self._path, why)
        return []


def _new_seal() -> "hashlib.blake2b":
    return hashlib.blake2b(digest_size=16)
