"""What a command line means: words that stand alone (`check exports` is `check --path exports`), misspelt commands."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches


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


def misspelt_command(words: Sequence[str], names: Collection[str]) -> str:
    """Say what is wrong with the first word where no command has that name; else nothing."""
    if not words or words[0].startswith("-") or words[0] in names:
        return ""
    near = get_close_matches(words[0], names, n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    return f"{words[0]}: no such command; {hint}`python3 tasks.py --list` names all"
