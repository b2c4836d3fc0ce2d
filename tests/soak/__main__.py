"""Runs the trials as often as is asked, and prints how each ended: `invoke soak`."""

import argparse
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from .house import House, make_house
from .trials import (
    FAKETIME,
    at_once,
    damaged,
    edited_meanwhile,
    killed,
    other_clock,
    release_disk,
    small_disk,
    without_room,
)


@dataclass
class Soak:
    """How often each trial is made, and what came of it."""

    kills: int
    disks: int
    pairs: int
    others: int
    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def run(self, house: House, *, disk: Path | None) -> None:
        """Make all trials on one archive."""
        trials: list[tuple[str, int, Callable[[House], str | list[str]]]] = [
            ("killed", self.kills, partial(killed, seconds={})),
            ("file limit", self.disks, partial(without_room, disk=None)),
            ("full disk", self.disks if disk else 0, partial(without_room, disk=disk)),
            ("at once", self.pairs, at_once),
            ("kept between builds", self.others, damaged),
            ("clock", self.others if FAKETIME else 0, other_clock),
            ("edited meanwhile", self.others, edited_meanwhile),
        ]
        for name, times, trial in trials:
            self._repeat(name, times, partial(trial, house))

    def _repeat(self, name: str, times: int, trial: Callable[[], str | list[str]]) -> None:
        outcomes = self.outcomes[name] = Counter()
        started = time.monotonic()
        while outcomes.total() < times:
            try:
                made = trial()
                outcomes.update([made] if isinstance(made, str) else made)
            except AssertionError as error:
                outcomes["FAILED"] += 1
                self.failures.append(f"{name}, after {outcomes.total()} trials: {error}")
                print(self.failures[-1], file=sys.stderr, flush=True)
        told = ", ".join(f"{number:,} × {outcome}" for outcome, number in sorted(outcomes.items()))
        print(f"{name}, {time.monotonic() - started:.0f} s: {told}", file=sys.stderr, flush=True)

    def table(self) -> str:
        """Say what came of it, a line for each kind of end."""
        return "\n".join(
            f"{name:20} {number:6,} × {outcome}"
            for name, outcomes in self.outcomes.items()
            for outcome, number in sorted(outcomes.items())
        )


@contextmanager
def soaked(soak: Soak, *, seed: int) -> Iterator[Soak]:
    """Make the trials in a folder that is taken away afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        disk = small_disk(Path(folder, "disk"))
        try:
            # Whoever has seen enough gets told what came of it so far.
            with suppress(KeyboardInterrupt):
                soak.run(make_house(Path(folder, "house"), seed=seed), disk=disk)
            yield soak
        finally:
            if disk:
                release_disk(disk)


def main() -> None:
    """Read the counts, make the trials, print the table; end with 1 where a promise was broken."""
    parser = argparse.ArgumentParser(prog="soak")
    for name, default in (("kills", 30), ("disks", 5), ("pairs", 5), ("others", 5), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    asked = vars(parser.parse_args())
    # A shell that starts this in the background has it ignore interrupts, and so would every build.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    seed = asked.pop("seed")
    with soaked(Soak(**asked), seed=seed) as soak:
        print(soak.table())
        if not FAKETIME:
            print(
                "no clock was changed: libfaketime is missing\n  fix: on Debian or Ubuntu, `sudo apt install faketime`"
            )
        print(f"{len(soak.failures)} promises broken; seed {seed}")
    sys.exit(1 if soak.failures else 0)


if __name__ == "__main__":
    main()
