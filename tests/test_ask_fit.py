"""Answers that fit what is asked: the look of an attribute, the value after the event, the month, the order, the line that tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.answering.answers import Answer
from assistant.answering.windows import read_window

TODAY = dt.date(2026, 5, 13)
NOTES = {
    "vera/2026-01-14.md": """# 1:1 with Vera Holm, 14 January 2026

- Wants to sharpen our own saws
- Hired Tobias for the yard
- SAWS decided: Brandtool, from March
- Went through the move: paint shop first, then the yard, office last
- Mrs Quill wrote about the noise again
""",
    "vera/2026-02-18.md": """# 1:1 with Vera Holm, 18 February 2026

- Sharpening our saws: numbers are in, 300 a month
- Scrap wood in January: 14 crates lost
- Tobias: 250 a month extra from April
""",
    "vera/2026-03-11.md": """# 1:1 with Vera Holm, 11 March 2026

- February: scrap wood 9 crates lost
- Lathe hall is off. Not before next year
""",
    "vera/2026-04-29.md": """# 1:1 with Vera Holm, 29 April 2026

- Lathe hall: she knows, she is relieved
- Vera: who runs the yard while she is on holiday, 2 June to 9 June? Name by next week
""",
    "vera/2026-05-06.md": """# 1:1 with Vera Holm, 6 May 2026

- Milo runs the yard in her holiday
- Dentist for Milo tomorrow
""",
}

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    ["what's Tobias's surname?", "mrs Quill's phone number?", "how many hours a week does Tobias work", "Mrs Quill's email address"],
)
def test_an_attribute_that_nothing_looks_like_is_not_answered(ask: Ask, question: str) -> None:
    assert ask(question).abstained


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("who runs the yard while Vera is on holiday in june", "Milo runs"),
        ("which saw system did we decide on", "Brandtool"),
        ("what was decided about the lathe hall", "is off"),
        ("in which order do the shops move?", "paint shop first"),
        ("when did Vera first bring up sharpening our saws?", "Wants to sharpen"),
        ("what did Vera and I agree the time before last?", "relieved"),
    ],
)
def test_the_line_that_tells_answers(ask: Ask, question: str, holds: str) -> None:
    answer = ask(question)
    assert not answer.abstained
    assert holds in answer.text


def test_the_month_asked_for_not_the_one_that_was_told_in_it(ask: Ask) -> None:
    answer = ask("how much scrap wood was lost in February?")
    assert "9 crates" in answer.text
    assert "14 crates" not in answer.text


def test_without_a_marked_decision_it_says_so(ask: Ask) -> None:
    assert ask("what did Vera and I agree the time before last?").text.startswith("No line is marked as a decision")


@pytest.mark.parametrize(
    ("question", "last_year"),
    [("who covers in June", False), ("who covered in June", True), ("who covers in February", False), ("what happened in June", True)],
)
def test_a_month_asked_about_in_the_present_may_be_to_come(question: str, last_year: bool) -> None:
    window, _ = read_window(question, TODAY)
    assert (window is not None and window.until is not None and window.until.year < TODAY.year) == last_year
