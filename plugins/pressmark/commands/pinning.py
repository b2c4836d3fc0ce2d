"""Pinning what the project is made of."""

from .environment import REQUIREMENTS, TEST_REQUIREMENTS, run_tool

_COMPILE = "uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --upgrade --quiet"
_PLAIN = "--no-header --no-emit-index-url --no-annotate"


def pin_requirements() -> int:
    """Write both requirements files anew from pyproject.toml."""
    command = f"{_COMPILE} {_PLAIN}".split()
    test = ["--group", "test", "--constraint", REQUIREMENTS, "--output-file", TEST_REQUIREMENTS]
    return run_tool(*command, "--output-file", REQUIREMENTS) or run_tool(*command, *test)
