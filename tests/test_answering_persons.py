"""Whom a question names, and whose 1:1s it is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.persons import partners, read_names
from assistant.config import Config
from assistant.knowing.roster import Roster, index_people
from assistant.records import Person

DANA_B, DANA_V = "Dana Brook", "Dana Velasco"
NOOR, GWEN, OLLE = "Noor Haddad", "Gwendolyn Price", "Olle Strand"


@pytest.fixture(scope="module")
def roster() -> Roster:
    people = (
        Person(DANA_B, relation="report"),
        Person(DANA_V, relation="peer"),
        Person(NOOR, relation="report", aliases=("Nuri",)),
        Person(GWEN, relation="manager"),
        Person(OLLE),
    )
    return index_people(Config(me="Mira Stone"), "Mira Stone", people)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("what did Noor say?", (NOOR,)),
        ("what did nuri say?", (NOOR,)),
        ("what did NH say?", (NOOR,)),
        ("Noor's goals", (NOOR,)),
        ("what did my manager say?", (GWEN,)),
        ("how is Gwen?", (GWEN,)),
        ("what about Dana Velasco", (DANA_V,)),
        ("what about Dana", (DANA_B, DANA_V)),
        ("what did Mira say", ()),
        ("is the price settled", ()),
    ],
)
def test_names(roster: Roster, question: str, names: tuple[str, ...]) -> None:
    found = read_names(question, roster)
    assert tuple(sorted({name for one in found for name in one.names})) == tuple(sorted(names))


def test_a_first_name_of_two_people_is_unclear(roster: Roster) -> None:
    (one,) = read_names("what did Dana say?", roster)
    assert one.ambiguous


def test_a_full_name_or_a_relation_settles_it(roster: Roster) -> None:
    assert not any(one.ambiguous for one in read_names("what did Dana Brook say, did Dana agree?", roster))
    (one,) = read_names("my report Dana, what is open?", roster)
    assert one.names == (DANA_B,)


def test_several_of_a_relation_are_meant_by_the_plural(roster: Roster) -> None:
    (one,) = read_names("what do my reports owe me?", roster)
    assert set(one.names) == {DANA_B, NOOR}
    assert not one.ambiguous


def test_a_folder_tells_a_relation_that_nothing_else_does(roster: Roster) -> None:
    (one,) = read_names("what did my mentee ask?", roster, {OLLE: ("mentoring",)})
    assert one.names == (OLLE,)


@pytest.mark.parametrize(
    ("question", "partner"),
    [
        ("what did Noor say about Gwen?", NOOR),
        ("have I told Gwen about Noor?", GWEN),
        ("what did Gwen and I say about Noor?", GWEN),
    ],
)
def test_the_other_name_is_the_topic(roster: Roster, question: str, partner: str) -> None:
    chosen = partners(question, read_names(question, roster))
    assert [one.names for one in chosen] == [(partner,)]


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    people = index_people(Config(me="Mira Stone"), "Mira Stone", (Person(DANA_B), Person(DANA_V)))
    for one in partners(text, read_names(text, people)):
        assert one.names
        assert 0 <= one.start <= one.end <= len(text)
