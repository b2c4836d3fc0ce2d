"""When entries were updated: distinct, of the same minute, and unmoved by stories that come later."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.pressmark.documents import ArchiveDocument
from plugins.pressmark.feeds.moments import Moments, UpdatedMoments, updated_moments

from .invented import correction, dateline, document

NUMBERS = st.lists(st.integers(1, 400), unique=True, min_size=1, max_size=90)
NEVER_ASKED = AssertionError("nobody wants a second of another")


def same_minute(code: int) -> ArchiveDocument:
    return document(str(code), dateline=dateline(2020, 10, 7, 8, 15))


def untimed(code: int) -> ArchiveDocument:
    return document(str(code), dateline=dateline(2020, 10, 7))


def told(
    documents: Sequence[ArchiveDocument], *, known: Moments | None = None, published: Moments | None = None
) -> UpdatedMoments:
    return updated_moments(documents, known=known or {}, published=lambda: published or {})


def moments_of(documents: Sequence[ArchiveDocument], *, known: Moments | None = None) -> Moments:
    return told(documents, known=known).all


def at(second: int) -> datetime:
    return datetime(2020, 10, 7, 8, 15, second, tzinfo=UTC)


@given(NUMBERS)
def test_stories_of_one_minute_are_apart(codes: list[int]) -> None:
    moments = moments_of([same_minute(code) for code in codes])

    assert len(set(moments.values())) == len(codes)
    if len(codes) <= 60:
        assert {moment.replace(second=0) for moment in moments.values()} == {at(0)}


@given(NUMBERS, st.randoms())
def test_order_of_stories_does_not_matter(codes: list[int], random: object) -> None:
    documents = [same_minute(code) for code in codes]
    mixed = list(documents)
    random.shuffle(mixed)  # type: ignore[attr-defined]

    assert moments_of(mixed) == moments_of(documents)


@given(st.lists(st.integers(1, 59), unique=True, min_size=2, max_size=59), st.data())
def test_moment_depends_on_no_other_story_where_none_wants_the_same_second(
    codes: list[int], data: st.DataObject
) -> None:
    def refuse() -> Moments:
        raise NEVER_ASKED

    number = data.draw(st.integers(1, len(codes)))
    some = updated_moments([same_minute(code) for code in codes[:number]], known={}, published=refuse).all
    every = updated_moments([same_minute(code) for code in codes], known={}, published=refuse).all

    assert some.items() <= every.items()
    assert every == {str(code): at(code) for code in codes}


@given(st.lists(NUMBERS, min_size=2, max_size=4))
def test_no_moment_ever_moves_whichever_codes_come_late(days: list[list[int]]) -> None:
    ledger: Moments = {}
    published: Moments = {}
    codes: set[int] = set()
    for day in days:
        codes |= set(day)
        documents = [same_minute(code) for code in codes]
        moments = told(documents, known=ledger, published=published)

        assert published.items() <= moments.all.items()
        assert len(set(moments.all.values())) == len(codes)
        ledger, published = moments.yielded, moments.all


@given(NUMBERS, NUMBERS)
def test_ledger_alone_tells_the_moments_again(first: list[int], second: list[int]) -> None:
    documents = [same_minute(code) for code in {*first, *second}]
    before = moments_of([same_minute(code) for code in first])
    moments = told(documents, published=before)

    assert told(documents, known=moments.yielded) == moments


def test_late_story_with_a_lower_code_takes_the_next_second() -> None:
    documents = [same_minute(100), same_minute(40)]

    moments = told(documents, published={documents[0].code: at(40)})

    assert moments.all == {"100": at(40), "40": at(41)}
    assert moments.yielded == {"40": at(41)}


@given(st.lists(st.integers(1, 400), unique=True, min_size=2, max_size=60), st.data())
def test_story_with_a_higher_code_moves_no_other_even_where_nothing_is_known(
    codes: list[int], data: st.DataObject
) -> None:
    documents = [same_minute(code) for code in sorted(codes)]
    number = data.draw(st.integers(1, len(documents)))

    assert moments_of(documents[:number]).items() <= moments_of(documents).items()


def test_seconds_come_from_the_code() -> None:
    assert moments_of([same_minute(892006)]) == {"892006": at(46)}


def test_correction_moves_updated_even_where_it_was_known() -> None:
    corrected = document("7", dateline=dateline(2020, 10, 7, 8, 15), corrections=(correction(2020, 10, 9, 6, 0),))

    assert moments_of([corrected], known={corrected.code: at(7)}) == {"7": datetime(2020, 10, 9, 6, 0, 7, tzinfo=UTC)}


@pytest.mark.parametrize("number", [61, 500, 3700])
def test_many_stories_without_a_time_are_apart_and_hardly_later_than_the_first_hour(number: int) -> None:
    moments = moments_of([untimed(code) for code in range(1, number + 1)])

    start = datetime(2020, 10, 7, tzinfo=UTC)
    assert len(set(moments.values())) == number
    assert start <= min(moments.values()) <= max(moments.values()) <= start + timedelta(seconds=max(3600, number))


@given(st.lists(st.integers(1, 3600), unique=True, min_size=2, max_size=60))
def test_stories_of_a_day_without_a_time_stay_where_they_are_whatever_comes_late(codes: list[int]) -> None:
    early, late = codes[1:], codes[0]

    before = moments_of([untimed(code) for code in early])
    after = moments_of([untimed(code) for code in [*early, late]])

    assert before.items() <= after.items()


def test_moment_of_an_older_ledger_is_kept_though_it_is_later_in_the_day() -> None:
    known = {untimed(7).code: datetime(2020, 10, 7, 21, 0, tzinfo=UTC)}

    assert moments_of([untimed(7)], known=known) == known
