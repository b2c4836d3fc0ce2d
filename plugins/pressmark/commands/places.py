"""Where this project keeps what the commands work on."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SETTINGS = ROOT / "pelicanconf.py"
CONTENT = ROOT / "content"
OUTPUT = ROOT / "output"


def content_folder(named: str) -> Path:
    """Give the folder that a command names, else the project's own as it is shown to people."""
    return Path(named or os.path.relpath(CONTENT))
