"""The words of the interface: which language they are in, and what a catalogue says."""

import pickle
from pathlib import Path

import pytest

from plugins.pressmark.errors import OptionError
from plugins.pressmark.words import ENGLISH, words_of

CATALOGUE = """
msgid ""
msgstr ""
"Language: %s\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Stories about %%(topic)s"
msgstr "%%(topic)s: %s"

msgid "%%(number)s story"
msgid_plural "%%(number)s stories"
msgstr[0] "%%(number)s (1)"
msgstr[1] "%%(number)s (n)"
"""


def write(folder: Path, language: str, word: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{language}.po").write_text(CATALOGUE % (language, word), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param("eo", ("eo", "Greece: eo"), id="its own"),
        pytest.param("eo-001", ("eo-001", "Greece: eo"), id="of the wider language"),
        pytest.param("pt-BR", ("pt-BR", "Greece: pt-BR"), id="of the region"),
        pytest.param("pt", ("en", "Stories about Greece"), id="of another region only"),
        pytest.param("en-GB", ("en-GB", "Stories about Greece"), id="English needs none"),
        pytest.param("qaa", ("en", "Stories about Greece"), id="none"),
    ],
)
def test_words_are_in_the_language_of_the_nearest_catalogue(
    language: str, expected: tuple[str, str], tmp_path: Path
) -> None:
    folder = write(write(tmp_path, "eo", "eo"), "pt-BR", "pt-BR")

    words = words_of(language, [folder])

    assert (words.language, words.gettext("Stories about %(topic)s", topic="Greece")) == expected


def test_numbers_choose_the_form() -> None:
    assert ENGLISH.ngettext("%(number)s story", "%(number)s stories", 1, number="1") == "1 story"
    assert ENGLISH.ngettext("%(number)s story", "%(number)s stories", 2, number="2") == "2 stories"


def test_the_first_folder_has_the_last_word(tmp_path: Path) -> None:
    folders = [write(tmp_path / "theme", "eo", "theme"), write(tmp_path / "ours", "eo", "ours")]

    words = words_of("eo", folders)

    assert words.gettext("Stories about %(topic)s", topic="Greece") == "Greece: theme"
    assert words.gettext("Nobody has translated this") == "Nobody has translated this"


def test_words_survive_the_way_to_another_process(tmp_path: Path) -> None:
    words = words_of("eo", [write(tmp_path, "eo", "eo")])

    assert pickle.loads(pickle.dumps(words)) == words


def test_a_changed_translation_is_another_state(tmp_path: Path) -> None:
    before = words_of("eo", [write(tmp_path, "eo", "before")])
    after = words_of("eo", [write(tmp_path, "eo", "after")])

    assert before.digest != after.digest
    assert after.gettext("Stories about %(topic)s", topic="Greece") == "Greece: after"


def test_a_file_that_is_no_catalogue_is_named(tmp_path: Path) -> None:
    (tmp_path / "eo.po").write_text("<html>", encoding="utf-8")

    with pytest.raises(OptionError) as caught:
        words_of("eo", [tmp_path]).gettext("a")

    assert str(caught.value).startswith(f"{tmp_path / 'eo.po'}: is no catalogue of translations: ")
