"""The package, and an environment that has it; each is made once."""

import shutil
import sys
import venv
from importlib.metadata import distribution
from pathlib import Path

import pytest

from .environment import needed, run

ROOT = Path(__file__).parent.parent.parent
# What the plugin needs; the rest of what pyproject.toml names is for the commands.
RUNTIME = ("pelican", "babel", "beautifulsoup4", "blinker", "feedgen", "lxml", "markdown", "pagefind-bin", "tzdata")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps", "--no-index"]

    result = run(folder, *pip, "--wheel-dir", folder, ROOT)

    assert result.returncode == 0, result.stderr
    (made,) = folder.glob("pressmark-*.whl")
    return made


@pytest.fixture(scope="session")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel and what it needs, copied from this one: nothing is fetched."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder)
    packages = next(folder.glob("lib/*/site-packages"), folder / "Lib" / "site-packages")
    for name in sorted(set().union(*(needed(name, set()) for name in RUNTIME))):
        for file in distribution(name).files or []:
            if ".." not in file.parts:
                (packages / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(str(file.locate()), packages / file)
    interpreter = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    result = run(
        folder,
        sys.executable,
        "-m",
        "pip",
        "--python",
        interpreter,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        wheel,
    )
    assert result.returncode == 0, result.stderr
    return interpreter
