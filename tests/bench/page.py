"""The page about speed: its text stays, its tables come from the bench."""

import os
import platform
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from .process import MEMORY
from .sites import VERSIONS

PAGE = Path(__file__).with_name("SPEED.md")
_BEGIN, _END = "<!-- figures: `invoke bench --page` writes them -->", "<!-- end of figures -->"


def write_page(tables: Iterable[str], *, command: str, peers: Sequence[str], page: Path = PAGE) -> None:
    """Put new figures in the place of the old ones.

    Args:
        tables: Lines of Markdown.
        command: That measured them.
    Raises:
        ValueError: The page has no place for figures.
    """
    text = page.read_text(encoding="utf-8")
    if text.count(_BEGIN) != 1 or text.count(_END) != 1:
        raise ValueError(f"{page}: `{_BEGIN}` and `{_END}` do not stand there once each")
    versions = ", ".join(f"{name} {VERSIONS[name]}" for name in peers) or "no other generator"
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    head = f"Measured on {datetime.now(UTC):%d %B %Y} with `{command}`: {machine}; {versions}. MiB: {MEMORY}."
    figures = "\n".join([_BEGIN, "", head, "", *tables, _END])
    page.write_text(
        re.sub(f"{re.escape(_BEGIN)}.*?{re.escape(_END)}", lambda _: figures, text, flags=re.DOTALL), "utf-8"
    )
