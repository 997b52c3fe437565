"""The question bank itself, and what is chosen from it."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import ForenoteError
from assistant.jobs.bank import TURNS, Gap, Suggestion, asked_ids, load_bank, suggest
from assistant.jobs.bankfile import GAPS, RELATIONS, SLOTS, STAGES, Question
from assistant.records import Source

BANK = load_bank()
BY_ID = {question.id: question for question in BANK}
SOURCE = Source("dana/2026-01-21.md", 12, 12, dt.date(2026, 1, 21), "Dana Whitfield", "comments on the growth plan")
BLOCKED = Gap("blocked", "Supply forecast is blocked for 3 weeks", (SOURCE,), project="Supply forecast", name="Data Eng")
LATE = Gap("overdue_mine", "your comments are late", (SOURCE,), item="comments on the growth plan")
CAREER = Gap("no_career_talk", "no career talk in five sessions")


def gap(serves: str) -> Gap:
    words = "Supply forecast", "comments on the growth plan", "Data Eng"
    return Gap(serves, f"why {serves}", (), *words)


# --- the bank itself -------------------------------------------------------------------------------------------------


def test_the_bank_is_large_and_its_ids_and_texts_are_unique() -> None:
    assert len(BANK) >= 120
    assert max(Counter(q.id for q in BANK).values()) == 1
    assert max(Counter(q.text.casefold() for q in BANK).values()) == 1
    assert all(re.fullmatch(rf"{q.topic}-\d\d", q.id) for q in BANK)


@pytest.mark.parametrize("question", BANK, ids=lambda q: q.id)
def test_a_question_is_open_and_short(question: Question) -> None:
    text = question.text
    assert re.match(r"(What|How|Which|Where|When|Who|If .+, (what|which|how|who|where)|Tell me|Walk me through)\b", text)
    asks = not text.startswith(("Tell me", "Walk me"))
    assert text.count("?") == asks
    assert text.endswith("?" if asks else ".")
    assert len(text.split()) <= 18


def test_every_relation_has_questions_for_every_gap() -> None:
    have = {(relation, serves) for q in BANK for relation in q.relations for serves in q.serves}
    assert have == {(relation, serves) for relation in RELATIONS for serves in GAPS}


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("stage", STAGES[1:])
def test_every_relation_and_stage_has_enough(relation: str, stage: str) -> None:
    fit = [q for q in BANK if relation in q.relations and {"any", stage} & set(q.stages)]
    assert len(fit) >= 60
    assert sum(q.widens for q in fit) >= 10
    assert sum(q.slot is None for q in fit) >= len(fit) / 2


# --- reading it ------------------------------------------------------------------------------------------------------

GOOD = """[[question]]
id = "team-01"
text = "What would unblock {project}?"
topic = "team"
relations = ["report"]
stages = ["any"]
horizon = "short"
serves = ["blocked"]
slot = "project"
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('horizon = "short"', 'horizon = "shrt"', "did you mean 'short'"),
        ('["report"]', '["reports"]', "did you mean 'report'"),
        ('["blocked"]', '["blockd"]', "did you mean 'blocked'"),
        ('["any"]', '"any"', "'stages' must be a list"),
        ('["any"]', "[]", "at least one each"),
        ('slot = "project"', "", "do not agree"),
        ('slot = "project"', 'slot = "item"', "do not agree"),
        ('slot = "project"', 'slots = "project"', "unknown key 'slots', did you mean 'slot'"),
        ('topic = "team"', 'topic = "teams"', "the file's name says 'team'"),
        ('id = "team-01"', "", "'id' is missing"),
        ("[[question]]", "[question]", "two brackets"),
        ('id = "team-01"', "id = team", "could not be read"),
    ],
)
def test_a_mistake_is_named_with_file_and_question(tmp_path: Path, old: str, new: str, said: str) -> None:
    (tmp_path / "team.toml").write_text(GOOD.replace(old, new))
    with pytest.raises(ForenoteError, match=r"^team\.toml of the question bank") as caught:
        load_bank(tmp_path)
    assert said in str(caught.value)


def test_reading_skips_underscored_files_and_refuses_an_id_twice(tmp_path: Path) -> None:
    (tmp_path / "team.toml").write_text(GOOD)
    (tmp_path / "_credits.toml").write_text("[[credit]]\nid = '1'\n")
    assert [q.id for q in load_bank(tmp_path)] == ["team-01"]
    (tmp_path / "team2.toml").write_text(GOOD.replace('topic = "team"', 'topic = "team2"'))
    load_bank.cache_clear()
    with pytest.raises(ForenoteError, match="'team-01' is taken"):
        load_bank(tmp_path)


# --- choosing --------------------------------------------------------------------------------------------------------


