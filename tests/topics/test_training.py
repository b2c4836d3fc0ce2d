"""Subjects learned from labelled stories, and used again."""

import json
from dataclasses import replace
from pathlib import Path

from plugins.pressmark.model import Story, StoryCode
from plugins.pressmark.topics.reading import full_vocabulary
from plugins.pressmark.topics.tagger import tag_story
from plugins.pressmark.topics.training import learn, read_labels, train_categories
from tests.topics.invented import about, story

TEXTS = {
    "tea": "The leaf was picked and dried; growers hope for a good harvest of tea.",
    "nat-gas": "Natural gas came ashore by the new line, and the well gave more of it.",
    "ships": "A hull was laid in the yard, and the mast of the other vessel raised.",
}
NUMBERED = list(enumerate([*TEXTS] * 8, start=1))
LABELS = {str(code): [name] for code, name in NUMBERED}
STORIES: list[Story] = [
    replace(story(f"News of the day {code}", TEXTS[name]), code=StoryCode(str(code))) for code, name in NUMBERED
]


def test_labels_are_read_under_either_name() -> None:
    assert read_labels(['{"code": 1, "subjects": ["tea"]}', "", '{"code": 2, "topics": ["ships"]}']) == {
        "1": ["tea"],
        "2": ["ships"],
    }


def test_what_was_learned_finds_the_subjects_of_a_new_story(tmp_path: Path) -> None:
    labels, out = tmp_path / "labels.jsonl", tmp_path / "learned.txt"
    rows = [json.dumps({"code": int(code), "subjects": names}) for code, names in LABELS.items()]
    labels.write_text("\n".join(rows), encoding="utf-8")

    count = learn(STORIES, labels, out)

    assert count == 24
    assert out.stat().st_size <= 64_000
    found = tag_story(story("Well", "The well gave natural gas."), full_vocabulary([out]))
    assert about(found) == {"nat-gas"}
    assert all(topic.evidence for topic in found.about)


def test_the_same_stories_teach_the_same_bytes() -> None:
    assert train_categories(STORIES, LABELS) == train_categories(STORIES, LABELS)


def test_a_category_is_called_as_stories_write_it() -> None:
    text = train_categories(STORIES, LABELS)

    assert "category: nat-gas\n  called: natural gas\n" in text
