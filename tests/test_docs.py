"""The documents say what the program does: every command is named, README's commands run, generated parts are up to date."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from assistant.cli.app import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    for name in typer.main.get_command(app).commands:  # type: ignore[attr-defined]
        assert f"| `{name}` |" in README, name


def test_generated_parts_are_up_to_date() -> None:
    pytest.importorskip("cogapp", reason="cogapp comes with .[test]")
    env = dict(os.environ, PYTHONPATH=str(ROOT))
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "--diff", "README.md"], cwd=ROOT, env=env, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr


def test_the_commands_of_the_readme_run(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "dana.md").write_text("# 1:1 Dana\n\n## 2026-03-04\n- Decided: the churn board stops\n- AI(Dana): one page by 10 March\n")
    lines = [line.split("#")[0].strip() for line in README.splitlines() if re.match(r" {4}forenote ", line)]
    assert len(lines) >= 3
    env = dict(os.environ, PYTHONPATH=str(ROOT))
    for line in lines:
        words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', line)][1:]
        done = subprocess.run([sys.executable, "-m", "assistant", *words], cwd=notes, env=env, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, (line, done.stderr)


def test_links_in_the_documents_lead_somewhere() -> None:
    for document in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), (document.name, target)


def test_no_registry_host_and_no_path_of_a_machine_is_named() -> None:
    words = ("pypi", "files.python" + "hosted", "registry.npm" + "js", "deb.debian" + ".org", "/work/" + "main", "/opt/" + "pypi")
    hosts = re.compile("|".join([words[0] + r"\.(?:org|python)", *map(re.escape, words[1:])]))
    tracked = [
        p
        for p in ROOT.rglob("*")
        if p.is_file() and not any(part.startswith(".") and part not in (".ci",) for part in p.relative_to(ROOT).parts)
    ]
    for path in tracked:
        if (
            path.suffix in (".py", ".md", ".toml", ".txt", ".j2", ".json", "")
            and "workspace" not in path.parts
            and "__pycache__" not in path.parts
        ):
            assert not hosts.search(path.read_text(encoding="utf-8", errors="replace")), path