def test_suggestions_follow_the_gaps_and_carry_their_reasons_and_sources() -> None:
    found = suggest("report", "settled", [BLOCKED, LATE, CAREER], (), "Dana Whitfield")
    assert [s.why for s in found][:2] == [BLOCKED.why, LATE.why] or found[1].why == CAREER.why
    assert found[0].sources == (SOURCE,)
    for suggestion in found:
        question = BY_ID[suggestion.id]
        assert suggestion.kind == question.topic
        assert "report" in question.relations


def test_the_same_person_and_round_give_the_same_and_others_differ() -> None:
    def ids(seed: str, number: int) -> list[str]:
        return [s.id for s in suggest("report", "settled", [BLOCKED, LATE, CAREER], (), seed, round=number)]

    assert ids("Dana", 3) == ids("Dana", 3)
    assert len({tuple(ids("Dana", number)) for number in range(20)}) >= 10
    assert ids("Dana", 3) != ids("Marcus", 3)


def test_asked_questions_are_avoided_and_another_takes_their_place() -> None:
    first = suggest("report", "settled", [CAREER], (), "Dana", round=2)[0]
    second = suggest("report", "settled", [CAREER], {first.id}, "Dana", round=2)[0]
    assert second.id != first.id
    assert second.why == CAREER.why


def test_a_first_session_gets_several_questions_and_only_open_ones() -> None:
    for relation in RELATIONS:
        found = suggest(relation, "first", [Gap("first_session", "no session yet")], (), "Ana")
        assert len(found) == 4
        assert any(BY_ID[s.id].widens for s in found)


def test_without_gaps_there_is_one_question_that_widens_and_takes_nothing_for_granted() -> None:
    (only,) = suggest("mentor", "settled", [], (), "Gio")
    assert BY_ID[only.id].widens
    assert not only.sources


def test_no_relation_gets_questions_that_suit_several() -> None:
    found = suggest(None, "settled", [BLOCKED, CAREER], (), "Sam")
    assert found
    assert all(len(BY_ID[s.id].relations) > 2 for s in found)


GAP_LISTS = st.lists(st.sampled_from(sorted(GAPS - {"first_session"})), max_size=7, unique=True)


def over_rounds(relation: str, stage: str, history: list[list[str]], seed: str) -> list[tuple[Suggestion, ...]]:
    return [
        suggest(relation, stage if number else "first", [gap(g) for g in serves], (), seed, round=number)
        for number, serves in enumerate(history)
    ]


@settings(max_examples=60)
@given(
    st.sampled_from(RELATIONS),
    st.sampled_from(STAGES[1:]),
    st.lists(GAP_LISTS, min_size=2, max_size=12),
    st.text(min_size=1, max_size=12),
)
def test_no_question_returns_within_four_sessions(relation: str, stage: str, history: list[list[str]], seed: str) -> None:
    """Without any memory, and whatever the notes show from session to session."""
    given_out = [{s.id for s in round_} for round_ in over_rounds(relation, stage, history, seed)]
    for number, ids in enumerate(given_out):
        before = set().union(*given_out[max(0, number - TURNS + 1) : number])
        assert not ids & before


@settings(max_examples=100)
@given(
    st.sampled_from(RELATIONS),
    st.sampled_from(STAGES[1:]),
    GAP_LISTS,
    st.integers(0, 300),
    st.integers(0, 6),
    st.text(max_size=40),
)
def test_what_holds_for_every_choice(relation: str, stage: str, serves: list[str], number: int, limit: int, words: str) -> None:
    gaps = [Gap(name, f"why {name}") for name in serves]
    lists = {"projects": [words, "Heron"], "items": [words], "names": [words]}
    found = suggest(relation, stage, gaps, (), "Dana", limit=limit, round=number, **lists)
    assert len(found) <= limit
    assert len({s.kind for s in found}) == len({s.id for s in found}) == len(found)
    reasons = [s.why for s in found if s.why.startswith("why ")]
    assert len(reasons) == len(set(reasons))
    for suggestion in found:
        question = BY_ID[suggestion.id]
        assert relation in question.relations
        assert {"any", stage} & set(question.stages)
        assert not re.search(r"[{}]", suggestion.text)
        if suggestion.why.startswith("why "):
            assert suggestion.why.removeprefix("why ") in question.serves
    widening = any(BY_ID[s.id].widens for s in found)
    assert widening or len(found) in (0, limit) or limit < 3 or len(found) < limit


# --- slots -----------------------------------------------------------------------------------------------------------


def texts(serves: Gap, relation: str = "report", **words: list[str]) -> list[str]:
    """All texts a gap can bring over many rounds and people."""
    return [
        s.text
        for seed in "abcd"
        for number in range(25)
        for s in suggest(relation, "settled", [serves], (), seed, round=number, limit=1, **words)
        if s.why == serves.why
    ]


