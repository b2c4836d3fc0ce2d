"""A short soak: every kind of trial a few times."""

import os
from pathlib import Path

import pytest

from .__main__ import Soak, soaked

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals, limits and disks")


def test_no_promise_is_broken_under_fire() -> None:
    with soaked(Soak(kills=3, disks=1, pairs=1, others=1), seed=2) as soak:
        trials = {name: outcomes.total() for name, outcomes in soak.outcomes.items()}

    assert soak.failures == []
    # Only who may mount a disk has a small one, and the clock needs a library; where every change is tried, both are there.
    optional = {trials.pop("full disk"), trials.pop("clock")}
    assert optional == {1} if "CI" in os.environ else optional <= {0, 1}
    # Builds are killed up to four in a row.
    assert trials.pop("killed") in range(3, 7)
    assert trials == {
        "file limit": 1,
        "at once": 1,
        "kept between builds": 1,
        "edited meanwhile": 1,
    }


def test_broken_promise_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(_house: object) -> str:
        raise AssertionError("a mixed site")

    monkeypatch.setattr("tests.soak.__main__.at_once", broken)

    with soaked(Soak(kills=0, disks=0, pairs=1, others=0), seed=3) as soak:
        assert soak.failures == ["at once, after 1 trials: a mixed site"]
        assert soak.table() == "at once                   1 × FAILED"


def test_interrupted_soak_tells_what_came_of_it_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    ends = iter(["one built"])

    def interrupted(_house: object) -> str:
        try:
            return next(ends)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr("tests.soak.__main__.at_once", interrupted)

    with soaked(Soak(kills=0, disks=0, pairs=5, others=0), seed=3) as soak:
        assert soak.table() == "at once                   1 × one built"
