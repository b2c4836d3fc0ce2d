"""Whether all is there that a site needs: Python, packages, settings, the way to GitHub Pages; each with its fix."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from ..errors import OptionError
from ..options import read_options
from .environment import REQUIREMENTS
from .places import ROOT
from .reading import settings

_PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[^ ;]+) (?P<condition>;)?")
_REMOTE = re.compile(r"github\.com[:/](?P<owner>[^/]+)/(?P<name>[^/]+?)(\.git)?/?$")
_WORKFLOW = Path(".github", "workflows", "pages.yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was looked at, and how it stands."""

    # "look" is for somebody to decide; nothing fails for it.
    state: Literal["ok", "look", "wrong"]
    # One line.
    what: str
    # An order; empty where all is well.
    fix: str = ""

    def __str__(self) -> str:
        line = f"{self.state:<6}{self.what}"
        return f"{line}\n      fix: {self.fix}" if self.fix else line


def doctor() -> int:
    """Print every finding; give 1 where anything is wrong."""
    found = list(findings())
    print("\n".join(map(str, found)))
    return any(one.state == "wrong" for one in found)


def findings() -> Iterator[Finding]:
    """Look at everything, in the order in which a newcomer meets it."""
    yield Finding(state="ok", what=f"Python {sys.version.split()[0]}")
    yield packages_finding((ROOT / REQUIREMENTS).read_text())
    try:
        chosen = settings()
        read_options(chosen)
    except (OptionError, SyntaxError, NameError) as error:
        yield Finding(state="wrong", what=f"settings: {error}", fix="correct pelicanconf.py")
        return
    yield Finding(state="ok", what="settings")
    yield from settings_findings(chosen)
    yield from publishing_findings(ROOT)


def packages_finding(pins: str) -> Finding:
    """Compare what is installed with what is pinned.

    Args:
        pins: The text of a requirements file.
    """
    wanted = {pin["name"]: pin["version"] for pin in map(_PIN.match, pins.splitlines()) if pin and not pin["condition"]}
    others = sorted(f"{name} is {_version(name)}, not {pin}" for name, pin in wanted.items() if _version(name) != pin)
    if others:
        fix = "delete the folder .venv and run `python3 tasks.py doctor` again"
        return Finding(state="wrong", what=f"packages: {'; '.join(others)}", fix=fix)
    return Finding(state="ok", what=f"packages: {len(wanted)}, as {REQUIREMENTS} pins them")


def settings_findings(chosen: Mapping[str, Any]) -> Iterator[Finding]:
    """Look at what is sound but may have been forgotten."""
    address = chosen["SITEURL"]
    if urlsplit(address).hostname in {"localhost", "127.0.0.1"}:
        fix = "set SITEURL in pelicanconf.py; leave it where GitHub publishes, which gives the address itself"
        yield Finding(state="look", what=f"address: {address} is this machine", fix=fix)
    else:
        yield Finding(state="ok", what=f"address: {address}")
    zone = chosen["TIMEZONE"]
    fix = 'set TIMEZONE in pelicanconf.py, such as "Asia/Tehran", unless the stories are dated in UTC'
    yield Finding(state="look" if zone == "UTC" else "ok", what=f"time zone: {zone}", fix=fix if zone == "UTC" else "")
    authority = chosen["PRESSMARK"]["authority"]
    if authority == "example.org":
        fix = 'set "authority" and "authority_year" in pelicanconf.py before anybody subscribes, and never again'
        yield Finding(state="look", what=f"authority: {authority} is nobody's", fix=fix)
    else:
        yield Finding(state="ok", what=f"authority: {authority}")


def publishing_findings(root: Path) -> Iterator[Finding]:
    """Look at the way to GitHub Pages."""
    if not (root / _WORKFLOW).is_file():
        fix = f"bring {_WORKFLOW.as_posix()} back, or publish in another way: README, “Publish”"
        yield Finding(state="look", what="workflow: there is none that publishes the site", fix=fix)
        return
    remote = _said(root, "git", "remote", "get-url", "origin")
    if not remote:
        fix = "git remote add origin https://github.com/NAME/REPOSITORY.git"
        yield Finding(state="look", what="git: no remote named origin", fix=fix)
    elif not (place := _REMOTE.search(remote)):
        fix = "publish in another way: README, “Publish”"
        yield Finding(state="look", what=f"git: {remote} is not on GitHub", fix=fix)
    else:
        yield Finding(state="ok", what=f"git: {remote}")
        yield pages_finding(root, f"{place['owner']}/{place['name']}")


def pages_finding(root: Path, repository: str) -> Finding:
    """Ask GitHub whether Pages takes the site from the workflow; only its own program `gh` may ask."""
    fix = f"on https://github.com/{repository}/settings/pages choose “GitHub Actions” as the source"
    try:
        pages = json.loads(_said(root, "gh", "api", f"repos/{repository}/pages"))
    except ValueError:
        # It is not there, knows nobody's name, or Pages has never been turned on.
        return Finding(state="look", what="Pages: the program gh could not tell how it is set", fix=fix)
    if pages.get("build_type") != "workflow":
        return Finding(state="wrong", what="Pages: the site is not taken from the workflow", fix=fix)
    return Finding(state="ok", what=f"Pages: {pages.get('html_url', repository)}")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _said(folder: Path, *command: str) -> str:
    """What a program says; empty where it fails or is missing."""
    try:
        result = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return result.stdout.strip() if result.returncode == 0 else ""
