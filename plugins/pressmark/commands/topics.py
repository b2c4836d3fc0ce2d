"""Why stories have their topics, how good the topics are, and learning more of them."""

from collections.abc import Sequence
from pathlib import Path

from ..errors import UsageError
from ..model import Story
from ..topics.archive import ArchiveTopics, settle_archive
from ..topics.explaining import archive_report, explanation, suggested_table
from ..topics.many import find_all
from ..topics.prediction import predicted_lines
from ..topics.reading import full_vocabulary
from ..topics.scoring import format_scores, scores
from ..topics.training import learn
from .places import content_folder
from .reading import UnknownCodeError, filed_stories


def predict(stories: str, *, out: Path, vocabularies: Sequence[str]) -> None:
    """Write what each story of a folder is about, one JSON object a line."""
    filed = filed_stories(stories)
    lines = predicted_lines(filed, vocabularies=[Path(name) for name in vocabularies])
    out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(filed):,} stories tagged; the predictions are in {out}")


def evaluate(labels: Path, *, stories: str, vocabularies: Sequence[str]) -> None:
    """Print precision, recall and F1 of each type."""
    lines = predicted_lines(filed_stories(stories), vocabularies=[Path(name) for name in vocabularies])
    print(format_scores(scores(lines, labels.read_text(encoding="utf-8").splitlines())))


def explain(code: str, *, stories: str) -> None:
    """Print every topic of one story with its evidence.

    Raises:
        UnknownCodeError: No story has the code.
    """
    filed, archive = _archive_topics(stories)
    found = [topics for (_, story), topics in zip(filed, archive.stories, strict=True) if story.code == code]
    if not found:
        raise UnknownCodeError(f"no story has the code {code}")
    print(explanation(code, found[0]))


def report(stories: str, *, suggested: str) -> None:
    """Print how the topics stand; write the names that recur to a file, if asked to."""
    filed, archive = _archive_topics(stories)
    print(archive_report([story.code for _, story in filed], archive))
    if suggested:
        Path(suggested).write_text(suggested_table(archive), encoding="utf-8")
        print(f"\nThe names that recur are in {suggested}")


def train(labels: Path, *, out: Path, stories: str) -> None:
    """Learn subjects from labelled stories.

    Raises:
        UsageError: What learning needs is not installed.
    """
    try:
        count = learn([story for _, story in filed_stories(stories)], labels, out)
    except ImportError as error:
        raise UsageError("scikit-learn is missing\n  fix: .venv/bin/pip install scikit-learn") from error
    print(f"Learned from {count:,} stories; the subjects are in {out}")


def _archive_topics(folder: str) -> tuple[list[tuple[str, Story]], ArchiveTopics]:
    filed = filed_stories(folder)
    editors = content_folder(folder) / "topics.toml"
    vocabularies = [editors] if editors.is_file() else []
    return filed, settle_archive(find_all(filed, vocabularies=vocabularies), full_vocabulary(vocabularies))
