"""Many stories, each read by itself: the work that is shared out to other processes.

Goes in: stories. Comes out: what was found in each, in their order. Reading one is left to `findings`, what they make
together to `archive`.
"""

from collections.abc import Sequence
from contextlib import nullcontext
from functools import lru_cache, partial
from pathlib import Path

from ..model import Story
from ..workers import Crew, Progress
from .findings import StoryFindings, find_story
from .keeping import findings_line, findings_of
from .reading import full_vocabulary
from .vocabulary import Vocabulary


def find_all(
    stories: Sequence[tuple[str, Story]],
    *,
    vocabularies: Sequence[Path] = (),
    crew: Crew | None = None,
    progress: Progress | None = None,
) -> list[StoryFindings]:
    """Read each story by itself.

    Args:
        stories: Each with the path of its file.
        vocabularies: Files beside the shipped vocabulary; each process reads them for itself.
        crew: Reads many stories; without one they are read by a crew of its own.
        progress: Called with the number of stories read and of all.
    Raises:
        VocabularyError: A vocabulary file is at fault.
        TopicClashError: Two of the editor's names in one story would share a page.
    """
    vocabulary = full_vocabulary(vocabularies)
    lines = find_lines(stories, vocabularies=vocabularies, crew=crew, progress=progress)
    return [
        findings_of(line, vocabulary, code=story.code, path=path)
        for line, (path, story) in zip(lines, stories, strict=True)
    ]


def find_lines(
    stories: Sequence[tuple[str, Story]],
    *,
    vocabularies: Sequence[Path],
    crew: Crew | None,
    progress: Progress | None,
) -> list[str]:
    """Read each story as `find_all` does; give the lines that `keeping` makes of the findings."""
    state = full_vocabulary(vocabularies).fingerprint
    find = partial(_find_line, vocabularies=tuple(vocabularies), state=state)
    with nullcontext(crew) if crew else Crew() as readers:
        return readers.in_order(find, stories, progress=progress)


def _find_line(filed: tuple[str, Story], *, vocabularies: tuple[Path, ...], state: str) -> str:
    path, story = filed
    vocabulary = _vocabulary(vocabularies, state)
    return findings_line(find_story(story, vocabulary, path=path), vocabulary)


@lru_cache(maxsize=1)
def _vocabulary(vocabularies: tuple[Path, ...], state: str) -> Vocabulary:  # noqa: ARG001  # tells one state of the files
    return full_vocabulary(vocabularies)
