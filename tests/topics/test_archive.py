"""Names that recur across an archive, and what is predicted of it."""

import json
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.pressmark.model import Story, StoryCode
from plugins.pressmark.topics.archive import ArchiveTopics, settle_archive
from plugins.pressmark.topics.editing import edited_vocabulary, read_edits
from plugins.pressmark.topics.explaining import archive_report, explanation, suggested_table
from plugins.pressmark.topics.findings import find_story
from plugins.pressmark.topics.prediction import predicted_lines
from plugins.pressmark.topics.scoring import format_scores, scores
from plugins.pressmark.topics.vocabulary import shipped_vocabulary
from tests.topics.invented import about, mentioned, story


def numbered(code: int, headline: str, *paragraphs: str) -> Story:
    return replace(story(headline, *paragraphs), code=StoryCode(str(code)))


ABOUT = ("Bridge is late", "Orla Quillfeather said so. Quillfeather builds it, and Quillfeather knows.")
NAMES_ONLY = ("Roof is late", "It rained.", "Orla Quillfeather saw it, and Quillfeather left.")
STORIES = [numbered(1, *ABOUT), numbered(2, *ABOUT), numbered(3, *NAMES_ONLY), numbered(4, "Rain", "It rained.")]


def archive(stories: list[Story]) -> ArchiveTopics:
    vocabulary = shipped_vocabulary()
    return settle_archive([find_story(one, vocabulary, path=f"{one.code}.txt") for one in stories], vocabulary)


def test_a_name_of_three_stories_that_two_are_about_becomes_a_topic() -> None:
    found = archive(STORIES)

    assert [("orla-quillfeather" in about(s), "orla-quillfeather" in mentioned(s)) for s in found.stories] == [
        (True, False),
        (True, False),
        (False, True),
        (False, False),
    ]
    assert found.suggested == (("Orla Quillfeather", "person", 3, 2, True),)
    assert suggested_table(found).split("\n")[1] == "Orla Quillfeather\tperson\t3\t2\tyes"


def test_a_name_of_two_stories_becomes_none() -> None:
    assert archive(STORIES[1:]).stories[0].about == ()


def test_a_name_that_heads_its_only_story_is_predicted_and_becomes_no_topic() -> None:
    only = numbered(1, "Quillfeather builds", ABOUT[1])

    assert about(archive([only]).stories[0]) == set()
    assert json.loads(next(iter(predicted_lines([("a", only)]))))["people"] == ["Orla Quillfeather"]


def test_a_known_name_with_an_initial_is_not_a_name_of_its_own() -> None:
    told = numbered(1, "Reagan speaks", "Ronald W. Reagan spoke. Reagan left.", "Ronald W. Reagan waved.")

    assert find_story(told, shipped_vocabulary()).names == ()


def test_part_of_a_country_is_no_person() -> None:
    told = numbered(1, "News of Yemen", "South Yemen is far. South Yemen is warm. Yemen is dry.")

    assert find_story(told, shipped_vocabulary()).names == ()


def test_what_too_few_stories_are_about_is_mentioned_unless_an_editor_named_it() -> None:
    vocabulary = edited_vocabulary(shipped_vocabulary(), read_edits("min_stories = 2", path="topics.toml"))
    told = [
        numbered(1, "Sweden builds", "Sweden builds in Oslo, Norway."),
        numbered(2, "Sweden votes", "Sweden votes."),
        numbered(3, "Denmark votes", "Denmark votes."),
        replace(numbered(4, "Rain", "It rained."), topics=("Finland",)),
    ]

    found = settle_archive([find_story(one, vocabulary) for one in told], vocabulary).stories

    assert [[t.topic.slug for t in one.about if t.topic.type == "place"] for one in found] == [
        ["sweden"],
        ["sweden"],
        [],
        ["finland"],
    ]
    assert "denmark" in mentioned(found[2])


@given(st.permutations(STORIES))
def test_the_order_of_stories_does_not_change_their_topics(stories: list[Story]) -> None:
    found = dict(zip([s.code for s in stories], archive(stories).stories, strict=True))

    assert found == dict(zip([s.code for s in STORIES], archive(STORIES).stories, strict=True))


def test_predictions_are_lines_of_codes_ids_and_names(tmp_path: Path) -> None:
    home = tmp_path / "topics.toml"
    home.write_text('home = "Norway"\n', encoding="utf-8")
    war = numbered(7, "Civil war in Sweden", "The civil war in Sweden goes on.")

    lines = list(predicted_lines([("a", war), ("b", STORIES[3])], vocabularies=[home]))

    assert json.loads(lines[0]) == {
        "code": 7,
        "places": ["SE"],
        "people": [],
        "organisations": [],
        "subjects": ["Civil war"],
        "mention": {"places": [], "people": [], "organisations": [], "subjects": []},
    }
    assert json.loads(lines[1])["places"] == ["NO"]


def test_scores_count_what_is_right_wrong_and_missed() -> None:
    labels = ['{"code": 1, "places": ["SE", "NO"]}', '{"code": 2, "places": ["DK"], "mention": {"places": ["FI"]}}']
    predictions = ['{"code": 1, "places": ["SE", "IS"]}', '{"code": 2, "places": ["DK", "FI"]}']

    found = scores(predictions, labels)

    assert list(found) == ["places"]
    assert (found["places"].precision, found["places"].recall) == (2 / 3, 2 / 3)
    assert format_scores(found).split("\n")[1] == "places             0.667   0.667  0.667     0.667"


def test_a_subject_may_be_labelled_by_its_id_or_its_name() -> None:
    predictions = ['{"code": 1, "subjects": ["Civil war"]}', '{"code": 2, "subjects": ["civil war"]}']

    found = scores(
        predictions, ['{"code": 1, "subjects": ["medtop:20000063"]}', '{"code": 2, "subjects": ["CIVIL WAR"]}']
    )

    assert found["subjects"].f1 == 1.0


@given(st.lists(st.sampled_from(["Sweden", "Ronald Reagan", "OPEC", "A civil war", "Oslo", "It rained"]), min_size=1))
def test_every_tag_carries_evidence(said: list[str]) -> None:
    found = archive([numbered(1, said[0], *(f"{one} is what they spoke of." for one in said))]).stories[0]

    for one in (*found.about, *found.mentions):
        assert one.evidence
        assert all(e.rule and e.surface and e.field in {"headline", "body"} and e.weight > 0 for e in one.evidence)


def test_an_explanation_names_each_reason_with_its_place() -> None:
    found = archive([numbered(7, "Sweden builds", "Sweden has begun to build.")])

    text = explanation("7", found.stories[0])

    assert text.startswith("Story 7 is about:\n  Sweden (place, ")
    assert "name: “Sweden” in headline" in text
    assert "name: “Sweden” in paragraph 1" in text


def test_a_report_tells_sizes_and_stories_without_a_topic() -> None:
    found = archive(STORIES)

    text = archive_report([s.code for s in STORIES], found)

    assert text.startswith(
        "4 stories, 1 topics, 2 stories without a topic\n\nLargest topics:\n      2  Orla Quillfeather"
    )
