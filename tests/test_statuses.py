"""Projects with a status tag: what it is, how it stands, what it waits for."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.reading.note import read_note
from assistant.reading.statuses import waiting_on
from assistant.records import Project

D = dt.date


def projects(*lines: str, heading: str = "## 🗒 Ongoing projects") -> tuple[Project, ...]:
    (session,) = read_note("n.md", "\n".join(["# 1:1 Mira 2026-03-09", heading, *lines]).encode()).sessions
    return session.projects


def project(line: str) -> Project:
    (found,) = projects(line)
    return found


@pytest.mark.parametrize(
    ("line", "status", "title"),
    [
        ("- [P0] Tern map: draw it", "P0", "Tern map"),
        ("- [P1] Heron launch", "P1", "Heron launch"),
        ("- *[Blocked] Heron launch: waits*", "Blocked", "Heron launch"),
        ("- [Deprioritized] Heron launch: not now", "Deprioritized", "Heron launch"),
        ("- [deprioritised] Heron launch", "deprioritised", "Heron launch"),
        ("- [On hold] Heron launch. We wait.", "On hold", "Heron launch"),
        ("- [P0] [Blocked] Heron launch: waits", "Blocked", "Heron launch"),
        ("- [P0][At risk] Heron launch", "At risk", "Heron launch"),
        ("- **[In progress]** Heron launch — nearly there", "In progress", "Heron launch"),
        ("- (blocked) Heron launch", "blocked", "Heron launch"),
        ("- P2: Heron launch", "P2", "Heron launch"),
        ("- BLOCKED - Heron launch", "BLOCKED", "Heron launch"),
        ("- Heron launch: on hold", "on hold", "Heron launch"),
        ("- Heron launch (blocked)", "blocked", "Heron launch"),
        ("- Heron launch -> at risk, the vendor is slow", "at risk", "Heron launch"),
        ("- [Needs owner] Heron launch", "Needs owner", "Heron launch"),
        ("- **Heron launch** [P2] [On track] ETA 15 July – mail went out", "On track", "Heron launch"),
        ("- [P1] Heron launch [Blocked] ETA 27 Nov, waiting on DE", "Blocked", "Heron launch"),
        ("- [[Heron launch]] [on hold] until September", "on hold", "Heron launch"),
        ("- Heron launch [at risk]", "at risk", "Heron launch"),
        ("- **Heron launch** [P3, was P2] – later", "P3", "Heron launch"),
        ("- [P1 → P0] Heron launch: now", "P0", "Heron launch"),
        ("- 🔴 Heron launch: the vendor is slow", "Red", "Heron launch"),
        ("- Heron launch 🟢", "Green", "Heron launch"),
    ],
)
def test_every_form_of_a_status(line: str, status: str, title: str) -> None:
    assert (project(line).status, project(line).title) == (status, title)


@pytest.mark.parametrize(
    "line",
    [
        "- [link] to the plan",
        "- [Mira](https://tern.example) sent it",
        "- [x] Heron launch",
        "- [MK] Heron slips",
        "- Heron slips",
        "- [1] a footnote",
    ],
)
def test_other_brackets_are_no_status(line: str) -> None:
    assert projects(line) == ()


def test_unknown_tags_count_only_among_projects() -> None:
    assert projects("- [Needs owner] Heron launch", heading="## Notes") == ()
    assert [p.status for p in projects("- [Blocked] Heron launch", heading="## Notes")] == ["Blocked"]


@pytest.mark.parametrize(
    "line",
    [
        "- He showed me the deck [done] and we liked it",
        "- Kim to write the plan [blocked]",
        "- Ben will do it [pending]",
        "- see the list [late]",
    ],
)
def test_a_tag_behind_a_sentence_is_no_status(line: str) -> None:
    assert projects(line, heading="## Notes") == ()


def test_a_line_that_says_how_it_stood_before() -> None:
    assert project("- **Heron launch** [P3, was P2] [On hold]").was == "P2"
    assert project("- [P1 → P0] Heron launch: now").was == "P1"
    assert project("- **Heron launch** [P2] – was late").was is None


def test_a_day_that_a_project_only_names_is_no_eta() -> None:
    assert project("- [At risk] Heron launch: the designer leaves in May").eta is None
    assert project("- [On track] Heron launch – Ruud is on the list for the 17th").eta is None
    assert project("- **Heron launch** [On hold] until September").eta is None
    assert project("- **Heron launch** [P1] 15 March – as planned").eta == D(2026, 3, 15)
    assert project("- **Heron launch** [P1] goes live on 15 March").eta == D(2026, 3, 15)


TABLE = """| # | Project | Status | ETA | Blocked by | Notes |
|---|---|---|---|---|---|
| 1 | Heron launch | 🔴 Blocked | 3/20 | DE | need the counts |
| 2 | Tern map | On track | n/a |  | new colours |
| 3 | Owl box | nailed it | | | |"""


def test_a_table_of_projects() -> None:
    found = projects(*TABLE.split("\n"), heading="## Notes")
    assert [(p.title, p.status, p.eta, p.waiting_on) for p in found] == [
        ("Heron launch", "Blocked", D(2026, 3, 20), "DE"),
        ("Tern map", "On track", None, None),
    ]
    assert found[0].raw.startswith("| 1 | Heron")
    assert projects("| Name | Status |", "|---|---|", "| Kim | done |", heading="## Notes") == ()


def test_eta_takes_its_year_from_the_session() -> None:
    assert project("- [P0] Tern map: draw it. ETA 3/20.").eta == D(2026, 3, 20)
    assert project("- [P1] Tern map: draw it. ETA end of March").eta == D(2026, 3, 31)
    assert project("- [P1] Tern map: draw it.").eta is None


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Waiting for DE to load the bird counts.", "DE"),
        ("waiting on the vendor since 2/20", "vendor"),
        ("Blocked by Legal, they are slow", "Legal"),
        ("held up by Tom's team", "Tom's team"),
        ("Depends on the platform team for the export", "platform team"),
        ("We wait for Mira.", "Mira"),
        ("Nothing to wait for", None),
        ("all fine", None),
    ],
)
def test_what_it_waits_for(line: str, who: str | None) -> None:
    assert waiting_on(line) == who
    assert project(f"- [Blocked] Tern map: {line}").waiting_on == who


def test_the_last_follow_up_and_since_when() -> None:
    found = project("- [Blocked] Tern map: Waiting for DE since 20 Feb. Followed up on 2/27. Need escalation?")
    assert (found.followed_up, found.since, found.questions) == (D(2026, 2, 27), D(2026, 2, 20), ("Need escalation?",))
    assert project("- [Blocked] Tern map: chased Legal on 5 March").followed_up == D(2026, 3, 5)
    assert project("- [Blocked] Tern map: asked them twice").followed_up is None


def test_a_follow_up_before_the_turn_of_the_year() -> None:
    (session,) = read_note("n.md", b"# 1:1 Mira 2026-01-12\n- [Blocked] Tern map: followed up on 12/29\n").sessions
    assert session.projects[0].followed_up == D(2025, 12, 29)


def test_why_it_was_given_up() -> None:
    assert (
        project("- [Deprioritized] Tern map: dropped by the sales team as we moved the fair").reason
        == "by the sales team as we moved the fair"
    )
    assert project("- [On hold] Tern map: because the budget is frozen.").reason == "because the budget is frozen"
    assert project("- [Blocked] Tern map: because the budget is frozen.").reason is None


def test_a_missing_link_is_no_part_of_the_title() -> None:
    assert project("- [P0] Tern map[link]: draw it").title == "Tern map"


def test_done_work_and_tasks_are_no_projects() -> None:
    assert projects("- [ ] [P0] draw the map", "- [x] [P1] draw the other map") == ()
    assert projects("- [P0] send the deck", heading="## Action items") == ()


def test_a_plain_agenda_of_the_week() -> None:
    lines = ["*Date: 03/09/2026*", "", "*✅ Last week's wins*", "* *Map test[link]: went out to all*", "* *Bird count[link]: nobody expected it*", "",
             "*🗒 Ongoing projects*", "* *[P0] Map <> churn: find out. ETA 3/13.*", "* *[P1] Cost board: build it. ETA 3/20.*",
             "* *[Blocked] Trip board: Waiting for DE to load the table. Followed up on 2/27. Do we escalate?*",
             "* *[Deprioritized] Fair support: given up by sales as we moved the fair.*", "",
             "*🔍 Other topics*", "* *I want to learn more about forecasts. Is there a project for that?*", "* *Any feedback on the map?*"]  # fmt: skip
    (session,) = read_note("n.md", "\n".join(lines).encode()).sessions
    assert session.date == D(2026, 3, 9)
    assert [(p.status, p.eta, p.waiting_on, p.followed_up) for p in session.projects] == [
        ("P0", D(2026, 3, 13), None, None),
        ("P1", D(2026, 3, 20), None, None),
        ("Blocked", None, "DE", D(2026, 2, 27)),
        ("Deprioritized", None, None, None),
    ]
    assert [q.text for q in session.questions] == [
        "Trip board: do we escalate?",
        "Is there a project for that?",
        "Any feedback on the map?",
    ]
    assert [p.text for p in session.points if p.zone == "done"] == [
        "Map test[link]: went out to all",
        "Bird count[link]: nobody expected it",
    ]
    assert session.items == ()


def test_lines_below_a_project_belong_to_it() -> None:
    chart, tides = projects(
        "- [P1] Tern map",
        "  - ETA 13/3",
        "  - **Owner**: Kim",
        "- [P2] Tide table",
        "  - Waiting for DE to build it",
        "    - Need escalation?",
    )
    assert (chart.title, chart.eta, chart.waiting_on) == ("Tern map", D(2026, 3, 13), None)
    assert (tides.title, tides.eta, tides.waiting_on, tides.questions) == ("Tide table", None, "DE", ("Need escalation?",))


@pytest.mark.parametrize(
    "below", ["Kim: send the list by 20 March", "[ ] Kim: sketch due 20 March", "She was stuck on the train", "we met 3 March"]
)
def test_not_every_line_below_a_project_is_about_its_date_or_wait(below: str) -> None:
    (found,) = projects("- [P1] Tern map", f"  - {below}")
    assert (found.eta, found.waiting_on) == (None, None)


@pytest.mark.parametrize(
    ("line", "title", "who"),
    [
        ("- [Blocked] Data access waiting for DE to set up the booking table", "Data access", "DE"),
        ("- [Blocked] Data access, still waiting on legal", "Data access", "legal"),
        ("- [Blocked] Data access blocked by the vendor: they moved", "Data access", "vendor"),
        ("- [P1] Waiting room: paint it", "Waiting room", None),
    ],
)
def test_what_it_waits_for_is_no_part_of_the_title(line: str, title: str, who: str | None) -> None:
    assert (project(line).title, project(line).waiting_on) == (title, who)


def test_an_eta_that_may_be_two_days_is_a_problem_of_the_note() -> None:
    note = read_note(
        "n.md", b"# 1:1 Mira 2026-03-03\n## Projects\n- [P1] Tern map: ETA 4/5\n## Action items\n- [ ] Kim: order the badges by 4/5\n"
    )
    assert [problem.split(":")[0] for problem in note.problems] == ["line 3", "line 5"]
    assert '"ETA 4/5" may be 5 April or 4 May' in note.problems[0]
