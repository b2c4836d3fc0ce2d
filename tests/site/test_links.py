"""A site with a link that leads nowhere is not published, whether the link is new or what it named is gone."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .building import ARCHIVE, build_house, copy_house, digests


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A site with a theme, a page and a picture of its own, built once."""
    shutil.copytree(ARCHIVE, tmp_path / "content")
    copy_house(tmp_path)
    page(tmp_path, "guide", "The [dates](/#dates), [a story](/stories/700103.html) and ![](/images/map.svg).")
    (tmp_path / "content" / "images").mkdir()
    (tmp_path / "content" / "images" / "map.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    built = build_house(tmp_path)
    assert built.returncode == 0, built.stderr
    return tmp_path


def page(house: Path, name: str, text: str) -> None:
    (house / "content" / "pages" / f"{name}.md").write_text(f"Title: {name}\n\n{text}\n")


def write_page(house: Path) -> str:
    page(house, "other", "A [guide](../gudie/).")
    return (
        "other/index.html: a link leads nowhere: gudie/index.html is no file of this site [broken-link]\n"
        "  expected: a file that is there, such as guide/index.html\n"
        f"  fix: correct the link in {house}/content/pages/other.md"
    )


def remove_story(house: Path) -> str:
    (house / "content/stories/2020/10/700103.txt").unlink()
    return "guide/index.html: a link leads nowhere: stories/700103.html is no file of this site [broken-link]"


def remove_picture(house: Path) -> str:
    (house / "content/images/map.svg").unlink()
    return "guide/index.html: a link leads nowhere: images/map.svg is no file of this site [broken-link]"


def rename_heading(house: Path) -> str:
    page(house, "other", '<h2 id="how">How</h2>')
    page(house, "third", "Look [how](/other/#how).")
    assert build_house(house).returncode == 0
    page(house, "other", '<h2 id="why">How</h2>')
    return "third/index.html: a link leads nowhere: other/index.html has no #how [broken-link]"


def change_template(house: Path) -> str:
    template = house / "theme" / "templates" / "_footer.html"
    template.write_text(template.read_text() + '<a href="{{ site.base }}imprint/">Imprint</a>\n')
    return (
        "2020/10/07/index.html: a link leads nowhere: imprint/index.html is no file of this site [broken-link]\n"
        "  also on: 2020/10/08/index.html, 2020/10/index.html, 2020/index.html, 2021/03/01/index.html …"
    )


CHANGES = [write_page, remove_story, remove_picture, rename_heading, change_template]


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_is_published(house: Path, change: Callable[[Path], str]) -> None:
    message = change(house)
    before = digests(house / "output")
    incremental, clean = build_house(house), build_house(house, output="clean")

    assert message in incremental.stderr
    assert clean.stderr == incremental.stderr
    assert (incremental.returncode, clean.returncode) == (1, 1)
    assert digests(house / "output") == before
    assert not (house / "clean").exists()


def test_a_link_that_is_mended_is_published(house: Path) -> None:
    remove_story(house)
    assert build_house(house).returncode == 1
    page(house, "guide", "The [dates](/#dates).")

    assert build_house(house).returncode == 0
    assert not (house / "output/stories/700103.html").exists()
