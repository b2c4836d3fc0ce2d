"""One page of each kind that a site has."""

import re
from pathlib import Path

_KIND = re.compile(rb'data-page="?(\w+)')


def page_of_each_kind(site: Path) -> dict[str, str]:
    """Give the path below the site's root, as an address has it, by the kind of the page, in the order of kinds."""
    kinds: dict[str, str] = {}
    for file in sorted(site.rglob("*.html")):
        if kind := _KIND.search(file.read_bytes()):
            kinds.setdefault(kind[1].decode(), file.relative_to(site).as_posix().removesuffix("index.html"))
    return dict(sorted(kinds.items()))
