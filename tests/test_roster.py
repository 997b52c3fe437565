"""Whose task an owner's name makes it."""

from __future__ import annotations

import pytest

from assistant.config import Config
from assistant.knowing.roster import index_people
from assistant.records import Person, Session


@pytest.mark.parametrize(
    ("owner", "person", "side"),
    [
        ("ME", "Marcus Ellery", ("theirs", "Marcus Ellery")),
        ("me", "Marcus Ellery", ("mine", "Nadia Thorne")),
        ("ME", "Dana Okafor", ("mine", "Nadia Thorne")),
        ("US", "Ulla Strand", ("theirs", "Ulla Strand")),
        ("us", "Ulla Strand", ("shared", None)),
        ("NT", "Nils Torp", ("mine", "Nadia Thorne")),
    ],
)
def test_initials_in_capitals_win_over_the_pronoun_they_spell(owner: str, person: str, side: tuple[str, str | None]) -> None:
    roster = index_people(
        Config(me="Nadia Thorne"),
        "Nadia Thorne",
        (Person("Marcus Ellery"), Person("Dana Okafor"), Person("Ulla Strand"), Person("Nils Torp")),
    )
    assert roster.owner_side(owner, person, Session(1, 3)) == side


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("ana maria petrie", "Ana-Maria Petrie"),
        ("Ana-Maria", "Ana-Maria Petrie"),
        ("Dr. Petrie", "Ana-Maria Petrie"),
        ("Jo Brandt", "Jo K. Brandt"),
        ("ольга", "Ольга Сидорова"),
        ("佐藤花子さん", "佐藤花子"),
    ],
)
def test_ways_to_write_a_name(written: str, name: str) -> None:
    people = (Person("Ana-Maria Petrie"), Person("Jo K. Brandt"), Person("Ольга Сидорова"), Person("佐藤花子"))
    roster = index_people(Config(me="Nadia Thorne"), "Nadia Thorne", people)
    assert roster.candidates(written) == (name,)
    assert roster.find(written).name == name
    assert roster.owner_side(written, name, Session(1, 3)) == ("theirs", name)
