"""PageJob: everything one page of the site is made from, as plain data.

A page is a pure function of its job, so a job's digest says exactly when the page must be made again, and a job can be
rendered in any process. What a digest names need not be there yet: a part is made when it is first read, so the pages
that stay as they are cost next to nothing. Making jobs is left to `pages/`; rendering them to `render.py`.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

# JSON's own types, tuples, and parts: no clock, no object with a memory address, no set.
PlainData = Any


class Part:
    """Plain data that stands in many jobs, such as a row: named by its digest, read like the mapping it holds.

    Sent to another process as what it holds.
    """

    __slots__ = ("_matter", "digest", "make")

    def __init__(self, make: Callable[[], Mapping[str, PlainData]], digest: str) -> None:
        """Promise a mapping.

        Args:
            make: Gives the mapping; called once, if at all.
            digest: Of everything that `make` reads: equal digests mean equal mappings.
        """
        self.make = make
        self._matter: Mapping[str, PlainData] | None = None
        self.digest = digest

    @property
    def matter(self) -> Mapping[str, PlainData]:
        """The mapping itself."""
        if self._matter is None:
            self._matter = self.make()
        return self._matter

    def __getitem__(self, name: str) -> PlainData:
        return self.matter[name]

    def __reduce__(self) -> tuple[Any, ...]:
        return _part_that_was_made, (self.matter, self.digest)


class LatePart(Part):
    """A part that is made in the process that renders it, where `make` is sent: something that can be pickled."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return LatePart, (self.make, self.digest)


def whole_part(matter: Mapping[str, PlainData]) -> Part:
    """Give a part of what is known already.

    Raises:
        TypeError: Something is not plain data.
    """
    return _part_that_was_made(matter, digest(matter))


def _part_that_was_made(matter: Mapping[str, PlainData], name: str) -> Part:
    return Part(lambda: matter, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageJob:
    """One page: where it goes, the template that draws it, and every value the template will see."""

    # Below the output folder, "/" separated: "stories/892006.html".
    path: str
    # Below the theme's `templates`: "story.html".
    template: str
    values: Mapping[str, PlainData] | Part

    def digest(self) -> str:
        """Name the job by its content: equal jobs have equal digests in every process.

        Raises:
            TypeError: A value is not plain data.
        """
        return digest([self.path, self.template, self.values])


@dataclass(frozen=True, slots=True, kw_only=True)
class FileJob:
    """One file that is made without a template: a feed, a style sheet."""

    path: str
    # Gives the bytes; called only where they are needed.
    make: Callable[[], bytes]
    # Of everything that `make` reads.
    name: str
    # Worth another process: `make` is then a `partial` of a module's function.
    is_heavy: bool = False

    def digest(self) -> str:
        """Name the job by what its file is made from."""
        return self.name


Job = PageJob | FileJob


def whole_file(path: str, content: bytes) -> FileJob:
    """Give the job of a file whose content is known already."""
    return FileJob(path=path, make=lambda: content, name=hashlib.sha256(content).hexdigest())


def digest(matter: PlainData) -> str:
    """SHA-256 of plain data in hexadecimal; a part counts as its own digest.

    Raises:
        TypeError: Something is not plain data.
    """
    return hashlib.sha256(_ENCODER.encode(matter).encode("utf-8", "surrogatepass")).hexdigest()


def digest_of_words(words: Iterable[str]) -> str:
    """SHA-256 of texts in their order, in hexadecimal: quicker than `digest`, for what is made by the thousand."""
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()


def _digest_of_part(value: object) -> str:
    if isinstance(value, Part):
        return value.digest
    raise TypeError(f"{value!r} is not plain data")


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_digest_of_part)
