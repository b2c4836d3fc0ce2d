"""An archive under fire: its stories, the edits it goes through, and what its site must be."""

import random
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tests.site.building import digests
from tests.site.edits import edit_stories, story_text

from .process import Build

# Every file of a site by its path, with the digest of its bytes; None where there is no site.
Site = dict[str, str] | None

# Paragraphs of a story of which two fill a sealed feed document, so that a small archive has several.
_MANY = 700


@dataclass
class House:
    """A folder with stories and the site that is made of them."""

    folder: Path
    chance: random.Random
    long_stories: int = 0

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def work(self) -> Path:
        """Where the build keeps what it knows."""
        return self.folder / ".output.pressmark"

    def site(self) -> Site:
        """What is published now."""
        return digests(self.output) if self.output.exists() else None

    def clean_site(self) -> Site:
        """What a build of the stories as they are now gives that knows nothing of other builds but what they published.

        That it may know: of two stories of the same second, the one that subscribers have seen keeps it.

        Raises:
            AssertionError: It failed.
        """
        with tempfile.TemporaryDirectory() as folder:
            fresh = House(Path(folder), self.chance)
            shutil.copytree(self.content, fresh.content)
            if self.output.exists():
                shutil.copytree(self.output, fresh.output)
                fresh.work.mkdir()
                (fresh.work / "published").touch()
            result = fresh.build().wait()
            assert result.status == 0, f"a clean build failed with status {result.status}: {result.said}"
            return fresh.site()

    def build(self, *options: str, environment: dict[str, str] | None = None) -> Build:
        """Start a build."""
        return Build([str(self.content), str(self.output), *options], environment=environment)

    def edit(self) -> str:
        """Change some stories; give what was done."""
        done = [edit_stories(self.chance, self.content / "short") for _ in range(self.chance.randint(1, 3))]
        if self.chance.random() < 0.1:
            self.add_long_story()
            done.append("long")
        return ", ".join(done)

    def add_long_story(self) -> None:
        """Add a story that fills half a feed document, newer than those before it."""
        self.long_stories += 1
        day = date(2010, 1, 1) + timedelta(days=self.long_stories)
        code = 100_000 + self.long_stories
        head = f"{day:%A} {day.day} {day:%B %Y} - 09:00\n\nThe Keeper\n\nStory Code : {code}\nThe Keeper\n"
        said = (
            f"On day {code}, keeper {number} of the harbour said that the ferry would stay open."
            for number in range(_MANY)
        )
        text = head + "\n\n".join(said) + "\n"
        (self.content / "long" / f"{code}.txt").write_text(text)

    def forget(self) -> None:
        """Take away the site and all that builds keep."""
        for folder in (self.output, self.work):
            shutil.rmtree(folder, ignore_errors=True)
        (self.content / "feeds-sealed.json").unlink(missing_ok=True)


def make_house(folder: Path, *, seed: int) -> House:
    """Write an archive with sealed feed documents, and build its site.

    Raises:
        AssertionError: The build failed.
    """
    house = House(folder, random.Random(seed))
    (house.content / "long").mkdir(parents=True)
    (house.content / "short").mkdir()
    for code in range(1, 21):
        (house.content / "short" / f"{code}.txt").write_text(story_text(house.chance, code))
    for _ in range(10):
        house.add_long_story()
    result = house.build().wait()
    assert result.status == 0, result.said
    assert (house.content / "feeds-sealed.json").exists()
    return house


def replace_file(path: Path, text: str) -> None:
    """Write a file as an editor does that saves in one step."""
    aside = path.with_suffix(".saving")
    aside.write_text(text)
    aside.replace(path)
