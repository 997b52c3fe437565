"""Evidence that closes a commitment by what it is, not by the words of one corpus: each beside what leaves it open."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.reading.note import read_note
from tests.histories import story

OPENED = dt.date(2026, 1, 5)


def _first(opened: str, later: str) -> str:
    return next(a.status for a in story(opened, later) if a.opened == OPENED)


@pytest.mark.parametrize(
    ("opened", "later", "status"),
    [
        ("- [ ] Dana: back up the server disks", "- server backup done on Friday", "done"),
        ("- [ ] Dana: back up the server disks", "- server backup is planned", "open"),
        ("- [ ] Dana: guest list for the summer party", "- guest list received: 40 names", "done"),
        ("- [ ] Dana: guest list for the summer party", "- guest list not received", "open"),
        ("- [ ] Dana: compare the two booking systems", "- no need to compare the booking systems any more", "dropped"),
        ("- [ ] Dana: paint the shed door", "- shed door: forget the paint, a new one comes in May", "dropped"),
        ("- [ ] Dana: paint the shed door", "- don't forget the paint for the shed door", "open"),
        ("- [ ] Dana: bring the handbook up to date", "- handbook is complete", "done"),
        ("- [ ] Dana: bring the handbook up to date", "- handbook: half of it", "open"),
        ("- [ ] Dana: June backup of the mail server", "- July backup done ✔", "open"),
        ("- [ ] Dana: June backup of the mail server", "- June backup done ✔", "done"),
        ("- [ ] Nadia: introduce Dana to Mr Olsen", "- she has had two long meetings with Mr Olsen", "done"),
        ("- [ ] Nadia: introduce Dana to Mr Olsen", "- she has not had any meeting with Mr Olsen", "open"),
        ("- [ ] Dana: call the printer about a delivery slot", "- delivery slot booked: 9 March", "done"),
        ("- [ ] Dana: call the printer about a delivery slot", "- delivery slot not booked yet", "open"),
        ("- [ ] Dana: read chapters 6-10", "- read 6-10, notes are in the folder", "done"),
        ("- [ ] Dana: read chapters 6-10", "- read 1-5, notes are in the folder", "open"),
    ],
)
def test_what_a_line_shows(opened: str, later: str, status: str) -> None:
    assert _first(opened, later) == status


def test_the_rest_of_a_thing_is_the_thing() -> None:
    actions = story(
        "- [ ] Dana: seating plan for the gala by 3 Feb", "- seating plan: half of it\n- [ ] Dana: rest of the seating plan by 20 Feb"
    )
    assert [(a.status, a.due) for a in actions] == [("open", dt.date(2026, 2, 20))]


def test_a_list_without_bullets_is_read_line_by_line() -> None:
    text = (
        "# Kim\n\n## 2026-03-02\nback from two weeks at the lake, in a really good mood\nlaptop for the new colleague was approved ✔\n"
        "he told the board on the 23rd, nobody had any question\nAI: KW letter of support, round two, 21 March\nAI: KW deck\nAI: NV numbers\nAI: NV plan\nAI: NV list\n"
    )
    session = read_note("kim.md", text.encode(), ("Kim West", "Nora Vale")).sessions[0]
    assert [p.line for p in session.points] == list(range(4, 12))
    assert [i.owners for i in session.items][:2] == [("KW",), ("KW",)]


def test_wrapped_prose_stays_a_paragraph() -> None:
    text = (
        "# Kim\n\n## 2026-03-02\nWe talked for most of the hour about the move to the new building, which\n"
        "nobody wants and everybody has to plan for, and about who would go there\nfirst. I said I would ask the board for a date before the summer and write\nit down.\n"
    )
    points = read_note("kim.md", text.encode(), ("Kim West",)).sessions[0].points
    assert len(points) == 1


def test_a_struck_task_with_a_remark_is_done_and_a_corrected_one_is_open() -> None:
    text = "# Kim\n\n## 2026-03-02\n**Action items**\n- Kim: ~~list of rooms~~ sent 16/2\n- Kim: ~~send Ann the deck~~ send Bo the deck\n"
    assert [i.state for i in read_note("kim.md", text.encode(), ("Kim West",)).sessions[0].items] == ["done", "open"]


def test_initials_over_a_list_own_its_tasks_and_over_talk_own_none() -> None:
    text = "# Kim\n\n## 2026-03-02\n\nKW\n- quote for the fans\n- extra shift for the fair\n\nNV\n- he is tired\n"
    assert [(i.owners, i.text) for i in read_note("kim.md", text.encode(), ("Kim West",)).sessions[0].items] == [
        (("kw",), "quote for the fans"),
        (("kw",), "extra shift for the fair"),
    ]
