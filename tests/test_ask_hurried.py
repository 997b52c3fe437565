"""Questions as they are typed on the way into the room: shortened, two in one, with a day that names a thing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.answering.answers import Answer

TODAY = dt.date(2026, 5, 13)
NOTES = {
    "1-1s/runa.md": """# Runa Holt

## 5 May 2026

- tickets 68%
- cost: April 905 credits. nearly there
- column renaming: sign-off from Halden only, Moss and Lier missing
- weak spot: she talks over people in the Monday planning, she said so herself
- [ ] Runa: incident note for the gap

## 7 April 2026

- Kitchen radio broke
- tickets 41%, last year 47 at this point
- column renaming: nobody from ops has replied, chasing
- she finds Monday planning useless, half of it is me talking
- Vendor offer came: 17% off, 65 seats

## 3 March 2026

- Storage: Feb 1,140 credits against 860 budgeted
- The renaming of the columns she can leave with me, ops have to sign it off
- Vendor renewal in July, 48k
- Report took her 5 hours on Monday
""",
    "daily/2026-05-06.md": """# Wednesday 6 May 2026

Two fans in the office for nine people, three days in the office each week are enough in this heat.

## 1:1 Arvid Moen

- We agreed on the July rota
- She owes us nothing. Promised to tell me before the move is announced.
""",
}
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        "when did I last speak to Runa and what was it about",
        "last time w Runa - what came out of it?",
        "runa - anything from the last visit I should remember",
    ],
)
def test_the_last_time_is_told_with_its_matter(ask: Ask, question: str) -> None:
    told = ask(question).text
    assert "5 May 2026" in told
    assert "905 credits" in told


def test_a_measure_is_followed_through_lines_that_do_not_name_its_subject(ask: Ask) -> None:
    told = ask("storage usage since feb, is it coming down?").text
    assert told.index("1,140 credits") < told.index("905 credits")


def test_what_is_still_missing_is_told_by_the_latest_line(ask: Ask) -> None:
    assert "Moss and Lier missing" in ask("which sites still havent signed the renaming of the columns").text


def test_figures_are_lines_with_numbers_of_the_thing(ask: Ask) -> None:
    told = ask("all the vendor figures we had on the table (prices, discounts)").text
    assert "48k" in told
    assert "17%" in told


def test_a_noun_finds_its_adjective(ask: Ask) -> None:
    assert "talks over people" in ask("what did Runa say her weakness is").text


@pytest.mark.parametrize("question", ["how long did the monday report take her", "what did Runa think of the monday planning"])
def test_a_day_behind_an_article_names_a_thing(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "none of them" not in answer.text
    assert not answer.abstained


def test_what_is_compared_with_is_no_bound(ask: Ask) -> None:
    told = ask("are the tickets better or worse than in april", "Runa").text
    assert "41%" in told
    assert "68%" in told


def test_the_session_before_this_latest_one(ask: Ask) -> None:
    assert "7 April 2026" in ask("the chat with runa before this latest one, main points?").text


@pytest.mark.parametrize(
    "question",
    [
        "whats not finished on Runas side",
        "anything I wait for from Runa?",
        "what's Runa still got hanging over her",
    ],
)
def test_the_other_side_is_asked_for(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "Runa owes: incident note for the gap" in answer.text
    assert "You owe" not in answer.text


@pytest.mark.parametrize("question", ["what does Arvid still owe me", "what does arv still owe me"])
def test_what_was_promised_to_me_is_theirs(ask: Ask, question: str) -> None:
    assert "Arvid owes: tell me before the move is announced" in ask(question).text


def test_the_rest_of_a_day_is_nobodys_undated_page(ask: Ask) -> None:
    assert "fans" not in ask("what did I agree with Arvid on days in the office per week").text
