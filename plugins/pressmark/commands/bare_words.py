"""Gives words that stand alone the option they mean: `check exports` means `check --path exports`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BareWords:
    """What a command makes of words that stand alone."""

    # The option they mean, such as "--path".
    option: str
    # The options that take the word behind them.
    valued: Collection[str]


def with_options(words: Sequence[str], commands: Mapping[str, BareWords]) -> list[str]:
    """Give each word that stands alone behind one of these commands its option.

    invoke itself hands such a word only to a command that cannot do without one.
    """
    named: list[str] = []
    bare: BareWords | None = None
    for previous, word in zip(["", *words], words, strict=False):
        if word in commands and not bare:
            bare = commands[word]
        elif bare and not word.startswith("-") and previous not in bare.valued:
            named.append(bare.option)
        named.append(word)
    return named
