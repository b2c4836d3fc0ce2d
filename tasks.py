#!/usr/bin/env python3
"""The commands of this project: `python3 tasks.py --list` names them, `python3 tasks.py --help build` explains one.

With nothing but Python, `python3 tasks.py COMMAND` makes an environment in `.venv` and runs the command inside it. Once
that is done, and `.venv` is active, `invoke COMMAND` does the same.
"""

import hashlib
import os
import runpy
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SETTINGS = ROOT / "pelicanconf.py"
CONTENT = ROOT / "content"
OUTPUT = ROOT / "output"


def install(requirements: str) -> None:
    """Make `.venv` hold exactly what a requirements file names, unless it does already."""
    wanted = ROOT / requirements
    digest = hashlib.sha256(wanted.read_bytes() + sys.version.encode()).hexdigest()
    stamp = VENV / f"{wanted.stem}.installed"
    if stamp.exists() and stamp.read_text() == digest:
        return
    if not PYTHON.exists():
        _make_environment()
    print(f"Installing {requirements} into .venv …", flush=True)
    pip: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--require-hashes",
        # A wheel runs nothing when it is installed; feedgen is published as source only.
        "--only-binary=:all:",
        "--no-binary=feedgen",
    ]
    if subprocess.run([*pip, "--requirement", wanted], cwd=ROOT).returncode:
        sys.exit(f"{requirements} could not be installed: see pip's message above. Is there a network?")
    stamp.write_text(digest)


def _make_environment() -> None:
    try:
        import ensurepip  # noqa: F401  # Debian and Ubuntu ship Python without it
        import venv
    except ImportError:
        sys.exit(
            "Python's venv module is missing.\n"
            "  fix: on Debian or Ubuntu, `sudo apt install python3-venv`; then run the same command again"
        )
    shutil.rmtree(VENV, ignore_errors=True)
    venv.create(VENV, with_pip=True)


def unchanged(words: list[str]) -> str:
    """Say what `build` would say if nothing changed; empty where it must be run.

    Found out before the environment is entered and anything is loaded, for most builds of a day change nothing.
    """
    import argparse

    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    for name in ("--content", "--output", "--site-url"):
        parser.add_argument(name, default="")
    for name in ("--keep-going", "--strict", "--no-search"):
        parser.add_argument(name, action="store_true")
    try:
        asked, rest = parser.parse_known_args(words)
    except argparse.ArgumentError:
        return ""
    if rest or not PYTHON.exists():
        return ""
    output = Path(asked.output or OUTPUT)
    how = {"site_url": asked.site_url, "keep_going": asked.keep_going, "strict": asked.strict}
    return _last_account(Path(asked.content or CONTENT), output, how | {"search": not asked.no_search})


def _last_account(content: Path, output: Path, how: dict[str, Any]) -> str:
    from plugins.pressmark.rebuild.unchanged import unchanged_build

    started = time.monotonic()
    last = unchanged_build(output, inputs=_inputs(content, how), written=_written(content))
    return account(last.counts, f"nothing changed in {output}", started) if last else ""


def _inputs(content: Path, how: dict[str, Any]) -> str:
    """Name all that a build starts from."""
    from plugins.pressmark.rebuild.unchanged import inputs_state

    sources = [content, *(ROOT / name for name in ("theme", "plugins", "tasks.py", "requirements.txt")), SETTINGS]
    packages = next(VENV.glob("lib/*/site-packages"), VENV / "Lib" / "site-packages")
    return inputs_state(sources, words=[repr(sorted(how.items()))], packages=packages)


def _written(content: Path) -> list[Path]:
    """What a build reads and writes: the ledger of sealed feeds."""
    return [content / "feeds-sealed.json"]


