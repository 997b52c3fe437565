"""A thing told to be there, had, read or seen closes its task; the same thing wished for, half there or another's does not."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.closing_signs import FRESH_CLOSES, FRESH_STAYS, GROUPS, STAYS
from tests.histories import story

OPENED = dt.date(2026, 1, 5)
PAIRS = [pair for pairs in GROUPS.values() for pair in pairs]


def _status(opened: str, later: str) -> str:
    return next(action.status for action in story(opened, later) if action.opened == OPENED)


@pytest.mark.parametrize(("opened", "later"), [(opened, closes) for opened, closes, _ in PAIRS] + list(FRESH_CLOSES))
def test_a_sign_closes_its_task(opened: str, later: str) -> None:
    assert _status(opened, later) in ("done", "dropped")


@pytest.mark.parametrize(("opened", "later"), [*((opened, misses) for opened, _, misses in PAIRS), *STAYS, *FRESH_STAYS])
def test_its_near_miss_leaves_it_open(opened: str, later: str) -> None:
    assert _status(opened, later) == "open"
