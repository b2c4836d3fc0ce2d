"""Made-up stories for speed tests: the same for the same seed, with lengths and topics as a news archive has them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

_PLACES = (
    "Turkey Greece Armenia Azerbaijan Syria Russia France Germany Chile Peru Japan China India Brazil Kenya Egypt Iran Iraq"
    " Spain Italy Poland Norway Canada Mexico Ghana Nigeria Pakistan Ukraine Lebanon Jordan"
).split()
_SUBJECTS = "Armed conflict,Earthquake,Election,Football,Labour strike,Trade,Energy,Health,Education,Transport".split(
    ","
)
_NOUNS = (
    "minister harbour council bridge railway budget hospital museum harvest market union court parliament school river"
    " power station airline bank border treaty strike election festival library factory shipment refinery pipeline province"
    " committee spokesman farmer teacher nurse driver fisherman company price export import deficit reform inquiry report"
).split()
_VERBS = (
    "announced rejected opened closed delayed approved denied reported signed suspended resumed visited criticised praised"
    " repaired expanded sold bought questioned welcomed investigated postponed cancelled launched completed inspected"
).split()
_LINKS = "on Monday,on Tuesday,last week,this month,after long talks,despite warnings,without comment,for the third time".split(
    ","
)
_FIRST_DAY = datetime(2010, 1, 4, 6, 0, tzinfo=UTC)
# Words of a story: the median, and the spread of its logarithm.
_LENGTH = (150, 0.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpStory:
    """One story, for any generator to publish."""

    code: int
    moment: datetime
    headline: str
    paragraphs: tuple[str, ...]
    topics: tuple[str, ...]


def made_up_stories(number: int, *, seed: int = 1) -> Iterator[MadeUpStory]:
    """Give stories, oldest first, about eight a day."""
    chance = random.Random(seed)
    for index in range(number):
        places = chance.sample(_PLACES, chance.choice([1, 1, 2, 2, 3]))
        words = max(30, int(chance.lognormvariate(0, _LENGTH[1]) * _LENGTH[0]))
        yield MadeUpStory(
            code=100_000 + index * 7,
            moment=_FIRST_DAY + timedelta(minutes=index * 180 + chance.randrange(180)),
            headline=_headline(chance, places),
            paragraphs=tuple(_paragraphs(chance, places, words)),
            topics=(*places, chance.choice(_SUBJECTS)),
        )


def write_stories(stories: Iterator[MadeUpStory], folder: Path, *, with_topics: bool) -> None:
    """Write story files; `with_topics` names their topics, so that none need be found."""
    for story in stories:
        topics = f"Topics : {', '.join(story.topics)}\n" if with_topics else ""
        date = f"{story.moment:%A} {story.moment.day} {story.moment:%B %Y - %H:%M}"
        body = "\n\n".join(story.paragraphs)
        text = f"{date}\n\n{story.headline}\n\nStory Code : {story.code}\n{topics}{story.headline}\n{body}\n"
        path = folder / f"{story.moment:%Y/%m}" / f"{story.code}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _headline(chance: random.Random, places: list[str]) -> str:
    noun, other = chance.sample(_NOUNS, 2)
    return f"{places[0]} {noun} {chance.choice(_VERBS)} {other} {chance.choice(['plan', 'deal', 'delay', 'report'])}".title()


def _paragraphs(chance: random.Random, places: list[str], words: int) -> Iterator[str]:
    while words > 0:
        sentences = [_sentence(chance, places) for _ in range(chance.randint(1, 4))]
        words -= sum(len(sentence.split()) for sentence in sentences)
        yield " ".join(sentences)


def _sentence(chance: random.Random, places: list[str]) -> str:
    place = f" of {chance.choice(places)}" if chance.random() < 0.3 else ""
    first, second, third = chance.sample(_NOUNS, 3)
    link = chance.choice(_LINKS)
    return f"The {first}{place} {chance.choice(_VERBS)} the {second} {link} and the {third} {chance.choice(_VERBS)} it."
