#!/usr/bin/env python3
"""The commands of this project: `python3 tasks.py --list` names them, `python3 tasks.py --help build` explains one.

With nothing but Python, `python3 tasks.py COMMAND` makes an environment in `.venv` and runs the command inside it. Once
that is done, and `.venv` is active, `invoke COMMAND` does the same. What each command does is in
`plugins/pressmark/commands/`; here it is declared.
"""

import sys

if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit("Pressmark needs Python 3.11 or newer; this is Python " + sys.version.split()[0])
    from plugins.pressmark.commands.entering import enter

    sys.exit(enter(sys.argv[1:]))

# Known only inside the environment, or to a Python that is new enough.
import os
from collections.abc import Callable
from copy import copy
from functools import wraps
from pathlib import Path
from typing import Any

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.main import program
from invoke.tasks import Task, task

from plugins.pressmark.commands.bare_words import BareWords, misspelt_command, with_options
from plugins.pressmark.commands.environment import run_tool
from plugins.pressmark.commands.places import CONTENT, OUTPUT, ROOT
from plugins.pressmark.errors import PressmarkError

# A terminal that lacks a letter shows its number, rather than ending the command.
sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def command(**words: Any) -> Callable[[Callable[..., int | None]], Task[Any]]:
    """Make a task of a function; it ends with the status the function gives, or with the message of its error."""

    def declare(function: Callable[..., int | None]) -> Task[Any]:
        @wraps(function)
        def run(*args: Any, **options: Any) -> None:
            try:
                status = function(*args, **options)
                sys.stdout.flush()
            except BrokenPipeError as error:  # as `| head` ends a pipe that has told it enough
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
                raise Exit(code=141) from error  # the shell's own number for it
            except PressmarkError as error:
                raise Exit(str(error), code=error.exitcode) from error
            except KeyboardInterrupt as error:
                raise Exit("interrupted", code=130) from error  # the shell's own number for it
            if status:
                raise Exit(code=status)

        made: Task[Any] = task(**words)(run)
        return made

    return declare


@command(
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
) -> int:
    """Build the site: read every story, write every page, and publish them in one step.

    A story that cannot be read stops the build with file, line and fix; the site that stands is then left as it is.
    """
    from plugins.pressmark.commands.building import build

    how: dict[str, Any] = {"site_url": site_url, "keep_going": keep_going, "strict": strict, "search": not no_search}
    return build(Path(content or CONTENT), Path(output or OUTPUT), **how)


@command(
    help={
        "port": "port of this machine to serve at (default: 8000)",
        "base": "path to serve below, as a site of a GitHub project is: --base repository",
        "search": "make the search page, too, and its index anew after each change",
    }
)
def serve(_c: Context, port: int = 8000, base: str = "", search: bool = False) -> int:
    """Build the site, show it at http://localhost:8000/, and build it again whenever a story or the theme changes.

    A page that is open in a browser loads itself again. A story that cannot be read is shown there, too; the last good
    site stays.
    """
    from plugins.pressmark.commands.building import serve

    return serve(port=port, base=base, search=search)


@command(
    help={
        "path": "a story file, or a folder of them; its name alone will do: `check exports` (default: content)",
        "format": "text for people, json for programs, github for annotations in a pull request",
        "strict": "let warnings fail the check, too",
        "timezone": "time zone of the datelines, such as Europe/Istanbul (default: the site's)",
    }
)
def check(_c: Context, path: str = "", format: str = "text", strict: bool = False, timezone: str = "") -> int:  # noqa: A002
    """Read stories and say all that is wrong with them; nothing is built.

    Ends with 0 when every story can be read, with 1 when one cannot.
    """
    from plugins.pressmark.commands.checking import check

    return check(path, form=format, strict=strict, timezone=timezone)


@command(
    help={
        "headline": "the story's headline",
        "code": "its story code (default: the highest code there is, plus one)",
        "content": "folder of story files (default: content)",
    }
)
def new(_c: Context, headline: str = "", code: str = "", content: str = "") -> None:
    """Make a correctly formed story file to fill in: a draft, until its `Status` line is deleted."""
    from plugins.pressmark.commands.checking import new

    new(headline, code=code, content=content)


