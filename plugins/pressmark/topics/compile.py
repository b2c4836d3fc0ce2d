"""Writes `data/places.txt` from the territories of Unicode CLDR and our own lines, and `data/vocabulary.json` from all.

    python -m plugins.pressmark.topics.compile

The same input gives the same bytes. CLDR comes with Babel, which only this script needs; reading the written file is
left to `vocabulary`.
"""

import json
import re
from collections.abc import Mapping

from ..errors import Diagnostic
from .lines import Block, VocabularyError, read_blocks
from .vocabulary import COMPILED, DATA, plain_vocabulary, read_files

_OWN = DATA / "own_places.txt"
_PLACES = DATA / "places.txt"
# What is compiled, in the order of the topics.
OWN_FILES = ("places.txt", "regions.txt", "cities.txt", "people.txt", "organisations.txt", "subjects.txt")

_KEYS = (
    "name",
    "slug",
    "id",
    "scope",
    "parent",
    "also",
    "demonym",
    "capital",
    "institution",
    "inside",
    "currency",
    "unsure",
    "abbreviation",
    "not",
    "unless",
)

# Two letters in CLDR that are no territory: unions and eurozone, test locales, the unknown; and parts of territories.
_NO_PLACES = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "CP", "CQ", "DG", "EA", "IC", "TA"})

_TOP = """\
# Places: countries and territories with their ISO 3166-1 codes, states of the past, disputed regions.
#
# Written by `python -m plugins.pressmark.topics.compile` from the territory names of Unicode CLDR and own_places.txt:
# correct a place there and compile again. The top of subjects.txt tells the form of these lines.
"""


def compile_places(own: str, *, territories: Mapping[str, str]) -> str:
    """Join our own lines with the names of territories.

    Args:
        own: The text of `own_places.txt`.
        territories: English names by ISO 3166-1 alpha-2 code.
    Returns:
        The text of `places.txt`: territories by code, then our own places in their order.
    Raises:
        VocabularyError: With one diagnostic for each fault of our own lines.
    """
    blocks, faults = read_blocks(own, path="own_places.txt", heads=("territory", "place"), keys=_KEYS)
    ours = {block.head.value: block for block in blocks if block.head.key == "territory"}
    faults += [_unknown(block) for code, block in ours.items() if code not in territories]
    if faults:
        raise VocabularyError(*faults)
    places = [_territory(code, territories[code], ours.get(code)) for code in sorted(territories)]
    places += [_written(block.head.value, _by_key(block)) for block in blocks if block.head.key == "place"]
    return "\n".join([_TOP, *places])


def cldr_territories() -> dict[str, str]:
    """The English names of the territories in CLDR, by ISO 3166-1 alpha-2 code."""
    from babel import Locale  # noqa: PLC0415  # a development dependency: reading this module must not need it

    names = Locale("en").territories.items()
    return {code: name for code, name in names if re.fullmatch("[A-Z]{2}", code) and code not in _NO_PLACES}


def _unknown(block: Block) -> Diagnostic:
    message = f"CLDR has no territory `{block.head.value}`"
    fix = "write an ISO 3166-1 code of two letters, or make it a `place:`"
    return block.head.fault("vocabulary-territory", message, at=block.head.value, fix=fix)


def _territory(code: str, name: str, block: Block | None) -> str:
    lines = _by_key(block) if block else {}
    ours = " ".join(lines.pop("name", [])) or name.replace("&", "and")
    others = dict.fromkeys([name, *_spelled_out(ours), *lines.pop("also", [])])
    others.pop(ours, None)
    return _written(ours, {"id": [f"iso3166:{code}"], "also": list(others), **lines})


def _spelled_out(name: str) -> list[str]:
    """How a name that CLDR writes short stands in a story, too."""
    return [name.replace("St. ", saint) for saint in ("Saint ", "St ")] if "St. " in name else []


def _by_key(block: Block) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in block.lines:
        found.setdefault(line.key, []).append(line.value)
    return found


def _written(name: str, lines: Mapping[str, list[str]]) -> str:
    """A block of `places.txt`, its keys in one order."""
    rows = [f"place: {name}"]
    rows += [f"  {key}: {value}" for key in _KEYS for value in lines.get(key, []) if value]
    return "\n".join([*rows, ""])


def compiled_vocabulary() -> str:
    """The text of `vocabulary.json`, from the files beside it."""
    plain = plain_vocabulary(read_files(DATA / name for name in OWN_FILES))
    return json.dumps(plain, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"


def main() -> None:
    """Write both files anew."""
    text = compile_places(_OWN.read_text(encoding="utf-8"), territories=cldr_territories())
    _PLACES.write_text(text, encoding="utf-8", newline="\n")
    COMPILED.write_text(compiled_vocabulary(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
