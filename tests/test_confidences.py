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


# --- marks ----------------------------------------------------------------------------------------------

MARKED = (
    "private: she is leaving",
    "Private - she is leaving",
    "**Private:** she is leaving",
    "PRIVATE — she is leaving",
    "Private note: she is leaving",
    "She is leaving (private)",
    "She is leaving (private).",
    "She is leaving [private]",
    "She is leaving (private, not for Otto)",
    "She is leaving (private) #1on1",
    "(private) she is leaving",
    "[private] she is leaving",
    "Dana: (private) she is leaving",
    "Dana (private): she is leaving",
    "She is leaving #private",
    "She is leaving #private/hr",
    "#Private she is leaving",
    "🔒 she is leaving",
    "She is leaving 🔒",
    "Private:: she is leaving",
)
UNMARKED = (
    "The private sector pays more",
    "private label offers",
    "He went private",
    "Make the repo (private) first",
    "Move the private repo",
    "private school run on Wednesdays",
    "Private matters: none of them today",
    "The #private-equity channel",
    "a private-equity fund",
    "Private beta starts on 7 April",
    "See https://wiki.example/page#private for it",
    "Unlocked 🔓 the account",
    "Ask for a private: public ratio",
)


@pytest.mark.parametrize("text", MARKED)
@pytest.mark.parametrize("box", ["- ", "- [ ] ", "* ", "1. "])
def test_a_marked_line_is_private_and_so_is_what_hangs_on_it(text: str, box: str) -> None:
    (one,) = held("dana/2026-01-05.md", f"# 1:1 2026-01-05\n\n- The pump runs\n\n{box}{text}\n   - [ ] Dana: more of it\n\n- Fans next\n")
    shown = [p.text for p in one.session.points if not p.private]
    assert shown == ["The pump runs", "Fans next"] and not one.session.items


@pytest.mark.parametrize("text", UNMARKED)
def test_a_line_that_only_holds_the_word_is_not(text: str) -> None:
    (one,) = held("dana/2026-01-05.md", f"# 1:1 2026-01-05\n\n- {text}\n")
    assert [p.private for p in one.session.points] == [False]


def test_a_mark_at_the_end_of_a_line_inside_a_bullet_keeps_the_bullet() -> None:
    (one,) = held("dana/2026-01-05.md", "# 1:1 2026-01-05\n\n- She is leaving (private)\n  and said so twice\n- seen\n")
    assert [p.private for p in one.session.points] == [True, False]


def test_a_bare_tag_is_about_the_line_above_it() -> None:
    (one,) = held("dana/2026-01-05.md", "# 1:1 2026-01-05\n\n- She is leaving\n  - #private\n- seen\n")
    assert [p.private for p in one.session.points] == [True, True, False]


@pytest.mark.parametrize(
    "heading",
    [
        "## Personal (private)",
        "## Pay [private]",
        "## Pay #private",
        "## 🔒 Pay",
        "## Pay 🔒",
        "**Personal (private)**",
        "Personal (private):",
    ],
)
def test_a_marked_heading_keeps_its_section(heading: str) -> None:
    text = f"# 1:1 2026-01-05\n\n## Work\n- seen\n\n{heading}\n- hidden\n- [ ] Dana: hidden task\n\n## Next\n- seen again\n"
    (one,) = held("dana/2026-01-05.md", text)
    assert [p.text for p in one.session.points if not p.private] == ["seen", "seen again"] and not one.session.items


@pytest.mark.parametrize(
    "callout",
    [
        "> [!private]\n> hidden\n> - [ ] Dana: hidden task\n>\n> hidden too",
        "> [!Private]- What I think\n> hidden",
        "> [!note]+ Private\n> hidden",
        "> [!confidential]\n> hidden\nand this runs on",
        "- > [!private]\n  > hidden",
    ],
)
def test_a_callout_is_kept_to_its_end(callout: str) -> None:
    (one,) = held("dana/2026-01-05.md", f"# 1:1 2026-01-05\n\n- seen\n\n{callout}\n\n> quoted, and seen\n\n- seen again\n")
    assert [p.text for p in one.session.points if not p.private] == ["seen", "quoted, and seen", "seen again"]
    assert not one.session.items


