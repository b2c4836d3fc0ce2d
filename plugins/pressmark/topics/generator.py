"""The adapter of topics to Pelican: each story article learns what it is about."""

from pathlib import Path
from typing import Any

from pelican.urlwrappers import Tag

from ..rebuild.progress import progress
from .archive import find_all, settle_archive
from .reading import full_vocabulary

# The editor's file, in the content folder.
EDITORS_FILE = "topics.toml"


def tag_articles(generator: Any) -> None:
    """Hear `article_generator_finalized`: give story articles `story_topics`, and `tags` for any theme that shows them.

    At this late moment, since Pelican's own tag pages take quadratic time and ours stand in their place.

    Raises:
        VocabularyError: The editor's file is at fault.
        TopicClashError: Two names that editors gave would share one page.
    """
    editors = Path(generator.path) / EDITORS_FILE
    vocabularies = [editors] if editors.is_file() else []
    articles = [article for article in generator.articles if hasattr(article, "story")]
    findings = find_all(
        [(article.source_path, article.story) for article in articles],
        vocabularies=vocabularies,
        progress=lambda done, total: progress.send("topics", done=done, total=total),
    )
    settled = settle_archive(findings, full_vocabulary(vocabularies))
    generator.context["merged_topics"] = dict(settled.merged)
    for article, topics in zip(articles, settled.stories, strict=True):
        article.story_topics = topics
        article.tags = [Tag(found.topic.name, generator.settings) for found in topics.about]
