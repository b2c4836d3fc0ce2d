"""An invented archive in many languages, with what a real one holds and a neat one does not: to look at, and to check.

`python -m tests.site.mixed FOLDER` writes stories, settings and theme there and builds the site in `FOLDER/output`;
`--language fa` makes a site whose stories and interface are all Persian; `--url` and `--stories` say where and how many.
"""

import argparse
import random
import shutil
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from .building import build_house, copy_house
from .tongues import TONGUES, Tongue

_FIRST_DAY = datetime(2011, 3, 4, 6, 15)  # noqa: DTZ001  # a dateline has the site's own zone
_HOURS_APART = 300
# Every so many stories one is out of the ordinary in one of these ways; the numbers share no factor.
_WITHOUT_TIME, _LONG_HEADLINE, _CORRECTED, _WITHDRAWN, _WITH_TOPICS, _SCRAPED, _LONG_TEXT = 5, 7, 11, 61, 3, 13, 23
# These fall on one day, more than a page of a list holds.
_BUSY = range(100, 145)
_NAMES = {
    "en": "The Quay Gazette",
    "fa": "نامهٔ اسکله",
    "ar": "صحيفة الرصيف",
    "tr": "Rıhtım Gazetesi",
    "es": "La Gaceta del Muelle",
}


def write_archive(folder: Path, *, stories: int, languages: Sequence[str], seed: int = 1) -> None:
    """Write story files; the same arguments give the same bytes.

    Args:
        languages: Of `TONGUES`.
    """
    chance = random.Random(seed)
    day = _FIRST_DAY
    for number in range(1, stories + 1):
        language = chance.choice(languages)
        if number not in _BUSY:
            day += timedelta(hours=chance.randrange(1, _HOURS_APART))
        text = _story(number, TONGUES[language], day, chance)
        path = folder / f"{day:%Y}" / f"{700000 + number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _story(number: int, tongue: Tongue, day: datetime, chance: random.Random) -> str:
    headline = " ".join(tongue.sentence(chance).rstrip(".。؟") for _ in range(4 if number % _LONG_HEADLINE == 0 else 1))
    time = "" if number % _WITHOUT_TIME == 0 else f" - {day:%H:%M}"
    paragraphs = [
        " ".join(tongue.sentence(chance) for _ in range(chance.randrange(3, 9)))
        for _ in range(60 if number % _LONG_TEXT == 0 else chance.randrange(1, 7))
    ]
    lines = [f"Story Code : {700000 + number}", f"Language : {tongue.code}", *_labels(number, tongue, day, chance)]
    above = [tongue.kicker] if number % _SCRAPED == 0 else []
    head = "\n".join([f"{day:%A} {day.day} {day:%B %Y}{time}", "", *above, headline, "", *lines, headline])
    return head + "\n" + "\n\n".join(paragraphs) + "\n"


def _labels(number: int, tongue: Tongue, day: datetime, chance: random.Random) -> list[str]:
    labels = []
    if number % _WITHDRAWN == 0:
        labels.append("Status : withdrawn")
    if number % _WITH_TOPICS == 0:
        labels.append(
            f"Topics : {', '.join(chance.sample(tongue.topics, chance.randrange(1, len(tongue.topics) + 1)))}"
        )
    if number % _CORRECTED == 0:
        later = day + timedelta(days=2)
        labels.append(f"Corrected : {later.day} {later:%B %Y} - 09:30 - {tongue.sentence(chance)}")
    if number % _SCRAPED == 0:
        labels += [f"Source : {tongue.places[0]}", f"Link : https://example.net/{number}?a=b&c=d"]
    return labels


def write_house(folder: Path, *, language: str = "", stories: int = 300) -> None:
    """Write an archive with its settings and theme: in every language under an English interface, or all in one."""
    shutil.rmtree(folder / "content", ignore_errors=True)
    copy_house(folder)
    name = _NAMES[language or "en"]
    settings = f"\nSITENAME = {name!r}\nSITESUBTITLE = ''\nDEFAULT_LANG = {language or 'en'!r}\n"
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(settings)
    write_archive(folder / "content" / "stories", stories=stories, languages=[language] if language else list(TONGUES))


def build_mixed(folder: Path, *, language: str = "", stories: int = 300) -> Path:
    """Write an archive and build it; gives the site."""
    write_house(folder, language=language, stories=stories)
    result = build_house(folder, url="https://example.org")
    assert result.returncode == 0, result.stderr
    return folder / "output"


def main() -> int:
    """Write and build what the command line asks for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--language", default="", choices=["", *_NAMES])
    asked.add_argument("--stories", type=int, default=300)
    asked.add_argument("--url", default="https://example.org")
    found = asked.parse_args()
    write_house(found.folder, language=found.language, stories=found.stories)
    result = build_house(found.folder, url=found.url)
    sys.stderr.write(result.stderr)
    return result.returncode


if __name__ == "__main__":
    sys.exit(main())
