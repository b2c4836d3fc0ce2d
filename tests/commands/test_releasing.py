from pathlib import Path

import pytest

from plugins.pressmark.commands.releasing import due
from plugins.pressmark.errors import UsageError

STORY = "{}\n\nHarbour {}\n\nStory Code : {}\n{}Harbour {}\nThe harbour opens.\n"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stories of nine, ten and eleven o'clock, a draft among them; it is half past ten."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790937000")
    stories = [("09:00", 31, ""), ("10:00", 32, ""), ("10:10", 33, "Status : draft\n"), ("11:00", 34, "")]
    for time, code, status in stories:
        text = STORY.format(f"Friday 2 October 2026 - {time}", code, code, status, code)
        (tmp_path / f"{code}.txt").write_text(text)
    return tmp_path


@pytest.mark.parametrize("since", ["2026-10-02T09:30:00Z", "2026-10-02T09:30:00", "2026-10-02T11:30:00+02:00"])
def test_stories_that_came_due_are_named_and_no_others(
    since: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    due(since, content=str(content))

    assert capsys.readouterr().out == f"{content / '32.txt'}\n"


def test_nothing_due_says_nothing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    due("2026-10-02T10:00:00Z", content=str(content))

    assert capsys.readouterr().out == ""


def test_no_moment_is_told(content: Path) -> None:
    with pytest.raises(UsageError, match="--since=yesterday: no moment such as 2026-10-14T11:01:00Z"):
        due("yesterday", content=str(content))
