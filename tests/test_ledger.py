"""The ledger over short histories: what closes an item, what drops or re-opens it, what moves it, and what must not."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.knowing.catalogue import open_catalogue
from assistant.knowing.ledger import build_ledger
from assistant.records import Action
from assistant.workspace import find_workspace
from evals.writer import write_history
from tests.histories import DANA, OTTO, held, ledger, notes, roster, story
from tests.ledger_cases import CLOSES, CLOSES_OTHERS, DROPS, DROPS_OTHERS, KEEPS, KEEPS_OTHERS, OPENED


def first(actions: tuple[Action, ...]) -> Action:
    """The action that the first note opened."""
    return next(a for a in actions if a.opened == dt.date(2026, 1, 5))


def test_an_item_is_open_with_its_owner_and_where_it_stands() -> None:
    (action,) = story(OPENED)
    assert (action.status, action.side, action.person, action.text) == ("open", "mine", DANA, "send Dana the onboarding checklist")
    assert (action.source.short(), action.times_carried) == ("dana/2026-01-05.md:3", 0)


@pytest.mark.parametrize("later", KEEPS)
def test_talk_and_things_to_come_leave_an_item_open(later: str) -> None:
    assert first(story(OPENED, later)).status == "open"


@pytest.mark.parametrize(("opened", "later"), KEEPS_OTHERS)
def test_what_is_about_something_else_leaves_an_item_open(opened: str, later: str) -> None:
    assert {a.status for a in story(opened, later)} == {"open"}


@pytest.mark.parametrize("later", CLOSES)
def test_an_item_is_closed(later: str) -> None:
    action = first(story(OPENED, later))
    assert action.status == "done"
    assert action.closed_by is not None
    assert action.closed_by.path == "dana/2026-01-12.md"
    assert len(story(OPENED, later)) == 1


@pytest.mark.parametrize(("opened", "later"), CLOSES_OTHERS)
def test_other_items_are_closed(opened: str, later: str) -> None:
    assert {a.status for a in story(opened, later)} == {"done"}


@pytest.mark.parametrize("later", DROPS)
def test_an_item_is_dropped(later: str) -> None:
    action = first(story(OPENED, later))
    assert action.status == "dropped"


@pytest.mark.parametrize(("opened", "later"), DROPS_OTHERS)
def test_other_items_are_dropped(opened: str, later: str) -> None:
    assert {a.status for a in story(opened, later)} == {"dropped"}


def test_a_drop_keeps_its_reason() -> None:
    assert first(story(OPENED, "- onboarding checklist dropped, HR has one")).reason == "HR has one"


def test_only_the_deed_that_was_told_is_closed() -> None:
    actions = story("- [ ] Dana: draft the budget\n- [ ] Dana: send the budget to Otto", "- Drafted the budget")
    assert {a.text: a.status for a in actions} == {"draft the budget": "done", "send the budget to Otto": "open"}


def test_what_was_handed_over_was_made_before() -> None:
    actions = story("- [ ] Dana: draft the budget\n- [ ] Dana: review the budget", "- Dana sent the budget")
    assert {a.text: a.status for a in actions} == {"draft the budget": "done", "review the budget": "open"}


@pytest.mark.parametrize(
    "again",
    [
        "- [ ] Nadia: send Dana the onboarding checklist",
        "- [ ] Nadia: send onboarding checklist",
        "- [ ] Nadia: send Dana the onboarding checklist (the numbers were wrong)",
        "- The onboarding checklist is not done after all",
    ],
)
def test_it_is_open_again_when_a_later_note_says_so(again: str) -> None:
    (action,) = story(OPENED, "- sent the onboarding checklist ✔", again)
    assert (action.status, action.reopened) == ("open", True)


def test_looking_back_at_a_closed_item_does_not_open_it_again() -> None:
    back = "## Action items from last time\n\n- [ ] Nadia: send Dana the onboarding checklist"
    assert first(story(OPENED, "- sent the onboarding checklist", back)).status == "done"


def test_carrying_an_item_counts_and_keeps_one_entry() -> None:
    (action,) = story(OPENED, "- [ ] Nadia: send onboarding checklist", "- [ ] Nadia: send Dana the onboarding checklist, legal is slow")
    assert (action.times_carried, len(action.mentions)) == (2, 3)


def test_an_item_in_short_is_the_same_item() -> None:
    opened = "- [ ] Nadia: bring-up checklist for the north depot by 30 Jan"
    (action,) = story(opened, "- [ ] Nadia: checklist, half there, 6 Feb")
    assert action.dues == (dt.date(2026, 1, 30), dt.date(2026, 2, 6))


@pytest.mark.parametrize(
    ("later", "due"),
    [
        ("- [ ] Nadia: send Dana the onboarding checklist by 20 March", dt.date(2026, 3, 20)),
        ("- The onboarding checklist moved to 20 March", dt.date(2026, 3, 20)),
        ("- onboarding checklist: not yet, new date 20 March", dt.date(2026, 3, 20)),
        ("- The onboarding checklist is still open; she gets it by the 20th", dt.date(2026, 1, 20)),
        ("- onboarding checklist is late, will be Monday", dt.date(2026, 1, 19)),
        ("- onboarding checklist: 60% done, the rest by Friday", dt.date(2026, 1, 16)),
    ],
)
def test_a_due_date_slips(later: str, due: dt.date) -> None:
    action = first(story(f"{OPENED} by 9 Jan", later))
    assert (action.status, action.due, action.dues) == ("open", due, (dt.date(2026, 1, 9), due))


def test_a_report_in_another_persons_note_closes_it() -> None:
    opened = notes(("2026-01-05", "- [ ] Nadia: send Dana the retention numbers"))
    told = notes(("2026-01-12", "- I sent Dana the retention numbers"), person=OTTO)
    assert ledger(opened, told)[0].status == "done"


def test_the_same_words_about_somebody_else_do_not_close_it() -> None:
    opened = notes(("2026-01-05", "- [ ] Nadia: send Dana the retention numbers"))
    told = notes(("2026-01-12", "- Otto sent his retention numbers"), person=OTTO)
    assert ledger(opened, told)[0].status == "open"


def test_a_daily_note_that_names_the_person_closes_it() -> None:
    opened = notes(("2026-01-05", "- [ ] Nadia: send Dana the retention numbers"))
    assert ledger(opened, held("daily/2026-01-13.md", "- sent Dana the retention numbers\n", None))[0].status == "done"


def test_two_people_may_owe_the_same() -> None:
    both = ledger(notes(("2026-01-05", "- [ ] Dana: plan")), notes(("2026-01-06", "- [ ] Otto: plan"), person=OTTO))
    assert [(a.person, a.owner_name) for a in both] == [(DANA, DANA), (OTTO, OTTO)]


def test_a_ticked_item_of_like_words_is_a_task_of_its_own() -> None:
    actions = story("- [ ] Nadia: send the phase 2 report", "- [x] Nadia: send the phase 3 report")
    assert [(a.text, a.status) for a in actions] == [("send the phase 2 report", "open"), ("send the phase 3 report", "done")]


RUNNING = """# Dana / Nadia

