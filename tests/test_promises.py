"""Promises in prose: what binds somebody, what is only a wish, and whose words they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.promises import promises
from assistant.reading.sentences import sentences

KNOWN = ("dana", "otto")


def told(text: str) -> list[tuple[str, str]]:
    return [(p.who, p.what) for p in promises(text, KNOWN)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'll send her the doc.", [("I", "send her the doc")]),
        ("She will ask Legal about the lease by Friday.", [("She", "ask Legal about the lease by Friday")]),
        ("I write the job ad till Wed", [("I", "write the job ad till Wed")]),
        ("we need 400 bags, i order them by 15 may", [("i", "order them by 15 may")]),
        ("Dana sends him her list by Monday", [("Dana", "send him her list by Monday")]),
        ("I promised: talk title by 18/11", [("I", "talk title by 18/11")]),
        ("I owe him comments on the draft.", [("I", "comments on the draft")]),
        ("Dana promised to review the plan.", [("Dana", "review the plan")]),
        ("Dana said she'd book the room.", [("Dana", "book the room")]),
        ("I'll write the brief and she will read it by Monday.", [("I", "write the brief"), ("she", "read it by Monday")]),
        ("Don't forget: order the monitors", [("I", "order the monitors")]),
        ("I need to call the supplier.", [("I", "call the supplier")]),
        ("HR: no mid-cycle changes. Told him I'd tell Z myself", [("I", "tell Z: HR: no mid-cycle changes")]),
        ("She took it well, said she'd cut the next one to 2 pages", [("she", "cut the next one to 2 pages")]),
        ("promised her i'd talk to Otto about the badge", [("i", "talk to Otto about the badge")]),
        ("Who signs it off in March? I'll find out.", [("I", "find out: who signs it off in March")]),
        ("I'll ask Prof. Sorn about the visa.", [("I", "ask Prof. Sorn about the visa")]),
        ("She offered a mock review, will find a slot in May", [("She", "find a slot in May")]),
        ("She knows the manager (Raj) and will introduce us", [("She", "introduce us")]),
        ("Needs numbers. Said I'd rewrite it for next time", [("I", "rewrite it for next time")]),
        ("She asked about Rome. I'll think about it and tell her next time", [("I", "tell her next time: She asked about Rome")]),
        (
            "I send her the application by May, she'll look it over before it goes out",
            [("I", "send her the application by May"), ("she", "look over: the application")],
        ),
        (
            "Sol wants to know about the summer, told him I'd say by 30 April",
            [("I", "say by 30 April: Sol wants to know about the summer")],
        ),
        ("Marek will send us the figures by Friday", [("Marek", "send us the figures by Friday")]),
        ("Ines promised us the list of suppliers", [("Ines", "the list of suppliers")]),
        ("Budget: first numbers from me by 30 September.", [("I", "Budget: first numbers by 30 September")]),
        ("By 22 August I give him a list of sites", [("I", "give him a list of sites By 22 August")]),
        ("He sends me the new chart as soon as it's final.", [("He", "send me the new chart as soon as it's final")]),
        ("Agreed that she writes the report", [("she", "write the report")]),
        ("Rome (two days): I owe him an answer.", [("I", "an answer: Rome")]),
        ("I talked about the tool, and promised to send her the link", [("I", "send her the link")]),
        ("So I have lost the bet as well and owe her croissants.", [("I", "croissants")]),
        ("I owe her eighteen euros and will bring them next time.", [("I", "eighteen euros")]),
        (
            'I\'ll write to him with a date, I told her, and she said "when?" and I said soon.',
            [("I", "write to him with a date, I told her")],
        ),
        ("We'll look at the bands together once it is through", [("We", "look at the bands together once it is through")]),
        ("She'll go and see Sanne", [("She", "see Sanne")]),
        (
            "Asked whether there's money for coaching. I don't know, will find out",
            [("I", "find out: asked whether there's money for coaching")],
        ),
        ("she'll sign the budget this week", [("she", "sign the budget this week")]),
        ("Will send the numbers tonight.", [("I", "send the numbers tonight")]),
        # In the present tense, as a note is written by who means a day to come.
        ("He hands in the renewal on Monday, has the appointment", [("He", "hand in the renewal on Monday, has the appointment")]),
        ("I write to the council for a hold on it today", [("I", "write to the council for a hold on it today")]),
        ("He's taking the mower to Harker's on Friday", [("He", "take the mower to Harker's on Friday")]),
        ("I call the mother", [("I", "call the mother")]),
        ("she lends us six camp beds", [("she", "lend us six camp beds")]),
        # Nobody named: one's own.
        ("send him the deck", [("I", "send him the deck")]),
        ("have offered to read his application before it goes in", [("I", "read his application before it goes in")]),
        ("Going to nag the registry first thing", [("I", "nag the registry first thing")]),
        ("Going to ask the registry first thing", [("I", "ask the registry first thing")]),
        ("must find out what procurement wants", [("I", "find out what procurement wants")]),
        ("flyer: me", [("I", "flyer")]),
        ("management response: by the 12th, comes from me", [("I", "management response: by the 12th")]),
        ("I'll get a price for that", [("I", "get a price for that")]),
        ("fuel receipts for Sept, he'll drop them in", [("he", "drop in: fuel receipts for Sept")]),
        ("A. will send the written report", []),
    ],
)
def test_a_promise(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It would be nice if she'd send the doc.",
        "Maybe I'll write a book one day.",
        "I will not send the doc.",
        "She will be happy with it.",
        "We will see.",
        "Will you send the doc?",
        'He said "I will send the doc" three times',
        "Her brother said he will move the piano.",
        "The supplier will deliver in March.",
        "We talked about the doc that she sent.",
        "I hope she will apply.",
        "If she applies I'll write the reference.",
        "They will announce the price in May.",
        "Decided: we will keep the old price.",
        "I need to think about it.",
        "She sends me reports once a week",
        "Got numbers from Dana by Friday",
        "Marek will send them the figures by Friday",
        "Will work from Gdansk for two weeks in May. Fine with me",
    ],
)
def test_no_promise(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sent it. She read it.", ["Sent it.", "She read it."]),
        ("Plot of residuals vs. the height, e.g. the hill", ["Plot of residuals vs. the height, e.g. the hill"]),
        ("Mailed to Ines B. on Tuesday", ["Mailed to Ines B. on Tuesday"]),
        ("Rent, tax etc. Then we left", ["Rent, tax etc.", "Then we left"]),
        ("slow → Ann to call", ["slow", "Ann to call"]),
    ],
)
def test_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    assert [s for _, s in sentences(text)] == expected


@given(st.text(max_size=200))
def test_sentences_stand_in_the_text_in_their_order(text: str) -> None:
    last = 0
    for at, sentence in sentences(text):
        assert at >= last
        assert text.find(sentence, at) >= 0
        last = at


@given(st.text(max_size=200))
def test_any_text_gives_promises_of_somebody_to_do_something(text: str) -> None:
    for promise in promises(text, KNOWN):
        assert promise.who
        assert promise.what


@pytest.mark.parametrize(
    "text",
    [
        "She leaves by Friday.",
        "She sends the report by Friday every week.",
        "I work until 6.",
        "Dana needs the numbers by Friday.",
        "The release closes by Friday.",
    ],
)
def test_the_present_tense_mostly_tells_what_is(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I read your slides on the train on Monday and changed one word",
        "I put the coins in front of her on Monday",
        "She works from home on Friday",
        "She asks if the office could move on Friday",
        "He has been off since Monday, comes back on Thursday",
        "I find that silly",
        "she plays in a band, gig on Saturday",
        "she sings with the choir on Saturday",
        "She gives me the impression of a tired person",
        "the idea came from me",
        "The board meets on Tuesday",
    ],
)
def test_a_present_tense_that_promises_nothing(text: str) -> None:
    assert told(text) == []
