"""A request in the turn before that is taken on is a promise of who takes it on; "I'll do it" means what was asked for."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.reading.note import read_note
from assistant.records import Item, Session

FRIDAY = dt.date(2026, 11, 13)


def session(*turns: str) -> Session:
    """A talk of Monday 2026-11-09, the speakers taking turns: Nia first."""
    said = (f"10:{at:02d} {('Nia', 'Rhodri')[at % 2]}: {words}" for at, words in enumerate(turns))
    note = read_note("2026-11-09 Rhodri.txt", "\n".join(["1:1 Rhodri 9 Nov 2026", "", *said]).encode(), ("Nia Bowen",))
    (read,) = note.sessions
    return read


def items(*turns: str) -> tuple[Item, ...]:
    return session(*turns).items


ACCEPTED = [
    ("Could you write the wiki page by Friday?", "Sure, will do.", "write the wiki page", FRIDAY),
    ("Can you please call Kim?", "Yes, of course.", "call Kim", None),
    ("Would you mind sending the deck?", "Happy to.", "send the deck", None),
    ("I need you to sign the form.", "Okay, by Friday.", "sign the form", FRIDAY),
    ("Then please ask Tom by Monday.", "Ok, by Friday.", "ask Tom", FRIDAY),
    ("Can you approve my leave?", "Yes, I'll do that right after this.", "approve Nia's leave", None),
    ("Could you send me the deck?", "No problem.", "send Nia the deck", None),
    ("Could you tell me the price by Friday?", "I'll do it.", "tell Nia the price", FRIDAY),
]


@pytest.mark.parametrize(("request_", "reply", "text", "due"), ACCEPTED)
def test_who_accepts_promises(request_: str, reply: str, text: str, due: dt.date | None) -> None:
    read = session(request_, reply)
    (found,) = read.items
    assert (found.owners, found.text, found.due, found.confidence, found.line) == (("Rhodri",), text, due, "inferred", 4)
    assert all(question.answered for question in read.questions)


@pytest.mark.parametrize(
    ("request_", "reply"),
    [
        ("Could you write the page?", "No, I am away."),
        ("Could you write the page?", "Sure, but not before May."),
        ("Could you write the page?", "Can I think about it?"),
        ("Could you write the page?", "I already did."),
        ("Could you write the page?", "Yes, let me check with Tom."),
        ("Could you tell me more?", "Sure. Last week we met Tom."),
        ("Could you hear me?", "Yes."),
        ("Can you see the screen?", "Yes, sure."),
        ("The page is late.", "Sure."),
        ("Could we write the page?", "Sure."),
    ],
)
def test_what_is_not_taken_on_is_no_promise(request_: str, reply: str) -> None:
    assert not items(request_, reply)


def test_nobody_accepts_their_own_request() -> None:
    note = read_note("2026-11-09 R.txt", b"10:00 Nia: Could you call Kim?\n10:01 Nia: Sure.\n10:02 Rhodri: I think so.\n", ("Nia Bowen",))
    assert not note.sessions[0].items


@pytest.mark.parametrize(
    ("before", "promise", "text"),
    [
        ("Have you sent the letters?", "Not yet, I'll do it this week, promised.", "send the letters"),
        ("Did you get round to calling the vendor?", "No, I'll do that next week.", "call the vendor"),
        ("What about the licence?", "I'll do it tomorrow.", "the licence"),
    ],
)
def test_it_is_what_the_turn_before_asks_after(before: str, promise: str, text: str) -> None:
    (found,) = items(before, promise)
    assert (found.owners, found.text) == (("Rhodri",), text)
    assert found.due is not None


def test_where_nothing_says_what_it_is_there_is_no_task() -> None:
    assert not items("It rains.", "I'll do it, promised.")


def test_a_promise_with_words_of_its_own_keeps_them() -> None:
    (found,) = items("Have you sent the letters?", "I'll call Kim by Friday, promised.")
    assert (found.text, found.due) == ("call Kim", FRIDAY)


OFFERED = [
    ("Shall I book the room?", "Yes.", "book the room"),
    ("Do you want me to draft the agenda?", "Yes please.", "draft the agenda"),
    ("Should I call Kim?", "That would be great.", "call Kim"),
]


@pytest.mark.parametrize(("offer", "reply", "text"), OFFERED)
def test_who_offers_and_is_taken_at_their_word_promises(offer: str, reply: str, text: str) -> None:
    (found,) = items(offer, reply)
    assert (found.owners, found.text, found.line) == (("Nia",), text, 3)


@pytest.mark.parametrize(
    ("offer", "reply"), [("Shall I send it?", "No, thanks."), ("Can I ask something?", "Sure."), ("Shall we start?", "Yes.")]
)
def test_an_offer_that_is_not_taken_is_none(offer: str, reply: str) -> None:
    assert not items(offer, reply)


def test_who_says_i_will_to_who_will_promises() -> None:
    (found,) = items("Who will call Sam?", "I will.")
    assert (found.owners, found.text) == (("Rhodri",), "call Sam")
