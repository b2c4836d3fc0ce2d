"""The places file, compiled from CLDR and our own lines."""

from pathlib import Path

import pytest

from plugins.pressmark.topics import compile as compiling
from plugins.pressmark.topics.lines import VocabularyError

DATA = Path(compiling.__file__).parent / "data"
OWN = (DATA / "own_places.txt").read_text(encoding="utf-8")


def test_the_committed_places_are_those_of_our_lines_and_cldr() -> None:
    compiled = compiling.compile_places(OWN, territories=compiling.cldr_territories())

    assert (DATA / "places.txt").read_bytes() == compiled.encode("utf-8")


def test_the_committed_vocabulary_is_compiled_from_the_files_beside_it() -> None:
    assert (DATA / "vocabulary.json").read_text(encoding="utf-8") == compiling.compiled_vocabulary()


def test_a_territory_keeps_cldrs_name_beside_ours_and_stands_by_its_code() -> None:
    own = "territory: ZZ\n  name: Zembla\n  demonym: Zemblan(s)\nplace: Kinbote\n  scope: A house.\n"

    compiled = compiling.compile_places(own, territories={"ZZ": "Zembla & St. Shade", "AA": "Arcady"})

    assert compiled.partition("\n\n")[2] == (
        "place: Arcady\n  id: iso3166:AA\n\n"
        "place: Zembla\n  id: iso3166:ZZ\n  also: Zembla & St. Shade\n  demonym: Zemblan(s)\n\n"
        "place: Kinbote\n  scope: A house.\n"
    )


def test_lines_about_an_unknown_code_are_refused() -> None:
    with pytest.raises(VocabularyError) as error:
        compiling.compile_places("territory: QQ\n  demonym: Quux\n", territories={"AA": "Arcady"})

    assert str(error.value) == (
        "own_places.txt:1:12: CLDR has no territory `QQ` [vocabulary-territory]\n"
        "  1 | territory: QQ\n"
        "    |            ^\n"
        "  fix: write an ISO 3166-1 code of two letters, or make it a `place:`"
    )
