"""One build in a process of its own, from its start to its end, whatever is done to it."""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
# Seconds after which a build counts as hung.
_PATIENCE = 300
_BETWEEN_LOOKS = 0.002


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a build ended."""

    # As the operating system has it: below zero, the number of the signal that ended it.
    status: int
    # What it wrote to standard error.
    said: str
    # Whether it had begun to make files.
    wrote: bool


class Build:
    """A running build; what it says goes to files, so that it never waits for a reader."""

    def __init__(self, arguments: Sequence[str], *, environment: dict[str, str] | None = None) -> None:
        inherited = {name: value for name, value in os.environ.items() if name not in {"SITE_URL", "SOURCE_DATE_EPOCH"}}
        # Closed by `wait`, which comes to every build.
        self._stages, self._said = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.soak.build", *arguments],
            cwd=ROOT,
            env={**inherited, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=self._stages,
            stderr=self._said,
            start_new_session=True,
        )

    def reach(self, stage: str) -> bool:
        """Wait until the build says that it has come to a stage; False where it ended before."""
        while not (is_over := self._process.poll() is not None) and not self._has_reached(stage):
            time.sleep(_BETWEEN_LOOKS)
        return not is_over

    def strike(self, number: signal.Signals, *, victim: str, chance: random.Random) -> bool:
        """Send a signal to "the build" alone, to "the build and its workers", or to "a worker" of it.

        Returns:
            False where there was nobody to send it to.
        """
        if victim == "a worker":
            workers = _children(self._process.pid)
            return bool(workers) and _sent(os.kill, chance.choice(workers), number)
        return _sent(os.killpg if victim == "the build and its workers" else os.kill, self._process.pid, number)

    def wait(self) -> Ended:
        """Wait for the end.

        Raises:
            AssertionError: The build hangs, or shows a traceback.
        """
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired as error:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            raise AssertionError("the build hangs") from error
        self._said.seek(0)
        said = self._said.read().decode()
        ended = Ended(status=self._process.returncode, said=said, wrote=self._has_reached("writing"))
        self._stages.close()
        self._said.close()
        assert "Traceback" not in said, said[said.index("Traceback") :]
        return ended

    def _has_reached(self, stage: str) -> bool:
        self._stages.seek(0)
        return stage.encode() in self._stages.read().split(b"\n")


def _sent(send: Callable[[int, int], None], process: int, number: signal.Signals) -> bool:
    try:
        send(process, number)
    except ProcessLookupError:
        return False
    return True


def _children(parent: int) -> list[int]:
    try:
        return [int(number) for number in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    except OSError:
        return []
