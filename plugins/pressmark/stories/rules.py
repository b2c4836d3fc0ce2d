"""The table of rules: every reason a finding may give, how grave it is, and what to do about it.

`RULES.md` beside this file explains each one to an editor, under a heading of the same name. Finding faults is left to
the other modules of this folder.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

# "either": the place decides, and the finding says which.
Gravity = Literal["error", "warning", "either"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the story format."""

    # Lower case, words joined by "-": the name in messages and the heading in RULES.md.
    reason: str
    gravity: Gravity
    # One sentence, lower case, no full stop.
    meaning: str
    # The usual order to the author; a finding may give a better one. Empty where nothing need be done.
    fix: str = ""


def _rule(reason: str, gravity: Gravity, meaning: str, fix: str = "") -> Rule:
    return Rule(reason=reason, gravity=gravity, meaning=meaning, fix=fix)


_TABLE = (
    # The file
    _rule("unreadable", "error", "the file cannot be opened", "check that the file exists and that you may read it"),
    _rule("empty-file", "error", "the file holds no text", "write the story into the file, or delete the file"),
    _rule("too-large", "error", "the file is over 5 MiB, 100,000 lines or 100,000 topics", "keep one story in a file"),
    _rule("binary", "error", "the file is not a text file", "save the story as plain text in UTF-8"),
    _rule("encoding", "error", "the file is not UTF-8 text", "open the file in its own encoding, save it as UTF-8"),
    _rule("control-characters", "either", "the text holds characters that mean nothing on a page", "delete them"),
    _rule("replacement-character", "warning", "a letter was lost before the file was made", "look up the lost letter"),
    _rule("line-breaks", "warning", "lines end with an unusual character", "save the file with ordinary line ends"),
    _rule("invisible-characters", "warning", "characters without width stand in the text", "delete them"),
    _rule("bidi", "warning", "characters that turn the direction of writing were removed", "delete them"),
    _rule("symlink", "warning", "the file is a link and was not read", "put the story itself here, or delete the link"),
    # The date
    _rule("missing-date", "error", "the story does not begin with its date", "write the date as the first line"),
    _rule("bad-date", "error", "the date cannot be read for certain", "write day, month name, year and time"),
    _rule("weekday-mismatch", "error", "weekday and date contradict each other", "correct the weekday or the date"),
    _rule("unsupported-calendar", "error", "the date is not Gregorian", "write the Gregorian date in English"),
    _rule("date-range", "error", "the year is before 1900 or after 2100", "correct the year"),
    _rule("date-format", "warning", "the date is written in an unusual form"),
    _rule("digits", "warning", "a number is written in Arabic or Persian digits"),
    _rule("date-label", "warning", "a label stands before the date", "delete the label"),
    _rule("missing-time", "warning", "the date has no time", "add the time if you know it"),
    _rule("timezone", "warning", "the time names its zone"),
    _rule("future-date", "warning", "the date lies in the future; the story is held back until then"),
    _rule("dst-gap", "warning", "the clocks skipped this time when summer time began", "check the time"),
    _rule("dst-fold", "warning", "this time came twice when summer time ended", "check the time"),
    # The code
    _rule("missing-code", "error", "no line gives the story code", "add a line such as `Story Code : 892006`"),
    _rule("bad-code", "error", "the story code is not a plain number", "write 1 to 12 digits after the label"),
    _rule("code-label", "warning", "the story code has an unusual label", "write the label as `Story Code :`"),
    _rule("repeated-code", "warning", "the story code is given again", "delete the second line"),
    _rule("multiple-stories", "error", "the file holds more than one story", "give each story a file of its own"),
    _rule("duplicate-code", "error", "two different stories have one code", "give one of them its own code"),
    _rule("duplicate-story", "warning", "the same story stands in two files", "delete one of the files"),
    _rule("duplicate-text", "warning", "two codes have the same text", "delete one if it is a copy"),
    # The headline
    _rule("missing-headline", "error", "no headline stands above the code", "write the headline above the code line"),
    _rule("ambiguous-headline", "error", "which line is the headline cannot be known", "leave one line above the code"),
    _rule("headline-not-repeated", "warning", "the body does not repeat the headline"),
    _rule("headline-differs", "warning", "the body repeats the headline in other words", "make the two lines equal"),
    _rule("headline-wrapped", "warning", "the headline runs over several lines", "write it on one line"),
    _rule("extra-line", "warning", "a line beside the headline was kept apart"),
    _rule("long-headline", "warning", "the headline is over 200 characters", "shorten the headline"),
    # Labelled lines
    _rule("extra-field", "warning", "a labelled line was kept as a note about the story"),
    _rule("duplicate-field", "error", "a labelled line is given twice", "delete one of the two lines"),
    _rule("bad-status", "error", "the status is none that is known", "write published, draft or withdrawn"),
    _rule("bad-language", "warning", "the language is none that is known", "write its code, such as `fa`"),
    _rule("bad-link", "warning", "the link is not a web address and is not used", "write the whole address"),
    _rule("odd-topic", "warning", "a topic holds a character that belongs to code", "delete the character"),
    # The body
    _rule("empty-body", "error", "no text follows the headline", "write the text below the headline"),
    _rule("html-remnants", "warning", "the text holds what looks like HTML", "delete the tags if they are leftovers"),
    _rule("html-entities", "warning", "the text holds HTML character names; they were decoded"),
    _rule("trailer", "warning", "the closing mark of the agency was removed"),
    _rule("trailer-mismatch", "warning", "the closing mark names another code", "check that the text is complete"),
    _rule("boilerplate", "warning", "a line looks like part of a web page, not of the story", "delete the line"),
    _rule("long-line", "warning", "a line is over 20,000 characters", "put a blank line between paragraphs"),
    _rule("mojibake", "warning", "letters were garbled before the file was made", "restore the letters"),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.reason: rule for rule in _TABLE})
