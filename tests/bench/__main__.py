"""Builds made-up archives with this project and its peers, in turn, and prints medians and ratios.

Cold: no output, nothing kept. Nothing changed: the same again. One changed: a word of one story is another. Wall and CPU
seconds and the largest process are the operating system's own; a machine's speed drifts, so ratios of runs side by side
say more than seconds.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .corpus import made_up_stories, write_stories
from .peers import PEERS

ROOT = Path(__file__).parent.parent.parent
OURS = "pressmark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One finished command."""

    wall: float
    cpu: float
    # Of the largest single process.
    mebibytes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A site and the command that builds it."""

    name: str
    command: list[str]
    folder: Path
    leavings: tuple[str, ...]
    story: Path

    def clean(self) -> None:
        """Forget every earlier build."""
        for name in self.leavings:
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def change_one(self) -> None:
        """Change one word of one story."""
        text = self.story.read_text(encoding="utf-8")
        swapped = text.replace("The ", "A ", 1) if "The " in text else text.replace("A ", "The ", 1)
        self.story.write_text(swapped, encoding="utf-8")


def contenders(number: int, names: list[str], folder: Path) -> Iterator[Contender]:
    """Write each site; ours comes first."""
    ours = folder / OURS
    write_stories(made_up_stories(number), ours / "content", with_topics=False)
    command = [sys.executable, "-m", "invoke", "--search-root", str(ROOT), "build"]
    command += ["--content", "content", "--output", "output", "--site-url", "https://example.org"]
    story = sorted((ours / "content").rglob("*.txt"))[-1]
    yield Contender(name=OURS, command=command, folder=ours, leavings=("output", ".output.pressmark"), story=story)
    for name in names:
        site = folder / name
        command = PEERS[name](made_up_stories(number), site)
        story = sorted((site / "content").rglob("*.md"))[-1]
        yield Contender(
            name=name, command=command, folder=site, leavings=("output", "public", "resources"), story=story
        )


def run(contender: Contender) -> Run:
    """Build once.

    Raises:
        SystemExit: The command failed.
    """
    started = time.perf_counter()
    process = os.fork()
    if process == 0:
        os.chdir(contender.folder)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.execvp(contender.command[0], contender.command)
    _, status, usage = os.wait4(process, 0)
    if status:
        sys.exit(
            f"{contender.name}: {' '.join(contender.command)} ended with status {os.waitstatus_to_exitcode(status)}"
        )
    wall = time.perf_counter() - started
    return Run(wall=wall, cpu=usage.ru_utime + usage.ru_stime, mebibytes=usage.ru_maxrss / 1024)


SCENES: dict[str, Callable[[Contender], None]] = {
    "cold": Contender.clean,
    "nothing changed": lambda _: None,
    "one changed": Contender.change_one,
}


def measure(sites: list[Contender], times: int) -> dict[tuple[str, str], list[Run]]:
    """Build each scene in turn, so that a change of the machine's speed meets all alike."""
    runs: dict[tuple[str, str], list[Run]] = {}
    for scene, prepare in SCENES.items():
        for _ in range(times):
            for site in sites:
                prepare(site)
                runs.setdefault((scene, site.name), []).append(run(site))
    return runs


def table(runs: dict[tuple[str, str], list[Run]], sites: list[Contender]) -> Iterator[str]:
    """Give medians, and our wall time as a share of each peer's."""
    yield f"{'':<16} {'':<10} {'wall s':>8} {'CPU s':>8} {'MiB':>6}  ours / theirs"
    for scene in SCENES:
        for site in sites:
            found = runs[scene, site.name]
            wall, cpu, size = (
                statistics.median(values) for values in zip(*((r.wall, r.cpu, r.mebibytes) for r in found), strict=True)
            )
            ratios = [a.wall / b.wall for a, b in zip(runs[scene, OURS], found, strict=True)]
            share = "" if site.name == OURS else f"{statistics.median(ratios):.2f}"
            yield f"{scene:<16} {site.name:<10} {wall:8.2f} {cpu:8.2f} {size:6.0f}  {share}"


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="invoke bench")
    parser.add_argument("--stories", default="1000")
    parser.add_argument("--against", default="")
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    names = [name for name in asked.against.split(",") if name]
    if unknown := [name for name in names if name not in PEERS]:
        sys.exit(f"--against: {unknown[0]}: no such peer; legal: {', '.join(PEERS)}")
    for number in map(int, asked.stories.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            sites = list(contenders(number, names, Path(folder)))
            print(f"{number:,} stories, {asked.times} runs each, {os.cpu_count()} cores", flush=True)
            print("\n".join(table(measure(sites, asked.times), sites)), flush=True)


main()
