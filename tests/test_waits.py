"""Since when a project waits, and when somebody asked: days as the notes around them write dates, kept while the wait goes on."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.knowing.projects import Track, track_projects
from tests.histories import held

D = dt.date


def track(*dated: tuple[str, str]) -> Track:
    sessions = [one for day, line in dated for one in held(f"dana/{day}.md", f"# 1:1 {day}\n\n## Projects\n{line}\n")]
    (found,) = (t for t in track_projects(sessions) if t.title == "Churn")
    return found


WAIT = "- [Blocked] Churn: waiting for DE to set up the table"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" since 2/11", D(2026, 2, 11)),  # the second of November is no day near
        (" since 3/2. ETA 3/12", D(2026, 3, 2)),  # the line's own date tells
        (" since 3/2", None),  # both are near, and nothing tells: the day of the note counts
        (" since 2 Feb", D(2026, 2, 2)),
        (" since 2/20", D(2026, 2, 20)),
    ],
)
def test_a_day_that_only_one_reading_makes_near_and_past_is_read(text: str, expected: dt.date | None) -> None:
    assert track(("2026-03-04", WAIT + text)).waiting_since == (expected or D(2026, 3, 4))


def test_the_dates_of_other_lines_tell_the_order() -> None:
    lines = WAIT + ". Followed up on 3/2\n- [P1] Pricing: ETA 3/12"
    assert track(("2026-03-04", lines)).followed_up == D(2026, 3, 2)


@pytest.mark.parametrize(("other", "expected"), [("met on 2/25", D(2026, 3, 2)), ("met on 25/2", D(2026, 2, 3))])
def test_the_notes_beside_it_tell_the_order(other: str, expected: dt.date) -> None:
    found = track(("2026-02-25", f"- {other}"), ("2026-03-04", WAIT + " since 3/2. Followed up on 3/2"))
    assert (found.waiting_since, found.followed_up) == (expected, expected)


def test_a_stated_day_is_kept_while_the_same_wait_goes_on() -> None:
    first = ("2026-02-11", WAIT + " since 2 Feb")
    assert track(first, ("2026-02-18", WAIT)).waiting_since == D(2026, 2, 2)
    assert track(first, ("2026-02-18", WAIT), ("2026-02-25", "- [Blocked] Churn: still waiting for de")).waiting_since == D(2026, 2, 2)
    assert track(first, ("2026-02-18", WAIT + " since 16 Feb")).waiting_since == D(2026, 2, 2)
    assert track(("2026-02-11", WAIT), ("2026-02-18", WAIT)).waiting_since == D(2026, 2, 11)


def test_another_wait_begins_anew() -> None:
    first = ("2026-02-11", WAIT + " since 2 Feb")
    assert track(first, ("2026-02-18", "- [Blocked] Churn: waiting for Legal")).waiting_since == D(2026, 2, 18)
    assert track(first, ("2026-02-18", "- [P1] Churn: on it again"), ("2026-02-25", WAIT)).waiting_since == D(2026, 2, 25)
