"""The growth bench: that it measures real processes beside their bare parts, holds the ledger against the truth, and draws and tells it."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from bench import bareparts, growth
from bench.chart import Line, draw, spread
from bench.ledgertruth import Verdict, checked, written
from bench.processes import Cost, environment, run


def made_up(size: int, seconds: float, truth: Verdict) -> growth.Size:
    """A size as it is measured, every command as dear as the other."""
    cost, bare = Cost(seconds, seconds, 50_000_000), Cost(seconds / 4, seconds / 4, 9_000_000)
    points = tuple(growth.Point(name, size, cost, bare, "first" in name) for name in growth.BARE_PARTS)
    return growth.Size(size, 2, bare, points, truth)


def test_the_first_steps_are_measured_on_real_notes_and_the_truth_is_held_against_them(tmp_path: Path) -> None:
    course = growth._Course(tmp_path, 6, 1)
    assert (course.size, len(list(course.notes.rglob("*.md")))) == (6, 6)
    course.first()
    before = {path: path.read_bytes() for path in course.notes.rglob("*.md")}
    truth = course.changed()
    assert {path: path.read_bytes() for path in course.notes.rglob("*.md")} == before
    assert [point.command for point in course.points] == [
        "first reading",
        "first `actions`",
        "refresh, one note changed",
        "`actions`, one note changed",
    ]
    assert all(point.ratio > 1 and point.cost.peak > 10_000_000 for point in course.points)
    assert truth.open + truth.closed > 0
    assert (truth.lost, truth.returned, truth.unknown) == (0, 0, 0)


def test_a_wrong_ledger_is_told(tmp_path: Path) -> None:
    env = environment(tmp_path, tmp_path / "notes")
    written(tmp_path / "notes", tmp_path / "labels.json", 1, 3, env)
    labels = json.loads((tmp_path / "labels.json").read_text())
    for action in labels["actions"]:
        action["status"] = "done" if action["status"] == "open" else "open"
    (tmp_path / "labels.json").write_text(json.dumps(labels))
    told = checked(tmp_path / "labels.json", env)
    assert (told.open_found, told.lost) == (0.0, told.open)
    assert told.returned == told.closed > 0


def test_bare_parts_run_one_after_the_other_and_say_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.md").write_text("a")
    env = environment(tmp_path, tmp_path)
    database = str(tmp_path / "a.sqlite3")
    assert run(bareparts.command(("stat", str(tmp_path)), ("read", str(tmp_path)), ("rows", database, "select ?", "1")), env).cpu > 0
    with pytest.raises(growth.CommandFailed, match="no such table"):
        run(bareparts.command(("rows", database, "select * from nowhere")), env)


def test_tables_file_and_plot_tell_every_command_at_every_size(tmp_path: Path) -> None:
    sizes = [made_up(300, 0.2, Verdict(9, 0, 90, 0, 99, 99, 99, 0)), made_up(3000, 1.5, Verdict(80, 2, 900, 9, 980, 980, 980, 1))]
    growth.write_results(sizes, 3, tmp_path)
    table = (tmp_path / "growth.md").read_text()
    assert "| `search` | 0.20 s | 1.50 s | ×7.5 | 50 MB | 4.0, 4.0 |" in table
    assert "| 3,000 | 2 | 80 | 97.5% | 900 | 9 (1.00%) | 1 |" in table
    body = json.loads((tmp_path / "growth.json").read_text())
    assert [len(size["points"]) for size in body["sizes"]] == [len(growth.BARE_PARTS)] * 2
    assert body["sizes"][0]["points"][0]["ratio"] == 4.0
    assert growth.kept_sizes(tmp_path) == sizes
    drawn = ET.fromstring((tmp_path / "growth.svg").read_text())
    names = {text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")}
    assert {name.replace("`", "") for name in growth.BARE_PARTS} <= names


def test_a_plot_keeps_its_names_apart_and_its_text_whole() -> None:
    drawn = ET.fromstring(draw("a < b", [Line("x & y", [(10, 0.5), (100, 0.5)]), Line("z", [(10, 0.5), (100, 0.5)])]))
    texts = {text.text: float(text.get("y", 0)) for text in drawn.iter("{http://www.w3.org/2000/svg}text")}
    assert {"a < b", "x & y", "z"} <= texts.keys()
    assert abs(texts["x & y"] - texts["z"]) >= 15
    assert spread([5.0, 5.0, 90.0], 10, 0, 100) == [5.0, 15.0, 90.0]
    with pytest.raises(ValueError, match="nothing"):
        draw("", [])


def test_a_failing_command_ends_the_run_with_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> growth.Size:
        raise growth.CommandFailed("assistant prep: no such person")

    monkeypatch.setattr(growth, "measure", fails)
    assert growth.main(["--sizes", "6", "--out", str(tmp_path)]) == 1
    assert "no such person" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
