"""Logseq: a bullet that names the 1:1 makes its person known, WAITING hands over, properties and macros say nothing, a person's page is one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.reading.note import read_note
from assistant.records import Item, Note


def note(*lines: str, path: str = "journals/2026_11_17.md") -> Note:
    return read_note(path, "\n".join(lines).encode(), ())


def items(*lines: str) -> list[Item]:
    return [item for session in note(*lines).sessions for item in session.items]


@pytest.mark.parametrize("head", [(), ("# Tuesday", "")])
def test_the_bullet_of_a_1_1_names_who_owns_its_tasks(head: tuple[str, ...]) -> None:
    found = items(*head, "- 1:1 with [[Tom Achebe]]", "\t- TODO Tom gives me the figures", "\t- TODO Tom takes stock by Friday")
    assert [(item.owners, item.text) for item in found] == [(("Tom",), "give me the figures"), (("Tom",), "take stock")]


def test_a_bullet_that_is_no_1_1_makes_nobody_known() -> None:
    (found,) = items("- Work with [[Harbor Team]]", "\t- TODO Harbor gives us the figures")
    assert found.owners == ()


@pytest.mark.parametrize(
    ("line", "owners", "text"),
    [
        ("WAITING [[Tom Achebe]] board's answer", ("Tom Achebe",), "board's answer"),
        ("WAITING for Tom: board's answer", ("Tom",), "board's answer"),
        ("WAITING Tom about the licence", ("Tom",), "the licence"),
        ("WAITING Tom gives me the answer", ("Tom",), "give me the answer"),
        ("WAITING board's answer", (), "board's answer"),
        ("TODO [[Tom Achebe]] board's answer", (), "Tom Achebe board's answer"),
    ],
)
def test_who_is_waited_for_owes_it(line: str, owners: tuple[str, ...], text: str) -> None:
    (found,) = items("- 1:1 with [[Tom Achebe]]", f"\t- {line}")
    assert (found.owners, found.text) == (owners, text)


def test_properties_and_planning_lines_are_no_words_of_the_task() -> None:
    found = items(
        "- 1:1 with [[Tom Achebe]]",
        "\t- DONE call Amira",
        "\t  completed:: [[2026-11-16]]",
        "\t- TODO order chairs",
        "\t  DEADLINE: <2026-11-20 Fri>",
        "\t  created:: 2026-11-01",
    )
    assert [(item.text, item.state, item.due) for item in found] == [
        ("call Amira", "done", None),
        ("order chairs", "open", dt.date(2026, 11, 20)),
    ]
    points = note("- 1:1 with [[Tom Achebe]]", "\t- TODO order chairs", "\t  DEADLINE: <2026-11-20 Fri>").sessions[0].points
    assert points[1].text == "order chairs"


def test_a_property_with_words_stays() -> None:
    (session,) = note("- 1:1 with [[Tom Achebe]]", "\t- the move", "\t  decision:: we go in May").sessions
    assert "we go in May" in session.points[1].text


def test_what_logseq_fills_in_is_noise() -> None:
    (session,) = note("- 1:1 with [[Tom Achebe]]", "\t- {{query (todo now)}}", "\t- {{name}} starts in May").sessions
    assert [point.noise for point in session.points] == [False, True, False]


def test_a_page_with_properties_of_a_person_is_a_page() -> None:
    page = note("alias:: BS, [[Boss]]", "relation:: manager", "", "- Oslo", path="pages/Björn Sæther.md")
    assert (page.kind, page.front_matter) == ("page", {"aliases": ["BS", "Boss"], "relation": "manager"})


@pytest.mark.parametrize("first", ["type:: project", "decision:: we go", "Alias:: BS"])
def test_other_properties_make_no_page_of_a_person(first: str) -> None:
    assert note(first, "", "- Oslo", path="pages/Oslo.md").kind != "page"


def test_an_answer_does_not_repeat_the_title_of_the_1_1(tmp_path: Path) -> None:
    (tmp_path / "forenote.toml").write_text('me = "Nia Bowen"\n[people."Tom Achebe"]\nrelation = "report"\n')
    (tmp_path / "2026_11_17.md").write_text(
        "- 1:1 with [[Tom Achebe]]\n\t- iOS 15: 1.2 % of users are left\n\t- Harbor\n\t\t- tests passed in May\n"
    )
    with Assistant(tmp_path, dt.date(2026, 11, 22)) as assistant:
        told = assistant.ask("what did we cover last time with Tom").text
    assert "iOS 15" in told
    assert "1:1 with Tom Achebe:" not in told
