"""Commitments in meetings of many writers: no fewer are found than were, and what is none is hardly ever taken for one."""

from __future__ import annotations

import pytest

from evals.meetings import NONE, SETS, measured, meetings, note_of

LEAST = {"first": 0.34, "second": 0.30}


@pytest.mark.parametrize("name", SETS)
def test_commitments_are_found_and_hardly_anything_else(name: str) -> None:
    rows = measured(name)
    held = [found for y, found, _ in rows if y != NONE]
    others = [found for y, found, _ in rows if y == NONE]
    assert sum(held) >= LEAST[name] * len(held)
    assert sum(others) <= 0.01 * len(others)


def test_a_line_stands_below_its_topic() -> None:
    text, places = note_of({"with": "Ann", "lines": [{"t": "Rota > send it", "y": "me"}, {"t": "fine", "y": NONE}]})
    assert text.splitlines() == ["# 1:1 with Ann", "", "", "## Rota", "", "- send it", "", "## Other", "", "- fine"]
    assert [text.splitlines()[number - 1] for number in places] == ["- send it", "- fine"]


@pytest.mark.parametrize("name", SETS)
def test_labels_are_valid(name: str) -> None:
    assert all(line["y"] in ("me", "them", "both", "third", NONE) for meeting in meetings(name) for line in meeting["lines"])
