"""The built site as a branch of a repository, for hosts that show one."""

import subprocess
import sys
from pathlib import Path

from ..errors import PressmarkError, UsageError


class PushError(PressmarkError):
    """The branch could not be made or pushed; what is published is as it was."""


def publish(output: Path, *, remote: str, branch: str, repository: Path) -> None:
    """Make the site the newest commit of a branch, and push it.

    Args:
        branch: One that holds sites and nothing else; it is made where there is none.
        repository: A checkout that knows the remote.
    Raises:
        UsageError: There is no site, or the branch is the one that is worked on.
        PushError: git refused.
    """
    if not (output / "index.html").is_file():
        raise UsageError(f"{output}: no site is there\n  fix: python3 tasks.py build --site-url https://…")
    if branch == _git(repository, "branch", "--show-current").stdout.strip():
        raise UsageError(
            f"{branch}: the branch you work on would be overwritten\n  fix: name another one with --branch"
        )
    # What others have published since; a branch that is new has nothing to fetch.
    _git(repository, "fetch", "--quiet", remote, f"+refs/heads/{branch}:refs/remotes/{remote}/{branch}")
    where = ["--remote", remote, "--branch", branch]
    # Without Jekyll, which would leave out some files and take minutes for the rest.
    how = ["--no-jekyll", "--push", "--message", "Publish the site"]
    command = [sys.executable, "-m", "ghp_import", *how, *where, str(output.resolve())]
    result = subprocess.run(command, cwd=repository, capture_output=True, text=True)
    if result.returncode:
        said = (result.stderr or result.stdout).strip().partition("Traceback (most")
        raise PushError(
            f"{remote}: the site was not pushed: {said[0].strip() or said[2].splitlines()[-1]}\n"
            f"  fix: see that `git push {remote}` works"
        )
    print(f"The site is on the branch {branch} of {remote}")


def _git(repository: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *words], cwd=repository, capture_output=True, text=True)
