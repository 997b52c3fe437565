"""What `ask` may answer from, and what it takes for an answer: lines elsewhere, lists, codes, names, and deeds that nobody noted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.answering.answers import Answer
from assistant.answering.terms import stems_of

TODAY = dt.date(2026, 5, 13)
NOTES = {
    "runa/2026-03-04.md": """# 1:1 with Runa Lindahl, 4 March 2026

- Kiln repair: ordered, order nr 77-2041
- Ceramics fair: dropped, no stand left
- Glaze shelf moved to the cellar
- The apprentice will be shown the wheel by Martin
- Rent: she hears from the landlord every autumn
""",
    "runa/2026-04-08.md": """# 1:1 with Runa Lindahl, 8 April 2026

- Night classes: dropped, nobody came twice
- Her sailing exam is on 2 May, second attempt
- Who mixes the blue slip when she is away?
- [ ] Ida: by this week, price list for the shop due 15 May
""",
    "otto/2026-04-20.md": """# 1:1 with Otto Brandvik, 20 April 2026

- Told Runa about the gas inspection, she laughed
- Put Runa in touch with the museum shop
- Wood delivery: comes twice a week
""",
}

Ask = Callable[..., Answer]


def test_what_was_told_to_somebody_may_stand_in_anothers_notes(ask: Ask) -> None:
    answer = ask("have I told Runa about the gas inspection?")
    assert not answer.abstained
    assert [source.path for source in answer.sources] == ["otto/2026-04-20.md"]


def test_with_a_person_nobody_elses_notes_answer(ask: Ask) -> None:
    answer = ask("have I told Runa about the gas inspection?", "Runa Lindahl")
    assert all(source.path.startswith("runa/") for source in answer.sources)


def test_a_deed_of_several_words_is_found_by_its_one_word() -> None:
    assert "introduce" in stems_of("she put us in touch with the museum")


def test_all_that_was_dropped_is_told(ask: Ask) -> None:
    text = ask("what was dropped with Runa?").text
    assert "Ceramics fair" in text
    assert "Night classes" in text


def test_a_question_for_a_number_of_an_order_gets_it(ask: Ask) -> None:
    assert "77-2041" in ask("order no of the kiln repair").text


def test_a_name_that_begins_like_a_month_is_a_person(ask: Ask) -> None:
    assert "Martin" in ask("who will show the apprentice the wheel?", "Runa Lindahl").text


@pytest.mark.parametrize(
    "question",
    ["did Runa pass her sailing exam?", "who mixes the blue slip?", "how long has Runa rented the glaze shelf?"],
)
def test_what_is_only_planned_asked_or_not_timed_is_no_answer(ask: Ask, question: str) -> None:
    assert ask(question, "Runa Lindahl").abstained
