"""Describes how a story speaks of the names in it, in numbers: the same for a place, a person and an organisation.

Goes in what was found of all names of one type; comes out a row of numbers for each. What a number is worth is told by
`data/weights.txt`.
"""

from collections.abc import Mapping, Sequence
from math import log, log1p

from .matches import Match

# The numbers of a row, in order.
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
    "spread",  # the share of paragraphs that speak of it
    "first",  # the first that the story names
    "only",  # the only one of its type
    "crowd",  # log(how many of its type)
    "share",  # its share of all that is said of its type
    "currency",  # its money is named: log(1 + how often)
    "headline other",  # the headline names another
    "named",  # a name of its own stands somewhere
    "said",  # anything of it stands somewhere
    "length",  # log(words of the story)
    "dateline, headline other",  # both
    "home",  # it is the archive's home
    "home, dateline only",
    "home alone",  # and the story has no other place
    "no place at all",  # the story names none, nor was it written at one
)
# Matches that are a name of the topic itself; others are a part of it, or something that belongs to it.
_NAMES = frozenset({"name", "demonym", "unsure", "short", "surname"})

Row = list[float]


class _Tally:
    """How often and where a story speaks of one name."""

    __slots__ = ("currency", "dateline", "first", "names", "paragraphs", "parts", "worth")

    def __init__(self) -> None:
        self.names = [0, 0, 0]
        self.parts = [0, 0, 0]
        self.dateline = self.currency = 0
        self.paragraphs: set[int] = set()
        self.worth = 0.0
        self.first = 1 << 30


def feature_rows(
    group: Mapping[str, Sequence[Match]], *, paragraphs: int, words: int, home: str = ""
) -> dict[str, Row]:
    """Describe each name of one type.

    Args:
        group: By slug, what was found of it.
        paragraphs: How many the story has, its headline among them.
        words: How many the story has.
        home: The slug of the archive's home; it has a row even where nothing was found of it.
    """
    tallies = {slug: _tally(matches) for slug, matches in group.items()}
    total = sum([tally.worth for tally in tallies.values()]) or 1.0
    first = min([tally.first for tally in tallies.values()], default=-1)
    heads = sum([1 for tally in tallies.values() if tally.names[0] or tally.parts[0]])
    crowd, length = log(len(group) or 1), log(words + 1)
    rows = {}
    for slug, tally in tallies.items():
        rows[slug] = _row(
            tally, total=total, first=first, heads=heads, crowd=crowd, length=length, paragraphs=paragraphs
        )
        if slug == home:
            rows[slug][20:] = [1.0, rows[slug][8], rows[slug][11], 0.0]
    if home and home not in rows:
        alone = 0.0 if rows else 1.0
        rows[home] = [1.0, *[0.0] * 11, log(len(rows) + 1), 0, 0, float(heads > 0), 0, 0, length, 0, 1.0, 0, 0, alone]
    return rows


def _tally(matches: Sequence[Match]) -> _Tally:
    tally = _Tally()
    for rule, kind, paragraph, start, _ in matches:
        if kind == "dateline":
            tally.dateline = 1
            tally.worth += 0.5
        elif kind == "currency":
            tally.currency += 1
            tally.worth += 0.3
        else:
            is_name = kind in _NAMES
            (tally.names if is_name else tally.parts)[min(paragraph, 2)] += 1
            tally.worth += rule.weight if is_name else 0.5
            tally.paragraphs.add(paragraph)
            tally.first = min(tally.first, start)
    return tally


def _row(tally: _Tally, *, total: float, first: int, heads: int, crowd: float, length: float, paragraphs: int) -> Row:
    names, parts = tally.names, tally.parts
    own = names[0] or parts[0]
    named = float(any(names))
    said = float(bool(tally.paragraphs))
    other = float(heads > bool(own) and not own)
    dateline = tally.dateline
    return [
        1.0,
        float(names[0] > 0),
        float(parts[0] > 0),
        float(names[1] > 0),
        float(parts[1] > 0),
        log1p(names[2]),
        log1p(parts[2]),
        dateline,
        float(dateline and not said),
        len(tally.paragraphs) / paragraphs,
        float(tally.first == first),
        float(crowd == 0),
        crowd,
        tally.worth / total,
        log1p(tally.currency),
        other,
        named,
        said,
        length,
        dateline * other,
        0.0,
        0.0,
        0.0,
        0.0,
    ]
