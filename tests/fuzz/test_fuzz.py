"""A short run: some mutants of everything that others write."""

import random
from pathlib import Path

from .__main__ import Fuzz, fuzz
from .mutants import mutant
from .targets import Target


def test_mutants_are_read_or_refused_and_all_accounted_for(tmp_path: Path) -> None:
    done, archive = fuzz(tmp_path, mutants=500, seed=7)

    assert done.faults == []
    assert done.outcomes.total() == 500
    assert archive.read == archive.accepted + archive.rejected + archive.duplicates == done.count("story")


def test_traceback_is_a_fault_and_names_its_mutant() -> None:
    def broken(_chance: random.Random) -> str:
        raise IndexError("beyond the end")

    done = Fuzz()
    done.run([Target(name="broken", share=1, read=broken)], mutants=2, seed=1)

    assert len(done.faults) == 2
    assert done.faults[0].startswith("broken, mutant ")
    assert "IndexError: beyond the end" in done.faults[0]
    assert done.table() == "broken                  2 × FAULT"


def test_same_number_makes_the_same_mutant() -> None:
    seeds = [b"Story Code : 310245\n", b"The ferry runs again.\n"]

    assert mutant(random.Random(5), seeds) == mutant(random.Random(5), seeds)
    assert len({mutant(random.Random(number), seeds) for number in range(100)}) > 90
