"""Names that no vocabulary has: goes in a story, come out the persons and bodies it names in capitals.

Each story is read by itself; which of its names become topics is decided by `archive`, over all stories.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from ..model import Evidence, Story, StoryTopic, Topic, TopicType
from .slugs import topic_slug
from .vocabulary import Vocabulary

_PARTICLE = r"(?:al|el|bin|ibn|van|von|de|der|den|del|della|da|dos|du|la|le|ter|of|for|and|the|on)"
_PART = r"(?:[A-Z]\.|[^\W\d_a-z][\w’]++(?:-[\w’]++)*+)"
# It begins with letters, not with `\b`, so that nothing but capitals is looked at; nothing taken is given back.
_NAME = re.compile(
    rf"[A-ZÀ-ÞŁŚŞŠŽĆČĐİ](?<!\w.)[\w’]++(?:-\w++)*+(?:\s(?:{_PARTICLE}\s){{0,2}}(?:al-|el-)?{_PART}){{1,5}}"
)

# Between the first and the last name: "John R. Bolton" is John Bolton.
_INITIAL = re.compile(r"(?<= )[A-Z]\.? ")
# Before the name of a place.
_DIRECTIONS = frozenset(
    {"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central", "Greater"}
)

# Before a person's name, and no part of it.
_TITLES_WORDS = """
President Prime Minister Secretary Chancellor Premier Governor Senator Mayor General Colonel Major Captain Admiral
Judge Justice Chairman Chairwoman Director Chief Executive Officer Spokesman Spokeswoman Spokesperson King Queen
Prince Princess Pope Bishop Archbishop Cardinal Imam Sheikh Sheik Ayatollah Rabbi Professor Dr Mr Mrs Ms Sir Lord
Lady Dame Deputy Vice Former Foreign Defense Defence Interior Finance Health Police Attorney Representative
Congressman Congresswoman Typhoon Hurricane Cyclone Storm Ambassador Commander Lieutenant Sergeant Coach Captain
Author Actor Singer Detective Inspector Rev Reverend Father Sister Brother State US Cosmonaut Astronaut Journalist
Congressional Democratic Republican
"""
_TITLES = frozenset(_TITLES_WORDS.split())
# Words that a name of a body has.
_BODIES_WORDS = """
Ministry Department Party University College School Bank Corp Corporation Inc Ltd Co Company Agency Council
Committee Commission Group Institute Association Union Court Police Army Front Airlines Airways Air Authority
Foundation Centre Center Board Bureau Federation League Society Hospital Church Movement Brigade Forces Command
Office Service Services Network Alliance Organisation Organization Trust Museum Club Team Championships Cup
Olympics Games Parliament Assembly Congress Senate Cross Crescent Press Times Post News Industries Technologies
Systems Holdings Partners Fund Exchange plc PLC AG SA GmbH LLC
"""
_BODIES = frozenset(_BODIES_WORDS.split())
# Sources of news are hardly ever what a story is about.
_SOURCES_WORDS = """
Press Times Post News Presse Journal Herald Tribune Telegraph Gazette Today Broadcasting
"""
_SOURCES = frozenset(_SOURCES_WORDS.split())
# Words that a person's name has not.
_OF_BODIES = frozenset({"of", "for", "and", "the", "on"})
# Beside letters and digits, what belongs to a word.
_JOINED = "-_"
# Capitals that begin no name.
_NO_NAMES_WORDS = """
The A An In On At By For From To Of And But Or As If When While After Before Since Until With Without It He She
They We I His Her Their Its This That These Those There Here Not No Yes Now Then According Also However Although
Despite During Both Some Many Most More Other Another All Any Each Every Last Next First One Two Three Monday
Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
October November December Story Code Mr Mrs Ms Dr
"""
_NO_NAMES = frozenset(_NO_NAMES_WORDS.split())


class FoundName(NamedTuple):
    """One name of one story."""

    name: str
    # "person" or "organisation".
    type: str
    # How often the story has it, in full or by its last word.
    times: int
    in_headline: bool
    in_lead: bool
    # The paragraph of its first full form, from 1.
    paragraph: int

    @property
    def is_about(self) -> bool:
        """Whether the story is about it."""
        return self.times >= 3 and (self.in_headline or self.in_lead)

    @property
    def is_sure(self) -> bool:
        """Whether it is what the story is about even if no other story has it."""
        return self.in_headline and self.times >= 3


def find_names(story: Story, vocabulary: Vocabulary) -> tuple[FoundName, ...]:
    """Find the persons and bodies of a story that the vocabulary does not know.

    Returns:
        By slug, each once.
    """
    counts: dict[str, int] = {}
    first: dict[str, int] = {}
    for number, text in enumerate(story.paragraphs, start=1):
        for match in _NAME.findall(text):
            if name := _trimmed(match, vocabulary):
                counts[name] = counts.get(name, 0) + 1
                first.setdefault(name, number)
    new = [name for name in sorted(counts) if _is_new(name, vocabulary)]
    if not new:
        return ()
    body = f" {' '.join(story.paragraphs)} "
    found = {topic_slug(name): _found(name, counts[name], first[name], story, body) for name in new}
    return tuple([one for _, one in sorted(found.items()) if one])


def _is_new(name: str, vocabulary: Vocabulary) -> bool:
    """Whether the vocabulary knows it neither so nor without a middle initial, and it is no part of a country."""
    known = vocabulary.known
    if topic_slug(name) in known or name.partition(" ")[0] in _DIRECTIONS:
        return False
    return name.count(" ") < 2 or topic_slug(_INITIAL.sub("", name)) not in known


def _trimmed(text: str, vocabulary: Vocabulary) -> str:
    """A name without the titles, peoples and small words about it; empty where too little is left."""
    parts = text.split()
    names = vocabulary.lexicon.layers[0]
    while parts and (_is_before_a_name(parts[0]) or parts[0].lower() in names):
        del parts[0]
    while parts and (parts[-1].islower() or parts[-1] in _NO_NAMES):
        del parts[-1]
    if len(parts) < 2 or len(parts) > 6:
        return ""
    return " ".join(parts).rstrip(".").removesuffix("’s")


def _is_before_a_name(word: str) -> bool:
    return word in _NO_NAMES or word.rstrip(".") in _TITLES or word.islower()


def _found(name: str, count: int, paragraph: int, story: Story, body: str) -> FoundName | None:
    parts = name.split(" ")
    if parts[-1] in _SOURCES:
        return None
    is_body = not _BODIES.isdisjoint([part.rstrip(".") for part in parts])
    if is_body:
        in_headline = name.lower() in story.headline.lower()
        return FoundName(name, "organisation", count, in_headline, name in story.paragraphs[0], paragraph)
    if len(parts) > 4 or not _OF_BODIES.isdisjoint(parts):
        return None
    # A person is named again by the last word of the name, or by its first where families stand first.
    for short in (parts[-1], parts[0]):
        total = _times(short, body)
        if total != count:
            in_headline = short.lower() in story.headline.lower()
            return FoundName(name, "person", total, in_headline, short in story.paragraphs[0], paragraph)
    return FoundName(name, "", total, name in story.headline, paragraph == 1, paragraph)


def _times(word: str, text: str) -> int:
    """How often a text, a space around it, has a word that is no part of another; a hyphen joins words."""
    if "’" in word or "." in word:
        return 0
    times, end = 0, 0
    while (start := text.find(word, end)) >= 0:
        end = start + len(word)
        before, after = text[start - 1], text[end]
        times += not (before.isalnum() or before in _JOINED or after.isalnum() or after in _JOINED)
    return times


def named_topic(found: FoundName, *, type_: str, name: str) -> StoryTopic:
    """A mined name as a topic of its story; type and spelling are those of the whole archive."""
    weight = round(found.times / (found.times + 2), 3)
    evidence = Evidence(rule="recurring", surface=found.name, field="body", paragraph=found.paragraph, weight=weight)
    return StoryTopic(topic=_topic(name, type_), weight=weight, evidence=(evidence,))


@lru_cache(maxsize=50_000)  # one for all stories that have it: whatever is the same object need not be compared
def _topic(name: str, type_: str) -> Topic:
    return Topic(slug=topic_slug(name), name=name, type=TopicType(type_))
