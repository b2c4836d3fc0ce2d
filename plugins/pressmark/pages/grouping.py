"""Stories grouped by what they are about."""

import unicodedata
from collections.abc import Iterable, Sequence

from ..documents import ArchiveDocument
from ..model import Topic

# Unicode has the letters that Persian and Urdu add behind all others; here each stands where readers look for it.
_ALPHABET = "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںهہویے"
_IN_ORDER = {ord(letter): 0x750 + place for place, letter in enumerate(_ALPHABET)}
# Letters that are one to a reader of a list.
_ONE_LETTER = str.maketrans("كيىı", "کییi")

TopicGroup = tuple[Topic, Sequence[ArchiveDocument]]


def by_topic(documents: Iterable[ArchiveDocument]) -> list[TopicGroup]:
    """Give each topic with the documents about it, in the order they came in; topics by slug. One pass."""
    topics: dict[str, Topic] = {}
    groups: dict[str, list[ArchiveDocument]] = {}
    for document in documents:
        for story_topic in document.topics.about:
            slug = story_topic.topic.slug
            topics.setdefault(slug, story_topic.topic)
            groups.setdefault(slug, []).append(document)
    return [(topics[slug], tuple(groups[slug])) for slug in sorted(groups)]


def largest_first(groups: Iterable[TopicGroup]) -> list[TopicGroup]:
    """Order topics by their number of documents, then by slug."""
    return sorted(groups, key=lambda group: (-len(group[1]), group[0].slug))


def name_order(topic: Topic) -> tuple[str, str]:
    """By letters alone, so that "Århus" and "Ärzte" stand under A; the slug decides between equals."""
    return plain_letters(topic).translate(_IN_ORDER), topic.slug


def plain_letters(topic: Topic) -> str:
    """The name as lists know it: small letters without their marks."""
    letters = unicodedata.normalize("NFKD", topic.name).casefold()
    return "".join(c for c in letters if not unicodedata.combining(c)).translate(_ONE_LETTER)
