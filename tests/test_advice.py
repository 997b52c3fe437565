"""Advice on how 1:1s are held: which questions get it, from which card, how short, and that no text is embedded twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from assistant.answering.advice import advice_answer
from assistant.answering.answers import Answer
from assistant.answering.general import Closeness, Turn, closeness, turn_of
from assistant.answering.inquiry import Inquiry, read_question
from assistant.answering.sections import matter_of, sections_of
from assistant.assistant import Assistant
from assistant.finding.index import open_index
from assistant.finding.meaning import Meaning
from assistant.knowing.cards import load_cards
from assistant.knowing.roster import Roster
from assistant.records import Person
from assistant.workspace import Workspace, find_workspace

ROOT = Path(__file__).parent.parent
DAY = dt.date(2026, 3, 17)
CARDS = load_cards()


def inquiry(question: str) -> Inquiry:
    return read_question(question, Roster(None, frozenset(), (Person("Dana Brook"),)), DAY)


def by_words(question: str) -> Answer:
    return advice_answer(inquiry(question), CARDS, lambda _, __: None, DAY)


def cited(answer: Answer) -> list[str]:
    return list(dict.fromkeys(Path(source.path).stem for source in answer.sources))


# --- which questions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "turn"),
    [
        ("How often should 1:1s happen?", "first"),
        ("What makes a good agenda?", "first"),
        ("Can an aunt be a mentor?", "first"),
        ("Is an hour too long for a one-on-one?", "first"),
        ("What if my mentor is always late?", "after"),
        ("What can I do when I'm stuck?", "after"),
        ("What did my mentor say about the harbour?", None),
        ("What does my manager want for the harbour?", None),
        ("How long has the pump been stuck?", None),
        ("How often do I see my mentee?", None),
        ("What have we decided about the career ladder?", None),
        ("Who owns the pump?", None),
    ],
)
def test_what_is_asked_in_general(question: str, turn: Turn | None) -> None:
    assert turn_of(inquiry(question)) == turn


@pytest.mark.parametrize(
    ("question", "turn"),
    [
        ("How do I raise a blocker with my manager?", "first"),
        ("What should I ask my manager?", "after"),
        ("How do I raise a blocker with Dana, my manager?", None),
        ("What does my manager still owe me?", None),
        ("What should I ask my manager next week?", "after"),
    ],
)
def test_my_manager_may_be_a_person_of_the_notes_or_any(question: str, turn: Turn | None) -> None:
    manager = Person("Dana Brook", relation="manager")
    read = read_question(question, Roster(None, frozenset(), (manager,), {"dana brook": ("Dana Brook",)}, {"dana": ("Dana Brook",)}), DAY)
    assert read.people == ("Dana Brook",) and turn_of(read) == turn


@pytest.mark.parametrize(
    ("question", "close"),
    [("Can a mentor help?", "inside"), ("How do I score more goals?", "near"), ("How do I boil an egg?", "outside")],
)
def test_how_surely_it_is_of_this_trade(question: str, close: Closeness) -> None:
    assert closeness(question) == close


def test_who_takes_part_is_left_out_unless_nothing_else_is_said() -> None:
    assert matter_of("Can my manager's boss help a mentee rehearse?") == "Can help rehearse?"
    assert matter_of("And the 1:1?") == "And the 1:1?"


# --- by words alone ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "card", "holds"),
    [
        ("How often should 1:1s happen?", "how-often-to-meet", "every two weeks"),
        ("How do I thank a mentor?", "respect-and-thanks", "specific"),
        ("How do I ask for feedback?", "feedback-in-two-directions", "up as well as down"),
        ("How should I raise a blocker with my manager?", "bring-blockers-with-options", "two ways forward"),
    ],
)
def test_without_an_embedder_the_words_answer(question: str, card: str, holds: str) -> None:
    answer = by_words(question)
    assert cited(answer)[0] == card and holds in answer.text


@pytest.mark.parametrize("question", ["How should I cook rice?", "What makes a good tomato?", "What salary should a mentor earn?"])
def test_without_an_embedder_what_no_card_speaks_of_gets_no_advice(question: str) -> None:
    assert by_words(question).abstained


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_advice_is_short_and_stands_on_its_lines(card: Any) -> None:
    for question in card.asked:
        answer = by_words(question)
        assert len(answer.text.split()) <= 120 and "daily" not in answer.text.lower()
        for statement in answer.statements:
            (source,) = statement.sources
            lines = (ROOT / source.path).read_text("utf-8").split("\n")[source.line_start - 1 : source.line_end]
            assert statement.text.rstrip(".").casefold() in " ".join(" ".join(lines).split()).casefold()


def test_a_bullet_is_told_as_a_whole() -> None:
    end = next(section for section in sections_of(CARDS) if section.article.id == "end-well")
    assert "Work towards deciding on your own; lean less as you go." in [s.text for s in end.sentences]


# --- a workspace ---------------------------------------------------------------------------------------------------------

NOTES = "# 1:1 Dana 2026-03-10\n\n- Our mentor scheme begins in the harbour office\n- Blockers are told at the Friday stand-up, says the new rule\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    root = tmp_path / "w"
    (root / "notes/dana").mkdir(parents=True)
    (root / "notes/dana/2026-03-10.md").write_text(NOTES, encoding="utf-8")
    (root / "forenote.toml").write_text('me = "Priya"\n[people."Dana Whitfield"]\naliases = ["Dana"]\n', encoding="utf-8")
    return find_workspace(root, root, {"FORENOTE_CACHE": str(tmp_path / "cache")})


class Counting:
    """Letters as a vector; remembers what it was given."""

    id = "letters"

    def __init__(self) -> None:
        self.seen: list[str] = []

    def embed(self, texts: Sequence[str]) -> Any:
        import numpy as np

        self.seen += texts
        rows = np.array([[text.lower().count(letter) + 1 for letter in "etaoins"] for text in texts], np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def embed_query(self, text: str) -> Any:
        return self.embed([text])[0]


@contextmanager
def meaning(workspace: Workspace, embedder: Counting) -> Iterator[Meaning]:
    index = open_index(workspace, lambda line: pytest.fail(line))
    made = Meaning(workspace, index, lambda line: pytest.fail(line), _model=embedder, _chosen=True)
    yield made
    made.close()
    index.close()


def test_standing_texts_are_embedded_once_for_good(workspace: Workspace) -> None:
    texts = ["ask first", "note the answers", "ask first"]
    with meaning(workspace, first := Counting()) as before:
        near = before.standing_similarity("who asks", texts)
        assert near == pytest.approx(before.similarity("who asks", texts))
        assert before.standing_similarity("who asks", []) == ()
    assert first.seen[:2] == ["ask first", "note the answers"]
    with meaning(workspace, later := Counting()) as after:
        assert after.standing_similarity("who asks", texts) == near
        assert after.standing_similarity("who asks", ["note the answer", *texts]) is not None
    assert later.seen == ["who asks", "note the answer"]


def test_advice_comes_before_the_notes_or_after_them(workspace: Workspace) -> None:
    with Assistant(workspace, as_of=DAY) as assistant:
        assert cited(assistant.ask("How should I raise a blocker with my manager?"))[0] == "bring-blockers-with-options"
        assert cited(assistant.ask("When are blockers told at the stand-up?")) == ["2026-03-10"]
        assert assistant.ask("How should I cook rice for twelve people?").abstained
