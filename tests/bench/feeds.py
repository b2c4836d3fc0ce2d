"""How much processor time the feeds of an archive take: `invoke bench --feeds`.

Stories are made up, or read from a folder, and no file is written: what is measured is planning every document and making its bytes, as a cold build
does between tagging and publishing. A build where nothing changed does neither.
"""

import argparse
import statistics
import time
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

from plugins.pressmark.documents import ArchiveDocument, Site, archive_document, newest_first
from plugins.pressmark.feeds.ledger import Ledger
from plugins.pressmark.model import Dateline, Evidence, Story, StoryCode, StoryTopic, StoryTopics, Topic, TopicType
from plugins.pressmark.pages.feeds import FeedPlans, feed_files, feed_plans

from .corpus import CorpusStory, folder_stories, made_up_stories

SITE = Site(
    name="The Harbour Post",
    tagline="",
    url="https://example.org",
    language="en",
    authority="example.org",
    authority_year=2024,
    rights="",
)


def documents(number: int, *, corpus: Path | None = None) -> list[ArchiveDocument]:
    """Give an archive of so many stories.

    Args:
        corpus: A folder of story files; None for stories that are made up.
    """
    stories = folder_stories(corpus, number) if corpus else made_up_stories(number)
    return newest_first([_document(story) for story in stories])


def _document(told: CorpusStory) -> ArchiveDocument:
    moment = told.moment.astimezone(UTC)
    story = Story(
        code=StoryCode(str(told.code)),
        dateline=Dateline(local=moment, moment=moment, has_time=True, iso=moment.isoformat()),
        headline=told.headline,
        paragraphs=told.paragraphs,
    )
    topics = StoryTopics(about=tuple(_about(name) for name in told.topics))
    return archive_document(story, topics=topics, site_url=SITE.url, language=SITE.language)


def _about(name: str) -> StoryTopic:
    evidence = Evidence(rule="name", surface=name, field="body", paragraph=1, weight=1.0)
    topic = Topic(slug=name.lower().replace(" ", "-"), name=name, type=TopicType.SUBJECT)
    return StoryTopic(topic=topic, weight=1.0, evidence=(evidence,))


def measure(archive: list[ArchiveDocument], *, topic_archives: bool, times: int) -> Iterator[str]:
    """Give medians of CPU seconds for one setting."""
    rows, size, plans = [], 0, FeedPlans(plans=(), entries={}, digests={}, ledger=Ledger(), lost=(), measures={})
    for _ in range(times):
        started = time.process_time()
        plans = feed_plans(archive, site=SITE, topic_archives=topic_archives)
        planned = time.process_time()
        size = sum(len(file.make()) for file in feed_files(plans, site=SITE))
        rows.append((planned - started, time.process_time() - planned, time.process_time() - started))
    plan, write, both = (statistics.median(column) for column in zip(*rows, strict=True))
    yield f"topic archives {'on ' if topic_archives else 'off'}: {len(plans.plans):,} documents, {size / 1e6:.0f} MB"
    yield f"  plan {plan:.2f} s, write {write:.2f} s, both {both:.2f} s of CPU"


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="invoke bench --feeds")
    parser.add_argument("--stories", default="10000")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--corpus", default="")
    asked = parser.parse_args()
    for number in map(int, asked.stories.split(",")):
        archive = documents(number, corpus=Path(asked.corpus) if asked.corpus else None)
        topics = {about.topic.slug for document in archive for about in document.topics.about}
        print(f"{number:,} stories, {len(topics):,} topics, {asked.times} runs each", flush=True)
        for topic_archives in (False, True):
            print("\n".join(measure(archive, topic_archives=topic_archives, times=asked.times)), flush=True)


if __name__ == "__main__":
    main()
