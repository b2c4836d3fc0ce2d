"""`publish`, with a bare repository on this machine for a remote."""

import subprocess
from pathlib import Path

import pytest

from plugins.pressmark.commands.publishing import PushError, publish
from plugins.pressmark.errors import UsageError


def git(folder: Path, *words: str) -> str:
    result = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True)
    return result.stdout.strip()


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with a site and an empty remote."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Editor")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "editor@example.org")
    house = tmp_path / "house"
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    git(tmp_path, "init", "--quiet", "--initial-branch=main", "house")
    git(house, "commit", "--quiet", "--allow-empty", "--message=begin")
    git(house, "remote", "add", "origin", str(tmp_path / "remote.git"))
    (house / "output" / "stories").mkdir(parents=True)
    (house / "output" / "index.html").write_text("front")
    (house / "output" / "stories" / "31.html").write_text("harbour")
    return house


def push(house: Path, branch: str = "gh-pages") -> None:
    publish(house / "output", remote="origin", branch=branch, repository=house)


def published(house: Path) -> list[str]:
    return git(house.parent / "remote.git", "ls-tree", "-r", "--name-only", "gh-pages").splitlines()


def test_site_is_the_whole_branch_and_no_jekyll_touches_it(house: Path) -> None:
    push(house)

    assert published(house) == [".nojekyll", "index.html", "stories/31.html"]


def test_what_left_the_site_leaves_the_branch(house: Path) -> None:
    push(house)
    (house / "output" / "stories" / "31.html").unlink()

    push(house)

    assert published(house) == [".nojekyll", "index.html"]


def test_branch_that_was_published_from_elsewhere_is_gone_on_with(house: Path) -> None:
    push(house)
    other = house.parent / "other"
    git(house.parent, "clone", "--quiet", "remote.git", "other")
    git(other, "commit", "--quiet", "--allow-empty", "--message=begin")
    (other / "output").mkdir()
    (other / "output" / "index.html").write_text("newer")
    publish(other / "output", remote="origin", branch="gh-pages", repository=other)

    push(house)

    assert git(house.parent / "remote.git", "rev-list", "--count", "gh-pages") == "3"
    assert published(house) == [".nojekyll", "index.html", "stories/31.html"]


def test_branch_that_is_worked_on_is_never_overwritten(house: Path) -> None:
    with pytest.raises(UsageError, match="main: the branch you work on would be overwritten"):
        push(house, "main")


def test_missing_site_is_told(house: Path) -> None:
    (house / "output").rename(house / "elsewhere")

    with pytest.raises(UsageError, match="no site is there"):
        push(house)


def test_remote_that_cannot_be_reached_is_told(house: Path) -> None:
    git(house, "remote", "set-url", "origin", str(house / "nowhere"))

    with pytest.raises(PushError) as told:
        push(house)

    said = str(told.value).splitlines()
    assert (
        said[0]
        == f"origin: the site was not pushed: fatal: '{house / 'nowhere'}' does not appear to be a git repository"
    )
    assert said[-1] == "  fix: see that `git push origin` works"
    assert "Traceback" not in str(told.value)
