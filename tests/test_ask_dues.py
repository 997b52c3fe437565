"""Questions for whom and for when: who is away, and for when a project is promised."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.answering.answers import Answer

TODAY = dt.date(2026, 11, 22)
NOTES = {
    "lena/2026-10-06.md": "# 1:1 Lena Fors 6 Oct 2026\n\n- **Depot app** [P1] [On track] ETA 30 Oct – screens agreed\n- **Scanner trial** [P2] [On track] ETA 6 Nov\n",
    "lena/2026-10-20.md": "# 1:1 Lena Fors 20 Oct 2026\n\n- Depot app\n\t- **Depot app** [P1] [Blocked] ETA 13 Nov – API keys missing, waiting on Ops\n\t- test plan: sent on Friday\n",
    "olaf/2026-10-05.md": "# 1:1 Olaf Berg 5 Oct 2026\n\n- [P1] Payroll switch, ETA 30 October\n",
    "olaf/2026-11-02.md": "# 1:1 Olaf Berg 2 Nov 2026\n\n- [Blocked] Payroll switch, waiting for legal\n",
    "lena/2026-11-03.md": "# 1:1 Lena Fors 3 Nov 2026\n\n- Christmas rota moved to 24 Nov as Tom is away\n- The scanner trial starts on 1 December instead\n- Her leave is from 21 December\n",
}
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "question", ["when will the depot app be ready?", "what's the deadline for the depot app?", "When is the depot app due?"]
)
def test_a_project_is_promised_for_its_latest_eta(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.text.startswith("Depot app: ETA 13 November 2026 (Blocked, as of 20 October 2026; it was 30 October 2026 before)")
    assert [source.line_start for source in answer.sources] == [4]


def test_a_line_that_is_newer_than_the_eta_goes_before_it(ask: Ask) -> None:
    assert "1 December" in ask("when is the scanner trial due?").text


def test_what_is_told_of_somebody_else_in_a_side_clause_is_no_answer(ask: Ask) -> None:
    assert "Tom" not in ask("when is Lena away?").text
    assert "Tom is away" in ask("when is Tom away?").text


def test_to_leave_is_not_to_be_on_leave(ask: Ask) -> None:
    assert "rota" not in ask("is Lena leaving?").text.partition("nearest")[0]
    assert "21 Dec" in ask("when is Lena on holiday?").text


def test_a_line_that_begins_with_the_words_above_it_is_told_once(ask: Ask) -> None:
    assert "Depot app: Depot app" not in ask("what is blocked in the depot app?").text


@pytest.mark.parametrize("question", ["when is the payroll switch due?", "eta of the payroll switch"])
def test_a_day_that_was_told_before_a_block_is_told_as_history(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.text.startswith(
        "No day is noted since it came to stand as it does: Payroll switch (Blocked, waiting on legal, 2 November 2026)"
    )
    assert "Before, on 5 October 2026, its ETA was 30 October 2026" in answer.text
    assert [source.path for source in answer.sources] == ["olaf/2026-11-02.md", "olaf/2026-10-05.md"]
