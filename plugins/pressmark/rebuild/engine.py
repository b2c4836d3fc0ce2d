"""From the jobs of a site to the files of its next generation: only what is new is rendered, on every core.

Goes in: all jobs. Comes out: all files in place in the publication's folder. Which jobs there are is left to `pages/`,
swapping the generations to `publish.py`.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from ..workers import in_order
from .fingerprint import tools_fingerprint
from .jobs import FileJob, Job, digest
from .publish import Publication
from .render import render_file


def make_files(
    jobs: Sequence[Job],
    publication: Publication,
    *,
    templates: Sequence[Path],
    progress: Callable[[int, int], object] | None = None,
) -> int:
    """Put the file of every job in its place.

    Args:
        templates: Folders, in the order in which they are searched.
        progress: Called with the number of files rendered and of all that must be.
    Returns:
        How many files had to be rendered.
    Raises:
        PublishError: An address leads out of the site, or two jobs share it.
        jinja2.TemplateError: A template is at fault.
    """
    tools = tools_fingerprint(templates)
    digests = {job.path: _full_digest(job, tools) for job in jobs}
    # Looked up by job, not by path, so that two jobs of one path are seen.
    waiting = [job for job in jobs if not publication.settle(job.path, digests[job.path])]
    render = partial(render_file, templates=tuple(templates), tools=tools, root=publication.folder)
    in_order(render, waiting, progress=progress)
    for job in waiting:
        publication.written(job.path, digests[job.path])
    return len(waiting)


def link_files(files: Iterable[tuple[str, Path]], publication: Publication, *, made_from: str) -> None:
    """Put files in their places that stand finished elsewhere on the same disk, each under one more name.

    Args:
        files: The address and the place of each; nobody changes a file once it is there.
        made_from: The digest of all they are made from; files of an equal one are not looked at again.
    Raises:
        PublishError: An address leads out of the site, or two files share it.
    """
    for address, file in files:
        named = digest([made_from, address])
        if not publication.settle(address, named):
            target = publication.folder / address
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(file, target)
            publication.written(address, named)


def _full_digest(job: Job, tools: str) -> str:
    """A file that is its own content depends on no template."""
    return job.digest() if isinstance(job, FileJob) else digest([job.digest(), tools])
