"""Promises that no verb of promising makes, things handed out beside boxes, and the days that these lines set or do not set."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.reading.due import due
from assistant.reading.note import read_note
from assistant.records import Item

SAID = dt.date(2026, 3, 3)


def items(text: str) -> list[Item]:
    note = read_note("joan.md", f"# 1:1 Joan Pike 2026-03-03\n\n{text}\n".encode(), ("Joan Pike",))
    return [item for session in note.sessions for item in session.items]


@pytest.mark.parametrize(
    ("text", "what", "day"),
    [
        ("Her CV needs a second pair of eyes, that's me, by 17 March.", "Her CV needs a second pair of eyes", dt.date(2026, 3, 17)),
        ("- the rename of the columns she can leave with me, ops have to sign it off", "the rename of the columns", None),
        ("The second name is still on me.", "The second name", None),
        ("And she'd write me a page on what a good year is, by 18 April.", "write me a page on what a good year is", dt.date(2026, 4, 18)),
        ("She'll jot down three lines every Friday and bring them.", "jot down three lines every Friday and bring them", None),
        ("I'll wangle a second licence for her.", "wangle a second licence for her", None),
    ],
)
def test_a_promise_without_a_word_for_it(text: str, what: str, day: dt.date | None) -> None:
    (item,) = items(text)
    assert (item.text, item.due, item.confidence) == (what, day, "inferred")


@pytest.mark.parametrize(
    "text",
    [
        "Lunch is on me.",
        "The pressure is on me.",
        "She'd like it by Friday.",
        "She'd finish by Friday if she could.",
        "It will fizzle out.",
        "She'll likely leave.",
        "The tall one in the photo, that's her.",
    ],
)
def test_what_binds_nobody(text: str) -> None:
    assert items(text) == []


def test_a_name_and_a_thing_beside_a_box_is_a_task() -> None:
    found = items("- [ ] me: note on cover\n- Joan: intro to the stats people\n- Joan: not so happy with it")
    assert [(i.owners, i.text) for i in found] == [(("me",), "note on cover"), (("Joan",), "intro to the stats people")]


def test_alone_it_is_news() -> None:
    assert items("- Joan: intro to the stats people") == []


def test_a_thing_of_mine_with_its_day_is_a_task() -> None:
    (item,) = items("me: carrier scorecard v0, 15 Aug")
    assert (item.text, item.due) == ("carrier scorecard v0", dt.date(2026, 8, 15))


def test_a_tick_behind_a_task_may_tell_when() -> None:
    done, open_ = items("- [ ] Joan: one chart of that, by Monday  ✓ mon 9am\n- [ ] Joan: two charts  ✓ only one")
    assert (done.state, open_.state) == ("done", "open")


def test_a_task_in_a_paragraph_of_lines_is_cited_on_its_own_line() -> None:
    text = "The board is fine with the second post, it needs a case at some point.\nJoan to find out whether the headcount is frozen\nTold her I'm low."
    (item,) = items(text)
    assert (item.line, item.raw) == (4, "Joan to find out whether the headcount is frozen")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tell ops the boards may be stale on the 30th", None),
        ("ask Teodor's team to take the weekend alerts", None),
        ("book a retro with Joan for early July", None),
        ("build the baseline, first cut 19/6", dt.date(2026, 6, 19)),
        ("send it on Monday", dt.date(2026, 3, 9)),
        ("do it over the weekend", dt.date(2026, 3, 8)),
    ],
)
def test_which_day_is_due(text: str, day: dt.date | None) -> None:
    found = due(text, SAID)
    assert (found.date if found else None) == day


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("I'm to drop two of them", "I", "drop two of them"),
        ("He's to send the deck", "He", "send the deck"),
        ("She knows more than she says. Promised to tell me before it is announced.", "she", "tell me before it is announced"),
        ("His goals doc is empty since January. Promised to fill it in.", "she", "fill it in"),
        ("Promised to send her the list", "I", "send her the list"),
        ("She is tired. Promised to send her the list", "I", "send her the list"),
        ("She'll see that the talk gets recorded and will send me the recording.", "She", "send me the recording"),
    ],
)
def test_whose_promise_it_is_without_a_plain_subject(text: str, who: str, what: str) -> None:
    found = [(item.owners, item.text) for item in items(text)]
    assert ((who,), what) in found


def test_a_known_letter_before_a_dash_is_an_owner_and_a_counting_letter_is_none() -> None:
    found = items("actions\n- [ ] J - try the new bins, by 10 July\n- [ ] A - go by train")
    assert [(i.owners, i.text) for i in found] == [(("J",), "try the new bins"), ((), "A - go by train")]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("My appraisal is two years overdue. she'd put a date in, she said.", "she", "put a date in"),
        ("She said leave it with me on the matinee time", "She", "see to the matinee time"),
        ("She wanted to know how many skips we used last year. No idea, will look.", "I", "look into: how many skips we used last year"),
        ("I've said I will have it out with Bettina", "I", "have it out with Bettina"),
        ("He'll have the light box rewired by Monday.", "He", "have the light box rewired"),
        ("Two reports, nothing on paper yet. He says he'll write them up by Monday.", "he", "write them up"),
        ("- agreed: she runs the board for the matinee", "she", "run the board for the matinee"),
        ("I said I'd have an answer for him next time.", "I", "have an answer for him next time"),
        ("I've given him my word on one evening a week home by seven.", "I", "one evening a week home by seven"),
        ("I'm handing the Sunday checks to Stan.", "I", "hand the Sunday checks to Stan"),
        ("I said he could count on me for emptying his workshop.", "I", "emptying his workshop"),
        ("Me: two tickets for the first night.", "Me", "two tickets for the first night"),
    ],
)
def test_a_word_that_was_given_is_a_promise(text: str, who: str, what: str) -> None:
    assert ((who,), what) in [(item.owners, item.text) for item in items(text)]


@pytest.mark.parametrize("text", ["He thinks I ought to tell her plainly.", "- me: tired and cross", "Me: I think so", "me: Neil Tarn"])
def test_advice_moods_and_speech_bind_nobody(text: str) -> None:
    assert items(text) == []
