"""One promise told in prose and listed as a task in the same session is one entry; closing it closes the task that has the box."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from assistant.assistant import Assistant

TODAY = dt.date(2026, 11, 22)
FIRST = "# 1:1 Tom Achebe\n\n- TODO Tom: written feedback on my talk\n"


def workspace(root: Path, later: str) -> Path:
    (root / "forenote.toml").write_text('me = "Nia Bowen"\n[people."Tom Achebe"]\nrelation = "report"\n')
    (root / "2026-10-20.md").write_text(FIRST)
    (root / "2026-11-03.md").write_text(f"# 1:1 Tom Achebe\n\n{later}")
    return root


def shown(root: Path) -> list[tuple[str, str, dt.date | None]]:
    with Assistant(root, TODAY) as assistant:
        return sorted((a.owner, a.text, a.due) for a in assistant.actions().actions)


def test_prose_and_task_are_one_and_the_task_is_marked(tmp_path: Path) -> None:
    later = "- He's still to write the feedback on my talk, promised by Friday.\n- TODO Tom: written feedback on my talk\n  DEADLINE: <2026-11-06 Fri>\n"
    root = workspace(tmp_path, later)
    with Assistant(root, TODAY) as assistant:
        (action,) = assistant.actions().actions
        assert action.due == dt.date(2026, 11, 6)
        assistant.close_action(action.id)
    assert (root / "2026-11-03.md").read_text() == f"# 1:1 Tom Achebe\n\n{later}".replace("TODO", "DONE").replace(
        "talk\n  DEADLINE", f"talk (done {TODAY})\n  DEADLINE"
    )
    assert not shown(root)


def test_a_word_of_assurance_is_no_word_of_the_task(tmp_path: Path) -> None:
    root = workspace(tmp_path, "- [ ] Tom: send the plan, promised by Friday\n")
    assert [text for _, text, _ in shown(root)] == ["send the plan", "written feedback on my talk"]


def test_prose_about_another_deed_stays_its_own(tmp_path: Path) -> None:
    root = workspace(tmp_path, "- Tom to book the room for my talk\n- TODO Tom: written feedback on my talk\n")
    assert [text for _, text, _ in shown(root)] == ["book the room for my talk", "written feedback on my talk"]


def test_two_boxes_of_one_list_stay_two(tmp_path: Path) -> None:
    root = workspace(tmp_path, "- [ ] Tom: send the plan to Kim\n- [ ] Tom: send the plan to Kim\n")
    assert len(shown(root)) == 3
