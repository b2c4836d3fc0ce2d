"""The adapter of topics to Pelican: each story article learns what it is about."""

from typing import Any

from pelican.urlwrappers import Tag

from .clashes import settle_clashes
from .tagger import tag_story
from .vocabulary import shipped_vocabulary


def tag_articles(generator: Any) -> None:
    """Hear `article_generator_finalized`: give story articles `story_topics`, and `tags` for any theme that shows them.

    At this late moment, since Pelican's own tag pages take quadratic time and ours stand in their place.

    Raises:
        TopicClashError: Two names that editors gave would share one page.
    """
    vocabulary = shipped_vocabulary()
    articles = [article for article in generator.articles if hasattr(article, "story")]
    filed = [(article.source_path, tag_story(article.story, vocabulary)) for article in articles]
    for article, topics in zip(articles, settle_clashes(filed), strict=True):
        article.story_topics = topics
        article.tags = [Tag(found.topic.name, generator.settings) for found in topics.about]
