"""Reads the blocks of a vocabulary file: goes in its text, comes out heads with their `key: value` lines.

    place: Turkey
      id: iso3166:TR
      demonym: Turkish; Turk(s)

A line that begins at the margin is a head, an indented one belongs to the head above; "#" begins a comment line.
What the keys mean is left to the caller.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from ..errors import Diagnostic, PressmarkError

_ADD_COLON = "write a word and a colon first, or `#` to make it a comment"

_LINE = re.compile(r"(?P<indent>\s*)(?P<key>[^\s:]+)\s*:\s*(?P<value>.*?)\s*")

_ANY_LINE = re.compile(r"(?P<indent>\s*)(?P<key>\S[^:]*?)\s*:\s*(?P<value>.*?)\s*(?:#.*)?")


class VocabularyError(PressmarkError):
    """A vocabulary that cannot be used; holds its diagnostics, first to last."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(*diagnostics)  # args == __init__ arguments, so it survives a worker's pickle
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return "\n\n".join(map(str, self.diagnostics))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One `key: value` line."""

    key: str
    value: str
    path: str
    # From 1.
    number: int
    # The whole line, without its line end.
    source: str

    def fault(self, reason: str, message: str, *, at: str = "", expected: str = "", fix: str = "") -> Diagnostic:
        """A diagnostic that points into this line.

        Args:
            at: The piece at fault; without it, or where it does not stand in the line, the key.
        """
        column = self.source.find(at or self.key) + 1 or self.source.find(self.key) + 1
        return Diagnostic(
            path=self.path,
            line=self.number,
            column=column,
            reason=reason,
            message=message,
            source=self.source,
            expected=expected,
            fix=fix,
            page="",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A head and the lines below it, in file order."""

    head: Line
    lines: tuple[Line, ...]


def read_blocks(
    text: str, *, path: str, heads: Collection[str], keys: Collection[str] | None
) -> tuple[list[Block], list[Diagnostic]]:
    """Read the blocks of a vocabulary file.

    Args:
        path: Used in messages only; nothing is opened.
        heads: The keys that may stand at the margin.
        keys: The keys that may stand below a head; None for any, spaces among them.
    Returns:
        The blocks in file order, and the faults in line order; a faulty line is in no block.
    """
    blocks: list[tuple[Line, list[Line]]] = []
    faults: list[Diagnostic] = []
    for number, source in enumerate(text.split("\n"), start=1):
        if not source.strip() or source.lstrip().startswith("#"):
            continue
        form = _ANY_LINE if keys is None and source[:1].isspace() else _LINE
        line, indented = _read_line(source.rstrip("\r"), form=form, path=path, number=number)
        below = [line.key] if keys is None else keys
        fault = _fault(line, heads=() if indented else heads, keys=below if indented and blocks else ())
        if fault:
            faults.append(fault)
        elif indented:
            blocks[-1][1].append(line)
        else:
            blocks.append((line, []))
    return [Block(head=head, lines=tuple(lines)) for head, lines in blocks], faults


def _read_line(source: str, *, form: re.Pattern[str], path: str, number: int) -> tuple[Line, bool]:
    match = form.fullmatch(source)
    key, value = (match["key"], match["value"]) if match else ("", "")
    return Line(key=key, value=value, path=path, number=number, source=source), source[:1].isspace()


def _fault(line: Line, *, heads: Collection[str], keys: Collection[str]) -> Diagnostic | None:
    legal = [*heads, *keys]
    if not line.key:
        return line.fault("vocabulary-line", "not a line of a vocabulary", expected=_example(legal), fix=_ADD_COLON)
    if not legal:
        return line.fault("vocabulary-head", "a line without a topic above it", fix="put a head at the margin above it")
    if line.key not in legal:
        message = f"unknown word `{line.key}`"
        return line.fault("vocabulary-key", message, expected=" | ".join(legal), fix="use one of these words")
    if not line.value:
        fix = "write something after the colon, or remove the line"
        return line.fault("vocabulary-value", f"nothing after `{line.key}:`", fix=fix)
    return None


def _example(legal: list[str]) -> str:
    return f"a line such as `{legal[0]}: …`" if legal else ""