@command(
    name="import",
    iterable=["source"],
    help={
        "source": "a saved page, a story file, or a folder of them; names alone will do: `import saved/ old.html`",
        "content": "folder the stories are brought into (default: content)",
        "timezone": "time zone of dates that name none, such as Europe/Istanbul (default: the site's)",
    },
)
def import_stories(_c: Context, source: list[str], content: str = "", timezone: str = "") -> int:
    """Bring saved web pages and text files into the archive, and say what was taken from where.

    Nothing that is in the archive is overwritten: where a story's text differs, the difference is shown. Ends with 0
    when every file has its place in the archive, with 1 when one was refused or differs.
    """
    from plugins.pressmark.commands.importing import import_stories

    return import_stories(source, content=content, timezone=timezone)


@command(
    help={
        "code": "a story code",
        "format": "text for people; bibtex, ris or csl for programs",
        "content": "folder of story files (default: content)",
        "site_url": "address the site is found at (default: the settings' own)",
    }
)
def cite(_c: Context, code: str, format: str = "text", content: str = "", site_url: str = "") -> None:  # noqa: A002
    """Print the citation of a story, to be pasted where you need it."""
    from plugins.pressmark.commands.citing import cite

    cite(code, form=format, content=content, site_url=site_url)


@command(
    help={
        "output": "folder of the built site (default: output)",
        "remote": "name of the repository's remote (default: origin)",
        "branch": "branch that holds the site and nothing else (default: gh-pages)",
    }
)
def publish(_c: Context, output: str = "", remote: str = "origin", branch: str = "gh-pages") -> None:
    """Push the built site as a branch of your repository, for hosts that show one; GitHub needs it not.

    Build it before, with --site-url. Each publication is one commit; nothing else of the repository is touched.
    """
    from plugins.pressmark.commands.publishing import publish

    publish(Path(output or OUTPUT), remote=remote, branch=branch, repository=ROOT)


@command(help={"output": "folder of the published site (default: output)"})
def ping(_c: Context, output: str = "") -> None:
    """Tell the WebSub hub which feeds have changed since it was last told; run it when the site has been uploaded."""
    from plugins.pressmark.commands.telling import ping

    ping(Path(output or OUTPUT))


@command(
    help={
        "output": "folder of the built site (default: output)",
        "site_url": "address it was built for (default: the settings' own)",
    }
)
def inspect(_c: Context, output: str = "", site_url: str = "") -> int:
    """Look at the built site as a stranger would: every page and feed is sound, every link leads somewhere."""
    from plugins.pressmark.commands.inspecting import inspect

    return inspect(Path(output or OUTPUT), site_url=site_url)


@command(
    help={
        "since": "a moment, such as 2026-10-14T11:01:00Z",
        "content": "folder of story files (default: content)",
    }
)
def due(_c: Context, since: str, content: str = "") -> None:
    """List the stories that their date held back then and holds back no longer: one file a line."""
    from plugins.pressmark.commands.releasing import due

    due(since, content=content)


@command()
def doctor(_c: Context) -> int:
    """Look at Python, packages, settings, address and the way to GitHub Pages, and tell what to mend and how."""
    from plugins.pressmark.commands.doctoring import doctor

    return doctor()


@command()
def clean(_c: Context) -> None:
    """Remove the built site and everything the build keeps for itself."""
    from plugins.pressmark.commands.building import clean

    clean()


# --- topics ---


@command(
    iterable=["vocabulary"],
    help={
        "stories": "a folder of story files",
        "out": "the file of predictions to write, one JSON object a line",
        "vocabulary": "a file beside the shipped vocabulary; may be given several times",
    },
)
def predict(_c: Context, stories: str, out: str, vocabulary: list[str]) -> None:
    """Tag a folder of stories as one archive, and write what each is about: one JSON object a line."""
    from plugins.pressmark.commands.topics import predict

    predict(stories, out=Path(out), vocabularies=vocabulary)


@command(
    iterable=["vocabulary"],
    help={
        "labels": "JSON lines with code, places, people, organisations, subjects",
        "stories": "the folder of the stories (default: content)",
        "vocabulary": "a file beside the shipped vocabulary; may be given several times",
    },
)
def evaluate(_c: Context, labels: str, vocabulary: list[str], stories: str = "") -> None:
    """Compare the tagger with labelled stories: precision, recall and F1 of each type."""
    from plugins.pressmark.commands.topics import evaluate

    evaluate(Path(labels), stories=stories, vocabularies=vocabulary)


@command(help={"code": "a story code", "stories": "the folder of the stories (default: content)"})
def explain(_c: Context, code: str, stories: str = "") -> None:
    """Tell why a story has its topics: every rule, its words, their place and weight."""
    from plugins.pressmark.commands.topics import explain

    explain(code, stories=stories)