def account(counts: dict[str, int], outcome: str, started: float) -> str:
    """Say how a build ended, in one line."""
    numbers = ", ".join(f"{number:,} {name}" for name, number in counts.items())
    return f"{numbers}; {outcome} after {time.monotonic() - started:.1f} s"


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit("Pressmark needs Python 3.11 or newer; this is Python " + sys.version.split()[0])
    if sys.argv[1:2] == ["build"] and (said := unchanged(sys.argv[2:])):
        print(said)
        sys.exit()
    install("requirements.txt")
    # Files of a site are named in every script, whatever the system's own encoding.
    os.environ.setdefault("PYTHONUTF8", "1")
    command = [str(PYTHON), "-m", "invoke", "--search-root", str(ROOT), *sys.argv[1:]]
    if os.name == "nt":
        sys.exit(subprocess.run(command).returncode)
    # In place of this process, so that a signal sent to it reaches the command.
    os.execv(PYTHON, command)

# Known only inside the environment, or to a Python that is new enough.
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones  # noqa: E402

from invoke.collection import Collection  # noqa: E402
from invoke.context import Context  # noqa: E402
from invoke.exceptions import Exit  # noqa: E402
from invoke.main import program  # noqa: E402
from invoke.tasks import Task, task  # noqa: E402
from rich.progress import TaskID  # noqa: E402

# A terminal that lacks a letter shows its number, rather than ending the command.
sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]

TEST_REQUIREMENTS = "requirements-test.txt"
# No window, and no request of the browser's own. Without its sandbox, which a container's root cannot have.
QUIET_BROWSER = (
    "--headless",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--no-first-run",
)


@task(
    help={
        "content": "folder of story files (default: content)",
        "output": "folder the site is written to (default: output)",
        "site_url": "address the site will be found at, such as https://example.org/archive",
        "keep_going": "publish the other stories when some cannot be read, and end with status 3",
        "strict": "let a warning about a story stop the build",
        "no_search": "leave out the search page and its index",
    }
)
def build(  # noqa: PLR0917  # invoke gives them by name
    _c: Context,
    content: str = "",
    output: str = "",
    site_url: str = "",
    keep_going: bool = False,
    strict: bool = False,
    no_search: bool = False,
) -> None:
    """Build the site: read every story, write every page, and publish them in one step.

    A story that cannot be read stops the build with file, line and fix; the site that stands is then left as it is.
    """
    source, target = Path(content or CONTENT), Path(output or OUTPUT)
    how: dict[str, Any] = {"site_url": site_url, "keep_going": keep_going, "strict": strict, "search": not no_search}
    if status := _build(content=source, output=target, **how):
        raise Exit(code=status)


@task(
    help={
        "port": "port of this machine to serve at (default: 8000)",
        "base": "path to serve below, as a site of a GitHub project is: --base repository",
        "search": "make the search page, too, and its index anew after each change",
    }
)
def serve(_c: Context, port: int = 8000, base: str = "", search: bool = False) -> None:
    """Build the site, show it at http://localhost:8000/, and build it again whenever a story or the theme changes.

    A page that is open in a browser loads itself again. A story that cannot be read is shown there, too; the last good
    site stays.
    """
    from plugins.pressmark.rebuild.server import serve_site

    base = f"/{base.strip('/')}/" if base.strip("/") else "/"
    faults: list[str] = []

    def rebuild() -> str | None:
        faults.clear()
        site_url = f"http://localhost:{port}{base}".rstrip("/")
        status = _build(content=CONTENT, output=OUTPUT, faults=faults, site_url=site_url, search=search)
        return "\n\n".join(faults) or f"the build ended with status {status}" if status else None

    if rebuild():
        raise Exit(code=1)
    raise Exit(
        code=serve_site(OUTPUT, port=port, base=base, watched=[CONTENT, ROOT / "theme", SETTINGS], rebuild=rebuild)
    )


