"""Counts and names of kinds in words, and moments as programs read them.

Dates and numbers are said by `cldr.py`; which language the words are in, by `Words`.
"""

from collections.abc import Mapping
from functools import lru_cache

from ..model import Dateline, TopicType
from ..words import Words
from .cldr import number_text


def story_count(number: int, words: Words) -> str:
    """So many stories: "1 story", "19,037 stories"."""
    shown = number_text(number, words.language)
    return words.ngettext("%(number)s story", "%(number)s stories", number, number=shown)


def paged_title(title: str, number: int, words: Words) -> str:
    """The title of one page of a list, counted from 1: every page has its own."""
    if number == 1:
        return title
    return words.gettext("%(title)s, page %(number)s", title=title, number=number_text(number, words.language))


def type_names(words: Words) -> Mapping[TopicType, tuple[str, str]]:
    """What one topic of each type is called, and several of them."""
    return {
        TopicType.PLACE: (words.gettext("Place"), words.gettext("Places")),
        TopicType.PERSON: (words.gettext("Person"), words.gettext("People")),
        TopicType.ORGANISATION: (words.gettext("Organisation"), words.gettext("Organisations")),
        TopicType.SUBJECT: (words.gettext("Subject"), words.gettext("Subjects")),
    }


def machine_day(dateline: Dateline) -> str:
    """The day for `<time datetime>`: "2020-10-14"."""
    return dateline.local.date().isoformat()


@lru_cache(maxsize=1_000)
def rule_name(rule: str, words: Words) -> str:
    """What kind of word spoke for a topic: as it is where it has no name, empty for the topic's own word."""
    names = {
        "name": "",
        "unsure": "",
        "term": "",
        "short": words.gettext("short name"),
        "surname": words.gettext("surname"),
        "demonym": words.gettext("demonym"),
        "capital": words.gettext("capital"),
        "inside": words.gettext("place within it"),
        "unsure-inside": words.gettext("place within it"),
        "institution": words.gettext("institution"),
        "currency": words.gettext("currency"),
        "dateline": words.gettext("dateline"),
        "learned": words.gettext("learned word"),
        "recurring": words.gettext("recurring name"),
        "home": words.gettext("home of the archive"),
        "editor": words.gettext("the editor’s choice"),
    }
    return names.get(rule, rule)


def field_name(name: str, words: Words) -> str:
    """What a labelled line of a story file is called on its page."""
    names = {
        "source": words.gettext("Source"),
        "link": words.gettext("Link"),
        "reporter": words.gettext("Reporter"),
        "photo": words.gettext("Photo"),
        "category": words.gettext("Category"),
    }
    return names.get(name) or name.capitalize()
