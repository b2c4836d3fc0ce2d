"""From sound and faulty files to files nobody has seen: changed a little, at random, the same for the same seed."""

import random
from collections.abc import Sequence
from typing import Any

# What breaks readers: ends of lines, characters without a glyph, references, half of a sequence, other encodings.
_PIECES = (
    *(b"\n", b"\r", b"\r\r\n", b"\x00", b"\x1a", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", b"\x81"),
    *("\u202e", "\u2067", "\u200c", "\u0344", "\u2028", "\u0665", "\ufdfa", "\U0001f600", "ı", "ـ"),
    *("&#x202e;", "&#0;", "&amp;lt;", "<!--", "]]>", "<p>", "</script>", '"""', "[[", "{", "}", "\\", "'", '"', ","),
    *("Story Code : 1", "کد خبر: ۸۹", "Corrected : ", "Topics : ", "99999999999999999999", "-1", "1e999", "NaN"),
)
_CHANGES = 3
_SPAN = 40
# For settings: every kind of value that Python has a word for.
_VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    10**30,
    0.5,
    float("nan"),
    "",
    " ",
    "a\nb",
    "\ud800",
    "é" * 300,
    b"x",
    (),
    [],
    {},
    {"a": 1},
)


def mutant(chance: random.Random, seeds: Sequence[bytes]) -> bytes:
    """Give one seed with a few changes."""
    changed = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, _CHANGES)):
        start = chance.randint(0, len(changed))
        end = min(len(changed), start + chance.randint(0, _SPAN))
        changed[start:end] = _replacement(chance, bytes(changed[start:end]), seeds)
    return bytes(changed)


def mutant_settings(chance: random.Random, settings: dict[str, Any], table: Sequence[str]) -> dict[str, Any]:
    """Give settings of which a few have another value, in Pelican's own or in the table `PRESSMARK`."""
    changed = dict(settings, PRESSMARK={name: _value(chance) for name in chance.sample(table, chance.randint(0, 3))})
    for name in chance.sample(sorted(changed), chance.randint(0, 2)):
        changed[name] = _value(chance)
    return changed


def _value(chance: random.Random) -> Any:
    return chance.choice([*_VALUES, "".join(chance.choices("aZ9.-_:/@?# \u0660\u202e", k=chance.randint(1, 30)))])


def _replacement(chance: random.Random, span: bytes, seeds: Sequence[bytes]) -> bytes:
    other = chance.choice(seeds)
    start = chance.randint(0, len(other))
    piece = chance.choice(_PIECES)
    return chance.choice(
        [
            b"",
            span * chance.randint(2, 50),
            chance.randbytes(chance.randint(1, 4)) + span,
            span + (piece if isinstance(piece, bytes) else piece.encode()),
            other[start : start + 2 * _SPAN],
        ]
    )
