"""The index of an archive, made once and kept until something in it changes.

Goes in: archive documents and the folder in which an index is kept. Comes out: a finished index, as files on the disk.
Its name is the digest of all it is made from, so it is either whole and right or not there: it is written aside and
takes its name in one step. Publishing the files is left to whoever asked.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from fnmatch import fnmatch
from pathlib import Path

from ..documents import ArchiveDocument
from .common import common_words
from .pagefind import index_files, pagefind_version
from .records import SearchRecord, search_records

# Of what Pagefind makes: the index, and the library that reads it. Its interface and second library stay behind.
_NEEDED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.*.pagefind", "*/*.pf_index", "*/*.pf_fragment")
# What the library reads first.
_ENTRY = "pagefind-entry.json"
_NAME = "search-{digest}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchIndex:
    """A finished index."""

    # Of all it is made from; an index with the same one has the same bytes.
    digest: str
    folder: Path

    def files(self) -> Iterator[tuple[str, Path]]:
        """Each file to publish: its path below the index's address, "/" separated, and where it is."""
        for path in sorted(self.folder.rglob("*")):
            if path.is_file():
                yield path.relative_to(self.folder).as_posix(), path


def search_index(documents: Sequence[ArchiveDocument], *, language: str, work: Path) -> SearchIndex:
    """Give the index of an archive: the one that was kept, if it is still right, else a new one.

    Args:
        documents: In any order.
        language: The site's own, BCP 47.
        work: Where indexes are kept, one at a time; nothing else there is touched.
    Raises:
        SearchError: Pagefind cannot be started, or refuses.
    """
    records = search_records(documents)
    digest = _digest(records, language)
    index = SearchIndex(digest=digest, folder=work / _NAME.format(digest=digest))
    others = [folder for folder in work.glob(_NAME.format(digest="*")) if folder != index.folder]
    if not index.folder.exists():
        unfinished = index.folder.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        _write_files(_index_files(records, language), unfinished, others)
        unfinished.rename(index.folder)
    for other in others:
        shutil.rmtree(other, ignore_errors=True)
    return index


def _index_files(records: Sequence[SearchRecord], language: str) -> Iterator[tuple[str, bytes]]:
    """Pagefind's files; the first one also tells the search page which words to leave out, without a request more."""
    for name, content in index_files(records, language=language):
        if name == _ENTRY:
            entry = json.loads(content) | {"common": common_words(records)}
            yield name, json.dumps(entry, ensure_ascii=False).encode()
        else:
            yield name, content


def _write_files(files: Iterable[tuple[str, bytes]], folder: Path, others: Sequence[Path]) -> None:
    """Write the files that are needed; one that an index before this has, too, gets one more name instead.

    So a changed story leaves the moment of change of the other stories' files alone, and uploads stay small.
    """
    for name, content in files:
        if any(fnmatch(name, pattern) for pattern in _NEEDED):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            same = [other / name for other in others if _holds(other / name, content)]
            if same:
                os.link(same[0], path)
            else:
                path.write_bytes(content)


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _digest(records: Sequence[SearchRecord], language: str) -> str:
    """What an index is made from: what Pagefind is told, which Pagefind is told it, and this code."""
    whole = hashlib.sha256(f"{pagefind_version()} {language}".encode())
    for module in sorted(Path(__file__).parent.glob("*.py")):
        whole.update(module.read_bytes())
    for record in records:
        whole.update("\n".join(["", *asdict(record).values()]).encode())
    return whole.hexdigest()[:32]