@command(
    help={
        "stories": "the folder of the stories (default: content)",
        "suggested": "a file for the names that recur, as a table parted by tabs",
    }
)
def report(_c: Context, stories: str = "", suggested: str = "") -> None:
    """Tell how the topics stand: sizes, weakest tags, names that recur without being topics, overlaps."""
    from plugins.pressmark.commands.topics import report

    report(stories, suggested=suggested)


@command(
    help={
        "labels": "JSON lines with code and subjects",
        "out": "the file to write; pass it to the other commands with --vocabulary",
        "stories": "the folder of the stories (default: content)",
    }
)
def train(_c: Context, labels: str, out: str, stories: str = "") -> None:
    """Learn subjects from stories that are labelled already; needs `pip install '.[train]'`."""
    from plugins.pressmark.commands.topics import train

    train(Path(labels), out=Path(out), stories=stories)


# --- for those who change the program ---


@command()
def lint(_c: Context) -> int:
    """Check the style of the code."""
    return run_tool("ruff", "check", ".") or run_tool("ruff", "format", "--check", ".")


@command()
def types(_c: Context) -> int:
    """Check the types of the code."""
    return run_tool("mypy")


@command(
    help={
        "only": "an expression that selects tests by name, such as 'parser and not property'",
        "no_skips": "let a test fail that is left out, as for want of a browser",
    }
)
def test(_c: Context, only: str = "", no_skips: bool = False) -> int:
    """Run all tests, on every core."""
    words = [*(["-k", only] if only else []), *(["--no-skips"] if no_skips else [])]
    # A file's tests stay together: many share a site that is built once.
    return run_tool("pytest", "-n", "auto", "--dist", "loadfile", *words)


@command()
def golden(_c: Context) -> int:
    """Write the expected results of the golden stories anew; read the difference before you commit it."""
    return run_tool("tests.stories.golden")


@command()
def vocabulary(_c: Context) -> int:
    """Compile the shipped vocabulary of places anew from CLDR and our own lines."""
    return run_tool("plugins.pressmark.topics.compile")


@command(help={"language": "a language to begin, such as de: its catalogues are made, still empty"})
def words(_c: Context, language: str = "") -> int:
    """Bring the catalogues of translations up to date with what the program and the theme say."""
    return run_tool("tests.words.catalogues", *([language] if language else []))


@command(
    help={
        "base": "path the site is published below, as a site of a GitHub project is: --base repository",
        "show": "show the site afterwards as GitHub Pages would, at http://localhost:8000/, until interrupted",
    }
)
def pages(_c: Context, base: str = "", show: bool = False) -> int:
    """Run what GitHub would run to publish the site: the commands of its workflow, as they stand there."""
    return run_tool("tests.publishing", base, *(["--show"] if show else []))


@command()
def screenshot(_c: Context) -> int:
    """Take the README's pictures from the real site; needs Chromium."""
    from plugins.pressmark.commands.picturing import take_pictures

    return take_pictures()


@command(help={"keep": "keep the new pictures in the place of the old ones"})
def pictures(_c: Context, keep: bool = False) -> int:
    """Compare every kind of page with its kept picture, and write those that are unlike; needs Chromium."""
    return run_tool("tests.site.pictures", *(["--keep"] if keep else []))


@command()
def readers(_c: Context) -> int:
    """Try the feeds in real feed readers; needs newsboat, rss2email and sfeed."""
    from plugins.pressmark.commands.trying import try_readers

    return try_readers()


@command()
def audit(_c: Context) -> int:
    """Look every pinned package up in the list of known vulnerabilities; fails, too, where one cannot be looked up."""
    from plugins.pressmark.commands.supply import audit as look_up

    return look_up()


@command(help={"out": "the file to write (default: sbom.json)"})
def sbom(_c: Context, out: str = "sbom.json") -> int:
    """Write a bill of materials: every package of the product with its version and licence (CycloneDX)."""
    from plugins.pressmark.commands.supply import write_bill

    return write_bill(Path(out))


