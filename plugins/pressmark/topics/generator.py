"""The adapter of topics to Pelican: each story article learns what it is about."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pelican.urlwrappers import Tag

from ..model import Story, StoryTopics, Topic
from ..rebuild.kept import KeptLines
from ..rebuild.progress import progress
from ..themes import text_for_others
from .archive import ArchiveTopics, settle_archive, settle_story
from .findings import StoryFindings, find_story
from .keeping import findings_of, topics_digest
from .many import find_lines
from .reading import full_vocabulary
from .vocabulary import Vocabulary

# The editor's file, in the content folder.
EDITORS_FILE = "topics.toml"


def tag_articles(generator: Any) -> None:
    """Give story articles `story_topics`, and `tags` for any theme that shows them.

    Raises:
        VocabularyError: The editor's file is at fault.
        TopicClashError: Two names that editors gave would share one page.
    """
    editors = Path(generator.path) / EDITORS_FILE
    vocabularies = [editors] if editors.is_file() else []
    vocabulary = full_vocabulary(vocabularies)
    articles = [article for article in generator.articles if hasattr(article, "story")]
    findings = _findings(articles, vocabularies, vocabulary, context=generator.context)
    settled = settle_archive(findings, vocabulary)
    generator.context["merged_topics"] = dict(settled.merged)
    generator.context["topics_of_story"] = partial(_topics_of_story, vocabulary=vocabulary, archive=settled)
    tags: dict[str, Tag] = {}

    def tag(topic: Topic) -> Tag:
        if topic.slug not in tags:
            tags[topic.slug] = Tag(text_for_others(topic.name), generator.settings)
            tags[topic.slug].slug = topic.slug
        return tags[topic.slug]

    for article, found, topics in zip(articles, findings, settled.stories, strict=True):
        article.story_topics = topics
        article.topics_digest = topics_digest(topics, found)
        article.tags = [tag(about.topic) for about in topics.about]


def _findings(
    articles: Sequence[Any], vocabularies: Sequence[Path], vocabulary: Vocabulary, *, context: Any
) -> list[StoryFindings]:
    """What is found in each story: kept from an earlier build, or found now and kept for the next."""
    ledger = KeptLines(context["publication"].work / "topics.ledger", vocabulary=vocabulary.fingerprint)
    known = dict(line.split("\t", 1) for line in ledger.read())
    fresh = [article for article in articles if article.story_digest not in known]
    lines = find_lines(
        [(article.source_path, article.story) for article in fresh],
        vocabularies=vocabularies,
        crew=context["crew"],
        progress=lambda done, total: progress.send("topics", done=done, total=total),
    )
    known |= {article.story_digest: line for article, line in zip(fresh, lines, strict=True)}
    found = (f"{digest}\t{known[digest]}" for digest in sorted({article.story_digest for article in articles}))
    context["publication"].afterwards.append(partial(ledger.write, found))
    return [findings_of(known[a.story_digest], vocabulary, code=a.story.code, path=a.source_path) for a in articles]


def _topics_of_story(story: Story, *, vocabulary: Vocabulary, archive: ArchiveTopics) -> StoryTopics:
    """What a story that was read later is about."""
    return settle_story(find_story(story, vocabulary), vocabulary, archive)
