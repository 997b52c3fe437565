"""A daily note: a heading that is somebody's name holds their 1:1, whatever else the day brought."""

from __future__ import annotations

import pytest

from assistant.reading.note import read_note

KNOWN = ("Leila Farrow", "Sam Oduya", "Sam O", "Marek Halloran", "Douglas Iyer")


def titles(path: str, *headings: str) -> list[str | None]:
    body = "# Tuesday 10 February 2026\n\n- [ ] dentist\n\n" + "\n\n".join(f"## {h}\n- [ ] call the vendor" for h in headings)
    return [s.title for s in read_note(path, body.encode(), KNOWN).sessions if not s.leftover]


@pytest.mark.parametrize(
    "heading",
    ["Sam O", "Marek", "9:00 Sam O", "13:00 Douglas, on the phone", "Marek (two minutes)", "Sam O rang 17:00", "with Marek", "Coffee with Douglas Iyer", "Marek, by the coffee machine", "10.30 - Marek"],
)  # fmt: skip
def test_a_name_heads_a_session(heading: str) -> None:
    assert titles("daily/2026-02-10.md", heading, "Errands") == [heading]


@pytest.mark.parametrize(
    "heading",
    [
        "Mill Road",
        "Agnieszka, Fennel St",
        "Marek's birthday present",
        "Douglas wants numbers",
        "Plan for Sam O and Marek to swap",
        "Shopping",
    ],
)
def test_other_headings_head_none(heading: str) -> None:
    note = read_note("daily/2026-02-10.md", f"# Tuesday 10 February 2026\n\n- [ ] dentist\n\n## {heading}\n- [ ] call\n".encode(), KNOWN)
    assert len(note.sessions) == 1 and not note.sessions[0].leftover


def test_in_somebodys_own_note_another_name_is_a_topic() -> None:
    assert len(titles("notes/sam-o/2026-02-10.md", "Marek", "Douglas")) == 1


# --- pasted e-mails and tables -----------------------------------------------------------------------------------------------

MAIL = "From: {sender}\nTo: {to}\nDate: Fri, 12 Dec 2025 12:30\nSubject: minutes 12 Dec\n\n1. Van: 395 a month won.\nI'll send the contract to the bank.\n\n| who | what |\n|---|---|\n| Marek | quotes |\n"


@pytest.mark.parametrize(("sender", "to"), [("Leila Farrow", "Marek Halloran"), ("Marek Halloran <m@h.test>", "Leila Farrow")])
def test_the_head_of_a_pasted_mail_says_who_wrote_and_nothing_else(sender: str, to: str) -> None:
    session = read_note("finance/m.txt", MAIL.format(sender=sender, to=to).encode(), KNOWN).sessions[0]
    assert str(session.date) == "2025-12-12" and session.author == sender.split(" <")[0]
    told = [p.text for p in session.points if not (p.noise or p.head) and p.text]
    assert told[0] == "Van: 395 a month won." and "who | what" not in told


def test_fields_of_a_note_are_no_mail() -> None:
    session = read_note("n.md", b"# 1:1 Marek 2026-01-05\n\nDate: 2026-01-05\nTo: discuss the rota\n- talked\n", KNOWN).sessions[0]
    assert session.author is None and not any(p.noise for p in session.points)
