"""The real `build` command in a process that says how far it has come, so that it can be stopped there.

    python -m tests.soak.build CONTENT OUTPUT [--crew] [--largest-file BYTES]

Prints "started" when it begins and "writing" when the first file of the site is about to be made.
"""

import argparse
import resource
import sys
from pathlib import Path

from invoke.main import program
from pelican import signals

from plugins.pressmark import workers

ROOT = Path(__file__).parent.parent.parent


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser()
    parser.add_argument("content")
    parser.add_argument("output")
    parser.add_argument("--crew", action="store_true")
    parser.add_argument("--largest-file", type=int)
    asked = parser.parse_args()
    if asked.crew:
        workers.WORTH_A_POOL = 1  # so small an archive would start no processes
    if asked.largest_file is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked.largest_file, asked.largest_file))
    signals.all_generators_finalized.connect(_tell_writing)
    print("started", flush=True)
    build = ["build", "--content", asked.content, "--output", asked.output, "--site-url", "https://example.org"]
    program.run(["invoke", "--search-root", str(ROOT), *build])


def _tell_writing(_generators: object) -> None:
    sys.stdout.write("writing\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
