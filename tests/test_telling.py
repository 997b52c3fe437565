"""Which lines of a session tell what it was about."""

from __future__ import annotations

from assistant.knowing.telling import telling_lines
from assistant.reading.note import read_note
from assistant.records import Held


def told(*lines: str) -> list[str]:
    """The lines that tell something, the most telling first."""
    (session,) = read_note("n.md", "\n".join(["# 1:1 Mira 2026-03-09", *lines]).encode(), ("Mira",)).sessions
    held = Held("n.md", session, "Mira")
    found = sorted(telling_lines((held, point) for point in session.points), key=lambda line: -line.weight)
    return [line.text for line in found]


def test_a_bullet_that_names_a_topic_tells_nothing_itself() -> None:
    lines = told("## Topics", "- Playgrounds", "\t- the slide came on 21 May, fitter is here on 9 June", "- Trees", "\t- one offer so far")
    assert "Playgrounds" not in lines
    assert lines[0].startswith("the slide came")


def test_topics_with_what_was_said_of_them_weigh_more_than_tasks() -> None:
    lines = told(
        "## Topics",
        "- July backup ran through",
        "- heat test with three of six projectors",
        "## Actions",
        "- [ ] Mira: rest of the heat test",
    )
    assert lines[-1] == "Mira: rest of the heat test"
    assert len(lines) == 3


def test_an_agenda_beside_notes_tells_little() -> None:
    lines = told(
        "## Agenda", "- backup and the long plan of it", "## Notes", "- the cellar stays dry since Monday", "- rota is on the wall"
    )
    assert lines[-1] == "backup and the long plan of it"


def test_private_life_and_asides_come_after_work() -> None:
    lines = told("## Notes", "- good week away, no phone", "- (27 May skipped, she was away)", "- thresholds went in on 20 May")
    assert lines[0] == "thresholds went in on 20 May"


def test_a_task_among_the_notes_weighs_little() -> None:
    assert told("## Notes", "- AI: Mira: review spec v0 by 16/5", "- rig failed, retest in June")[0].startswith("rig failed")


def test_lines_of_the_page_itself_tell_nothing() -> None:
    page = ("Status: Done", "Type: 1:1", "Created: March 8, 2026 9:02 AM", "Last edited: March 18, 2026 9:02 AM")
    assert told(*page, "", "Ines Roth, Mira", "", "## Notes", "- the cellar stays dry since Monday") == [
        "the cellar stays dry since Monday"
    ]


def test_what_is_said_of_a_status_is_no_property() -> None:
    lines = told("Status: the vendor left and nobody answers", "", "## Notes", "- Created: three new shelves in the cellar")
    assert lines == ["Status: the vendor left and nobody answers", "Created: three new shelves in the cellar"]


def test_a_word_of_agreement_is_shown_with_what_was_agreed() -> None:
    lines = told("- Mira proposed to drop the night shift in January. Agreed.", "- rota is on the wall of the cellar")
    assert lines[0] == "Mira proposed to drop the night shift in January. Agreed."
    assert "Agreed." not in lines
    lines = told("- Mira proposed to drop the night shift. We agreed. Then the rota for the cellar came up again.")
    assert lines[0] == "Mira proposed to drop the night shift. We agreed."


def test_a_short_sentence_stands_with_its_neighbour() -> None:
    lines = told("- Locker forecast. It grows by four a month until the summer.")
    assert "Locker forecast. It grows by four a month until the summer." in lines
    lines = told("- The lockers grow by four a month until the summer. Decided in May.")
    assert lines[0] == "The lockers grow by four a month until the summer. Decided in May."


def test_when_the_next_one_is_tells_nothing_of_this_one() -> None:
    assert told("- next: 29 March", "- the cellar stays dry since Monday", "- the next roof is due on 29 March") == [
        "the next roof is due on 29 March",
        "the cellar stays dry since Monday",
    ]


def test_days_of_the_page_and_of_other_meetings_tell_nothing() -> None:
    lines = (
        "Last meeting: 23 Feb 2026",
        "Prepared on 8 March 2026",
        "",
        "## Launch",
        "4 December 2026",
        "",
        "## Notes",
        "- the cellar stays dry since Monday",
    )
    assert told(*lines) == ["the cellar stays dry since Monday"]
    assert told("- Last meeting of the board: they want 3 more sheds") == ["Last meeting of the board: they want 3 more sheds"]
