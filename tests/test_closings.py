"""What closes a commitment, beside its near miss: each kind of evidence has to count, and to stop counting where it is taken back."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.closing_pairs import DECOYS, PAIRS
from tests.histories import story

OPENED = dt.date(2026, 1, 5)


def _statuses(opened: str, later: str) -> list[str]:
    """How the tasks of the first note stand after the second."""
    return [action.status for action in story(opened, later) if action.opened == OPENED]


@pytest.mark.parametrize(("opened", "later"), [(opened, closes) for opened, closes, _ in PAIRS])
def test_evidence_closes_the_task(opened: str, later: str) -> None:
    assert _statuses(opened, later)[0] in ("done", "dropped")


@pytest.mark.parametrize(("opened", "later"), [*((opened, misses) for opened, _, misses in PAIRS), *DECOYS])
def test_a_near_miss_leaves_it_open(opened: str, later: str) -> None:
    assert _statuses(opened, later)[0] == "open"
