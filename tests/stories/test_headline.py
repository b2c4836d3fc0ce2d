"""Headlines: which line is one, and what is done with its repeat (rules H1 to H4)."""

import pytest

from plugins.pressmark.errors import StoryError

from .files import HEADLINE, found, parse, story_text, told


def test_repeat_that_is_the_same_is_dropped_in_silence() -> None:
    parsed = parse(story_text(head="“Ferry” – Back…", repeat='"FERRY"  -  back...'))

    assert parsed.story.headline == "“Ferry” – Back…"
    assert parsed.story.paragraphs[0] == "The first ferry left on Tuesday."
    assert parsed.warnings == ()


def test_blank_line_may_stand_before_the_repeat() -> None:
    assert parse(story_text(repeat=f"\n\n{HEADLINE}\n")).warnings == ()


def test_headline_need_not_be_repeated() -> None:
    parsed = parse(story_text(repeat=""))

    assert parsed.story.paragraphs[0] == "The first ferry left on Tuesday."
    assert [f"{w.line} {w.reason}" for w in parsed.warnings] == ["6 headline-not-repeated"]


@pytest.mark.parametrize(
    ("repeat", "alternative"),
    [
        pytest.param("Ferry Line Return to the Old Harbour", True, id="a-letter"),
        pytest.param("Ferry Lines Return to the Old Harbours", True, id="three-letters"),
        pytest.param("Bridge Closed for Good at the Islands", False, id="another"),
        pytest.param(f"{HEADLINE}, and much more is said in the same line", False, id="much-longer"),
    ],
)
def test_similar_repeat_is_kept_beside_the_headline(repeat: str, alternative: bool) -> None:
    parsed = parse(story_text(repeat=repeat))

    assert parsed.story.headline == HEADLINE
    assert parsed.story.headline_alt == (repeat if alternative else None)
    assert [w.reason for w in parsed.warnings] == ["headline-differs" if alternative else "headline-not-repeated"]


@pytest.mark.parametrize(
    ("head", "repeat", "line"),
    [
        pytest.param("Ferry Line Returns\nto the Old Harbour", HEADLINE, 4, id="above"),
        pytest.param("Ferry Line\n\nReturns to the\nOld Harbour", HEADLINE, 5, id="above-with-blank-line"),
        pytest.param("Ferry Line Returns\nto the Old Harbour", "Ferry Line Returns\nto the Old Harbour", 4, id="both"),
        pytest.param("Ferry Line\nReturns to the Old Harbour", "Ferry Line Returns\nto the Old Harbour", 4, id="both-elsewhere"),
        pytest.param(HEADLINE, "Ferry Line Returns\nto the Old Harbour", 7, id="below"),
    ],
)  # fmt: skip
def test_wrapped_headline_is_joined(head: str, repeat: str, line: int) -> None:
    parsed = parse(story_text(head=head, repeat=repeat))

    assert parsed.story.headline == HEADLINE
    assert parsed.story.paragraphs[0] == "The first ferry left on Tuesday."
    assert [f"{w.line} {w.reason}" for w in parsed.warnings] == [f"{line} headline-wrapped"]


def test_lines_beside_the_headline_are_kept_in_order() -> None:
    parsed = parse(story_text(head=f"EXCLUSIVE\nAt sea\n{HEADLINE}\nPrices stay"))

    assert parsed.story.kicker == ("EXCLUSIVE", "At sea")
    assert parsed.story.headline == HEADLINE
    assert parsed.story.subtitle == ("Prices stay",)
    assert [f"{w.line} {w.reason}" for w in parsed.warnings] == ["3 extra-line", "4 extra-line", "6 extra-line"]


@pytest.mark.parametrize(
    ("head", "repeat"),
    [
        pytest.param(f"{HEADLINE}\nPrices stay", "", id="no-repeat"),
        pytest.param(f"{HEADLINE}\n{HEADLINE}", HEADLINE, id="twice-above"),
        pytest.param(f"{HEADLINE}\nPrices stay", f"{HEADLINE}s", id="similar-is-not-enough"),
    ],
)
def test_headline_that_is_not_certain_is_refused(head: str, repeat: str) -> None:
    assert told(story_text(head=head, repeat=repeat)) == ["4:1 ambiguous-headline"]


def test_story_without_headline_is_refused_at_its_code() -> None:
    with pytest.raises(StoryError) as caught:
        parse("Tuesday 4 June 2019 - 08:15\n\nTopics : sea\nStory Code : 310245\nThe ferry left.\n")

    assert [f"{d.line}:{d.column} {d.reason}" for d in caught.value.diagnostics] == ["4:1 missing-headline"]


def test_long_headline_is_told() -> None:
    long = "Ferry " * 34

    assert told(story_text(head=long.strip()[:200], repeat=long[:200])) == []
    assert told(story_text(head=long, repeat=long)) == ["3:1 long-headline"]


def test_mistyped_label_is_named() -> None:
    assert found(story_text(head=f"Topcs : sea\n{HEADLINE}"))[0].message == (
        "`Topcs : sea` is kept as a line above the headline; did you mean `Topics :`?"
    )
