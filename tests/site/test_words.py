"""Catalogues in a real build: a translation that changes is seen on every page that says it."""

from pathlib import Path

from .building import build_house, digests
from .mixed import write_house


def test_a_changed_translation_reaches_the_pages(tmp_path: Path) -> None:
    write_house(tmp_path, language="fa", stories=8)
    catalogue = tmp_path / "theme" / "translations" / "fa.po"
    first = build_house(tmp_path)
    before = digests(tmp_path / "output")
    text = catalogue.read_text(encoding="utf-8")
    assert text.count('"ارجاع"') == 1

    catalogue.write_text(text.replace('"ارجاع"', '"ارجاع بدهید"'), encoding="utf-8")
    second = build_house(tmp_path)
    third = build_house(tmp_path, output="clean")

    assert [result.returncode for result in (first, second, third)] == [0, 0, 0], second.stderr
    after = digests(tmp_path / "output")
    assert after == digests(tmp_path / "clean")
    assert {path for path in after if after[path] != before[path]} == {
        f"stories/{700000 + n}.html" for n in range(1, 9)
    }
    assert "ارجاع بدهید" in (tmp_path / "output" / "stories" / "700001.html").read_text(encoding="utf-8")


def test_a_catalogue_that_cannot_be_read_is_named_and_the_site_stays(tmp_path: Path) -> None:
    write_house(tmp_path, language="fa", stories=2)
    build_house(tmp_path)
    before = digests(tmp_path / "output")
    catalogue = tmp_path / "theme" / "translations" / "fa.po"

    catalogue.write_text("no catalogue", encoding="utf-8")
    result = build_house(tmp_path)

    assert result.returncode == 1
    assert f"{catalogue}: is no catalogue of translations: " in result.stderr
    assert digests(tmp_path / "output") == before
