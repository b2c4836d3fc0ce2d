"""Same stories, same settings, same program: the same bytes, wherever and however the site is built."""

import os
import sys
from pathlib import Path

import pytest

from .building import build
from .mixed import write_archive
from .surroundings import all_surroundings, built

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="clock, locales and network are changed as Linux does it"
)


def test_no_surroundings_change_a_byte(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    write_archive(archive, stories=60, languages=["en", "fa", "ar", "tr", "es"])
    surroundings = all_surroundings(tmp_path)

    sites = {one.name: built(one, archive) for one in surroundings}

    assert set(sites.values()) == {sites["as it is"]}, sites
    # Elsewhere a library for false clocks or the sources of locales may be missing.
    assert len(sites) >= (28 if "CI" in os.environ else 20)


def test_encoding_that_cannot_name_every_page_is_told(tmp_path: Path) -> None:
    write_archive(tmp_path / "content", stories=2, languages=["fa"])
    environment = {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}

    result = build(tmp_path / "output", content=tmp_path / "content", environment=environment)

    assert result.returncode == 1
    assert "fix: set PYTHONUTF8=1 in the environment" in result.stderr
    assert "Traceback" not in result.stderr