@task(
    help={
        "path": "a story file, or a folder of them; its name alone will do: `check exports` (default: content)",
        "format": "text for people, json for programs, github for annotations in a pull request",
        "strict": "let warnings fail the check, too",
        "timezone": "time zone of the datelines, such as Europe/Istanbul (default: the site's)",
    }
)
def check(_c: Context, path: str = "", format: str = "text", strict: bool = False, timezone: str = "") -> None:  # noqa: A002
    """Read stories and say all that is wrong with them; nothing is built.

    Ends with 0 when every story can be read, with 1 when one cannot.
    """
    from plugins.pressmark.rebuild.progress import progress
    from plugins.pressmark.stories.collection import exit_status, read_stories
    from plugins.pressmark.stories.moment import build_moment
    from plugins.pressmark.stories.report import FORMATS, Format, report

    place = Path(path or os.path.relpath(CONTENT))
    if format not in FORMATS:
        raise Exit(f"--format={format}: no such format; legal: {', '.join(FORMATS)}", code=2)
    if not place.exists():
        raise Exit(f"{place}: no such file or folder", code=2)
    with _at_work():
        collection = read_stories(
            place,
            timezone=_timezone(timezone),
            now=build_moment(),
            progress=lambda done, total: progress.send("stories", done=done, total=total),
        )
    sys.stdout.write(report(collection, form=cast(Format, format)))
    if status := exit_status(collection, strict=strict):
        raise Exit(code=status)


@task(
    help={
        "headline": "the story's headline",
        "code": "its story code (default: the highest code there is, plus one)",
        "content": "folder of story files (default: content)",
    }
)
def new(_c: Context, headline: str = "", code: str = "", content: str = "") -> None:
    """Make a correctly formed story file to fill in: a draft, until its `Status` line is deleted."""
    from plugins.pressmark.errors import PressmarkError
    from plugins.pressmark.stories.drafting import draft_story

    try:
        print(draft_story(Path(content or CONTENT), headline=headline, code=code, timezone=_timezone()))
    except PressmarkError as error:
        raise Exit(str(error), code=1) from error


@task(
    name="import",
    iterable=["source"],
    help={
        "source": "a saved page, a story file, or a folder of them; names alone will do: `import saved/ old.html`",
        "content": "folder the stories are brought into (default: content)",
        "timezone": "time zone of dates that name none, such as Europe/Istanbul (default: the site's)",
    },
)
def import_stories(_c: Context, source: list[str], content: str = "", timezone: str = "") -> None:
    """Bring saved web pages and text files into the archive, and say what was taken from where.

    Nothing that is in the archive is overwritten: where a story's text differs, the difference is shown. Ends with 0
    when every file has its place in the archive, with 1 when one was refused or differs.
    """
    from plugins.pressmark.rebuild.progress import progress
    from plugins.pressmark.stories.importing import format_import, import_files

    if not source:
        raise Exit("import: name a saved page or a folder of them, such as `import saved/`", code=2)
    if missing := [name for name in source if not Path(name).exists()]:
        raise Exit(f"{missing[0]}: no such file or folder", code=2)
    with _at_work():
        result = import_files(
            [Path(name) for name in source],
            content=Path(content or os.path.relpath(CONTENT)),
            timezone=_timezone(timezone),
            progress=lambda done, total: progress.send("files", done=done, total=total),
        )
    print(format_import(result))
    if result.exit_status:
        raise Exit(code=result.exit_status)


@task(
    help={
        "code": "a story code",
        "format": "text for people; bibtex, ris or csl for programs",
        "content": "folder of story files (default: content)",
        "site_url": "address the site is found at (default: the settings' own)",
    }
)
def cite(_c: Context, code: str, format: str = "text", content: str = "", site_url: str = "") -> None:  # noqa: A002
    """Print the citation of a story, to be pasted where you need it."""
    from plugins.pressmark.exports.citations import FORMATS, plain_bytes

    formats = {"text": plain_bytes, "bibtex": FORMATS["bib"], "ris": FORMATS["ris"], "csl": FORMATS["json"]}
    if format not in formats:
        raise Exit(f"--format={format}: no such format; legal: {', '.join(formats)}", code=2)
    citations = _citations(content, site_url)
    if code not in citations:
        near = get_close_matches(code, citations, n=1)
        raise Exit(f"no published story has the code {code}{f'; did you mean {near[0]}?' if near else ''}", code=1)
    sys.stdout.write(formats[format]([citations[code]]).decode())


