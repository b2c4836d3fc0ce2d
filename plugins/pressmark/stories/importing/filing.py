"""The archive as an import sees it: which codes it has, and how a story is added without touching what is there.

Goes in: readings. Comes out: their outcomes; the only module of the import that writes.
"""

import errno
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import tzinfo
from difflib import unified_diff
from pathlib import Path

from ...errors import IMPORT_RULES_PAGE, Diagnostic
from ...model import Story, StoryCode
from ...workers import Progress
from ..codeline import read_code_line
from ..collection import read_stories
from .outcomes import ImportOutcome, Reading

# A file system without hard links, such as that of a memory card.
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS, errno.EXDEV})
_LINES_BEFORE_CODE = 20


class Archive:
    """The stories below a content folder."""

    def __init__(self, content: Path, *, timezone: tzinfo, progress: Progress | None = None) -> None:
        self.content = content
        # The first file of each code; its story, None where it cannot be read.
        self.filed: dict[StoryCode, tuple[Path, Story | None]] = {}
        root = content / "stories"
        outcomes = read_stories(root, timezone=timezone, progress=progress).outcomes if root.is_dir() else ()
        for outcome in outcomes:
            code = outcome.story.code if outcome.story else _code_of(Path(outcome.path))
            if code and outcome.is_read:
                self.filed.setdefault(code, (Path(outcome.path), outcome.story))

    def settle(self, code: StoryCode, readings: Sequence[Reading]) -> Iterator[ImportOutcome]:
        """Bring the files that give one code into the archive, or say why not."""
        if code in self.filed:
            place, story = self.filed[code]
            yield from (_compared(reading, place, story) for reading in readings)
            return
        first, *others = sorted(readings, key=lambda reading: reading.is_page)
        story = first.story
        if story is None or not all(other.tells_same(story) for other in others):
            yield from _clashing(code, readings)
            return
        written = self._write(first, story)
        yield written
        kind = "already there" if written.kind == "imported" else written.kind
        yield from (replace(written, reading=other, kind=kind) for other in others)

    def _write(self, reading: Reading, story: Story) -> ImportOutcome:
        local = story.dateline.local
        place = self.content / "stories" / f"{local:%Y}" / f"{local:%m}" / f"{story.code}.txt"
        try:
            _make_folder(place.parent, self.content)
            _write_new(place, reading.data)
        except FileExistsError:
            message = f"`{place.as_posix()}` is taken by a file that is not this story"
            return _refused(reading, "import-place-taken", message, "look into that file, and move or delete it")
        except OSError as error:
            message = f"`{place.as_posix()}` cannot be written: {(error.strerror or str(error)).lower()}"
            return _refused(reading, "import-unwritable", message, "see to it that the content folder can be written")
        return ImportOutcome(reading=reading, kind="imported", place=place)


def _code_of(place: Path) -> StoryCode | None:
    """The code in a file of the archive that cannot be read as a story."""
    try:
        with place.open("rb") as file:
            text = file.read(10_000).decode(errors="replace")
    except OSError:
        return None
    lines = (read_code_line(" ".join(line.split())) for line in text.splitlines()[: 2 * _LINES_BEFORE_CODE])
    return next((line.code for line in lines if line and line.code), None)


def _compared(reading: Reading, place: Path, story: Story | None) -> ImportOutcome:
    if story is not None and reading.tells_same(story):
        return ImportOutcome(reading=reading, kind="already there", place=place)
    return ImportOutcome(reading=reading, kind="different", place=place, difference=_difference(place, reading))


def _difference(place: Path, reading: Reading) -> str:
    there = place.read_bytes().decode(errors="replace").splitlines()
    here = reading.data.decode(errors="replace").splitlines()
    return "\n".join(unified_diff(there, here, place.as_posix(), reading.path, lineterm=""))


def _clashing(code: StoryCode, readings: Sequence[Reading]) -> Iterator[ImportOutcome]:
    names = " and ".join(f"`{reading.path}`" for reading in readings)
    message = f"{names} give the code {code} to different stories"
    for reading in readings:
        yield _refused(reading, "import-clash", message, "import the right one alone")


def _refused(reading: Reading, reason: str, message: str, fix: str) -> ImportOutcome:
    fault = Diagnostic(path=reading.path, line=1, reason=reason, message=message, fix=fix, page=IMPORT_RULES_PAGE)
    return ImportOutcome(reading=reading, kind="refused", diagnostics=(fault,))


def _make_folder(folder: Path, content: Path) -> None:
    """Make a folder below the content folder, never beyond a link that leads out of it."""
    content.mkdir(parents=True, exist_ok=True)
    root = content.resolve()
    place = content
    for name in folder.relative_to(content).parts:
        place /= name
        if not place.resolve().is_relative_to(root):
            raise OSError(errno.ELOOP, f"{place.as_posix()} is a link that leads out of the content folder")
        place.mkdir(exist_ok=True)


def _write_new(place: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        FileExistsError: There is one, whatever it is; it stays.
    """
    if os.path.lexists(place):
        raise FileExistsError(errno.EEXIST, "there is a file", str(place))
    # Hidden, so that a build in between does not read it.
    handle, name = tempfile.mkstemp(prefix=f".{place.stem}.", suffix=".new", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o666 & ~_umask())
        _put(Path(name), place)
    finally:
        Path(name).unlink(missing_ok=True)


def _put(new: Path, place: Path) -> None:
    try:
        # Unlike a rename, a link never replaces what another program has put there meanwhile.
        os.link(new, place)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        new.replace(place)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
