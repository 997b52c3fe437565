"""What headings say about the lines under them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.sections import section_kind, section_owner

KINDS = {
    "action": [
        "Action items", "✅ Action Items", "## **Action items:**", "ACTIONS", "AIs", "APs", "To do", "To-dos", "TODO", "Todo list", "Tasks", "Next steps",
        "Next actions", "Follow-ups", "Follow ups", "Commitments", "Homework", "My actions", "Mira's next steps", "Actions for Tom", "Next steps before Friday",
        "What I owe Mira", "Mira owes me", "I owe", "Who does what by when", "Before our next session", "On me", "On Mira", "Mine", "Hers",
        "What we said we'd do", "Nächste Schritte", "IV. Next steps", "3. Action points", "Action items (5 min)", "Action items & owners", "Open items",
    ],
    "previous": [
        "Previous action items", "Last week's actions", "Review of last meeting's action items", "Carried over", "Carry-over", "Open items from last time",
        "Actions from the last session", "Action review", "Still open from February",
    ],
    "attendance": ["Attendees", "Attendance", "Present", "Participants", "Who is here", "Attending:", "Members", "Note taker: Tom"],
    "absent": ["Regrets", "Apologies", "Absent"],
    "plan": ["Next week", "Plans for next week", "What would you like to work on next week?", "Goals for the next meeting", "Priorities", "Coming week", "Upcoming"],
    "done": [
        "✅ What I achieved", "Accomplishments since Monday", "Wins", "Highlights", "Since last time", "Last week", "What did you achieve?", "Kudos", "Done",
        "Who did you help this week?", "Who helped you this week?",
    ],
    "projects": ["🗒 Projects", "Ongoing projects", "Ongoing initiatives", "Status", "Blockers", "Workstreams"],
    "questions": ["Questions", "Open questions", "Questions for Mira", "Q&A"],
    "agenda": ["Agenda", "Topics", "Other topics", "Talking points", "To discuss", "Discussion points"],
    "decisions": ["Decisions", "Decided", "Outcomes", "Agreed"],
    "feedback": ["Feedback", "Feedback for me", "360 feedback"],
    "career": ["Career", "Career growth", "Development"],
    "personal": ["Personal", "How are you?", "Weekend", "Mood"],
    "private": ["Private", "Private notes", "For my eyes only", "Confidential"],
    "parked": ["Parking lot", "Someday", "Later", "Backlog"],
    "template": ["Template", "Date: [INSERT DATE OF MEETING]", "Meeting template"],
    "resources": ["Links", "Resources", "Reading list", "Transcript"],
    "notes": ["Notes", "Meeting notes", "Minutes", "AOB", "Summary"],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "heading"), [(kind, heading) for kind, headings in KINDS.items() for heading in headings])
def test_the_kind_of_a_section(kind: str, heading: str) -> None:
    assert section_kind(heading) == kind


@pytest.mark.parametrize(
    "heading",
    ["Heron", "Data platform", "Mira", "Bristol trip", "The new office", "", "3 March 2026", "Hiring", "Budget", "Tom and the roadmap"],
)
def test_a_topic_of_its_own_has_no_kind(heading: str) -> None:
    assert section_kind(heading) is None


@pytest.mark.parametrize(
    ("heading", "owner"),
    [
        ("What I owe Mira", "i"),
        ("Mira owes me", "mira"),
        ("Mira's next steps", "mira"),
        ("My actions", "my"),
        ("Your to-dos", "your"),
        ("Actions for Tom", "tom"),
        ("Next steps - Tom", "tom"),
        ("On me", "me"),
        ("Hers", "hers"),
        ("TB actions", "tb"),
        ("Action items", None),
        ("Next steps", None),
        ("New actions", None),
        ("Previous action items", None),
    ],
)
def test_whose_actions_a_heading_announces(heading: str, owner: str | None) -> None:
    assert section_owner(heading) == owner


@given(st.text(max_size=120))
def test_any_heading_is_read(heading: str) -> None:
    section_kind(heading)
    section_owner(heading)


@pytest.mark.parametrize(
    ("heading", "owner"),
    [("Actions – mine", "mine"), ("Actions me:", "me"), ("Action items (both)", "both"), ("Actions DI", "di"), ("Douglas' list", "douglas"), ("I'll", "i"), ("Things to do", None), ("Action log", None), ("Loose ends", None), ("Reminders", None), ("Outstanding", None)],
)  # fmt: skip
def test_more_names_of_lists_of_tasks(heading: str, owner: str | None) -> None:
    assert (section_kind(heading), section_owner(heading)) == ("action", owner)


@pytest.mark.parametrize("heading", ["Todo app", "Task force", "Pending approval", "Tasks and roles", "Outstanding work he did"])
def test_a_topic_with_such_a_word_is_no_list(heading: str) -> None:
    assert section_kind(heading) != "action"
