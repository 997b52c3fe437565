"""How a thing stands now: the latest word of ledger, project or notes answers; what stood before is told as before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.answering.answers import Answer

TODAY = dt.date(2026, 5, 20)
CONFIG = 'me = "Ida Moe"\n[people."Quint Arden"]\nrelation = "peer"\n'
NOTES = {
    "orla/2026-03-04.md": """# 1:1 with Orla Finn, 4 March 2026

- **Boiler swap** [P1] [On track] ETA 30 April
- **Ticket kiosk** [P2] [Blocked] waiting on the council
- Needs an inventory of the lamps, she writes it
- [ ] Orla: inventory of the lamps by 13 March
- [ ] me: ask the trust for a third driver
- [ ] Orla: draft of the safety leaflet by 27 March
- [ ] Orla: seating plan for the gala
""",
    "orla/2026-04-01.md": """# 1:1 with Orla Finn, 1 April 2026

- **Boiler swap** [P1] [Blocked] the flue does not fit
- **Ticket kiosk** [P2] [On track] the council said yes
- Third driver: still no word
- [-] me: ask the trust for a third driver (no money before autumn)
- [ ] Orla: inventory of the lamps by 13 March
- [x] Orla: draft of the safety leaflet
""",
    "orla/2026-05-06.md": """# 1:1 with Orla Finn, 6 May 2026

- **Boiler swap** [P1] [On track] ETA 12 June
- **Ticket kiosk** [P2] [On track]
- The seating plan hangs in the foyer now
""",
}
Ask = Callable[..., Answer]


@pytest.mark.parametrize("question", ["which projects are blocked?", "what is blocked?"])
def test_what_was_blocked_is_history(ask: Ask, question: str) -> None:
    told = ask(question).text
    assert told.startswith("No project is blocked now")
    assert "Boiler swap was blocked on 1 April 2026, and stands as On track on 6 May 2026" in told


def test_what_was_blocked_is_told_where_the_past_is_asked_for(ask: Ask) -> None:
    told = ask("which projects were blocked?").text
    assert "Ticket kiosk" in told
    assert "Boiler swap" in told


def test_what_is_promised_and_not_ticked_is_not_done(ask: Ask) -> None:
    told = ask("is the inventory of the lamps done?").text
    assert told.startswith("Not as far as your notes say, it is still open: Orla Finn owes: inventory of the lamps")
    assert "68 days over" in told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what happened to the third driver?", "Dropped on 1 April 2026"),
        ("did Orla send the draft of the safety leaflet?", "Noted as done on 1 April 2026"),
    ],
)
def test_the_latest_state_of_the_ledger_answers(ask: Ask, question: str, told: str) -> None:
    assert ask(question).text.startswith(told)


def test_a_later_line_knows_better_than_the_promise(ask: Ask) -> None:
    told = ask("is the seating plan done?").text
    assert told.startswith("On 6 May 2026: The seating plan hangs in the foyer")


def test_of_somebody_without_a_session_nothing_is_known_to_be_owed(ask: Ask) -> None:
    answer = ask("what do I owe Quint?")
    assert answer.abstained
    assert "You owe nothing" not in answer.text
