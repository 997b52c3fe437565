"""The same question in the many ways in which people type it: pairs, bare possessives, noun phrases, promises, feedback, delays, other words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.answering.answers import Answer
from assistant.answering.inquiry import Inquiry, read_question
from assistant.answering.kinds import kind_of
from assistant.answering.windows import read_window
from assistant.config import Config
from assistant.knowing.roster import index_people
from assistant.reading.statuses import is_status
from assistant.records import Person

TODAY = dt.date(2026, 5, 13)
NOTES = {
    "tomas/2026-01-14.md": """# 1:1 with Tomas Ruiz, 14 January 2026

- **Kiln rebuild** [P1] [On track] ETA 27 Feb – bricks are ordered
- **Glaze shop** [P2] [Idea] – came from sales
- tired, sleeps badly since the night shifts
- Feedback to him: he answers for Mira in the meeting before she can
- His pay is below the others, he has heard it
- [ ] Tomas: list of the broken moulds by 23 Jan
- [ ] me: ask Pavel for the fork lift papers by 30 Jan
""",
    "tomas/2026-02-18.md": """# 1:1 with Tomas Ruiz, 18 February 2026

- **Kiln rebuild** [P1] [Blocked] ETA 20 March – waiting on Hedda, the burner is not there
- Summer closing 27–31 July, that suits the fair too
- Feedback for me: I change the plan on Fridays, when nobody can react
- new deputy = anouk, from 1 march
- Fork lift: Pavel wants the licence renewed, £240 a head
- [ ] Tomas: quote for the extraction fan by 6 March
""",
    "tomas/2026-04-22.md": """# 1:1 with Tomas Ruiz, 22 April 2026

