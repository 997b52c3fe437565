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
