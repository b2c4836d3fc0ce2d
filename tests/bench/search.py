"""What the search of an archive costs: making its index, and in a real browser each of some twenty searches.

The words searched for are the archive's own: the commonest of all, some from the middle, some rare ones, and two or three
together. Every search begins with an empty cache, as a reader's first one does. `invoke bench --search`.
"""

import argparse
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from plugins.pressmark.documents import ArchiveDocument
from plugins.pressmark.pages.addresses import SEARCH
from plugins.pressmark.pages.assets import assets
from plugins.pressmark.pages.search import index_files, search_files
from plugins.pressmark.pages.site_map import site_pages
from plugins.pressmark.rebuild.files import link_file, write_file
from plugins.pressmark.rebuild.jobs import PageJob
from plugins.pressmark.rebuild.render import Renderer
from plugins.pressmark.rebuild.server import local_site
from plugins.pressmark.search.records import search_records
from tests.site.browser import CHROMIUM, Page, browser

from .feeds import SITE, documents
from .sites import ROOT

# What a search may ask for before its first result, once the library is there.
_MOST_REQUESTS, _MOST_KB = 2, 150
_COMMON, _MIDDLE, _RARE = 10, 4, 4
_WORD = re.compile(r"\w+")
_INDEX, _RESULT = re.compile(r"\.pf_(meta|index)"), ".pf_fragment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """One search, from an empty cache to its first ten stories."""

    text: str
    # As the page tells it.
    answer: str
    # Parts of the index, and what they weigh over the wire, in bytes.
    requests: int
    weight: int
    # The stories that are shown, likewise.
    stories: int
    stories_weight: int
    # Milliseconds from the page's opening to its answer.
    wait: float

    @property
    def is_light(self) -> bool:
        """Whether the search keeps within its bounds."""
        return self.requests <= _MOST_REQUESTS and self.weight <= _MOST_KB * 1000


def queries(archive: Sequence[ArchiveDocument]) -> list[str]:
    """Give what is searched for: words by how often they stand in the archive, and some together."""
    counts: Counter[str] = Counter()
    for record in search_records(archive):
        counts.update(word for word in _WORD.findall(f"{record.title} {record.text}".lower()) if len(word) > 1)
    ranked = [word for word, _ in sorted(counts.items(), key=lambda one: (-one[1], one[0]))]
    middle, rare = len(ranked) // 8, len(ranked) // 2
    words = [*ranked[:_COMMON], *ranked[middle : middle + _MIDDLE], *ranked[rare : rare + _RARE]]
    return [
        *dict.fromkeys(words),
        " ".join(ranked[:2]),
        f"{ranked[0]} {ranked[middle]}",
        " ".join(ranked[middle : middle + 3]),
    ]


def make_site(archive: Sequence[ArchiveDocument], folder: Path) -> str:
    """Make the search page and its index, and nothing else; tell what the index cost."""
    started, before = time.perf_counter(), _cpu()
    index = index_files(archive, site=SITE, work=folder)
    wall, cpu = time.perf_counter() - started, _cpu() - before
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    theme = ROOT / "theme"
    root, search, style = folder / "site", search_files(theme), assets(theme)
    jobs = site_pages(archive, site=SITE, assets=style, text_pages=[], withdrawn=[], stories_per_page=20, search=search)
    page = next(job for job in jobs if job.path == SEARCH and isinstance(job, PageJob))
    write_file(root, page.path, Renderer([theme / "templates"]).render(page), live=root)
    for file in (*style.files, search.script, search.style):
        write_file(root, file.path, file.make(), live=root)
    for address, path in index.files:
        link_file(str(path), f"{root}/{address}")
    size = sum(path.stat().st_size for _, path in index.files)
    return (
        f"The index of {len(archive):,} stories: {wall:.1f} s, {cpu:.1f} s of CPU, {memory / 2**20:,.0f} MiB of memory "
        f"for Pagefind; {size / 1e6:.1f} MB in {len(index.files):,} files."
    )


def search(page: Page, address: str, text: str) -> Searched:
    """Search for a text with an empty cache."""
    page.sizes.clear()
    page.tell("Network.setCacheDisabled", cacheDisabled=True)
    started = time.perf_counter()
    page.open(f"{address}search/?q={quote(text)}")
    page.wait_for("['', 'Loading the index …'].includes(document.getElementById('status').textContent) === false")
    wait = (time.perf_counter() - started) * 1000
    asked = [one for one in page.requests if _INDEX.search(one) or _RESULT in one]
    while missing := [one for one in asked if one not in page.sizes]:
        page.evaluate(f"{len(missing)}")  # hears what has come meanwhile
    index, results = ([a for a in asked if (_RESULT in a) is is_result] for is_result in (False, True))
    return Searched(
        text=text,
        answer=page.text("#status"),
        requests=len(index),
        weight=sum(page.sizes[one] for one in index),
        stories=len(results),
        stories_weight=sum(page.sizes[one] for one in results),
        wait=wait,
    )


def table(searches: Sequence[Searched]) -> Iterator[str]:
    """Give the lines of a table in Markdown, and whether all keep within bounds."""
    yield "| search | answer | index requests | index kB | stories | stories kB | ms |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    for one in searches:
        weights = f"{one.requests} | {one.weight / 1000:.0f} | {one.stories} | {one.stories_weight / 1000:.0f}"
        yield f"| {one.text} | {one.answer} | {weights} | {one.wait:.0f} |"
    light = sum(one.is_light for one in searches)
    yield ""
    yield f"{light} of {len(searches)} searches keep within {_MOST_REQUESTS} index requests and {_MOST_KB} kB."


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="invoke bench --search")
    parser.add_argument("--stories", default="10000")
    parser.add_argument("--corpus", default="")
    asked = parser.parse_args()
    if not CHROMIUM:
        sys.exit("--search: Chromium is missing\n  fix: on Debian or Ubuntu, `sudo apt install chromium`")
    for number in map(int, asked.stories.split(",")):
        archive = documents(number, corpus=Path(asked.corpus) if asked.corpus else None)
        with TemporaryDirectory(prefix="pressmark-bench-") as name:
            folder = Path(name)
            print(make_site(archive, folder), end="\n\n", flush=True)
            with browser(folder / "profile") as page, local_site(folder / "site", base="/") as address:
                print(
                    "\n".join(table([search(page, address, text) for text in queries(archive)])), end="\n\n", flush=True
                )


def _cpu() -> float:
    """Seconds of this process and of those that it waited for."""
    usages = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(used.ru_utime + used.ru_stime for used in usages)


if __name__ == "__main__":
    main()
