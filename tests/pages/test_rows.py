"""A story's first words, and lists cut into pages."""

import pytest

from plugins.pressmark.pages.rows import opening
from tests.pages.invented import dateline, story


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param("Short.", "Short.", id="all of a short paragraph"),
        pytest.param(
            "The quay is mended, and so is the old customs house that stood beside it. " + "It was " * 30,
            # The sentence ends before the half of the room: it may as well be an abbreviation.
            "The quay is mended, and so is the old customs house that stood beside it. "
            "It was It was It was It was It was It was It was It was It was It was It was It was…",
            id="whole words",
        ),
        pytest.param(
            "The quay is mended, and so is the old customs house that stood beside it for a hundred years. " + "x" * 99,
            "The quay is mended, and so is the old customs house that stood beside it for a hundred years.",
            id="whole sentences",
        ),
        pytest.param("x" * 200, "x" * 160 + "…", id="one endless word"),
    ],
)
def test_an_opening_ends_where_a_reader_would_stop(paragraph: str, expected: str) -> None:
    assert opening(story("1", dateline(2020, 1, 1), paragraphs=(paragraph,))) == expected
