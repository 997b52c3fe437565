"""Signs of other tools: Roam's TODO and DONE, the signs of a bullet journal where a file is one, and words that are no deed."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.reading.note import read_note
from assistant.records import Item

HEAD = ["# 1:1 Tom Achebe 2026-11-17", ""]


def items(*lines: str) -> list[Item]:
    note = read_note("n.md", "\n".join([*HEAD, *lines]).encode(), ("Tom Achebe", "Nia Bowen"))
    return [item for session in note.sessions for item in session.items]


@pytest.mark.parametrize(
    ("line", "state"),
    [("{{[[TODO]]}}", "open"), ("{{TODO}}", "open"), ("{{[[DONE]]}}", "done"), ("{{DONE}}", "done"), ("{{[[CANCELED]]}}", "dropped")],
)
def test_roam_tasks(line: str, state: str) -> None:
    (found,) = items(f"- {line} Tom: dates by 20 Nov")
    assert (found.owners, found.text, found.state, found.due) == (("Tom",), "dates", state, dt.date(2026, 11, 20))


@pytest.mark.parametrize("line", ["- {{name}} Tom: dates", "- {{[[Tom]]}} is away", "- {{query: TODO}}"])
def test_other_double_braces_are_no_task(line: str) -> None:
    assert not [found for found in items(line) if found.state == "done" or found.owners == ()]


def test_a_bullet_journal() -> None:
    found = items(". me: labels", "x me: gloves", "> Tom: shifts", "< Tom: keys", "- a note", "o lunch with Tom", ". Tom will call Kim")
    assert [(item.owners, item.text, item.state) for item in found] == [
        (("me",), "labels", "open"),
        (("me",), "gloves", "done"),
        (("Tom",), "shifts", "open"),
        (("Tom",), "keys", "open"),
        (("Tom",), "call Kim", "open"),
    ]


def test_a_bullet_journal_with_round_dots() -> None:
    assert [(item.text, item.state) for item in items("• me: labels", "x me: gloves", "> me: shifts")] == [
        ("labels", "open"),
        ("gloves", "done"),
        ("shifts", "open"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("• talked of labels", "• gloves came", "> she said so"),
        ("x marks the spot",),
        ("> a quote", "> and more"),
        (". a stray dot",),
        ("- [ ] me: boxes", "• labels came", "x gloves", "> moved"),
    ],
)
def test_single_signs_make_no_bullet_journal(lines: tuple[str, ...]) -> None:
    assert [item.text for item in items(*lines)] in ([], ["boxes"])


@pytest.mark.parametrize(
    "line",
    [
        "It was turned down; we'll try again in Q1.",
        "We'll try again.",
        "I'll keep going.",
        "I'll do my best.",
        "He wants me to keep a diary of the calls.",
        "Tom wants me to send him the plan by Friday.",
    ],
)
def test_going_on_and_the_wish_of_another_are_no_promise(line: str) -> None:
    assert not items(f"- {line}")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("He wants me to keep a diary of the calls. I'll do that.", "keep a diary of the calls"),
        ("He asked me to keep a diary and I will do it.", "keep a diary"),
        ("We'll try again with Finance in May.", "try again with Finance"),
    ],
)
def test_a_wish_that_is_taken_on_and_a_try_with_somebody_are_promises(line: str, text: str) -> None:
    (found,) = items(f"- {line}")
    assert found.text == text
