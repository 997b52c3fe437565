"""The next 1:1 on the day that the last note states, cited; a planned note wins, a day that is past counts for nothing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.jobs.rendering import render
from assistant.knowing.timeline import Timeline, build_timeline
from assistant.reading.note import read_note
from assistant.records import Held, Person
from assistant.workspace import find_workspace

D = dt.date
TODAY = D(2026, 11, 22)
RHODRI = Person("Rhodri Vaughan")
NAMED = "2026-11-09 Rhodri.md"


def timeline(*texts: str, as_of: dt.date = TODAY) -> Timeline:
    files = [(NAMED, texts[0]), ("2026-12-03 Rhodri.md", texts[1])] if len(texts) > 1 else [(NAMED, texts[0])]
    notes = [(path, read_note(path, f"# 1:1 Rhodri Vaughan\n\n- Swansea started.\n\n{text}\n".encode())) for path, text in files]
    return build_timeline([Held(path, session, RHODRI.name) for path, note in notes for session in note.sessions], as_of, RHODRI)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("**Next meeting:** 07/12/2026", D(2026, 12, 7)),
        ("- next 1:1: 1 Dec", D(2026, 12, 1)),
        ("## Next meeting\n1 December 2026", D(2026, 12, 1)),
        ("Next meeting\n1 December 2026", D(2026, 12, 1)),
        ("## Next 1:1\nDate: 1 Dec 2026\nTime: 10:00", D(2026, 12, 1)),
        ("Next: 1 Dec 2026, 10:00", D(2026, 12, 1)),
        ("Nächster Termin: 1.12.2026", D(2026, 12, 1)),
        ("Good talk. The next 1:1 is on 1 Dec.", D(2026, 12, 1)),
        ("Next call – Thu 3 Dec, 14:00 (Zoom)", D(2026, 12, 3)),
        ("Next meeting in two weeks", D(2026, 11, 23)),
    ],
)
def test_a_stated_day_is_the_next(text: str, day: dt.date) -> None:
    found = timeline(text)
    assert (found.last, found.next_expected) == (D(2026, 11, 9), day)
    assert found.stated is not None
    assert found.stated[1].quote in f"# 1:1\n{text}"


@pytest.mark.parametrize(
    "text",
    ["Next meeting with the board: 1 Dec", "next meeting: bring the plan by 1 Dec", "Next release: 1 Dec", "Next time: 1 Dec we open", "Next week: 1 Dec", "Next meeting: TBD",
     "Next meeting: December", "Next: Lyon trip 1 Dec", "## Next meeting\n- Ana to send the plan by 1 December", "Next meeting: Oct 20, 2026", "%% Next meeting: 1 Dec %%",
     "Next meeting: 16/11/2026"],
)  # fmt: skip
def test_other_days_and_past_ones_are_none(text: str) -> None:
    found = timeline(text)
    assert (found.last, found.stated, found.next_expected) == (D(2026, 11, 9), None, None)


def test_a_planned_note_wins() -> None:
    found = timeline("Next meeting: 1 Dec", "- agenda")
    assert (found.stated, found.next_expected) == (None, D(2026, 12, 3))


def test_the_brief_and_an_answer_name_it(tmp_path: Path) -> None:
    (tmp_path / "forenote.toml").write_text('me = "Nia Bowen"\n')
    (tmp_path / NAMED).write_text("# 1:1 Rhodri Vaughan\n\n- Swansea started.\n- next 1:1: 1 Dec\n")
    workspace = find_workspace(tmp_path, tmp_path, {"FORENOTE_CACHE": str(tmp_path / "cache")})
    with Assistant(workspace, D(2026, 11, 22)) as assistant:
        assert "next: Tue 1 Dec" in render(assistant.prep("Rhodri"), "text")
        answer = assistant.ask("When is my next 1:1 with Rhodri?")
    (said,) = answer.statements
    assert said.text.startswith("The next 1:1 with Rhodri Vaughan is planned for")
    assert [(s.path, s.line_start) for s in said.sources] == [(NAMED, 4)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("- Away Nov 16-18, so no 1:1 on the 16th", D(2026, 11, 23)),
        ("- No 1:1 next week, she is on leave", D(2026, 11, 23)),
        ("We skip the 16th.", D(2026, 11, 23)),
        ("- no 1:1 agenda this time", D(2026, 11, 16)),
        ("- Do we skip next week?", D(2026, 11, 16)),
    ],
)
def test_a_day_that_is_said_to_fall_out_is_not_the_next(text: str, day: dt.date) -> None:
    earlier = [(f"{date} Rhodri.md", "- talked") for date in (D(2026, 10, 26), D(2026, 11, 2))]
    notes = [
        (path, read_note(path, f"# 1:1 Rhodri Vaughan\n\n- Swansea started.\n{body}\n".encode()))
        for path, body in [*earlier, (NAMED, text)]
    ]
    held = [Held(path, session, RHODRI.name) for path, note in notes for session in note.sessions]
    assert build_timeline(held, D(2026, 11, 10), RHODRI).next_expected == day


def test_topics_headed_next_time_are_this_sessions_points_on_its_day(tmp_path: Path) -> None:
    (tmp_path / "forenote.toml").write_text('me = "Mira Stone"\n')
    (tmp_path / NAMED).write_text(
        "# 1:1 Rhodri Vaughan\n\n- Swansea started.\n\n## Next time (30 November)\n- pricing of the new plan\n- Lyon\n"
    )
    with Assistant(find_workspace(tmp_path, tmp_path, {"FORENOTE_CACHE": str(tmp_path / ".cache")}), TODAY) as assistant:
        brief = assistant.prep("Rhodri")
    assert brief.next_session == D(2026, 11, 30)
    assert [(p.title, p.why) for p in brief.agenda[:2]] == [
        ("Pricing of the new plan", "noted last time for this session"),
        ("Lyon", "noted last time for this session"),
    ]
    assert not brief.plans
