"""One command, measured: wall and CPU seconds of all its processes, and in a run of its own their memory together.

Needs a Unix. Looking at memory slows a process down, so it is never done in a run that is timed.
"""

import ctypes
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from resource import struct_rusage

PROC = Path("/proc")
_HASPROC = (PROC / "self" / "statm").exists()
_PAGE = os.sysconf("SC_PAGE_SIZE")
# Seconds between two looks at memory.
_INTERVAL = 0.02
# prctl(2): processes whose parent has died become our children.
_PR_SET_CHILD_SUBREAPER = 36

MEMORY = (
    "the largest sum, looked at every 20 ms, of the proportional set sizes of all processes of the command, in a run that"
    " is not timed"
    if _HASPROC
    else "the largest resident size of one process of the command, since this system has no /proc"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One finished command."""

    # Seconds, until the command ended.
    wall: float
    # Seconds of all its processes, user and system.
    cpu: float


def timed_run(command: Sequence[str], *, folder: Path) -> Run:
    """Run a command in a folder.

    Raises:
        SystemExit: It failed; what it said is told.
    """
    return _run(command, folder, lambda _: None)[0]


def peak_memory(command: Sequence[str], *, folder: Path) -> float:
    """Run a command in a folder; give the most memory it took, in MiB, counted as `MEMORY` says.

    Raises:
        SystemExit: It failed; what it said is told.
    """
    sums = [0.0]
    _, largest = _run(command, folder, lambda process: sums.extend(_sums(process)))
    return max(sums) if _HASPROC else largest


def _run(command: Sequence[str], folder: Path, look: Callable[[int], object]) -> tuple[Run, float]:
    """Run a command; give its times, and the MiB of its largest process."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, start_new_session=True)
        look(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            told = said.read().decode(errors="replace")[-3_000:]
            sys.exit(f"{' '.join(command)}\nended with status {process.returncode} in {folder}:\n{told}")
    usages = [usage, *_orphans(process.pid)]
    cpu = sum(used.ru_utime + used.ru_stime for used in usages)
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(wall=wall, cpu=cpu), max(used.ru_maxrss for used in usages) * unit / 2**20


def _orphans(session: int) -> list[struct_rusage]:
    """Wait for what the command has left running; without /proc nothing is known of it."""
    usages = []
    while _HASPROC and (left := _members(session)):
        for process in left:
            with suppress(ChildProcessError):  # its parent still lives, and will wait for it
                usages.append(os.wait4(process, 0)[2])
    return usages


def _sums(process: int) -> list[float]:
    """Give the MiB of all processes of a session, again and again until its first one ends."""
    sums = []
    while os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        sums.append(sum(map(_proportional_size, _members(process))) / 2**20 if _HASPROC else 0.0)
        time.sleep(_INTERVAL)
    return sums


def _members(session: int) -> list[int]:
    found = []
    for entry in os.scandir(PROC):
        if entry.name.isdecimal():
            with suppress(OSError):  # it has ended
                told = (PROC / entry.name / "stat").read_text(errors="replace").rpartition(")")[2].split()
                if int(told[3]) == session:
                    found.append(int(entry.name))
    return found


def _proportional_size(process: int) -> int:
    """Bytes of a process, what several share divided among them; where that is not told, what it shares with none."""
    with suppress(OSError):
        lines = (PROC / str(process) / "smaps_rollup").read_text().splitlines()
        return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
    with suppress(OSError):
        told = (PROC / str(process) / "statm").read_text().split()
        return (int(told[1]) - int(told[2])) * _PAGE
    return 0
