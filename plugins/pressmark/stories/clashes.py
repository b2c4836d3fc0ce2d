"""What several files do wrong together: one code or one text in two of them (rule C5).

Goes in: the outcomes of single files, by path. Comes out: the same outcomes, some with a finding more. Nothing is read
again.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace

from ..errors import Diagnostic
from ..model import Story
from .findings import Findings
from .normal_form import same_form
from .outcomes import Outcome


def settle_clashes(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Refuse different stories of one code, and take equal ones once.

    Args:
        outcomes: In the order of their paths' bytes: the first of equal files is the one that is published.
    """
    settled = list(outcomes)
    for places in _groups(settled, lambda outcome: outcome.parsed and outcome.parsed.story.code):
        _settle_code(settled, places)
    for places in _groups(settled, lambda outcome: outcome.digest if outcome.is_accepted else None):
        _note_equal_texts(settled, places)
    return settled


def _groups(outcomes: Sequence[Outcome], key: Callable[[Outcome], Hashable]) -> list[list[int]]:
    """The places of outcomes that share a key, where at least two do; None is no key."""
    groups: dict[Hashable, list[int]] = {}
    for place, outcome in enumerate(outcomes):
        value = key(outcome)
        if value is not None:
            groups.setdefault(value, []).append(place)
    return [places for places in groups.values() if len(places) > 1]


def _settle_code(outcomes: list[Outcome], places: list[int]) -> None:
    group = [outcomes[place] for place in places]
    if all(_difference(group[0], other) is None for other in group[1:]):
        for place in places[1:]:
            outcomes[place] = _duplicate(outcomes[place], group[0])
        return
    for place, outcome in zip(places, group, strict=True):
        outcomes[place] = _refused(outcome, group)


def _duplicate(outcome: Outcome, first: Outcome) -> Outcome:
    message = f"the story is the same as {_place(first)}, and is published once"
    finding = _finding(outcome, "duplicate-story", message, f"delete {outcome.path} or {first.path}")
    return replace(outcome, diagnostics=_sorted(outcome, finding), is_accepted=False)


def _refused(outcome: Outcome, group: Sequence[Outcome]) -> Outcome:
    refused = replace(outcome, parsed=None, digest=b"", is_accepted=False)
    if outcome is group[0]:
        # The finding stands once, in the later file, and names both.
        return refused
    other = next(file for file in group if _difference(file, outcome) is not None)
    message = f"the story has the code of {_place(other)}, but another {_difference(other, outcome)}"
    finding = _finding(
        outcome,
        "duplicate-code",
        message,
        f"correct the code in {outcome.path} or in {other.path}, or delete one of them",
    )
    return replace(refused, diagnostics=_sorted(outcome, finding))


def _difference(one: Outcome, other: Outcome) -> str | None:
    """What tells two stories of one code apart; None where they are the same."""
    left, right = _story(one), _story(other)
    if (left.dateline.moment, left.dateline.has_time) != (right.dateline.moment, right.dateline.has_time):
        return "date"
    if same_form(left.headline) != same_form(right.headline):
        return "headline"
    if one.digest != other.digest:
        return "text"
    # What the editor orders must not depend on which of two files comes first.
    if (left.status, left.corrections) != (right.status, right.corrections):
        return "status or correction"
    return None


def _note_equal_texts(outcomes: list[Outcome], places: list[int]) -> None:
    first = outcomes[places[0]]
    for place in places[1:]:
        outcome = outcomes[place]
        message = f"the text is the same as that of story {_story(first).code} in {_place(first)}"
        fix = f"delete {outcome.path} or {first.path}, if they are one story"
        finding = _finding(outcome, "duplicate-text", message, fix)
        outcomes[place] = replace(outcome, diagnostics=_sorted(outcome, finding))


def _story(outcome: Outcome) -> Story:
    if outcome.parsed is None:
        raise ValueError(outcome.path)
    return outcome.parsed.story


def _place(outcome: Outcome) -> str:
    return f"{outcome.path}:{outcome.parsed.code_line}" if outcome.parsed else outcome.path


def _finding(outcome: Outcome, reason: str, message: str, fix: str) -> Diagnostic:
    line, source = (outcome.parsed.code_line, outcome.parsed.code_source) if outcome.parsed else (1, "")
    # The code line is the only line still known; the file's text is gone.
    findings = Findings(outcome.path, "\n" * (line - 1) + source)
    findings.add(reason, line=line, message=message, fix=fix)
    return findings.sorted()[0]


def _sorted(outcome: Outcome, finding: Diagnostic) -> tuple[Diagnostic, ...]:
    return tuple(sorted([*outcome.diagnostics, finding], key=lambda d: (d.line, d.reason, d.column)))
