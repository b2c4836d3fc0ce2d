"""The editor's file: what it changes, and what is wrong with it."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.pressmark.model import StoryTopics
from plugins.pressmark.topics.archive import settle_archive
from plugins.pressmark.topics.findings import find_story
from plugins.pressmark.topics.lines import VocabularyError
from plugins.pressmark.topics.reading import full_vocabulary
from plugins.pressmark.topics.vocabulary import shipped_vocabulary, vocabulary_fingerprint
from tests.topics.invented import about, mentioned, story

Write = Callable[[str], Path]
WAR = ("Norway and Sweden at war", "Norway and Sweden fight a civil war. Norway sent troops.", "Sweden sent soldiers.")


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def write(text: str) -> Path:
        (tmp_path / "topics.toml").write_text(text, encoding="utf-8")
        return tmp_path / "topics.toml"

    return write


def settled(path: Path, *told: str, topics: tuple[str, ...] = ()) -> StoryTopics:
    vocabulary = full_vocabulary([path])
    return settle_archive([find_story(story(*told, topics=topics), vocabulary)], vocabulary).stories[0]


def test_an_empty_file_changes_nothing(write: Write) -> None:
    assert about(settled(write("# nothing\n"), *WAR)) == {"civil-war", "norway", "sweden"}


def test_a_removed_topic_is_found_nowhere(write: Write) -> None:
    found = settled(write('remove = ["Sweden"]\n'), *WAR)

    assert "sweden" not in about(found) | mentioned(found)


def test_a_renamed_and_described_topic_keeps_its_address(write: Write) -> None:
    found = settled(write('[rename]\n"Sweden" = "Sverige"\n[describe]\n"Sweden" = "The kingdom."\n'), *WAR)

    topic = next(t.topic for t in found.about if t.topic.slug == "sweden")
    assert (topic.name, topic.scope) == ("Sverige", "The kingdom.")


def test_a_merged_topic_goes_into_the_other_and_leaves_its_address(write: Write) -> None:
    path = write('[merge]\n"Civil war" = "Armed conflict"\n"Armed conflict" = "Conflict, war and peace"\n')
    vocabulary = full_vocabulary([path])

    archive = settle_archive([find_story(story(*WAR), vocabulary)], vocabulary)

    assert "conflict-war-and-peace" in about(archive.stories[0])
    assert archive.merged == {
        "civil-war": "conflict-war-and-peace",
        "armed-conflict": "conflict-war-and-peace",
    }


def test_an_added_topic_is_found_by_its_words(write: Write) -> None:
    path = write('[add."Silk Road"]\ntype = "subject"\nterm = ["caravan(s) ^3"]\n[add.Sweden]\nalso = "Svea"\n')

    found = settled(path, "Caravans leave for Svea", "The caravans left for Svea today.")

    assert about(found) == {"silk-road", "sweden"}


def test_a_topic_is_pinned_to_and_banned_from_one_story(write: Write) -> None:
    found = settled(write('[pin]\n892006 = ["Denmark"]\n[ban]\n892006 = ["Sweden"]\n'), *WAR)

    assert about(found) == {"civil-war", "denmark", "norway"}
    assert "sweden" in mentioned(found)


def test_the_topics_of_a_story_file_win_over_the_editors_file(write: Write) -> None:
    path = write('remove = ["Sweden"]\n[pin]\n892006 = ["Denmark"]\n')

    assert about(settled(path, *WAR, topics=("Sweden",))) == {"sweden"}


def test_a_story_without_a_place_is_about_home(write: Write) -> None:
    found = settled(write('home = "Norway"\n'), "Bridge opens", "The bridge opened to carts.")

    assert about(found) == {"norway"}
    assert found.about[0].evidence[0].rule == "home"


def test_another_file_is_another_fingerprint(write: Write) -> None:
    one = vocabulary_fingerprint(full_vocabulary([write('home = "Norway"\n')]))
    other = vocabulary_fingerprint(full_vocabulary([write('home = "Sweden"\n')]))

    assert len({one, other, vocabulary_fingerprint(shipped_vocabulary())}) == 3


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        pytest.param(
            f"home = {'[' * 10_000}",
            "topics.toml:1:1: not TOML: lists within lists without end [topics-toml]",
            id="nested",
        ),
        pytest.param("home = Norway\n", "topics.toml:1:8: not TOML: invalid value [topics-toml]", id="no quotes"),
        pytest.param("\nhme = 1\n", "topics.toml:2:1: unknown word `hme` [topics-key]", id="unknown word"),
        pytest.param(
            '[rename]\n"" = "Nothing"\n',
            "topics.toml:2:1: no topic is called “” [topics-unknown]",
            id="renames what has no name",
        ),
        pytest.param(
            'remove = ["Swedn"]\n', "topics.toml:1:12: no topic is called “Swedn” [topics-unknown]", id="unknown name"
        ),
        pytest.param(
            "[merge]\nSweden = 1\n", "topics.toml:2:1: what `Sweden` stands for is no text [topics-shape]", id="type"
        ),
        pytest.param(
            "[pin]\n12 = 'x'\n", "topics.toml:2:1: story 12 needs a list of names [topics-shape]", id="no list"
        ),
        pytest.param(
            "[add]\nFerries = 'subject'\n",
            "topics.toml:2:1: `Ferries` is added without a table of its own [topics-shape]",
            id="added without a table",
        ),
        pytest.param("rename = 1\n", "topics.toml:1:1: `rename` is no table [topics-shape]", id="no table"),
    ],
)
def test_a_fault_is_told_with_its_line_and_column(write: Write, text: str, headline: str) -> None:
    path = write(text)

    with pytest.raises(VocabularyError) as error:
        full_vocabulary([path])

    assert error.value.diagnostics[0].headline == headline
    assert str(pickle.loads(pickle.dumps(error.value))) == str(error.value)


def test_the_editors_file_of_this_archive_can_be_read_with_every_example(write: Write) -> None:
    shipped = Path(__file__).parents[2] / "content" / "topics.toml"
    lines = shipped.read_text(encoding="utf-8").split("\n")
    examples = [line.removeprefix("# ") for line in lines if line.startswith(("# [", '# "')) or " = " in line]

    assert len(examples) > 10
    full_vocabulary([write("\n".join(examples))])
