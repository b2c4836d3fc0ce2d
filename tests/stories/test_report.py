"""Reports: text for people, JSON for programs, annotations for GitHub."""

import json
from pathlib import Path

import pytest

from plugins.pressmark.stories.collection import Collection, read_stories
from plugins.pressmark.stories.report import FORMATS, report

from .files import NOW, TIMEZONE, story_text


@pytest.fixture
def collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Collection:
    monkeypatch.chdir(tmp_path)
    fields = "Topics : sea, trade\nSource : Radio\nStatus : draft\nCorrected : Wednesday 5 June 2019 - 09:00 - Name\nLanguage : en"
    Path("a.txt").write_text(story_text(fields=fields))
    Path("b.txt").write_text(story_text(fields=fields))
    Path("c,d:e.txt").write_text(story_text(code="Story Code : 7%"))
    Path("d.txt").write_text(story_text(code="Story Code : 8", body="Other text."))
    return read_stories(Path(), timezone=TIMEZONE, now=NOW)


def test_text_shows_each_finding_and_ends_with_the_counts(collection: Collection) -> None:
    text = report(collection, form="text")
    blocks = text.rstrip("\n").split("\n\n")

    assert text.endswith("\n\n4 read, 2 published, 1 rejected, 1 duplicates\n")
    assert [block.splitlines()[0] for block in blocks[:-1]] == [
        "a.txt:7:1: warning: the line `Source` is kept as a note about the story, not shown in its text [extra-field]",
        "b.txt:5:1: warning: the story is the same as a.txt:5, and is published once [duplicate-story]",
        "b.txt:7:1: warning: the line `Source` is kept as a note about the story, not shown in its text [extra-field]",
        "c,d:e.txt:5:14: the story code `7%` is not a plain number [bad-code]",
    ]
    assert blocks[3].splitlines()[1:3] == ["  5 | Story Code : 7%", "    |              ^"]


def test_json_is_one_object_with_every_file(collection: Collection) -> None:
    whole = json.loads(report(collection, form="json"))
    files = whole.pop("files")

    assert whole == {"read": 4, "accepted": 2, "rejected": 1, "duplicates": 1}
    assert [(file["path"], file["outcome"], file["story"] is None) for file in files] == [
        ("a.txt", "warn", False),
        ("b.txt", "warn", False),
        ("c,d:e.txt", "reject", True),
        ("d.txt", "ok", False),
    ]
    assert files[0]["story"] == {
        "code": "310245",
        "date": "2019-06-04T08:15",
        "headline": "Ferry Line Returns to the Old Harbour",
        "paragraphs": ["The first ferry left on Tuesday.", "Tickets cost the same."],
        "language": "en",
        "fields": {
            "topics": ["sea", "trade"],
            "source": "Radio",
            "status": "draft",
            "corrections": [{"date": "2019-06-05T09:00", "note": "Name"}],
            "language": "en",
        },
    }
    assert files[3]["story"]["fields"] == {}
    assert files[2]["diagnostics"] == [
        {
            "severity": "error",
            "reason": "bad-code",
            "line": 5,
            "column": 14,
            "message": "the story code `7%` is not a plain number",
        }
    ]


def test_annotations_escape_what_would_end_them(collection: Collection) -> None:
    lines = report(collection, form="github").splitlines()

    assert lines[-2] == (
        "::error file=c%2Cd%3Ae.txt,line=5,col=14,title=bad-code::the story code `7%25` is not a plain number"
        "%0Aexpected: a line such as `Story Code : 892006`%0Afix: write digits only, without sign, comma or letter"
    )
    assert lines[-1] == "4 read, 2 published, 1 rejected, 1 duplicates"
    assert [line.split(" ", 1)[0] for line in lines[:-1]] == ["::warning", "::warning", "::warning", "::error"]


@pytest.mark.parametrize("form", FORMATS)
def test_name_of_a_file_forges_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a\n::error::x\x1b[31m.txt").write_text("nonsense\n::error::y")
    text = report(read_stories(Path(), timezone=TIMEZONE), form=form)  # type: ignore[arg-type]  # one of FORMATS

    assert "\x1b" not in text
    assert not any(line.startswith("::error::") for line in text.splitlines())
    assert text.encode()


def test_name_that_is_no_text_can_be_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        Path("a\udcff.txt").write_text("nonsense")
    except OSError:
        pytest.skip("this disk takes only names in UTF-8")
    collection = read_stories(Path(), timezone=TIMEZONE)

    assert all(report(collection, form=form).encode() for form in ("text", "json", "github"))


def test_empty_folder_has_an_empty_report(tmp_path: Path) -> None:
    collection = read_stories(tmp_path, timezone=TIMEZONE)

    assert report(collection, form="text") == "\n0 read, 0 published, 0 rejected, 0 duplicates\n".lstrip()
    assert json.loads(report(collection, form="json")) == {
        "files": [],
        "read": 0,
        "accepted": 0,
        "rejected": 0,
        "duplicates": 0,
    }
