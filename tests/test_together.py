"""Several processes at once, and processes that are killed: nothing fails, nothing is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.kills import torture, write_notes

ROOT = Path(__file__).parent.parent


def start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    env = {**os.environ, "FORENOTE_WORKSPACE": str(root), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", "assistant", *arguments], env=env, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def finished(process: subprocess.Popen[str]) -> str:
    return told(process)[0]


def told(process: subprocess.Popen[str]) -> tuple[str, str]:
    """What a process printed, and what it said beside it."""
    out, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors[-2000:]
    return out, errors


def test_four_processes_at_once(tmp_path: Path) -> None:
    root = tmp_path / "w"
    write_notes(root, 240)
    commands = [("index",), ("index",), ("index", "--rebuild"), ("search", "contract number 7", "--json")]
    for _ in range(2):
        found, said = [told(process) for process in [start(root, *command) for command in commands]][-1]
        assert json.loads(found)["hits"] or "forenote: " in said  # never an empty answer without saying so
    finished(start(root, "index"))
    assert json.loads(finished(start(root, "search", "contract number 7", "--json")))["hits"]
    report = json.loads(finished(start(root, "doctor", "--json")))
    assert "every one found in the vector store" in report["index"], report["index"]


def test_killed_and_mended(tmp_path: Path) -> None:
    assert torture(tmp_path, pieces=1100, at_random=2, at_sync=1) == 3
