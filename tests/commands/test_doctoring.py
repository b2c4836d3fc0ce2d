import json
import subprocess
from pathlib import Path

import pytest

from plugins.pressmark.commands.doctoring import Finding, packages_finding, publishing_findings, settings_findings
from tests.site.building import invoke

CHOSEN = {"SITEURL": "https://example.net", "TIMEZONE": "Asia/Tehran", "PRESSMARK": {"authority": "example.net"}}


def test_this_project_is_well() -> None:
    result = invoke("doctor")

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("ok    Python 3.")
    assert "\nok    settings\n" in result.stdout


def test_finding_is_told_with_its_fix() -> None:
    assert str(Finding(state="wrong", what="git: gone", fix="bring it back")) == (
        "wrong git: gone\n      fix: bring it back"
    )


def test_package_of_another_version_and_a_missing_one_are_named() -> None:
    pins = "invoke==0.0.1 \\\n    --hash=sha256:0\nno-such-package==2 \\\nothers==1 ; sys_platform == 'win32' \\\n"

    found = packages_finding(pins)

    assert found.state == "wrong"
    assert found.what.startswith("packages: invoke is ")
    assert found.what.endswith(", not 0.0.1; no-such-package is missing, not 2")


def test_settings_that_were_chosen_are_well() -> None:
    assert {one.state for one in settings_findings(CHOSEN)} == {"ok"}


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        pytest.param(
            {"SITEURL": "http://localhost:8000"}, "address: http://localhost:8000 is this machine", id="address"
        ),
        pytest.param({"TIMEZONE": "UTC"}, "time zone: UTC", id="time zone"),
        pytest.param({"PRESSMARK": {"authority": "example.org"}}, "authority: example.org is nobody's", id="authority"),
    ],
)
def test_settings_that_nobody_chose_are_to_be_looked_at(changed: dict[str, object], what: str) -> None:
    (found,) = [one for one in settings_findings(CHOSEN | changed) if one.state != "ok"]

    assert (found.state, found.what) == ("look", what)
    assert "pelicanconf.py" in found.fix


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A repository with the workflow and no remote."""
    (tmp_path / ".github/workflows").mkdir(parents=True)
    (tmp_path / ".github/workflows/pages.yml").touch()
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    return tmp_path


def remote(house: Path, address: str) -> None:
    subprocess.run(["git", "remote", "add", "origin", address], cwd=house, check=True)


def gh(folder: Path, answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand for GitHub's program, which asks over the network."""
    folder.mkdir()
    (folder / "gh").write_text(f"#!/bin/sh\necho '{answer}'\n")
    (folder / "gh").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")


def test_repository_without_a_workflow_or_a_remote(house: Path, tmp_path: Path) -> None:
    assert [one.what for one in publishing_findings(house)] == ["git: no remote named origin"]
    assert [one.what for one in publishing_findings(tmp_path / "elsewhere")] == [
        "workflow: there is none that publishes the site"
    ]


def test_remote_elsewhere_is_told(house: Path) -> None:
    remote(house, "https://example.org/post.git")

    assert [one.what for one in publishing_findings(house)] == ["git: https://example.org/post.git is not on GitHub"]


@pytest.mark.parametrize("address", ["https://github.com/editor/post.git", "git@github.com:editor/post"])
@pytest.mark.parametrize(("source", "state"), [("workflow", "ok"), ("legacy", "wrong")])
def test_pages_is_asked_where_it_takes_the_site_from(
    house: Path, address: str, source: str, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    remote(house, address)
    gh(house / "bin", json.dumps({"build_type": source, "html_url": "https://editor.github.io/post/"}), monkeypatch)

    git, pages = publishing_findings(house)

    assert (git.state, pages.state) == ("ok", state)
    assert pages.fix == (
        ""
        if state == "ok"
        else "on https://github.com/editor/post/settings/pages choose “GitHub Actions” as the source"
    )


def test_pages_that_cannot_be_asked_is_to_be_looked_at(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remote(house, "https://github.com/editor/post.git")
    gh(house / "bin", "no JSON", monkeypatch)

    assert [one.state for one in publishing_findings(house)] == ["ok", "look"]
