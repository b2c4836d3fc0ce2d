"""What can go wrong, in words a publisher can act on: the diagnostic, and the family of errors that carry it.

    PressmarkError          the root: a fault of the input or the setting, shown without a traceback
    ├── StoryError          a story that cannot be read
    │   └── RefusedError    stories that stop a build
    ├── StoryTextError      a story that the format has no words for (`stories/text.py`)
    ├── VocabularyError     a vocabulary that cannot be used (`topics/lines.py`)
    ├── TopicClashError     topics that would share one page (`topics/clashes.py`)
    ├── DraftError          a new story that has no place in the archive (`stories/drafting.py`)
    ├── CountError          a file that is unaccounted for
    ├── OptionError         a setting that makes no sense
    ├── SearchError         the search index cannot be made (`search/pagefind.py`)
    ├── LinkError           links of the site that lead nowhere (`discovery/link_check.py`)
    ├── PublishError        the output folder cannot be changed
    ├── UsageError          a command was told something it cannot do
    ├── UnknownCodeError    a story code that no story has (`commands/reading.py`)
    ├── PushError           the site's branch cannot be pushed (`commands/publishing.py`)
    └── HubError            a hub that could not be told (`commands/telling.py`)

Who shows a message, and how a build ends after it, is left to the adapters and the commands.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from unicodedata import bidirectional, combining, east_asian_width

Severity = Literal["error", "warning"]

# Where a reader finds each rule explained; a message ends with it.
RULES_PAGE = "plugins/pressmark/stories/RULES.md"
IMPORT_RULES_PAGE = "plugins/pressmark/stories/IMPORTING.md"

# A caret below column 20,000 of one long line helps nobody: only this much of the line is shown around it.
_SHOWN_CHARACTERS = 100
# Persian words and emoji fall apart without them; they take no cell.
_JOINERS = frozenset("\u200c\u200d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding about one place in one file."""

    # As the user would type it: relative to the working folder where possible, "/" separated.
    path: str
    # Both count from 1, in lines as STORY_FORMAT F7 counts them and in characters.
    line: int
    column: int = 1
    severity: Severity = "error"
    # The rule's name, a heading of `page`: "bad-date".
    reason: str
    # What is wrong: lower case, no full stop.
    message: str
    # The line itself, without its line end; empty where there is none to show.
    source: str = ""
    # An example or the legal values; empty where the message says it all.
    expected: str = ""
    # An order to the author; empty only for a warning that needs no action.
    fix: str = ""
    # Where the rule is explained; empty where the message is all there is to say.
    page: str = RULES_PAGE

    def __str__(self) -> str:
        return "\n".join([self.headline, *self._excerpt(), *self._advice()])

    @property
    def headline(self) -> str:
        """The first line of the message, in the form editors and CI can jump to."""
        severity = "" if self.severity == "error" else "warning: "
        return f"{shown_path(self.path)}:{self.line}:{self.column}: {severity}{self.message} [{self.reason}]"

    def _excerpt(self) -> list[str]:
        if not self.source.strip():
            return []
        start = max(0, self.column - 1 - _SHOWN_CHARACTERS // 2) if len(self.source) > _SHOWN_CHARACTERS else 0
        before, after = self.source[start : self.column - 1], self.source[self.column - 1 : start + _SHOWN_CHARACTERS]
        margin = f"  {self.line} | "
        pointer = f"{'| '.rjust(len(margin))}{' ' * _cells(_printable(before))}^"
        if _is_right_to_left(before + after):
            # The terminal turns such a line about, and no caret below it points at anything.
            pointer = f"{'| '.rjust(len(margin))}at character {self.column}: {_printable(_first_word(after))}".rstrip(
                ": "
            )
        return [f"{margin}{_printable(before + after)}".rstrip(), pointer]

    def _advice(self) -> list[str]:
        rule = f"{self.page}#{self.reason}" if self.page else ""
        advice = [("expected", self.expected), ("fix", self.fix), ("rule", rule)]
        return [f"  {label}: {text}" for label, text in advice if text]


def path_from_here(path: Path) -> Path:
    """Name a path as the user would: from the working folder, where it lies below it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def shown_path(path: str) -> str:
    """Give a path as it can be shown: one line, nothing that moves the cursor, no bytes that are no text."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in path)


def _printable(text: str) -> str:
    # A control character would move the caret or the terminal, so each one is shown as a mark of one cell.
    return "".join(c if c.isprintable() or c in _JOINERS else "·" for c in text)


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes: Chinese letters and emoji two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) or c in _JOINERS else 2 if east_asian_width(c) in {"W", "F"} else 1 for c in text)


def _is_right_to_left(text: str) -> bool:
    return not text.isascii() and any(bidirectional(c) in {"R", "AL"} for c in text)


def _first_word(text: str) -> str:
    return " ".join(text.split()[:1])


class PressmarkError(Exception):
    """A fault of the input or of a setting: its text is the whole message, and no traceback is due."""

    # Pelican's own command line ends with this status.
    exitcode = 1


class StoryError(PressmarkError):
    """One or more stories that cannot be read; holds their diagnostics, first to last."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(*diagnostics)  # args == __init__ arguments, so it survives a worker's pickle
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return "\n\n".join(map(str, self.diagnostics))


class RefusedError(StoryError):
    """Stories that stop a build; the last line accounts for every file."""

    def __init__(self, account: str, *diagnostics: Diagnostic) -> None:
        super().__init__(*diagnostics)
        self.args = (account, *diagnostics)  # as `__init__` takes them
        self.account = account

    def __str__(self) -> str:
        return f"{super().__str__()}\n\n{self.account}"


class CountError(PressmarkError):
    """Files went in and not as many outcomes came out: the one fault that is the program's own."""

    # EX_SOFTWARE of BSD's sysexits.
    exitcode = 70


class OptionError(PressmarkError):
    """Settings that make no sense; holds one message for each fault."""

    def __init__(self, *messages: str) -> None:
        super().__init__(*messages)
        self.messages = messages

    def __str__(self) -> str:
        return "\n".join(self.messages)


class SearchError(PressmarkError):
    """The search index cannot be made; the site in the output folder is as it was."""


class PublishError(PressmarkError):
    """The output folder cannot be changed; the site in it is as it was."""


class UsageError(PressmarkError):
    """A command was told something it cannot do, or misses what it needs; nothing was begun."""

    exitcode = 2
