"""Short histories for tests of the ledger: notes as text, read and put on record as the catalogue would."""

from __future__ import annotations

from assistant.config import Config
from assistant.knowing.ledger import build_ledger
from assistant.knowing.roster import Roster, index_people
from assistant.reading.note import read_note
from assistant.records import Action, Held, Person

ME = "Nadia Thorne"
DANA, OTTO = "Dana Whitfield", "Otto Brandt"
KNOWN = ("Nadia", "Dana", "Otto", ME, DANA, OTTO)


def roster() -> Roster:
    """The user and two people."""
    return index_people(Config(), ME, (Person(DANA, relation="report"), Person(OTTO, relation="peer")))


def held(path: str, text: str, person: str | None = DANA) -> list[Held]:
    """The sessions of one note."""
    return [Held(path, session, person) for session in read_note(path, text.encode(), KNOWN).sessions]


def notes(*dated: tuple[str, str], person: str | None = DANA) -> list[Held]:
    """A note a date."""
    folder = (person or "daily").split()[0].lower()
    return [one for date, text in dated for one in held(f"{folder}/{date}.md", f"# 1:1 {date}\n\n{text}\n", person)]


def ledger(*sessions: list[Held]) -> tuple[Action, ...]:
    """The ledger of such notes."""
    return build_ledger([one for some in sessions for one in some], roster())


def story(*lines: str) -> tuple[Action, ...]:
    """A line (or several) a week, from 5 January 2026 on."""
    days = ("2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02")
    return ledger(notes(*zip(days, lines, strict=False)))
