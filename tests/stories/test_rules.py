"""The table of rules, the page that explains them, and the code that cites them: all three name the same reasons."""

import ast
import re
from pathlib import Path

import pytest

from plugins.pressmark.stories.rules import RULES

FOLDER = Path(__file__).parent.parent.parent / "plugins" / "pressmark" / "stories"
PAGE = (FOLDER / "RULES.md").read_text(encoding="utf-8")


def cited_reasons() -> set[str]:
    """Every reason that stands as a string in the code of this feature's own modules."""
    modules = [path for path in FOLDER.rglob("*.py") if path.name != "rules.py"]
    strings = {
        node.value
        for module in modules
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return strings & set(RULES)


def test_page_explains_every_rule_in_the_order_of_the_table() -> None:
    assert re.findall(r"^## (.+)$", PAGE, re.MULTILINE) == list(RULES)


def test_code_cites_every_rule() -> None:
    assert cited_reasons() == set(RULES)


@pytest.mark.parametrize("reason", list(RULES))
def test_page_says_how_grave_a_rule_is_and_what_to_do(reason: str) -> None:
    section = PAGE.split(f"\n## {reason}\n")[1].split("\n## ")[0]
    gravity = {"error": "**Error.**", "warning": "**Warning.**", "either": "**Warning or error.**"}[
        RULES[reason].gravity
    ]

    assert section.strip().startswith(gravity)
    assert "*What to do:*" in section


@pytest.mark.parametrize("reason", [reason for reason, rule in RULES.items() if rule.gravity == "error"])
def test_every_error_has_an_order(reason: str) -> None:
    assert RULES[reason].fix