@command(
    help={
        "stories": "sizes of the archives to build, such as 1000,10000 (default: 1000, or all of --corpus)",
        "against": "other generators to build the same stories with, side by side: hugo,pelican,eleventy",
        "times": "how often each is built; the median counts",
        "corpus": "a folder of story files to build (default: stories that are made up)",
        "json": "a file for all figures, for programs",
        "page": "write the figures into the page about speed, tests/bench/SPEED.md",
        "feeds": "measure the making of the feeds alone, in CPU seconds",
        "topics": "measure the finding of topics alone, in CPU milliseconds a story",
        "search": "measure the search alone: its index, and searches in a real browser; needs Chromium",
        "serve": "measure how soon a save shows in a real browser while the site is served; needs Chromium",
        "parser": "measure the reading of stories alone: one of 150 words, and `check` on 10,000",
    }
)
def bench(
    _c: Context,
    *,
    stories: str = "",
    against: str = "",
    times: int = 3,
    corpus: str = "",
    json: str = "",
    page: bool = False,
    feeds: bool = False,
    topics: bool = False,
    search: bool = False,
    serve: bool = False,
    parser: bool = False,
) -> int:
    """Measure how long builds take and how much memory: cold, with nothing changed, and with one story changed."""
    from plugins.pressmark.commands.trying import (
        measure,
        measure_feeds,
        measure_parser,
        measure_saving,
        measure_search,
        measure_topics,
    )

    if feeds:
        return measure_feeds(stories=stories, times=times, corpus=corpus)
    if topics:
        return measure_topics(stories=stories, corpus=corpus)
    if search:
        return measure_search(stories=stories, corpus=corpus)
    if serve:
        return measure_saving(stories=stories, times=times, corpus=corpus)
    if parser:
        return measure_parser(stories=stories, times=times, corpus=corpus)
    return measure(stories=stories, against=against, times=times, corpus=corpus, json=json, page=page)


@command(
    help={
        "kills": "builds to stop at a random moment, most of them while they write",
        "disks": "builds without room: as many on a full disk, and as many whose files may not grow",
        "pairs": "times to start two or three builds at once",
        "others": "times to damage what is kept, to change the clock, and to edit while a build runs",
        "seed": "where chance begins; the same seed makes the same edits",
    }
)
def soak(_c: Context, kills: int = 30, disks: int = 5, pairs: int = 5, others: int = 5, seed: int = 1) -> int:
    """Put builds under fire, and see that every site is whole and the next build right; needs Linux."""
    counts = {"kills": kills, "disks": disks, "pairs": pairs, "others": others, "seed": seed}
    return run_tool("tests.soak", *(f"--{name}={count}" for name, count in counts.items()))


@command(
    help={"mutants": "files to make and to read", "seed": "where chance begins; the same seed makes the same files"}
)
def fuzz(_c: Context, mutants: int = 10_000, seed: int = 1) -> int:
    """Have files read that chance has changed: each is read or refused, and all are accounted for."""
    return run_tool("tests.fuzz", f"--mutants={mutants}", f"--seed={seed}")


@command(help={"stories": "how many stories the site has"})
def readback(_c: Context, stories: int = 10_000) -> int:
    """Build a site of made-up stories and read its data files back by other programs: all must come back equal."""
    return run_tool("tests.bench.readback", f"--stories={stories}")


@command()
def reproduce(_c: Context) -> int:
    """Build one archive in some thirty surroundings and with every Python there is: all bytes must be the same."""
    return run_tool("tests.site.surroundings")


@command()
def requirements(_c: Context) -> int:
    """Pin the newest versions of what pyproject.toml names, with their hashes."""
    from plugins.pressmark.commands.pinning import pin_requirements

    return pin_requirements()


topics = Collection("topics", predict, evaluate, explain, report, train)
# Invoke takes the tasks of this file from here, since it cannot see a collection among them.
namespace = Collection(
    *(found for found in list(globals().values()) if isinstance(found, Task) and found not in topics.tasks.values())
)
namespace.add_collection(topics)


def _bare_words(declared: Task[Any], option: str) -> BareWords:
    asked = copy(declared)
    # A task of invoke's forgets the help of its options when it is asked for them.
    asked.help = dict(declared.help)
    named = (name for argument in asked.get_arguments() if argument.takes_value for name in argument.names)
    return BareWords(option=option, valued={f"-{name}" if len(name) == 1 else f"--{name}" for name in named})


if hasattr(program, "core"):
    if wrong := misspelt_command(program.core.unparsed, namespace.task_names):
        raise Exit(wrong, code=2)
    program.core.unparsed[:] = with_options(
        program.core.unparsed,
        {"check": _bare_words(check, "--path"), "import": _bare_words(import_stories, "--source")},
    )
