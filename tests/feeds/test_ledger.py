"""The ledger as a file: read back as it was written, refused where it is none."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.pressmark.feeds.ledger import Block, Ledger, LedgerError, SealedStory, ledger_text, read_ledger
from plugins.pressmark.model import StoryCode

from .invented import UPDATED

STORIES = st.builds(
    SealedStory,
    code=st.integers(1, 10**12).map(lambda number: StoryCode(str(number))),
    updated=st.just(UPDATED),
    digest=st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
)
BLOCKS = st.builds(
    Block,
    updated=st.just(UPDATED),
    stories=st.lists(STORIES, max_size=3, unique_by=lambda story: story.code).map(tuple),
)
LEDGERS = st.builds(
    Ledger,
    feeds=st.dictionaries(
        st.sampled_from(["feeds/all", "feeds/topics/ترکیه"]), st.lists(BLOCKS, max_size=2).map(tuple)
    ),
    kept=st.dictionaries(STORIES.map(lambda s: s.key), st.dictionaries(st.just("headline"), st.text()), max_size=2),
    moments=st.dictionaries(STORIES.map(lambda s: s.code), st.just(UPDATED), max_size=2),
)


@given(LEDGERS)
def test_ledger_is_read_back(ledger: Ledger) -> None:
    assert read_ledger(ledger_text(ledger)) == ledger


def test_ledger_of_old_has_no_moments() -> None:
    assert read_ledger('{"feeds": {}, "kept": {}}') == Ledger()


def test_one_line_is_one_story() -> None:
    block = Block(
        updated=UPDATED, stories=(SealedStory(code=StoryCode("7"), updated=UPDATED, digest="0123456789abcdef"),)
    )

    text = ledger_text(Ledger(feeds={"feeds/all": (block,)}))

    assert '"7 2020-10-07T08:15:07+00:00 0123456789abcdef"\n' in text
    assert json.loads(text)["about"].startswith("Which stories stand in which sealed feed document.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[" * 100_000,
        "[]",
        "{}",
        '{"feeds": [], "kept": {}}',
        '{"feeds": {"feeds/all": [{"updated": "2020-10-07", "stories": []}]}, "kept": {}}',
        '{"feeds": {"feeds/all": [{"updated": "2020-10-07T00:00:00Z", "stories": ["../7 x y"]}]}, "kept": {}}',
        '{"feeds": {"feeds/all": [{"updated": "2020-10-07T00:00:00Z", "stories": [7]}]}, "kept": {}}',
        '{"feeds": {"feeds/../../x": []}, "kept": {}}',
        '{"feeds": {}, "kept": {}, "moments": {"7": "2020-10-07T00:00:00"}}',
        '{"feeds": {}, "kept": {}, "moments": {"x": "2020-10-07T00:00:00Z"}}',
        '{"feeds": {"feeds/all": [{"updated": "2020-10-07T00:00:00Z", "stories": ["7 2020-10-07T00:00:00Z a", '
        '"7 2020-10-07T00:00:00Z b"]}]}, "kept": {}}',
    ],
)
def test_what_is_no_ledger_is_refused(text: str) -> None:
    with pytest.raises(LedgerError, match="not a ledger of sealed feeds"):
        read_ledger(text)
