"""The form of a diagnostic: what a publisher reads when something is wrong."""

import pickle

from plugins.pressmark.errors import Diagnostic, OptionError, RefusedError, StoryError

DIAGNOSTIC = Diagnostic(
    path="content/1987/02/1.txt",
    line=3,
    column=7,
    reason="code-label",
    message="unknown label",
    source="Story Kode : 1",
    expected="a line such as `Story Code : 1`",
    fix="write `Story Code`",
)


def test_message_has_place_reason_line_caret_expectation_and_fix() -> None:
    assert str(DIAGNOSTIC) == (
        "content/1987/02/1.txt:3:7: unknown label [code-label]\n"
        "  3 | Story Kode : 1\n"
        "    |       ^\n"
        "  expected: a line such as `Story Code : 1`\n"
        "  fix: write `Story Code`\n"
        "  rule: plugins/pressmark/stories/RULES.md#code-label"
    )


def test_warning_says_so_in_its_first_line() -> None:
    warning = Diagnostic(path="a.txt", line=1, severity="warning", reason="digits", message="Persian digits")

    assert str(warning).splitlines()[0] == "a.txt:1:1: warning: Persian digits [digits]"


def test_long_line_is_shown_around_the_caret() -> None:
    long = Diagnostic(path="a.txt", line=1, column=501, reason="r", message="m", source="x" * 500 + "!" + "y" * 500)

    _, source, caret, *_ = str(long).splitlines()

    assert len(source) < 120
    assert source[caret.index("^")] == "!"


def test_control_characters_never_reach_the_terminal() -> None:
    hostile = Diagnostic(path="a.txt", line=1, reason="r", message="m", source="a\x1b[31mb\u202e")

    assert str(hostile).splitlines()[1] == "  1 | a·[31mb·"


def test_errors_survive_a_worker_process() -> None:
    error = pickle.loads(pickle.dumps(StoryError(DIAGNOSTIC, DIAGNOSTIC)))

    assert error.diagnostics == (DIAGNOSTIC, DIAGNOSTIC)
    refused = pickle.loads(pickle.dumps(RefusedError("1 read", DIAGNOSTIC)))
    assert (refused.account, refused.diagnostics) == ("1 read", (DIAGNOSTIC,))
    assert pickle.loads(pickle.dumps(OptionError("a", "b"))).messages == ("a", "b")
