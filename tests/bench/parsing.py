"""How much processor time reading stories takes: `invoke bench --parser`.

First one story of 150 words, whose bytes are in memory; then `check`, as an editor runs it, on a folder of as many stories
as are asked for. Stories are made up, or read from a folder.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC
from pathlib import Path

from plugins.pressmark.stories.parser import parse_story

from .corpus import CorpusStory, folder_stories, made_up_stories, story_text, write_stories
from .process import timed_run
from .sites import ROOT

WORDS = 150
# So many stories are read in turn, the nearest to `WORDS`: one alone would be known to every cache of the processor.
_SAMPLE = 200
# What a run takes, at the least: shorter ones measure the clock.
_SECONDS = 0.2
# What a story of 150 words may take.
TARGET = 0.06


def sample(stories: Sequence[CorpusStory]) -> list[bytes]:
    """The files of the stories whose texts are nearest to 150 words."""
    nearest = sorted(stories, key=lambda story: abs(_words(story) - WORDS))[:_SAMPLE]
    return [story_text(story, with_topics=False).encode() for story in nearest]


def _words(story: CorpusStory) -> int:
    return sum(len(paragraph.split()) for paragraph in story.paragraphs)


def milliseconds(files: Sequence[bytes], *, times: int) -> list[float]:
    """CPU time to read one file, of as many runs, in milliseconds."""
    return [_run(files) for _ in range(times)]


def _run(files: Sequence[bytes]) -> float:
    read, started, seconds = 0, time.process_time(), 0.0
    while seconds < _SECONDS:
        for data in files:
            parse_story(data, path="story.txt", timezone=UTC)
        read += len(files)
        seconds = time.process_time() - started
    return seconds / read * 1_000


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="invoke bench --parser")
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--corpus", default="")
    asked = parser.parse_args()
    stories = folder_stories(Path(asked.corpus)) if asked.corpus else tuple(made_up_stories(asked.stories))
    took = milliseconds(sample(stories), times=asked.times)
    print(f"A story of {WORDS} words: {statistics.median(took):.3f} ms of CPU", end=" ")
    print(f"(median of {asked.times} runs, {min(took):.3f} to {max(took):.3f}; the target is {TARGET:.2f})", flush=True)
    with tempfile.TemporaryDirectory(prefix="pressmark-bench-") as folder:
        write_stories(stories, Path(folder), with_topics=False)
        command = [sys.executable, "tasks.py", "check", folder]
        runs = [timed_run(command, folder=ROOT) for _ in range(asked.times)]
    wall, cpu = (statistics.median(column) for column in zip(*((run.wall, run.cpu) for run in runs), strict=True))
    print(f"check, {len(stories):,} stories: {wall:.1f} s, {cpu:.1f} s of CPU (medians of {asked.times} runs)")


if __name__ == "__main__":
    main()
