import hashlib
import os
import sys
from pathlib import Path

import pytest

from plugins.pressmark.commands import environment
from plugins.pressmark.commands.entering import enter

ROOT = Path(__file__).parent.parent.parent


def test_missing_venv_module_is_told_with_its_fix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)

    with pytest.raises(SystemExit) as ended:
        environment._make_environment()

    assert "sudo apt install python3-venv" in str(ended.value.code)


def test_installed_requirements_are_not_installed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    requirements = ROOT / "requirements.txt"
    stamp = hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()
    (tmp_path / "requirements.installed").write_text(stamp)
    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "no such program")

    environment.install("requirements.txt")

    assert sorted(p.name for p in tmp_path.iterdir()) == ["requirements.installed"]


@pytest.mark.skipif(os.name == "nt", reason="commands run beside this process there")
def test_commands_keep_what_python_compiled_wherever_they_are_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(environment, "install", lambda _: None)
    seen: list[str | None] = []

    def replaced(*_: object) -> None:
        seen.append(os.environ.get("PYTHONDONTWRITEBYTECODE"))
        raise SystemExit

    monkeypatch.setattr(os, "execv", replaced)

    with pytest.raises(SystemExit):
        enter(["doctor"])

    assert seen == [None]
