"""From the text of a file to its clean lines, and what had to be cleaned (rules F5 to F10).

Goes in: text without NUL bytes, C1 controls and noncharacters. Comes out: one clean line for each line of the file.
Whether a flaw is a fault is left to the parser, for in the date and code lines it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, NamedTuple

from .bidi import BIDI_CONTROL, BIDI_CONTROLS, balanced, first_unbalanced
from .findings import LINE_BREAK, has_only_lf
from .normal_form import nfc
from .removal import without

FlawKind = Literal["control-characters", "replacement-character", "invisible-characters", "bidi", "mark"]

_CONTROL = "\x01-\x08\x0e-\x1f\x7f"
_INVISIBLE = "\u200b\u2060\ufeff"
# Direction marks: part of a text, but never of a date or a code.
_MARKS = "\u200e\u200f\u061c"
_UNSEEN = "\u200c\u200d\xad\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069"

# A text without any of these, and in NFC, is clean but for white space at the ends of lines.
_UNCLEAN = re.compile(f"[{_CONTROL}{_INVISIBLE}{_MARKS}{BIDI_CONTROLS}\ufffd\r\v\f\x85\u2028\u2029]")
_REMOVED = re.compile(f"[{_CONTROL}{_INVISIBLE}]+")
_DIRECTION_MARK = re.compile(f"[{_MARKS}{BIDI_CONTROLS}]")

_FLAWS: Mapping[FlawKind, str] = MappingProxyType(
    {
        "control-characters": _CONTROL,
        "replacement-character": "\ufffd",
        "invisible-characters": _INVISIBLE,
        "mark": _MARKS,
    }
)
KINDS = tuple(_FLAWS)
_OF_KIND = MappingProxyType({kind: re.compile(f"[{flawed}]") for kind, flawed in _FLAWS.items()})
_OTHER_KINDS = MappingProxyType({kind: re.compile(f"[^\n{flawed}]+") for kind, flawed in _FLAWS.items()})
_FLAWED = re.compile(f"[{''.join(_FLAWS.values())}]")
_NO_FLAW = re.compile(f"[^\n{''.join(_FLAWS.values())}]+")
_SPACES = re.compile(r"\s{2,}|[^\S ]")
# A longer line is folded without a list of its words, which would cost many times its size.
_SPLIT_CHARACTERS = 10_000


class Flaw(NamedTuple):
    """Characters of one kind in one line."""

    kind: FlawKind
    # Where the first one stands, from 1.
    column: int
    # Each one, in order.
    characters: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """The lines of a file as the rules of the format see them."""

    # In NFC, without white space at both ends, without what F5, F8 and F9 remove.
    lines: list[str]
    # The characters of all flaws but those of direction controls, in the lines of the file; empty where there are none.
    flawed: str = ""
    # Direction controls that were removed, lines in which nothing can be seen, and what came of decoding: characters by
    # kind and line number, from 1.
    flaws: dict[FlawKind, dict[int, str]] = field(default_factory=dict)
    # Line number and character of each line break that is neither LF nor CRLF.
    odd_breaks: list[tuple[int, str]] = field(default_factory=list)


def clean_text(text: str) -> CleanText:
    """Split a text into clean lines."""
    # Looked at only: CR CR LF would become CR LF, one line break instead of two.
    plain = text.replace("\r\n", "\n") if "\r" in text else text
    if _UNCLEAN.search(plain) is None:
        lines = [line.strip() for line in nfc(plain).split("\n")]
        return CleanText(lines=lines) if text.isascii() else _without_unseen(CleanText(lines=lines))
    return _without_unseen(clean_lines(text))


def clean_lines(text: str) -> CleanText:
    """Clean the lines of a text that may hold flaws; one in which nothing can be seen stays."""
    # All lines at once: a hundred thousand short ones would take their time one by one.
    plain, odd = _with_lf(text)
    clean, unbalanced = _cleaned(plain)
    return CleanText(
        lines=[line.strip() for line in clean.split("\n")],
        flawed=without(_NO_FLAW, plain) if _FLAWED.search(plain) else "",
        flaws={"bidi": unbalanced} if unbalanced else {},
        odd_breaks=odd,
    )


def _with_lf(text: str) -> tuple[str, list[tuple[int, str]]]:
    """The text with LF at the end of each line, and the line ends that are neither LF nor CRLF."""
    if has_only_lf(text):
        return text, []
    breaks = enumerate(LINE_BREAK.findall(text), 1)
    return LINE_BREAK.sub("\n", text), [(number, mark) for number, mark in breaks if mark not in {"\n", "\r\n"}]


def clean_line(raw: str) -> tuple[str, list[Flaw]]:
    """Clean one line without its end: give it as the rules see it, and what was wrong with it."""
    if _UNCLEAN.search(raw) is None:
        return nfc(raw).strip(), []
    line, unbalanced = _cleaned(raw)
    flawed = without(_NO_FLAW, raw)
    flaws = [Flaw(kind, raw.find(kept[0]) + 1, kept) for kind in KINDS if (kept := of_kind(kind, flawed))]
    return line.strip(), flaws + [Flaw("bidi", first_unbalanced(raw), removed) for removed in unbalanced.values()]


def of_kind(kind: FlawKind, flawed: str) -> str:
    """Give the characters of one kind, in their lines."""
    return without(_OTHER_KINDS[kind], flawed) if flawed else ""


def first_column(kind: FlawKind, raw: str) -> int:
    """Where the first flaw of a kind stands in a raw line, from 1; 0 where none does."""
    if kind == "bidi":
        return first_unbalanced(raw)
    first = _OF_KIND[kind].search(raw)
    return first.start() + 1 if first else 0


def header_line(line: str) -> str:
    """Give a clean line as the date, code and headline see it: each run of white space is one space."""
    return " ".join(line.split()) if len(line) <= _SPLIT_CHARACTERS else _SPACES.sub(" ", line)


def header_text(raw: str) -> str:
    """Clean a raw line as far as the date, code and headline lines are."""
    return header_line(clean_line(raw)[0])


def without_marks(line: str) -> str:
    """Give a line without what turns its direction, as dates and codes are read."""
    return line if line.isascii() else _DIRECTION_MARK.sub("", line)


def first_bidi_control(line: str) -> int:
    """Where the first embedding or isolate stands, from 1 (F9 refuses them in dates and codes); 0 where none does."""
    first = None if line.isascii() else BIDI_CONTROL.search(line)
    return first.start() + 1 if first else 0


def _cleaned(text: str) -> tuple[str, dict[int, str]]:
    kept, unbalanced = balanced(text)
    return nfc(without(_REMOVED, kept)), unbalanced


def _without_unseen(text: CleanText) -> CleanText:
    """Empty the lines in which nothing can be seen, so that they count as blank."""
    for index, line in enumerate(text.lines):
        if line and line[0] in _UNSEEN and not line.strip(_UNSEEN + " \t\xa0"):
            text.flaws.setdefault("invisible-characters", {})[index + 1] = line
            text.lines[index] = ""
    return text
