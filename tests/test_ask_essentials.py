"""What a line must hold to answer, questions as people type them, and statements that stand by themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.answering.answers import Answer
from assistant.answering.chat import plainly
from assistant.answering.fragments import is_heading, leans
from assistant.answering.kinds import kind_of

TODAY = dt.date(2026, 5, 13)
NOTES = {
    "nadia/2026-03-04.md": """# 1:1 with Nadia Frost, 4 March 2026

topic:: money, desks
- Wants a page from me on what the pilot is for
- Kitchen move: we stay in Hall 2 until autumn. So that's settled
- Her son turned 6 on Sunday, party in Trondheim
- Team day: two dates from me by 20 March
- Marrow supplier: no contract, as their prices doubled

Action items
- [ ] Ida: comments on the pallet write-up, by 11 March
- [x] Ida: send Nadia the shift plan
""",
    "nadia/2026-04-15.md": """# 1:1 with Nadia Frost, 15 April 2026

(8 April skipped, Easter)

- Pallet scanner: [Blocked] waiting on the vendor
- Berit said the noise is fine by now
- Pilot: 9 years she's waited for this, she says
""",
    "nadia/2026-05-06.md": """# 1:1 with Nadia Frost, 6 May 2026

- Pallet scanner: 30 of 40 installed
- Stocktake has a date
""",
}

CONFIG = 'me = "Ida Moe"\n\n[people."Nadia Frost"]\nrelation = "manager"\npaths = ["nadia/**"]\n'
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        "where's the team day gonna be",
        "when's the stocktake",
        "how old is the pallet scanner",
        "why did we pick hall 2",
        "what did berit say about the contract",
        "what colour is the pallet scanner",
        "how far is hall 2",
        "what time does the stocktake start",
        "who chairs the pilot",
        "how many pages does the write-up have",
    ],
)
def test_a_line_with_the_topic_but_not_the_attribute_is_no_answer(ask: Ask, question: str) -> None:
    assert ask(question).abstained


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("where was the party of nadia's son", "Trondheim"),
        ("how old is nadia's son", "turned 6"),
        ("why is there no contract with marrow", "prices doubled"),
        ("what did berit say abt the noise", "is fine by now"),
        ("where are we with the pallet scanner", "30 of 40"),
        ("is the pallet scanner still blocked?", "30 of 40"),
    ],
)
def test_the_attribute_that_is_there_answers(ask: Ask, question: str, holds: str) -> None:
    answer = ask(question)
    assert not answer.abstained
    assert holds in answer.text


def test_a_deed_that_the_ledger_knows_as_open_is_told_as_open(ask: Ask) -> None:
    answer = ask("did i ever get back to her on the write-up", "Nadia Frost")
    assert "Not as far as your notes say" in answer.text
    assert "pallet write-up" in answer.text


def test_a_thing_that_was_told_is_never_called_still_to_come(ask: Ask) -> None:
    assert "still to come" not in ask("did berit come back on the noise").text


def test_what_the_manager_wants_holds_wishes_and_no_headings(ask: Ask) -> None:
    answer = ask("what does my manager want from me")
    assert "Wants a page from me" in answer.text
    assert "comments on the pallet write-up" in answer.text
    assert "money, desks" not in answer.text.lower()


def test_sessions_that_fell_out_are_listed(ask: Ask) -> None:
    assert "8 April skipped" in ask("which sessions did we skip with Nadia").text


def test_a_session_tells_no_bare_heading_and_no_connective_alone(ask: Ask) -> None:
    statements = [s.text for s in ask("what did we cover on 4 March with Nadia").statements]
    assert statements
    assert not any(is_heading(text) or text.startswith("So that") for text in statements)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Money", True),
        ("Backfills, seats", True),
        ("topic:: merge", True),
        ("How we do this", True),
        ("Wiki access", True),
        ("Retro has a date", False),
        ("Offsite dropped", False),
        ("Ghent: no", False),
        ("Move in June", False),
        ("36 covers", False),
    ],
)
def test_bare_headings(text: str, bare: bool) -> None:
    assert is_heading(text) is bare


@pytest.mark.parametrize(
    ("text", "rest"), [("So that's settled", True), ("We take the wall", False), ("But Holm pays the whole of the new fence", False)]
)
def test_what_only_leans_on_the_sentence_before(text: str, rest: bool) -> None:
    assert leans(text) is rest


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wat did she say abt the offsite", "what did she say about the offsite"),
        ("remind me who has the keys", "who has the keys"),
        ("hey, did he get the job in the end?", "did he get the job?"),
        ("remind me", "remind me"),
        ("what did U-Bahn say", "what did U-Bahn say"),
    ],
)
def test_questions_as_people_type_them(typed: str, meant: str) -> None:
    assert plainly(typed) == meant


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("where are we with the pilot", "status"),
        ("any word on the budget", "status"),
        ("what's happening with the second slot", "status"),
        ("pilot status", "status"),
        ("where does he live", "fact"),
        ("how did the load test go", "fact"),
        ("how did sales go since March", "trend"),
        ("what happens to the files when the feed is late", "fact"),
        ("are the no-shows getting better?", "trend"),
    ],
)
def test_kinds_of_short_questions(question: str, kind: str) -> None:
    assert kind_of(question) == kind
