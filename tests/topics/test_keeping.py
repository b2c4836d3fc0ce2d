"""What is kept of a story's findings is what was found."""

import pickle
from dataclasses import replace

from plugins.pressmark.model import Evidence, StoryTopic, StoryTopics, Topic, TopicType
from plugins.pressmark.topics.findings import StoryFindings, find_story
from plugins.pressmark.topics.keeping import KeptEvidence, findings_line, findings_of, topics_digest
from plugins.pressmark.topics.reading import full_vocabulary

from .invented import story

TALKS = story(
    "Turkey and Greece Hold Talks on Fishing",
    "ANKARA — Marta Lindqvist of the Harbour Authority met ministers of Turkey and Greece.",
    "Lindqvist said the Harbour Authority was content. Greece agreed.",
)


def test_findings_are_kept_whole() -> None:
    vocabulary = full_vocabulary()
    found = find_story(TALKS, vocabulary, path="a.txt")
    line = findings_line(found, vocabulary)

    assert found.topics.about
    assert "\n" not in line
    assert findings_of(line, vocabulary, code=TALKS.code, path="a.txt") == found


def test_topic_that_the_vocabulary_does_not_know_is_kept_whole() -> None:
    vocabulary = full_vocabulary()
    own = Topic(
        slug="tide-tables", name="Tide tables", type=TopicType.SUBJECT, parent="sea", scope="What\tthe sea does."
    )
    said = Evidence(rule="editor", surface="Tide tables", field="topics", paragraph=0, weight=1.0)
    found = StoryFindings(
        code="7",
        path="a.txt",
        topics=StoryTopics(about=(StoryTopic(topic=own, weight=1.0, evidence=(said,)),)),
        is_edited=True,
    )

    assert findings_of(findings_line(found, vocabulary), vocabulary, code="7", path="a.txt") == found


def test_kept_evidence_is_a_sequence_of_evidence_in_every_process() -> None:
    said = Evidence(rule="name", surface="Turkey", field="headline", paragraph=0, weight=0.7)
    kept = pickle.loads(pickle.dumps(KeptEvidence('[["name","Turkey","headline",0,0.7]]')))

    assert (list(kept), len(kept), kept[0], kept[:1], kept == (said,)) == ([said], 1, said, (said,), True)


def test_digest_of_topics_tells_about_from_mention_and_one_name_from_another() -> None:
    vocabulary = full_vocabulary()
    found = findings_of(findings_line(find_story(TALKS, vocabulary), vocabulary), vocabulary, code="7", path="a.txt")
    greece = StoryTopic(topic=Topic(slug="greece", name="Greece", type=TopicType.PLACE), weight=1.0, evidence=())
    hellas = StoryTopic(topic=Topic(slug="greece", name="Hellas", type=TopicType.PLACE), weight=1.0, evidence=())
    settled = [
        found.topics,
        StoryTopics(about=(greece,)),
        StoryTopics(mentions=(greece,)),
        StoryTopics(about=(hellas,)),
    ]

    assert len({topics_digest(topics, found) for topics in settled}) == len(settled)


def test_digest_of_topics_tells_evidence_from_other_evidence() -> None:
    vocabulary = full_vocabulary()
    lines = [
        findings_line(find_story(one, vocabulary), vocabulary) for one in (TALKS, replace(TALKS, headline="Talks"))
    ]
    greece = StoryTopics(
        about=(StoryTopic(topic=Topic(slug="greece", name="Greece", type=TopicType.PLACE), weight=1.0, evidence=()),)
    )
    found = [findings_of(line, vocabulary, code="7", path="a.txt") for line in lines]

    assert topics_digest(greece, found[0]) != topics_digest(greece, found[1])
