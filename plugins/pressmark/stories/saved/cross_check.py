"""The text a page shows, held against the text its JSON-LD gives: goes in and comes out as paragraphs.

Where both are the same text, whatever hangs on below it on the page is no part of it. Where the page shows none or
little of it, the JSON-LD stands in.
"""

import re

from bs4 import BeautifulSoup

from .lines import page_text

_NO_LETTERS = re.compile(r"[\W_]+")
_TAG = re.compile(r"<(p|br|div|h\d|li|blockquote)\b", re.IGNORECASE)
# As much of the JSON-LD as the page must show for both to be one text; less than the second is a part of it.
_SAME_SHARE = 0.9
_PART_SHARE = 0.6
_FEW_LETTERS = 40
# Letters times paragraphs: a book would take minutes to compare.
_MOST_LETTERS = 500_000_000


def checked_paragraphs(shown: tuple[str, ...], given: str) -> tuple[tuple[str, ...], str]:
    """Give the paragraphs that hold, and what they were taken from: "" where that is the page alone.

    Args:
        shown: The paragraphs found on the page, perhaps none.
        given: `articleBody`, as text or as HTML; empty where there is none.
    """
    whole = _letters(" ".join(given_paragraphs(given))) if given else ""
    if len(whole) < _FEW_LETTERS or len(whole) * len(shown) > _MOST_LETTERS:
        return shown, ""
    found = [_letters(text) in whole for text in shown]
    share = sum(len(_letters(text)) for text, is_found in zip(shown, found, strict=True) if is_found) / len(whole)
    if share < _PART_SHARE and len(whole) > len(_letters(" ".join(shown))):
        return given_paragraphs(given), "JSON-LD articleBody"
    if share < _SAME_SHARE:
        return shown, ""
    last = len(found) - found[::-1].index(True)
    return shown[:last], ", as JSON-LD articleBody confirms"


def given_paragraphs(given: str) -> tuple[str, ...]:
    """Part a text of JSON-LD into paragraphs, at its tags or its line ends."""
    if _TAG.search(given):
        return tuple(line.text for line in page_text(BeautifulSoup(f"<body>{given}", "lxml")).lines)
    return tuple(filter(None, (" ".join(line.split()) for line in given.splitlines())))


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text).casefold()
