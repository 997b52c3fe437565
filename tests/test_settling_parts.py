"""What was only begun, and what somebody named in a task did with another thing, close nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.workspace import find_workspace

TODAY = dt.date(2026, 3, 10)
Status = Callable[[str, str], tuple[str, str]]


@pytest.fixture
def status(tmp_path: Path) -> Status:
    def told(task: str, later: str) -> tuple[str, str]:
        (tmp_path / "forenote.toml").write_text('me = "Priya Raman"\n')
        for day, text in (("2026-02-24", task), ("2026-03-03", later)):
            (tmp_path / f"{day} Zoe Park.md").write_text(f"# 1:1 with Zoe Park\n\n{text}\n")
        with Assistant(find_workspace(tmp_path, tmp_path, {"FORENOTE_CACHE": str(tmp_path / ".cache")}), TODAY) as assistant:
            (action,) = assistant.actions(status="all").actions
        return action.status, str(action.due)

    return told


@pytest.mark.parametrize(
    ("task", "later"),
    [
        ("make a blog post of the talk", "I have written the beginning of the blog post three times."),
        ("write the migration plan", "Wrote the first page of the migration plan."),
        ("write the migration plan", "- wrote the first two sections of the migration plan"),
        ("check Kwabena's band with Roswitha", "- Kwabena sorted Saturday's outage on his own."),
        ("get her pay band fixed with Hedda", "pay band: brought it up with Hedda yesterday, she wants numbers, so far from fixed"),
        ("get the model photos to her", "The model photos I'd forgotten."),
        ("take Dana off the weekend shift", "- no end to the weekend shifts for her"),
    ],
)
def test_a_beginning_or_another_thing_is_not_the_task(status: Status, task: str, later: str) -> None:
    assert status(f"- me: {task}", later)[0] == "open"


@pytest.mark.parametrize(
    ("task", "later"),
    [
        ("write the migration plan", "Wrote the migration plan."),
        ("check Kwabena's band with Roswitha", "- Kwabena's band: checked with Roswitha, it is B4."),
        ("switch the carrier models to incremental", "- carrier models incremental since Thursday, credits down ~35/day"),
        ("set up freshness tests on the event feed", "- freshness tests are running on the test feed, threshold 45 min"),
        ("do a dry run with her", "dry run on Monday made the difference, she says"),
        ("move the carrier API key out of the repo", "- API key out of the repo + rotated"),
        ("reference for the bursary", "- bursary: my reference has gone off."),
        ("kit list with prices for the bid", "kit list is with her, comes to 38,600"),
        ("write down the slow steps", "- wrote down the slow steps, a missing index on top"),
    ],
)
def test_the_whole_of_it_is(status: Status, task: str, later: str) -> None:
    assert status(f"- me: {task}", later)[0] == "done"


@pytest.mark.parametrize(
    ("task", "later", "due"),
    [
        ("- me: look over her CV by 9 April", "CV: not begun, sorry. Now 6 May.", "2026-05-06"),
        ("- [ ] me: on-call runbook – 20 June", "Runbook slips, 4 July.", "2026-07-04"),
        ("- [ ] Zoe: runbook by 20 June", "The runbook slipped, 4 July now.", "2026-07-04"),
        ("- [ ] Zoe: rota by 20 June", "Rota training is on 4 July.", "2026-06-20"),
        ("- Zoe: switch the carrier models", "- carrier models: not there, late data. wants another fortnight, 15 April", "2026-04-15"),
        (
            "- Zoe: backfill the Sealby history",
            "- Sealby backfill: jan-mar loaded, apr-may missing because of the codes. hopes 11 July",
            "2026-07-11",
        ),
        ("- Zoe: clean up the reason codes", "reason codes down to 22, rest by end of July she says", "2026-07-31"),
        ("- Zoe: outline of the talk by 11 June", "Outline not here, she's at 2 of 5 headings. By 1 July, she says.", "2026-07-01"),
        ("- Zoe: fill in the goals doc", '- goals doc: still empty, "next week". didn\'t push', "2026-03-13"),
        ("- Zoe: goals doc by 20 June", "goals doc: Kim liked the first lines, 4 July is a holiday", "2026-06-20"),
    ],
)
def test_a_slip_is_told_with_one_word_of_the_task(status: Status, task: str, later: str, due: str) -> None:
    assert status(task, later) == ("open", due)