- **Kiln rebuild** [P1] [Blocked] ETA 29 May – waiting on Hedda again
- Much better than in winter, laughs again
- Told him the 5%, he had hoped for more
- The power cut on 16 April, six hours, the whole night shift stood idle
- Leave from 3 August, three weeks
- New foreman at Hedda's yard: Iwan Pryce
""",
    "daily/2026-04-16.md": "# 2026-04-16\n\n- 02:10 power gone, Tomas rings me\n- 08:20 power back\n",
}

Ask = Callable[..., Answer]


def read(question: str) -> Inquiry:
    people = (Person("Tomas Ruiz"), Person("Hanna Berg"), Person("Daniel Reyes"))
    return read_question(question, index_people(Config(me="Ida Moe"), "Ida Moe", people), TODAY)


@pytest.mark.parametrize(
    "question",
    [
        "Where did Tomas and I leave it?",
        "where did me and Tomas leave off",
        "what did Tomas and I discuss last time",
        "our last session, Tomas and me: what was it about",
        "what did we cover the last time Tomas and I met?",
    ],
)
def test_two_who_talk_are_we(question: str) -> None:
    inquiry = read(question)
    assert inquiry.people == ("Tomas Ruiz",)
    assert inquiry.window is not None
    assert inquiry.window.pick == "last"


@pytest.mark.parametrize("question", ["how often did Hanna and I get together this year", "how often do hanna and i sit down together"])
def test_sitting_down_is_meeting(question: str) -> None:
    inquiry = read(question)
    assert (inquiry.kind, inquiry.people) == ("how_often", ("Hanna Berg",))
    assert "meet" in inquiry.question


def test_a_stranger_and_i_stay_as_they_are() -> None:
    assert read("what did Kamal and I discuss last time").stranger == "Kamal"


@pytest.mark.parametrize(
    "question", ["what's on Tomas' plate", "whats on Tomass plate", "whats on Hannas plate", "todos only: what is on Hanna's list"]
)
def test_a_possessive_may_lack_its_apostrophe(question: str) -> None:
    assert read(question).kind == "open_items"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Promises of mine that I haven't kept", "open_items"),
        ("anything I haven't delivered to Noor yet", "open_items"),
        ("what have I not done for Noor", "open_items"),
        ("Anything from Noor I should chase?", "open_items"),
        ("date of the offsite", "when"),
        ("the new start date for Iris?", "when"),
        ("day when she gets operated on", "when"),
        ("starting when does he work part time", "when"),
        ("what is the timing of the move", "when"),
        ("how long till the trial is done", "when"),
        ("since when has she been talking about leaving", "when"),
        ("duration of the outage", "how_long"),
        ("reason for the delay", "why"),
        ("on which occasions did Vikram hold us up", "how_often"),
        ("has his mood changed over these months", "trend"),
        ("has her English improved?", "trend"),
        ("Steps he has taken towards pricing so far?", "list"),
        ("books she recommended to me", "list"),
        ("what does the new planner earn", "how_many"),
        ("what did Graham criticise about my work", "said_about"),
        ("how did the argument about the slot end", "decided"),
    ],
)
def test_kinds_by_their_wording(question: str, kind: str) -> None:
    assert kind_of(question) == kind


@pytest.mark.parametrize(
    "question", ["date of the team getaway in autumn", "what did he think of the winter report", "who comes to the summer party"]
)
def test_a_season_may_belong_to_the_thing(question: str) -> None:
    assert read_window(question, TODAY)[0] is None


@pytest.mark.parametrize(
    "question", ["what did we discuss in the winter", "what happened last summer", "how did it go with Tomas in spring"]
)
def test_a_season_is_a_time(question: str) -> None:
    assert read_window(question, TODAY)[0] is not None


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("who is Tomas's second in command", "anouk"),
        ("how big was Tomas's raise in the end", "5%"),
        ("when will Tomas be gone", "3 August"),
        ("when is Tomas away", "3 August"),
        ("how long was the night shift without power on 16 April", "six hours"),
        ("whose fault is it that the kiln doesn't move", "Hedda"),
        ("who is holding up the kiln rebuild", "Hedda"),
        ("what are we waiting for with the kiln", "Hedda"),
        ("name of the new foreman at Hedda's yard", "Iwan Pryce"),
        ("what feedback did I give Tomas", "answers for Mira"),
        ("my criticism of Tomas", "answers for Mira"),
        ("what feedback did Tomas give me", "on Fridays"),
        ("what did Tomas criticise about me", "on Fridays"),
        ("list Tomas' projects with their current state", "Kiln rebuild"),
        ("what does a fork lift licence cost", "£240"),
        ("when did Tomas first bring up money", "14 January"),
        ("has Tomas' mood changed over the months", "laughs again"),
    ],
)
def test_other_words_than_those_of_the_notes(ask: Ask, question: str, holds: str) -> None:
    answer = ask(question)
    assert not answer.abstained, answer.text
    assert holds in answer.text


def test_a_day_without_a_session_tells_what_was_noted_on_it(ask: Ask) -> None:
    answer = ask("what happened on 16 April?")
    assert "power gone" in answer.text
    assert "six hours" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "which hospital was Tomas in",
        "what make is the burner",
        "what does Hedda earn",
        "how big is the kiln in square metres",
        "name of Pavel's boss",
        "who is the second reviewer of the kiln rebuild",
        "how did the fair go",
        "what did Tomas say about the glaze board",
        "phone number of Iwan Pryce",
    ],
)
def test_what_no_note_tells_is_not_answered(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.abstained, answer.text


def test_open_promises_of_one_side(ask: Ask) -> None:
    mine, theirs = ask("promises of mine to Tomas I haven't kept"), ask("what's on Tomas' plate")
    assert "fork lift" in mine.text
    assert "moulds" not in mine.text
    assert "extraction fan" in theirs.text


def test_a_status_may_stand_behind_its_title(ask: Ask) -> None:
    assert is_status("On track")
    text = ask("which of Tomas' projects are blocked").text
    assert "Kiln rebuild (Blocked" in text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("when did Tomas and I last meet?", "last met on Wed 22 April 2026, 21 days ago"),
        ("date of my latest session with Tomas", "last met on Wed 22 April 2026"),
        ("when did we start our 1:1s, Tomas and I?", "first met on Wed 14 January 2026"),
        ("how often did Tomas and I meet?", "met 3 times"),
    ],
)
def test_the_day_of_the_first_or_last_session_is_told(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text
