"""What names are weighed by."""

from plugins.pressmark.model import TopicType
from plugins.pressmark.topics.features import FEATURES
from plugins.pressmark.topics.fitting import named_rows, weights_text
from plugins.pressmark.topics.vocabulary import shipped_vocabulary
from plugins.pressmark.topics.weights import shipped_weights
from tests.topics.invented import story


def test_each_type_of_name_has_at_most_25_weights() -> None:
    weights = shipped_weights()

    assert set(weights) == {TopicType.PLACE, TopicType.PERSON, TopicType.ORGANISATION}
    assert all(len(found.of_features) == len(FEATURES) <= 25 for found in weights.values())


def test_rows_are_labelled_by_name_or_code() -> None:
    told = story("Sweden and Norway", "Denmark was there.")

    rows, belongs = named_rows([told], {"892006": ["SE", "Denmark"]}, shipped_vocabulary(), TopicType.PLACE)

    assert len(rows) == 3
    assert belongs == [True, False, True]


def test_weights_are_written_as_they_are_read() -> None:
    text = weights_text({TopicType.PLACE: ([1.234] * len(FEATURES), 0.4)})

    assert "\nplace:\n  about from: 0.4\n  always: 1.23\n" in text
