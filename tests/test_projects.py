"""Projects from session to session: a date stays until a newer line changes it, and only the date of one and the same step slips."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.knowing.projects import Track, track_projects
from assistant.reading.note import read_note
from assistant.records import Held

D = dt.date


def tracked(*sessions: str) -> Track:
    held = []
    for number, text in enumerate(sessions):
        day = D(2026, 3, 3) + dt.timedelta(7 * number)
        (session,) = read_note(f"{day}.md", f"# 1:1 Mira {day}\n## Projects\n{text}\n".encode()).sessions
        held.append(Held(f"{day}.md", session, "Mira Stone"))
    (track,) = track_projects(held)
    return track


def test_an_eta_stays_until_a_newer_line_changes_it() -> None:
    track = tracked("- [P0] Omega map ETA 20 March", "- [P0] Omega map, still in review")
    assert (track.eta, track.slipped_from) == (D(2026, 3, 20), None)
    assert [source.path for source in (track.source, *track.below)] == ["2026-03-10.md", "2026-03-03.md"]
    assert tracked("- [P0] Omega map ETA 20 March", "- [On hold] Omega map, no budget").eta is None
    assert tracked("- [P0] Omega map ETA 20 March", "- [Done] Omega map, everybody likes it").eta is None
    assert tracked("- [P0] Omega map ETA 20 March", "- [Blocked] Omega map, waiting for DE").eta is None


def test_the_date_of_a_line_below_is_cited_there() -> None:
    track = tracked("- [P0] Omega map\n  - ETA 20 March")
    assert (track.eta, [source.quote for source in track.below]) == (D(2026, 3, 20), ["- ETA 20 March"])


@pytest.mark.parametrize(
    ("before", "after", "slipped"),
    [
        ("ETA 20 March", "ETA 27 March", D(2026, 3, 20)),
        ("go-live 20 March", "go-live moved to 27 March", D(2026, 3, 20)),
        ("go-live 20 March", "handover to operations by 30 June", None),
        ("draft due 9 March", "launch 27 March", None),
        ("ETA 9 March", "live since 9 March, ETA 30 June", None),
    ],
)
def test_only_the_same_step_slips_and_none_that_was_reached(before: str, after: str, slipped: dt.date | None) -> None:
    assert tracked(f"- [P0] Omega map: {before}", f"- [P0] Omega map: {after}").slipped_from == slipped


def test_the_newest_link_of_a_project_is_kept_with_its_line() -> None:
    track = tracked(
        "- [P0] Omega map: [plan](https://example.com/old)",
        "- [P0] Omega map: drawn\n  - sheet: https://example.com/new",
        "- [P0] Omega map: inked",
    )
    assert track.link == "https://example.com/new"
    assert [(source.path, source.line_start) for source in track.below] == [("2026-03-10.md", 4)]
    assert tracked("- [P0] Omega map: drawn").link is None
