"""From a page job to the bytes of its page, with the theme's templates.

Knows nothing of Pelican, so a worker process starts without it. Escaping is on for every template and an unknown name
stops the build: a misspelt attribute is a fault of the theme, never an empty place in a page.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .files import write_file
from .jobs import FileJob, Job


class Renderer:
    """Renders jobs with one set of templates; the first folder that has a template wins."""

    def __init__(self, templates: Sequence[Path]) -> None:
        self._environment = Environment(
            loader=FileSystemLoader([str(folder) for folder in templates]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )

    def render(self, job: Job) -> bytes:
        """Give the content of the job's file.

        Raises:
            jinja2.TemplateError: The template is missing, malformed, or uses a value that the job does not hold.
        """
        if isinstance(job, FileJob):
            return job.content
        return self._environment.get_template(job.template).render(job.values).encode()


@lru_cache(maxsize=1)
def renderer(templates: tuple[Path, ...], tools: str) -> Renderer:  # noqa: ARG001  # tells one state of them from the next
    """Give the renderer of these folders: one a process, so that each template is compiled once."""
    return Renderer(templates)


def render_file(job: Job, *, templates: tuple[Path, ...], tools: str, root: Path) -> None:
    """Render one job and write its file: the work of one worker.

    Args:
        tools: The fingerprint of the templates; another one has them read again.

    Raises:
        jinja2.TemplateError: As `Renderer.render`.
        OSError: The file cannot be written.
    """
    write_file(root, job.path, renderer(templates, tools).render(job))
