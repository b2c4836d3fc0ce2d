"""The catalogues: complete, sound, and enough for a whole site."""

import re
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Message

from plugins.pressmark.words import TRANSLATIONS, words_of
from tests.pages.invented import THEME

from .catalogues import SOURCES, Source, read_catalogue

CATALOGUES = [pytest.param(s, f, id=f"{s.method}-{f.stem}") for s in SOURCES for f in s.languages()]
FOLDERS = (THEME / "translations", TRANSLATIONS)
_PLACE = re.compile(r"%\((\w+)\)s")


def strings(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def wanted(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def test_the_languages_of_the_theme_and_of_the_program_are_the_same() -> None:
    assert [[file.stem for file in source.languages()] for source in SOURCES] == [["ar", "es", "fa", "tr"]] * 2


@pytest.mark.parametrize(("source", "file"), CATALOGUES)
def test_every_message_is_translated_and_none_is_a_guess(source: Source, file: Path) -> None:
    found = {(message.context, str(message.id)): message for message in read_catalogue(file) if message.id}

    assert sorted(found, key=str) == sorted(
        ((message.context, str(message.id)) for message in source.messages() if message.id), key=str
    )
    assert [key for key, message in found.items() if not all(strings(message)) or message.fuzzy] == []


@pytest.mark.parametrize(("source", "file"), CATALOGUES)
def test_translations_hold_the_same_values_and_markup(source: Source, file: Path) -> None:
    for message in read_catalogue(file):
        values = {name for text in wanted(message) for name in _PLACE.findall(text)}
        for string in strings(message) if message.id else []:
            said = set(_PLACE.findall(string))
            # "One story": a form that means one number need not show it.
            assert said == values or (message.pluralizable and said <= values), message.id
            assert string.count("%") == len(_PLACE.findall(string)), message.id
            assert sorted(re.findall(r"<[^>]*>", string)) == sorted(re.findall(r"<[^>]*>", wanted(message)[-1]))
            assert string[:1].isspace() == wanted(message)[-1][:1].isspace()


@pytest.mark.parametrize("language", ["ar", "es", "fa", "tr"])
def test_numbers_of_one_plural_form_read_alike(language: str) -> None:
    words, form = words_of(language, FOLDERS), Locale(language).plural_form
    read: dict[str, set[str]] = {}
    for number in range(300):
        said = words.ngettext("%(number)s story", "%(number)s stories", number, number="#")
        read.setdefault(form(number), set()).add(said)

    assert [len(said) for said in read.values()] == [1] * len(read)


def test_arabic_has_six_forms() -> None:
    words = words_of("ar", FOLDERS)

    assert [
        words.ngettext("%(number)s story", "%(number)s stories", n, number=str(n)) for n in (0, 1, 2, 3, 11, 100)
    ] == ["لا أخبار", "خبر واحد", "خبران", "3 أخبار", "11 خبرًا", "100 خبر"]
