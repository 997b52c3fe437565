"""Whether somebody was told, who owes whom, and answers that say a thing once: "yes" only where a line says so of that very thing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.answering.answers import Answer

TODAY = dt.date(2026, 5, 13)
NOTES = {
    "petra/2026-03-04.md": """# 1:1 with Petra Lind, 4 March 2026

- Asked Olaf for a bigger van, he says in June
- Drop-off point: the town wants 900 a year, our limit is 600
- [ ] me: talk to the mayor about a drop-off limit
- [ ] me: order new straps by 20 March
- [ ] Petra: list of the broken crates by 11 March
""",
    "petra/2026-04-01.md": """# 1:1 with Petra Lind, 1 April 2026

- Her route plan was the clearest one in years. Told her so
- The mayor is fine with dropping off up to a limit of 600, I told her
- Olaf misses our calls a lot, 2 of the last 6
- Rent of the cellar goes up in May
- Olaf asked for more crates
- Crate numbers sent
- Feedback for me
  - I answer too late on Fridays. Fair
- Wishes
  - a second wheelbarrow
- [x] me: talk to the mayor about a drop-off limit
""",
}
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("did I tell Petra about her route plan?", "her route plan was the clearest"),
        ("have I told Petra about the drop-off limit?", "The mayor is fine with dropping off"),
    ],
)
def test_yes_stands_on_the_line_that_tells_it(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.text.startswith("Yes, on 1 April 2026")
    assert said.lower() in answer.text.lower()
    assert answer.text.count("Told her so") <= 1  # a bullet is told once, though two of its sentences fit


@pytest.mark.parametrize(
    "question",
    [
        "did I tell Petra about the rent of the cellar?",
        "have I told Petra about the crate numbers?",
        "have I told Olaf about the crate numbers?",
    ],
)
def test_what_only_came_up_is_no_telling(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.text.startswith("It came up on 1 April 2026; no line says that you told them")


@pytest.mark.parametrize("question", ["did I tell Olaf about the merger?", "did I tell Petra about the insurance?"])
def test_another_thing_told_is_no_answer(ask: Ask, question: str) -> None:
    assert ask(question).abstained


def test_what_is_asked_of_another_thing_is_not_only_noted_as_to_come(ask: Ask) -> None:
    assert "something to come" not in ask("what is Petra's salary?").text


def test_who_owes_me_leaves_out_what_i_owe(ask: Ask) -> None:
    told = ask("who owes me?").text
    assert "broken crates" in told
    assert "straps" not in told


def test_what_is_open_with_somebody_is_open_on_both_sides(ask: Ask) -> None:
    told = ask("what is still open with Petra?").text
    assert "broken crates" in told
    assert "straps" in told


def test_who_counted_knows_better_than_the_days_of_mentions(ask: Ask) -> None:
    answer = ask("how many of our calls did Olaf miss?")
    assert "2 of the last 6" in answer.text
    assert not answer.text.startswith("Once")