def _citations(folder: str, site_url: str) -> dict[str, Any]:
    """The citation of every published story, by its code."""
    from plugins.pressmark.documents import archive_document
    from plugins.pressmark.exports.citations import citation
    from plugins.pressmark.model import Status, StoryTopics
    from plugins.pressmark.options import read_options

    settings = runpy.run_path(str(SETTINGS))
    with _plain_errors():
        site = read_options(settings | ({"SITEURL": site_url} if site_url else {})).site
    documents = (
        archive_document(story, topics=StoryTopics(), site_url=site.url, language=site.language)
        for _, story in _filed_stories(folder)
        if story.status is Status.PUBLISHED
    )
    return {document.code: citation(document, site=site) for document in documents}


@task
def clean(_c: Context) -> None:
    """Remove the built site and everything the build keeps for itself."""
    for folder in (OUTPUT, ROOT / ".output.pressmark"):
        shutil.rmtree(folder, ignore_errors=True)


@task
def lint(c: Context) -> None:
    """Check the style of the code."""
    _tool(c, "ruff check .")
    _tool(c, "ruff format --check .")


@task
def types(c: Context) -> None:
    """Check the types of the code."""
    _tool(c, "mypy")


@task(help={"only": "an expression that selects tests by name, such as 'parser and not property'"})
def test(c: Context, only: str = "") -> None:
    """Run all tests."""
    _tool(c, f"pytest -k {shlex.quote(only)}" if only else "pytest")


@task
def golden(c: Context) -> None:
    """Write the expected results of the golden stories anew; read the difference before you commit it."""
    _tool(c, "tests.stories.golden")


@task
def vocabulary(c: Context) -> None:
    """Compile the shipped vocabulary of places anew from CLDR and our own lines."""
    _tool(c, "plugins.pressmark.topics.compile")


@task(help={"language": "a language to begin, such as de: its catalogues are made, still empty"})
def words(c: Context, language: str = "") -> None:
    """Bring the catalogues of translations up to date with what the program and the theme say."""
    _tool(c, f"tests.words.catalogues {shlex.quote(language)}" if language else "tests.words.catalogues")


@task
def screenshot(_c: Context) -> None:
    """Take the README's pictures from the real site; needs Chromium."""
    from plugins.pressmark.rebuild.server import local_site

    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not browser:
        raise Exit("Chromium is missing.\n  fix: on Debian or Ubuntu, `sudo apt install chromium`", code=1)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "output"
        if status := _build(content=CONTENT, output=site):
            raise Exit(code=status)
        with local_site(site) as address:
            for picture, page, scheme in (("front", "", ()), ("story", "stories/892006.html", ("--force-dark-mode",))):
                target = ROOT / ".github" / f"{picture}.png"
                window = ("--window-size=1280,960", f"--user-data-dir={folder}/{picture}", f"--screenshot={target}")
                subprocess.run([browser, *QUIET_BROWSER, *scheme, *window, f"{address}{page}"], check=True)


@task(
    help={
        "stories": "sizes of the archives to build, such as 1000,10000 (default: 1000, or all of --corpus)",
        "against": "other generators to build the same stories with, side by side: hugo,pelican,eleventy",
        "times": "how often each is built; the median counts",
        "corpus": "a folder of story files to build (default: stories that are made up)",
        "json": "a file for all figures, for programs",
        "feeds": "measure the making of the feeds alone, in CPU seconds",
    }
)
def bench(
    c: Context,
    *,
    stories: str = "",
    against: str = "",
    times: int = 3,
    corpus: str = "",
    json: str = "",
    feeds: bool = False,
) -> None:
    """Measure how long builds take and how much memory: cold, with nothing changed, and with one story changed."""
    if feeds:
        folder = shlex.quote(str(Path(corpus).resolve())) if corpus else ""
        _tool(c, f"tests.bench.feeds --stories={shlex.quote(stories or '10000')} --times={times} --corpus={folder}")
        return
    asked = {"stories": stories, "against": against, "times": str(times)}
    asked |= {name: str(Path(path).resolve()) for name, path in {"corpus": corpus, "json": json}.items() if path}
    _tool(c, " ".join(["tests.bench", *(f"--{name}={shlex.quote(value)}" for name, value in asked.items())]))


