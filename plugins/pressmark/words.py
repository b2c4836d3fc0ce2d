"""The words of the interface in the language of a site: catalogues of translations in, texts out.

English stands in the code and in the templates; a catalogue, gettext's PO file such as `fa.po`, says it in another
language. A language that has none reads as English, and says so. Dates and numbers are left to `pages/cldr.py`.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from .errors import OptionError

# Catalogues of the words that stand in this package.
TRANSLATIONS = Path(__file__).parent / "translations"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; small enough to be sent to another process."""

    # BCP 47: what the words are written in.
    language: str
    # The catalogues; the first that has a word wins.
    files: tuple[Path, ...] = ()
    # Of all the catalogues hold: SHA-256 in hexadecimal; empty without any.
    digest: str = ""

    @property
    def translations(self) -> NullTranslations:
        """The catalogues as gettext has them.

        Raises:
            OptionError: A file is no catalogue.
        """
        return _translations(self.files, self.digest)

    def gettext(self, message: str, /, **values: object) -> str:
        """Say a message, with its values in their places: "%(name)s"."""
        return _filled(self.translations.gettext(message), values)

    def ngettext(self, singular: str, plural: str, number: int, /, **values: object) -> str:
        """Say a message in the form that a number asks for; the number as it is shown is one of the values."""
        return _filled(self.translations.ngettext(singular, plural, number), values)

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """Say a message whose English alone does not tell what is meant."""
        return _filled(self.translations.pgettext(context, message), values)


ENGLISH = Words("en")


def words_of(language: str, folders: Iterable[Path]) -> Words:
    """Give the words of a language, or of the wider one it belongs to; else English.

    Args:
        language: BCP 47.
        folders: Where catalogues stand, as `fa.po` or `pt-BR.po`; those of the first one win.
    """
    folders = tuple(folders)
    for name in _wider(language):
        if name == ENGLISH.language:
            return Words(language)
        if files := tuple(file for folder in folders if (file := folder / f"{name}.po").is_file()):
            whole = hashlib.sha256(b"\0".join(file.read_bytes() for file in files))
            return Words(language, files, whole.hexdigest())
    return ENGLISH


def gettext_noop(message: str) -> str:
    """Mark a message that is translated where it is shown."""
    return message


def _wider(language: str) -> Iterator[str]:
    """A language and all that it is a kind of: "pt-BR", "pt" (RFC 4647, lookup)."""
    while language:
        yield language
        language = language.rpartition("-")[0]


def _filled(text: str, values: dict[str, object]) -> str:
    return text % values if values else text


@lru_cache(maxsize=4)
def _translations(files: tuple[Path, ...], digest: str) -> NullTranslations:  # noqa: ARG001  # tells one state of them from the next
    whole = NullTranslations()
    for file in files:
        whole.add_fallback(_catalogue(file))
    return whole


def _catalogue(file: Path) -> GNUTranslations:
    compiled = BytesIO()
    try:
        with file.open("rb") as text:
            write_mo(compiled, read_po(text, abort_invalid=True))
    except (PoFileError, UnicodeDecodeError) as error:
        raise OptionError(f"{file}: is no catalogue of translations: {error}") from error
    compiled.seek(0)
    return GNUTranslations(compiled)
