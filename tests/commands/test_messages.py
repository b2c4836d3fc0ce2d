"""The README tells what to do about messages that there are."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TABLE = (ROOT / "README.md").read_text().split("Other messages:")[1].split("\n\n")[1]
MESSAGES = re.findall(r"^\| `(.*?)` \|", TABLE, re.MULTILINE)
SOURCES = "".join(path.read_text() for path in (ROOT / "plugins" / "pressmark").rglob("*.py"))


def test_there_are_messages_to_look_at() -> None:
    assert len(MESSAGES) == TABLE.count("\n") - 1


@pytest.mark.parametrize("message", MESSAGES)
def test_message_is_one_of_ours(message: str) -> None:
    assert message in SOURCES
