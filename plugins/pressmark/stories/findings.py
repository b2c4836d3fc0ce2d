"""What is found in one file: goes in as facts about a place, comes out as sorted diagnostics.

Which places are wrong is left to the modules that know the rules.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain

from ..errors import Diagnostic, Severity, StoryError
from .rules import RULES

# Every line end that rule F7 knows.
LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_LF = re.compile("\n")
_OTHER_BREAKS = "\r\v\f\x85\u2028\u2029"

# How much of a file's own text a message repeats.
_QUOTED_CHARACTERS = 40
# In longer lines the caret may be off by what was cleaned before it.
_MAPPED_CHARACTERS = 10_000
# Not printable, yet words of Persian fall apart without them.
_JOINERS = frozenset("\u200c\u200d")
# How many findings of one rule and gravity are told one by one; a file that repeats a fault a hundred thousand times
# would otherwise be answered by a hundred megabytes.
_TOLD = 100
# How many further lines a message names.
_NAMED_LINES = 8


class Findings:
    """The findings of one file, with the text they speak of."""

    def __init__(self, path: str, text: str = "") -> None:
        self._path = path
        self._text = text
        self._found: list[Diagnostic] = []
        self._numbers: dict[tuple[str, Severity], int] = {}

    @cached_property
    def _bounds(self) -> "array[int]":
        # Only a file with findings pays for this. Lines as texts would take many times their room.
        breaks = (_LF if has_only_lf(self._text) else LINE_BREAK).finditer(self._text)
        return array("I", chain((0,), chain.from_iterable(mark.span() for mark in breaks), (len(self._text),)))

    def raw(self, line: int) -> str:
        """A line as it stands in the file, without its end; lines count from 1."""
        bounds = self._bounds[2 * line - 2 : 2 * line]
        return self._text[slice(*bounds)] if bounds else ""

    def column(self, line: int, offset: int, cleaned: Callable[[str], str]) -> int:
        """The column in the file, from 1, of the character at `offset` of the cleaned line."""
        raw = self.raw(line)
        # Where a value is missing, the last visible character before it is pointed at.
        last = max(1, len(raw.rstrip()))
        if len(raw) > _MAPPED_CHARACTERS or cleaned(raw) == raw:
            return min(self.first_column(line) + offset, last)
        # The longest beginning of the raw line that cleans to no more than `offset` characters ends before it.
        found = bisect_right(range(len(raw)), offset, key=lambda end: len(cleaned(raw[:end] + "x")) - 1)
        return min(max(1, found), last)

    def first_column(self, line: int) -> int:
        """The column of the first character of a line that is no white space."""
        raw = self.raw(line)
        return len(raw) - len(raw.lstrip()) + 1 if raw.strip() else 1

    def add(
        self,
        reason: str,
        *,
        line: int,
        message: str,
        column: int | None = None,
        expected: str = "",
        fix: str | None = None,
        severity: Severity | None = None,
    ) -> None:
        """Note one finding.

        Args:
            column: None points at the first visible character of the line.
            fix: None gives the usual order of the rule.
            severity: Needed for the rules whose gravity is "either".
        """
        rule = RULES[reason]
        severity = severity or ("error" if rule.gravity == "error" else "warning")
        number = self._numbers[reason, severity] = self._numbers.get((reason, severity), 0) + 1
        if number > _TOLD:
            return
        self._found.append(
            Diagnostic(
                path=self._path,
                line=line,
                column=column or self.first_column(line),
                severity=severity,
                reason=reason,
                message=message,
                source=self.raw(line),
                expected=expected,
                fix=rule.fix if fix is None else fix,
            )
        )

    @property
    def has_errors(self) -> bool:
        """Whether the file is to be refused."""
        return any(d.severity == "error" for d in self._found)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """All findings by line, then reason, then column (rule P2)."""
        if not self._found:
            return ()
        return tuple(sorted(self._told(), key=lambda d: (d.line, d.reason, d.column)))

    def _told(self) -> list[Diagnostic]:
        """The findings; the last one of a rule says how many more there are."""
        told = list(self._found)
        for (reason, severity), number in self._numbers.items():
            if number > _TOLD:
                last = max(n for n, d in enumerate(told) if (d.reason, d.severity) == (reason, severity))
                message = f"{told[last].message}; the file has {counted(number - _TOLD, 'more finding')} of this kind"
                told[last] = replace(told[last], message=message)
        return told

    def refuse(self) -> StoryError:
        """The error that refuses the file, with all its findings."""
        return StoryError(*self.sorted())


def has_only_lf(text: str) -> bool:
    """Whether lines end with LF alone, as those of most files do."""
    return not any(mark in text for mark in _OTHER_BREAKS)


def raw_lines(text: str) -> list[str]:
    """The lines of a text, without their ends."""
    return text.split("\n") if has_only_lf(text) else LINE_BREAK.split(text)


def quoted(text: str) -> str:
    """A piece of a file as a message shows it: short, on one line, nothing that could move the cursor."""
    short = text if len(text) <= _QUOTED_CHARACTERS else text[: _QUOTED_CHARACTERS - 1] + "…"
    return f"`{''.join(c if c.isprintable() or c in _JOINERS else '·' for c in short)}`"


def counted(number: int, noun: str) -> str:
    """Give a number with its noun: "1 line", "12,000 lines"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def also_on(lines: Sequence[int]) -> str:
    """Name the further lines a finding speaks of: "; also on lines 9, 12 and 40 more"."""
    others = sorted(set(lines))[1:]
    if not others:
        return ""
    named = [str(n) for n in others[:_NAMED_LINES]]
    if len(others) > _NAMED_LINES:
        named.append(f"{len(others) - _NAMED_LINES:,} more")
    listed = " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)
    return f"; also on line{'s' if len(others) > 1 else ''} {listed}"
