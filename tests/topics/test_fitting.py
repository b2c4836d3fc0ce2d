"""What names are weighed by, and how that is learned."""

from dataclasses import replace

from plugins.pressmark.model import Story, StoryCode, TopicType
from plugins.pressmark.topics.features import FEATURES
from plugins.pressmark.topics.fitting import best_bound, described_names, fitted_weights, weights_text
from plugins.pressmark.topics.vocabulary import shipped_vocabulary
from plugins.pressmark.topics.weights import shipped_weights
from tests.topics.invented import story

ABOUT, MENTIONED = "Ronald Reagan speaks", "Rain falls"


def told(code: int, headline: str) -> Story:
    text = "Reagan spoke." if headline == ABOUT else "It rained.\nRonald Reagan was dry."
    return replace(story(headline, *text.split("\n")), code=StoryCode(str(code)))


STORIES = [told(code, ABOUT if code % 2 else MENTIONED) for code in range(1, 41)]
LABELS = {str(s.code): {"people": ["Ronald Reagan"] if s.headline == ABOUT else []} for s in STORIES}


def test_each_type_of_name_has_at_most_25_weights() -> None:
    weights = shipped_weights()

    assert set(weights) == {TopicType.PLACE, TopicType.PERSON, TopicType.ORGANISATION}
    assert all(sum(map(bool, found.of_features)) <= 25 for found in weights.values())


def test_names_are_labelled_by_name_or_code_and_those_without_any_label_left_out() -> None:
    one = story("Sweden and Norway", "Denmark was there.")

    found = described_names([one], {"892006": {"places": ["SE", "Denmark"]}}, shipped_vocabulary())

    assert [(name.slug, name.belongs, name.counts) for name in found[TopicType.PLACE]] == [
        ("sweden", True, 1.0),
        ("denmark", True, 1.0),
    ]
    assert found[TopicType.PERSON] == []


def test_a_name_in_headlines_is_learned_to_be_what_stories_are_about() -> None:
    described = described_names(STORIES, LABELS, shipped_vocabulary())[TopicType.PERSON]

    weights = dict(zip(FEATURES, fitted_weights(described, TopicType.PERSON), strict=True))

    assert {one.counts for one in described} == {1.0, 0.15}
    assert weights["no headline or lead"] < 0 < weights["headline or lead"]
    assert weights["dateline"] == 0.0
    bound = best_bound(described, TopicType.PERSON)
    assert (bound.f1, bound.f1_by_name) == (1.0, 1.0)


def test_weights_are_written_as_they_are_read() -> None:
    text = weights_text({TopicType.PLACE: ([1.234] * len(FEATURES), 0.4)}, stories=1200)

    assert "from 1,200 labelled" in text
    assert "\nplace:\n  about from: 0.40\n  always: 1.23\n" in text
