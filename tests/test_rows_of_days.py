"""A running file whose days stand behind a blank line with a few words of their own, and short names of the one it is of."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from assistant.assistant import Assistant
from assistant.reading.note import read_note
from assistant.workspace import find_workspace

RUNNING = """1:1s with Rosamund Quill (exec dir) - running file, add at the bottom

Tues 9 June 2026, her office, 40 min
Ros back from the board away day, tired but chirpy
-> me: costed breakdown to Ros by 19 June

30/6 - Ros, cafe bar, building full of school kids
went through the breakdown
 [ ] N - overtime summary for Hugh

21 July
Ros ten minutes late

Tue 18 Aug, phone - she's in Whitby
The gearbox went in on the 12th

29/9 ros
Case for support is written
ACTIONS
N   green book baseline - end of November
RQ  sign off the contract extension

10 Nov - quick one
panto 68%
"""


def test_every_day_opens_a_session() -> None:
    note = read_note("ros.txt", RUNNING.encode(), ("Rosamund Quill",))
    days = [session.date for session in note.sessions]
    assert days == [dt.date(2026, m, d) for m, d in ((6, 9), (6, 30), (7, 21), (8, 18), (9, 29), (11, 10))]


def test_days_within_a_sentence_open_none() -> None:
    text = "Ideas\n\n3 March is too early for that\nsaid Kim\n\n4 April would do\nsays Lena\n\n5 May at the latest\nfor all\n"
    assert len(read_note("plan.txt", text.encode()).sessions) <= 1


def test_a_short_name_is_no_new_person(tmp_path: Path) -> None:
    (tmp_path / "forenote.toml").write_text('me = "Neil Tarn"\n[people."Rosamund Quill"]\nrelation = "manager"\n')
    (tmp_path / "ros.txt").write_text(RUNNING)
    with Assistant(find_workspace(tmp_path, tmp_path, {"FORENOTE_CACHE": str(tmp_path / ".cache")}), dt.date(2026, 11, 13)) as assistant:
        owed = {(action.person, action.side, action.text) for action in assistant.actions().actions}
    assert {person for person, _, _ in owed} == {"Rosamund Quill"}
    assert {("Rosamund Quill", "mine", "green book baseline"), ("Rosamund Quill", "theirs", "sign off the contract extension")} <= owed
    assert ("Rosamund Quill", "mine", "overtime summary for Hugh") in owed
