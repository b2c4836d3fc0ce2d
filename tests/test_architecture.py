"""The house: who may import whom, what loads without Pelican, and what the README must name."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.pressmark.options import DEFAULTS
from plugins.pressmark.stories.rules import RULES, Rule

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "plugins" / "pressmark"
FEATURES = sorted(folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").exists())
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))

# The only files that know Pelican, besides `register`.
ADAPTERS = {
    "stories/reader.py",
    "topics/generator.py",
    "pages/generator.py",
    "rebuild/writer.py",
    "rebuild/driver.py",
}
# Ground floors, lowest first; each may import those before it.
GROUND = ["errors", "settings", "colours", "themes", "workers", "words", "model", "documents", "licences", "options"]


def imports(module: Path) -> set[str]:
    """Names of modules that a file imports, its own package's as ".feature.module"."""
    names: set[str] = set()
    for node in ast.walk(ast.parse((PACKAGE / module).read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            if node.level == 0:
                names.add(str(node.module))
                continue
            folder = [*module.parts[:-1]][: len(module.parts) - node.level]
            stem = ".".join([*folder, *((node.module or "").split(".") if node.module else [])])
            names |= {f".{stem}"} if node.module else {f".{'.'.join([*folder, alias.name])}" for alias in node.names}
    return names


def own_imports(module: Path) -> set[str]:
    return {name.removeprefix(".") for name in imports(module) if name.startswith(".")}


def allowed(module: Path, name: str) -> bool:
    """Whether the house lets a pure module or an adapter import another module of the package."""
    place = module.as_posix()
    if len(module.parts) == 1:
        floor = module.stem
        return floor == "__init__" or (name in GROUND and GROUND.index(name) < GROUND.index(floor))
    feature, target = module.parts[0], name.partition(".")[0]
    if feature == "commands":
        # The top floor: what a person asks for may need every feature, the options and a whole build. Nothing imports it.
        return name in {"options", "rebuild.driver"} or f"{name.replace('.', '/')}.py" not in ADAPTERS
    if target in {"model", "errors", "documents", "words", "workers", "colours", "themes"} or target == feature:
        return True
    if place in ADAPTERS and target in {"options", "rebuild", "stories"}:
        return True
    return feature == "pages" and (name == "rebuild.jobs" or target in {*FEATURES} - {"commands", "rebuild"})


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 20
    assert {"stories", "topics", "pages", "feeds", "rebuild"} <= set(FEATURES)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_imports_go_down_the_floors(module: Path) -> None:
    assert [name for name in sorted(own_imports(module)) if not allowed(module, name)] == []


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_only_adapters_import_pelican(module: Path) -> None:
    known = any(name.split(".")[0] == "pelican" for name in imports(module))

    assert known == (module.as_posix() in {*ADAPTERS, "__init__.py"})


def test_pure_modules_load_without_pelican() -> None:
    pure = [m for m in MODULES if m.as_posix() not in ADAPTERS]
    names = [".".join(["plugins.pressmark", *m.with_suffix("").parts]).removesuffix(".__init__") for m in pure]
    code = f"import sys\nfor name in {names!r}: __import__(name)\nassert 'pelican' not in sys.modules"

    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)

    assert result.stderr == ""
    assert result.returncode == 0


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_every_module_says_what_it_is(module: Path) -> None:
    assert ast.get_docstring(ast.parse((PACKAGE / module).read_text()))


@pytest.mark.parametrize("option", sorted(DEFAULTS))
def test_every_option_stands_in_the_readme(option: str) -> None:
    assert f"`{option}`" in (ROOT / "README.md").read_text()


def test_every_task_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text()
    tree = ast.parse((ROOT / "tasks.py").read_text())
    tasks = [
        node.name.removesuffix("_stories")
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and any("command" in ast.unparse(d) for d in node.decorator_list)
    ]

    assert len(tasks) > 8
    assert [name for name in tasks if not re.search(rf"`(python3 tasks\.py )?{name}\b", readme)] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.reason)
def test_every_rule_stands_in_the_readme(rule: Rule) -> None:
    assert f"RULES.md#{rule.reason}) |" in (ROOT / "README.md").read_text()
    assert f"| {rule.meaning} |" in (ROOT / "README.md").read_text()


def test_the_picture_in_the_readme_names_modules_that_there_are() -> None:
    picture = (ROOT / "README.md").read_text().partition("```mermaid")[2].partition("```")[0]
    named = re.findall(r"[a-z_/]+\.py", picture)

    assert len(named) > 10
    assert [name for name in named if not (PACKAGE / name).is_file()] == []
