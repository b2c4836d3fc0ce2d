"""Vocabulary files: what they mean, what is wrong with them, and the files that are shipped."""

import json
import pickle
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.pressmark.model import Topic, TopicType
from plugins.pressmark.topics.lines import VocabularyError
from plugins.pressmark.topics.vocabulary import (
    COMPILED,
    DATA,
    from_plain,
    load_vocabulary,
    shipped_vocabulary,
    vocabulary_fingerprint,
)

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def write(text: str | bytes, name: str = "own.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    return write


def test_a_topic_has_the_facts_of_its_lines(write: Write) -> None:
    path = write(
        "# our own\nsubject: Bridges\n  scope: Roads over water.\n\n"
        "subject: Old bridges\n  id: medtop:1\n  slug: stone\n  parent: bridges\n"
    )

    topics = load_vocabulary(path).topics

    assert topics == (
        Topic(slug="bridges", name="Bridges", type=TopicType.SUBJECT, scope="Roads over water."),
        Topic(slug="stone", name="Old bridges", type=TopicType.SUBJECT, identifier="medtop:1", parent="bridges"),
    )


def test_a_topic_is_known_by_its_slug_its_name_and_its_other_names(write: Write) -> None:
    path = write("place: Zembla\n  slug: zz\n  also: Nova Zembla\n  demonym: Zemblan(s)\nplace: Nova Zembla Island\n")

    known = load_vocabulary(path).known

    assert {slug: topic.name for slug, topic in known.items()} == {
        "zz": "Zembla",
        "zembla": "Zembla",
        "nova-zembla": "Zembla",
        "nova-zembla-island": "Nova Zembla Island",
    }


def test_several_files_are_read_as_one(write: Write) -> None:
    first = write("subject: Old bridges\n  parent: bridges\n", "first.txt")
    second = write("subject: Bridges\n", "second.txt")

    assert [topic.name for topic in load_vocabulary(first, second).topics] == ["Old bridges", "Bridges"]


def test_a_file_with_a_mark_and_windows_line_ends_reads_the_same(write: Write) -> None:
    path = write("\ufeffsubject: Bridges\r\n  term: bridge\r\n")

    assert load_vocabulary(path).topics[0].name == "Bridges"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "subject: Bridges\n  terms: bridge\n",
            """\
own.txt:2:3: unknown word `terms` [vocabulary-key]
  2 |   terms: bridge
    |   ^
  expected: id | slug | parent | scope | of | also | demonym | capital | institution | inside | currency | short | surname | abbreviation | unsure | term | not | unless
  fix: use one of these words""",
            id="unknown word",
        ),
        pytest.param(
            "topic: Bridges\n",
            """\
own.txt:1:1: unknown word `topic` [vocabulary-key]
  1 | topic: Bridges
    | ^
  expected: place | person | organisation | subject
  fix: use one of these words""",
            id="unknown type",
        ),
        pytest.param(
            "subject: Bridges\n  bridge and ferry\n",
            """\
own.txt:2:1: not a line of a vocabulary [vocabulary-line]
  2 |   bridge and ferry
    | ^
  expected: a line such as `id: …`
  fix: write a word and a colon first, or `#` to make it a comment""",
            id="no colon",
        ),
        pytest.param(
            "  term: bridge\n",
            """\
own.txt:1:3: a line without a topic above it [vocabulary-head]
  1 |   term: bridge
    |   ^
  fix: put a head at the margin above it""",
            id="no topic",
        ),
        pytest.param(
            "subject: Bridges\n  term:\n",
            """\
own.txt:2:3: nothing after `term:` [vocabulary-value]
  2 |   term:
    |   ^
  fix: write something after the colon, or remove the line""",
            id="no value",
        ),
        pytest.param(
            "subject: Bridges\n  scope: One.\n  scope: Two.\n",
            """\
own.txt:2:3: a second `scope` for one topic [vocabulary-twice]
  2 |   scope: One.
    |   ^
  fix: keep one of the two lines""",
            id="a fact twice",
        ),
        pytest.param(
            "subject: Bridges\n  term: bridge; arch >= 2; span\n",
            """\
own.txt:2:17: `arch >= 2` is not a phrase [vocabulary-phrase]
  2 |   term: bridge; arch >= 2; span
    |                 ^
  expected: words, then if needed `>=n` and `^weight`: `title:clash(es|ed) >=2 ^1.5`; endings at three places at most
  fix: write words that can stand in a story, phrases parted by `;`""",
            id="a phrase with a slip",
        ),
        pytest.param(
            f"subject: Bridges\n  term: a{'(s)a' * 20}\n",
            f"""\
own.txt:2:9: `a{"(s)a" * 20}` is not a phrase [vocabulary-phrase]
  2 |   term: a{"(s)a" * 20}
    |         ^
  expected: words, then if needed `>=n` and `^weight`: `title:clash(es|ed) >=2 ^1.5`; endings at three places at most
  fix: write words that can stand in a story, phrases parted by `;`""",
            id="a phrase of more forms than can be counted",
        ),
        pytest.param(
            "subject: Bridges\n  parent: roads\n",
            """\
own.txt:2:11: no topic has the slug `roads` [vocabulary-parent]
  2 |   parent: roads
    |           ^
  fix: write the slug of a topic that stands in the vocabulary""",
            id="no such parent",
        ),
        pytest.param(
            "subject: Bridges\n  slug: The Bridges\n",
            """\
own.txt:2:9: not a slug [vocabulary-slug]
  2 |   slug: The Bridges
    |         ^
  expected: lower-case letters and digits joined by `-`: `the-bridges`
  fix: write it like that""",
            id="not a slug",
        ),
        pytest.param(
            "subject: Street Art\nsubject: Bridges\nplace: Street-art\n",
            """\
own.txt:3:8: “Street-art” and “Street Art” (own.txt:1) both have the slug `street-art` [vocabulary-slug]
  3 | place: Street-art
    |        ^
  fix: rename one, or give it another address with a line `slug: …`""",
            id="two topics with one slug",
        ),
        pytest.param(
            b"subject: Bridges\n  term: br\xfccke\n",
            """\
own.txt:2:1: byte 0xfc is not UTF-8 [vocabulary-utf8]
  fix: save the file as UTF-8""",
            id="not UTF-8",
        ),
    ],
)
def test_a_fault_is_told_with_its_place_and_its_fix(write: Write, text: str | bytes, message: str) -> None:
    path = write(text)

    with pytest.raises(VocabularyError) as error:
        load_vocabulary(path)

    assert str(error.value) == message


