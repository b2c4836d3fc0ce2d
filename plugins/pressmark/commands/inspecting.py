"""Looking at the built site as a stranger would: every page, every feed, every link."""

from functools import partial
from pathlib import Path

from ..discovery.inspection import feed_faults, page_faults
from ..discovery.link_check import NextSite, broken_links
from ..errors import UsageError
from ..options import read_options
from ..workers import Crew
from .reading import settings
from .working import at_work, stage


def inspect(output: Path, *, site_url: str) -> int:
    """Say all that is wrong with a built site; give 1 where anything is.

    Raises:
        UsageError: There is no site.
    """
    if not (output / "index.html").is_file():
        raise UsageError(f"{output}: no site is there\n  fix: python3 tasks.py build")
    site = read_options(settings() | ({"SITEURL": site_url} if site_url else {})).site
    files = sorted(path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file())
    asked = [file for file in files if file.endswith(".html") or _is_feed(file)]
    everything = frozenset(files)
    whole = NextSite(
        site=site,
        folder=output,
        addresses=everything,
        new=everything,
        changed=frozenset(),
        vanished=frozenset(),
        live_folder=output,
        written={},
    )
    with at_work(), Crew() as crew:
        faults = crew.in_order(partial(file_faults, output=output), asked, progress=stage("files"))
        broken = broken_links(whole, crew=crew)
    told = [f"{file}: {fault}" for file, of_file in zip(asked, faults, strict=True) for fault in of_file]
    told += [f"{', '.join(pages[:5])}: a link leads nowhere: {target}" for target, pages in broken.items()]
    print("\n".join([*told, f"{len(asked):,} pages and feeds, {len(told):,} faults"]))
    return bool(told)


def file_faults(file: str, *, output: Path) -> list[str]:
    """Give what is wrong with one page or feed: the work of one worker."""
    content = (output / file).read_bytes()
    if _is_feed(file):
        return feed_faults(content, is_json=file.endswith(".json"))
    try:
        return page_faults(content.decode())
    except UnicodeDecodeError as error:
        return [f"it is not UTF-8: {error.reason} at byte {error.start}"]


def _is_feed(file: str) -> bool:
    return file.startswith("feeds/") and file.endswith((".xml", ".json"))
