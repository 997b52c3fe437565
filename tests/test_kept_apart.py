"""Things that share most of their words and are two: commitments, projects, questions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.workspace import find_workspace

FIRST, SECOND = "2026-02-24", "2026-03-03"


def opened(folder: Path, sessions: dict[str, str]) -> Assistant:
    (folder / "forenote.toml").write_text('me = "Priya Raman"\n')
    for day, text in sessions.items():
        (folder / f"{day} Zoe Park.md").write_text(f"# 1:1 with Zoe Park\n\n{text}\n")
    return Assistant(find_workspace(folder, folder, {"FORENOTE_CACHE": str(folder / "cache")}), dt.date(2026, 3, 10))


@pytest.mark.parametrize("box", [" ", "x"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("send the quarterly capacity report to the finance team", "send the quarterly capacity report to the legal team"),
        ("ask Dana about the seat at the Lyon conference", "ask Marcus about the seat at the Lyon conference"),
    ],
)
def test_one_word_that_stands_for_another_thing_makes_another_task(tmp_path: Path, first: str, second: str, box: str) -> None:
    with opened(tmp_path, {FIRST: f"- [ ] {first}", SECOND: f"- [{box}] {second}"}) as assistant:
        found = {action.text: action.status for action in assistant.actions(status="all").actions}
    assert found == {first: "open", second: "open" if box == " " else "done"}


@pytest.mark.parametrize(
    "second",
    [
        "send the quarterly capacity report to finance",
        "send the quarterly capacity reports to the finance team",
        "send the quarterly capacity writeup to the finance team",
    ],
)
def test_the_same_task_in_shorter_or_like_words_is_one(tmp_path: Path, second: str) -> None:
    with opened(tmp_path, {FIRST: "- [ ] send the quarterly capacity report to the finance team", SECOND: f"- [x] {second}"}) as assistant:
        assert [action.status for action in assistant.actions(status="all").actions] == ["done"]


@pytest.mark.parametrize("apart", [True, False])
@pytest.mark.parametrize(("one", "two"), [("Payments migration", "Search migration"), ("Churn model", "Supply model")])
def test_projects_of_one_kind_are_two(tmp_path: Path, one: str, two: str, apart: bool) -> None:
    lines = (f"- [P1] {one} ETA 12 Mar", f"- [P2] {two}")
    sessions = dict(zip((FIRST, SECOND), lines, strict=True)) if apart else {SECOND: "\n".join(lines)}
    with opened(tmp_path, sessions) as assistant:
        found = {track.title: (track.status, track.was, track.eta) for track in assistant.prep("Zoe").projects}
    assert found == {one: ("P1", None, dt.date(2026, 3, 12)), two: ("P2", None, None)}


def test_questions_that_differ_in_whom_they_ask_about_are_two(tmp_path: Path) -> None:
    asked = ("Can we get Dana a seat in Lyon?", "Can we get Marcus a seat in Lyon?")
    with opened(tmp_path, {SECOND: "\n".join(f"- {one}" for one in asked)}) as assistant:
        assert sorted(question.text for question in assistant.prep("Zoe").open_questions) == sorted(asked)


def test_a_short_question_below_a_project_is_told_with_it(tmp_path: Path) -> None:
    with opened(tmp_path, {SECOND: "- [Blocked] Data access\n  - Need escalation?"}) as assistant:
        assert [question.text for question in assistant.prep("Zoe").open_questions] == ["Data access: need escalation?"]


def test_who_asks_for_open_questions_gets_old_ones_too(tmp_path: Path) -> None:
    days = [dt.date(2026, 1, 1) + dt.timedelta(weeks=n) for n in range(10)]
    with opened(
        tmp_path, {day.isoformat(): "- Who pays for the vendor training?" if day == days[0] else "- a calm week" for day in days}
    ) as assistant:
        assert "Who pays for the vendor training?" in assistant.ask("which questions are still open with Zoe?").text


def test_a_question_on_the_second_line_of_a_paragraph_is_quoted_from_there(tmp_path: Path) -> None:
    with opened(
        tmp_path, {SECOND: "Read the paper twice. What I can't find:\nwhy is the back-off linear?\nHe was in a hurry."}
    ) as assistant:
        (question,) = assistant.prep("Zoe").open_questions
    assert (question.source.line_start, question.source.quote) == (4, "why is the back-off linear?")
