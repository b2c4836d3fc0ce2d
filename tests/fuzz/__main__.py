"""Makes as many mutants as is asked, has each read, and prints what became of them: `invoke fuzz`."""

import argparse
import faulthandler
import logging
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path

from plugins.pressmark.stories.collection import WRONG_COUNT, Collection, exit_status, read_stories
from plugins.pressmark.topics.vocabulary import shipped_vocabulary

from .targets import Target, targets

# Seconds of CPU; no mutant is larger than some thousand bytes. The second is for one that never ends, on a busy machine.
_SLOW = 5
_PATIENCE = 300


@dataclass
class Fuzz:
    """What became of all mutants."""

    # By reader and what it said.
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    # Tracebacks and hangs, each with the number that makes the mutant again.
    faults: list[str] = field(default_factory=list)

    def run(self, readers: Sequence[Target], *, mutants: int, seed: int) -> None:
        """Have so many mutants read."""
        chance = random.Random(seed)
        shares = [reader.share for reader in readers]
        for reader in chance.choices(readers, weights=shares, k=mutants):
            self._read(reader, number=chance.getrandbits(64))

    def _read(self, reader: Target, *, number: int) -> None:
        faulthandler.dump_traceback_later(_PATIENCE, exit=True)
        start = time.process_time()
        try:
            self.outcomes[reader.name, reader.read(random.Random(number))] += 1
        except Exception:
            self._fault(reader, number, traceback.format_exc())
        finally:
            faulthandler.cancel_dump_traceback_later()
        seconds = time.process_time() - start
        if seconds > _SLOW:
            self._fault(reader, number, f"it took {seconds:.1f} s")

    def _fault(self, reader: Target, number: int, why: str) -> None:
        self.outcomes[reader.name, "FAULT"] += 1
        self.faults.append(f"{reader.name}, mutant {number}: {why}")

    def count(self, name: str) -> int:
        """How many mutants one reader had."""
        return sum(times for (reader, _), times in self.outcomes.items() if reader == name)

    def table(self) -> str:
        """Say what became of them, a line for each reader and word."""
        return "\n".join(f"{name:16} {times:8,} × {word}" for (name, word), times in sorted(self.outcomes.items()))


def fuzz(folder: Path, *, mutants: int, seed: int) -> tuple[Fuzz, Collection]:
    """Have mutants of everything read, then the mutant stories once more as one archive.

    Args:
        folder: An empty one.
    """
    done = Fuzz()
    done.run(targets(folder, shipped_vocabulary()), mutants=mutants, seed=seed)
    archive = read_stories(folder / "stories", timezone=UTC)
    if exit_status(archive) == WRONG_COUNT or archive.read != done.count("story"):
        done.faults.append(f"{done.count('story')} files, but {archive.read} are accounted for")
    return done, archive


def main() -> None:
    """Read the counts, make the mutants, print the table; end with 1 where there was a fault."""
    parser = argparse.ArgumentParser(prog="fuzz")
    parser.add_argument("--mutants", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    # A damaged ledger is told each time.
    logging.disable()
    with tempfile.TemporaryDirectory() as folder:
        done, archive = fuzz(Path(folder), mutants=asked.mutants, seed=asked.seed)
    print(done.table())
    print(
        f"{archive.read:,} files read = {archive.accepted:,} published + {archive.rejected:,} rejected "
        f"+ {archive.duplicates:,} duplicates"
    )
    print("\n".join([*done.faults, f"{len(done.faults)} faults; seed {asked.seed}"]))
    sys.exit(1 if done.faults else 0)


if __name__ == "__main__":
    main()
