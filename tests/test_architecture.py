"""Arrows run one way: a module imports from its own floor or from floors below, and every module has a floor."""

from __future__ import annotations

import ast
import sys
from fnmatch import fnmatchcase
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "assistant"

# From the ground up, without the leading "assistant."; the package's own __init__ is "". A new module is a decision:
# it gets its floor here.
FLOORS: list[set[str]] = [
    {"errors", "records", "config", "files", "workspace", "resources", "sample", "interrupts"},
    {"reading", "reading.*"},
    {"knowing", "knowing.*"},
    {"writing", "writing.*", "finding", "finding.*"},
    {"answering", "answering.*"},
    {"jobs", "jobs.*"},
    {"", "assistant", "opened"},
    {"cli", "cli.*", "__main__"},
]


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def floor(module: str) -> int | None:
    matching = [number for number, names in enumerate(FLOORS) if any(fnmatchcase(module, name) for name in names)]
    return matching[0] if matching else None


def imports(path: Path, *, at_load: bool = False) -> set[str]:
    """The modules of the package that a file imports, inside functions too unless `at_load`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in tree.body if at_load else ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = absolute(node, path)
            # `from assistant.reading import dates` means the module, `from assistant.records import Item` does not.
            found |= {name if name.removeprefix("assistant.") in MODULES else base for name in named(base, node)}
    inside = {name.partition("assistant")[2].lstrip(".") for name in found if name.split(".")[0] == "assistant"}
    return inside - {module_name(path)}


def named(base: str, node: ast.ImportFrom) -> list[str]:
    return [f"{base}.{alias.name}" for alias in node.names]


def absolute(node: ast.ImportFrom, path: Path) -> str:
    if not node.level:
        return node.module or ""
    package = ("assistant", *path.relative_to(PACKAGE).parent.parts)
    return ".".join([*package[: len(package) - node.level + 1], *([node.module] if node.module else [])])


@pytest.mark.parametrize("module", MODULES)
def test_every_module_has_one_floor(module: str) -> None:
    assert floor(module) is not None, f"{module} has no floor: give it one in FLOORS"


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down(module: str) -> None:
    own = floor(module)
    upward = {name for name in imports(MODULES[module]) if (floor(name) or 0) > (own or 0)}
    assert upward == set(), f"{module} (floor {own}) imports from above"


def test_no_module_imports_itself_by_a_detour() -> None:
    TopologicalSorter({name: imports(path, at_load=True) for name, path in MODULES.items()}).prepare()


def test_floor_rooms_are_packages() -> None:
    """A room without ``__init__`` would be found only by luck of the import path."""
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert {folder for folder in folders if not (folder / "__init__.py").exists()} == set()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from assistant.errors import BadDate", {"errors"}),
        ("import assistant.errors", {"errors"}),
        ("from assistant import errors, records", {"errors", "records"}),
        ("from assistant import Assistant", {""}),
        ("def f():\n    from assistant.files import walk_notes", {"files"}),
        ("from . import errors", {"errors"}),
        ("from .errors import BadDate", {"errors"}),
        ("import assistants.errors, os", set()),
    ],
)
def test_imports_are_read_in_every_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, found: set[str]) -> None:
    monkeypatch.setattr(sys.modules[__name__], "PACKAGE", tmp_path)
    (tmp_path / "probe.py").write_text(source)
    assert imports(tmp_path / "probe.py") == found
