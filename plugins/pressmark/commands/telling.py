"""Telling subscribers that feeds have changed."""

from pathlib import Path

from ..errors import PressmarkError
from ..feeds.websub import tell_hubs


class HubError(PressmarkError):
    """A hub that could not be told; one line for each feed."""


def ping(output: Path) -> None:
    """Tell the WebSub hub which feeds have changed since it was last told.

    Raises:
        HubError: A feed could not be told of; the others were.
    """
    site = output.resolve()
    told = tell_hubs(site, record=site.parent / f".{site.name}.pressmark" / "told-hubs.json")
    for address in told.told:
        print(f"told: {address}")
    if told.failed:
        raise HubError("\n".join(f"{address}: not told: {fault}" for address, fault in told.failed))
    print(f"{len(told.told)} feeds told, {told.unchanged} unchanged")
