"""What anybody may do with the texts: the licence as the publisher writes it in, its name and its address out."""

import re
from collections.abc import Mapping

from .documents import Licence, is_address

# Known by their names.
LICENCES: Mapping[str, str] = {
    **{
        f"CC {kind.upper()} 4.0": f"https://creativecommons.org/licenses/{kind}/4.0/"
        for kind in ("by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd")
    },
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}


def is_licence(value: object) -> bool:
    """Whether a value is a line of text or an address, and no misspelt name of a licence of Creative Commons."""
    if not isinstance(value, str) or "\n" in value:
        return False
    if "://" in value:
        return is_address(value)
    # A licence of theirs that is unknown is a typing error.
    known = _folded(value) in map(_folded, LICENCES)
    return known or not _folded(value).startswith(("ccby", "cc0"))


def licence(value: str) -> Licence | None:
    """The licence of a sound value: with its name and its address, as far as they are known."""
    value = value.strip()
    for name, address in LICENCES.items():
        if _folded(value) in {_folded(name), _folded(address)}:
            return Licence(name=name, address=address)
    return Licence(name=value, address=value if "://" in value else "") if value else None


def _folded(text: str) -> str:
    return re.sub(r"\W|_", "", text).casefold()
