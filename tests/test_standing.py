"""What the brief keeps in view: a person's goal and need, and the newest priority of the company or the team."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.jobs.standing import standing_lines
from assistant.reading.outline import read_blocks
from assistant.reading.points import make_points
from assistant.records import Held, Session
from tests.histories import notes

AS_OF = dt.date(2026, 3, 20)


def page(text: str) -> list[Held]:
    return [Held("people/dana.md", Session(1, 1, points=make_points(read_blocks(text))), "Dana Whitfield")]


def told(pages: list[Held], held: list[Held]) -> list[tuple[str, str]]:
    return [(text, age) for text, age, _ in standing_lines(pages, held, AS_OF)]


def test_the_goal_and_the_need_of_a_page() -> None:
    text = (
        "# Dana Whitfield\n\nGoal: first data job.\n\nNeed: technical interviews\n\n- Wants to work on: public talks\n- Likes tea: green\n"
    )
    assert told(page(text), []) == [
        ("Goal: first data job.", ""),
        ("Need: technical interviews", ""),
        ("Wants to work on: public talks", ""),
    ]
    (source, *_) = (source for _, _, source in standing_lines(page(text), [], AS_OF))
    assert (source.path, source.line_start, source.quote) == ("people/dana.md", 3, "Goal: first data job.")


@pytest.mark.parametrize("line", ["- ~~Goal: first data job~~", "- [x] Goal: first data job", "Goal: first data job (reached)", "Goal: first data job ✅", "Goal: first data job (private)"])  # fmt: skip
def test_what_is_closed_or_kept_is_not_shown(line: str) -> None:
    assert told(page(f"# Dana\n\n{line}\n"), []) == []


def test_the_newest_priority_with_its_day_and_a_doubt_when_it_is_old() -> None:
    older, newer = ("2025-11-03", "- 🎯 Company priority: margin"), ("2026-03-03", "- Company priority: retention")
    assert told([], notes(older, newer)) == [("Company priority: retention", "3 Mar")]
    assert told([], notes(older)) == [("Company priority: margin", "3 Nov 2025, over a quarter ago: does it still hold?")]
    assert told([], notes(older, ("2026-04-01", "- Company priority: later"))) == told([], notes(older))
    assert told(page("# Dana\n\n🎯 Team goal: ship Heron\n"), notes(newer)) == [
        ("Company priority: retention", "3 Mar"),
        ("Team goal: ship Heron", ""),
    ]


def test_a_line_that_only_speaks_of_goals_is_none() -> None:
    assert told(page("# Dana\n\nGoals are hard\n"), notes(("2026-03-03", "- She asked about the company priority\n- goals: sent"))) == []


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("- Long-term goal: lead a team in five years", "Long-term goal: lead a team in five years"),
        ("- Her goal is to speak at a fair", "Her goal: speak at a fair"),
        ("- **Career goal**: staff engineer by next spring", "Career goal: staff engineer by next spring"),
        ("- Goal: agree on the cover", None),
        ("- [x] Long-term goal: lead a team", None),
    ],
)
def test_a_long_term_goal_that_a_session_notes(line: str, shown: str | None) -> None:
    assert [text for text, _ in told([], notes(("2026-03-03", line)))] == ([shown] if shown else [])


def test_the_newest_long_term_goal_and_not_the_one_of_the_page_again() -> None:
    held = notes(("2026-02-03", "- Long-term goal: run a depot"), ("2026-03-03", "- Long-term goal: lead a team"))
    assert told([], held) == [("Long-term goal: lead a team", "3 Mar")]
    assert told(page("# Dana\n\nGoal: lead a team\n"), held) == [("Goal: lead a team", "")]
