"""The command `cite`, as its user meets it."""

import pytest

from tests.site.building import ARCHIVE, invoke


def cite(*words: str) -> tuple[int, str]:
    """Status, and what was said on either stream."""
    result = invoke("cite", "--content", ARCHIVE, *words)
    return result.returncode, result.stdout + result.stderr


def test_a_story_is_cited_by_its_code() -> None:
    status, said = cite("700102", "--site-url", "https://example.org/archive")

    assert (status, said.count("\n")) == (0, 1)
    assert said.endswith("Story Code 700102. https://example.org/archive/stories/700102.html\n")


@pytest.mark.parametrize(
    ("format_", "opening"), [("bibtex", "@article{story700102,"), ("ris", "TY  - NEWS"), ("csl", "[")]
)
def test_a_citation_for_programs(format_: str, opening: str) -> None:
    status, said = cite("700102", f"--format={format_}")

    assert (status, said.split("\n")[0]) == (0, opening)


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        pytest.param(
            ["70010"], 1, "no published story has the code 70010; did you mean 700103?\n", id="a code mistyped"
        ),
        pytest.param(["5"], 1, "no published story has the code 5\n", id="no code at all"),
        pytest.param(
            ["700102", "--format=apa"], 2, "--format=apa: no such format; legal: text, bibtex, ris, csl\n", id="format"
        ),
    ],
)
def test_what_cannot_be_cited(words: list[str], status: int, said: str) -> None:
    assert cite(*words) == (status, said)
