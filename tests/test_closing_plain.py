"""Closings told plainly in a result or the past close their task; what is half there, planned, denied or another's does not."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.closing_plain import ASKED, ELSEWHERE, FRESH_STAYS, FRESH_STAYS_ELSEWHERE, STATES, STAYS, THERE
from tests.histories import OTTO, ledger, notes, story

OPENED = dt.date(2026, 1, 5)
PAIRS = (*THERE, *STATES, *ASKED)


def _status(opened: str, later: str) -> str:
    return next(action.status for action in story(opened, later) if action.opened == OPENED)


def _status_elsewhere(opened: str, later: str) -> str:
    found = ledger(notes(("2026-01-05", opened)), notes(("2026-01-12", later), person=OTTO))
    return next(action.status for action in found if action.opened == OPENED)


@pytest.mark.parametrize(("opened", "later"), [(opened, closes) for opened, closes, _ in PAIRS])
def test_a_plain_closing_closes(opened: str, later: str) -> None:
    assert _status(opened, later) in ("done", "dropped")


@pytest.mark.parametrize(("opened", "later"), [*((opened, misses) for opened, _, misses in PAIRS), *STAYS, *FRESH_STAYS])
def test_its_near_miss_leaves_it_open(opened: str, later: str) -> None:
    assert _status(opened, later) == "open"


@pytest.mark.parametrize(("opened", "later"), [(opened, closes) for opened, closes, _ in ELSEWHERE])
def test_the_notes_with_the_one_who_was_asked_or_told_close_it(opened: str, later: str) -> None:
    assert _status_elsewhere(opened, later) == "done"


@pytest.mark.parametrize(("opened", "later"), [*((opened, misses) for opened, _, misses in ELSEWHERE), *FRESH_STAYS_ELSEWHERE])
def test_what_else_is_said_there_does_not(opened: str, later: str) -> None:
    assert _status_elsewhere(opened, later) == "open"
