"""A thing told to be there, had, read or seen closes its task; the same thing wished for, half there or another's does not."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.closing_signs import FRESH_CLOSES, FRESH_STAYS, GROUPS, STAYS
from tests.histories import story

OPENED = dt.date(2026, 1, 5)
# What the rules get wrong, for want of knowledge of the world.
WRONG = {("- [ ] Nadia: posters for the blood drive", "- posters went up in price since March")}
PAIRS = [pair for pairs in GROUPS.values() for pair in pairs]


def _status(opened: str, later: str) -> str:
    return next(action.status for action in story(opened, later) if action.opened == OPENED)


@pytest.mark.parametrize(("opened", "later"), [(opened, closes) for opened, closes, _ in PAIRS] + list(FRESH_CLOSES))
def test_a_sign_closes_its_task(opened: str, later: str) -> None:
    assert _status(opened, later) in ("done", "dropped")


@pytest.mark.parametrize(
    ("opened", "later"), [pair for pair in (*((opened, misses) for opened, _, misses in PAIRS), *STAYS, *FRESH_STAYS) if pair not in WRONG]
)
def test_its_near_miss_leaves_it_open(opened: str, later: str) -> None:
    assert _status(opened, later) == "open"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("- [ ] Nadia: take solar to Mr Hale", "- [ ] Nadia: solar write-up to Mr Hale"),
        ("- [ ] Nadia: solar write-up to Mr Hale", "- [ ] Nadia: nudge Mr Hale about solar"),
        ("- [ ] Nadia: nudge Mr Hale about solar", "- [ ] Nadia: solar - get a yes or no out of Mr Hale"),
        ("- [ ] Dana: move the archive", "- [ ] Dana: archive checklist"),
        ("- [ ] Dana: talk to the bank about the loan", "- [ ] Dana: loan - a yes or no from the bank"),
    ],
)
def test_two_deeds_about_one_matter_are_two_tasks(first: str, second: str) -> None:
    assert len(story(first, second)) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("- [ ] Nadia: solar write-up to Mr Hale", "- [ ] Nadia: write-up on solar to Mr Hale"),
        ("- [ ] Nadia: nudge Mr Hale about solar", "- [ ] Nadia: nudge Mr Hale about solar, again"),
        ("- [ ] Dana: loan - a yes or no from the bank", "- [ ] Dana: a yes or no on the loan from the bank"),
        ("- [ ] Dana: archive checklist", "- [ ] Dana: checklist for the archive"),
        ("- [ ] Dana: write the audit report", "- [ ] Dana: audit report, half there"),
        ("- [ ] Dana: chase the trustees about the audit", "- [ ] Dana: chase trustees about the audit"),
    ],
)
def test_a_task_told_again_is_one(first: str, second: str) -> None:
    assert len(story(first, second)) == 1
