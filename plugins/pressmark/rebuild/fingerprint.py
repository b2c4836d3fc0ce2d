"""What a page is made with, besides its job: the templates and the program, in one digest.

With the digest of a job it says whether a page would come out the same. Moments of change say nothing here: only bytes.
"""

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

from ..words import ENGLISH, Words

_PACKAGE = Path(__file__).parent.parent
# Libraries whose own code shapes a page after its job is made.
_LIBRARIES = ("jinja2", "markupsafe")


def tools_fingerprint(templates: Sequence[Path], words: Words = ENGLISH) -> str:
    """Give the digest of all templates, of this package, and of the words of the interface.

    Args:
        templates: Folders, in the order in which they are searched.
        words: Those of the interface.
    """
    whole = hashlib.sha256(f"{words.language} {words.digest}\n".encode())
    for library in _LIBRARIES:
        whole.update(f"{library} {version(library)}\n".encode())
    for folder, files in [(_PACKAGE, _PACKAGE.rglob("*.py")), *((t, t.rglob("*")) for t in templates)]:
        for path in _in_order(files):
            content = path.read_bytes()
            whole.update(f"{path.relative_to(folder).as_posix()} {len(content)}\n".encode())
            whole.update(content)
    return whole.hexdigest()


@cache
def program_fingerprint() -> str:
    """Give the digest of this package alone: of what is not drawn by a template, such as a story that was read."""
    return tools_fingerprint(())


def _in_order(paths: Iterable[Path]) -> list[Path]:
    return sorted((path for path in paths if path.is_file()), key=lambda path: path.as_posix())
