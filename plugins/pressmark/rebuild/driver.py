"""The adapter that runs a whole Pelican build for `tasks.py`: its status, its counts, its messages.

The same settings and the same signals as `pelican -s pelicanconf.py` by hand, hence the same bytes; only the messages
differ, and a fault of the input never shows a traceback.
"""

import gc
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from pelican import Pelican, signals
from pelican.log import console
from pelican.log import init as init_logging
from pelican.settings import read_settings

from ..errors import OptionError, PressmarkError
from ..model import Status
from ..stories.collection import exit_status
from .result import BuildResult

logger = logging.getLogger(__name__)

# The shell's own number for a process ended by SIGINT.
INTERRUPTED = 130
# What Pelican's logger raises after an ERROR, once it has logged it.
_LOGGED = "Warning or error encountered"


def build_site(
    settings_file: Path,
    *,
    content: Path,
    output: Path,
    site_url: str = "",
    keep_going: bool = False,
    strict: bool = False,
    search: bool = True,
    previews: bool = False,
) -> BuildResult:
    """Build and publish one site; what is wrong is logged.

    Args:
        site_url: Takes the place of the settings' own address; empty keeps it.
        keep_going: Publish the sound stories without those that cannot be read.
        strict: Let a warning about a story stop the build.
        search: Make the search page and its index.
        previews: Keep what it takes to draw the page of a story that is saved later.
    """
    # As `--fatal errors --log-handler plain`: Pelican alone hides what a reader raises, and ends with status 0.
    init_logging(level=logging.WARNING, fatal="errors", handler=logging.StreamHandler(), name="pelican")
    # Its last line tells of "articles"; the caller's own tells of stories.
    console.quiet = True
    overrides: dict[str, Any] = {
        "PATH": str(content.resolve()),
        "OUTPUT_PATH": str(output.absolute()),
        "PRESSMARK_KEEP_GOING": keep_going,
        "PRESSMARK_STRICT": strict,
        "PRESSMARK_SEARCH": search,
        "PRESSMARK_PREVIEWS": previews,
    }
    if site_url:
        overrides["SITEURL"] = site_url.rstrip("/")
    contexts: list[dict[str, Any]] = []

    def keep_context(generator: Any) -> None:
        contexts.append(generator.context)

    with signals.article_generator_finalized.connected_to(keep_context), _without_collection():
        status, fault = _run(settings_file, overrides)
        if fault:
            # CRITICAL, since Pelican's logger turns an ERROR into an exception of its own.
            logger.critical("%s", fault)
            return BuildResult(status=status, fault=fault)
        # Taken out, so that all that the build held is gone before cycles are looked for.
        return _result(contexts.pop())


@contextmanager
def _without_collection() -> Iterator[None]:
    """Let no cycle be looked for: a build makes a million values, keeps nearly all, and ends."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _run(settings_file: Path, overrides: dict[str, Any]) -> tuple[int, str]:
    """Run Pelican once; give the status, and what was wrong."""
    pelican = None
    try:
        pelican = Pelican(_settings(settings_file, overrides))
        pelican.run()
    except PressmarkError as error:
        return error.exitcode, str(error)
    except TemplateError as error:
        return 1, _template_fault(error)
    except OSError as error:  # a full disk, a folder that cannot be read
        place = f"{error.filename}: " if error.filename else ""
        return 1, f"{place}{error.strerror or error}; the published site is as it was"
    except KeyboardInterrupt:
        return INTERRUPTED, "interrupted; the published site is as it was"
    except RuntimeError as error:
        if str(error) != _LOGGED:
            raise
        return 1, "the message above stops the build; the published site is as it was"
    finally:
        # Or a process that lives on, such as `serve`, would keep every other build out.
        if publishing := getattr(pelican, "publishing", None):
            publishing.end()
    return 0, ""


def _settings(settings_file: Path, overrides: dict[str, Any]) -> Any:
    _require_names_in_every_script()
    if not Path(overrides["PATH"]).is_dir():
        raise OptionError(
            f"{overrides['PATH']}: no such folder of stories\n  fix: make it, or name another one with --content"
        )
    try:
        return read_settings(str(settings_file), override=overrides)
    except (SyntaxError, NameError, ValueError) as error:
        raise OptionError(f"{settings_file.name}: {error}") from error


def _require_names_in_every_script() -> None:
    encoding = sys.getfilesystemencoding()
    if encoding != "utf-8":
        raise OptionError(
            f"files cannot be named in every script here: the encoding of the system's locale is {encoding}\n"
            "  fix: set PYTHONUTF8=1 in the environment, or build with `python3 tasks.py build`, which does"
        )


def _template_fault(error: TemplateError) -> str:
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename}:{error.lineno}: {error.message}"
    frame = error.__traceback__
    place = ""
    while frame:
        if frame.tb_frame.f_code.co_filename.endswith((".html", ".xml")):
            place = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}: "
        frame = frame.tb_next
    return f"{place}{error.message}"


def _result(context: dict[str, Any]) -> BuildResult:
    """What is to be told of a build that published a site."""
    collection = context["collection"]
    codes = {article.story.code for article in context["articles"] if hasattr(article, "story")}
    waiting = [s for _, s in collection.stories if s.status is Status.PUBLISHED and s.code not in codes]
    return BuildResult(
        status=exit_status(collection, keep_going=True),
        counts={
            "read": collection.read,
            "published": len(codes),
            # Drafts, withdrawn stories, and those dated after the build's moment.
            "held back": collection.accepted - len(codes),
            "rejected": collection.rejected,
            "duplicates": collection.duplicates,
        },
        files=[(address, entry.size, entry.mtime) for address, entry in context["publication"].files.items()],
        due=min((story.dateline.moment.timestamp() for story in waiting), default=None),
        size=sum(entry.size for entry in context["publication"].files.values()),
        preview=context.get("preview"),
    )
