"""The examples of PARTS.md, word for word, in a stock Pelican site with Pelican's own theme."""

import json
import re
from pathlib import Path

import pytest

from .environment import QUICKSTART, run

ROOT = Path(__file__).parent.parent.parent
PARTS = (ROOT / "plugins" / "pressmark" / "PARTS.md").read_text()
# Each example by the name of its file, and how many lines of code it has.
EXAMPLES = dict(re.findall(r"^## .*?`(\w+\.py)`\n.*?```python\n(.*?)```", PARTS, re.DOTALL | re.MULTILINE))
(SETTINGS,) = re.findall(r"besides what it said before:\n\n```python\n(.*?)```", PARTS, re.DOTALL)
# What the text says to put into a theme.
(SHOWN,) = re.findall(r"`(<script.*?</script>)`", PARTS)


@pytest.fixture(scope="module")
def site(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parts")
    (folder / "content").mkdir()
    (folder / "content/892006.txt").write_bytes((ROOT / "content/stories/2020/10/892006.txt").read_bytes())
    (folder / "content/plain.md").write_text("Title: Plain\nDate: 2026-10-14\n\nA post as any other, <b>left open.\n")
    (folder / "pelicanconf.py").write_text(
        f"{QUICKSTART}{SETTINGS}THEME = 'simple'\nTHEME_TEMPLATES_OVERRIDES = ['templates']\n"
    )
    for name, code in EXAMPLES.items():
        (folder / name).write_text(code)
    (folder / "templates").mkdir()
    (folder / "templates/article.html").write_text(f"<h1>{{{{ article.title }}}}</h1>{{{{ article.content }}}}{SHOWN}")

    result = run(folder, python, "-m", "pelican", "content", "--fatal", "errors", "--log-handler", "plain")

    assert result.returncode == 0, result.stdout + result.stderr
    (folder / "said").write_text(result.stdout + result.stderr)
    return folder


def test_every_example_is_short() -> None:
    code = {name: [line for line in text.splitlines() if line.strip()] for name, text in EXAMPLES.items()}

    assert list(code) == [f"{name}.py" for name in re.findall(r'"(\w+)"', SETTINGS.splitlines()[1])]
    assert max(map(len, code.values())) <= 16


def test_story_is_an_article_of_the_theme(site: Path) -> None:
    assert "<h1>Turkish-backed Syrian Militants Join" in (site / "output/892006.html").read_text()
    assert "A post as any other" in (site / "output/plain.html").read_text()


def test_topics_are_tags(site: Path) -> None:
    assert "Turkish-backed" in (site / "output/tag/turkey.html").read_text()


def test_stories_are_cited(site: Path) -> None:
    assert "@article{story892006," in (site / "output/stories.bib").read_text()


def test_story_has_its_record(site: Path) -> None:
    (record,) = re.findall(r"<script[^>]*>(.*?)</script>", (site / "output/892006.html").read_text())

    assert json.loads(record)["url"] == "https://example.org/stories/892006.html"


def test_faults_of_pages_are_told(site: Path) -> None:
    assert "plain.html: <b> is not closed before </p>" in (site / "said").read_text()
