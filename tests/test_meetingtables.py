"""Tables of meetings with columns for whom, owner, due day and status: each row is a session with its person, and its actions stand as it says."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.reading.note import read_note
from assistant.records import Session


def sessions(head: str, *rows: str) -> tuple[Session, ...]:
    rule = "|" + "---|" * (head.count("|") - 1)
    return read_note("tracker.md", "\n".join(["# 1:1 tracker", "", head, rule, *rows]).encode(), ("Owen Prichard", "Ann Moor")).sessions


def told(*read: Session) -> list[tuple[tuple[str, ...], str, str]]:
    return [(item.owners, item.text, item.state) for session in read for item in session.items]


def test_person_owner_due_day_and_status_of_each_row() -> None:
    read = sessions(
        "| Date | Who | Topics | Action | Owner | Due | Status |",
        "| 2026-09-07 | Owen Prichard | Depot | Send plan | Owen | 2026-09-14 | done |",
        "| 2026-09-21 | Owen Prichard | Overtime | Check rules | me | 2026-10-02 | open |",
        "| 2026-11-09 | Ann Moor | Signs | Take down signs | Ann | 2026-11-13 | cancelled |",
        "| 2026-11-16 | Ann Moor | Cars | Order tyres | Ann | 2026-11-23 | in progress |",
    )
    assert [next(m.name for m in s.mentions) for s in read] == ["Owen Prichard", "Owen Prichard", "Ann Moor", "Ann Moor"]
    assert told(*read) == [
        (("Owen",), "Send plan", "done"),
        (("me",), "Check rules", "open"),
        (("Ann",), "Take down signs", "dropped"),
        (("Ann",), "Order tyres", "open"),
    ]
    assert [item.due for s in read for item in s.items] == [
        dt.date(2026, 9, 14),
        dt.date(2026, 10, 2),
        dt.date(2026, 11, 13),
        dt.date(2026, 11, 23),
    ]
    assert [[p.text for p in s.points if p.zone is None or p.zone == "agenda"] for s in read] == [
        ["Depot"],
        ["Overtime"],
        ["Signs"],
        ["Cars"],
    ]


def test_two_people_of_one_day_are_two_sessions() -> None:
    read = sessions(
        "| Date | With | Notes | Next steps | Done? |",
        "| 2026-09-07 | Owen Prichard | Depot | Owen: send plan<br>me: call Kim | yes |",
        "| 2026-09-21 | Ann Moor | Depot | Ann: check rules; me: send form | no |",
        "| 2026-09-21 | Owen Prichard | cars | Owen will check oil | |",
    )
    assert [s.date for s in read] == [dt.date(2026, 9, 7), dt.date(2026, 9, 21), dt.date(2026, 9, 21)]
    assert told(*read) == [
        (("Owen",), "send plan", "done"),
        (("me",), "call Kim", "done"),
        (("Ann",), "check rules", "open"),
        (("me",), "send form", "open"),
        (("Owen",), "check oil", "open"),
    ]


def test_who_behind_the_topics_is_the_owner() -> None:
    read = sessions(
        "| Date | Topics | Who | Action | Due |",
        "| 2026-09-07 | Depot | Owen | Send plan | 2026-09-14 |",
        "| 2026-09-21 | Depot | me | Check rules | 2026-09-24 |",
    )
    assert told(*read) == [(("Owen",), "Send plan", "open"), (("me",), "Check rules", "open")]


@pytest.mark.parametrize(("cell", "state"), [("12 Sep", "done"), ("", "open"), ("no", "open"), ("x", "done"), ("not yet", "open")])
def test_a_column_of_the_day_it_was_done(cell: str, state: str) -> None:
    read = sessions(
        "| Date | Discussed | Actions | Done |",
        f"| 2026-09-07 | Depot | Owen: Send plan | {cell} |",
        "| 2026-09-21 | Depot | Ann: check rules | |",
    )
    assert told(*read)[0] == (("Owen",), "Send plan", state)


def test_a_status_told_as_a_topic_is_no_state_without_actions() -> None:
    read = sessions(
        "| Date | Topics | Status |",
        "| 2026-09-07 | Depot | the move is done |",
        "| 2026-09-21 | Signs | all fine |",
    )
    assert not told(*read)
    assert [[p.text for p in s.points] for s in read] == [["Depot", "the move is done"], ["Signs", "all fine"]]
