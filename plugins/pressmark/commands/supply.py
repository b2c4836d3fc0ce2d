"""What the product is made of, looked at from outside: known vulnerabilities, and a bill of materials."""

import subprocess
from pathlib import Path

from .environment import REQUIREMENTS, environment_of
from .places import ROOT

_TOOLS = ("--group", "pyproject.toml:supply")


def audit() -> int:
    """Look every pinned package up in the public list of vulnerabilities.

    Returns:
        Not 0 where one is found, and where one could not be looked up: silence would be taken for safety.
    """
    with environment_of(*_TOOLS) as tools:
        strictly = ["--strict", "--require-hashes", "--disable-pip", "--requirement", REQUIREMENTS]
        return subprocess.run([str(tools), "-m", "pip_audit", *strictly], cwd=ROOT).returncode


def write_bill(out: Path) -> int:
    """Write a bill of materials, CycloneDX in JSON: each package with its version and licence, and no clock."""
    with environment_of(*_TOOLS) as tools, environment_of("--require-hashes", "--requirement", REQUIREMENTS) as product:
        told = [
            "environment",
            str(product),
            "--output-reproducible",
            "--of",
            "JSON",
            "--output-file",
            str(out.resolve()),
        ]
        return subprocess.run([str(tools), "-m", "cyclonedx_py", *told], cwd=ROOT).returncode
