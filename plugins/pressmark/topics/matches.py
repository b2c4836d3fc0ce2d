"""Finds what a story says of each topic: goes in a `Story`, comes out where the phrases of every topic stand in it.

What a match is worth is left to `salience`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ..model import Story, Topic
from .lexicon import LINE_END, Rule, Said, find_phrases, story_words, words
from .vocabulary import Vocabulary

# Where a wire story was written, as its first paragraph opens: "ANKARA, Oct 14 - ", "Baku (Example Agency) — ".
_DATELINE = re.compile(
    r"(?:[^\W\d_][^a-z(]{2,}[^()]{0,40}?|[^()]{3,40}\([^()]{2,30}\)"
    r"|[^\W\d_][^()\d]{2,40}(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2})\s*[-–—]+\s"
)

# Without one of these there is no dateline.
_DASHES = ("- ", "– ", "— ")

# The rules of a place that say no more in a dateline than where its writer was.
_PLACES = frozenset({"name", "capital", "inside", "unsure", "unsure-inside", "abbreviation"})
# What may be said of a city, and of the region or country that follows it.
_NARROW = frozenset({"name", "capital", "inside", "unsure", "unsure-inside"})
_WIDE = frozenset({"name"})
_UNSURE = frozenset({"unsure", "unsure-inside"})
# What counts only in a story that has another name of the topic: "Shoigu" after "Sergei Shoigu", "IMF" after its name.
_NEEDS_A_NAME = frozenset({"surname", "short"})
# Before a surname: what is no first name of somebody else.
_TITLES_WORDS = """
the a mr mrs ms dr president secretary minister chancellor premier chairman governor senator general king prince
pope judge justice director leader mayor ambassador commissioner former and but for as while when if in on at by
with said says treasury prime vice that to of from
"""
_TITLES = frozenset(_TITLES_WORDS.split())
# Before a name that may be no place's: "in Reading", "near Mobile".
_BEFORE_A_PLACE_WORDS = """
in at near from outside around of to
"""
_BEFORE_A_PLACE = frozenset(_BEFORE_A_PLACE_WORDS.split())


class Match(NamedTuple):
    """One rule that fits one place in a story."""

    rule: Rule
    # The rule's kind, or "dateline" where the place stands in one.
    kind: str
    # From 1 in the body; 0 in the headline.
    paragraph: int
    # The numbers of its first word in the story, and of the word after its last one.
    start: int
    end: int
    # The words, one space between.
    words: str


# Half the time of `Match(…)`, for a story has dozens.
_new_match = tuple.__new__

# These never count as what they are, and the others not everywhere.
_NEVER = frozenset({"not", "unless", "abbreviation"})
_SPECIAL = _NEVER | _UNSURE | _NEEDS_A_NAME


class _Doubts(NamedTuple):
    """Slugs of topics whose matches may not count: for want of a name, of more matches, or for another meaning."""

    gated: set[str]
    rare: set[str]
    cancelled: set[str]


class Finds(NamedTuple):
    """What was found in one story."""

    said: Said
    # By the slug of the topic; each in reading order.
    matches: dict[str, list[Match]]


def find_matches(story: Story, vocabulary: Vocabulary) -> Finds:
    """Find the phrases of all topics in a story.

    A phrase that must stand several times is there only then, and no name of a topic where another phrase says that it
    means something else.
    """
    said = story_words(story)
    words = said.words
    dateline = dateline_words(story.paragraphs[0])
    if dateline:
        dateline += words.index(LINE_END) + 1
    matches: defaultdict[str, list[Match]] = defaultdict(list)
    doubtful = _Doubts(set(), set(), set())
    # Those before a comma.
    followed: list[Match] = []
    for line, start, end, surface, rules in find_phrases(words, vocabulary.lexicon):
        in_dateline = end <= dateline and line == 1
        for rule in rules:
            topic, kind, _, _, where, least = rule
            if kind in _SPECIAL or in_dateline or where or least > 1:
                kind = _kind(rule, words, start, end, paragraph=line, in_dateline=in_dateline, doubtful=doubtful)
                if not kind:
                    continue
            match = _new_match(Match, (rule, kind, line, start, end, surface))
            matches[topic.slug].append(match)
            if kind in _NARROW and words[end] == ",":
                followed.append(match)
    _settle(matches, followed, doubtful, has_dateline=dateline > 0)
    return Finds(said, matches)


def _kind(
    rule: Rule,
    said: Sequence[str],
    start: int,
    end: int,
    *,
    paragraph: int,
    in_dateline: bool,
    doubtful: _Doubts,
) -> str:
    """What a rule is at one place of a story; empty where it does not count there."""
    kind, slug = rule.kind, rule.topic.slug
    if rule.where and paragraph > (1 if rule.where == "lead" else 0):
        return ""
    if rule.least > 1:
        doubtful.rare.add(slug)
    if in_dateline and kind in _PLACES:
        return "dateline"
    if kind == "unless":
        doubtful.cancelled.add(slug)
    elif kind in _NEEDS_A_NAME:
        doubtful.gated.add(slug)
        return "" if kind == "surname" and _is_anothers(said, start) else kind
    return "" if kind in _NEVER or (kind in _UNSURE and not _is_place(said, start, end)) else kind


def _settle(
    matches: dict[str, list[Match]], followed: Sequence[Match], doubtful: _Doubts, *, has_dateline: bool
) -> None:
    if has_dateline:
        _settle_dateline(matches)
    if followed:
        _settle_cities(matches, followed)
    for slug in doubtful.gated:
        if all(match.kind in _NEEDS_A_NAME for match in matches.get(slug, ())):
            matches.pop(slug, None)
    for slug in doubtful.cancelled | doubtful.rare:
        _drop_uncertain(matches, slug, cancelled=slug in doubtful.cancelled)


def dateline_words(text: str) -> int:
    """How many words of a first paragraph are a dateline; 0 without one."""
    if not any(dash in text for dash in _DASHES):  # most have none, and need no regular expression
        return 0
    match = _DATELINE.match(text)
    return len(words(match[0])) if match else 0


def _is_place(said: Sequence[str], start: int, end: int) -> bool:
    before = said[start - 1].lower() if start else ""
    return before in _BEFORE_A_PLACE and not said[end][:1].isupper()


def _is_anothers(said: Sequence[str], start: int) -> bool:
    """Whether a surname follows a first name that is not its own: a full name would have been found as a whole."""
    before = said[start - 1] if start else ""
    return before[:1].isupper() and not before.isupper() and before.isalpha() and before.lower() not in _TITLES


def _settle_dateline(matches: dict[str, list[Match]]) -> None:
    """Let the last place of a dateline decide between places of one name: "SAN JOSE, Calif." is not in Costa Rica."""
    found = [match for of_topic in matches.values() for match in of_topic if match.kind == "dateline"]
    if not found:
        return
    last = max(match.start for match in found)
    sure = {match.rule.topic.slug for match in found if match.start == last}
    sure |= {match.rule.topic.parent or "" for match in found if match.start == last}
    for match in found:
        topic = match.rule.topic
        if match.start < last and topic.slug not in sure and topic.parent not in sure:
            _drop(matches, match)


def _settle_cities(matches: dict[str, list[Match]], followed: Sequence[Match]) -> None:
    """Let a region or country after a comma decide between cities of one name: "Birmingham, Alabama".

    Args:
        followed: The matches before a comma.
    """
    after = {match.end + 1 for match in followed}
    wide = {
        m.start: m.rule.topic
        for of_topic in matches.values()
        for m in of_topic
        if m.start in after and m.kind in _WIDE and _is_wide(m.rule.topic)
    }
    for match in followed:
        if _is_elsewhere(match, wide.get(match.end + 1)):
            _drop(matches, match)


def _is_wide(topic: Topic) -> bool:
    return (topic.identifier or "").startswith("iso3166")


def _is_elsewhere(match: Match, wide: Topic | None) -> bool:
    topic = match.rule.topic
    if wide is None or (match.kind == "name" and _is_wide(topic)):
        return False
    return not {topic.slug, topic.parent} & {wide.slug, wide.parent}


def _drop(matches: dict[str, list[Match]], match: Match) -> None:
    slug = match.rule.topic.slug
    _keep(matches, slug, [other for other in matches[slug] if other is not match])


def _keep(matches: dict[str, list[Match]], slug: str, kept: list[Match]) -> None:
    if kept:
        matches[slug] = kept
    else:
        matches.pop(slug, None)


def _drop_uncertain(matches: dict[str, list[Match]], slug: str, *, cancelled: bool) -> None:
    found = [m for m in matches.get(slug, []) if not (cancelled and m.rule.kind == "name")]
    counts = Counter(match.rule.phrase for match in found)
    _keep(matches, slug, [match for match in found if counts[match.rule.phrase] >= match.rule.least])
