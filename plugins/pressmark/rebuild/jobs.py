"""PageJob: everything one page of the site is made from, as plain data.

A page is a pure function of its job, so a job's digest says exactly when the page must be made again, and a job can be
rendered in any process. Making jobs is left to `pages/`; rendering them to `render.py`.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# JSON's own types, tuples and lists alike: no clock, no object with a memory address, no set.
PlainData = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PageJob:
    """One page: where it goes, the template that draws it, and every value the template will see."""

    # Below the output folder, "/" separated: "stories/892006.html".
    path: str
    # Below the theme's `templates`: "story.html".
    template: str
    values: Mapping[str, PlainData]

    def digest(self) -> str:
        """SHA-256 in hexadecimal over path, template name and values; equal jobs have equal digests in every process.

        Raises:
            TypeError: A value is not plain data.
        """
        text = json.dumps([self.path, self.template, self.values], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileJob:
    """One file that is made without a template: a feed, a style sheet."""

    path: str
    content: bytes


Job = PageJob | FileJob
