"""Spellings that people use for one word find each other, and the word itself is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.pressmark.search.folding import SEAM, fold, indexed_text, without_article

from ..strategies import lines


@pytest.mark.parametrize(
    ("typed", "spelling"),
    [
        pytest.param("كتابي", "كتابي", id="arabic-letters"),
        pytest.param("کتابی", "كتابي", id="persian-letters"),
        pytest.param("على", "علي", id="alef-maqsura"),
        pytest.param("مدرسة", "مدرسه", id="teh-marbuta"),
        pytest.param("أحمد آسيا إيران", "احمد اسيا ايران", id="alefs"),
        pytest.param("مُدَرِّس", "مدرس", id="vowel-signs"),
        pytest.param("سـلام", "سلام", id="tatweel"),
        pytest.param("می‌رود", "ميرود", id="half-space"),
        pytest.param("۱۳۹۹", "1399", id="persian-digits"),
        pytest.param("١٣٩٩", "1399", id="arabic-digits"),
        pytest.param("ﻻ", "لا", id="presentation-forms"),
        pytest.param("DİYARBAKIR", "diyarbakir", id="turkish-capitals"),
        pytest.param("Diyarbakır", "diyarbakir", id="turkish-small-letters"),
        pytest.param("İstanbul ıssız", "istanbul issiz", id="dotted-and-dotless"),
        pytest.param("Çağrı Şöyle", "cagri soyle", id="turkish-accents"),
        pytest.param("Café", "cafe", id="french"),
    ],
)
def test_a_word_has_one_spelling(typed: str, spelling: str) -> None:
    assert fold(typed) == spelling


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        pytest.param("السفينه", "سفينه", id="article"),
        pytest.param("والسفينه", "سفينه", id="and-the"),
        pytest.param("للسفينه", "سفينه", id="for-the"),
        pytest.param("البا", "البا", id="too-short-without-it"),
        pytest.param("وزير", "وزير", id="a-word-that-begins-with-and"),
        pytest.param("albatross", "albatross", id="english"),
    ],
)
def test_an_arabic_word_is_found_without_its_article(word: str, bare: str) -> None:
    assert without_article(word) == bare


@pytest.mark.parametrize(
    ("text", "indexed"),
    [
        pytest.param("The  ferry’s café,\nagain.", "The ferry’s café, again.", id="pagefind-knows-these"),
        pytest.param("Diyarbakır’da", "diyarbakirda|~|Diyarbakır’da", id="turkish"),
        pytest.param("والسفينة", "والسفينه|~|سفينه|~|والسفينة", id="arabic"),
        pytest.param("کتاب‌ها.", "كتابها|~|كتاب|~|ها|~|کتاب‌ها.", id="persian"),
        pytest.param("۱۳۹۹", "1399|~|۱۳۹۹", id="digits"),
        pytest.param("___PAGEFIND_WEIGHT___9", "pagefindweight9|~|___PAGEFIND_WEIGHT___9", id="an-order-to-pagefind"),
        pytest.param("a|~|b", "a|b", id="the-seam-itself"),
        pytest.param("— …", "— …", id="no-letters"),
    ],
)
def test_a_word_stands_behind_its_other_spellings(text: str, indexed: str) -> None:
    assert indexed_text(text) == indexed


@given(st.one_of(st.text(), lines()))
def test_the_text_itself_can_be_read_back(text: str) -> None:
    shown = [word.split(SEAM)[-1] for word in indexed_text(text).split(" ")]

    assert shown == (text.replace(SEAM, "|").split() or [""])


@given(st.one_of(st.text(), lines()))
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