def test_a_gap_about_one_project_takes_no_other() -> None:
    assert any("Supply forecast" in text for text in texts(BLOCKED, projects=["Pricing test"]))
    assert not any("Pricing test" in text for text in texts(BLOCKED, projects=["Pricing test"]))
    without = Gap("blocked", "something is stuck")
    assert not any("Pricing test" in text for text in texts(without, projects=["Pricing test"]))


def test_a_project_is_found_in_the_words_of_the_gap() -> None:
    named = Gap("blocked", "Pricing test waits for Data Eng")
    found = texts(named, projects=["Supply forecast", "Pricing test"], names=["Kestrel", "Data Eng"])
    assert any("Pricing test" in text for text in found)
    assert any("Data Eng" in text for text in found)
    assert not any("Kestrel" in text or "Supply" in text for text in found)


def test_any_project_serves_a_gap_that_is_about_none() -> None:
    assert any("Pricing test" in text for text in texts(Gap("no_soft_skills", "none"), projects=["Pricing test"]))


@pytest.mark.parametrize(
    ("item", "shown"),
    [
        ("comments on the growth plan", "comments on the growth plan"),
        ("**Send** the deck to Ines.", "Send the deck to Ines"),
        (
            "send the revised onboarding checklist to everybody in the two new teams",
            "send the revised onboarding checklist to everybody…",
        ),
        ("book the offsite venue (the one near the lake, not the hotel)", "book the offsite venue"),
    ],
)
def test_long_items_are_shortened_to_what_reads_well(item: str, shown: str) -> None:
    found = [t for t in texts(Gap("overdue_mine", "late", item=item)) if '"' in t]
    assert found
    assert all(f'"{shown}"' in text for text in found)


@pytest.mark.parametrize("item", ["", "  ", "deck", "what about lunch?", 'the "new" plan', "https://x.example/a b", "I owe"])
def test_odd_items_fill_no_slot(item: str) -> None:
    assert not any('"' in text for text in texts(Gap("carried_often", "carried 3 times", item=item)))


@given(st.text(max_size=120))
def test_a_filled_slot_is_never_empty_or_long(item: str) -> None:
    late = Gap("overdue_mine", "late", item=item)
    for suggestion in suggest("manager", "settled", [late], (), "Dana", limit=1, items=[item]):
        quoted = re.search('"(.*)"', suggestion.text)
        if quoted:
            assert 2 <= len(quoted.group(1).split()) <= 8


def test_a_question_that_presupposes_a_gap_comes_only_with_it() -> None:
    bank = [
        Question(f"team-{n:02}", f"How was the change, part {n}?", "team", ("report",), ("any",), "long",
                 ("no_goal",), presupposes=("priority_shift",))
        for n in range(30)
    ]  # fmt: skip
    alone, both = [gap("no_goal")], [gap("no_goal"), gap("priority_shift")]
    assert suggest("report", "settled", alone, (), "Dana", bank=bank) == ()
    assert suggest("report", "settled", both, (), "Dana", bank=bank)


# --- recognising -----------------------------------------------------------------------------------------------------


@settings(max_examples=40)
@given(st.data())
def test_every_question_is_recognised_in_a_note(data: st.DataObject) -> None:
    question = data.draw(st.sampled_from(BANK))
    filled = question.text
    for mark in SLOTS.values():
        filled = filled.replace(mark, "the revised growth plan")
    note = f"# 1:1\n\n- [ ] **{filled.upper()}** *(growth not touched)*\n  > she said yes\n"
    assert question.id in asked_ids(["nothing", note])


def test_recognising_needs_the_whole_question() -> None:
    assert asked_ids(["What would unblock us? Some time this week.", ""]) == set()
    assert asked_ids(["What would unblock the\nPricing test this week?"]) == {"blockers-01"}
    assert asked_ids(["Which job ad made you stop scrolling lately, and why?"]) == {"career-20"}


OPEN = re.compile(r"(?:what|how|tell me|which|where|who|when|why)\b", re.I)


@pytest.mark.parametrize(("relation", "least"), [("mentee", 3), ("report", 3), ("manager", 3), ("peer", 3), ("mentor", 5)])
@pytest.mark.parametrize("number", range(1, 11))
def test_open_questions_make_up_for_missing_gaps(relation: str, least: int, number: int) -> None:
    found = suggest(relation, "settled", [], (), "Dana", limit=3, least=least, round=number)
    assert sum(bool(OPEN.match(s.text)) for s in found) >= least
    assert len({s.id for s in found}) == len(found)
    assert all(s.follow_up for s in found)
    assert all(a.follow_up != b.follow_up for a, b in pairwise(found))
