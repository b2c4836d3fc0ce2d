"""When entries were updated: distinct, of the same minute, and unmoved by stories that come later."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.pressmark.documents import ArchiveDocument
from plugins.pressmark.feeds.moments import updated_moments

from .invented import correction, dateline, document

NUMBERS = st.lists(st.integers(1, 400), unique=True, min_size=1, max_size=90)


def same_minute(code: int) -> ArchiveDocument:
    return document(str(code), dateline=dateline(2020, 10, 7, 8, 15))


@given(NUMBERS)
def test_stories_of_one_minute_are_apart(codes: list[int]) -> None:
    moments = updated_moments([same_minute(code) for code in codes], known={})

    assert len(set(moments.values())) == len(codes)
    if len(codes) <= 60:
        assert {moment.replace(second=0) for moment in moments.values()} == {datetime(2020, 10, 7, 8, 15, tzinfo=UTC)}


@given(NUMBERS, st.randoms())
def test_order_of_stories_does_not_matter(codes: list[int], random: object) -> None:
    documents = [same_minute(code) for code in codes]
    mixed = list(documents)
    random.shuffle(mixed)  # type: ignore[attr-defined]

    assert updated_moments(mixed, known={}) == updated_moments(documents, known={})


@given(st.lists(st.integers(1, 400), unique=True, min_size=2, max_size=60), st.data())
def test_story_with_a_higher_code_moves_no_other(codes: list[int], data: st.DataObject) -> None:
    documents = [same_minute(code) for code in sorted(codes)]
    number = data.draw(st.integers(1, len(documents)))

    before = updated_moments(documents[:number], known={})
    after = updated_moments(documents, known={})

    assert before.items() <= after.items()


@given(NUMBERS, NUMBERS)
def test_known_moment_stays_whatever_is_added(first: list[int], second: list[int]) -> None:
    known = updated_moments([same_minute(code) for code in first], known={})

    after = updated_moments([same_minute(code) for code in {*first, *second}], known=known)

    assert known.items() <= after.items()
    assert len(set(after.values())) == len(after)


def test_seconds_come_from_the_code() -> None:
    assert updated_moments([same_minute(892006)], known={}) == {"892006": datetime(2020, 10, 7, 8, 15, 46, tzinfo=UTC)}


def test_correction_moves_updated_even_where_it_was_known() -> None:
    corrected = document("7", dateline=dateline(2020, 10, 7, 8, 15), corrections=(correction(2020, 10, 9, 6, 0),))
    known = {corrected.code: datetime(2020, 10, 7, 8, 15, 7, tzinfo=UTC)}

    assert updated_moments([corrected], known=known) == {"7": datetime(2020, 10, 9, 6, 0, 7, tzinfo=UTC)}


@pytest.mark.parametrize("number", [61, 500])
def test_day_of_many_stories_without_a_time_keeps_them_apart_within_the_day(number: int) -> None:
    documents = [document(str(code), dateline=dateline(2020, 10, 7)) for code in range(1, number + 1)]

    moments = updated_moments(documents, known={})

    start = datetime(2020, 10, 7, tzinfo=UTC)
    assert len(set(moments.values())) == number
    assert start <= min(moments.values()) <= max(moments.values()) < start + timedelta(minutes=10)


def untimed(code: int) -> ArchiveDocument:
    return document(str(code), dateline=dateline(2020, 10, 7))


@given(st.lists(st.integers(1, 79_000), unique=True, min_size=2, max_size=60))
def test_stories_of_a_day_without_a_time_stay_where_they_are_whatever_comes_late(codes: list[int]) -> None:
    early, late = codes[1:], codes[0]

    before = updated_moments([untimed(code) for code in early], known={})
    after = updated_moments([untimed(code) for code in [*early, late]], known={})

    assert before.items() <= after.items()
    assert {moment.date() for moment in after.values()} == {datetime(2020, 10, 7, tzinfo=UTC).date()}
