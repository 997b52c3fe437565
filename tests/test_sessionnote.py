"""The session's note: made from the brief, typed into, read back; what was not discussed comes again."""

from __future__ import annotations

import datetime as dt
import stat
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.assistant import Assistant
from assistant.jobs.sessionnote import Plan, make_note, note_path, render_note, undiscussed
from assistant.reading.note import read_note
from assistant.records import Held, Point, Session

DAY = dt.date(2026, 3, 18)


@dataclass(frozen=True)
class Topic:
    title: str
    minutes: int = 5


AGENDA = (
    Topic("Locker forecast is blocked for 3 weeks. What still blocks it?", 8),
    Topic("You owe: comments on the write-up, due 6 Mar. Bring them, or give a day."),
    Topic("Hanna to send the post-mortem, by Friday"),
    Topic("Next steps"),
    Topic("1:1 of 2026-03-04: what is left?"),
    Topic("[P0] Window model, ETA 20 Mar"),
    Topic("Private"),
)


def held(text: str, path: str = "notes/hanna/2026-03-18.md") -> list[Held]:
    note = read_note(path, text.encode(), ("Hanna Moss", "Ines Calder"))
    return [Held(path, session, "Hanna Moss") for session in note.sessions]


def page(**more: object) -> str:
    return render_note(Plan("Hanna Moss", DAY, AGENDA, me="Ines Calder", **more))  # type: ignore[arg-type]


def titles(text: str) -> list[str]:
    return [point.title for point in undiscussed(held(text))]


def test_an_untouched_note_reads_as_one_empty_session() -> None:
    text = page(questions=("What would make the next readout boring?",))
    (only,) = held(text)
    assert only.date == DAY and not only.session.items and not only.session.questions and not only.session.projects
    assert text.index("## Agenda") < text.index("## Notes") < text.index("## Action items")
    assert "forenote: session" in text


def test_nothing_discussed_leaves_every_point() -> None:
    left = undiscussed(held(page()))
    assert [point.minutes for point in left] == [8, 5, 5, 5, 5, 5, 5]
    assert left[0].title == AGENDA[0].title
    lines = page().split("\n")
    assert all(point.title in lines[point.source.line_start - 1] for point in left)


def test_a_tick_or_words_say_discussed() -> None:
    text = page()
    ticked = text.replace("- [ ] discussed", "- [x] discussed", 1)
    assert titles(ticked) == titles(text)[1:]
    lines = text.split("\n")
    at = lines.index("- ")
    typed = "\n".join([*lines[:at], "- DE has no date, I'll ask Bogdan", *lines[at + 1 :]])
    assert titles(typed) == titles(text)[1:]
    below = "\n".join([*lines[: at + 1], "", "He has no date.", *lines[at + 1 :]])
    assert titles(below) == titles(text)[1:]


def test_tasks_typed_into_it_are_tasks() -> None:
    text = page().replace("## Action items\n- ", "## Action items\n- [ ] Hanna: send the draft, by Friday")
    (only,) = held(text)
    assert [(item.text, item.due) for item in only.session.items] == [("send the draft", dt.date(2026, 3, 20))]


def test_only_the_last_session_counts() -> None:
    later = held("# Hanna 2026-03-25\n\n- all well\n", "notes/hanna/2026-03-25.md")
    assert undiscussed([*held(page()), *later]) == ()
    assert len(undiscussed([*held(page()), *later], DAY)) == len(AGENDA)
    assert undiscussed([]) == ()


@settings(max_examples=60)
@given(st.lists(st.text(min_size=1, max_size=60), max_size=4))
def test_no_title_breaks_the_note(words: list[str]) -> None:
    text = render_note(Plan("Hanna Moss", DAY, tuple(Topic(word) for word in words), me="Ines Calder"))
    (only,) = held(text)
    assert only.date == DAY and not only.session.items and not only.session.questions


# --- where ---------------------------------------------------------------------------------


