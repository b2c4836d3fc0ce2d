"""The steps of `.github/workflows/pages.yml`, run on this machine: read from the file itself, so they cannot drift."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

WORKFLOW = Path(".github", "workflows", "pages.yml")
# What GitHub alone knows, and what stands for it here.
_ADDRESS = "${{ steps.pages.outputs.base_url }}"
_NOT_HERE = frozenset({"actions/checkout", "actions/setup-python", "actions/configure-pages", "actions/cache"})
_UPLOAD = "actions/upload-pages-artifact"


def build_steps(root: Path) -> list[dict[str, Any]]:
    """The steps of the job that builds the site, in their order."""
    steps: list[dict[str, Any]] = yaml.safe_load((root / WORKFLOW).read_text())["jobs"]["build"]["steps"]
    return steps


def run_steps(root: Path, *, address: str, without: str = "") -> Path:
    """Run each command of the job as GitHub's runner does, and give the folder that it would publish.

    Args:
        root: A checkout; its commands are run by the Python that runs this.
        address: Of the site.
        without: The name of a step to leave out.
    Raises:
        subprocess.CalledProcessError: A step failed.
        KeyError: The workflow has a step that nothing here stands for.
    """
    published: Path | None = None
    for step in build_steps(root):
        if "run" in step and step["name"] != without:
            print(f"— {step['name']}", flush=True)
            _run(step["run"], root, {key: _filled(value, address) for key, value in step.get("env", {}).items()})
        elif "uses" in step:
            action = step["uses"].partition("@")[0]
            if action == _UPLOAD:
                published = root / str(step["with"]["path"])
            elif action not in _NOT_HERE:
                raise KeyError(f"{action}: nothing here stands for it")
    if published is None:
        raise KeyError(f"{_UPLOAD}: no step hands over the site")
    return published


def _filled(value: str, address: str) -> str:
    filled = value.replace(_ADDRESS, address)
    if "${{" in filled:
        raise KeyError(f"{filled}: nothing here stands for it")
    return filled


def _run(command: str, root: Path, environment: Mapping[str, str]) -> None:
    found = {**os.environ, **environment, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    # GitHub, "Workflow syntax": what `shell: bash` stands for.
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command]
    subprocess.run(shell, cwd=root, env=found, check=True)
