"""When two lines are one task: word overlap, verbs, nouns and numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.knowing.deeds import does, same_verb
from assistant.knowing.matching import Weights, best_pairs, core_of, could_be_like, coverage, likeness
from assistant.knowing.phrases import phrase_of
from assistant.knowing.taskwords import conflict, other_thing, words_of

SAME = 0.62
ITEMS = (
    "send Otto the travel budget",
    "book a room for the offsite",
    "draft the hiring plan for the night shift",
    "review the hiring plan",
    "ask Legal about the lease",
    "order two monitors",
)
WEIGHTS = Weights(words_of(text) for text in ITEMS)
texts = st.lists(
    st.sampled_from("send draft travel budget hiring plan room offsite lease monitor two q2 phase".split()), min_size=1, max_size=7
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("send Otto the travel budget", "send the travel budget to Otto"),
        ("send Otto the travel budget", "share travel budget with Otto"),
        ("draft the hiring plan for the night shift", "hiring plan for the night shift"),
        ("give a talk on mock-ups", "talk on mockups"),
    ],
)
def test_one_task_in_two_wordings(one: str, other: str) -> None:
    assert likeness(words_of(one), words_of(other), WEIGHTS) >= SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("draft the hiring plan", "review the hiring plan"),
        ("send the Q2 report", "send the Q3 report"),
        ("book a room for the offsite", "book a bus for the offsite"),
        ("order two monitors", "order lunch"),
    ],
)
def test_two_tasks_of_like_words(one: str, other: str) -> None:
    assert likeness(words_of(one), words_of(other), WEIGHTS) < SAME


@given(texts, texts, st.sampled_from((0.5, SAME, 0.66, 0.78)))
def test_what_cannot_be_like_is_not_like(one: list[str], other: list[str], bar: float) -> None:
    a, b = words_of(" ".join(one)), words_of(" ".join(other))
    assert could_be_like(a, b, WEIGHTS, bar) or likeness(a, b, WEIGHTS) < bar
    assert could_be_like(a, b, WEIGHTS, bar) == could_be_like(b, a, WEIGHTS, bar)
    if likeness(a, b, WEIGHTS) >= bar:
        assert core_of(a, WEIGHTS, bar) & b.all or core_of(b, WEIGHTS, bar) & a.all


def test_most_lines_that_share_a_word_cannot_be_like() -> None:
    plan, review = words_of("draft the hiring plan for the night shift"), words_of("draft the travel budget")
    assert could_be_like(plan, plan, WEIGHTS, SAME)
    assert not could_be_like(plan, review, WEIGHTS, 0.5)


@given(texts, texts)
def test_likeness_is_symmetric_and_bounded(one: list[str], other: list[str]) -> None:
    a, b = words_of(" ".join(one)), words_of(" ".join(other))
    assert likeness(a, b, WEIGHTS) == pytest.approx(likeness(b, a, WEIGHTS))
    assert likeness(a, b, WEIGHTS) <= 1.0 + 1e-9


@given(texts)
def test_a_line_is_like_itself(words: list[str]) -> None:
    told = words_of(" ".join(words))
    assert likeness(told, told, WEIGHTS) >= SAME or len(told.all) == 1


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("send the travel budget to Kim", ("travel", "budget")),
        ("a date for the board visit", ("board", "visit")),
        ("list of customers", ("list",)),
        ("pick 3 days for Haspen", ("haspen",)),
    ],
)
def test_the_thing_a_task_is_about(text: str, phrase: tuple[str, ...]) -> None:
    assert words_of(text).phrase == phrase


def test_a_thing_told_apart_is_another_thing() -> None:
    task = words_of("send Kim the travel budget")
    assert other_thing(task, phrase_of("the pilot budget"), {"pilot", "budget"})
    assert other_thing(task, phrase_of("the invitation"), {"invitation"})
    assert not other_thing(task, phrase_of("the budget"), {"budget"})
    assert not other_thing(task, phrase_of("the new travel budget"), {"travel", "budget"})


@pytest.mark.parametrize(
    ("task", "told", "done"),
    [
        ("send", "share", True),
        ("draft", "send", True),
        ("send", "draft", False),
        ("review", "send", False),
        ("review", "arrive", False),
        ("send", "arrive", True),
        ("book", "compare", False),
    ],
)
def test_which_deed_does_which_task(task: str, told: str, done: bool) -> None:
    assert does({task}, {told}) is done


def test_a_task_that_asks_whether_is_done_by_the_deed_itself() -> None:
    assert words_of("tell me whether she applies").deeds == {"tell", "apply"}


def test_an_absent_verb_contradicts_nothing() -> None:
    assert same_verb(None, "send")
    assert not same_verb("draft", "review")


@pytest.mark.parametrize(
    ("task", "text", "differs"),
    [
        ("book a room for phase 2", "phase 3 is booked", True),
        ("review the Q2 report", "reviewed the Q1 report", True),
        ("book a room for phase 2", "room for phase 2 booked on 3 March", False),
        ("order 40 radios", "39 radios came", False),
    ],
)
def test_numbers_that_tell_things_apart(task: str, text: str, differs: bool) -> None:
    assert conflict(words_of(task), text) is differs


def test_rare_words_weigh_more() -> None:
    assert WEIGHTS.of("offsite") > WEIGHTS.of("plan")
    assert coverage(words_of("travel budget"), frozenset({"budget"}), WEIGHTS)[1] == 1


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 5), st.integers(0, 5)), max_size=20))
def test_pairs_are_one_to_one_and_the_best_comes_first(scores: list[tuple[float, int, int]]) -> None:
    pairs = best_pairs(scores)
    assert len({i for i, _ in pairs}) == len(pairs) == len({j for _, j in pairs})
    if scores:
        assert pairs[0] == min(((i, j) for s, i, j in scores if s == max(scores)[0]))
