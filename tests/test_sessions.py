"""Where the sessions of a file begin, and on which day each was."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from assistant.reading.note import read_note
from assistant.records import Note, Session

D = dt.date


def read(*lines: str, path: str = "mira.md", **more: Any) -> Note:
    return read_note(path, "\n".join(lines).encode(), **more)


def days(*lines: str, path: str = "mira.md", **more: Any) -> list[dt.date | None]:
    return [session.date for session in read(*lines, path=path, **more).sessions]


def only(note: Note) -> Session:
    (session,) = note.sessions
    return session


# --- one session: where its date may stand, and what is trusted ------------------------------------------------------------

TRUST = [
    ("front_matter", ("---", "date: 2026-05-04", "---", "- talked")),
    ("heading", ("# 1:1 Mira, 2026-05-04", "- talked")),
    ("heading", ("2026-05-04", "- talked")),
    ("body", ("# 1:1 Mira", "Date: 2026-05-04", "- talked")),
    ("body", ("# 1:1 Mira", "- **Date:** 4 May 2026", "- talked")),
    ("body", ("# 1:1 Mira", "date:: [[2026-05-04]]", "- talked")),
    ("body", ("# 1:1 Mira", "Mon, 04 May 26 · mira@tern.example", "- talked")),
]


@pytest.mark.parametrize(("source", "lines"), TRUST)
def test_every_place_of_a_date(source: str, lines: tuple[str, ...]) -> None:
    session = only(read(*lines))
    assert (session.date, session.date_source) == (D(2026, 5, 4), source)


@pytest.mark.parametrize(
    "name",
    ["2026-05-04.md", "2026_05_04.md", "20260504 mira.md", "2026-05-04-mira.md", "mira 2026-5-4.md", "04-May-2026.md", "2026-May-04.md", "2026-05-04Mira.md",
     "notes/2025-01-01/2026-05-04.md", "1_1 Mira 2026-05-04 3f2a9c0d1e2b4a5f8c7d6e5f4a3b2c1d.md"],
)  # fmt: skip
def test_the_file_name_may_hold_the_date(name: str) -> None:
    session = only(read("- talked about Heron", path=name))
    assert (session.date, session.date_source) == (D(2026, 5, 4), "file_name")


def test_front_matter_is_trusted_above_heading_body_and_name() -> None:
    lines = ["---", "date: 2026-05-04", "---", "# 1:1 2026-05-05", "Date: 2026-05-06", "- talked"]
    assert days(*lines, path="2026-05-07.md") == [D(2026, 5, 4)]
    assert days(*lines[3:], path="2026-05-07.md") == [D(2026, 5, 5)]
    assert days("# 1:1 Mira", *lines[4:], path="2026-05-07.md") == [D(2026, 5, 6)]


def test_places_that_contradict_each_other_are_told() -> None:
    note = read("# 1:1 2026-05-05", "- talked", path="2026-05-07.md")
    assert only(note).date_note == "the file name says 2026-05-07"
    assert note.problems == ("line 1: the file name says 2026-05-07",)


@pytest.mark.parametrize(
    "line",
    ["Next meeting: 2026-05-18", "Deadline: 4 May 2026", "- see https://tern.example/2026/05/04/post", "- send it by 2026-05-04", "- [ ] deck 📅 2026-05-04",
     "## Launch 2026-05-04 postponed until June"],
)  # fmt: skip
def test_other_dates_are_none_of_the_session(line: str) -> None:
    assert days("# 1:1 Mira", "- talked", "- and walked", "- and more", line) == [None]


def test_folders_never_date_a_session() -> None:
    assert only(read("- talked", path="2026-05-04/mira.md")).date_note == "no date found"


SPELLINGS = [
    "2026-05-04", "2026/05/04", "2026.05.04", "20260504", "2026-5-4", "4 May 2026", "4th May 2026", "04 May 26", "May 4, 2026", "May 4th 2026", "Mon, May 4, 2026",
    "Monday 4 May 2026", "Mon, 04 May 26", "04-May-2026", "4-May-26", "2026-May-04", "[4 May 2026]", "Date: 4 May 2026", "2026-05-04T13:00:00Z",
    "4 May 2026 at 10:02", "Mon, May 04, 2026 10:00AM", "May 4, 2026; 16:00-17:00 UTC", "Monday, May 4, 2026 (9:00-10:00am PT)", "4. Mai 2026", "1:1 4 May 2026",
    "Notes 2026-05-04", "260504",
]  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("form", ["## {}", "**{}**", "{}"])
def test_every_spelling_of_a_session_heading(spelling: str, form: str) -> None:
    lines = [form.format(spelling), "- Heron slips", "", form.format("2026-04-20"), "- Heron begins"]
    assert days(*lines) == [D(2026, 5, 4), D(2026, 4, 20)]


# --- running documents ---------------------------------------------------------------------------------------------------


def test_a_running_document_newest_first() -> None:
    lines = ["# Mira / Tom", "## 2026-05-04", "### Notes", "- b", "### Action items", "- [ ] send it", "## 2026-04-20", "- a"]
    sessions = read(*lines).sessions
    assert [(s.date, s.line_start, s.line_end) for s in sessions] == [(D(2026, 5, 4), 2, 6), (D(2026, 4, 20), 7, 8)]
    assert [i.text for i in sessions[0].items] == ["send it"]


def test_a_running_document_newest_last() -> None:
    assert days("2026-04-20", "- a", "2026-05-04", "- b") == [D(2026, 4, 20), D(2026, 5, 4)]


def test_sections_of_the_same_level_belong_to_the_session_above_them() -> None:
    sessions = read("## 4 May 2026", "- a", "## Action items", "- b", "## 20 April 2026", "- c").sessions
    assert [(s.line_start, s.line_end) for s in sessions] == [(1, 4), (5, 6)]


def test_dates_of_topics_inside_a_session_split_nothing() -> None:
    lines = ["## 4 May 2026", "- a", "### Launch moved to 12 June 2026", "- b", "## 20 April 2026", "- c"]
    assert days(*lines) == [D(2026, 5, 4), D(2026, 4, 20)]


def test_headings_with_a_title_beside_the_date() -> None:
    lines = [
        "## **May 4, 2026 | [Mira / Tom](https://tern.example/e)**",
        "- a",
        "## **Apr 20, 2026 | [Mira / Tom](https://tern.example/e)**",
        "- b",
    ]
    assert days(*lines) == [D(2026, 5, 4), D(2026, 4, 20)]


def test_outer_bullets_may_be_the_sessions() -> None:
    assert days("# Mira", "- 2026-05-04", "  - a", "- 2026-04-20", "  - b") == [D(2026, 5, 4), D(2026, 4, 20)]


def test_date_fields_may_open_the_sessions() -> None:
    lines = ["## Weekly", "Date: 4 May 2026", "- a", "## Weekly", "Date: 20 April 2026", "- b"]
    assert [(s.date, s.line_start) for s in read(*lines).sessions] == [(D(2026, 5, 4), 1), (D(2026, 4, 20), 4)]


def test_a_diary_in_paragraphs() -> None:
    lines = ["4 May 2026. A long walk with Mira.", "", "20 April 2026 — she was tired.", "", "Mon 6 April 2026: first talk."]
    assert days(*lines) == [D(2026, 5, 4), D(2026, 4, 20), D(2026, 4, 6)]


def test_yymmdd_lines() -> None:
    assert days("260504", "- a", "260420", "- b", "260406 (call)", "- c") == [D(2026, 5, 4), D(2026, 4, 20), D(2026, 4, 6)]


def test_a_table_of_contents_is_no_session() -> None:
    lines = ["# Mira", "* [4 May 2026](#date-4-may-2026)", "* [20 April 2026](#date-20-april-2026)", "* [Template](#template)", "",
             "### Date: 4 May 2026", "- a", "### Date: 20 April 2026", "- b"]  # fmt: skip
    assert [(s.date, s.line_start) for s in read(*lines).sessions] == [(D(2026, 5, 4), 6), (D(2026, 4, 20), 8)]


@pytest.mark.parametrize(
    "heading", ["## Template", "## Date: [INSERT DATE OF MEETING]", "## Date: Template", "## YYYY-MM-DD", "## {{date}}"]
)
def test_a_template_at_the_end_is_no_session(heading: str) -> None:
    lines = ["## 4 May 2026", "- a", "## 20 April 2026", "- b", heading, "- [ ] what went well?"]
    sessions = read(*lines).sessions
    assert [(s.date, s.line_end) for s in sessions] == [(D(2026, 5, 4), 2), (D(2026, 4, 20), 4)]
    assert not [item for s in sessions for item in s.items]


def test_a_template_below_a_single_session_ends_it() -> None:
    assert only(read("## 4 May 2026", "- a", "## Template", "- [ ] what went well?")).line_end == 2


@pytest.mark.parametrize("line", ["Archived, see Mira 2026.md", "Renamed to Mira Kovac.md", "This note has moved to the people folder."])
def test_a_stub_is_no_session(line: str) -> None:
    assert read(line, path="mira 2026-05-04.md").sessions == ()


@pytest.mark.parametrize(
    "lines",
    [
        ("## 4 May 2026 - cancelled",),
        ("## 4 May 2026", "- cancelled, Mira was ill"),
        ("## 4 May 2026", "no 1:1, Tom on leave"),
        ("## 4 May 2026 (skipped)", "- see below"),
    ],
)
def test_sessions_that_did_not_take_place(lines: tuple[str, ...]) -> None:
    sessions = read(*lines, "## 20 April 2026", "- we talked about the cancelled trip and much more", "- b", "- c").sessions
    assert [s.skipped for s in sessions] == [True, False]


def test_boxes_above_the_first_session_are_kept_without_a_date() -> None:
    sessions = read("# Mira", "- [ ] send the deck", "## 2026-05-04", "- a", "## 2026-04-20", "- b").sessions
    assert [(s.date, len(s.items)) for s in sessions] == [(None, 1), (D(2026, 5, 4), 0), (D(2026, 4, 20), 0)]


# --- day and month, and the year -----------------------------------------------------------------------------------------


def test_the_order_of_day_and_month_is_proved_by_another_date() -> None:
    note = read("3/4/26", "- a", "2/27/26", "- b")
    assert ([s.date for s in note.sessions], note.order) == ([D(2026, 3, 4), D(2026, 2, 27)], "mdy")
    note = read("## 08-03-2026", "- a", "## 22-02-2026", "- b")
    assert ([s.date for s in note.sessions], note.order) == ([D(2026, 3, 8), D(2026, 2, 22)], "dmy")


def test_the_order_may_be_proved_by_any_date_of_the_note() -> None:
    assert days("# 1:1", "Date: 04/05/2026", "- followed up on 2/27") == [D(2026, 4, 5)]


def test_the_order_may_come_from_the_notes_beside_it() -> None:
    assert days("# 1:1", "Date: 04/05/2026", "- a", order="dmy") == [D(2026, 5, 4)]


def test_an_ambiguous_date_is_said_to_be() -> None:
    session = only(read("# 1:1", "Date: 04/05/2026", "- a"))
    assert session.date is None
    assert session.date_note == "'04/05/2026' is ambiguous: 2026-05-04 or 2026-04-05"


def test_a_year_comes_from_the_neighbours() -> None:
    assert days("## 4 May 2026", "- a", "## 20 April", "- b", "## 6 April", "- c") == [D(2026, 5, 4), D(2026, 4, 20), D(2026, 4, 6)]
    assert days("## 14 Jan", "- a", "## 17 Dec 2025", "- b", "## 3 Dec", "- c") == [D(2026, 1, 14), D(2025, 12, 17), D(2025, 12, 3)]
    assert days("## 3 Dec 2025", "- a", "## 17 Dec", "- b", "## 14 Jan", "- c") == [D(2025, 12, 3), D(2025, 12, 17), D(2026, 1, 14)]


def test_a_year_comes_from_a_heading_above() -> None:
    assert days("# 2026", "## 4 May", "- a", "# 2025", "## 3 December", "- b") == [D(2026, 5, 4), D(2025, 12, 3)]


def test_a_year_comes_from_the_name_of_the_file() -> None:
    assert days("## 4 May", "- a", "## 20 April", "- b", path="Mira 2026.md") == [D(2026, 5, 4), D(2026, 4, 20)]


def test_a_year_comes_from_the_notes_beside_it_and_is_said_to() -> None:
    session = only(read("# 1:1 Mira, 4 May", "- a", near=D(2026, 4, 20)))
    assert (session.date, session.date_note) == (D(2026, 5, 4), "'4 May' has no year: 2026 by the notes beside it")


def test_without_any_year_it_is_unknown() -> None:
    sessions = read("## 4 May", "- a", "## 20 April", "- b").sessions
    assert [(s.date, s.date_text, s.date_note) for s in sessions] == [
        (None, "4 May", "'4 May' has no year"),
        (None, "20 April", "'20 April' has no year"),
    ]


# --- daily notes and outliners ---------------------------------------------------------------------------------------------


def test_the_one_on_one_in_a_daily_note() -> None:
    lines = [
        "# Monday",
        "- bought milk",
        "## 1:1 [[Mira Kovac]]",
        "- [ ] Mira to send the deck",
        "### Career",
        "- she asked about lead roles",
        "## Evening",
        "- read",
    ]
    met, rest = read(*lines, path="daily/2026-05-04.md").sessions
    assert (met.date, met.line_start, met.line_end, met.leftover, met.mentions[0].name) == (D(2026, 5, 4), 3, 6, False, "Mira Kovac")
    assert (rest.leftover, [p.text for p in rest.points], rest.mentions) == (True, ["bought milk", "read"], ())


def test_several_one_on_ones_in_a_day() -> None:
    lines = ["## 1:1 Mira", "- a", "## Standup", "- b", "## Catch-up with Tom", "- c"]
    sessions = read("# Monday", *lines, path="daily/2026-05-04.md").sessions
    assert [(s.title, s.date) for s in sessions if not s.leftover] == [("1:1 Mira", D(2026, 5, 4)), ("Catch-up with Tom", D(2026, 5, 4))]


def test_an_outliner_s_journal() -> None:
    lines = ["- bought milk", "- 1:1 with [[Mira Kovac]]", "\t- TODO send the deck", "\t- DONE book the room", "- evening"]
    met, rest = read(*lines, path="journals/2026_05_04.md").sessions
    assert [(i.text, i.state) for i in met.items] == [("send the deck", "open"), ("book the room", "done")]
    assert (met.date, met.mentions[0].name, rest.leftover) == (D(2026, 5, 4), "Mira Kovac", True)


def test_one_on_ones_under_one_another_are_one_session() -> None:
    lines = ["# Monday", "## 1:1 Mira", "- a", "### Check-in Mira", "- b", "## Evening", "- c"]
    assert [s.line_start for s in read(*lines, path="daily/2026-05-04.md").sessions if not s.leftover] == [2]


def test_a_file_without_a_date_is_one_session() -> None:
    session = only(read("# 1:1 Mira", "- we talked"))
    assert (session.date, session.date_source, session.date_note, session.title) == (None, None, "no date found", "1:1 Mira")


def test_a_bullet_that_only_tells_of_a_meeting_holds_none() -> None:
    lines = ["- Presented at the Heron catch-up with Mira", "  - it went well", "- read"]
    assert [s.leftover for s in read(*lines, path="daily/2026-05-04.md").sessions] == [False]


# --- many sessions in forms without a heading of their own ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mira 9/3", "Mira 23/3"),
        ("1-1 with Mira, 9 March 2026", "1-1 with Mira, 23 March 2026"),
        ("Meeting 12 – 9 Mar 2026", "Meeting 13 – 23 Mar 2026"),
        ("Meeting 2 - 9 March 2026", "Meeting 3 - 23 March 2026"),
    ],
)
def test_headings_that_differ_only_in_their_date(first: str, second: str) -> None:
    note = read(first, "- talked about bread", "- rota", "", second, "- holiday plan", "- kit", near=D(2026, 4, 1), order="dmy")
    assert [session.date for session in note.sessions] == [D(2026, 3, 9), D(2026, 3, 23)]


def test_outer_bullets_with_a_date_and_the_same_words() -> None:
    assert days("- 9 Mar 2026 – Mira", "\t- bread", "- 23 Mar 2026 – Mira", "\t- kit") == [D(2026, 3, 9), D(2026, 3, 23)]
    assert days("# 1:1 Mira 2026-03-09", "- launch 12 Mar 2026", "\t- risky", "- review 23 Mar 2026", "\t- kit") == [D(2026, 3, 9)]


def test_a_diary_whose_lines_open_with_their_day() -> None:
    wide = "talked about bread and about who opens on Saturdays, I'll send the rota to HR this week, she looks at the kit"
    assert days(f"9 Mar 2026 - {wide}", f"23 Mar 2026 - {wide}") == [D(2026, 3, 9), D(2026, 3, 23)]


TABLE = (
    "# Mira",
    "",
    "| Date | Discussed | Actions | Owner | Due |",
    "|---|---|---|---|---|",
    "| 2026-03-09 | bread<br>rota | send the rota to HR; order aprons | Mira | 16 March |",
    "| 2026-03-23 | holiday plan | | | |",
)


def test_a_table_with_a_row_for_each_meeting() -> None:
    sessions = read(*TABLE).sessions
    assert [(s.date, s.line_start) for s in sessions] == [(D(2026, 3, 9), 5), (D(2026, 3, 23), 6)]
    assert [p.text for p in sessions[0].points if p.kind == "bullet"][:2] == ["bread", "rota"]
    assert [(i.text, i.owners, i.due) for i in sessions[0].items] == [
        ("send the rota to HR", ("Mira",), D(2026, 3, 16)),
        ("order aprons", ("Mira",), D(2026, 3, 16)),
    ]


def test_a_log_of_actions_is_no_table_of_meetings() -> None:
    log = (
        "# 1:1 Mira 2026-03-09",
        "| Date | Action | Owner |",
        "|---|---|---|",
        "| 2026-03-02 | rota | Mira |",
        "| 2026-03-09 | kit | Mira |",
    )
    assert [s.date for s in read(*log).sessions] == [D(2026, 3, 9)]


def test_lines_that_are_a_name_and_a_day_begin_sessions() -> None:
    lines = ("joan 22/10/26", "", "I owe her the numbers", "", "joan 5/11/26", "", "numbers: she has them")
    assert days(*lines, path="notes.txt") == [D(2026, 10, 22), D(2026, 11, 5)]


def test_lines_that_say_different_things_of_days_begin_none() -> None:
    lines = ("# 1:1 Mira, 2026-05-04", "", "rota 22/10/26", "", "some talk", "", "audit 5/11/26", "", "more talk")
    assert days(*lines) == [D(2026, 5, 4)]


@pytest.mark.parametrize(
    "line",
    [
        "she'll sign the depot budget this week",
        "I'll send Bo the plan next week",
        "Kim wants feedback on the deck",
        "he made good progress with it",
    ],
)
def test_what_is_said_of_somebody_is_no_heading(line: str) -> None:
    session = only(read("# 1:1 Mira, 2026-05-04", "", line, "another line"))
    assert any(line in point.text for point in session.points)


@pytest.mark.parametrize("line", ["This week", "Plans for next week", "Feedback", "I owe", "what I owe Mira", "Progress"])
def test_the_name_of_a_section_is_a_heading(line: str) -> None:
    session = only(read("# 1:1 Mira, 2026-05-04", "", line, "another line"))
    assert all(line not in point.text for point in session.points)
