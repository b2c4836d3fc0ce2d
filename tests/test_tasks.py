"""The bootstrap in front of the commands: a machine with only Python is told what it lacks."""

import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_old_python_is_told_before_anything_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    monkeypatch.setattr(sys, "version", "3.10.4 (main)")

    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "tasks.py"), run_name="__main__")

    assert ended.value.code == "Pressmark needs Python 3.11 or newer; this is Python 3.10.4"


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_every_requirement_is_pinned_with_hashes_and_no_address(name: str) -> None:
    lines = (ROOT / name).read_text().splitlines()
    pins = [line for line in lines if re.match(r"[a-z0-9-]+==\S+ ", line)]
    hashes = [line for line in lines if re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line)]

    assert len(pins) > 20
    assert len(pins) + len(hashes) == len(lines)


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    pinned = {line.partition("==")[0] for line in (ROOT / "requirements.txt").read_text().splitlines()}
    tested = {line.partition("==")[0] for line in (ROOT / "requirements-test.txt").read_text().splitlines()}
    needed = {re.split(r"[<>=]", line)[0] for line in project["project"]["dependencies"]}

    assert needed <= pinned <= tested
    assert {re.split(r"[<>=]", line)[0] for line in project["dependency-groups"]["test"]} <= tested


def test_every_command_says_what_it_does_and_every_option_what_it_is_for() -> None:
    code = (
        "import tasks\n"
        "found = {**tasks.namespace.tasks, **tasks.topics.tasks}\n"
        "assert len(found) > 30 and all(task.__doc__ for task in found.values())\n"
        "print([(name, one.name) for name, task in found.items() for one in task.get_arguments() if not one.help])"
    )

    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (result.stdout, result.stderr) == ("[]\n", "")


@pytest.mark.parametrize("name", ["check", "import"])
def test_commands_that_take_words_alone_explain_their_options(name: str) -> None:
    command = [sys.executable, "-m", "invoke", "--search-root", str(ROOT), "--help", name]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert "a story file, or a folder of" in said
    assert re.findall(r"^  -.*(?:STRING|-\w+)$", said, re.MULTILINE) == []
