"""The code pages: every story by its code, in ranges, so that a code leads to its story without a program."""

from collections.abc import Iterator, Sequence

from ..archives.codes import CodeRange, code_ranges
from ..documents import ArchiveDocument, absolute
from ..rebuild.jobs import PageJob
from .addresses import CODES, codes_path
from .frame import Frame, Plain
from .rows import Rows, paged
from .wording import paged_title, story_count

_TEMPLATE = "codes.html"
# A page of so many rows stays below 50 KB, and so does one of so many ranges.
_MOST_ROWS = 100
_MOST_RANGES = 500


def code_pages(documents: Sequence[ArchiveDocument], *, rows: Rows, frame: Frame) -> Iterator[PageJob]:
    """Show the ranges of codes, and the stories of each; those of a small archive stand on the first page itself."""
    ranges = code_ranges(documents, most_listed=_MOST_ROWS, most_ranges=_MOST_RANGES)
    is_small = len(ranges) == 1
    listed = ranges[0].documents if is_small else ()
    _, chosen, pager = next(paged(listed, rows=rows, size=_MOST_ROWS, path=lambda _: CODES, frame=frame))
    words = frame.words
    yield frame.job(
        CODES,
        _TEMPLATE,
        title=words.gettext("Story codes"),
        description=words.gettext("Find a story of %(site)s by its code.", site=frame.site.name),
        breadcrumb=frame.breadcrumb(),
        heading=words.gettext("Story codes"),
        example=absolute(frame.site, documents[-1].address),
        code=documents[-1].code,
        ranges=[] if is_small else [_link(range_, frame) for range_ in ranges],
        rows=chosen,
        pager=pager,
    )
    for range_ in () if is_small else ranges:
        yield from _range_pages(range_, rows=rows, frame=frame)


def _range_pages(range_: CodeRange, *, rows: Rows, frame: Frame) -> Iterator[PageJob]:
    words = frame.words
    for number, chosen, pager in paged(
        range_.documents, rows=rows, size=_MOST_ROWS, path=lambda number: _path(range_, number), frame=frame
    ):
        title = paged_title(words.gettext("Story codes %(range)s", range=_name(range_)), number, words)
        yield frame.job(
            _path(range_, number),
            _TEMPLATE,
            title=title,
            description=words.gettext("%(list)s in %(site)s.", list=title, site=frame.site.name),
            breadcrumb=frame.breadcrumb(frame.link(words.gettext("Story codes"), CODES)),
            heading=title,
            code="",
            ranges=[],
            rows=chosen,
            pager=pager,
        )


def _path(range_: CodeRange, number: int = 1) -> str:
    return codes_path(range_.first, range_.last, number)


def _name(range_: CodeRange) -> str:
    """As the codes themselves are written: in plain digits, without marks between them."""
    return f"{range_.first}–{range_.last}"


def _link(range_: CodeRange, frame: Frame) -> Plain:
    return frame.link(_name(range_), _path(range_)) | {
        "count": frame.number(len(range_.documents)),
        "stories": story_count(len(range_.documents), frame.words),
    }
