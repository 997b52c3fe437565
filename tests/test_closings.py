"""What closes a commitment, beside its near miss: each kind of evidence has to count, and to stop counting where it is taken back."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.closing_pairs import CROWD, DECOYS, LISTS, MORE, MORE_TALK, OTHER_CROWD, PAIRS, SMALL_TALK
from tests.histories import story

OPENED = dt.date(2026, 1, 5)
NEAR_MISSES = [
    *((opened, misses) for opened, _, misses in PAIRS),
    *DECOYS,
    *((opened, later) for opened, later, closes in MORE if not closes),
]


def _statuses(opened: str, later: str) -> list[str]:
    """How the tasks of the first note stand after the second."""
    return [action.status for action in story(opened, later) if action.opened == OPENED]


@pytest.mark.parametrize(
    ("opened", "later"), [*((opened, closes) for opened, closes, _ in PAIRS), *((o, later) for o, later, closes in MORE if closes)]
)
def test_evidence_closes_the_task(opened: str, later: str) -> None:
    assert _statuses(opened, later)[0] in ("done", "dropped")


@pytest.mark.parametrize(("opened", "later"), NEAR_MISSES)
def test_a_near_miss_leaves_it_open(opened: str, later: str) -> None:
    assert _statuses(opened, later)[0] == "open"


@pytest.mark.parametrize(("opened", "later", "want"), LISTS)
def test_each_task_of_a_list_by_what_is_told_of_it(opened: str, later: str, want: str) -> None:
    found = _statuses(opened, later)
    assert [known for status, known in zip(found, want, strict=True) if known != "?" and (status == "open") != (known == "o")] == []


@pytest.mark.parametrize(("crowd", "later"), [*(("".join(CROWD), x) for x in SMALL_TALK), *(("".join(OTHER_CROWD), x) for x in MORE_TALK)])
def test_talk_that_shares_words_with_many_tasks_closes_none(crowd: str, later: str) -> None:
    assert set(_statuses(crowd, later)) == {"open"}


@pytest.mark.parametrize(
    ("later", "due"),
    [
        ("- Tax talk moved to 19 Jan as the room was taken.", dt.date(2026, 1, 19)),
        ("- Tax talk pushed back to 30 Jan since Kim is ill", dt.date(2026, 1, 30)),
        ("- The tax talk slipped, 19 Jan now", dt.date(2026, 1, 19)),
        ("- tax talk slipped again", dt.date(2026, 1, 8)),
    ],
)
def test_a_new_day_is_read_whatever_the_reason(later: str, due: dt.date) -> None:
    (talk,) = story("- [ ] me: tax talk 📅 2026-01-08", later)
    assert (talk.status, talk.due) == ("open", due)


def test_what_is_told_after_something_else_is_told_of_itself() -> None:
    told = 'Diary: 3 of 5 entries, honest ones. The list from me arrived, he started with "The First 90 Days".'
    assert _statuses("- [ ] Dana: decisions diary, 5 entries\n- [ ] me: reading list by mail", told) == ["open", "done"]