@task(
    help={
        "kills": "builds to stop at a random moment, most of them while they write",
        "disks": "builds without room: as many on a full disk, and as many whose files may not grow",
        "pairs": "times to start two or three builds at once",
        "others": "times to damage what is kept, to change the clock, and to edit while a build runs",
        "seed": "where chance begins; the same seed makes the same edits",
    }
)
def soak(c: Context, kills: int = 30, disks: int = 5, pairs: int = 5, others: int = 5, seed: int = 1) -> None:  # noqa: PLR0917  # invoke gives them by name
    """Put builds under fire, and see that every site is whole and the next build right; needs Linux."""
    counts = f"--kills {kills} --disks {disks} --pairs {pairs} --others {others} --seed {seed}"
    _tool(c, f"tests.soak {counts}")


@task
def reproduce(c: Context) -> None:
    """Build one archive in some thirty surroundings and with every Python there is: all bytes must be the same."""
    _tool(c, "tests.site.surroundings")


@task
def requirements(c: Context) -> None:
    """Pin the newest versions of what pyproject.toml names, with their hashes."""
    compiled = "uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --upgrade --quiet"
    plain = "--no-header --no-emit-index-url --no-annotate"
    _tool(c, f"{compiled} {plain} --output-file requirements.txt")
    _tool(c, f"{compiled} {plain} --group test --constraint requirements.txt --output-file {TEST_REQUIREMENTS}")


def _tool(c: Context, command: str) -> None:
    install(TEST_REQUIREMENTS)
    with c.cd(ROOT):
        c.run(f'"{PYTHON}" -m {command}', pty=sys.stdout.isatty())


def _timezone(name: str = "") -> ZoneInfo:
    """The time zone of that name, else the site's own."""
    name = name or str(runpy.run_path(str(SETTINGS))["TIMEZONE"])
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError) as error:
        near = get_close_matches(name, available_timezones(), n=1)
        hint = f"; did you mean {near[0]}?" if near else "; name one such as Europe/Istanbul or UTC"
        raise Exit(f"{name}: no such time zone{hint}", code=2) from error


def _build(*, content: Path, output: Path, faults: list[str] | None = None, **how: Any) -> int:
    """Build a site, unless nothing changed since the last build of it; say how it ended.

    `faults` takes what was wrong.
    """
    from plugins.pressmark.rebuild.unchanged import remember_build

    started = time.monotonic()
    if said := _last_account(content, output, how):
        print(said)
        return 0
    inputs = _inputs(content, how)
    from plugins.pressmark.rebuild.driver import build_site

    with _at_work():
        result = build_site(SETTINGS, content=content, output=output, **how)
    if result.status in {0, 3}:
        print(account(result.counts, f"the site is in {output}", started))
    if result.status == 0:
        remember_build(output, inputs=inputs, due=result.due, counts=result.counts, written=_written(content))
    if faults is not None and result.fault:
        faults.append(result.fault)
    return result.status


@contextmanager
def _at_work() -> Iterator[None]:
    """Show the stages of long work on a terminal; an interrupt ends the command with the shell's own number for it."""
    try:
        with _progress_bar() if sys.stderr.isatty() else nullcontext():
            yield
    except KeyboardInterrupt as error:
        raise Exit("interrupted", code=130) from error


