"""Tags a story: go in a `Story` and a vocabulary, comes out what it is about and what it mentions, with evidence.

A story is judged by itself, so the order of stories never shows. The vocabulary is read by `vocabulary`, the judgement
made by `salience`.
"""

import re
from collections import Counter
from collections.abc import Iterator

from ..model import Evidence, Story, StoryTopic, StoryTopics, Topic, TopicType
from .phrases import Rule, find_phrases, surface_form, words
from .salience import Match, judge, weigh
from .slugs import topic_slug
from .vocabulary import Vocabulary

# Where a wire story was written, as its first paragraph opens: "ANKARA, Oct 14 - ", "Baku (Example Agency) — ".
_DATELINE = re.compile(r"(?:[^\W\d_][^a-z(]{2,}[^()]{0,40}?|[^()]{3,40}\([^()]{2,30}\))\s*[-–—]+\s")

# The rules of a place that say no more in a dateline than where its writer was.
_PLACES = frozenset({"name", "capital", "inside"})


def tag_story(story: Story, vocabulary: Vocabulary) -> StoryTopics:
    """Find the topics of a story.

    The editor's own topics win: a story that names some is about exactly those. A name the vocabulary does not know
    is a subject of its own.

    Returns:
        Both lists heaviest first, then by slug. A weight is the sum of the topic's evidence.
    """
    found = judge(map(weigh, _matches_by_topic(story, vocabulary)))
    return _edited(story, vocabulary, found=found) if story.topics else found


def _matches_by_topic(story: Story, vocabulary: Vocabulary) -> Iterator[list[Match]]:
    """The matches of each topic, in reading order."""
    by_topic: dict[str, list[Match]] = {}
    cancelled: set[str] = set()
    for match in _matches(story, vocabulary):
        slug = match.rule.topic.slug
        if match.kind == "unless":
            cancelled.add(slug)
        elif match.kind != "not":
            by_topic.setdefault(slug, []).append(match)
    for slug, matches in by_topic.items():
        counting = [m for m in matches if m.rule.kind != "name"] if slug in cancelled else matches
        counting = _often_enough(counting)
        if counting:
            yield counting


def _matches(story: Story, vocabulary: Vocabulary) -> Iterator[Match]:
    for paragraph, text in enumerate((story.headline, *story.paragraphs)):
        said = words(text)
        dateline = _dateline_words(text) if paragraph == 1 else 0
        for start, end, rules in find_phrases(said, vocabulary.lexicon):
            surface = surface_form(text, said, start=start, end=end)
            for rule in rules:
                if not rule.where or _stands(rule, paragraph=paragraph):
                    kind = "dateline" if end <= dateline and rule.kind in _PLACES else rule.kind
                    yield Match(rule, kind, surface, paragraph)


def _dateline_words(text: str) -> int:
    """How many words of a first paragraph are a dateline; 0 without one."""
    match = _DATELINE.match(text)
    return len(words(match[0])) if match else 0


def _stands(rule: Rule, *, paragraph: int) -> bool:
    return paragraph <= (1 if rule.where == "lead" else 0)


def _often_enough(matches: list[Match]) -> list[Match]:
    if all(match.rule.least == 1 for match in matches):
        return matches
    counts = Counter(match.rule.phrase for match in matches)
    return [match for match in matches if counts[match.rule.phrase] >= match.rule.least]


def _edited(story: Story, vocabulary: Vocabulary, *, found: StoryTopics) -> StoryTopics:
    """What the editor says, and what was found beside it as mentions."""
    about: dict[str, StoryTopic] = {}
    for name in story.topics:
        slug = topic_slug(name)
        topic = vocabulary.known.get(slug) or Topic(slug=slug, name=name, type=TopicType.SUBJECT)
        said = Evidence(rule="editor", surface=name, field="topics", paragraph=0, weight=1.0)
        about.setdefault(topic.slug, StoryTopic(topic=topic, weight=1.0, evidence=(said,)))
    rest = [other for other in (*found.about, *found.mentions) if other.topic.slug not in about]
    return StoryTopics(
        about=tuple(about[slug] for slug in sorted(about)),
        mentions=tuple(sorted(rest, key=lambda t: (-t.weight, t.topic.slug))),
    )
