"""What a page says of the moment its story was published, in ranks: JSON-LD, microdata, `<meta>`, `<time>`, its lines.

Reading a moment is left to `moments.py`, choosing among the ranks to `choice.py`.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import tzinfo

from bs4 import Tag

from ...model import Dateline
from .choice import Reading, readings
from .declared import Claim, Declared
from .lines import Line, Moment, PageText, Zone
from .moments import is_change, read_moment, written_moments
from .words import attribute_list, class_words, word_set

_OPEN_GRAPH = ("articlepublishedtime", "ogpublishedtime", "ogarticlepublishedtime")
# Names of `<meta>` that mean the moment of publication and nothing else.
_PUBLISHED = (
    "articlepublished", "datepublished", "pubdate",
    "publishdate", "publisheddate", "publishedat", "publishtime", "publicationdate", "originalpublicationdate",
    "originalpublishdate", "citationpublicationdate", "parselypubdate", "dctermsissued", "dcdateissued",
    "cxenseparserecspublishtime", "articledateoriginal", "newsdate", "storydate",
)  # fmt: skip
# Names that mean it on most sites, and on some the day of the last change.
_VAGUE = (
    "sailthrudate",
    "dcdate",
    "dctermsdate",
    "dctermscreated",
    "dcdatecreated",
    "citationdate",
    "articlecreated",
    "date",
)
_PUBLISHED_WORDS = word_set("published publish pubdate posted created entrydate dtpublished datepublished publishdate")
_CHANGED_WORDS = word_set("updated modified dateupdated datemodified dtupdated update")
# Blocks in which a date is a word of the text, if they are the article's.
_SENTENCES = frozenset({"p", "li", "blockquote", "dd"})
# A longer line is a sentence that happens to name a day.
_LINE_CHARACTERS = 150
_REST_CHARACTERS = 60


def date_ranks(
    said: Declared, text: PageText, scope: frozenset[int], body: frozenset[int], *, timezone: tzinfo
) -> Iterator[list[Reading[Dateline]]]:
    """Give the readable dates of a page, surest rank first.

    Args:
        scope: Ids of the tags of the article, headline and text.
        body: Ids of the lines that are the article's text: dates in sentences are not its own.
    """

    def read(claims: Sequence[Claim]) -> list[Reading[Dateline]]:
        return readings(claims, lambda claim: read_moment(claim, timezone=timezone))

    yield read(said.json("datePublished"))
    yield read(said.items("datePublished"))
    yield read(said.meta(*_OPEN_GRAPH))
    yield read(said.meta(*_PUBLISHED))
    yield read(said.meta(*_VAGUE))
    for moments in _moment_ranks(text, scope, body):
        yield read(moments)
    lines = [line for line in text.lines if id(line) not in body and line.zone is not Zone.ELSEWHERE]
    near = [line for line in lines if id(line.holder) in scope and line.zone is Zone.TEXT]
    for some in (near, [line for line in lines if line.zone is Zone.TEXT], lines):
        yield from _line_ranks(some, timezone)


def _moment_ranks(text: PageText, scope: frozenset[int], body: frozenset[int]) -> Iterator[list[Claim]]:
    sentences = {id(line.holder) for line in text.lines if id(line) in body and line.holder.name in _SENTENCES}
    own = [m for m in text.moments if _is_publication(m) and id(m.holder) not in sentences]
    near = [m for m in own if id(m.holder) in scope and m.zone is not Zone.ELSEWHERE]
    for some in (near, [m for m in own if m.zone is Zone.TEXT], [m for m in own if m.zone is Zone.BESIDE]):
        named = [m for m in some if _words(m.tag) & _PUBLISHED_WORDS or m.tag.has_attr("pubdate")]
        yield list(filter(None, map(_moment_claim, named or some)))


def _is_publication(moment: Moment) -> bool:
    return not (_words(moment.tag) & _CHANGED_WORDS or is_change(moment.before))


def _words(tag: Tag) -> frozenset[str]:
    return class_words(tag) | {name.lower() for name in attribute_list(tag, "itemprop")}


def _moment_claim(moment: Moment) -> Claim | None:
    tag = moment.tag
    if tag.name == "abbr":
        return Claim(text=str(tag.get("title", "")), source="<abbr title>") if _words(tag) & _PUBLISHED_WORDS else None
    if tag.get("datetime"):
        return Claim(text=str(tag["datetime"]), source="<time datetime>")
    return Claim(text=tag.get_text(" "), source="<time>")


def _line_ranks(lines: Sequence[Line], timezone: tzinfo) -> Iterator[list[Reading[Dateline]]]:
    found = [reading for line in lines for reading in _in_line(line.text, timezone)]
    yield [reading for reading in found if reading.claim.source != _BARE]
    yield [reading for reading in found if reading.claim.source == _BARE]


_BARE = "a line that is a date"
# A weekday may stand between the label and the date.
_DATE_LABEL = re.compile(r"([^:：|]{2,30})[:：]\s*(?:[^\W\d_]+[,،]?\s*)?$")


def _in_line(text: str, timezone: tzinfo) -> Iterator[Reading[Dateline]]:
    if len(text) > _LINE_CHARACTERS or not any(c.isdigit() for c in text):
        return
    found = list(written_moments(text, timezone=timezone))
    for dateline, before in found:
        label = _DATE_LABEL.search(before)
        claim = Claim(text=text, source=f"labelled line `{label[1].strip()}`" if label else _BARE)
        if label or len(text) <= _REST_CHARACTERS or text[:1].isdigit():
            yield Reading(value=dateline, claim=claim)


def is_date_line(text: str, *, timezone: tzinfo) -> bool:
    """Whether a line is a date and little else: it stands above a text and is no part of it."""
    return len(text) <= _REST_CHARACTERS + 40 and any(_in_line(text, timezone))
