"""Counts, names of kinds and places in words, and moments as programs read them.

Dates and numbers are said by `cldr.py`; which language the words are in, by `Words`.
"""

from collections.abc import Mapping, Sequence

from ..model import Dateline, Evidence, TopicType
from ..words import Words
from .cldr import list_text, number_text


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


def evidence_places(evidence: Sequence[Evidence], words: Words) -> str:
    """Where words were found: "headline, paragraphs 1, 3 and 4"."""
    names = {
        "headline": words.gettext("headline"),
        "body": words.gettext("text"),
        "topics": words.gettext("the editor’s list of topics"),
    }
    places = list(dict.fromkeys(names.get(e.field, e.field) for e in evidence if not e.paragraph))
    paragraphs = sorted({e.paragraph for e in evidence if e.paragraph})
    if paragraphs:
        shown = list_text([number_text(p, words.language) for p in paragraphs], words.language)
        places.append(words.ngettext("paragraph %(numbers)s", "paragraphs %(numbers)s", len(paragraphs), numbers=shown))
    return words.gettext(", ").join(places)


def rule_name(rule: str, words: Words) -> str:
    """What kind of word spoke for a topic; a rule that has no name is called as it is."""
    names = {
        "name": words.gettext("name"),
        "unsure": words.gettext("name"),
        "short": words.gettext("short name"),
        "surname": words.gettext("surname"),
        "demonym": words.gettext("demonym"),
        "capital": words.gettext("capital"),
        "inside": words.gettext("place within it"),
        "unsure-inside": words.gettext("place within it"),
        "institution": words.gettext("institution"),
        "currency": words.gettext("currency"),
        "dateline": words.gettext("dateline"),
        "term": words.gettext("word"),
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
