"""A command pays only for what it needs: gates on which modules are loaded, not on milliseconds."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.sample import copy_sample

ROOT = Path(__file__).parent.parent
DAY = dt.date(2026, 3, 16)
HEAVY = {"chromadb", "openai", "numpy", "tiktoken", "onnxruntime", "tokenizers", "httpx", "httpx2", "mcp", "starlette"}
NOT_FOR_HELP = {
    "sqlite3",
    "yaml",
    "jinja2",
    "rich",
    "pydantic",
    "charset_normalizer",
    "filelock",
    "platformdirs",
    "tomllib",
    "assistant.reading",
    "assistant.knowing",
    "assistant.jobs",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("startup") / "w"
    copy_sample(root, DAY)
    return root


def loaded(*args: str, root: Path | None = None) -> set[str]:
    """Modules that a command loads, by the interpreter's own report."""
    env = {**os.environ, **({"FORENOTE_WORKSPACE": str(root)} if root else {})}
    done = subprocess.run([sys.executable, "-X", "importtime", "-m", "assistant", *args], capture_output=True, text=True, cwd=ROOT, env=env)
    assert done.returncode == 0, done.stderr[-2000:]
    return {line.rsplit("|", 1)[1].strip() for line in done.stderr.split("\n") if line.startswith("import time:")}


def within(modules: set[str], names: set[str]) -> set[str]:
    return {name for name in names if any(module == name or module.startswith(f"{name}.") for module in modules)}


@pytest.mark.parametrize("args", [["--help"], ["--version"]])
def test_help_loads_no_room_but_the_door(args: list[str]) -> None:
    assert within(loaded(*args), HEAVY | NOT_FOR_HELP) == set()


@pytest.mark.parametrize(
    "args",
    [
        ["actions"],
        ["prep", "hanna"],
        ["timeline", "hanna"],
        ["people"],
        ["doctor"],
        ["actions", "--help"],
        ["jot", "x", "--with", "hanna"],
        ["sources", "check"],
        ["templates"],
    ],
)
def test_no_command_loads_a_heavy_library(root: Path, args: list[str]) -> None:
    assert within(loaded(*args, *([] if "--help" in args else ["--as-of", DAY.isoformat()]), root=root), HEAVY | {"rich"}) == set()


def test_a_search_loads_no_chroma(root: Path) -> None:
    """A library of this size is compared directly; and nothing of the network is loaded."""
    modules = loaded("search", "budget", "--as-of", DAY.isoformat(), root=root)
    assert within(modules, {"chromadb", "openai", "httpx", "tiktoken", "rich", "jinja2"}) == set()


def test_an_index_with_nothing_new_loads_nothing_heavy(root: Path) -> None:
    loaded("index", root=root)
    assert within(loaded("index", root=root), HEAVY | {"rich", "yaml"}) == set()
    assert within(loaded("doctor", "--as-of", DAY.isoformat(), root=root), HEAVY) == set()


def test_a_second_actions_loads_no_reader(root: Path) -> None:
    """Nothing changed, so nothing is read: the list comes from the cache."""
    for _ in range(2):
        modules = loaded("actions", "--as-of", DAY.isoformat(), root=root)
    readers = {
        "assistant.reading.note",
        "assistant.reading.items",
        "assistant.knowing.ledger",
        "assistant.knowing.roster",
        "yaml",
        "charset_normalizer",
        "jinja2",
    }
    assert within(modules, readers) == set()


def test_the_package_is_light_and_exposes_the_assistant() -> None:
    code = "import sys, assistant; assert 'assistant.assistant' not in sys.modules; from assistant import Assistant; print(assistant.__version__, Assistant.__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.split()[1] == "Assistant", done.stderr