@contextmanager
def _progress_bar() -> Iterator[None]:
    from rich.console import Console
    from rich.progress import Progress

    from plugins.pressmark.rebuild.progress import progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        stages: dict[str, TaskID] = {}

        def show(stage: str, *, done: int, total: int) -> None:
            if stage not in stages:
                stages[stage] = bar.add_task(stage)
            bar.update(stages[stage], completed=done, total=total)

        with progress.connected_to(show):
            yield


def _with_options(words: list[str], tasks: dict[str, tuple[Task[Any], str]]) -> list[str]:
    """Give words that stand alone the option they mean: `check exports` means `check --path exports`.

    invoke itself hands such a word only to a task that cannot do without one.
    """
    named: list[str] = []
    option, valued = "", set[str]()
    for previous, word in zip(["", *words], words, strict=False):
        if word in tasks and not option:
            command, option = tasks[word]
            valued = {
                f"-{n}" if len(n) == 1 else f"--{n}" for a in command.get_arguments() for n in a.names if a.takes_value
            }
        elif option and not word.startswith("-") and previous not in valued:
            named.append(option)
        named.append(word)
    return named


# --- feeds ---


@task(help={"output": "folder of the published site (default: output)"})
def ping(_c: Context, output: str = "") -> None:
    """Tell the WebSub hub which feeds have changed since it was last told; run it when the site has been uploaded."""
    from plugins.pressmark.feeds.websub import tell_hubs

    site = Path(output or OUTPUT).resolve()
    told = tell_hubs(site, record=site.parent / f".{site.name}.pressmark" / "told-hubs.json")
    for address in told.told:
        print(f"told: {address}")
    if told.failed:
        raise Exit("\n".join(f"{address}: not told: {fault}" for address, fault in told.failed), code=1)
    print(f"{len(told.told)} feeds told, {told.unchanged} unchanged")


@task
def readers(c: Context) -> None:
    """Try the feeds in real feed readers; needs newsboat, rss2email and sfeed."""
    install(TEST_REQUIREMENTS)
    with tempfile.TemporaryDirectory() as folder, c.cd(ROOT):
        python = Path(folder, PYTHON.relative_to(VENV))
        c.run(f'"{PYTHON}" -m uv venv --quiet "{folder}" --clear')
        c.run(f'"{PYTHON}" -m uv pip install --quiet --python "{python}" --group pyproject.toml:readers')
        _tool(c, f'tests.site.readers "{python}"')


# --- end of feeds ---


if hasattr(program, "core"):
    program.core.unparsed[:] = _with_options(
        program.core.unparsed, {"check": (check, "--path"), "import": (import_stories, "--source")}
    )


# --- topics ---


@task(
    iterable=["vocabulary"],
    help={
        "stories": "a folder of story files",
        "out": "the file of predictions to write, one JSON object a line",
        "vocabulary": "a file beside the shipped vocabulary; may be given several times",
    },
)
def predict(_c: Context, stories: str, out: str, vocabulary: list[str]) -> None:
    """Tag a folder of stories as one archive, and write what each is about: one JSON object a line."""
    from plugins.pressmark.topics.prediction import predicted_lines

    filed = _filed_stories(stories)
    with _plain_errors():
        lines = predicted_lines(filed, vocabularies=[Path(name) for name in vocabulary])
        Path(out).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(filed):,} stories tagged; the predictions are in {out}")


@task(
    iterable=["vocabulary"],
    help={
        "labels": "JSON lines with code, places, people, organisations, subjects",
        "stories": "the folder of the stories (default: content)",
        "vocabulary": "a file beside the shipped vocabulary; may be given several times",
    },
)
def evaluate(_c: Context, labels: str, vocabulary: list[str], stories: str = "") -> None:
    """Compare the tagger with labelled stories: precision, recall and F1 of each type."""
    from plugins.pressmark.topics.prediction import predicted_lines
    from plugins.pressmark.topics.scoring import format_scores, scores

    with _plain_errors():
        lines = predicted_lines(_filed_stories(stories), vocabularies=[Path(name) for name in vocabulary])
        print(format_scores(scores(lines, Path(labels).read_text(encoding="utf-8").splitlines())))


