"""Which lines ask something, and whether the next lines answer it."""

from __future__ import annotations

import pytest

from assistant.reading.note import read_note
from assistant.records import Question


def asked(*lines: str, heading: str = "## Notes") -> tuple[Question, ...]:
    (session,) = read_note("n.md", "\n".join(["# 1:1 Mira 2026-03-09", heading, *lines]).encode(), ("Mira Kovac", "Tom Brandt")).sessions
    return session.questions


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("- Who owns the map after June?", "Who owns the map after June?"),
        ("- The map is late. Who tells sales?", "Who tells sales?"),
        ("- Q: who owns the map?", "who owns the map?"),
        ("- ?? who owns the map", "who owns the map?"),
        ("- MK: who owns the map?", "who owns the map?"),
        ("Could I join the panel in May?", "Could I join the panel in May?"),
        ("- **Who owns the map?**", "Who owns the map?"),
        ("- [ ] Who owns the map?", "Who owns the map?"),
        ("- (Do we need a lawyer?)", "Do we need a lawyer?"),
    ],
)
def test_questions(line: str, text: str) -> None:
    (question,) = asked(line)
    assert (question.text, question.line, question.answered) == (text, 3, False)


@pytest.mark.parametrize(
    "line",
    [
        "- How are you?",
        "- all good?",
        "- see https://tern.example/?q=map",
        "- We talked about the map.",
        "- right?",
        "<!-- who owns it? -->",
        "%% who owns it? %%",
    ],
)
def test_small_talk_links_and_remarks_ask_nothing(line: str) -> None:
    assert asked(line) == ()


def test_under_a_heading_of_questions_bullets_need_no_question_mark() -> None:
    assert [q.text for q in asked("- who owns the map", "- budget for the fair", heading="## Open questions")] == [
        "who owns the map",
        "budget for the fair",
    ]


@pytest.mark.parametrize("heading", ["## Attendees", "## Private", "## Template"])
def test_sections_that_ask_nothing(heading: str) -> None:
    assert asked("- Who owns the map?", heading=heading) == ()


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        (("- Who owns the map? → Tom", "- next"), 3),
        (("- Who owns the map? A: Tom", "- next"), 3),
        (("- Can I go? Yes, from May.", "- next"), 3),
        (("- Who owns the map?", "  - Tom does"), 4),
        (("- Who owns the map?", "  - Mira: I do"), 4),
        (("- Who owns the map?", "- A: Tom"), 4),
        (("- Who owns the map?", "- → Tom"), 4),
        (("MK: Who owns the map?", "TB: I do"), 4),
        (("- [x] Who owns the map?", "- next"), 3),
        (("- Does she need a third paper? Regulations say two.", "- next"), 3),
        (("- Now or next year? We both think now.", "- next"), 3),
        (("- Who pays? Tom: the fair does", "- next"), 3),
    ],
)
def test_answers(lines: tuple[str, ...], answer: int) -> None:
    question = asked(*lines)[0]
    assert (question.answered, question.answer_line) == (True, answer)


@pytest.mark.parametrize(
    "lines",
    [
        ("- Who owns the map?", "- The fair is in May."),
        ("- Who owns the map?", "  - or do we drop it?"),
        ("- Who owns the map?", "  - TBD"),
        ("- Who owns the map?", "  - not sure yet"),
        ("- Who owns the map?", "  - AI: Tom to find out"),
        ("- Who owns the map?", "", "words far below."),
        ("- Who pays? Tom said he'll ask Finance",),
        ("- Should he go? He thinks yes",),
        ("- Should he go? Note: ask Tom",),
        ("- Where does it end? We left it standing.",),
    ],
)
def test_what_follows_may_be_no_answer(lines: tuple[str, ...]) -> None:
    assert asked(*lines)[0].answered is False


def test_who_asks() -> None:
    assert [q.asker for q in asked("- MK: who owns the map?", "- who pays for it?")] == ["MK", None]


def test_several_questions_on_a_line() -> None:
    assert [q.text for q in asked("- Who owns the map? And who pays for it all?")] == ["Who owns the map?", "And who pays for it all?"]


def test_a_question_in_a_wrapped_paragraph_stands_on_its_own_line() -> None:
    lines = ["Mira told me about the map and the plans that they have made for all of it now,", "and about the fair. Who pays for all of the travel and for the hotel in Bristol",
             "if sales does not?"]  # fmt: skip
    (question,) = asked(*lines)
    assert question.line == 4


def test_a_box_with_a_question_mark_asks_and_owes_nothing() -> None:
    note = read_note("n.md", b"# 1:1 Mira 2026-03-09\n\n## Action items\n- [?] who pays for the new pens\n- [ ] Kim: draw the cover\n")
    (session,) = note.sessions
    assert [item.text for item in session.items] == ["draw the cover"]
    assert [(question.line, question.text) for question in session.questions] == [(4, "who pays for the new pens?")]
