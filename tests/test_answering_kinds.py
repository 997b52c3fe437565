"""What kind of answer a question wants."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.kinds import asks_for_session, kind_of

EXAMPLES = [
    ("what did we cover last time?", "session"),
    ("when is our next 1:1?", "planned"),
    ("have I told Dana about the move?", "told"),
    ("did I mention the budget to her", "told"),
    ("what did Dana say about the on-call rota?", "said_about"),
    ("what do I still owe Dana?", "open_items"),
    ("open todos for Noor", "open_items"),
    ("anything Noor hasn't delivered yet?", "open_items"),
    ("which of my promises are not kept yet", "open_items"),
    ("what is Noor still meant to do for me", "open_items"),
    ("loose ends with Noor?", "open_items"),
    ("what should I chase Noor about", "open_items"),
    ("what's Noor waiting for from me", "open_items"),
    ("how regular are my sessions with Noor", "how_often"),
    ("number of 1:1s with Noor", "how_often"),
    ("what did we decide about the vendor?", "decided"),
    ("how often did the release slip?", "how_often"),
    ("how long has she been here?", "how_long"),
    ("since when is Noor on call?", "how_long"),
    ("when did we first discuss pay?", "when"),
    ("what date is the launch", "when"),
    ("how has the bill changed over time", "trend"),
    ("how is the migration going?", "status"),
    ("how far along is the brewery audit?", "status"),
    ("who owns the runbook?", "who"),
    ("name of the new engineer?", "who"),
    ("how many people applied?", "how_many"),
    ("price of the laptop", "how_many"),
    ("why was it dropped?", "why"),
    ("list the projects of Theo", "list"),
    ("is the contract signed?", "yes_no"),
    ("her favourite tea", "fact"),
]


@pytest.mark.parametrize(("question", "kind"), EXAMPLES)
def test_kinds(question: str, kind: str) -> None:
    assert kind_of(question) == kind


def test_a_session_chosen_by_its_place_is_one() -> None:
    assert kind_of("and with Dana?", picked=True) == "session"
    assert asks_for_session("catch me up on Dana")
    assert not asks_for_session("who owns the runbook?")


@given(st.text(max_size=200))
def test_every_text_has_a_kind(text: str) -> None:
    assert kind_of(text)


@pytest.mark.parametrize("manner", ["{} in two lines please", "pls {}", "{}, in short", "{} as bullets", "tl;dr {}", "{} (briefly)"])
def test_how_an_answer_is_to_be_given_is_not_what_is_asked(manner: str) -> None:
    from assistant.answering.inquiry import read_question
    from assistant.config import Config
    from assistant.knowing.roster import index_people
    from assistant.records import Person

    roster = index_people(Config(me="Leila Farrow"), "Leila Farrow", (Person("Sam Brandt"),))
    asked = read_question(manner.format("what did Sam say about the offer"), roster, dt.date(2026, 3, 20))
    plain = read_question("what did Sam say about the offer", roster, dt.date(2026, 3, 20))
    assert (asked.kind, asked.people, asked.rest.strip(" ,()")) == (plain.kind, plain.people, plain.rest)
