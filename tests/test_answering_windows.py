"""The time that a question names: sessions by their place, and stretches of days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.windows import read_window

TODAY = dt.date(2026, 5, 13)  # a Wednesday


@pytest.mark.parametrize(
    ("question", "pick", "count", "skip"),
    [
        ("what did we cover last time?", "last", 1, 0),
        ("what did Dana and I talk about in our last session", "last", 1, 0),
        ("and the time before that?", "last", 1, 1),
        ("what about the session before last", "last", 1, 1),
        ("the last three 1:1s with Dana, what came up", "last", 3, 0),
        ("what did we do in our first session?", "first", 1, 0),
        ("remind me what came up when I last sat with Dana", "last", 1, 0),
        ("catch me up on Dana", "last", 1, 0),
        ("recap of the last one with Dana", "last", 1, 0),
        ("gist of the latest with Dana", "last", 1, 0),
        ("what did we go over last", "last", 1, 0),
        ("what did we end on with Dana", "last", 1, 0),
        ("and the one before that?", "last", 1, 1),
        ("the meeting prior to the last", "last", 1, 1),
        ("what came up in the kickoff session with Dana", "first", 1, 0),
        ("what did we start out with?", "first", 1, 0),
    ],
)
def test_sessions_by_place(question: str, pick: str, count: int, skip: int) -> None:
    window, _ = read_window(question, TODAY)
    assert window is not None
    assert (window.pick, window.count, window.skip) == (pick, count, skip)


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("what happened in January?", "2026-01-01", "2026-01-31"),
        ("what happened in June", "2025-06-01", "2025-06-30"),
        ("give me everything from Dana's april", "2026-04-01", "2026-04-30"),
        ("april with Dana, overview", "2026-04-01", "2026-04-30"),
        ("what came up last month", "2026-04-01", "2026-04-30"),
        ("topics last quarter", "2026-01-01", "2026-03-31"),
        ("what changed since 3 March", "2026-03-03", None),
        ("what did we say before April", None, "2026-03-31"),
        ("what did I promise before the end of March", None, "2026-03-31"),
        ("what was said between 3 and 10 March", "2026-03-03", "2026-03-10"),
        ("Dana, mid February to end of March: topics?", "2026-02-10", "2026-03-31"),
        ("what did we discuss from February to April", "2026-02-01", "2026-04-30"),
        ("what did we discuss in the first week of March?", "2026-03-01", "2026-03-07"),
        ("what was discussed in the last two weeks", "2026-04-29", "2026-05-13"),
        ("what did we do yesterday", "2026-05-12", "2026-05-12"),
    ],
)
def test_stretches_of_days(question: str, since: str | None, until: str | None) -> None:
    window, _ = read_window(question, TODAY)
    assert window is not None
    assert window.pick is None
    assert (window.since, window.until) == tuple(dt.date.fromisoformat(d) if d else None for d in (since, until))


def test_as_of_is_a_state_not_a_stretch() -> None:
    window, rest = read_window("as of 3 March, what do I owe Dana?", TODAY)
    assert window is not None
    assert window.state
    assert window.until == dt.date(2026, 3, 3)
    assert "March" not in rest


@pytest.mark.parametrize(
    "question",
    [
        "when did we last talk about pay?",
        "what is due in June?",
        "who owns the budget?",
        "may I move it?",
        "did the last one fit?",
        "who started with us last?",
    ],
)
def test_no_window_where_the_time_is_the_things_own(question: str) -> None:
    assert read_window(question, TODAY)[0] is None


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    window, rest = read_window(text, TODAY)
    assert isinstance(rest, str)
    assert window is None or window.since is None or window.until is None or window.since <= window.until