def test_another_callout_is_not() -> None:
    (one,) = held("dana/2026-01-05.md", "# 1:1 2026-01-05\n\n> [!note] Private beta\n> - write to the testers\n")
    assert [p.private for p in one.session.points] == [False, False]


def test_a_marked_line_at_the_top_keeps_no_more_than_itself() -> None:
    (one,) = held("dana/2026-01-05.md", "# 1:1 2026-01-05\n\nprivate: she is leaving\n\n- seen\n")
    assert [p.private for p in one.session.points] == [True, False]


def test_a_callout_in_a_callout_ends_with_it() -> None:
    (one,) = held("dana/2026-01-05.md", "# 1:1 2026-01-05\n\n> [!note]\n> > [!private]\n> > hidden\n> seen\n")
    assert [p.text for p in one.session.points if not p.private] == ["[!note]", "seen"]


@pytest.mark.parametrize(
    "front",
    ["confidential: true", "Private: yes", "visibility: private", "Visibility: only me", "tags: [1on1, private]", "tags: private", "tags: '#private'", "tags:\n  - private/hr", "tag: 1on1, private"],
)  # fmt: skip
def test_front_matter_keeps_the_note(front: str) -> None:
    (one,) = held("dana/2026-01-05.md", f"---\n{front}\n---\n# Dana 2026-01-05\n\n- hidden\n- [ ] Dana: hidden task\n")
    assert all(p.private for p in one.session.points) and one.session.private and not one.session.items


@pytest.mark.parametrize("front", ["confidential: false", "visibility: team", "tags: [private-equity]", "private: no", "private:"])
def test_other_front_matter_does_not(front: str) -> None:
    (one,) = held("dana/2026-01-05.md", f"---\n{front}\n---\n# Dana 2026-01-05\n\n- seen\n")
    assert not any(p.private for p in one.session.points)


@pytest.mark.parametrize(
    "note",
    [
        "#1on1 #private\n\n# Dana 2026-01-05\n\n- hidden\n\n# More\n\n- hidden\n",
        "# Dana 2026-01-05\n#private\n\n- hidden\n\n## More\n- hidden\n",
        "# Dana 2026-01-05\n\nWith: Dana\nTags: 1on1, private\n\n- hidden\n",
        "# Dana 2026-01-05\n\nVisibility: Private\n\n- hidden\n",
        "# Dana 2026-01-05\n\n- hidden\n\n## More\n- hidden\n\n#1on1 #private\n",
        "## 2026-01-05 🔒\n\n- hidden\n\n## More\n- hidden\n",
        "2026-01-05 (private)\n\nhidden\n\nTopics\n- hidden\n",
    ],
)
def test_what_a_note_says_at_its_top_or_its_end_is_about_all_of_it(note: str) -> None:
    sessions = held("dana/2026-01-05.md", note)
    assert all(p.private for one in sessions for p in one.session.points if p.text == "hidden")
    assert all(one.session.private for one in sessions)


@pytest.mark.parametrize("lead", ["## ", "### ", ""])
def test_a_kept_session_of_a_running_note_ends_with_it(lead: str) -> None:
    text = f"# Dana\n\n{lead}2026-01-19\n\n- seen\n\n{lead}2026-01-12 🔒\n\n- hidden\n\n{lead}2026-01-05\n\n- seen again\n"
    shown = [p.text for one in held("dana.md", text) for p in one.session.points if not p.private]
    assert shown == ["seen", "seen again"]


def test_sessions_below_a_private_heading_are_kept_and_those_beside_it_are_not() -> None:
    text = "# Dana\n\n## 2026-01-12\n- seen\n\n## Private\n- hidden\n\n### 2026-01-05\n- hidden\n\n## 2025-12-29\n- seen again\n"
    shown = [p.text for one in held("dana.md", text) for p in one.session.points if not p.private]
    assert shown == ["seen", "seen again"]
    text = "2026-01-12\n\n- seen\n\n## Private\n- hidden\n\n2026-01-05\n\n- seen again\n"
    shown = [p.text for one in held("dana.md", text) for p in one.session.points if not p.private]
    assert shown == ["seen", "seen again"]
