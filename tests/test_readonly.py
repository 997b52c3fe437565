"""Reading never writes: the whole tree, bytes and times, is the same after every command that does not say it writes."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli.app import app
from assistant.sample import BASE, copy_sample

AS_OF = ["--as-of", BASE.isoformat()]
READING = [
    ["actions"],
    ["actions", "hanna", "--status", "all", "--json"],
    ["actions", "done", "ffffff"],
    ["prep", "hanna"],
    ["prep", "hanna", "--format", "html"],
    ["prep", "gwen", "--json"],
    ["prep", "nobody"],
    ["timeline", "yusra"],
    ["timeline", "hanna", "--topic", "career"],
    ["people"],
    ["people", "show", "theo m"],
    ["people", "add", "Hanna Sörqvist"],
    ["read", "notes/hanna/2026-03-11.md", "daily/2026-03-12.md"],
    ["doctor", "--network"],
    ["index"],
    ["index", "--rebuild"],
    ["sources"],
    ["sources", "show", "how-often-to-meet"],
    ["sources", "check", "--json"],
    ["import", "notes/hanna/2026-03-11.md"],
    ["import", "notes/hanna/2026-03-11.md", "--kind", "source", "--with", "hanna"],
    ["jot", "topic", "--with", "nobody"],
    ["note", "nobody"],
]
WRITING = [
    (["jot", "topic", "--with", "hanna"], {"jots/hanna-sorqvist.md"}),
    (["note", "gwen"], {"notes/gwen-abara/2026-04-02.md"}),
    (["people", "add", "New One"], {"forenote.toml"}),
    (["import", "templates/1-1.md", "--kind", "source"], {"sources/name-yyyy-mm-dd.md"}),
]


def tree(root: Path) -> dict[str, tuple[int, int, str]]:
    """Mode, time and content of everything below."""
    found = {}
    for path in sorted(root.rglob("*")):
        status = path.lstat()
        content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else str(sorted(os.listdir(path)))
        found[path.relative_to(root).as_posix()] = (status.st_mode, status.st_mtime_ns, content)
    return found


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy_sample(tmp_path / "w", BASE)
    monkeypatch.chdir(tmp_path / "w")
    return tmp_path / "w"


def test_reading_commands_leave_everything_as_it_was(root: Path) -> None:
    before = tree(root)
    for args in READING:
        result = CliRunner().invoke(app, [*args, *([] if args[:2] == ["people", "add"] else AS_OF)])
        assert result.exit_code in (0, 2), (args, result.output)
        assert tree(root) == before, args


@pytest.mark.parametrize(("args", "expected"), WRITING)
def test_writing_commands_write_what_they_say(root: Path, args: list[str], expected: set[str]) -> None:
    before = tree(root)
    assert CliRunner().invoke(app, [*args, *AS_OF]).exit_code == 0
    after = tree(root)
    changed = {path for path in after if after[path] != before.get(path)} | before.keys() - after.keys()
    assert {path for path in changed if not (root / path).is_dir()} == expected


def test_actions_done_changes_one_line_of_one_note(root: Path) -> None:
    from assistant.assistant import Assistant

    with Assistant(root, dt.date(2026, 3, 16)) as assistant:
        action = assistant.actions("hanna").actions[0]
    before = tree(root)
    assert CliRunner().invoke(app, ["actions", "done", action.id, *AS_OF]).exit_code == 0
    after = tree(root)
    assert {path for path in after if after[path][2] != before[path][2]} == {action.mentions[-1].path}
