"""Words for regular talks are no names; calendar titles head sessions; chips of people are people."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.reading.note import read_note
from assistant.reading.people import looks_like_name, path_mentions, title_mentions
from assistant.records import Note

D = dt.date


def read(text: str, path: str = "weekly.txt") -> Note:
    return read_note(path, text.encode())


TALKS = [
    "Jour fixe", "Jour Fixe", "Touch Base", "Touchbase", "Touchpoint", "Office Hours", "Stand-up", "Standup", "Walk & Talk", "Mitarbeitergespräch", "Wochengespräch",
    "Regeltermin", "Entretien", "Point hebdo", "Punto", "Punto semanal", "Bilat", "Supervision", "Coaching", "Overleg", "Bi-weekly", "Catch-up", "Check-in",
]  # fmt: skip


@pytest.mark.parametrize("talk", TALKS)
def test_a_word_for_a_talk_is_no_part_of_a_name(talk: str) -> None:
    assert {m.name for m in title_mentions(f"{talk} Ana", 1)} == {"Ana"}
    assert {m.name for m in title_mentions(f"{talk} with Ana Ruiz", 1)} == {"Ana Ruiz"}
    assert {m.name for m in path_mentions(f"2026-11-03 {talk} Ana.md")} == {"Ana"}


def test_jf_before_with_is_a_talk_and_initials_elsewhere() -> None:
    assert {m.name for m in title_mentions("JF mit Ana", 1)} == {"Ana"}
    assert "JF" in {m.name for m in title_mentions("JF / NB", 1)}


@pytest.mark.parametrize("name", ["Jourdan Fixler", "Ana Punt", "Base Okoro", "Hana Talker", "Dana Point", "Pim Termini"])
def test_names_that_begin_alike_stay_names(name: str) -> None:
    assert looks_like_name(name)
    assert {m.name for m in title_mentions(f"1:1 with {name}", 1)} == {name}


@pytest.mark.parametrize("title", ["Nia <> Dev", "Weekly 1:1 Nia / Dev", "Dev Patel", "Nia and Dev - Weekly sync"])
def test_a_calendar_title_beside_its_day_heads_a_session(title: str) -> None:
    parts = [
        f"{day} | {title}\n\nAttendees: Nia Bowen  Dev Patel\n\nNotes\n\nBack from leave.\n\nAction items\n\n[ ] Dev to send it\n"
        for day in ("Nov 17, 2026", "Oct 27, 2026")
    ]
    sessions = read("\n".join(parts)).sessions
    assert [s.date for s in sessions] == [D(2026, 11, 17), D(2026, 10, 27)]
    assert [[i.text for i in s.items] for s in sessions] == [["send it"], ["send it"]]
    assert {"Nia Bowen", "Dev Patel"} <= {m.name for m in sessions[0].mentions}
    assert "Nia Bowen Dev Patel" not in {m.name for m in sessions[0].mentions}


@pytest.mark.parametrize("row", ["2026-11-01 | told them of the importer", "Oct 27, 2026 | done.", "Heron | Oct 27, 2026"])
def test_rows_with_a_day_and_a_bar_head_none(row: str) -> None:
    assert [s.date for s in read(f"1:1 Dev\nNov 17, 2026\n\n- a\n\n{row}\n\nmore\n").sessions] == [D(2026, 11, 17)]


def test_who_was_there_is_no_task_in_whatever_section() -> None:
    text = (
        "# 1:1 Dev 2026-11-17\n\n## Action items\nAttendees: Nia Bowen, Dev Patel\n- [ ] Dev: send it\n- Attendees: to be invited by Dev\n"
    )
    (session,) = read(text).sessions
    assert [i.line for i in session.items] == [5, 6]


def test_a_session_that_did_not_happen_may_list_who_was_meant_to_come() -> None:
    text = "Nov 17, 2026 | Nia <> Dev\n\nNotes\n\nBack.\n\nNov 3, 2026 | Nia <> Dev\n\nAttendees: Nia Bowen\n\nDev on leave. No meeting.\n"
    assert [(s.date, s.skipped) for s in read(text).sessions] == [(D(2026, 11, 17), False), (D(2026, 11, 3), True)]
