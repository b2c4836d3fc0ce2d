"""From the jobs of a site to the files of its next generation: only what is new is rendered, on every core.

Goes in: all jobs. Comes out: all files in place in the publication's folder. Which jobs there are is left to `pages/`,
swapping the generations to `publish.py`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from ..words import ENGLISH, Words
from ..workers import Crew
from .files import link_file, write_file
from .fingerprint import tools_fingerprint
from .jobs import FileJob, Job, digest_of_words
from .publish import Publication
from .render import render_job


def make_files(
    jobs: Iterable[Job],
    publication: Publication,
    *,
    templates: Sequence[Path],
    words: Words = ENGLISH,
    crew: Crew | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> int:
    """Put the file of every job in its place.

    Args:
        templates: Folders, in the order in which they are searched.
        words: Those that templates say.
        crew: Renders the pages; without one they are rendered here.
        progress: Called with the number of pages rendered and of all that must be.
    Returns:
        How many files had to be made.
    Raises:
        PublishError: An address leads out of the site, or two jobs share it.
        jinja2.TemplateError: A template is at fault.
    """
    tools = tools_fingerprint(templates, words)
    names: dict[str, str] = {}
    files: list[FileJob] = []

    def heavy_jobs() -> Iterator[Job]:
        """Settle job after job, and give the pages and pictures that must be made as they come."""
        for job in jobs:
            name = digest_of_words((job.digest(), tools))
            if publication.settle(job.path, name):
                continue
            names[job.path] = name
            if isinstance(job, FileJob) and not job.is_heavy:
                files.append(job)
            else:
                yield job

    root, live = publication.folder, publication.live
    render = partial(render_job, templates=tuple(templates), words=words, tools=tools, root=root, live=live)

    def write_files() -> None:
        for job in files:
            write_file(root, job.path, job.make(), live=live)

    (crew or Crew(workers=1)).in_order(render, heavy_jobs(), progress=progress, meanwhile=write_files)
    for path, name in names.items():
        publication.written(path, name)
    return len(names)


def link_files(files: Iterable[tuple[str, Path]], publication: Publication, *, made_from: str) -> None:
    """Put files in their places that stand finished elsewhere on the same disk, each under one more name.

    Args:
        files: The address and the place of each; nobody changes a file once it is there.
        made_from: The digest of all they are made from; files of an equal one are not looked at again.
    Raises:
        PublishError: An address leads out of the site, or two files share it.
    """
    for address, file in files:
        name = digest_of_words((made_from, address))
        if not publication.settle(address, name):
            link_file(str(file), f"{publication.folder}/{address}")
            publication.written(address, name)
