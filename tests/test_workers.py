"""A crew of processes ends with the process it works for."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Starts a crew, tells its processes' numbers, and is killed in the midst of its work.
_KILLED = """
import os, time
from plugins.pressmark.workers import Crew
with Crew(workers=2) as crew:
    print(*sorted(set(crew.in_order(work, range(500)))), flush=True)
    os.kill(os.getpid(), 9)
"""
_WORK = "import os, time\ndef work(_):\n    time.sleep(0.001)\n    return os.getpid()\n"


@pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc")
def test_processes_of_a_killed_build_do_not_live_on(tmp_path: Path) -> None:
    (tmp_path / "works.py").write_text(_WORK)
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{tmp_path}"}

    result = subprocess.run(
        [sys.executable, "-c", "from works import work\n" + _KILLED],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        timeout=60,
    )

    workers = result.stdout.split()
    assert result.returncode == -9
    assert workers
    until = time.monotonic() + 10
    while living := [number for number in workers if _lives(number)]:
        assert time.monotonic() < until, f"still there: {living}"
        time.sleep(0.02)


def _lives(number: str) -> bool:
    """Whether a process does anything still; one that has ended may wait for whoever asks after it (state Z)."""
    try:
        return Path("/proc", number, "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
