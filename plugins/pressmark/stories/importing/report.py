"""The result of an import → text for people: what came from where, what differs, what was refused and why."""

from collections.abc import Iterator

from .outcomes import KINDS, ImportOutcome, ImportResult

_LEFT_OUT_CHARACTERS = 60
_LEFT_OUT_LINES = 5


def format_import(result: ImportResult) -> str:
    """Give one block for each file, by path, and the account of all files as the last line."""
    blocks = ["\n".join(_block(outcome)) for outcome in result.outcomes]
    return "\n".join([*blocks, _account(result)])


def _block(outcome: ImportOutcome) -> Iterator[str]:
    if outcome.kind == "refused":
        yield "\n\n".join(map(str, outcome.diagnostics))
        return
    place = outcome.place.as_posix() if outcome.place else ""
    yield {
        "imported": f"{outcome.path}: imported to {place}",
        "already there": f"{outcome.path}: already there, in {place}",
        "different": f"{outcome.path}: the archive has another text of story {outcome.code}, which stays as it is",
    }[outcome.kind]
    if outcome.kind == "imported":
        yield from (f"  {part + ':':<12}{source}" for part, source in outcome.reading.sources)
        yield from _left_out(outcome.reading.left_out)
    if outcome.difference:
        yield outcome.difference


def _left_out(lines: tuple[str, ...]) -> Iterator[str]:
    for line in lines[:_LEFT_OUT_LINES]:
        short = line if len(line) <= _LEFT_OUT_CHARACTERS else line[: _LEFT_OUT_CHARACTERS - 1] + "…"
        yield f"  left out:   {''.join(c if c.isprintable() else '·' for c in short)}"
    if len(lines) > _LEFT_OUT_LINES:
        yield f"  left out:   {len(lines) - _LEFT_OUT_LINES:,} lines more"


def _account(result: ImportResult) -> str:
    read = len(result.outcomes)
    numbers = ", ".join(f"{result.number(kind):,} {kind}" for kind in KINDS)
    aside = f"; {result.left_aside:,} of other kinds left aside" if result.left_aside else ""
    return f"{read:,} file{'' if read == 1 else 's'} read: {numbers}{aside}"
