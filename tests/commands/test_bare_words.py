import pytest

from plugins.pressmark.commands.bare_words import BareWords, misspelt_command, with_options

COMMANDS = {
    "check": BareWords(option="--path", valued={"--path", "-p", "--format", "-f"}),
    "import": BareWords(option="--source", valued={"--source", "--content"}),
}


@pytest.mark.parametrize(
    ("words", "given"),
    [
        pytest.param("check exports", "check --path exports", id="a word alone"),
        pytest.param("check --strict exports", "check --strict --path exports", id="behind a switch"),
        pytest.param("check -f json exports", "check -f json --path exports", id="behind an option and its value"),
        pytest.param("check --path exports", "check --path exports", id="named already"),
        pytest.param("import a.html b.html", "import --source a.html --source b.html", id="several"),
        pytest.param("import check", "import --source check", id="a folder named like a command"),
        pytest.param("cite 892006", "cite 892006", id="another command"),
    ],
)
def test_word_alone_gets_its_option(words: str, given: str) -> None:
    assert with_options(words.split(), COMMANDS) == given.split()


def test_a_misspelt_command_is_answered_with_the_nearest() -> None:
    names = {"build", "check", "topics.explain"}

    assert misspelt_command(["biuld"], names) == (
        "biuld: no such command; did you mean build? `python3 tasks.py --list` names all"
    )
    assert misspelt_command(["xyz"], names) == "xyz: no such command; `python3 tasks.py --list` names all"
    assert misspelt_command(["topics.explain", "x"], names) == ""
    assert misspelt_command(["--list"], names) == ""
    assert misspelt_command([], names) == ""
