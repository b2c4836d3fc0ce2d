"""Tags a story: go in a `Story` and a vocabulary, comes out what it is about and what it mentions, with evidence.

A story is judged by itself, so the order of stories never shows. The vocabulary is read by `vocabulary`, phrases are
found by `matches`, the judgement is made by `salience`.
"""

from ..model import Evidence, Story, StoryTopic, StoryTopics, Topic, TopicType
from .matches import find_matches
from .salience import judge
from .slugs import topic_slug
from .vocabulary import Vocabulary

# The rule of a topic that an editor named.
BY_EDITOR = "editor"


def tag_story(story: Story, vocabulary: Vocabulary) -> StoryTopics:
    """Find the topics of a story.

    The editor's own topics win: a story that names some is about exactly those. A name the vocabulary does not know
    is a subject of its own.

    Returns:
        Both lists heaviest first, then by slug. A weight is the sum of the topic's evidence; of a mention only the
        first evidence is kept.
    """
    found = judge(find_matches(story, vocabulary), vocabulary)
    return _edited(story, vocabulary, found=found) if story.topics else found


def _edited(story: Story, vocabulary: Vocabulary, *, found: StoryTopics) -> StoryTopics:
    """What the editor says, and what was found beside it as mentions."""
    about: dict[str, StoryTopic] = {}
    for name in story.topics:
        named = editors_topic(name, vocabulary)
        about.setdefault(named.topic.slug, named)
    rest = [other for other in (*found.about, *found.mentions) if other.topic.slug not in about]
    return StoryTopics(
        about=tuple(about[slug] for slug in sorted(about)),
        mentions=tuple(sorted(rest, key=lambda t: (-t.weight, t.topic.slug))),
    )


def editors_topic(name: str, vocabulary: Vocabulary) -> StoryTopic:
    """A topic as an editor names it; a subject of its own where the vocabulary does not know it."""
    slug = topic_slug(name)
    topic = vocabulary.known.get(slug) or Topic(slug=slug, name=name, type=TopicType.SUBJECT)
    said = Evidence(rule=BY_EDITOR, surface=name, field="topics", paragraph=0, weight=1.0)
    return StoryTopic(topic=topic, weight=1.0, evidence=(said,))