@task(help={"code": "a story code", "stories": "the folder of the stories (default: content)"})
def explain(_c: Context, code: str, stories: str = "") -> None:
    """Tell why a story has its topics: every rule, its words, their place and weight."""
    from plugins.pressmark.topics.explaining import explanation

    filed, archive = _archive_topics(stories)
    found = [topics for (_, story), topics in zip(filed, archive.stories, strict=True) if story.code == code]
    if not found:
        raise Exit(f"no story has the code {code}", code=1)
    print(explanation(code, found[0]))


@task(
    help={
        "stories": "the folder of the stories (default: content)",
        "suggested": "a file for the names that recur, as a table parted by tabs",
    }
)
def report(_c: Context, stories: str = "", suggested: str = "") -> None:
    """Tell how the topics stand: sizes, weakest tags, names that recur without being topics, overlaps."""
    from plugins.pressmark.topics.explaining import archive_report, suggested_table

    filed, archive = _archive_topics(stories)
    print(archive_report([story.code for _, story in filed], archive))
    if suggested:
        Path(suggested).write_text(suggested_table(archive), encoding="utf-8")
        print(f"\nThe names that recur are in {suggested}")


@task(
    help={
        "labels": "JSON lines with code and subjects",
        "out": "the file to write; pass it to the other commands with --vocabulary",
        "stories": "the folder of the stories (default: content)",
    }
)
def train(_c: Context, labels: str, out: str, stories: str = "") -> None:
    """Learn subjects from stories that are labelled already; needs `pip install '.[train]'`."""
    from plugins.pressmark.topics.training import learn

    try:
        count = learn([story for _, story in _filed_stories(stories)], Path(labels), Path(out))
    except ImportError as error:
        raise Exit("scikit-learn is missing\n  fix: .venv/bin/pip install scikit-learn", code=2) from error
    print(f"Learned from {count:,} stories; the subjects are in {out}")


def _filed_stories(folder: str) -> list[tuple[str, Any]]:
    """The stories of a folder that can be read, by code, each with the path of its file."""
    from plugins.pressmark.stories.collection import read_stories

    place = Path(folder or os.path.relpath(CONTENT))
    if not place.exists():
        raise Exit(f"{place}: no such folder", code=2)
    with _at_work():
        collection = read_stories(place, timezone=_timezone())
    if collection.rejected:
        print(f"{collection.rejected:,} files cannot be read and are left out: see `check`", file=sys.stderr)
    return sorted(((str(path), story) for path, story in collection.stories), key=lambda filed: int(filed[1].code))


def _archive_topics(folder: str) -> tuple[list[tuple[str, Any]], Any]:
    from plugins.pressmark.topics.archive import settle_archive
    from plugins.pressmark.topics.many import find_all
    from plugins.pressmark.topics.reading import full_vocabulary

    filed = _filed_stories(folder)
    editors = Path(folder or os.path.relpath(CONTENT)) / "topics.toml"
    vocabularies = [editors] if editors.is_file() else []
    with _plain_errors():
        return filed, settle_archive(find_all(filed, vocabularies=vocabularies), full_vocabulary(vocabularies))


@contextmanager
def _plain_errors() -> Iterator[None]:
    """End a command with the message of an error that has one."""
    from plugins.pressmark.errors import PressmarkError

    try:
        yield
    except PressmarkError as error:
        raise Exit(str(error), code=1) from error


topics = Collection("topics", predict, evaluate, explain, report, train)
# Invoke takes the tasks of this file from here, since it cannot see a collection among them.
namespace = Collection(
    *(found for found in list(globals().values()) if isinstance(found, Task) and found not in topics.tasks.values())
)
namespace.add_collection(topics)
# --- end of topics ---
