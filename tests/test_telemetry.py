"""Nothing reports to anybody: what a search and an index leave in a home are Forenote's own files."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.sample import copy_sample

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("command", [["search", "locker"], ["index"], ["ask", "what about the lockers?"]])
def test_no_library_leaves_a_device_id_or_a_queue_of_events(tmp_path: Path, command: list[str]) -> None:
    home, notes = tmp_path / "home", tmp_path / "notes"
    home.mkdir()
    copy_sample(notes, dt.date(2026, 3, 16))
    kept = {"PATH", "VIRTUAL_ENV", "SYSTEMROOT", "LANG"}  # no CI: under it the libraries keep silent by themselves
    env = {name: value for name, value in os.environ.items() if name in kept}
    env |= {"HOME": str(home), "PYTHONPATH": str(ROOT), "FORENOTE_WORKSPACE": str(notes), "ORT_DISABLE_TELEMETRY": "0"}
    done = subprocess.run([sys.executable, "-m", "assistant", *command], env=env, cwd=notes, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    made = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    assert made and all(name.startswith(".cache/forenote/") for name in made), made
