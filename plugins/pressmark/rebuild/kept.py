"""Lines that are kept between builds, in a plain file of the work folder: what was found out once need not be again.

Goes in: lines of text, and the conditions under which they are true. Comes out: the same lines, under the same
conditions. A file that is damaged, cut short or not ours gives nothing: the build then finds everything out anew.
"""

import hashlib
import json
import logging
from collections.abc import Iterable, Mapping
from pathlib import Path

logger = logging.getLogger(__name__)

# Raised whenever the form of the file changes.
_VERSION = 1


def read_kept(path: Path, *, conditions: Mapping[str, str]) -> list[str]:
    """Give the lines that were kept under these conditions; none where anything is in doubt."""
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return []
    except OSError as error:
        return _ignored(path, str(error))
    body, _, seal = text.rpartition(b"\n")
    if seal.decode("ascii", "replace") != _seal(body):
        return _ignored(path, "it is damaged")
    head, *lines = body.decode("utf-8", "surrogatepass").split("\n")
    return lines if head == _head(conditions) else []


def write_kept(path: Path, lines: Iterable[str], *, conditions: Mapping[str, str]) -> None:
    """Keep lines in place of those that were kept before, in one step.

    Args:
        lines: Without line ends.
        conditions: All that the lines depend on.
    Raises:
        OSError: The file cannot be written; the old one stands.
    """
    body = "\n".join([_head(conditions), *lines]).encode("utf-8", "surrogatepass")
    aside = path.with_suffix(".new")
    aside.write_bytes(body + b"\n" + _seal(body).encode())
    aside.replace(path)


def _head(conditions: Mapping[str, str]) -> str:
    return json.dumps({"version": _VERSION, **conditions}, sort_keys=True)


def _seal(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=16).hexdigest()


def _ignored(path: Path, why: str) -> list[str]:
    logger.warning("%s: cannot be used (%s); the whole archive is read anew", path, why)
    return []
