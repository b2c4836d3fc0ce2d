"""How much processor time finding the topics of one story takes: `invoke bench --topics`.

Stories are made up, or read from a folder. Every type is on: places, people, organisations, subjects, and names that
may recur. Each story is read by itself several times; its quickest reading counts, since whatever else runs on a core
only adds. A second table reads each story once, as a cold build does: words that no story had before cost more.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC
from pathlib import Path

from plugins.pressmark.model import Dateline, Story, StoryCode
from plugins.pressmark.topics.findings import find_story
from plugins.pressmark.topics.tagger import tag_story
from plugins.pressmark.topics.vocabulary import shipped_vocabulary

from .corpus import CorpusStory, folder_stories, made_up_stories

# Words of a story that is measured, and how many such stories are.
LENGTHS, EACH = (141, 380), 40


def words_of(story: Story) -> int:
    """Give how many words the paragraphs of a story have."""
    return sum(len(paragraph.split()) for paragraph in story.paragraphs)


def nearest(stories: Sequence[Story], words: int) -> list[Story]:
    """Give the stories whose length is nearest to a number of words."""
    return sorted(stories, key=lambda story: abs(words_of(story) - words))[:EACH]


def quickest(read: Callable[[Story], object], stories: Sequence[Story], *, times: int) -> float:
    """Give the milliseconds of the median story, each by its quickest reading."""
    return statistics.median(min(_milliseconds(read, story) for _ in range(times)) for story in stories)


def _milliseconds(read: Callable[[Story], object], story: Story) -> float:
    started = time.process_time_ns()
    read(story)
    return (time.process_time_ns() - started) / 1e6


def measure(stories: Sequence[Story], *, times: int) -> Iterator[str]:
    """Give the tables, a line at a time."""
    vocabulary = shipped_vocabulary()
    started = time.process_time()
    for story in stories:
        find_story(story, vocabulary)
    once = (time.process_time() - started) * 1000 / len(stories)
    yield "| words | topics, ms | and recurring names, ms |"
    yield "|--:|--:|--:|"
    for length in LENGTHS:
        chosen = nearest(stories, length)
        topics = quickest(lambda story: tag_story(story, vocabulary), chosen, times=times)
        both = quickest(lambda story: find_story(story, vocabulary), chosen, times=times)
        yield f"| {statistics.mean(map(words_of, chosen)):.0f} | {topics:.3f} | {both:.3f} |"
    words = statistics.mean(map(words_of, stories))
    yield f"Each of {len(stories):,} stories once, {words:.0f} words on average: {once:.3f} ms."


def as_story(told: CorpusStory) -> Story:
    """Give a story as the tagger reads it, without topics that an editor gave."""
    moment = told.moment.astimezone(UTC)
    return Story(
        code=StoryCode(str(told.code)),
        dateline=Dateline(local=moment, moment=moment, has_time=True, iso=moment.isoformat()),
        headline=told.headline,
        paragraphs=told.paragraphs,
    )


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="invoke bench --topics")
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--times", type=int, default=9)
    parser.add_argument("--corpus", default="")
    asked = parser.parse_args()
    told = folder_stories(Path(asked.corpus), asked.stories) if asked.corpus else made_up_stories(asked.stories)
    print("\n".join(measure([as_story(story) for story in told], times=asked.times)), flush=True)


if __name__ == "__main__":
    main()
