"""Whose task a line is, where a modal, a role, a turn or a bracket says so, and where none of these names its doer."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.reading.note import read_note
from assistant.records import Item

KNOWN = ("Tom Achebe", "Kirsten Vale", "Nia Bowen")
FRIDAY = dt.date(2026, 11, 20)


def items(*lines: str) -> tuple[Item, ...]:
    """The items of a 1:1 with Tom of Tuesday 2026-11-17."""
    note = read_note("2026-11-17 Tom.md", "\n".join(["# 1:1 Tom Achebe 2026-11-17", "", *lines]).encode(), KNOWN)
    return tuple(one for session in note.sessions for one in session.items)


OWNED: list[tuple[str, str, str]] = [
    ("Tom will call Kirsten", "Tom", "call Kirsten"),
    ("Tom'll call Kirsten", "Tom", "call Kirsten"),
    ("Tom needs to book the flights", "Tom", "book the flights"),
    ("Tom still needs to book the flights", "Tom", "book the flights"),
    ("Tom should reply to Kirsten", "Tom", "reply to Kirsten"),
    ("Tom must sign the form", "Tom", "sign the form"),
    ("Tom is going to ask Legal", "Tom", "ask Legal"),
    ("Tom's going to ask Legal", "Tom", "ask Legal"),
    ("Tom can send the deck", "Tom", "send the deck"),
    ("Tom promised to fix the build", "Tom", "fix the build"),
    ("Tom promised me to fix the build", "Tom", "fix the build"),
    ("Tom has to renew the licence", "Tom", "renew the licence"),
    ("Tom is supposed to renew the licence", "Tom", "renew the licence"),
    ("Tom said he'd send the deck", "Tom", "send the deck"),
    ("Tom agreed he will call Kirsten", "Tom", "call Kirsten"),
    ("Tom will try to call Kirsten", "Tom", "call Kirsten"),
    ("Tom is drafting the plan", "Tom", "draft the plan"),
    ("Tom draws up a list", "Tom", "draw up a list"),
    ("Anna draws up a list", "Anna", "draw up a list"),  # no note knows her, and nothing but a person draws up a list
    ("Marco will call the office", "Marco", "call the office"),
    ("Tom owes me the budget", "Tom", "the budget"),
    ("Tom must be at the board", "Tom", "be at the board"),
    ("She'll send the numbers", "She", "send the numbers"),
    ("[[Tom Achebe]] will call Kirsten", "Tom Achebe", "call Kirsten"),
    ("**Tom** will call Kirsten", "Tom", "call Kirsten"),
    ("Tom: he'll send the deck", "Tom", "send the deck"),
    ("Tom: must sign the form", "Tom", "sign the form"),
    ("me: I'll send the deck", "me", "send the deck"),
    ("I'll order chairs", "I", "order chairs"),
    ("I need to order chairs", "I", "order chairs"),
    ("I give comments on the case", "I", "give comments on the case"),
    ("We need to book a room", "We", "book a room"),
    ("both of us will call Kirsten", "both", "call Kirsten"),
    ("Tom asked me to send the deck", "me", "send the deck"),
    ("my turn: call Kirsten", "me", "call Kirsten"),
    ("Tom's turn to bring cake", "Tom", "bring cake"),
    ("up to Tom to call Kirsten", "Tom", "call Kirsten"),
    ("waiting for Tom to send the deck", "Tom", "send the deck"),
    ("waiting on Tom: numbers", "Tom", "numbers"),
    ("Owner: Tom. Call Kirsten", "Tom", "Call Kirsten"),
    ("call Kirsten — owner: Tom", "Tom", "call Kirsten"),
    ("call Kirsten (owner Tom)", "Tom", "call Kirsten"),
    ("call Kirsten | Tom", "Tom", "call Kirsten"),
    ("call Kirsten (by Tom)", "Tom", "call Kirsten"),
    ("Tom, call Kirsten", "Tom", "call Kirsten"),
    ("Sam from Finance will send the invoice", "Sam", "send the invoice"),
    ("Tom please call Kirsten", "Tom", "call Kirsten"),
]


@pytest.mark.parametrize(("line", "owner", "text"), OWNED)
@pytest.mark.parametrize("form", ["box", "section"])
def test_who_is_bound_owns_the_task(line: str, owner: str, text: str, form: str) -> None:
    (found,) = items(f"- [ ] {line}") if form == "box" else items("## Action items", f"- {line}")
    assert (found.owners, found.text, found.confidence) == ((owner,), text, "marked")


@pytest.mark.parametrize(
    "line",
    [
        "call Kirsten (Tom, Friday)",
        "Tom (by Friday): call Kirsten",
        "Tom, by Friday: call Kirsten",
        "call Kirsten (Tom by 20 Nov)",
        "call Kirsten (by Friday, Tom)",
        "call Kirsten - Tom - 20 Nov",
        "call Kirsten, Tom, Friday",
        "by 20 Nov Tom will call Kirsten",
        "Tom will call Kirsten by Friday",
    ],
)
def test_the_day_beside_the_doer_stays_the_due_day(line: str) -> None:
    (found,) = items(f"- [ ] {line}")
    assert (found.owners, found.text, found.due) == (("Tom",), "call Kirsten", FRIDAY)


@pytest.mark.parametrize(
    ("line", "owners"),
    [
        ("Tom and I will meet Kirsten", ("Tom", "I")),
        ("Tom, Kirsten: agree on a date", ("Tom", "Kirsten")),
        ("@tom @kirsten agree on a date", ("tom", "kirsten")),
    ],
)
def test_several_are_bound_together(line: str, owners: tuple[str, ...]) -> None:
    (found,) = items(f"- [ ] {line}")
    assert found.owners == owners


@pytest.mark.parametrize(
    "line",
    [
        "Tom will be away, plan cover",
        "Tom needs to be told about the move",
        "Tom wants to see the numbers",
        "Tom is waiting for the numbers",
        "Tom won't send the deck",
        "Tom could write a post if he had a free week",
        "Tom's laptop needs to be replaced",
        "Deck should show the cost",
        "Contract should go to Legal",
        "Legal will review the contract",
        "Everyone will send their dates",
        "Someone should call Kirsten",
        "Future discussions on the budget",
        "I think we should hire",
        "It will need a review",
        "check whether Tom will come",
        "get Tom to call Kirsten",
        "talk to Tom about leave",
        "agenda: Tom",
        "invite: Tom",
        "plan the offsite with Kirsten, Tom and Nia",
        "read the book (Kirsten, 2019)",
    ],
)
def test_a_name_in_a_task_is_not_its_doer(line: str) -> None:
    (found,) = items(f"- [ ] {line}")
    assert (found.owners, found.text) == ((), line)


def test_a_day_behind_a_task_whose_doer_stands_in_front_names_nobody() -> None:
    (found,) = items("- [ ] Tom: interview with the lead (June 17, 2026)")
    assert (found.owners, found.text) == (("Tom",), "interview with the lead")


def test_what_we_do_is_told_under_actions_and_is_no_task_in_a_paragraph() -> None:
    assert not items("## Action items", "We can still look at the other room.")


def test_who_owes_whom_keeps_the_other_name() -> None:
    assert [one.text for one in items("- [ ] Tom owes Kirsten an answer", "- [ ] I owe Tom a review")] == [
        "owe Kirsten an answer",
        "owe Tom a review",
    ]
