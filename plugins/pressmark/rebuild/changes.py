"""What is not as it was: two generations of the site in, the addresses at which they differ out."""

from dataclasses import dataclass
from pathlib import Path

from .files import entry_of
from .ledger import Generation


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The addresses at which the next generation is not as the live one."""

    # There for the first time; there with other content.
    new: frozenset[str]
    changed: frozenset[str]
    # There no more, or not as the live generation's build left it.
    vanished: frozenset[str]


def changes_between(live: Generation, following: Generation, *, folder: Path) -> Changes:
    """Compare two generations by what their files were made from.

    Args:
        folder: Where the live one is.
    """
    shared = live.keys() & following.keys()
    changed = {address for address in shared if live[address].digest != following[address].digest}
    lost = {address for address in changed if entry_of(f"{folder}/{address}", live[address].digest) != live[address]}
    return Changes(
        new=frozenset(following.keys() - shared),
        changed=frozenset(changed - lost),
        vanished=frozenset((live.keys() - shared) | lost),
    )