def test_all_faults_of_all_files_are_told_at_once(write: Write) -> None:
    first = write("subject: Bridges\n  terms: bridge\n  term: ;-\n", "first.txt")
    second = write("subject: bridges\n", "second.txt")

    with pytest.raises(VocabularyError) as error:
        load_vocabulary(first, second)

    assert [diagnostic.headline for diagnostic in error.value.diagnostics] == [
        "first.txt:2:3: unknown word `terms` [vocabulary-key]",
        "first.txt:3:10: `-` is not a phrase [vocabulary-phrase]",
        "second.txt:1:10: “bridges” and “Bridges” (first.txt:1) both have the slug `bridges` [vocabulary-slug]",
    ]
    assert str(pickle.loads(pickle.dumps(error.value))) == str(error.value)


def test_the_shipped_vocabulary_has_the_worlds_countries_and_their_regions() -> None:
    places = [topic for topic in shipped_vocabulary().topics if topic.type is TopicType.PLACE]
    codes = {topic.identifier for topic in places}

    assert len(places) > 250
    assert {"iso3166:TR", "iso3166:AZ", "iso3166:AM", "iso3166:XK", "iso3166:TW", "iso3166:PS"} <= codes
    assert all(topic.scope for topic in places if topic.identifier is None and topic.parent is None)


def test_every_shipped_subject_has_a_scope_and_no_two_one_media_topic() -> None:
    subjects = [topic for topic in shipped_vocabulary().topics if topic.type is TopicType.SUBJECT]

    assert 30 <= len(subjects) <= 250
    identifiers = [topic.identifier for topic in subjects if topic.identifier]
    assert all(re.fullmatch(r"medtop:\d{8}", identifier) for identifier in identifiers)
    assert len(set(identifiers)) == len(identifiers) > 60
    assert all(topic.scope.endswith(".") for topic in subjects)
    assert {topic.identifier: topic.slug for topic in subjects}["medtop:20000056"] == "armed-conflict"


def test_the_shipped_vocabulary_is_small_and_read_quickly() -> None:
    best = min(_seconds() for _ in range(5))

    assert COMPILED.stat().st_size < 1_000_000
    assert sum(path.stat().st_size for path in DATA.glob("*.txt")) < 500_000
    assert best < 0.25  # about .05 on a quiet machine: this guards against another order of work, not a busy hour


def _seconds() -> float:
    start = time.process_time()
    from_plain(json.loads(COMPILED.read_bytes()), source=b"-")
    return time.process_time() - start


def test_a_fingerprint_names_what_a_vocabulary_was_read_from(write: Write) -> None:
    one, same, other = (
        write("subject: Bridges\n"),
        write("subject: Bridges\n", "b.txt"),
        write("subject: Roads\n", "c.txt"),
    )

    assert vocabulary_fingerprint(load_vocabulary(one)) == vocabulary_fingerprint(load_vocabulary(same))
    assert vocabulary_fingerprint(load_vocabulary(one)) != vocabulary_fingerprint(load_vocabulary(other))


def test_the_vocabulary_survives_a_workers_pickle() -> None:
    vocabulary = shipped_vocabulary()

    assert pickle.loads(pickle.dumps(vocabulary)).topics == vocabulary.topics
