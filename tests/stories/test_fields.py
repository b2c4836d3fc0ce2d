"""Labelled lines: what they say, and what is refused (rules H5 to H7)."""

import pytest

from plugins.pressmark.model import Status
from plugins.pressmark.stories.fields import is_web_address

from .files import HEADLINE, found, parse, story_text, told


def test_editors_own_lines_are_silent() -> None:
    parsed = parse(
        story_text(
            fields="topics: sea، trade; Türkiye,, sea\nLanguage ： pt-BR\nStatus : WITHDRAWN\n"
            "Corrected : Thursday 6 June 2019 - 10:00 - Price - of a ticket\n"
            "Corrected : Wednesday 5 June 2019 - 09:00 – Name"
        )
    )
    story = parsed.story

    assert parsed.warnings == ()
    assert story.topics == ("sea", "trade", "Türkiye")
    assert story.language == "pt-br"
    assert story.status is Status.WITHDRAWN
    assert [(c.dateline.iso, c.note) for c in story.corrections] == [
        ("2019-06-05T09:00", "Name"),
        ("2019-06-06T10:00", "Price - of a ticket"),
    ]
    assert parsed.labels == ("topics", "language", "status", "corrected")


def test_lines_may_stand_above_the_code() -> None:
    parsed = parse(story_text(head=f"Topics : sea\n{HEADLINE}\nStatus : draft"))

    assert parsed.story.headline == HEADLINE
    assert parsed.story.topics == ("sea",)
    assert parsed.story.status is Status.DRAFT


def test_scraped_lines_are_kept_by_their_canonical_names() -> None:
    parsed = parse(
        story_text(fields="Source : A\nURL : https://example.org/\nAuthor : B\nPhoto : C\nService : D\nTags : e, f")
    )

    assert parsed.story.fields == (
        ("source", "A"),
        ("link", "https://example.org/"),
        ("reporter", "B"),
        ("photo", "C"),
        ("category", "D"),
    )
    assert parsed.story.topics == ("e", "f")
    assert [w.reason for w in parsed.warnings] == ["extra-field"] * 6


def test_labelled_line_in_the_body_is_text() -> None:
    parsed = parse(story_text(body="Topics : sea\n\nSource : A"))

    assert parsed.story.topics == ()
    assert parsed.story.paragraphs == ("Topics : sea", "Source : A")
    assert [w.reason for w in parsed.warnings] == ["boilerplate"]


@pytest.mark.parametrize("first", ["Source", "Link", "Language", "Status", "Photo", "By", "Category"])
def test_line_given_twice_is_refused(first: str) -> None:
    again = {"Link": "URL", "By": "Reporter", "Category": "Service"}.get(first, first)
    value = {"Link": "https://example.org/", "Language": "en", "Status": "draft"}.get(first, "x")
    errors = [d for d in found(story_text(fields=f"{first} : {value}\n\n{again} : {value}")) if d.severity == "error"]

    assert [(d.line, d.column, d.reason) for d in errors] == [(8, 1, "duplicate-field")]


@pytest.mark.parametrize("value", ["", "secret", "published soon", "drafts"])
def test_unknown_status_is_refused(value: str) -> None:
    assert [d.reason for d in found(story_text(fields=f"Status : {value}".strip()))] == ["bad-status"]


@pytest.mark.parametrize("value", ["Persian", "fa_IR", "f", "english please", "<b>"])
def test_unknown_language_is_told_and_not_used(value: str) -> None:
    parsed = parse(story_text(fields=f"Language : {value}"))

    assert parsed.story.language is None
    assert [f"{w.line}:{w.column} {w.reason}" for w in parsed.warnings] == ["6:12 bad-language"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Corrected : 31 June 2019 - Price", "6:13 bad-date", id="impossible"),
        pytest.param("Corrected : price of a ticket", "6:13 bad-date", id="no-date"),
        pytest.param("Corrected :", "6:11 bad-date", id="empty"),
        pytest.param("Corrected : Monday 5 June 2019 - 09:00 - Price", "6:13 bad-date", id="weekday"),
        pytest.param("Corrected : Tuesday 4 June 2019 - 08:14 - Price", "6:13 bad-date", id="older"),
        pytest.param("Corrected : 05/06/2019 - Price", "6:13 bad-date", id="slashes"),
        pytest.param("Corrected : 5 Jume 2019 - Price", "6:15 bad-date", id="typo"),
    ],
)
def test_correction_needs_a_sound_date_not_older_than_the_story(line: str, expected: str) -> None:
    errors = [f"{d.line}:{d.column} {d.reason}" for d in found(story_text(fields=line)) if d.severity == "error"]

    assert errors == [expected]


def test_correction_of_the_same_day_needs_no_time() -> None:
    parsed = parse(story_text(fields="Corrected : Tuesday 4 June 2019 - Price \u200fسفینه"))

    assert [(c.dateline.iso, c.note) for c in parsed.story.corrections] == [("2019-06-04", "Price \u200fسفینه")]
    assert [w.reason for w in parsed.warnings] == ["missing-time"]


@pytest.mark.parametrize(
    ("address", "sound"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("http://[2001:db8::1]:8080/", True),
        ("https://example.org/سفینه", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/", False),
        ("/news/1", False),
        ("www.example.org", False),
        ("https://", False),
        ("https:///path", False),
        ("https://user@example.org/", False),
        ("https://user:word@example.org/", False),
        ("https://example.org/a b", False),
        ("https://example.org\\@evil.example/", False),
        ("https://example.org:99999/", False),
        ("https://[::1/", False),
        ("https://example.org/\u202e", False),
        ('https://example.org/">', False),
        ("", False),
    ],
)
def test_only_whole_web_addresses_are_links(address: str, sound: bool) -> None:
    assert is_web_address(address) == sound
    assert (("link", address) in parse(story_text(fields=f"Link : {address}".strip())).story.fields) == sound


@pytest.mark.parametrize("odd", ["<b>", 'a"b', "'a'", "a`", "a/b", "a\\b", "{a}", "a\u200fb", "a\u2067b\u2069"])
def test_odd_topic_is_kept_and_told(odd: str) -> None:
    parsed = parse(story_text(fields=f"Topics : sea, {odd}"))

    assert parsed.story.topics == ("sea", odd)
    assert [w.reason for w in parsed.warnings] == ["odd-topic"]


def test_apostrophe_in_a_name_is_not_odd() -> None:
    assert told(story_text(fields="Topics : Côte d'Ivoire, L’Aquila, C++, C#")) == []
