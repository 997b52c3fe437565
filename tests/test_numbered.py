"""Tasks that a list numbers, and what a later note tells of them by their numbers."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.histories import story

TABLE = """
| No. | Action | Owner | Due |
|---|---|---|---|
| A2 | Write to Swansea | me | 2026-01-19 |
| A4 | Training plan for the depot | Dana | 2026-01-23 |
| A14 | Paint the fence | me | 2026-01-19 |
"""


def statuses(later: str) -> list[str]:
    opened = [action for action in story(TABLE, later) if action.opened == dt.date(2026, 1, 5)]
    return [action.status for action in sorted(opened, key=lambda action: action.source.line_start)]


@pytest.mark.parametrize(
    ("later", "wanted"),
    [
        ("- A2: closed.", ["done", "open", "open"]),
        ("- A4: done, sent on 12/1. Closed.", ["open", "done", "open"]),
        ("- A14 withdrawn", ["open", "open", "dropped"]),
        ("- Action A2 – done\n- #A14: sent", ["done", "open", "done"]),
        ("- A2: still open", ["open", "open", "open"]),
        ("- A2: Kim asks again next week", ["open", "open", "open"]),
        ("- A1: done\n- 4 done, 2 left", ["open", "open", "open"]),
        ("- A2 and A4 not yet", ["open", "open", "open"]),
    ],
)
def test_a_number_stands_for_its_task(later: str, wanted: list[str]) -> None:
    assert statuses(later) == wanted
