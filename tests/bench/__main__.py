"""Builds the same stories with this project and its peers, in turn, and prints medians, ratios and growth.

Cold: nothing of an earlier build is left. Nothing changed: the same again. One changed: the newest story has a word more.
Each scene begins with a run that is not timed: it tells how much memory the build takes; then the pages of all sites are
counted, so that every site is known to be the same.
"""

import argparse
import json
import os
import platform
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from .corpus import CorpusStory, folder_stories, made_up_stories
from .figures import Figures, comparison, growth, plain_figures
from .page import write_page
from .pages import SitePages, count_pages, difference, expected_pages
from .process import MEMORY, Run, peak_memory, timed_run
from .sites import OURS, PEERS, VERSIONS, Site, make_sites

SCENES: Mapping[str, Callable[[Site], None]] = {
    "cold": Site.clean,
    "nothing changed": lambda _: None,
    "one changed": Site.change_story,
}


def measure(sites: Sequence[Site], expected: SitePages, *, times: int) -> Iterator[Figures]:
    """Build each scene in turn, so that a change of the machine's speed meets all alike.

    Raises:
        SystemExit: A build failed, or a site is not what it should be.
    """
    for scene, prepare in SCENES.items():
        memory: dict[str, float] = {}
        for site in sites:
            prepare(site)
            memory[site.name] = peak_memory(site.command, folder=site.folder)
        check_sites(sites, expected)
        runs: dict[str, list[Run]] = {site.name: [] for site in sites}
        for _ in range(times):
            for site in sites:
                prepare(site)
                runs[site.name].append(timed_run(site.command, folder=site.folder))
        for site in sites:
            yield Figures(
                stories=expected.stories,
                scene=scene,
                site=site.name,
                runs=tuple(runs[site.name]),
                memory=memory[site.name],
            )


def check_sites(sites: Sequence[Site], expected: SitePages) -> None:
    """Count the pages of every site; ours with everything has pages of its own beside all stories.

    Raises:
        SystemExit: A site has others than it should, which would make the comparison unfair.
    """
    for site in sites:
        found = count_pages(site.folder / site.output)
        is_like = site.name != OURS or found.stories != expected.stories
        if is_like and (told := difference(found, expected)):
            sys.exit(f"{site.name} has other pages than it should, so it is not compared: {told}")


def chosen_stories(corpus: str, number: int | None) -> Sequence[CorpusStory]:
    """Give the stories to publish, oldest first: of a folder, else made up.

    Raises:
        SystemExit: The folder has fewer.
    """
    if not corpus:
        return tuple(made_up_stories(number or 1_000))
    try:
        return folder_stories(Path(corpus), number)
    except ValueError as error:
        sys.exit(f"--corpus {error}")


def main() -> None:
    """Run what the command line asks for."""
    asked = _arguments()
    peers = [name for name in asked.against.split(",") if name]
    if unknown := [name for name in peers if name not in PEERS]:
        sys.exit(f"--against: {unknown[0]}: no such peer; legal: {', '.join(PEERS)}")
    print(f"Medians of {asked.times} runs each, in turn, on {os.cpu_count()} cores. MiB: {MEMORY}.\n", flush=True)
    figures: list[Figures] = []
    sizes: list[int | None] = [int(size) for size in asked.stories.split(",") if size]
    for number in sizes or [None]:
        figures += _one_size(chosen_stories(asked.corpus, number), peers, times=asked.times)
    print("\n".join(growth(figures)))
    if asked.page:
        write_page(_tables(figures), command=_command(), peers=peers)
    if asked.json:
        Path(asked.json).write_text(_as_json(figures, peers, corpus=asked.corpus), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="invoke bench")
    parser.add_argument("--stories", default="")
    parser.add_argument("--against", default="")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--corpus", default="")
    parser.add_argument("--json", default="")
    parser.add_argument("--page", action="store_true")
    return parser.parse_args()


def _one_size(stories: Sequence[CorpusStory], peers: Sequence[str], *, times: int) -> list[Figures]:
    expected = expected_pages(stories)
    with tempfile.TemporaryDirectory(prefix="pressmark-bench-") as folder:
        figures = list(measure(make_sites(stories, peers, Path(folder)), expected, times=times))
    pages = ", ".join(f"{number:,} {name.replace('_', ' ')}" for name, number in asdict(expected).items())
    print("\n".join([*comparison(figures), "", f"Every site but {OURS}, which has more: {pages}.", ""]), flush=True)
    return figures


def _tables(figures: Sequence[Figures]) -> Iterator[str]:
    """The tables of every size, and of growth, with an empty line behind each."""
    for _, of_size in groupby(figures, key=lambda one: one.stories):
        yield from [*comparison(list(of_size)), ""]
    if rows := list(growth(figures)):
        yield from [*rows, ""]


def _command() -> str:
    """What was asked for, as a person would type it."""
    return shlex.join(["invoke", "bench", *(word for word in sys.argv[1:] if not word.endswith("="))])


def _as_json(figures: Sequence[Figures], peers: Sequence[str], *, corpus: str) -> str:
    table = {
        "machine": {"cores": os.cpu_count(), "system": platform.platform(), "python": platform.python_version()},
        "versions": {name: VERSIONS[name] for name in peers},
        "stories": "a folder of story files" if corpus else "made up",
        "memory": f"MiB: {MEMORY}",
        "figures": plain_figures(figures),
    }
    return json.dumps(table, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
