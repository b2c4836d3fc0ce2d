"""What the product is made of: pinned whole, from wheels, under licences that go with its own."""

import json
import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from plugins.pressmark.commands.supply import write_bill

ROOT = Path(__file__).parent.parent
# Words of licences under which a part may be conveyed as part of an AGPL-3.0-or-later whole.
_FITTING = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|GPL|MPL|Public Domain|Unlicense", re.IGNORECASE
)


def _pinned(name: str = "requirements.txt") -> dict[str, Requirement]:
    lines = (line.split(" \\")[0] for line in (ROOT / name).read_text().splitlines() if line[:1].isalnum())
    return {canonicalize_name(pin.name): pin for pin in map(Requirement, lines)}


def _here(pin: Requirement) -> bool:
    return pin.marker is None or pin.marker.evaluate()


PINNED = sorted(name for name, pin in _pinned().items() if _here(pin))


@pytest.mark.parametrize("name", PINNED)
def test_all_that_a_part_needs_is_pinned(name: str) -> None:
    needed = map(Requirement, distribution(name).requires or [])
    needed_here = {
        canonicalize_name(one.name) for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})
    }

    assert needed_here <= set(_pinned()), name


@pytest.mark.parametrize("name", PINNED)
def test_licence_of_every_part_fits(name: str) -> None:
    told = distribution(name).metadata
    classifiers = [line for line in told.get_all("Classifier", []) if line.startswith("License ::")]
    words = [*told.get_all("License-Expression", []), *told.get_all("License", []), *classifiers]

    assert _FITTING.search(" ".join(words)), f"{name}: {words}"


def test_run_time_parts_are_few() -> None:
    direct = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]

    assert len(direct) <= 12
    assert len(PINNED) <= 32


def test_only_feedgen_is_installed_from_source() -> None:
    install = (ROOT / "plugins" / "pressmark" / "commands" / "environment.py").read_text()

    assert "--only-binary=:all:" in install
    assert re.findall(r"--no-binary=(\S+?)[\"',]", install) == ["feedgen"]


def test_a_bill_of_materials_names_every_part(tmp_path: Path) -> None:
    bill = tmp_path / "bill.json"

    assert write_bill(bill) == 0

    told = json.loads(bill.read_text())
    assert told["bomFormat"] == "CycloneDX"
    assert {canonicalize_name(part["name"]) for part in told["components"]} >= set(PINNED)
    assert [part["name"] for part in told["components"] if not part.get("version")] == []
