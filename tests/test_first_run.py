"""A first run on hurried notes: one running page without years or headings, in a folder that says only "boss"."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.reading.note import read_note
from assistant.workspace import find_workspace

PAGE = """Weekly w/ Carla

16/11
• roadmap: Carla wants 3 themes not 7
AI ME - cut the roadmap to 3 themes by 20/11
AI CB: get budget number from finance

09/11
- [ ] me: on-call numbers (last 3 months)
- [ ] Carla: decision on contractor

02/11
• first proper 1:1
"""
AS_OF = dt.date(2026, 11, 22)


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    (tmp_path / "forenote.toml").write_text('me = "Max Ellery"\n')
    (tmp_path / "boss").mkdir()
    (tmp_path / "boss" / "weekly.md").write_text(PAGE)
    return tmp_path


def open_assistant(notes: Path) -> Assistant:
    return Assistant(find_workspace(notes, notes, {"FORENOTE_CACHE": str(notes / ".cache")}), AS_OF)


def test_the_page_is_carlas_and_its_days_are_told_by_other_notes(notes: Path) -> None:
    (notes / "team").mkdir()
    (notes / "team" / "2026-11-17 Jo.md").write_text("# 1:1 Jo\n\n- the rota\n")
    with open_assistant(notes) as assistant:
        brief = assistant.prep("Carla")
        assert [m.date for m in brief.timeline.meetings] == [dt.date(2026, 11, day) for day in (2, 9, 16)]
        assert {(a.text, a.side) for a in (*brief.mine, *brief.theirs)} == {
            ("cut the roadmap to 3 themes", "mine"), ("on-call numbers (last 3 months)", "mine"),
            ("get budget number from finance", "theirs"), ("decision on contractor", "theirs"),
        }  # fmt: skip
        assert any("has no year: 2026 by other notes" in p for f in assistant.catalogue().files() for p in f.problems)


def test_without_any_other_note_the_day_it_was_saved_tells_the_year(notes: Path) -> None:
    saved = dt.datetime(2025, 1, 10, 12).timestamp()
    os.utime(notes / "boss" / "weekly.md", (saved, saved))
    with open_assistant(notes) as assistant:
        assert [m.date for m in assistant.prep("Carla").timeline.meetings] == [dt.date(2024, 11, day) for day in (2, 9, 16)]


@pytest.mark.parametrize(
    ("newest_first", "days"), [(True, ["2026-01-12", "2025-12-15", "2025-11-17"]), (False, ["2025-11-17", "2025-12-15", "2026-01-12"])]
)
def test_a_page_over_new_year_keeps_its_order(newest_first: bool, days: list[str]) -> None:
    heads = ["12/01", "15/12", "17/11"] if newest_first else ["17/11", "15/12", "12/01"]
    text = "# Carla\n\n" + "\n".join(f"## {head}\n- talked\n" for head in heads)
    note = read_note("carla.md", text.encode(), near=dt.date(2026, 1, 20))
    assert [str(s.date) for s in note.sessions] == days


def test_a_role_is_no_name(notes: Path) -> None:
    with open_assistant(notes) as assistant:
        assert [card.person.name for card in assistant.people()] == ["Carla"]


ONES = """Monday 2nd November
Project Atlas: green. Ask Dan?
She needs from me: headcount sign off, intro to Legal
I need from her: hiring plan v2 before the 10th

-----
Monday 9th November
Headcount: signed today
Hiring plan v2 came on Saturday. Good.
Homework for Pri: watch one standup silently
Homework for me: read Dan's numbers
"""


def test_what_each_needs_from_the_other_is_owed(tmp_path: Path) -> None:
    (tmp_path / "forenote.toml").write_text('me = "Max Ellery"\n')
    (tmp_path / "Priya 1-1s.txt").write_text(ONES)
    saved = dt.datetime(2026, 11, 10, 12).timestamp()
    os.utime(tmp_path / "Priya 1-1s.txt", (saved, saved))
    with open_assistant(tmp_path) as assistant:
        brief = assistant.prep("Priya")
        assert {a.text for a in brief.mine} == {"intro to Legal", "read Dan's numbers"}
        assert {a.text for a in brief.theirs} == {"watch one standup silently"}
        assert brief.open_questions == ()


def test_a_line_that_opens_with_its_day_heads_a_session(tmp_path: Path) -> None:
    text = "**Oct 5 2026** - Lou wants to move from support to product\n- me: find someone she can shadow\n\n**Oct 19 2026** - five problems\n- found Karin\n"
    note = read_note("mentoring Lou.md", text.encode())
    assert [(str(s.date), s.line_start) for s in note.sessions] == [("2026-10-05", 1), ("2026-10-19", 4)]


@pytest.mark.parametrize("answer", ["salary: told her the band, 52-60k", "salary: she said 55k"])
def test_a_label_that_names_the_thing_asked_for_answers(tmp_path: Path, answer: str) -> None:
    (tmp_path / "forenote.toml").write_text('me = "Max Ellery"\n')
    (tmp_path / "mentoring Lou.md").write_text(
        f"# Lou\n\n## 2026-10-19\n- what salary could she expect in product?\n\n## 2026-11-09\n- {answer}\n"
    )
    with open_assistant(tmp_path) as assistant:
        assert assistant.prep("Lou").open_questions == ()