def at(path: str, day: dt.date, person: str | None = "Hanna Moss") -> Held:
    return Held(path, Session(1, 3, day, points=(Point(1, 1, "a", "- a"),)), person)


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ([], "notes/hanna-moss/2026-03-18.md"),
        (["team/hanna/2026-03-11.md"], "team/hanna/2026-03-18.md"),
        (["team/hanna/2026-03-11 Hanna.md"], "team/hanna/2026-03-18 Hanna.md"),
        (["daily/2026-03-11.md"], "notes/hanna-moss/2026-03-18.md"),
        (["hanna/call 5 - 2026-03-11.md"], "notes/hanna-moss/2026-03-18.md"),
        (["hanna/2026-03-11.vtt"], "notes/hanna-moss/2026-03-18.md"),
        (["2026-03-11.md"], "notes/hanna-moss/2026-03-18.md"),
    ],
)
def test_it_lies_beside_notes_of_its_kind(paths: list[str], expected: str) -> None:
    assert note_path("Hanna Moss", DAY, [at(path, dt.date(2026, 3, 11)) for path in paths]) == expected


def test_a_folder_of_several_people_is_not_theirs() -> None:
    notes = [at("one/2026-03-11.md", dt.date(2026, 3, 11)), at("one/2026-03-10.md", dt.date(2026, 3, 10), "Theo Brandt")]
    assert note_path("Hanna Moss", DAY, notes) == "notes/hanna-moss/2026-03-18.md"


def test_never_over_a_note(tmp_path: Path) -> None:
    plan = Plan("Hanna Moss", DAY, AGENDA)
    made = make_note(tmp_path, plan, [])
    path = tmp_path / made.path
    assert made.made and stat.S_IMODE(path.stat().st_mode) == 0o600 and stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.write_text("mine")
    assert make_note(tmp_path, plan, []) == type(made)(made.path, False)
    assert path.read_text() == "mine"
    (tmp_path / "planned.md").write_text("# Hanna 2026-03-18\n")
    assert make_note(tmp_path, plan, [at("planned.md", DAY)]).path == "planned.md"


# --- the whole way -----------------------------------------------------------------------------


def workspace(root: Path) -> Path:
    (root / "forenote.toml").write_text('me = "Ines Calder"\n[people."Hanna Moss"]\nrelation = "report"\ncadence_days = 7\n')
    folder = root / "notes/hanna"
    folder.mkdir(parents=True)
    for day in (4, 11):
        (folder / f"2026-03-{day:02}.md").write_text(
            f"---\nperson: Hanna Moss\n---\n# Hanna 2026-03-{day:02}\n\n- [Blocked] Locker forecast. Waiting for DE\n\n## Action items\n"
            "- [ ] Hanna: send the post-mortem, by Friday\n- [ ] Ines: comment on the growth plan, due 2026-03-06\n"
        )
    return root


def test_a_tick_in_the_note_closes_the_action_and_what_was_left_comes_again(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    with Assistant(root, dt.date(2026, 3, 16)) as assistant:
        before = {action.text: action.id for action in assistant.actions().actions}
        note = assistant.note("hanna")
    assert note.path == "notes/hanna/2026-03-18.md"
    path = root / note.path
    text = path.read_text("utf-8")
    first = text.split("### ")[1].split("\n")[0]
    text = text.replace("- [ ] Hanna: send the post-mortem", "- [x] Hanna: send the post-mortem")
    path.write_text(text.replace("- [ ] discussed", "- [x] discussed", 1), "utf-8")
    with Assistant(root, dt.date(2026, 3, 19)) as assistant:
        after = {action.id: action.status for action in assistant.actions(status="all").actions}
        assert after == {before["send the post-mortem"]: "done", before["comment on the growth plan"]: "open"}
        left = undiscussed(assistant.catalogue().held("Hanna Moss"), dt.date(2026, 3, 19))
        assert left and first.rpartition(" (")[0] not in [point.title for point in left]
        assert assistant.prep("hanna").agenda


def test_a_note_that_nobody_touched_is_no_session(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    with Assistant(root, dt.date(2026, 3, 16)) as assistant:
        assistant.note("hanna")
    with Assistant(root, dt.date(2026, 3, 20)) as assistant:
        timeline, _ = assistant.timeline("hanna")
        assert timeline.last == dt.date(2026, 3, 11)
        assert assistant.prep("hanna").last_session == dt.date(2026, 3, 11)


def test_a_given_day(tmp_path: Path) -> None:
    with Assistant(workspace(tmp_path), dt.date(2026, 3, 16)) as assistant:
        assert assistant.note("hanna", dt.date(2026, 3, 20)).path == "notes/hanna/2026-03-20.md"
