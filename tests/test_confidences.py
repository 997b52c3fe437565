"""A line that asks to be kept to oneself is private: it becomes no task, no report and no line that is shown."""

from __future__ import annotations

import pytest

from assistant.knowing.telling import lines_of
from assistant.reading.confidences import is_confidence
from tests.histories import held, ledger, story

SECRET = (
    "Keep this between us: she is interviewing elsewhere",
    "She may leave in June, keep it between us",
    "Otto's marriage is in trouble. This stays between us.",
    "Between us: the budget is gone",
    "Don't share this yet, the office closes",
    "The office closes, please don't share",
    "The reorg is coming, not to be shared further",
    "She told me in confidence that she is pregnant",
    "In confidence: Otto is on a warning",
    "Off the record, she thinks the plan is bad",
    "Confidential: pay freeze until autumn",
    "Pay freeze (confidential)",
    "Don't tell anyone, Priya got the job",
    "Keep that to yourself: Kim is next",
    "Wants to go part time in spring (between us for now).",
    "She may leave - between us please",
    "Part time from May, this is between us until June",
    "Don't mention this to Carla: the post is frozen",
    "He is looking around, please don't mention it.",
    "Keep it quiet: the post is frozen",
    "Hush-hush, the office closes",
)
OPEN = (
    "The interface between us and payments is unclear",
    "She grew in confidence",
    "95 % in confidence intervals of the test",
    "Don't share a room at the offsite",
    "Don't share credentials over chat",
    "Set the record for fastest deploy",
    "Review the confidential data policy",
    "I'll share the deck with her",
    "We agreed between the two teams on a date",
    "Tell anyone who asks that the date is fixed",
    "The wall between us for years is gone",
    "Don't mention the war at dinner",
    "The fans keep quiet at night now",
    "A contract between us, please sign it by Friday, is with Legal",
)


@pytest.mark.parametrize("text", SECRET)
def test_what_asks_to_be_kept_is_private(text: str) -> None:
    (one,) = held("dana/2026-01-05.md", f"# 1:1 2026-01-05\n\n- The pump runs\n- {text}\n  - more of it here\n")
    assert [p.private for p in one.session.points] == [False, True, True]
    assert {line.point.line for line in lines_of((one, p) for p in one.session.points)} == {3}


@pytest.mark.parametrize("text", OPEN)
def test_other_lines_of_such_words_are_not(text: str) -> None:
    assert not is_confidence(text)


def test_a_remark_alone_is_about_the_line_above_it() -> None:
    (one,) = held("dana/2026-01-05.md", "# 1:1 2026-01-05\n\n- Priya will get the post\n- Keep this between us\n- The pump runs\n")
    assert [p.private for p in one.session.points] == [True, True, False]


def test_a_confidence_becomes_no_task_and_closes_none() -> None:
    actions = story("- [ ] Dana: write the memo\n- I'll ask HR about her leave, keep this between us", "- off the record, the memo is done")
    assert [(a.text, a.status) for a in actions] == [("write the memo", "open")]


NOTE = """---
private: {mark}
---
# Dana 2026-01-05

- She is on a warning
- [ ] me: minutes of the hearing
- Will she accept?
- [P1] Settlement: waiting for HR
"""


@pytest.mark.parametrize("mark", ["true", "yes", "True", "on", '"yes"'])
def test_nothing_is_made_of_a_private_note(mark: str) -> None:
    (one,) = held("dana/2026-01-05.md", NOTE.format(mark=mark))
    session = one.session
    assert all(p.private for p in session.points) and not (session.items or session.questions or session.projects)
    assert ledger([one]) == ()


def test_a_note_that_says_it_is_not_private_is_not() -> None:
    (one,) = held("dana/2026-01-05.md", NOTE.format(mark="false"))
    assert not any(p.private for p in one.session.points) and one.session.items


@pytest.mark.parametrize(
    "heading",
    ["Private", "Private notes", "Pay review (confidential)", "Confidential: pay", "Keep this between us", "Private thoughts on keys"],
)
def test_a_heading_that_says_so_hides_what_is_below(heading: str) -> None:
    (one,) = held(
        "dana/2026-01-05.md",
        f"# 1:1 2026-01-05\n\n- seen\n\n## {heading}\n\n- hidden\n\n### Below\n\n- hidden too\n\n## Next\n\n- seen again\n",
    )
    assert [p.text for p in one.session.points if not p.private] == ["seen", "seen again"]


@pytest.mark.parametrize(
    "heading", ["Private beta", "Private key rotation", "Private API for partners", "Confidential data policy", "Confidential computing"]
)
def test_a_topic_of_such_words_stays_in_sight(heading: str) -> None:
    (one,) = held("dana/2026-01-05.md", f"# 1:1 2026-01-05\n\n## {heading}\n\n- [ ] Dana: write to the testers\n")
    assert not any(p.private for p in one.session.points) and len(one.session.items) == 1


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("- Asked about money. %% gone since\n  the overspend %%\n- The pump runs", ["Asked about money.", "The pump runs"]),
        ("- %% her team is cut,\n   - starting with two\n   %%\n- The pump runs", ["The pump runs"]),
        ("Asked. %% gone\nall of it %% But the pump runs", ["Asked.", "But the pump runs"]),
        ("- the format is %% in C\n\n- The pump runs\n- 5 %% of it", ["the format is", "The pump runs", "5"]),
    ],
)
def test_a_remark_may_run_over_lines(text: str, seen: list[str]) -> None:
    (one,) = held("dana/2026-01-05.md", f"# 1:1 2026-01-05\n\n{text}\n")
    assert [p.text for p in one.session.points if p.text] == seen


def test_a_quote_leaves_the_remark_out() -> None:
    (action,) = story("- [ ] Dana: write the memo %% or Omar gets the project %%")
    assert (action.text, action.source.quote) == ("write the memo", "- [ ] Dana: write the memo")
