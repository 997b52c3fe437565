"""What a coach would notice: each rule fires on evidence that is named, stays quiet in doubt, and fits the relation."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.jobs.coaching import MOST, Observation, observe, personal_line
from assistant.knowing.timeline import build_timeline
from assistant.reading.note import read_note
from assistant.records import Action, Held, Person, Session, Side, Source

AS_OF = dt.date(2026, 3, 17)
WEEKS = ("2026-01-27", "2026-02-03", "2026-02-10", "2026-02-17", "2026-02-24", "2026-03-03", "2026-03-10")
PLAIN = "- the tram counters were late again\n- rain gauge three is odd\n- Mikkel takes the bus data over\n"


def notes(*dated: tuple[str, str]) -> list[Held]:
    return [
        Held(f"ada/{date}.md", session, "Ada Brook")
        for date, text in dated
        for session in read_note(f"ada/{date}.md", f"# Ada {date}\n\n{text}".encode()).sessions
    ]


def weekly(*texts: str) -> list[Held]:
    return notes(*zip(WEEKS[-len(texts) :], texts, strict=True))


def action(text: str, *, side: Side = "mine", dues: Sequence[str] = (), carried: int = 0, opened: str = "2026-02-03") -> Action:
    days = tuple(dt.date.fromisoformat(day) for day in dues)
    source = Source(f"ada/{opened}.md", 5, 5, dt.date.fromisoformat(opened), "Ada Brook", text)
    return Action(
        id=text[:8], text=text, person="Ada Brook", owner="me", owner_name=None, side=side, status="open",
        due=days[-1] if days else None, opened=source.date, closed=None, times_carried=carried, waiting_on=None,
        tags=(), source=source, mentions=(source,), closed_by=None, confidence="marked", dues=days,
    )  # fmt: skip


def seen(held: list[Held], relation: str | None = "report", actions: Sequence[Action] = (), **more: str) -> dict[str, Observation]:
    person = Person("Ada Brook", relation=relation, cadence_days=7)
    timeline = build_timeline(held, AS_OF, person)
    return {one.check: one for one in observe(timeline, actions, person, AS_OF, **more)}


# --- what is missing ----------------------------------------------------------------------------------


def test_no_career_talk_names_the_sessions_and_the_last_time() -> None:
    found = seen(weekly("## Career\nWants to lead the tram work.\n", *[PLAIN] * 6))["no_career_talk"]
    assert found.text == "No career talk is noted in the last six sessions (3 Feb … 10 Mar); last on 27 Jan."
    assert [s.short() for s in found.evidence] == ["ada/2026-02-03.md:1", "ada/2026-03-10.md:1", "ada/2026-01-27.md:4"]


@pytest.mark.parametrize(
    "touch",
    [
        "- promotion: talked it through",
        "## Agenda\n- [ ] growth (ran out of time)",
        "## Action items\n- [ ] Me: comments on her growth plan",
        "## Private\n- wants a promotion by summer",
        "## Development\n- later",
        "- where she wants to be in a year",
    ],
)
def test_in_doubt_a_session_touched_the_topic(touch: str) -> None:
    held = weekly(*[PLAIN] * 5, PLAIN + touch + "\n", PLAIN)
    assert "no_career_talk" not in seen(held)


def test_absence_needs_enough_sessions_that_tell_something() -> None:
    assert "no_career_talk" not in seen(weekly(*[PLAIN] * 3))
    assert "no_career_talk" not in seen(weekly(*["- short today\n"] * 7))


def test_notes_without_a_date_may_be_of_any_day() -> None:
    session = read_note("ada/loose.md", b"# Ada\n\n- career: staff track?\n").sessions[0]
    loose = Held("ada/loose.md", session, "Ada Brook")
    assert "no_career_talk" not in seen([*weekly(*[PLAIN] * 7), loose])


def test_a_hidden_line_is_told_of_by_its_date_alone() -> None:
    found = seen(weekly("## Private\n- wants a promotion by summer\n", *[PLAIN] * 6))["no_career_talk"]
    assert found.evidence and all(source.quote for source in found.evidence)
    assert "last on" in found.text and "promotion" not in repr(found)


def test_status_that_crowds_out_career_comes_with_the_numbers() -> None:
    status = "## Projects\n- [P1] Trams: fine\n- [P1] Buses: late\n- [P2] Rain: ok\n\n## Notes\n- Mikkel is new here\n"
    found = seen(weekly(*[status] * 7))
    assert found["career_crowded_out"].text == (
        "Status took 12 of 16 points in the last four sessions (17 Feb … 10 Mar), career none. A separate career talk?"
    )
    assert not {"no_career_talk", "status_heavy"} & found.keys()  # one family, said once


def test_status_heavy_where_career_is_talked_about() -> None:
    status = "## Projects\n- [P1] Trams: fine\n- [P1] Buses: late\n- [P2] Rain: ok\n- [P2] Maps: ok\n\n## Career\n- soon\n"
    assert "12 of 15 points in the last three sessions" in seen(weekly(*[status] * 5))["status_heavy"].text


def test_feedback_one_way() -> None:
    given = PLAIN + "- Feedback to Ada: the summary came first, keep that\n"
    found = seen(weekly(PLAIN, given, PLAIN, PLAIN, given, PLAIN))["one_way_feedback"]
    where = "In the last six sessions (3 Feb … 10 Mar), feedback is noted only to Ada"
    assert found.text.startswith(f"{where} (10 Feb and 3 Mar).")
    assert len(found.evidence) == 2
    both = PLAIN + "- feedback from her: my answers come too late\n"
    assert "one_way_feedback" not in seen(weekly(PLAIN, given, both, PLAIN, given, PLAIN))
    once = weekly(PLAIN, PLAIN, PLAIN, PLAIN, given, PLAIN)
    assert "one_way_feedback" not in seen(once)  # once is no pattern


def test_no_feedback_at_all() -> None:
    assert "No feedback is noted in the last six sessions" in seen(weekly(*[PLAIN] * 6))["one_way_feedback"].text
    assert "one_way_feedback" not in seen(weekly(*[PLAIN] * 5, PLAIN + "- the talk was really good, told her\n"))


def test_all_short_term() -> None:
    items = [action(f"thing {n}", dues=["2026-03-27"], side="theirs") for n in range(3)]
    career = "- salary round: she is fine\n"
    held = weekly(*[PLAIN + career] * 6)
    text = seen(held, actions=items)["all_short_term"].text
    assert text.startswith("All three dated items end by 27 Mar, and nothing longer-term")
    assert "all_short_term" not in seen(held, actions=[*items, action("far", dues=["2026-06-30"])])
    assert "all_short_term" not in seen(weekly(*[PLAIN + career] * 5, PLAIN + career + "- Q3 goals\n"), actions=items)


def test_no_goal_in_mentoring_unless_notes_or_page_hold_one() -> None:
    held = weekly(*[PLAIN] * 4)
    assert "No goal is written down in four sessions with Ada" in seen(held, "mentee")["no_goal"].text
    assert "no_goal" not in seen(held, "mentee", page_text="Goal: first job in a product team")
    assert "no_goal" not in seen(weekly("- wants to become a planner\n" + PLAIN, *[PLAIN] * 4), "mentee")
    assert "no_goal" not in seen(held, "report")


def test_nothing_personal() -> None:
    held = weekly(*[PLAIN + "- career and feedback: goals are clear\n"] * 6)
    assert "Nothing personal is noted in the last six sessions" in seen(held)["no_personal"].text
    assert "no_personal" not in seen(weekly(*[PLAIN] * 5, PLAIN + "- her sister moved in\n"))


# --- what slips ---------------------------------------------------------------------------------------


def test_the_users_own_item_overdue_for_the_third_time() -> None:
    late = action("comments on the route plan", dues=["2026-02-06", "2026-02-20", "2026-03-06"])
    found = seen(weekly(*[PLAIN] * 3), actions=[late])["own_overdue_repeat"]
    assert found.text == (
        "Your “comments on the route plan” is overdue for the third time (6 Feb, 20 Feb, 6 Mar). Bring it, or name a firm day."
    )
    assert found.evidence[0] == late.source


def test_a_slip_with_a_date_ahead_and_items_of_others() -> None:
    moved = action("route plan", dues=["2026-02-06", "2026-02-20", "2026-03-27"])
    assert "now 27 Mar. Does that hold?" in seen(weekly(PLAIN), actions=[moved])["own_overdue_repeat"].text
    theirs = action("route plan", dues=["2026-02-06", "2026-02-20"], side="theirs")
    assert "own_overdue_repeat" not in seen(weekly(PLAIN), actions=[theirs])
    once = action("route plan", dues=["2026-03-06"])
    assert seen(weekly(PLAIN), actions=[once]) == {}


def test_other_peoples_items_play_no_part() -> None:
    late = replace(action("salary of Ben", dues=["2026-02-06", "2026-02-20"]), person="Ben Other")
    assert seen(weekly(PLAIN), actions=[late]) == {}


def test_carried_often() -> None:
    carried = action("tidy the depot list", side="theirs", carried=4)
    text = seen(weekly(PLAIN), actions=[carried])["carried_often"].text
    assert "Ada's “tidy the depot list” was carried four times" in text
    assert seen(weekly(PLAIN), actions=[action("x", side="theirs", carried=2)]) == {}


def test_a_project_that_stays_blocked() -> None:
    blocked = "## Projects\n- [Blocked] Tram sensors. Waiting for Depot IT to open the port\n"
    found = seen(weekly(PLAIN, blocked, PLAIN, blocked))["stuck_blocker"]
    where = "two sessions (24 Feb, 10 Mar), waiting for Depot IT"
    assert found.text == f"Tram sensors is noted as blocked in {where}. Who could unblock it?"
    freed = "## Projects\n- [P1] Tram sensors: the port is open\n"
    assert "stuck_blocker" not in seen(weekly(blocked, blocked, freed))
    assert "stuck_blocker" not in seen(weekly(PLAIN, PLAIN, blocked))


def test_too_many_first_priorities() -> None:
    def projects(count: int) -> str:
        names = ("Trams", "Buses", "Gauges", "Ferries")[:count]
        return "## Projects\n" + "".join(f"- [P0] {name}: goes on\n" for name in names)

    text = seen(weekly(PLAIN, projects(4)))["many_p0"].text
    assert "Four projects are P0 at once: Trams, Buses, Gauges and Ferries." in text
    assert "many_p0" not in seen(weekly(PLAIN, projects(3)))


def test_what_the_mentee_meant_to_try() -> None:
    trial = action("practise the talk in front of the mirror", side="theirs", opened="2026-02-24")
    held = weekly(*[PLAIN + "- her goals stand\n"] * 4)
    assert "over three sessions" in seen(held, "mentee", [trial])["untried_advice"].text
    assert "untried_advice" not in seen(held, "report", [trial])
    told = weekly(*[PLAIN + "- her goals stand\n"] * 3, PLAIN + "- practised the talk on her uncle, it worked\n")
    assert "untried_advice" not in seen(told, "mentee", [trial])


def test_a_question_left_open() -> None:
    asked = PLAIN + "- Who owns the ferry timetable after the summer?\n"
    found = seen(weekly(PLAIN, asked, PLAIN, PLAIN))["question_unanswered"]
    assert found.text == "“Who owns the ferry timetable after the summer?” is open since 24 Feb, over three sessions."
    assert found.evidence[0].line_start == 6
    answered = weekly(PLAIN, asked, PLAIN, PLAIN + "- ferry timetable: the harbour owns it\n")
    assert "question_unanswered" not in seen(answered)


# --- the rhythm ---------------------------------------------------------------------------------------


def test_the_rhythm_slips() -> None:
    days = ("2026-01-06", "2026-01-13", "2026-02-03", "2026-02-10", "2026-03-10")
    found = seen(notes(*((day, PLAIN) for day in days)), "peer")
    assert found["cadence_slipping"].text == (
        "Meant for every 7 days, yet 21 and 28 days passed between recent sessions. Is the rhythm still right?"
    )
    assert "cadence_slipping" not in seen(weekly(*[PLAIN] * 6), "peer")


def test_skipped_sessions() -> None:
    off = [Held(f"ada/{d}.md", Session(1, 2, dt.date(2026, 2, d), skipped=True), "Ada Brook") for d in (4, 18)]
    text = seen([*weekly(*[PLAIN] * 4), *off], "peer")["skipped_sessions"].text
    assert text.startswith("Two sessions were skipped in the last three months (4 Feb and 18 Feb).")


# --- all of them --------------------------------------------------------------------------------------


def test_a_peer_hears_of_commitments_and_rhythm_only() -> None:
    blocked = "## Projects\n- [Blocked] Tram sensors. Waiting for Depot IT\n- Who owns the ferry timetable?\n"
    assert seen(weekly(*[blocked] * 7), "peer") == {}
    assert seen(weekly(*[blocked] * 7), None) == {}
    late = action("route plan", dues=["2026-02-06", "2026-02-20"])
    assert seen(weekly(*[blocked] * 7), "peer", [late]).keys() == {"own_overdue_repeat"}


@pytest.mark.parametrize("relation", ["report", "manager", "mentor", "mentee", "peer"])
def test_at_most_four_strongest_first_short_and_with_evidence(relation: str) -> None:
    status = "## Projects\n- [Blocked] Trams: stuck\n" + "".join(f"- [P0] {n}: on\n" for n in ("A1", "B2", "C3", "D4"))
    actions = [
        action("comments on the route plan for the whole harbour region and its islands", dues=["2026-02-06", "2026-02-20"]),
        action("practise the talk", side="theirs", carried=5),
    ]
    held = weekly(*[status + "- Who owns the ferry timetable after the summer?\n"] * 7)
    person = Person("Ada Brook", relation=relation, cadence_days=7)
    timeline = build_timeline(held, AS_OF, person)
    found = observe(timeline, actions, person, AS_OF)
    assert 0 < len(found) <= MOST
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
    for one in found:
        assert one.evidence and len(one.text.split()) <= 28 and 0 < one.weight < 1
        assert not re.search(r"\b(?:should|must|lazy|always|never|bad|fail\w*|seems?|probably)\b", one.text, re.I)


def test_nothing_is_said_without_notes_and_nothing_from_the_future() -> None:
    assert seen([]) == {}
    planned = notes(*((f"2026-04-{d:02}", PLAIN) for d in (1, 8, 15, 22, 29)))
    assert seen(planned) == {}


# --- one personal thing -------------------------------------------------------------------------------


def personal(*texts: str) -> str | None:
    person = Person("Ada Brook", relation="report")
    found = personal_line(build_timeline(weekly(*texts), AS_OF, person), AS_OF)
    return found[0] if found else None


def test_the_newest_personal_thing_in_the_notes_words() -> None:
    assert personal("- her sister's wedding is in May\n", "- runs the harbour marathon on Sunday\n", PLAIN) == (
        "runs the harbour marathon on Sunday"
    )
    assert personal("- Her driving test is on Friday\n") == "Her driving test is on Friday"
    assert personal("- New flat since March. The cat hides.\n") == "New flat since March. The cat hides."


@pytest.mark.parametrize(
    "text",
    [
        "- her daughter is in hospital",  # illness
        "- her father died",
        "- tired, the baby has a fever",
        "## Private\n- her wedding is off",
        "- my daughter gets married",  # the user's own
        "- I run the marathon on Sunday",
        "- mistakes cats for parcels",  # words of the trade
        "- race condition in the holiday calendar job",
        "- how was the marathon?",
        "- Manu is on holiday until Monday",  # somebody else
        "- the project graduated to stage two",
        "- the parent ticket has a child process",
        "## Action items\n- [ ] Me: card for her birthday",
    ],
)
def test_what_is_no_matter_for_a_brief(text: str) -> None:
    assert personal(f"{text}\n") is None


def test_old_news_and_plans_are_no_news() -> None:
    person = Person("Ada Brook")
    old = build_timeline(notes(("2025-11-04", "- her wedding was lovely\n")), AS_OF, person)
    planned = build_timeline(notes(("2026-03-24", "- her wedding!\n")), AS_OF, person)
    assert personal_line(old, AS_OF) is None
    assert personal_line(planned, AS_OF) is None


def test_in_a_shared_document_the_other_side_says_i() -> None:
    text = "- My cat hides since we moved\n- trams\n  - KL: fine\n- buses\n  - KL: late\n"
    assert personal(text) == "My cat hides since we moved"
