"""From a job to its file; from a page job to the bytes of its page, with the theme's templates.

Knows nothing of Pelican, so a worker process starts without it. Escaping is on for every template and an unknown name
stops the build: a misspelt attribute is a fault of the theme, never an empty place in a page.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined

from ..words import ENGLISH, Words
from .environment import PlainEnvironment
from .files import write_file
from .jobs import FileJob, Job, PageJob, Part
from .once import Once
from .said import Said


class Renderer:
    """Renders jobs with one set of templates; the first folder that has a template wins."""

    def __init__(self, templates: Sequence[Path], words: Words = ENGLISH) -> None:
        self._environment = PlainEnvironment(
            loader=FileSystemLoader([str(folder) for folder in templates]),
            extensions=[Once, Said],
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        self._environment.words = words
        self._environment.policies["ext.i18n.trimmed"] = True
        self._environment.install_gettext_translations(words.translations, newstyle=True)  # type: ignore[attr-defined]  # the extension's

    def render(self, job: PageJob) -> bytes:
        """Give the content of the job's page.

        Raises:
            jinja2.TemplateError: The template is missing, malformed, or uses a value that the job does not hold.
        """
        values = job.values.matter if isinstance(job.values, Part) else job.values
        return self._environment.get_template(job.template).render(values).encode()


@lru_cache(maxsize=1)
def renderer(templates: tuple[Path, ...], words: Words, tools: str) -> Renderer:  # noqa: ARG001  # tells one state of them from the next
    """Give the renderer of these folders: one a process, so that each template is compiled once."""
    return Renderer(templates, words)


def render_job(job: Job, *, templates: tuple[Path, ...], words: Words, tools: str, root: Path, live: Path) -> None:
    """Make the file of one job, and write it: the work of one worker.

    Args:
        tools: The fingerprint of the templates and words; another one has them read again.
        root: As for `write_file`.
        live: As for `write_file`.

    Raises:
        jinja2.TemplateError: As `Renderer.render`.
        OSError: The file cannot be written.
    """
    content = job.make() if isinstance(job, FileJob) else renderer(templates, words, tools).render(job)
    write_file(root, job.path, content, live=live)
