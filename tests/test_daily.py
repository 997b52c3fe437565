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
