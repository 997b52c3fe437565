"""What a reworded text may change, and what it may not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.writing.grounding import Grounds, fault, settle
from assistant.writing.records import Piece
from evals.lies import run

GROUNDS = Grounds(names=frozenset("dana whitfield omar priya will".split()))


def held(ours: str, theirs: str, role: str = "statement", *quotes: str) -> bool:
    return not fault(Piece("p", ours, quotes, role), theirs, GROUNDS)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("backfill blocked, waiting for DE access", "The backfill is blocked, waiting for DE access."),
        ("[Blocked] Orders backfill - waiting for DE access, ETA 3/12", "Blocked: the Orders backfill - waiting for DE access, ETA 3/12."),
        ("Dana to send plan by 10 Mar", "Dana will send the plan by 10 March."),
        ("Status: green", "The status is green."),
        ("budget mtg w/ Omar on 3/12, 14:00", "Budget meeting with Omar on 3/12, 14:00."),
        ("Dana's plan isn't ready", "Dana's plan is not ready."),
        ("3,200 users; churn -5%", "3200 users; churn -5%."),
        ("meeting customers next week", "Meeting with customers next week."),
        ("follow-up on pricing", "Follow up on pricing."),
    ],
)
def test_better_wordings_hold(ours: str, theirs: str) -> None:
    assert held(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("did not finish review", "Did finish the review."),
        ("Dana to send plan by 10 Mar", "Dana has sent the plan by 10 March."),
        ("Dana to send plan by 10 Mar", "Dana will send the plan by 12 March."),
        ("Dana to send plan to Omar", "Omar to send the plan to Dana."),
        ("asked Dana to review", "Asked Dana will review."),
        ("Omar: blocked", "Omar is blocked."),
        ("Dana agreed. Omar did not sign", "Dana agreed that Omar did not sign."),
        ("Dana agreed. Omar did not sign", "Dana agreed Omar did not sign."),
        ("No, Dana agreed", "No Dana agreed"),
        ("If budget holds, Dana goes", "If the budget holds. Dana goes."),
        ("discuss closing backfill", "Discussed closing the backfill."),
        ("reviewed the plan", "Review the plan."),
        ("review the plan", "Reviewed the plan."),
        ("discuss backfill blocked by DE", "Discuss: the backfill is blocked by DE."),
        ("maybe backfill late", "Maybe the backfill is late."),
        ("churn -5%", "Churn 5%."),
        ("churn 5%", "Churn 5 points."),
        ("few users left", "A few users left."),
        ("ask US team", "Ask us team."),
        ("launch may slip", "Launch May slip"),
        ("Will ships it", "will ships it"),
        ("plan by Dana", "Plan for Dana."),
        ("plan Dana", "Plan for Dana"),
        ("review hiring plan", "Review the hiring plan?"),
        ("- [ ] send plan", "- [x] send plan"),
        ("send plan", "✅ send plan"),
        ("send plan", "~~send plan~~"),
        ("send plan", "[send plan](https://evil.test)"),
        ("send plan", "send\u200b plan"),
        ("send plan", "send\nplan"),
        ("send plan", "ѕend plan"),
        ("send plan", 'send "plan"'),
        ("1 user lost", "1 users lost"),
        ("lost the customer", "Lost the customers."),
        ("from 20 to 30", "From 30 to 20."),
        ("A or B", "A and B"),
        ("Dana leads, Omar helps", "Omar helps, Dana leads."),
        ("plan A failed", "Plan failed."),
    ],
)
def test_lies_do_not(ours: str, theirs: str) -> None:
    assert not held(ours, theirs)


def test_questions_may_change_more_but_not_their_matter() -> None:
    ours = "What would help you most with the Orders backfill?"
    assert held(ours, "What could help you most with the Orders backfill?", "question")
    assert not held("Which task should I hand you?", "Which task should I hand you that scares her?", "question", "it scares her")
    for theirs in (
        "What would help me most with the Orders backfill?",
        "What would help you most with the Billing backfill?",
        "The Orders backfill is late.",
        "Why did you fail with the Orders backfill?",
        "What would help you most with the Orders backfill? Why is it late?",
        "What would help Dana most with the Orders backfill?",
        "What?",
    ):
        assert not held(ours, theirs, "question"), theirs
    assert not held("Is X still the first priority?", "Is X the first priority?", "question")
    assert not held("Which part of 2 plans is open?", "Which part of 3 plans is open?", "question")


def test_what_the_user_will_say_keeps_every_fact() -> None:
    ours = "Since May I get 14 requests a week [how many of them urgent?]. I suggest one form."
    grounds = Grounds(facts=("14 requests", "[how many of them urgent?]"))
    ok = "Since May I get 14 requests a week [how many of them urgent?]. I would suggest one form."
    assert not fault(Piece("p", ours, (), "own"), ok, grounds)
    for theirs in (
        "Since May I get 14 requests a week. I would suggest one form.",
        "Since May I get requests a week [how many of them urgent?]. I would suggest one form.",
        "Since May I would get 14 requests a week [how many of them urgent?]. I suggest one form.",
        "Since May I get 14 requests a week [how many of them urgent?]. I suggest one form, and Marketing agreed.",
        "Since May I get 14 requests a week [how many of them urgent?].",
        "Since May I get 14 requests [how many of them urgent?] a week. I suggest one form.",
    ):
        assert fault(Piece("p", ours, (), "own"), theirs, grounds), theirs
    assert not held("They wait about 3 hours.", "They wait 3 hours.", "own")


def test_examples_of_the_prompt_are_no_answers() -> None:
    grounds = Grounds(examples=("What could make watering the seedlings easier for you?",))
    piece = Piece("p", "What would make watering easier for you?", ("the seedlings",), "question")
    assert "example" in fault(piece, "What could make watering the seedlings easier for you?", grounds)


def test_sentences_fall_back_one_by_one() -> None:
    piece = Piece("p", "backfill blocked. Dana to send plan.")
    verdict = settle(piece, "The backfill is blocked. Dana sent the plan.", GROUNDS)
    assert (verdict.text, verdict.changed) == ("The backfill is blocked. Dana to send plan.", True) and len(verdict.reasons) == 1
    assert not settle(piece, "Backfill blocked. Dana to send plan", GROUNDS).changed


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_gets_a_verdict(ours: str, theirs: str) -> None:
    for role in ("statement", "question", "own"):
        verdict = settle(Piece("p", ours, (theirs,), role), theirs, GROUNDS)
        assert verdict.changed or verdict.text == ours


def test_no_planted_lie_is_shown() -> None:
    """The short form of `python -m evals.lies`."""
    tally = run(60)
    assert tally.shown == [] and sum(tally.told.values()) > 60
    assert tally.kept / tally.honest > 0.95
