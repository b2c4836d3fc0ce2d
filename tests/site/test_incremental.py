"""A build over an earlier one gives the site that a clean build gives: the same files, the same bytes."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from .building import ARCHIVE, ROOT, build_house, copy_house, digests, run
from .edits import damage, edit_stories, edit_vocabulary


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A site with a theme and settings of its own, built once."""
    shutil.copytree(ARCHIVE, tmp_path / "content")
    copy_house(tmp_path)
    assert build_house(tmp_path).returncode == 0
    return tmp_path


def assert_as_clean(house: Path) -> None:
    incremental = build_house(house)
    clean = build_house(house, output="clean")
    assert (incremental.returncode, clean.returncode) == (0, 0), incremental.stderr
    assert digests(house / "output") == digests(house / "clean")
    shutil.rmtree(house / "clean")
    shutil.rmtree(house / ".clean.pressmark")


def edit(chance: random.Random, house: Path) -> str:
    """Change something of all that a build starts from."""
    kind = chance.randrange(8)
    if kind == 0:
        return edit_vocabulary(chance, house / "content")
    if kind == 1:
        return damage(chance, chance.choice(sorted((house / ".output.pressmark").glob("*ledger*"))))
    return edit_stories(chance, house / "content")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_incremental_equals_clean_after_any_edits(house: Path, seed: int) -> None:
    chance = random.Random(seed)
    done = []
    for _ in range(6):
        done += [edit(chance, house) for _ in range(chance.randint(1, 3))]

        assert_as_clean(house)

    assert len(done) >= 6


def change_template(house: Path) -> None:
    path = house / "theme" / "templates" / "_footer.html"
    path.write_text(path.read_text() + "<!-- changed -->\n")


def change_style(house: Path) -> None:
    path = house / "theme" / "static" / "css" / "tokens.css"
    path.write_text(path.read_text() + "\n:root { --changed: 1px; }\n")


def change_option(house: Path) -> None:
    path = house / "pelicanconf.py"
    path.write_text(path.read_text().replace('"rights": ""', '"rights": "© The Harbour Post"'))


def change_address(house: Path) -> None:
    path = house / "pelicanconf.py"
    path.write_text(path.read_text().replace("http://localhost:8000", "https://example.org/archive"))


def change_page(house: Path) -> None:
    (house / "content" / "pages" / "about.md").write_text("Title: About us\n\nOther words.\n")


@pytest.mark.parametrize("change", [change_template, change_style, change_option, change_address, change_page])
def test_incremental_equals_clean_after_a_change_of(house: Path, change: Callable[[Path], None]) -> None:
    before = digests(house / "output")

    change(house)

    assert_as_clean(house)
    assert digests(house / "output") != before


def feeds_with(house: Path, code: str) -> set[str]:
    """The feeds of every format that carry a story."""
    feeds = [path for path in (house / "output" / "feeds").rglob("*") if path.suffix in {".xml", ".json"}]
    named = re.compile(rf'news/{code}[<"]')
    return {feed.relative_to(house / "output").as_posix() for feed in feeds if named.search(feed.read_text())}


def test_one_changed_story_rewrites_only_what_shows_it(house: Path) -> None:
    # The search index is named by its content; tests/search/ tells which of its files are written again.
    found = [path for path in (house / "output").rglob("*") if path.is_file() and "search" not in path.parts]
    moments = {path: path.stat().st_mtime_ns for path in found}
    story = house / "content/stories/2020/10/700103.txt"
    story.write_text(story.read_text().replace("behind a boiler", "behind a stove"))

    assert build_house(house).returncode == 0

    changed = {
        p.relative_to(house / "output").as_posix() for p, moment in moments.items() if p.stat().st_mtime_ns != moment
    }
    data = {"data/stories.csv", "data/stories.jsonl"}
    assert changed == {"stories/700103.html", "index.html", *data, *feeds_with(house, "700103")}


def test_nothing_changed_writes_nothing(house: Path) -> None:
    moments = {p: p.stat().st_mtime_ns for p in (house / "output").rglob("*") if p.is_file()}

    for _ in range(3):
        assert build_house(house).returncode == 0

    assert {p: p.stat().st_mtime_ns for p in (house / "output").rglob("*") if p.is_file()} == moments


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda n: n.name)
def test_killed_build_leaves_one_whole_site(house: Path, number: signal.Signals) -> None:
    old = digests(house / "output")
    story = house / "content/stories/2020/10/700103.txt"
    story.write_text(story.read_text().replace("behind a boiler", "behind a stove"))
    build_house(house, output="clean")
    new = digests(house / "clean")
    code = (
        "import sys; from pathlib import Path; from plugins.pressmark.rebuild.driver import build_site\n"
        "house = Path(sys.argv[1]); print('started', flush=True)\n"
        "sys.exit(build_site(house / 'pelicanconf.py', content=house / 'content', output=house / 'output').status)"
    )
    for delay in (0.05, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5):
        with subprocess.Popen(
            [sys.executable, "-c", code, str(house)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            assert process.stdout
            assert process.stdout.readline() == b"started\n"
            time.sleep(delay)
            process.send_signal(number)
            process.wait()
            process.stdout.close()

        assert digests(house / "output") in (old, new)

    assert build_house(house).returncode == 0
    assert digests(house / "output") == new


def test_process_that_lives_on_after_a_failed_build_keeps_no_other_out(house: Path) -> None:
    code = (
        "import subprocess, sys; from pathlib import Path\n"
        "from plugins.pressmark.rebuild.driver import build_site\n"
        "house = Path(sys.argv[1])\n"
        "places = {'content': house / 'content', 'output': house / 'output'}\n"
        "(house / 'content' / 'broken.txt').write_text('nonsense')\n"
        "assert build_site(house / 'pelicanconf.py', **places).status == 1\n"
        "(house / 'content' / 'broken.txt').unlink()\n"
        "other = 'from tests.site.building import build_house; from pathlib import Path; import sys\\n'\n"
        "other += 'sys.exit(build_house(Path(sys.argv[1])).returncode)'\n"
        "subprocess.run([sys.executable, '-c', other, str(house)], check=True)\n"
    )

    result = run([sys.executable, "-c", code, str(house)])

    assert result.returncode == 0, result.stderr
    assert_as_clean(house)


def test_one_process_may_build_again_and_again(house: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from plugins.pressmark.rebuild.driver import build_site\n"
        "house = Path(sys.argv[1])\n"
        "story, footer = house / 'content/stories/2020/10/700103.txt', house / 'theme/templates/_footer.html'\n"
        "def build():\n"
        "    return build_site(house / 'pelicanconf.py', content=house / 'content', output=house / 'output').status\n"
        "assert build() == 0\n"
        "story.write_text(story.read_text().replace('boiler', 'stove'))\n"
        "assert build() == 0\n"
        "story.write_text('nonsense')\n"
        "assert build() == 1\n"
        "story.unlink()\n"
        "footer.write_text(footer.read_text() + 'changed')\n"
        "assert build() == 0\n"
    )

    result = run([sys.executable, "-c", code, str(house)])

    assert result.returncode == 0, result.stderr
    assert_as_clean(house)
