"""Another one of the kind that was asked for is no answer: another month's bill, the first clinic, of the second."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.answering.answers import MOST_WORDS, Answer
from assistant.answering.otherones import months_in, of_another_month, of_another_number

TODAY = dt.date(2026, 5, 22)
NOTES = {
    "nell/2026-04-14.md": "# 1:1 Nell Abara 14 April 2026\n\n- First joint clinic held, 9 booked, 7 came\n- Token cost 3.1k in April\n"
    "- valuation 9 submitted, 1.24m\n- seeing the physio at the Lister on Friday\n- Finance: no to parity this year\n",
    "nell/2026-05-19.md": "# 1:1 Nell Abara 19 May 2026\n\n- her girl got into Leeds for dentistry\n- the walk-in ran warm, engineer found a leak and regassed it\n"
    "- lunch was good\n",
}
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("what did tokens cost in may", "Token cost 3.1k in April", True),
        ("what did tokens cost in may", "Tokens: 3.1k in April, 2.8k in May", False),
        ("what did tokens cost in may", "he may cost it again", False),
        ("what was the July vet bill", "Vet bill May 5,630", True),
        ("how many lockers were forecast in January", "Locker forecast: 20. ETA 6 Mar", False),
    ],
)
def test_another_month(question: str, text: str, another: bool) -> None:
    assert of_another_month(question, text) is another


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("how many came to the second joint clinic", "First joint clinic held, 9 booked", True),
        ("how many came to the 2nd clinic", "second clinic: 11 came", False),
        ("how much was valuation ten", "valuation 9 submitted 1.24m", True),
        ("what is chapter 4 about", "chapter 3 is done, chapter 4 on drains", False),
        ("how many weeks did it take", "took 3 weeks", False),
        ("who came on the first day", "second day: nobody", False),
    ],
)
def test_another_number(question: str, text: str, another: bool) -> None:
    assert of_another_number(question, text) is another


def test_months_are_told_from_the_verb() -> None:
    assert months_in("It may be May or in june") == {"may", "jun"}


@pytest.mark.parametrize(
    "question",
    [
        "how much did tokens cost in March?",
        "how many came to the second joint clinic?",
        "how much was valuation ten?",
        "what did the physio say?",
    ],
)
def test_it_is_not_answered_by_another_one(ask: Ask, question: str) -> None:
    assert ask(question, "Nell Abara").abstained


def test_the_one_asked_for_is(ask: Ask) -> None:
    assert "3.1k" in ask("how much did tokens cost in April?", "Nell Abara").text
    assert "7 came" in ask("how many came to the first joint clinic?", "Nell Abara").text
    assert "no to parity" in ask("what did finance say about parity?", "Nell Abara").text


def test_an_abstention_shows_what_comes_nearest_in_meaning(ask: Ask) -> None:
    answer = ask("what's her daughter going to study?", "Nell Abara")
    assert any("dentistry" in source.quote for source in answer.near) or "dentistry" in answer.text
    silent = ask("why was the cold store so hot?", "Nell Abara")
    assert silent.abstained
    assert len(silent.near) <= 3
    assert len(silent.text.split()) <= MOST_WORDS


def test_an_abstention_keeps_to_its_words(ask: Ask) -> None:
    answer = ask("what does she think of her engineer?", "Nell Abara")
    assert len(answer.text.split()) <= MOST_WORDS
    assert answer.nearest == (answer.near[0] if answer.near else None)
