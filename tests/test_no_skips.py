"""A run of the tests that may leave none out fails where one is."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEST = "import pytest\n\n@pytest.mark.skip(reason='no such tool')\ndef test_it():\n    pass\n"


@pytest.mark.parametrize(("options", "status"), [([], 0), (["--no-skips"], 1)])
def test_skipped_test_fails_only_where_none_may_be_left_out(tmp_path: Path, options: list[str], status: int) -> None:
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text())
    (tmp_path / "test_it.py").write_text(TEST)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), *options]

    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert run.returncode == status, run.stdout
    assert ("no such tool" in run.stdout) == bool(options)
