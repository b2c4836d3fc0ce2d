"""A small Pelican plugin made of single parts of Pressmark: story pages, paged lists, one Atom feed, a sitemap.

The site of `sites/plain/` is built with it, so that ours is measured with the pages the peers make and no others. It
runs as `plugins.plain` of that site.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.pressmark.documents import ArchiveDocument, Site, absolute, archive_document, encoded, newest_first
from plugins.pressmark.feeds.entries import FeedEntry, feed_entry
from plugins.pressmark.feeds.plans import EntryKey, FeedPlan
from plugins.pressmark.feeds.writing import FeedWriter
from plugins.pressmark.model import Story, StoryCode, StoryTopic, StoryTopics, Topic, TopicType
from plugins.pressmark.options import read_options
from plugins.pressmark.pages.addresses import front_path, topic_path
from plugins.pressmark.pages.grouping import by_topic
from plugins.pressmark.pages.rows import opening
from plugins.pressmark.rebuild.engine import make_files
from plugins.pressmark.rebuild.jobs import FileJob, Job, LatePart, PageJob, Part, digest_of_words, whole_file
from plugins.pressmark.rebuild.writer import PublishingRun, job_writer
from plugins.pressmark.stories.body import body_html
from plugins.pressmark.stories.reader import add_stories, spare_categories
from plugins.pressmark.topics.slugs import topic_slug

# Stories on a list page and in the feed.
_SIZE = 20

Rows = Mapping[StoryCode, Part]


def register() -> None:
    """Connect the parts to Pelican."""
    run = PublishingRun()
    signals.initialized.connect(lambda pelican: read_options(pelican.settings), weak=False)
    signals.get_generators.connect(run.begin, weak=False)
    signals.generator_init.connect(run.tell, weak=False)
    signals.get_generators.connect(_generator)
    signals.article_generator_pretaxonomy.connect(add_stories)
    signals.article_generator_finalized.connect(spare_categories)
    signals.get_writer.connect(job_writer)
    signals.finalized.connect(run.finish, weak=False)


class PlainGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Writes every file of the site."""

    def generate_output(self, _writer: Any) -> None:
        """Put the file of every job in its place in the next generation of the site."""
        site = read_options(self.settings).site
        documents = newest_first([_document(a.story, site, digest=a.story_digest) for a in self.context["articles"]])
        make_files(
            list(plain_jobs(documents, site=site)),
            self.context["publication"],
            templates=[Path(folder) for folder in self._templates_path],
            crew=self.context["crew"],
        )


def plain_jobs(documents: Sequence[ArchiveDocument], *, site: Site) -> Iterator[Job]:
    """Give the job of every file.

    Args:
        documents: Newest first.
    """
    rows = {
        d.code: Part(partial(_row, d), digest_of_words([d.story.headline, d.story.dateline.iso])) for d in documents
    }
    topics = by_topic(documents)
    for document in documents:
        name = digest_of_words([repr(site), document.story_digest])
        yield PageJob(
            path=document.address, template="story.html", values=LatePart(partial(_story, document, site), name)
        )
    yield from _lists(site.name, documents, rows, site, front_path)
    for topic, members in topics:
        yield from _lists(topic.name, members, rows, site, lambda number, slug=topic.slug: topic_path(slug, number))
    name = digest_of_words([repr(site), *(document.story_digest for document in documents[:_SIZE])])
    yield FileJob(path="atom.xml", make=partial(_feed, documents[:_SIZE], site), name=name)
    addresses = ["index.html", *(d.address for d in documents), *(topic_path(topic.slug) for topic, _ in topics)]
    yield whole_file("sitemap.xml", _sitemap([absolute(site, address) for address in addresses]))


def _document(story: Story, site: Site, *, digest: str) -> ArchiveDocument:
    topics = [Topic(slug=topic_slug(name), name=name, type=TopicType.SUBJECT) for name in story.topics]
    about = tuple(StoryTopic(topic=topic, weight=1.0, evidence=()) for topic in topics)
    return archive_document(
        story,
        topics=StoryTopics(about=about),
        site_url=site.url,
        language=site.language,
        story_digest=digest,
        topics_digest=" ".join(story.topics),
    )


def _row(document: ArchiveDocument) -> dict[str, str]:
    story = document.story
    return {"address": f"/{document.address}", "headline": story.headline, "day": f"{story.dateline.local:%d %B %Y}"}


def _story(document: ArchiveDocument, site: Site) -> dict[str, Any]:
    story = document.story
    return {
        "site": site.name,
        "title": story.headline,
        "moment": f"{story.dateline.local:%d %B %Y %H:%M}",
        "body": body_html(story),
        "topics": [
            {"name": about.topic.name, "address": f"/{encoded(topic_path(about.topic.slug))}"}
            for about in document.topics.about
        ],
    }


def _lists(title: str, documents: Sequence[ArchiveDocument], rows: Rows, site: Site, path: Any) -> Iterator[PageJob]:
    last = -(-len(documents) // _SIZE)
    for number in range(1, last + 1):
        values = {
            "site": site.name,
            "title": title,
            "rows": [rows[d.code] for d in documents[(number - 1) * _SIZE : number * _SIZE]],
            "newer": f"/{encoded(path(number - 1))}" if number > 1 else "",
            "older": f"/{encoded(path(number + 1))}" if number < last else "",
        }
        yield PageJob(path=path(number), template="list.html", values=values)


def _feed(documents: Sequence[ArchiveDocument], site: Site) -> bytes:
    entries: dict[EntryKey, FeedEntry] = {
        d.code: feed_entry(d, content=body_html(d.story), summary=opening(d.story), updated=d.updated)
        for d in documents
    }
    plan = FeedPlan(
        path="atom.xml",
        kind="atom",
        name="atom",
        title=site.name,
        subtitle=site.tagline,
        page="",
        updated=documents[0].updated,
        entries=tuple(entries),
    )
    return FeedWriter(site).write(plan, entries=entries)


def _sitemap(addresses: Sequence[str]) -> bytes:
    found = "".join(f"<url><loc>{escape(address)}</loc></url>" for address in addresses)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{found}</urlset>\n'.encode()


def _generator(_pelican: Any) -> type[Generator]:
    return PlainGenerator
