"""The way into the environment; before it, the answer to a build that would change nothing.

Standard library only: nothing else is there yet, and most builds of a day change nothing.
"""

import argparse
import os
import subprocess
from pathlib import Path

from .last_build import build_inputs, last_account
from .places import CONTENT, OUTPUT, PYTHON, ROOT


def enter(words: list[str]) -> int:
    """Run a command line inside the environment, which is made where there is none; give the status."""
    if words[:1] == ["build"] and (said := unchanged(words[1:])):
        print(said)
        return 0
    from .environment import REQUIREMENTS, install

    install(REQUIREMENTS)
    # Files of a site are named in every script, whatever the system's own encoding.
    os.environ.setdefault("PYTHONUTF8", "1")
    # Set in many containers, where it would have every command compile the whole program anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [str(PYTHON), "-m", "invoke", "--search-root", str(ROOT), *words]
    if os.name != "nt":
        # In place of this process, so that a signal sent to it reaches the command.
        os.execv(PYTHON, command)
    return subprocess.run(command).returncode


def unchanged(words: list[str]) -> str:
    """Say what `build` would say if nothing changed; empty where it must be run."""
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
    how = {"site_url": asked.site_url, "keep_going": asked.keep_going, "strict": asked.strict}
    content, output = Path(asked.content or CONTENT), Path(asked.output or OUTPUT)
    return last_account(content, output, build_inputs(content, how | {"search": not asked.no_search}))
