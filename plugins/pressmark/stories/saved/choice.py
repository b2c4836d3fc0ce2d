"""Claims in ranks → the one that counts: the first rank that says anything decides, and must not contradict itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ...errors import StoryError
from ..findings import quoted
from .declared import Claim
from .markup import Markup

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Generic[T]):
    """A value of a story and what it was taken from."""

    value: T
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Generic[T]):
    """A claim that could be read."""

    value: T
    claim: Claim


def readings(claims: Iterable[Claim], read: Callable[[str], T | None]) -> list[Reading[T]]:
    """Read claims; what cannot be read says nothing."""
    return [Reading(value=value, claim=claim) for claim in claims if (value := read(claim.text)) is not None]


def choose(
    ranks: Iterable[Sequence[Reading[T]]], *, part: str, markup: Markup, agree: Callable[[T, T], bool]
) -> Reading[T] | None:
    """Give the first reading of the first rank that has one; None where no rank has.

    Args:
        part: What is sought, for the message: "date".
    Raises:
        StoryError: `page-conflict`, with both readings named, where one rank says two things.
    """
    for rank in ranks:
        if rank:
            other = next((r for r in rank[1:] if not agree(rank[0].value, r.value)), None)
            if other:
                raise _conflict(rank[0].claim, other.claim, part, markup)
            return rank[0]
    return None


def _conflict(one: Claim, other: Claim, part: str, markup: Markup) -> StoryError:
    said = f"{quoted(one.text)} ({one.source}) and {quoted(other.text)} ({other.source})"
    message = f"the page gives two {part}s: {said}"
    fix = f"write the story file by hand, or delete the wrong {part} from the saved page"
    return StoryError(markup.fault("page-conflict", message, at=other.text, fix=fix))
