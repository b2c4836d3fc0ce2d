"""The stories of a comparison: made up from a seed, with lengths, topics and names as a news archive has them, or read
from a folder. Every site is made from the same ones."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from unidecode import unidecode

from plugins.pressmark.stories.collection import read_stories
from plugins.pressmark.stories.moment import build_moment
from plugins.pressmark.stories.reader import published
from plugins.pressmark.topics.archive import settle_archive
from plugins.pressmark.topics.many import find_all
from plugins.pressmark.topics.reading import full_vocabulary

from .words import LINKS, NOUNS, ORGANISATIONS, PEOPLE, PLACES, ROLES, SUBJECTS, VERBS

_FIRST_DAY = datetime(2000, 1, 3, 6, 0, tzinfo=UTC)
# Twelve stories a day: 100,000 of them end before today.
_MINUTES_APART = 120
# Words of a story: fewest, median, most; and the spread of its logarithm.
_FEWEST, _MEDIAN, _MOST, _SPREAD = 30, 150, 1_500, 0.75
# Of a hundred stories, so many have one topic, two, three …
_TOPICS_OF_A_STORY = (20, 30, 22, 14, 9, 5)
# With these, 10,000 stories have some 1,700 topics, most of them rare, as real news has.
_PEOPLE, _ZIPF = 1_900, 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusStory:
    """One story, for any generator to publish."""

    code: int
    # In UTC.
    moment: datetime
    headline: str
    paragraphs: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pool:
    """All topics there are, the commonest first, with what a draw needs."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    people: frozenset[str]


def made_up_stories(number: int, *, seed: int = 1) -> Iterator[CorpusStory]:
    """Give stories, oldest first: the first thousand of ten thousand are those of one thousand."""
    chance = random.Random(seed)
    pool = _pool(chance)
    for index in range(number):
        topics = _topics(chance, pool)
        words = min(_MOST, max(_FEWEST, int(chance.lognormvariate(0, _SPREAD) * _MEDIAN)))
        yield CorpusStory(
            code=100_000 + index * 7,
            moment=_FIRST_DAY + timedelta(minutes=index * _MINUTES_APART + chance.randrange(_MINUTES_APART)),
            headline=_headline(chance, topics),
            paragraphs=tuple(_paragraphs(chance, topics, _cast(chance, topics, pool), words)),
            topics=topics,
        )


def folder_stories(folder: Path, number: int | None = None) -> list[CorpusStory]:
    """Give the published stories of a folder of story files, oldest first, each with what it is about.

    Args:
        number: So many of them, spread evenly over the archive; None for all.
    Raises:
        ValueError: There are fewer.
    """
    now = build_moment()
    filed = list(published(read_stories(folder, timezone=UTC, now=now), now=now))[::-1]
    number = number or len(filed)
    if number > len(filed) or not filed:
        raise ValueError(f"{folder}: holds {len(filed):,} stories that can be published, not {number:,}")
    filed = [filed[index * len(filed) // number] for index in range(number)]
    archive = settle_archive(find_all([(str(path), story) for path, story in filed]), full_vocabulary([]))
    names: dict[str, str] = {}
    return [
        CorpusStory(
            code=int(story.code),
            moment=story.dateline.moment,
            headline=story.headline,
            paragraphs=story.paragraphs,
            topics=_distinct((about.topic.name for about in topics.about), names),
        )
        for (_, story), topics in zip(filed, archive.stories, strict=True)
    ]


def _distinct(topics: Iterable[str], names: dict[str, str]) -> tuple[str, ...]:
    """Each topic once, where any generator would give two of them one address."""
    plain = (name.replace(",", " ").replace(";", " ") for name in topics)
    return tuple(dict.fromkeys(names.setdefault(re.sub(r"\W+", "-", unidecode(n)).lower(), n) for n in plain))


def write_stories(stories: Iterable[CorpusStory], folder: Path, *, with_topics: bool) -> Path:
    """Write story files, oldest first; give the path of the last.

    Args:
        with_topics: Name their topics, so that none need be found.
    """
    for story in stories:
        path = folder / f"{story.moment:%Y/%m}" / f"{story.code}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(story_text(story, with_topics=with_topics), encoding="utf-8")
    return path


def story_text(story: CorpusStory, *, with_topics: bool) -> str:
    """Give the text of a story's file."""
    topics = f"Topics : {', '.join(story.topics)}\n" if with_topics and story.topics else ""
    date = f"{story.moment:%A} {story.moment.day} {story.moment:%B %Y - %H:%M}"
    body = "\n\n".join(story.paragraphs)
    return f"{date}\n\n{story.headline}\n\nStory Code : {story.code}\n{topics}{story.headline}\n{body}\n"


def _pool(chance: random.Random) -> _Pool:
    people = chance.sample(PEOPLE, _PEOPLE)
    common, rare = [*PLACES, *SUBJECTS], [*people, *ORGANISATIONS]
    chance.shuffle(common)
    chance.shuffle(rare)
    names = (*common, *rare)
    # Zipf's law: what a topic is worth falls with its rank.
    return _Pool(
        names=names,
        weights=tuple(accumulate((rank + 3) ** -_ZIPF for rank in range(len(names)))),
        people=frozenset(people),
    )


def _topics(chance: random.Random, pool: _Pool) -> tuple[str, ...]:
    [number] = chance.choices(range(1, len(_TOPICS_OF_A_STORY) + 1), _TOPICS_OF_A_STORY)
    chosen: dict[str, None] = {}
    while len(chosen) < number:
        chosen.update(dict.fromkeys(chance.choices(pool.names, cum_weights=pool.weights)))
    return tuple(chosen)


def _cast(chance: random.Random, topics: Sequence[str], pool: _Pool) -> list[str]:
    """The people of a story: those it is about, and some who only speak in it."""
    others = chance.choices(pool.names, cum_weights=pool.weights, k=6)
    return [name for name in [*topics, *others] if name in pool.people]


def _headline(chance: random.Random, topics: Sequence[str]) -> str:
    noun, other = chance.sample(NOUNS, 2)
    return f"{topics[0]} {noun} {chance.choice(VERBS)} {other} {chance.choice(['plan', 'deal', 'delay', 'report'])}".title()


def _paragraphs(chance: random.Random, topics: Sequence[str], cast: Sequence[str], words: int) -> Iterator[str]:
    sentences: list[str] = []
    length = chance.randint(1, 4)
    while words > 0:
        sentences.append(_sentence(chance, topics, cast))
        words -= len(sentences[-1].split())
        if len(sentences) == length or words <= 0:
            yield " ".join(sentences)
            sentences, length = [], chance.randint(1, 4)


def _sentence(chance: random.Random, topics: Sequence[str], cast: Sequence[str]) -> str:
    first, second, third = chance.sample(NOUNS, 3)
    verb, link, draw = chance.choice(VERBS), chance.choice(LINKS), chance.random()
    if draw < 0.2 and cast:
        return f"{chance.choice(cast)}, {chance.choice(ROLES)}, said the {first} had been {verb} {link}."
    if draw < 0.3 and cast:
        return f"“The {first} was not {verb},” {chance.choice(cast).split()[-1]} said, “and the {second} will stay.”"
    if draw < 0.6:
        topic = chance.choice(topics)
        about = topic.lower() if topic in SUBJECTS else topic
        return f"The {first} and the {second} spoke about {about} {link}; the {third} {verb} {chance.randint(2, 90)} per cent of it."
    return f"The {first} {verb} the {second} {link} and the {third} {chance.choice(VERBS)} it."
