"""Talk with clock times as plain text: who speaks promises, lines and quotes stay true, and an agenda with times is no talk."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.formats import to_text
from assistant.reading.note import read_note
from assistant.records import Note

FRIDAY = dt.date(2026, 11, 13)


def note(text: str, name: str = "2026-11-09 Rhodri.txt") -> Note:
    return read_note(name, text.encode(), ("Nia Bowen",))


def promised(text: str, name: str = "2026-11-09 Rhodri.txt") -> list[tuple[int, tuple[str, ...], str]]:
    return [(item.line, item.owners, item.text) for session in note(text, name).sessions for item in session.items]


SCANNERS, INVOICE = "I'll order the scanners.", "I'll pay the invoice by Friday."
FORMS = {
    "bare": f"10:02 Rhodri: {SCANNERS}\n10:03 Nia: {INVOICE}",
    "square": f"[10:02] Rhodri: {SCANNERS}\n[10:03] Nia: {INVOICE}",
    "round": f"(10:02) Rhodri: {SCANNERS}\n(10:03) Nia: {INVOICE}",
    "dash": f"10:02 - Rhodri: {SCANNERS}\n10:03 – Nia: {INVOICE}",
    "seconds": f"00:00:09 Rhodri: {SCANNERS}\n00:00:15 Nia: {INVOICE}",
    "half day": f"10:02 AM Rhodri: {SCANNERS}\n10:03 AM Nia: {INVOICE}",
    "irc": f"10:02 <Rhodri> {SCANNERS}\n10:03 <Nia> {INVOICE}",
    "behind": f"Rhodri (10:02): {SCANNERS}\nNia [10:03]: {INVOICE}",
    "bold": f"**Rhodri (10:02):** {SCANNERS}\n**Nia (10:03):** {INVOICE}",
    "zoom": f"10:02:15 From Rhodri to Everyone : {SCANNERS}\n10:03:15 From Nia to Everyone : {INVOICE}",
    "tabs": f"10:02:15\t Rhodri:\t{SCANNERS}\n10:03:15\t Nia:\t{INVOICE}",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_who_speaks_promises_wherever_the_time_stands(form: str) -> None:
    text = f"1:1 Rhodri 9 Nov 2026\n\n{form}\n"
    assert promised(text) == [(3, ("Rhodri",), "order the scanners"), (4, ("Nia",), "pay the invoice")]
    (session,) = note(text).sessions
    on_disk = text.split("\n")
    assert session.items[1].due == FRIDAY
    assert all(point.raw in on_disk[point.line - 1] for point in session.points)


def test_full_names_do_not_fuse_two_speakers() -> None:
    text = "00:00:05 Nia Bowen: Hi Rhodri. \n00:00:09 Rhodri Vaughan: I will order the scanners.\n00:00:15 Nia Bowen: I'll pay the invoice."
    assert promised(text) == [(2, ("Rhodri Vaughan",), "order the scanners"), (3, ("Nia Bowen",), "pay the invoice")]


def test_a_speaker_with_a_time_on_a_line_of_their_own_speaks_what_follows() -> None:
    text = "Rhodri Vaughan  10:02 AM\nI'll order the scanners.\nAnd I'll call Tom.\n\nNia Bowen — Today at 10:03\nI'll pay the invoice.\n## Next steps\n- [ ] Rhodri: gloves\n"
    assert promised(text) == [
        (2, ("Rhodri Vaughan",), "order the scanners"),
        (3, ("Rhodri Vaughan",), "call Tom"),
        (6, ("Nia Bowen",), "pay the invoice"),
        (8, ("Rhodri",), "gloves"),
    ]


def test_speakers_below_times_that_stand_alone() -> None:
    text = "00:00:00\n\nRhodri Vaughan: I'll order the scanners.\nNia Bowen: I'll pay the invoice.\n00:05:00\n\nRhodri Vaughan: I'll call Tom.\n"
    assert [owners for _, owners, _ in promised(text)] == [("Rhodri Vaughan",), ("Nia Bowen",), ("Rhodri Vaughan",)]


@pytest.mark.parametrize("stamp", ["[{}, 10:02:15] ", "{}, 10:02 - "])
def test_a_chat_export_with_days_has_a_session_a_day(stamp: str) -> None:
    first, later = stamp.format("09/11/2026"), stamp.format("13/11/2026")
    text = f"{first}Rhodri Vaughan: {SCANNERS}\n{first}Nia Bowen: Thanks.\nI'll pay the invoice.\n{later}Rhodri Vaughan: did you pay it?\n"
    read = note(text, "Rhodri.txt")
    assert [(s.date, s.line_start, s.opening) for s in read.sessions] == [
        (dt.date(2026, 11, 9), 1, "09/11/2026"),
        (dt.date(2026, 11, 13), 4, "13/11/2026"),
    ]
    assert promised(text, "Rhodri.txt") == [(1, ("Rhodri Vaughan",), "order the scanners"), (3, ("Nia Bowen",), "pay the invoice")]


def test_a_sentence_goes_on_over_two_times() -> None:
    text = "(10:02) Rhodri: I'll order the\n(10:03) Rhodri: scanners by Friday.\n(10:04) Nia: thank you!\n"
    assert promised(text) == [(1, ("Rhodri",), "order the scanners")]


@pytest.mark.parametrize(
    "text",
    [
        "# 1:1 Rhodri\n\n10:00 Intro: welcome\n10:15 Budget: numbers\n10:30 Plan: next steps\n",
        "# 2026-11-09\n\n09:00 Work: mails\n10:15 Meeting: Rhodri\n11:30 Work: plan\n",
        "# 1:1 Rhodri\n\n- 10:00 Rhodri: I'll order the scanners\n",
        "# 1:1 Rhodri\n\nWe meet at 10:02.\nRhodri: I'll order the scanners\nNia: ok\n",
        "",
    ],
)
def test_what_is_no_talk_stays_as_it_is(text: str) -> None:
    assert to_text(".md", text).text == text
    assert to_text(".md", text).lines is None


@given(
    st.lists(
        st.sampled_from(["10:02 Rhodri: I'll go", "Nia (10:03): ok, you?", "Tom  10:04", "words", "", "# Head", "10:05", "- [ ] box"]),
        max_size=12,
    )
)
def test_no_word_is_lost_and_each_line_points_into_the_file(lines: list[str]) -> None:
    text = "\n".join(lines)
    made = to_text(".txt", text)
    for words in ("I'll go", "ok, you?", "words", "# Head", "- [ ] box"):
        assert made.text.count(words) == text.count(words)
    for turn in made.rows:
        assert all(words in lines[number - 1] for number, words in turn)
