"""The workflows: sound, safe, and no other than what is run here."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PROGRAMS = Path(sys.executable).parent


def said_by(*command: str | Path) -> tuple[int, str]:
    result = subprocess.run([*map(str, command)], cwd=ROOT, capture_output=True, text=True, check=False)
    return result.returncode, result.stdout + result.stderr


def test_there_are_workflows_to_look_at() -> None:
    assert [path.name for path in WORKFLOWS] == ["embargo.yml", "pages.yml", "program.yml"]


def test_actionlint_finds_nothing() -> None:
    assert said_by(PROGRAMS / "actionlint", "-no-color", *WORKFLOWS) == (0, "")


def test_actionlint_sees_a_fault(tmp_path: Path) -> None:
    faulty = tmp_path / "pages.yml"
    faulty.write_text(
        (ROOT / ".github/workflows/pages.yml").read_text().replace("steps.pages.outputs", "steps.page.outputs")
    )

    status, said = said_by(PROGRAMS / "actionlint", "-no-color", faulty)

    assert status == 1
    assert 'property "page" is not defined' in said


def test_zizmor_finds_nothing_as_an_auditor() -> None:
    status, said = said_by(
        PROGRAMS / "zizmor", "--offline", "--persona=auditor", "--color=never", "--quiet", "--no-ignores", ".github"
    )

    assert (status, said.strip()) == (0, "No findings to report. Good job!")


def test_zizmor_sees_a_fault(tmp_path: Path) -> None:
    shutil.copytree(ROOT / ".github", tmp_path / ".github")
    pages = tmp_path / ".github" / "workflows" / "pages.yml"
    pages.write_text(
        pages.read_text()
        .replace("          persist-credentials: false\n", "")
        .replace("        with:\n      -", "      -")
    )

    status, said = said_by(
        PROGRAMS / "zizmor", "--offline", "--persona=auditor", "--color=never", "--quiet", tmp_path / ".github"
    )

    assert status != 0
    assert "artipacked" in said


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_commit_and_its_release_is_told(path: Path) -> None:
    uses = re.findall(r"uses: (.*)", path.read_text())

    assert uses != []
    assert [one for one in uses if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []


def test_no_running_deployment_is_cancelled() -> None:
    assert (
        yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text())["concurrency"]["cancel-in-progress"] is False
    )
