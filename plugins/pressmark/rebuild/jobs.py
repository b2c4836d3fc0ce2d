"""PageJob: everything one page of the site is made from, as plain data.

A page is a pure function of its job, so a job's digest says exactly when the page must be made again, and a job can be
rendered in any process. Making jobs is left to `pages/`; rendering them to `render.py`.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# JSON's own types, tuples, and parts: no clock, no object with a memory address, no set.
PlainData = Any


class Part:
    """Plain data that stands in many jobs, such as a row of a list: hashed once, read like the mapping it holds."""

    __slots__ = ("digest", "matter")

    def __init__(self, matter: Mapping[str, PlainData]) -> None:
        self.matter = matter
        self.digest = digest(matter)

    def __getitem__(self, name: str) -> PlainData:
        return self.matter[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageJob:
    """One page: where it goes, the template that draws it, and every value the template will see."""

    # Below the output folder, "/" separated: "stories/892006.html".
    path: str
    # Below the theme's `templates`: "story.html".
    template: str
    values: Mapping[str, PlainData]

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
    content: bytes

    def digest(self) -> str:
        """Name the job by its content."""
        return hashlib.sha256(self.content).hexdigest()


Job = PageJob | FileJob


def digest(matter: PlainData) -> str:
    """SHA-256 of plain data in hexadecimal; a part counts as its own digest.

    Raises:
        TypeError: Something is not plain data.
    """
    return hashlib.sha256(_ENCODER.encode(matter).encode("utf-8", "surrogatepass")).hexdigest()


def _digest_of_part(value: object) -> str:
    if isinstance(value, Part):
        return value.digest
    raise TypeError(f"{value!r} is not plain data")


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_digest_of_part)
