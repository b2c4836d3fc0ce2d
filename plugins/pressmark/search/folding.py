"""Words as they are searched: letters and digits that people type in several ways become one.

Goes in: text as the story has it. Comes out: the same text, in which a word that is also found under other spellings
carries them in front of itself. `theme/static/js/search.js` folds what is typed in the same way.

Pagefind drops case, accents and Arabic vowel signs by itself. What it keeps apart is joined here: Arabic and Persian
forms of one letter (ي ی, ك ک, ة ه), the digits of three scripts, the Turkish dotless ı, a word with and without its
half-space, an Arabic word with and without its article.
"""

import unicodedata
from functools import lru_cache

# Stands between the spellings of one word. ASCII, since Pagefind looks for words only between ASCII marks.
SEAM = "|~|"

# Letters that Unicode does not decompose, by the letter they are found under: Arabic script, then the Turkish ı and the
# Greek ς.
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("ىیےې", "ي"),
        **dict.fromkeys("کڪ", "ك"),
        **dict.fromkeys("ةہھە", "ه"),
        "ٱ": "ا",
        "ı": "i",
        "ς": "σ",
    }
)
_TATWEEL = "ـ"
_HALF_SPACE = "\u200c"
# The Arabic article, alone and behind a particle that is written with it.
_ARTICLES = ("وال", "بال", "كال", "فال", "ال", "لل")
# Letters an Arabic word must keep without its article; shorter ones are roots of their own.
_SHORTEST_STEM = 3


def indexed_text(text: str) -> str:
    """Give a text for the index: the words of `text` with single spaces, each behind its other spellings.

    "Diyarbakır halkı" becomes "diyarbakir|~|Diyarbakır halki|~|halkı"; what stands behind the last seam of a word is
    always the word itself.
    """
    if text.isascii() and "___" not in text and SEAM not in text:
        return " ".join(text.split())
    return " ".join(_indexed_word(word) for word in text.split())


def fold(text: str) -> str:
    """Give a text under its one spelling: small letters without marks, Arabic forms of letters, digits 0 to 9."""
    letters = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in letters if unicodedata.category(c) not in {"Mn", "Mc", "Me", "Cf"} and c != _TATWEEL)
    return "".join(_digit(c) for c in plain.lower().translate(_LETTERS))


def without_article(word: str) -> str:
    """Give a folded Arabic word without its article; any other word as it is."""
    for article in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + _SHORTEST_STEM:
            return word.removeprefix(article)
    return word


@lru_cache(maxsize=200_000)  # an archive repeats its words
def _indexed_word(word: str) -> str:
    shown = word.replace(SEAM, "|")
    spellings = _spellings(shown)
    # Pagefind obeys words that begin like this, and a story may hold one.
    if spellings == [_as_pagefind_has_it(shown)] and not shown.startswith("___"):
        return shown
    return SEAM.join([*spellings, shown])


def _spellings(word: str) -> list[str]:
    """What a word is found under, folded: whole, without its article, and in the parts its half-spaces leave."""
    whole = _letters(fold(word))
    parts = [_letters(fold(part)) for part in word.split(_HALF_SPACE)] if _HALF_SPACE in word else []
    return list(dict.fromkeys(s for s in [whole, without_article(whole), *parts] if s))


def _as_pagefind_has_it(word: str) -> str:
    """What Pagefind makes of a word: letters and digits, small, without marks."""
    letters = unicodedata.normalize("NFD", _letters(word.lower(), marks=True))
    return "".join(c for c in letters if not unicodedata.combining(c) and unicodedata.category(c)[0] != "M")


def _letters(text: str, *, marks: bool = False) -> str:
    return "".join(c for c in text if c.isalnum() or (marks and unicodedata.category(c)[0] == "M"))


def _digit(character: str) -> str:
    return str(unicodedata.digit(character, character)) if character.isdecimal() else character
