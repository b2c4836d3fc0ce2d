"""Where every kind of page stands: paths of files below the site's root, and how a path becomes an address.

Paths hold letters of any script; addresses are percent-encoded (RFC 3986). Stories have theirs from `documents`.
"""

from ..archives.dates import PeriodKey
from ..feeds.plans import FeedKind
from ..model import StoryCode, TopicType

_TYPE_NAMES = {
    TopicType.PLACE: "places",
    TopicType.PERSON: "people",
    TopicType.ORGANISATION: "organisations",
    TopicType.SUBJECT: "subjects",
}
NEWEST_FEED = "feeds/all.atom.xml"
FEEDS = "feeds/index.html"
# The name of the feed of all stories.
ALL_FEEDS = "feeds/all"
TOPICS = "topics/index.html"
DATA = "data/index.html"
CODES = "codes/index.html"
SEARCH = "search/index.html"
# The folder of the index; its files are named by the program that makes it.
SEARCH_INDEX = "search/pagefind"
NOT_FOUND = "404.html"
_CARD = "cards/{code}.png"


def card_path(code: StoryCode) -> str:
    """The picture of a story for links that are shared; named by the code alone, as the story is."""
    return _CARD.format(code=code)


def front_path(number: int = 1) -> str:
    """The pages of newest stories, counted from 1."""
    return "index.html" if number == 1 else f"page/{number}.html"


def topic_path(slug: str, number: int = 1) -> str:
    """The pages of one topic, counted from 1."""
    return f"topics/{slug}.html" if number == 1 else f"topics/{slug}/{number}.html"


def topics_path(number: int) -> str:
    """The pages of all topics from A to Z, counted from 1; no topic's slug has a "_"."""
    return f"topics/a_z/{number}.html"


def topic_feed(slug: str) -> str:
    """The feed of one topic."""
    return feed_path(topic_feed_name(slug))


def topic_feed_name(slug: str) -> str:
    """What all documents of a topic's feed share."""
    return f"feeds/topics/{slug}"


def feed_path(name: str, kind: FeedKind = "atom") -> str:
    """The document of a feed that people subscribe to."""
    return f"{name}.{kind}.xml" if kind in {"atom", "rss"} else f"{name}.{kind}"


def feeds_path(type_: TopicType, number: int = 1) -> str:
    """The pages that list the feeds of all topics of a type, counted from 1."""
    return f"feeds/{_TYPE_NAMES[type_]}{'' if number == 1 else f'/{number}'}.html"


def archived_feed(name: str, number: int) -> str:
    """A feed's sealed documents, counted from 1, the oldest: "feeds/archive/all/1.atom.xml"."""
    return f"feeds/archive/{name.removeprefix('feeds/')}/{number}.atom.xml"


def codes_path(first: int, last: int, number: int = 1) -> str:
    """The pages of a range of story codes, counted from 1; the range itself has more than one only if it must."""
    return f"codes/{first}-{last}{'' if number == 1 else f'/{number}'}.html"


def period_path(key: PeriodKey, number: int = 1) -> str:
    """The pages of a year, month or day, counted from 1; only a day has more than one."""
    folder = "/".join([f"{key[0]:04}", *(f"{part:02}" for part in key[1:])])
    return f"{folder}/{'index' if number == 1 else number}.html"
