"""What one story says of its topics by itself: goes in a story, come out `StoryFindings`.

What the stories of an archive make together is left to `archive`.
"""

from dataclasses import dataclass, field

from ..model import Story, StoryTopics
from .clashes import check_names
from .names import FoundName, find_names
from .tagger import tag_story
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFindings:
    """What one story says by itself: a pure function of the story and the vocabulary, so it can be kept."""

    code: str
    # Of the story's file; used in messages only.
    path: str
    topics: StoryTopics
    # Names that the vocabulary does not know.
    names: tuple[FoundName, ...] = ()
    # Whether the editor named the story's topics in its file.
    is_edited: bool = False
    # Of all that was found and of the vocabulary; known of findings that were kept, and no part of what they say.
    digest: str = field(default="", compare=False)


def find_story(story: Story, vocabulary: Vocabulary, *, path: str = "") -> StoryFindings:
    """Read one story.

    Args:
        story: Any.
        vocabulary: As `full_vocabulary` gives it.
        path: Of its file, for messages.
    Raises:
        TopicClashError: Two of the editor's names would share a page.
    """
    check_names(story.topics, path=path)
    return StoryFindings(
        code=story.code,
        path=path,
        topics=tag_story(story, vocabulary),
        names=find_names(story, vocabulary),
        is_edited=bool(story.topics),
    )