## 2026-01-19

- sent the onboarding checklist ✔

## 2026-01-12

- [ ] Nadia: send Dana the onboarding checklist

## 2026-01-05

- [ ] Nadia: send Dana the onboarding checklist
"""


def test_an_old_unticked_box_in_a_running_document_does_not_open_it_again() -> None:
    (action,) = ledger(held("dana.md", RUNNING))
    assert (action.status, action.closed, len(action.mentions)) == ("done", dt.date(2026, 1, 19), 2)


def test_ids_stay_when_notes_are_added() -> None:
    lines = [OPENED, "- [ ] Dana: book the flights to Oslo", "- flights: booked", "- [ ] Dana: draft the budget"]
    before = {a.source: a.id for a in story(*lines[:2])}
    after = {a.source: a.id for a in story(*lines)}
    assert before.items() <= after.items()


# --- generated histories ---------------------------------------------------------------------------------------------------


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_over_thirty_sessions_no_open_item_is_lost_and_no_closed_one_returns(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    folder = tmp_path_factory.mktemp("history")
    truth = write_history(folder / "notes", seed, 30, 3)
    environment = {"FORENOTE_CACHE": str(folder / "cache"), "HOME": str(folder)}
    with open_catalogue(find_workspace(folder / "notes", Path("/"), environment), lambda _: None) as catalogue:
        catalogue.refresh()
        sessions, people = list(catalogue.held()), catalogue.roster()
    actions = build_ledger(sessions, people)
    at = {mention.short(): action for action in actions for mention in action.mentions}
    read_as = [(item, next((at[m] for m in item.mentions if m in at), None)) for item in truth.items]
    assert [item.text for item, action in read_as if item.status == "open" and (action is None or action.status != "open")] == []
    assert [item.mentions for item, action in read_as if item.status != "open" and (action is None or action.status == "open")] == []
    assert [(item.text, action.side) for item, action in read_as if action and action.side != item.side] == []
    mixed = sessions[:]
    random.Random(seed).shuffle(mixed)
    assert build_ledger(mixed, people) == actions


@given(lines=st.lists(st.sampled_from([OPENED, *KEEPS, *CLOSES, *DROPS]), min_size=1, max_size=5))
def test_any_history_has_one_entry_a_line_and_a_source_for_what_it_says(lines: list[str]) -> None:
    for action in story(*lines):
        assert action.mentions
        assert (action.status == "open") == (action.closed_by is None)
        assert action.dues == () or action.due == action.dues[-1]
    assert build_ledger([], roster()) == ()


def test_what_the_other_side_read_was_sent() -> None:
    assert (
        first(
            story("- [ ] Nadia: write-up of the tech lead role", "- the tech lead write-up: she read it, liked the part on saying no")
        ).status
        == "done"
    )
    assert first(story("- [ ] Nadia: comments on the tech lead write-up", "- she read the budget and liked it")).status == "open"


def test_a_tick_counts_whatever_the_words_around_it() -> None:
    opened = "- [ ] Nadia: proofread the retention deck before the board meets"
    assert first(story(opened, "- Proofread the retention deck before the board meets ✔")).status == "done"
    assert first(story(opened, "- Proofread the retention deck before the board meets ✔?")).status == "open"


def test_a_deed_told_as_a_thing_closes_the_task_that_names_no_other() -> None:
    assert first(story("- [ ] Nadia: swap her out of the late weekend", "- swap done")).status == "done"
    assert first(story("- [ ] Nadia: swap her out of the late weekend", "- weekend swap done")).status == "done"
    assert first(story("- [ ] Nadia: write up what paged", "- the launch write-up is done")).status == "open"
    assert first(story("- [ ] Nadia: write up what paged", "- pages write-up: sent on Monday, very good")).status == "done"
    assert first(story("- [ ] Nadia: swap the two desks", "- on-call swap done")).status == "open"


@pytest.mark.parametrize(
    ("task", "told"),
    [
        ("send the budget forecast to Kim", "## Last time\n- [x] Nadia: send the budget report to Kim"),
        ("review the contract draft", "## Last time\n- [x] Nadia: review the contract terms"),
        ("send Dana the draft", "- she read the other draft and liked it"),
    ],
)
def test_another_thing_of_nearly_the_same_words_closes_nothing(task: str, told: str) -> None:
    assert first(story(f"## To do\n- [ ] Nadia: {task}", told)).status == "open"


def test_a_plain_line_that_tells_what_was_done_heads_nothing() -> None:
    assert first(story("- [ ] Nadia: swap her out of the late weekend", "swap done 👍\n- the new desk is fine")).status == "done"


def test_a_review_of_last_time_is_about_what_was_open() -> None:
    opened = "## To do\n- [ ] Nadia: get Dana read access to the replica (Otto)"
    reviewed = "## Last time\n- [x] Nadia: replica access via Otto, works since Thursday"
    (action,) = story(opened, reviewed)
    assert (action.status, len(action.mentions)) == ("done", 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("test option A", "test option B"),
        ("plan offsite", "plan offsite budget"),
        ("contact Bob", "contact Bob and Tom"),
        ("order laptops", "order laptops for interns"),
        ("survey draft", "survey draft to legal"),
    ],
)
def test_two_lines_of_one_list_are_two_promises(one: str, other: str) -> None:
    assert {a.text for a in story(f"- [ ] {one}\n- [ ] {other}")} == {one, other}


@pytest.mark.parametrize(
    ("opened", "later"),
    [
        ("- [ ] finish March budget", "- [x] finish April budget"),
        ("- [ ] monthly metrics, January", "- [x] monthly metrics, February"),
        ("- [ ] write January report", "- [x] write February report"),
        ("- [ ] interview candidate A", "- [x] interview candidate B"),
        ("- [ ] budget to Marcus", "- [x] finish April budget"),
        ("- [ ] send Bob the contract", "- sent Tom the contract"),
    ],
)
def test_another_of_its_kind_closes_nothing(opened: str, later: str) -> None:
    assert first(story(opened, later)).status == "open"


def test_a_box_left_open_below_its_ticked_twin_stays_open() -> None:
    assert sorted(a.status for a in story("- [x] weekly notes\n- [ ] weekly notes")) == ["done", "open"]


def test_the_place_in_a_list_is_no_name_of_a_task() -> None:
    table = "| No | Action | Who |\n|---|---|---|\n| 1 | {} | Dana |"
    assert {a.text for a in story(table.format("traffic plan"), table.format("core samples"))} == {"traffic plan", "core samples"}


@pytest.mark.parametrize(
    ("later", "due"),
    [
        ("- Onboarding checklist: not begun. Ashamed. Now 27 February.", dt.date(2026, 2, 27)),
        ("- Onboarding checklist for Dana: half there. 19 February", dt.date(2026, 2, 19)),
        ("- Onboarding checklist: after the holidays, she says", None),
        ("- Onboarding checklist: the first page is in, the other half isn't", None),
        ("- She asked what we stop doing for the onboarding checklist", None),
    ],
)
def test_what_is_told_as_not_done_stays_open_and_may_get_a_new_day(later: str, due: dt.date | None) -> None:
    found = first(story(OPENED, later))
    assert found.status == "open" and (due is None or found.due == due)
