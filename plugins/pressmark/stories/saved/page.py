"""The bytes of a saved web page → its story, and for each part of it what it was taken from.

Each part is sought in one order: JSON-LD, microdata, `<meta>`, `<time>`, labelled lines; the first that speaks decides.
What a page does not tell, or tells in two ways, refuses the page with the reason; `IMPORTING.md` explains each. The
steps are in the other modules of this folder; writing stories into the archive is left to `importing/`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import tzinfo
from functools import cached_property
from itertools import chain
from operator import eq

from bs4 import Tag

from ...errors import StoryError
from ...model import Dateline, Story, StoryCode
from ..characters import clean_line
from ..dates.forms import date_label
from ..findings import Findings
from ..labels import read_labelled_line
from ..normal_form import same
from ..text_checks import end_without_trailer
from .body import Around, Body, before_comments, find_body
from .choice import Choice, Reading, choose, readings
from .codes import (
    address_code,
    declared_codes,
    is_code_line,
    label_language,
    labelled_codes,
    numbered_tags,
    read_code,
)
from .cross_check import checked_paragraphs
from .dates import date_ranks, is_date_line
from .declared import Claim, declared
from .extras import beside_headline, lead
from .headline import find_headline
from .lines import Line, Zone, page_text
from .markup import Markup, page_tree, read_markup
from .moments import agree, is_note_of_change
from .origin import addresses, find_language
from .phrases import BYLINE
from .refusals import incomplete, is_list, is_list_page, no_code, no_date, no_headline, no_text, paywall_line

# Lines above the text that name its author or its moment are short.
_NOTE_CHARACTERS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """A saved page, read."""

    story: Story
    # Part ("date", "code", "headline", "paragraphs", "link", "language") and where it stood, in this order; a part the
    # page does not tell is not here.
    sources: tuple[tuple[str, str], ...]
    # Lines within the article's block that were taken for buttons, captions or other stories.
    left_out: tuple[str, ...] = ()


def read_saved_page(data: bytes, *, path: str, timezone: tzinfo) -> SavedPage:
    """Read the story that a saved page tells.

    Args:
        data: The whole file: HTML in any encoding it declares, or MHTML if `path` ends so.
        path: Used in messages only; nothing is opened, and the name tells nothing.
        timezone: For dates without an offset.
    Raises:
        StoryError: With a diagnostic for each part that the page does not tell for certain.
    Source: `IMPORTING.md`.
    """
    return _Page(read_markup(data, path=path), timezone).read()


class _Page:
    """One page with what has been found in it so far; each part is sought once."""

    def __init__(self, markup: Markup, timezone: tzinfo) -> None:
        self.markup = markup
        self.timezone = timezone
        self.tree = page_tree(markup)
        self.said = declared(self.tree)
        shown = page_text(self.tree)
        self.text = replace(shown, lines=list(before_comments(shown.lines)))

    def read(self) -> SavedPage:
        if is_list_page(self.tree, self.said, self.text.lines):
            raise StoryError(is_list(self.markup))
        body, headline = self.body, self.headline
        if body is None or headline is None:
            raise self._refusal()
        notice = paywall_line(body, self.said, self.text.lines)
        if notice and not body.source.startswith("JSON-LD"):
            raise StoryError(incomplete(self.markup, notice))
        date, code = self.date, self.code
        if date is None or code is None:
            raise self._refusal()
        return self._saved(headline, body, date, code)

    def _refusal(self) -> StoryError:
        faults = [
            no_date(self.markup, self.text.lines) if self.date is None else None,
            no_headline(self.markup) if self.headline is None else None,
            no_code(self.markup, self.odd_code) if self.code is None else None,
            no_text(self.markup) if self.body is None else None,
        ]
        return StoryError(*filter(None, faults))

    @cached_property
    def headline(self) -> Choice[str] | None:
        return find_headline(self.tree, self.said, self.text.lines)

    @cached_property
    def body(self) -> Body | None:
        around = Around(is_headline=self._is_headline, is_other=self._is_other, is_ending=self._ends)
        body = find_body(self.tree, self.text.lines, around=around)
        given = next((claim.text for claim in self.said.json("articleBody")), "")
        paragraphs, source = checked_paragraphs(body.paragraphs if body else (), given)
        if body and source.startswith(","):
            return replace(body, paragraphs=paragraphs, source=body.source + source)
        if source:
            block = body.block if body else self.tree
            return Body(paragraphs=paragraphs, source=source, lines=body.lines if body else (), block=block)
        return body

    def _is_headline(self, line: Line) -> bool:
        return self.headline is not None and same(line.text, self.headline.value)

    def _is_other(self, line: Line, above: bool) -> bool:
        if is_code_line(line.text):
            return True
        if not above:
            return False
        if self._is_headline(line) or line.text in chain(*self.beside):
            return True
        return self._is_note(line) or is_date_line(line.text, timezone=self.timezone)

    def _is_note(self, line: Line) -> bool:
        if len(line.text) > _NOTE_CHARACTERS:
            return False
        labelled = read_labelled_line(0, " ".join(line.text.split()))
        is_note = labelled is not None and labelled.name in {"source", "reporter", "photo", "category", "link"}
        return is_note or bool(BYLINE.fullmatch(line.text)) or any(text in line.text for text in self.moment_texts)

    def _ends(self, line: Line) -> bool:
        """Whether a line below the text says something about it: its source, its topics, its date once more."""
        if len(line.text) > _NOTE_CHARACTERS:
            return False
        label = date_label(line.text)
        dated = label is not None and label.has_colon and is_date_line(line.text, timezone=self.timezone)
        return dated or is_note_of_change(line.text) or read_labelled_line(0, " ".join(line.text.split())) is not None

    @cached_property
    def beside(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The kicker and the subtitle."""
        return beside_headline(self.text.lines, self.headline.value) if self.headline else ((), ())

    @cached_property
    def moment_texts(self) -> frozenset[str]:
        """What the first `<time>`s show; a short line above the text that holds one is about the date."""
        texts = (" ".join(moment.tag.get_text(" ").split()) for moment in self.text.moments[:20])
        return frozenset(text for text in texts if text and len(text) <= _NOTE_CHARACTERS)

    @cached_property
    def scope(self) -> frozenset[int]:
        """Ids of the tags of the article: of the smallest that holds both headline and text."""
        if self.body is None:
            return frozenset()
        block: Tag = self.body.block
        title = self.headline.value if self.headline else ""
        holders = {id(p) for line in self._lines_like(title)[:5] for p in [line.holder, *line.holder.parents]}
        root = next((tag for tag in [block, *block.parents] if id(tag) in holders), block.parent or block)
        return frozenset(id(tag) for tag in [root, *root.find_all(True)])

    def _lines_like(self, title: str) -> list[Line]:
        return [line for line in self.text.lines if line.zone is Zone.TEXT and same(line.text, title)]

    @cached_property
    def date(self) -> Reading[Dateline] | None:
        texts = set(self.body.paragraphs) if self.body else set()
        body = frozenset(id(line) for line in self.text.lines if line.text in texts)
        ranks = list(date_ranks(self.said, self.text, self.scope, body, timezone=self.timezone))
        return choose(ranks, part="date", markup=self.markup, agree=agree)

    @cached_property
    def code(self) -> Reading[StoryCode] | None:
        return choose(self._code_ranks(), part="code", markup=self.markup, agree=eq)

    @cached_property
    def odd_code(self) -> str:
        """The first labelled line that gives no number; "" where there is none."""
        return next((claim.text for claim in self._labelled() if read_code(claim.text) is None), "")

    def _labelled(self, *zones: Zone) -> list[Claim]:
        return labelled_codes([line for line in self.text.lines if line.zone in (zones or (Zone.TEXT, Zone.BESIDE))])

    def _code_ranks(self) -> Iterator[list[Reading[StoryCode]]]:
        for claims in declared_codes(self.said):
            yield readings(claims, read_code)
        near = [line for line in self.text.lines if id(line.holder) in self.scope and line.zone is Zone.TEXT]
        for claims in (labelled_codes(near), self._labelled(Zone.TEXT), self._labelled(Zone.BESIDE)):
            yield readings(claims, read_code)
        if not self.odd_code:
            yield readings(numbered_tags(self.tree), read_code)
            yield readings(self._address_claims(), read_code)

    def _address_claims(self) -> Iterator[Claim]:
        for claim in addresses(self.tree, self.said, self.markup):
            code = address_code(claim.text)
            if code:
                yield Claim(text=code, source=f"the address, {claim.source}")

    def _saved(self, headline: Choice[str], body: Body, date: Reading[Dateline], code: Reading[StoryCode]) -> SavedPage:
        link = next(iter(addresses(self.tree, self.said, self.markup)), None)
        label = label_language(code.claim.source)
        language = find_language(self.said, body.block, label, " ".join(body.paragraphs))
        paragraphs = [*lead(self.text.lines, body, headline.value), *body.paragraphs]
        above, below = self.beside
        story = Story(
            code=code.value,
            dateline=date.value,
            headline=_clean(headline.value),
            paragraphs=_without_trailer(tuple(filter(None, map(_clean, paragraphs))), code.value),
            kicker=tuple(map(_clean, above)),
            subtitle=tuple(map(_clean, below)),
            language=language.value if language else None,
            fields=(("link", link.text),) if link else (),
        )
        sources = {
            "date": date.claim.source,
            "code": code.claim.source,
            "headline": headline.source,
            "paragraphs": body.source,
            "link": link.source if link else "",
            "language": language.source if language else "",
        }
        told = tuple((part, source) for part, source in sources.items() if source)
        return SavedPage(story=story, sources=told, left_out=body.left_out)


def _without_trailer(paragraphs: tuple[str, ...], code: StoryCode) -> tuple[str, ...]:
    end = end_without_trailer(list(paragraphs), 0, len(paragraphs), Findings(""), code=code)
    return paragraphs[: max(end, 1)]


def _clean(text: str) -> str:
    return " ".join(clean_line(text)[0].split(" "))
