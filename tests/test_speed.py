"""The bench itself: that it times whole processes, compares like with like and says what went wrong."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from bench import speed


def test_rounds_give_medians_for_every_command(tmp_path: Path) -> None:
    env = speed.environment(tmp_path, tmp_path / "notes-300")
    busy = (sys.executable, "-c", "sum(i * i for i in range(1_500_000))")
    costs = speed.rounds({"bare": speed.BARE, "busy": busy}, {"bare": env, "busy": env}, 3)
    assert costs["busy"].cpu > costs["bare"].cpu > 0
    assert costs["busy"].wall > 0


def test_a_failing_command_is_named_with_its_message(tmp_path: Path) -> None:
    env = speed.environment(tmp_path, tmp_path)
    with pytest.raises(speed.CommandFailed, match="no such thing"):
        speed.run((sys.executable, "-c", "raise SystemExit('no such thing')"), env)


def test_nothing_of_the_user_reaches_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORENOTE_CACHE", "mine")
    monkeypatch.setenv("XDG_CONFIG_HOME", "mine")
    env = speed.environment(tmp_path, tmp_path / "notes")
    assert "mine" not in env.values()
    assert env["FORENOTE_CACHE"].startswith(str(tmp_path))


def test_all_rows_are_measured_and_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "SIZES", {300: (2, 2), 3000: (3, 4)})
    monkeypatch.setattr(speed, "forenote", lambda *arguments: speed.BARE)
    said: list[str] = []
    rows = speed.measure(tmp_path, 1, said.append)
    assert [row.what for row in rows if row.limit] == [
        "`forenote --help`",
        "`forenote actions`, second run, 3,000 notes",
        "`forenote actions`: from 300 to 3,000 notes",
        "first reading of 300 notes, a note",
        "first reading of 3,000 notes, a note",
    ]
    assert speed.table(rows).count("\n") == len(rows) + 1
    body = json.loads(speed.write_results(rows, 1, tmp_path / "out").read_text())
    assert len(body["rows"]) == len(rows)
    assert str(tmp_path) not in json.dumps(body)


def test_a_missed_limit_shows() -> None:
    row = speed.Row("help", 13.0, "×", cpu=12.5, seconds=0.2, limit=12.0)
    assert not row.kept
    assert "missed" in speed.table([row])
    assert speed.Row("help", 13.0, "×", cpu=11.0, limit=12.0).kept


def test_one_part_leaves_the_rows_of_the_other(tmp_path: Path) -> None:
    speed.write_results([speed.Row("help", 13.0, "×"), speed.Row("search", 50.0, "×")], 1, tmp_path)
    body = json.loads(speed.write_results([speed.Row("search", 40.0, "×")], 1, tmp_path, merge=True).read_text())
    assert [(row["what"], row["value"]) for row in body["rows"]] == [("help", 13.0), ("search", 40.0)]


def test_searching_is_measured_against_the_bare_interpreter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "SIZES", {2: (1, 2), 3: (1, 3)})
    rows = speed.measure_searching(tmp_path, 1, lambda _: None)
    assert [row.limit for row in rows] == [60.0, 60.0, 40.0, None, 1.25]
    assert all(row.value and row.cpu for row in rows)
