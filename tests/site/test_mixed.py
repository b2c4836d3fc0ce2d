"""The invented archive that sites are looked at and checked with."""

from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.pressmark.model import Status
from plugins.pressmark.stories.collection import read_stories

from .building import digests
from .mixed import write_archive
from .tongues import TONGUES


def test_every_story_can_be_read_and_each_peculiarity_is_there(tmp_path: Path) -> None:
    write_archive(tmp_path, stories=300, languages=list(TONGUES))

    collection = read_stories(tmp_path, timezone=ZoneInfo("UTC"))
    stories = [story for _, story in collection.stories]
    assert (collection.read, collection.rejected, collection.duplicates) == (300, 0, 0)
    assert {story.language for story in stories} == {"ar", "en", "es", "fa", "he", "ja", "ru", "tr"}
    assert len([story for story in stories if story.status is Status.WITHDRAWN]) == 4
    assert len([story for story in stories if story.corrections]) == 27
    assert len([story for story in stories if not story.dateline.has_time]) == 60
    assert max(len(story.paragraphs) for story in stories) == 60
    assert max(len(story.headline) for story in stories) > 200


def test_the_same_seed_gives_the_same_archive(tmp_path: Path) -> None:
    for name in ("first", "second"):
        write_archive(tmp_path / name, stories=40, languages=["fa", "en"])

    assert digests(tmp_path / "first") == digests(tmp_path / "second")
