"""The golden stories: invented story files beside what the parser says of them.

`python -m tests.stories.golden` writes the expected results anew; read the difference before you commit it.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.pressmark.errors import StoryError
from plugins.pressmark.stories.collection import read_stories
from plugins.pressmark.stories.parser import parse_story
from plugins.pressmark.stories.report import text_report

FOLDER = Path(__file__).parent.parent / "data" / "stories"
TIMEZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def stories(kind: str) -> list[Path]:
    """The golden stories that are "sound" or "faulty"."""
    return sorted((FOLDER / kind).glob("*.txt"))


def sets() -> list[Path]:
    """The golden folders of several stories."""
    return sorted(path for path in (FOLDER / "sets").iterdir() if path.is_dir())


def expected(place: Path) -> Path:
    """Where the expected result of a golden story or folder lies."""
    suffix = {"sound": ".json", "faulty": ".err", "sets": ".report"}[place.parent.name]
    return place.with_suffix(suffix)


def result(place: Path) -> str:
    """What the code says of a golden story or folder, as the file beside it has it."""
    if place.parent.name == "sets":
        return text_report(read_stories(place, timezone=TIMEZONE, now=NOW)).replace(str(place), place.name)
    try:
        parsed = parse_story(place.read_bytes(), path=place.name, timezone=TIMEZONE, now=NOW)
    except StoryError as error:
        return f"{error}\n"
    story = {name: value for name, value in asdict(parsed.story).items() if value not in (None, ())}
    whole = {"story": story, "warnings": [str(warning).splitlines() for warning in parsed.warnings]}
    return json.dumps(whole, ensure_ascii=False, indent=1, default=str) + "\n"


def regenerate() -> Iterator[Path]:
    """Write every expected result anew; give those that changed."""
    for place in [*stories("sound"), *stories("faulty"), *sets()]:
        file, text = expected(place), result(place)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
            yield file


if __name__ == "__main__":
    for changed in regenerate():
        print(changed.relative_to(FOLDER))  # noqa: T201 - this is a command
