"""Describes how a story speaks of the names in it, in numbers: the same for a place, a person and an organisation.

Goes in what was found of all names of one type; comes out a row of numbers for each. What a number is worth is told by
`data/weights.txt`.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import log, log1p
from typing import NamedTuple

from .matches import Match

# The numbers of a row, in order: first those that follow from its counts.
FEATURES = (
    "always",  # 1
    "headline name",  # its name or its people's stand in the headline
    "headline part",  # only a city, a body or another part of it does
    "lead name",  # the same in the first paragraph
    "lead part",
    "later names",  # log(1 + how often) in later paragraphs
    "later parts",
    "dateline",  # the story was written there
    "dateline only",  # and says no more of it
    "first",  # the first that the story names
    "only",  # the only one of its type
    "currency",  # its money is named: log(1 + how often)
    "headline other",  # the headline names another
    "named",  # a name of its own stands somewhere
    "said",  # anything of it stands somewhere
    "dateline, headline other",  # both
    "home",  # it is the archive's home
    "home, dateline only",
    "home alone",  # and the story has no other place
    "no place at all",  # the story names none, nor was it written at one
    "spread",  # the share of paragraphs that speak of it
    "crowd",  # log(how many of its type)
    "share",  # its share of all that is said of its type
    "length",  # log(words of the story)
)
# Matches that are a name of the topic itself; others are a part of it, or something that belongs to it.
_NAMES = frozenset({"name", "demonym", "unsure", "short", "surname"})

_NOWHERE = 1 << 30

Row = list[float]
# What is counted: names in the headline, in the first paragraph, in later ones; parts likewise; datelines; currencies;
# then whether anything else of it stands somewhere, whether it is the first, the only one, one that the headline has
# not beside another, the archive's home, and home where the story has no place. Few of all that could be come, and come
# again and again.
Counts = tuple[int, ...]
# "spread", "crowd", "share", "length".
Measures = tuple[float, float, float, float]


class Description(NamedTuple):
    """How a story speaks of one name."""

    counts: Counts
    measures: Measures


def describe(
    group: Mapping[str, Sequence[Match]], *, paragraphs: int, words: int, home: str = ""
) -> Iterator[tuple[str, Description]]:
    """Describe each name of one type.

    Args:
        group: By slug, what was found of it.
        paragraphs: How many the story has, its headline among them.
        words: How many the story has.
        home: The slug of the archive's home; it is described even where nothing was found of it.
    Returns:
        Slugs with their descriptions, the home last where nothing was found of it.
    """
    tallies = [_tally(matches) for matches in group.values()]
    total = sum([worth for _, _, worth, _ in tallies]) or 1.0
    first = min([at for _, _, _, at in tallies], default=-1)
    heads = sum([counts[0] + counts[3] for counts, _, _, _ in tallies]) > 0
    only, crowd, length = len(tallies) == 1, log(len(tallies) or 1), log(words + 1)
    for slug, (counts, spread, worth, at) in zip(group, tallies, strict=True):
        other = heads and not (counts[0] or counts[3])
        signs = (*counts, spread > 0, at == first, only, other, slug == home, False)
        yield slug, Description(signs, (spread / paragraphs, crowd, worth / total, length))
    if home and home not in group:
        signs = (*[0] * 8, False, False, False, heads, True, not group)
        yield home, Description(signs, (0.0, log(len(group) + 1), 0.0, length))


def _tally(matches: Sequence[Match]) -> tuple[Counts, int, float, int]:
    """What is counted of one name, in how many paragraphs it stands, what all is worth, and the first word's number."""
    names, parts = [0, 0, 0], [0, 0, 0]
    dateline = currency = 0
    worth, first = 0.0, _NOWHERE
    paragraphs = set()
    for rule, kind, paragraph, start, _, _ in matches:
        if kind == "dateline":
            dateline = 1
            worth += 0.5
        elif kind == "currency":
            currency += 1
            worth += 0.3
        else:
            if kind in _NAMES:
                names[paragraph if paragraph < 2 else 2] += 1
                worth += rule.weight
            else:
                parts[paragraph if paragraph < 2 else 2] += 1
                worth += 0.5
            paragraphs.add(paragraph)
            first = min(first, start)
    return (*names, *parts, dateline, currency), len(paragraphs), worth, first


def feature_row(description: Description) -> Row:
    """A description as the numbers of `FEATURES`."""
    return [*counted_features(description.counts), *description.measures]


def counted_features(counts: Counts) -> Row:
    """The first numbers of a row: those that follow from its counts."""
    head, lead, later, head_part, lead_part, later_parts, dateline, currency = counts[:8]
    said, first, only, other, home, nowhere = counts[8:]
    return [
        1.0,
        float(head > 0),
        float(head_part > 0),
        float(lead > 0),
        float(lead_part > 0),
        log1p(later),
        log1p(later_parts),
        float(dateline),
        float(dateline and not said),
        float(first),
        float(only),
        log1p(currency),
        float(other),
        float(head + lead + later > 0),
        float(said),
        float(dateline * other),
        float(home),
        float(home and dateline and not said),
        float(home and only),
        float(nowhere),
    ]
