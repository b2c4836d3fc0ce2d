"""The adapter of topics to Pelican: each story article learns what it is about."""

from typing import Any

from pelican.urlwrappers import Tag

from .tagger import tag_story
from .vocabulary import shipped_vocabulary


def tag_articles(generator: Any) -> None:
    """Hear `article_generator_finalized`: give story articles `story_topics`, and `tags` for any theme that shows them.

    At this late moment, since Pelican's own tag pages take quadratic time and ours stand in their place.
    """
    vocabulary = shipped_vocabulary()
    for article in generator.articles:
        if hasattr(article, "story"):
            article.story_topics = tag_story(article.story, vocabulary)
            article.tags = [Tag(t.topic.name, generator.settings) for t in article.story_topics.about]
