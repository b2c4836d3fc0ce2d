"""The catalogues of translations: what there is to translate, and each file brought up to date with it.

`python -m tests.words.catalogues` writes what is missing into every catalogue, empty, and takes out what is no longer
said. A message that changed is a new one: a wrong guess would be read as a translation. With the name of a language it
begins that language's catalogues, too.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from plugins.pressmark.words import TRANSLATIONS

ROOT = Path(__file__).parent.parent.parent
_JINJA = {
    "extensions": "plugins.pressmark.rebuild.once.Once,jinja2.ext.i18n",
    "newstyle_gettext": "true",
    "trimmed": "true",
    "silent": "false",
}
# What marks a message, and which of its arguments are said: one, a singular and a plural, or one with its context.
_KEYWORDS: dict[str, tuple[Any, ...] | None] = {
    "gettext": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "Column": (3,),
}

_HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {forms}\\n"

"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A folder whose files say something, and the folder of its catalogues."""

    folder: Path
    catalogues: Path
    # Babel's name for the language of its files, and which files.
    method: str
    files: str

    def messages(self) -> Catalog:
        """Give all that there is to translate."""
        found = Catalog(fuzzy=False)
        for file, line, message, comments, context in extract_from_dir(
            self.folder,
            method_map=[(self.files, self.method)],
            options_map={self.files: _JINJA if self.method == "jinja2" else {}},
            keywords=_KEYWORDS,
        ):
            found.add(message, None, [(file, line)], auto_comments=comments, context=context)
        return found

    def languages(self) -> Iterator[Path]:
        """Give the catalogue of each language."""
        yield from sorted(self.catalogues.glob("*.po"))


SOURCES = (
    Source(folder=TRANSLATIONS.parent, catalogues=TRANSLATIONS, method="python", files="**.py"),
    Source(
        folder=ROOT / "theme" / "templates",
        catalogues=ROOT / "theme" / "translations",
        method="jinja2",
        files="**.html",
    ),
)


def read_catalogue(file: Path) -> Catalog:
    """Read one catalogue; one that is not there yet is empty."""
    locale = file.stem.replace("-", "_")
    if not file.exists():
        return Catalog(locale=locale)
    with file.open("rb") as text:
        return read_po(text, locale=locale, abort_invalid=True)


def write_catalogue(file: Path, catalogue: Catalog) -> None:
    """Write one catalogue: without dates and lines, so that it changes only when a message or a translation does."""
    entries = BytesIO()
    write_po(entries, catalogue, width=120, omit_header=True, ignore_obsolete=True, include_lineno=False)
    header = _HEADER.format(language=file.stem, forms=catalogue.plural_forms)
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(header.encode() + entries.getvalue())


def update_catalogues(language: str = "") -> None:
    """Bring every catalogue up to date.

    Args:
        language: One to begin; empty for none.
    """
    for source in SOURCES:
        messages = source.messages()
        begun = {source.catalogues / f"{language}.po"} if language else set()
        for file in sorted({*source.languages(), *begun}):
            catalogue = read_catalogue(file)
            catalogue.update(messages, no_fuzzy_matching=True)
            write_catalogue(file, catalogue)


if __name__ == "__main__":
    update_catalogues(*sys.argv[1:])
