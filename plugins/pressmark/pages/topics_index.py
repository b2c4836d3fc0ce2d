"""The index of all topics: the largest of each type, and every one from A to Z."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..model import Topic
from ..rebuild.jobs import PageJob
from .addresses import TOPICS, topics_path
from .frame import Frame, Plain
from .grouping import TopicGroup, largest_first, name_order, plain_letters
from .rows import counted_topic
from .wording import paged_title, type_names

_TEMPLATE = "topics.html"
# So many topics of a type are named first.
_LARGEST = 12
# A page of so many topics stays below 50 KB, whatever their names.
_MOST = 150


def topics_index(topics: Sequence[TopicGroup], *, frame: Frame) -> Iterator[PageJob]:
    """Show the largest topics of each type, and every topic from A to Z, on pages of its own where there are many."""
    entries = sorted(topics, key=lambda group: name_order(group[0]))
    parts = [entries[start : start + _MOST] for start in range(0, len(entries), _MOST)]
    is_small = len(parts) < 2
    words = frame.words
    letters = _letters(parts, frame, is_small=is_small)
    yield frame.job(
        TOPICS,
        _TEMPLATE,
        title=words.gettext("Topics"),
        description=words.gettext(
            "Every topic of %(site)s from A to Z, with the number of its stories.", site=frame.site.name
        ),
        breadcrumb=frame.breadcrumb(),
        heading=words.gettext("Topics"),
        types=_by_type(entries, frame),
        letters=letters,
        groups=_groups(entries if is_small else [], frame),
    )
    for number, part in enumerate(parts, 1) if not is_small else ():
        ends = dict.fromkeys([_letter(part[0][0]), _letter(part[-1][0])])
        heading = words.gettext("Topics %(range)s", range="–".join(ends))
        title = paged_title(heading, number, words)
        yield frame.job(
            topics_path(number),
            _TEMPLATE,
            title=title,
            description=words.gettext("%(list)s in %(site)s.", list=title, site=frame.site.name),
            breadcrumb=frame.breadcrumb(frame.link(words.gettext("Topics"), TOPICS)),
            heading=heading,
            types=[],
            letters=letters,
            groups=_groups(part, frame),
        )


def _letters(parts: Sequence[Sequence[TopicGroup]], frame: Frame, *, is_small: bool) -> list[Plain]:
    """Each letter with the place where its topics begin."""
    places: dict[str, int] = {}
    for number, part in enumerate(parts, 1):
        for topic, _ in part:
            places.setdefault(_letter(topic), number)
    return [
        frame.link(letter, TOPICS if is_small else topics_path(number), fragment=f"#{_anchor(letter)}")
        for letter, number in places.items()
    ]


def _groups(part: Sequence[TopicGroup], frame: Frame) -> list[Plain]:
    return [
        {
            "letter": letter,
            "anchor": _anchor(letter),
            "topics": [counted_topic(group, frame=frame) for group in members],
        }
        for letter, members in groupby(part, key=lambda group: _letter(group[0]))
    ]


def _by_type(entries: Sequence[TopicGroup], frame: Frame) -> list[Plain]:
    """How many topics each type has, with its largest ones."""
    return [
        {
            "label": plural,
            "count": frame.number(len(members)),
            "topics": [counted_topic(group, frame=frame) for group in largest_first(members)[:_LARGEST]],
        }
        for type_, (_, plural) in type_names(frame.words).items()
        if (members := [group for group in entries if group[0].type is type_])
    ]


def _letter(topic: Topic) -> str:
    """The heading a topic stands under: its first letter, or "0–9" for anything else."""
    first = plain_letters(topic)[:1]
    return first.upper() if first.isalpha() else "0–9"


def _anchor(letter: str) -> str:
    """The name of a letter's heading within its page; not the letter itself, which an address would have to encode."""
    return f"letter-{ord(letter[0]):x}"
