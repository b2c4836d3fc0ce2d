"""Topic names to slugs, the names within an address. Whether two topics share a slug is left to the vocabulary."""

import hashlib
import unicodedata
from functools import lru_cache

# "İ" in lower case is an "i" and this mark, which no reader types.
_DOT_ABOVE_I = "i\N{COMBINING DOT ABOVE}"


@lru_cache(maxsize=50_000)  # an archive says the same few thousand names again and again
def topic_slug(name: str) -> str:
    """The slug of a topic's name.

    Returns:
        Letters and digits of any script in lower case, with the marks that belong to them, joined by "-". Where the
        name has none, twelve hexadecimal digits that depend on the name alone.
    """
    folded = unicodedata.normalize("NFKC", name).lower().replace(_DOT_ABOVE_I, "i")
    slug = "-".join("".join(c if _belongs(c) else " " for c in unicodedata.normalize("NFC", folded)).split())
    return slug or hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _belongs(character: str) -> bool:
    # Vowel signs of Indic scripts are marks, not letters: without them a Hindi word would fall apart.
    return character.isalnum() or unicodedata.category(character).startswith("M")
