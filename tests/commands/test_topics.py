"""The commands about topics, on stories that never happened."""

import json
from pathlib import Path

import pytest

from plugins.pressmark.commands.fitting import fit
from plugins.pressmark.commands.reading import UnknownCodeError
from plugins.pressmark.commands.topics import evaluate, explain, predict, report, train

TEXTS = {
    "tea": ("Sweden drinks", "Sweden grows no tea. The leaf of tea is dried elsewhere."),
    "ships": ("Norway sails", "Norway laid a hull in the yard. The mast of the vessel was raised."),
}
KINDS = [*TEXTS] * 8
COUNTRIES = {"tea": "SE", "ships": "NO"}


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    for code, kind in enumerate(KINDS, start=1):
        headline, text = TEXTS[kind]
        lines = [
            f"Wednesday 14 October 2020 - 11:{code:02}",
            "",
            headline,
            "",
            f"Story Code : {code}",
            headline,
            text,
            "",
        ]
        (folder / f"{code}.txt").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    rows = [{"code": n, "subjects": [k], "places": [COUNTRIES[k]]} for n, k in enumerate(KINDS, start=1)]
    file = tmp_path / "labels.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return file


def test_each_story_is_predicted_on_a_line_with_four_lists_and_their_mentions(stories: Path, tmp_path: Path) -> None:
    predict(str(stories), out=tmp_path / "out.jsonl", vocabularies=[])

    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    lists = ["places", "people", "organisations", "subjects"]
    assert [row["code"] for row in rows] == list(range(1, 17))
    assert all([*row] == ["code", *lists, "mention"] and [*row["mention"]] == lists for row in rows)
    assert [row["places"] for row in rows] == [["SE"], ["NO"]] * 8


def test_what_was_trained_answers_with_the_names_of_the_collection(
    stories: Path, labels: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    learned = tmp_path / "learned.txt"

    train(labels, out=learned, stories=str(stories))
    evaluate(labels, stories=str(stories), vocabularies=[str(learned)])

    said = capsys.readouterr().out.splitlines()
    assert said[0] == f"Learned from 16 stories; the subjects are in {learned}"
    assert [line.split() for line in said[2:]] == [[name, *["1.000"] * 4] for name in ("places", "subjects")]


def test_a_story_is_explained_by_its_words(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    explain("1", stories=str(stories))

    said = capsys.readouterr().out
    assert said.startswith("Story 1 is about:\n  Sweden (place, ")
    assert "name: “Sweden” in headline" in said


def test_a_code_that_no_story_has_is_refused(stories: Path) -> None:
    with pytest.raises(UnknownCodeError, match="no story has the code 99"):
        explain("99", stories=str(stories))


def test_the_report_obeys_the_editors_file_and_writes_names_that_recur(
    stories: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (stories / "topics.toml").write_text('remove = ["Norway"]\n', encoding="utf-8")

    report(str(stories), suggested=str(tmp_path / "suggested.tsv"))

    said = capsys.readouterr().out
    assert "      8  Sweden\n" in said
    assert "Norway" not in said
    assert (tmp_path / "suggested.tsv").read_text(encoding="utf-8") == "name\ttype\tstories\tabout\ttopic\n"


def test_weights_are_learned_from_labelled_stories(
    stories: Path, labels: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = {"people": ["Ronald Reagan"], "organisations": ["OPEC"]}
    rows = [json.loads(line) | (named if "SE" in line else {}) for line in labels.read_text().splitlines()]
    labels.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for file in stories.glob("*.txt"):
        also = "\nNorway said that Sweden was there, as OPEC and Ronald Reagan did.\n"
        file.write_text(file.read_text(encoding="utf-8") + also, encoding="utf-8")

    fit(labels, stories=str(stories), out=tmp_path / "weights.txt")

    assert "place: F1 1.000, by name 1.000, from" in capsys.readouterr().out
    text = (tmp_path / "weights.txt").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line[:1].isalpha()] == ["place:", "person:", "organisation:"]
