"""Slugs of topic names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.pressmark.topics.slugs import topic_slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        pytest.param("Armed conflict", "armed-conflict", id="words"),
        pytest.param("  Côte d’Ivoire ", "côte-d-ivoire", id="accents stay"),
        pytest.param("Co\u0302te", "côte", id="letters and marks are joined"),
        pytest.param("İstanbul", "istanbul", id="dotted capital I"),
        pytest.param("قره‌باغ", "قره-باغ", id="Persian"),
        pytest.param("हिन्दी", "हिन्दी", id="vowel signs stay"),
        pytest.param("停火", "停火", id="no case"),
        pytest.param("COVID-19 / Health", "covid-19-health", id="signs between"),
        pytest.param("½ & №", "1-2-no", id="compatible forms"),
    ],
)
def test_a_slug_keeps_letters_and_digits_of_any_script(name: str, slug: str) -> None:
    assert topic_slug(name) == slug


def test_a_name_without_letters_has_a_slug_of_its_own() -> None:
    assert topic_slug("!!!") == "e84c538e7fe2"
    assert topic_slug("!!!") != topic_slug("???")


@given(st.text(max_size=30))
def test_a_slug_of_a_slug_is_itself(name: str) -> None:
    slug = topic_slug(name)

    assert slug
    assert topic_slug(slug) == slug
