"""Describes how a story speaks of the names in it, in numbers: the same for a place, a person and an organisation.

Goes in what was found of all names of one type; comes out a row of numbers for each. What a number is worth is told by
`data/weights.txt`, which names for each type those that say something of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import log, log1p
from typing import NamedTuple

from .matches import Match

# The numbers of a row, in order. "Named" is by a name of its own or of its people; its "parts" are its cities and its
# bodies; "others" are others of its type.
FEATURES = (
    "always",  # 1
    "headline name",  # the headline names it
    "lead name",  # the first paragraph does
    "headline or lead",  # either speaks of it, or of a part of it
    "headline and lead",  # both do
    "no headline or lead",  # neither speaks of any of its type
    "headline other",  # the headline speaks of others only
    "headline crowd",  # log(1 + of how many the headline speaks)
    "lead crowd",
    "times",  # log(1 + how often the story speaks of it)
    "later names",  # log(1 + how often it is named after the first paragraph)
    "again later",  # the same, where it has another paragraph, too
    "first paragraph",  # log(1 + the number of the first one that speaks of it); the headline's is 0
    "third",  # that is the third
    "late",  # or a later one
    "list",  # a paragraph speaks of it and of three others at least
    "company",  # log(1 + of how many the first paragraph does that speaks of it)
    "second, company",  # the same, where that is the second
    "only",  # the story speaks of no other
    "only found, no headline",  # it has not even the dateline of another, and the headline speaks of none
    "crowd, by name",  # log(how many of its type), where it is named otherwise than by its people
    "part once",  # only a part of it stands there, once
    "city, headline or lead",  # a city of it stands somewhere, and the headline or the first paragraph speaks of it
    "dateline",  # the story was written there
    "dateline, named",  # and names it
    "dateline, headline city",  # or has a city of it in the headline
    "lead part, no dateline",
    "share",  # its share of all that is said of its type
    "once, share",  # the same, where the story speaks of it once
)

# Matches by what they are: a name, its people, a body, a city or anything else within it.
_NAME, _PEOPLE, _BODY, _CITY = range(0, 12, 3)
_KINDS = {"name": _NAME, "unsure": _NAME, "short": _NAME, "surname": _NAME, "demonym": _PEOPLE, "institution": _BODY}
# A paragraph with so many of one type is a list.
_LIST = 4

Row = list[float]


class Counts(NamedTuple):
    """What is counted of one name. Few of all that could be come, and come again and again."""

    # Names of its own, of its people, of bodies and of cities: each in the headline, in the first paragraph, later.
    matches: tuple[int, ...]
    # Whether the story was written there; whether its dateline has any of its type.
    dateline: bool
    datelines: bool
    # How many paragraphs speak of it; the number of the first one, -1 without one.
    paragraphs: int
    first: int
    # Of how many that one speaks; the most of which one does that speaks of it.
    company: int
    most: int
    # How many of its type there are, and of how many the story says more than that it was written there.
    crowd: int
    said: int
    # Of how many the headline and the first paragraph speak.
    headline: int
    lead: int


class Description(NamedTuple):
    """How a story speaks of one name."""

    counts: Counts
    # Its share of all that is said of its type.
    share: float

    @property
    def is_prominent(self) -> bool:
        """Whether it is named in the headline or in the first paragraph."""
        matches = self.counts.matches
        return bool(matches[_NAME] or matches[_NAME + 1] or matches[_PEOPLE] or matches[_PEOPLE + 1])


# Half the time of `Counts(…)`.
_new = tuple.__new__


def describe(group: Mapping[str, Sequence[Match]]) -> Iterator[tuple[str, Description]]:
    """Describe each name of one type.

    Args:
        group: By slug, what was found of it.
    Returns:
        Slugs with their descriptions, in the order of the group.
    """
    tallies = [_tally(matches) for matches in group.values()]
    # Of how many each paragraph speaks. (A `Counter` takes twice the time.)
    speaking: dict[int, int] = {}
    datelines, said, total = False, 0, 0.0
    for _, dateline, paragraphs, worth in tallies:
        datelines = datelines or dateline
        total += worth
        said += bool(paragraphs)
        for paragraph in paragraphs:
            speaking[paragraph] = speaking.get(paragraph, 0) + 1
    of_group = (len(tallies), said, speaking.get(0, 0), speaking.get(1, 0))
    for slug, (matches, dateline, paragraphs, worth) in zip(group, tallies, strict=True):
        first = company = most = -1
        if paragraphs:
            first = min(paragraphs)
            company, most = speaking[first], max([speaking[p] for p in paragraphs])
        counts = (tuple(matches), dateline, datelines, len(paragraphs), first, company, most, *of_group)
        yield slug, _new(Description, (_new(Counts, counts), worth / (total or 1.0)))


def _tally(matches: Sequence[Match]) -> tuple[list[int], bool, set[int], float]:
    """What is counted of one name, whether it is a dateline, the paragraphs it stands in, what all is worth."""
    counts = [0] * 12
    dateline = False
    worth = 0.0
    paragraphs = set()
    for rule, kind, paragraph, _, _, _ in matches:
        if kind == "dateline":
            dateline = True
            worth += 0.5
        elif kind == "currency":
            worth += 0.3
        else:
            what = _KINDS.get(kind, _CITY)
            counts[what + (paragraph if paragraph < 2 else 2)] += 1
            worth += rule.weight if what < _BODY else 0.5
            paragraphs.add(paragraph)
    return counts, dateline, paragraphs, worth


def feature_row(description: Description) -> Row:
    """A description as the numbers of `FEATURES`."""
    share = description.share
    return [*counted_features(description.counts), share, share if sum(description.counts.matches) == 1 else 0.0]


def counted_features(counts: Counts) -> Row:
    """A row without its last two numbers, which do not follow from counts."""
    matches, dateline, datelines, paragraphs, first, company, most, crowd, said, headlines, leads = counts
    head_name, lead_name, later_name, head_people, lead_people, later_people = matches[:_BODY]
    head_body, lead_body, _, head_city, lead_city, later_city = matches[_BODY:]
    times = sum(matches)
    headline, lead = head_name + head_people, lead_name + lead_people
    later = later_name + later_people
    in_headline, in_lead = headline + head_body + head_city > 0, lead + lead_body + lead_city > 0
    return [
        1.0,
        float(headline > 0),
        float(lead > 0),
        float(in_headline or in_lead),
        float(in_headline and in_lead),
        float(not (headlines or leads)),
        float(headlines > 0 and not in_headline),
        log1p(headlines),
        log1p(leads),
        log1p(times),
        log1p(later),
        log1p(later) if paragraphs > 1 else 0.0,
        log1p(max(first, 0)),
        float(first == 3),
        float(first > 3),
        float(most >= _LIST),
        log1p(max(company, 0)),
        log1p(company) if first == 2 else 0.0,
        float(said == 1 and times > 0),
        float(crowd == 1 and not headlines),
        log(crowd) if head_name + lead_name + later_name else 0.0,
        float(times == 1 and not (headline + lead + later)),
        float((head_city or lead_city or later_city) and (in_headline or in_lead)),
        float(dateline),
        float(dateline and headline + lead + later > 0),
        float(dateline and head_city > 0),
        float(not datelines and lead_body + lead_city > 0),
    ]
