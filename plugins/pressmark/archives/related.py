"""Which stories belong together: documents in, for each the few that share most of its topics and words out.

A mark of a story is a topic it is about or a longer word of its headline. Two stories are near in a mark if both bear
it and at most two others that bear it stand between them in time. So a rare mark joins stories over years, a common one
only those of the same days, without any count of the whole archive: one more story changes what is related to the few
stories beside it in its own marks, and nothing else. The time grows with the number of marks.
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from functools import partial
from heapq import nlargest

from ..documents import ArchiveDocument
from ..model import StoryCode

_MOST = 5
# How far two stories stand from each other at most among those that bear a mark.
_REACH = 3
# What a word and a topic weigh. A topic and a word, two topics, or three words are enough: less may be chance.
_WORD, _TOPIC = 1, 2
_ENOUGH = 3
_WORDS = re.compile(r"[^\W\d_]{4,}")


def related_stories(documents: Sequence[ArchiveDocument]) -> Mapping[StoryCode, tuple[StoryCode, ...]]:
    """Give the stories related to each that has any.

    The most related come first, then the nearest in time, of two as near the older.

    Args:
        documents: Newest first.
    """
    found: dict[int, list[tuple[int, float, int]]] = defaultdict(list)
    # The nearest bearers of each mark among the stories that came before.
    bearers: dict[tuple[int, str], deque[int]] = defaultdict(partial(deque, maxlen=_REACH))
    for place, document in enumerate(documents):
        for other, shared in Counter(_near(document, place, bearers)).items():
            if shared >= _ENOUGH:
                apart = (documents[other].published - document.published).total_seconds()
                found[place].append((shared, -apart, other))
                found[other].append((shared, -apart, place))
    return {
        documents[place].code: tuple(documents[other].code for *_, other in nlargest(_MOST, others))
        for place, others in found.items()
    }


def _near(document: ArchiveDocument, place: int, bearers: Mapping[tuple[int, str], deque[int]]) -> list[int]:
    """The stories that came before and are near to this one, each as often as its marks weigh; this one joins them."""
    marks = {(_TOPIC, about.topic.slug) for about in document.topics.about}
    marks |= {(_WORD, word) for word in _WORDS.findall(document.story.headline.casefold())}
    near: list[int] = []
    for mark in marks:
        others = bearers[mark]
        near += [*others] * mark[0]
        others.append(place)
    return near
