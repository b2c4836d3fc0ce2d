"""From the bytes of a file to its text, or to the reason why they are no text (rules F1 to F4).

A file that fails here is refused at once: nothing found in it later could be trusted. Cleaning what is text is left to
`characters.py`.
"""

import re

from .findings import Findings, also_on, counted, raw_lines
from .removal import without

MAX_BYTES = 5 * 1024 * 1024
MAX_LINES = 100_000

_BOM = b"\xef\xbb\xbf"
# UTF-32 before UTF-16, for its little-endian mark begins with that of UTF-16.
_FOREIGN_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_BYTE_LINE_BREAK = re.compile(b"\r\n|[\r\n]")

_PLANE_ENDS = "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_C1 = re.compile("[\x80-\x84\x86-\x9f]")
# A range for a character class.
NONCHARACTERS = f"\ufdd0-\ufdef{_PLANE_ENDS}"
_NONCHARACTER = re.compile(f"[{NONCHARACTERS}]")
# What bytes of UTF-8 without any of these cannot hold; a search for one fixed byte takes a tenth of one for many.
_MAY_BE_EITHER = tuple(map(re.compile, (b"\xc2[\x80-\x84\x86-\x9f]", b"\xef\xb7[\x90-\xaf]", b"\xbf[\xbe\xbf]")))

_SAVE_AS_UTF8 = "open the file in its own encoding and save it as UTF-8"
_SOURCES = "an old Windows or Mac program may have written it"
_FAULTS = {
    "encoding": (f"is left of a wrong encoding; {_SOURCES}", _SAVE_AS_UTF8),
    "control-characters": ("is not a character", "delete it"),
}


def decoded(data: bytes, *, path: str) -> str:
    """Give the text of a file, without its byte order mark.

    Raises:
        StoryError: The bytes are no text, too many, or none at all.
    """
    _check_size(data, path=path)
    _check_binary(data, path=path)
    try:
        text = data.removeprefix(_BOM).decode()
    except UnicodeDecodeError as error:
        raise _bad_byte(data, error, path=path) from error
    if not text.isascii() and any(pattern.search(data) for pattern in _MAY_BE_EITHER):
        _check_characters(text, path=path)
    if not text.strip():
        raise _refused(path, "empty-file", line=1, message="the file holds only white space")
    # The three line breaks that are no single byte are counted only here.
    if len(text) > MAX_LINES and _lines(text) > MAX_LINES:
        raise _too_many_lines(path)
    return text


def too_large(size: int, *, path: str) -> Exception:
    """The error that refuses a file by its size in bytes, so that it need not be read."""
    message = f"the file has {size:,} bytes, and a story has at most {MAX_BYTES:,}"
    return _refused(path, "too-large", line=1, message=message)


def _check_size(data: bytes, *, path: str) -> None:
    if not data:
        raise _refused(path, "empty-file", line=1, message="the file is empty")
    if len(data) > MAX_BYTES:
        raise too_large(len(data), path=path)
    if len(data) > MAX_LINES and _byte_lines(data) > MAX_LINES:
        raise _too_many_lines(path)


def _check_binary(data: bytes, *, path: str) -> None:
    for mark, name in _FOREIGN_BOMS:
        if data.startswith(mark):
            message = f"the file is written in {name}, not in UTF-8"
            raise _refused(path, "encoding", line=1, message=message, fix="save the file as UTF-8")
    nul = data.find(b"\x00")
    if nul >= 0:
        message = f"the file holds a NUL byte (byte {nul + 1:,}), so it is not a text file"
        raise _refused(path, "binary", line=_line_of_byte(data, nul), message=message)


def _bad_byte(data: bytes, error: UnicodeDecodeError, *, path: str) -> Exception:
    offset = error.start + (len(data) - len(data.removeprefix(_BOM)))
    line = _line_of_byte(data, offset)
    start = max(data.rfind(b"\n", 0, offset), data.rfind(b"\r", 0, offset)) + 1
    before = data[start:offset].removeprefix(_BOM)
    rest = _BYTE_LINE_BREAK.split(data[offset : offset + 400], maxsplit=1)[0]
    message = f"byte {offset + 1:,} of the file (0x{data[offset]:02X}) is not UTF-8; {_SOURCES}"
    # The line stands in for the file's text: the rest of it cannot be read.
    findings = Findings(path, "\n" * (line - 1) + before.decode() + rest.decode(errors="replace"))
    findings.add("encoding", line=line, column=len(before.decode()) + 1, message=message, fix=_SAVE_AS_UTF8)
    return findings.refuse()


def _check_characters(text: str, *, path: str) -> None:
    findings = Findings(path, text)
    _refuse(findings, text, _C1, "encoding")
    _refuse(findings, text, _NONCHARACTER, "control-characters")
    if findings.has_errors:
        raise findings.refuse()


def _refuse(findings: Findings, text: str, pattern: re.Pattern[str], reason: str) -> None:
    first = pattern.search(text)
    if first is None:
        return
    lines = [number for number, line in enumerate(raw_lines(text), 1) if pattern.search(line)]
    total = len(text) - len(without(pattern, text))
    fault, fix = _FAULTS[reason]
    number = f" ({counted(total, 'such character')})" if total > 1 else ""
    message = f"U+{ord(first[0]):04X} {fault}{number}{also_on(lines)}"
    place = pattern.search(findings.raw(lines[0]))
    column = place.start() + 1 if place else 1
    findings.add(reason, line=lines[0], column=column, message=message, fix=fix, severity="error")


def _line_of_byte(data: bytes, offset: int) -> int:
    """Count LF, CRLF and CR before an offset (rule F3)."""
    return len(_BYTE_LINE_BREAK.findall(data, 0, offset)) + 1


def _byte_lines(data: bytes) -> int:
    breaks = data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n") + data.count(b"\v") + data.count(b"\f")
    return breaks + (not data.endswith((b"\n", b"\r", b"\v", b"\f")))


def _lines(text: str) -> int:
    breaks = sum(map(text.count, "\n\r\v\f\x85\u2028\u2029")) - text.count("\r\n")
    return breaks + (text[-1] not in "\n\r\v\f\x85\u2028\u2029")


def _too_many_lines(path: str) -> Exception:
    message = f"the file has more than {MAX_LINES:,} lines"
    return _refused(path, "too-large", line=1, message=message)


def _refused(path: str, reason: str, *, line: int, message: str, fix: str | None = None) -> Exception:
    findings = Findings(path)
    findings.add(reason, line=line, message=message, fix=fix)
    return findings.refuse()
