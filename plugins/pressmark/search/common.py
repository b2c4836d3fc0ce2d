"""Words that nearly every story has: searched alone they find everything, and their part of the index is the heaviest.

Goes in: the records of an archive. Comes out: the words that the search page leaves out of a search for others.
"""

import re
from collections import Counter
from collections.abc import Iterable

from .records import SearchRecord

# So often a word stands in the whole archive before its part of the index, at about a byte each, is too much to send.
_MOST = 40_000
_WORD = re.compile(r"\w+")


def common_words(records: Iterable[SearchRecord]) -> list[str]:
    """Give the words that stand in an archive too often to be searched, folded, in their order."""
    counts: Counter[str] = Counter()
    for record in records:
        counts.update(_WORD.findall(f"{record.title} {record.text}".lower()))
    return sorted(word for word, count in counts.items() if count > _MOST)
