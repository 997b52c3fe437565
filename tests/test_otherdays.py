"""Dates of something else on lines of their own date no session; those of sessions stay theirs."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.reading.note import read_note

D = dt.date
NAMED = "2026-11-17 Ana Ruiz.md"
TITLE = ("# 1:1 Ana Ruiz", "", "- Offer arrived.", "- [ ] Ana: order walls by Friday", "")


def days(*lines: str, path: str = "ana.md") -> list[dt.date | None]:
    return [session.date for session in read_note(path, "\n".join(lines).encode()).sessions]


OTHER = [
    ("## Next meeting", "1 December 2026"),
    ("Next meeting:", "1 December 2026"),
    ("Next meeting", "1 December 2026"),
    ("## Next 1:1", "Date: 1 December 2026", "Time: 10:00"),
    ("## Nächster Termin", "01.12.2026"),
    ("## Prochain point", "1 décembre 2026"),
    ("## Próxima reunión", "01/12/2026"),
    ("## Contract signed", "1 October 2026"),
    ("## Launch date", "1 December 2026", "", "- the shop opens"),
    ("## Follow-up", "01.12.2026"),
    ("## Deadlines", "1 December 2026", "- contract", "", "15 December 2026", "- walls"),
    ("## Deadlines", "### 1 December 2026", "- contract", "### 15 December 2026", "- walls"),
    ("## Deadlines", "- 1 December 2026", "  - contract", "- 15 December 2026", "  - walls"),
    ("## Key dates", "1 Dec 2026: contract", "15 Dec 2026: walls"),
    ("## Milestones", "### Contract 1 December 2026", "### Walls 15 December 2026"),
    ("## Contract signed", "1 October 2026", "## Notes", "- more", "## Moved in", "3 October 2026"),
]  # fmt: skip


@pytest.mark.parametrize("lines", OTHER)
def test_a_date_below_a_heading_is_what_the_heading_names(lines: tuple[str, ...]) -> None:
    note = read_note(NAMED, "\n".join((*TITLE, *lines)).encode())
    assert [s.date for s in note.sessions] == [D(2026, 11, 17)]
    assert [i.due for i in note.sessions[0].items if i.text == "order walls"] == [D(2026, 11, 20)]
    field = ("# 1:1 Ana Ruiz", "", "Date: 17.11.2026", *TITLE[1:], *lines)
    assert days(*field) == [D(2026, 11, 17)]


@pytest.mark.parametrize("lines", OTHER[:8])
def test_where_nothing_tells_the_day_such_a_date_does_not_either(lines: tuple[str, ...]) -> None:
    assert days(*TITLE, *lines) == [None]


def test_dated_headings_of_one_section_of_a_note_with_its_day_in_its_name() -> None:
    lines = (
        "# Ana Ruiz",
        "## Timeline",
        "### 1 October 2026",
        "- signed",
        "### 1 November 2026",
        "- moved in",
        "## Notes",
        "- [ ] Ana: order walls",
    )
    assert days(*lines, path=NAMED) == [D(2026, 11, 17)]
    assert days(*lines, path="ana.md") == [D(2026, 10, 1), D(2026, 11, 1)]


@pytest.mark.parametrize("section", ["Sessions", "Log", "2026", "November", "1:1s"])
def test_a_section_of_sessions_keeps_them_even_there(section: str) -> None:
    lines = ("# Ana Ruiz", f"## {section}", "### 17 November 2026", "- a", "### 3 November 2026", "- b", "## Goals", "- c")
    assert days(*lines, path="2026-11-20 export Ana.md") == [D(2026, 11, 17), D(2026, 11, 3)]


SESSIONS = [
    ("# Ana", "## Date", "17 November 2026", "- a"),
    ("# Ana", "## Meeting notes", "17 November 2026", "- a"),
    ("# Next 1:1 Ana", "17 November 2026", "- a"),
    ("# Release team", "17 November 2026", "- a"),
    ("# Ana", "## Follow-up meeting", "17 November 2026", "- a"),
    ("# Ana", "## Info", "**Date**: 17 November 2026, 14:00", "- a"),
]  # fmt: skip


@pytest.mark.parametrize("lines", SESSIONS)
def test_a_date_below_the_heading_of_a_session_is_its_day(lines: tuple[str, ...]) -> None:
    assert days(*lines) == [D(2026, 11, 17)]


def test_the_next_one_planned_above_those_that_were_is_a_session() -> None:
    lines = ("# Ana", "", "## Next 1:1", "1 December 2026", "- raise pay", "## 17 November 2026", "- a", "## 3 November 2026", "- b")
    assert days(*lines) == [D(2026, 12, 1), D(2026, 11, 17), D(2026, 11, 3)]


@pytest.mark.parametrize("line", ["Friday, 20 November 2026: launch", "20 November 2026 - launch of the shop"])
def test_the_name_is_trusted_above_a_line_that_goes_on_about_another_day(line: str) -> None:
    assert days("1:1 Ana", line, "- a", path=NAMED) == [D(2026, 11, 17)]
    assert days("1:1 Ana", line, "- a") == [D(2026, 11, 20)]


RUNNING = [
    ("# Ana", "Role: designer", "- likes tea", "## Notes", "17 November 2026", "- a", "", "3 November 2026", "- b"),
    ("# Ana", "## Last meetings", "17 November 2026", "- a", "", "3 November 2026", "- b"),
    ("# Ana", "## Roadmap", "17 November 2026", "- a", "## Pay", "3 November 2026", "- b"),
    ("# Ana", "17 November 2026", "- a", "### Next steps", "- [ ] x", "3 November 2026", "- b"),
    ("## Weekly", "17 November 2026", "- a", "## Weekly", "3 November 2026", "- b"),
    ("# Ana", "Date: 17 November 2026", "- a", "# Mira", "Date: 3 November 2026", "- b"),
    ("# Ana", "## Week 3", "17 November 2026", "- a", "## Week 1", "3 November 2026", "- b", "## Links", "- c"),
]  # fmt: skip


@pytest.mark.parametrize("lines", RUNNING)
def test_running_documents_keep_their_sessions(lines: tuple[str, ...]) -> None:
    assert days(*lines) == [D(2026, 11, 17), D(2026, 11, 3)]


@pytest.mark.parametrize(
    "lines",
    [
        ("# Jürgen Oct 15", "", "Date: October 15, 2026", "", "- [ ] report"),
        ("# Jürgen Oct 15", "", "Status: Done", "Attendees: Nia, Jürgen", "Date: October 15, 2026", "Tags:", "", "- [ ] report"),
        ("# Jürgen 1-1 Oct 15", "", "Date: October 15, 2026", "", "- [ ] report"),
        ("# Jürgen 1/2", "", "Date: October 15, 2026", "", "- [ ] report"),
    ],
)
def test_a_date_field_completes_a_title_without_a_year(lines: tuple[str, ...]) -> None:
    assert days(*lines, path="any.md") == [D(2026, 10, 15)]


@pytest.mark.parametrize("name", ["Jürgen 1 1 Oct 15 3f2a9c1b7d8e4a5f9b0c1d2e3f4a5b6c.md", "Jürgen 1-1 Oct 15.md", "1_1 Oct 15.md"])
def test_the_one_of_an_exported_one_on_one_is_no_day(name: str) -> None:
    (session,) = read_note(name, b"- talked").sessions
    assert (session.date, session.date_note) == (None, "'Oct 15' has no year")
    assert days("Date: October 15, 2026", "- talked", path=name) == [D(2026, 10, 15)]


@pytest.mark.parametrize(
    ("name", "day"),
    [("Jürgen 1 Oct 26.md", D(2026, 10, 1)), ("Jürgen 1-1 1 Oct 2026.md", D(2026, 10, 1)), ("Ana 1-1-2026.md", D(2026, 1, 1)), ("Ana 11 Oct 26.md", D(2026, 10, 11)),
     ("2026 1 1.md", D(2026, 1, 1))],
)  # fmt: skip
def test_a_first_of_the_month_stays_one(name: str, day: dt.date) -> None:
    assert days("- talked", path=name) == [day]
