"""The topics of a whole archive: goes in what was found in each story, comes out what every story is about at last.

Here the editor's pins, bans and merges are applied, names that recur become topics, topics of one address are settled,
and those of too few stories are set aside. The result does not depend on the order of the stories. Reading a story is
left to `findings`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model import StoryTopic, StoryTopics
from .clashes import settle_clashes
from .editing import Edits, merged_slugs
from .findings import StoryFindings
from .names import named_topic
from .slugs import topic_slug
from .tagger import BY_EDITOR, editors_topic
from .vocabulary import Vocabulary

# A name becomes a topic when so many stories have it, and so many of them are about it.
_STORIES, _ABOUT = 3, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveTopics:
    """What all stories are about."""

    # In the order of the stories.
    stories: tuple[StoryTopics, ...]
    # By the slug of each topic that was merged away, the slug of the one it went into.
    merged: Mapping[str, str]
    # Names that recur: each with the number of stories that have it, of those about it, and whether it is a topic;
    # most useful first.
    suggested: tuple[tuple[str, str, int, int, bool], ...]
    # By slug, the type and commonest spelling of each name that became a topic.
    promoted: Mapping[str, tuple[str, str]]


def settle_archive(findings: Sequence[StoryFindings], vocabulary: Vocabulary) -> ArchiveTopics:
    """Make the topics of all stories agree.

    Returns:
        The topics of each story, in the order given.
    Raises:
        TopicClashError: Names that differ by more than case share a slug; names two of them, and a file of each.
    """
    edits: Edits = vocabulary.edits or Edits()
    merged = merged_slugs(vocabulary, edits)
    promoted, suggested = _promoted(findings)
    filed = [(one.path, _settled(one, vocabulary, edits, merged, promoted)) for one in findings]
    stories = _large_enough(settle_clashes(filed), least=edits.min_stories)
    return ArchiveTopics(stories=tuple(stories), merged=merged, suggested=suggested, promoted=promoted)


def settle_story(found: StoryFindings, vocabulary: Vocabulary, archive: ArchiveTopics) -> StoryTopics:
    """The topics of one story in an archive that stands: what it says now moves no other story, and no name.

    Args:
        archive: Settled with the same vocabulary.
    """
    return _settled(found, vocabulary, vocabulary.edits or Edits(), archive.merged, archive.promoted)


def _large_enough(stories: Sequence[StoryTopics], *, least: int) -> Iterable[StoryTopics]:
    """What fewer stories are about is only mentioned, so that it has neither page nor feed; an editor's word stands."""
    if least == 1:
        return stories
    sizes: Counter[str] = Counter()
    for story in stories:
        for found in story.about:
            sizes[found.topic.slug] += least if found.evidence[0].rule == BY_EDITOR else 1
    return [_without_small(story, sizes, least=least) for story in stories]


def _without_small(story: StoryTopics, sizes: Mapping[str, int], *, least: int) -> StoryTopics:
    small = [found for found in story.about if sizes[found.topic.slug] < least]
    about = [found for found in story.about if sizes[found.topic.slug] >= least]
    return _ordered(about, [*small, *story.mentions]) if small else story


def _promoted(
    findings: Iterable[StoryFindings],
) -> tuple[dict[str, tuple[str, str]], tuple[tuple[str, str, int, int, bool], ...]]:
    """By slug, type and commonest spelling of each name that becomes a topic; and all that recur."""
    stories: Counter[str] = Counter()
    about: Counter[str] = Counter()
    types: dict[str, Counter[str]] = {}
    spellings: dict[str, Counter[str]] = {}
    for one in findings:
        for found in one.names:
            slug = topic_slug(found.name)
            stories[slug] += 1
            about[slug] += found.is_about
            types.setdefault(slug, Counter())[found.type] += bool(found.type)
            spellings.setdefault(slug, Counter())[found.name] += 1
    promoted: dict[str, tuple[str, str]] = {}
    rows = []
    for slug in sorted(stories):
        type_ = _commonest(types[slug])
        is_topic = bool(types[slug][type_]) and stories[slug] >= _STORIES and about[slug] >= _ABOUT
        if is_topic:
            promoted[slug] = (type_, _commonest(spellings[slug]))
        if is_topic or stories[slug] >= _STORIES:
            rows.append((_commonest(spellings[slug]), type_, stories[slug], about[slug], is_topic))
    rows.sort(key=lambda row: (-row[3], -row[2], row[0]))
    return promoted, tuple(rows)


def _commonest(counts: Counter[str]) -> str:
    return min(counts, key=lambda word: (-counts[word], word))


def _settled(
    one: StoryFindings,
    vocabulary: Vocabulary,
    edits: Edits,
    merged: Mapping[str, str],
    promoted: Mapping[str, tuple[str, str]],
) -> StoryTopics:
    about, mentions = list(one.topics.about), list(one.topics.mentions)
    for found in () if one.is_edited else one.names:
        if chosen := promoted.get(topic_slug(found.name)):
            (about if found.is_about else mentions).append(named_topic(found, type_=chosen[0], name=chosen[1]))
    if not edits.source and len(about) + len(mentions) == len(one.topics.about) + len(one.topics.mentions):
        return one.topics
    if not edits.source:
        return _ordered(about, mentions)
    removed = {vocabulary.known[topic_slug(name)].slug for name in edits.remove}
    banned = {vocabulary.known[topic_slug(name)].slug for name in edits.ban.get(one.code, ())}
    about += [] if one.is_edited else _pinned(edits.pin.get(one.code, ()), vocabulary)
    about = [_merged(t, merged, vocabulary) for t in about if t.topic.slug not in banned | removed or one.is_edited]
    mentions += [t for t in one.topics.about if t.topic.slug in banned and not one.is_edited]
    mentions = [_merged(t, merged, vocabulary) for t in mentions if t.topic.slug not in removed]
    return _ordered(about, mentions)


def _pinned(names: Iterable[str], vocabulary: Vocabulary) -> list[StoryTopic]:
    return [editors_topic(name, vocabulary) for name in names]


def _merged(found: StoryTopic, merged: Mapping[str, str], vocabulary: Vocabulary) -> StoryTopic:
    slug = merged.get(found.topic.slug)
    return found._replace(topic=vocabulary.known[slug]) if slug else found


def _ordered(about: Iterable[StoryTopic], mentions: Iterable[StoryTopic]) -> StoryTopics:
    """Each topic once, as the weightier: heaviest first, then by slug; what a story is about it does not mention."""
    chosen = _once(about)
    rest = {slug: found for slug, found in _once(mentions).items() if slug not in chosen}
    return StoryTopics(about=_sorted(chosen), mentions=_sorted(rest))


def _once(topics: Iterable[StoryTopic]) -> dict[str, StoryTopic]:
    chosen: dict[str, StoryTopic] = {}
    for found in topics:
        other = chosen.setdefault(found.topic.slug, found)
        if found is not other and (found.weight, _told(found)) > (other.weight, _told(other)):
            chosen[found.topic.slug] = found
    return chosen


def _told(found: StoryTopic) -> tuple[tuple[str, int], ...]:
    return tuple((e.surface, e.paragraph) for e in found.evidence)


def _sorted(topics: Mapping[str, StoryTopic]) -> tuple[StoryTopic, ...]:
    return tuple(sorted(topics.values(), key=lambda t: (-t.weight, t.topic.slug)))
