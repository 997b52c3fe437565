"""Files of every readable kind become text whose lines are known on disk; a transcript loses no word."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.reading.formats import READABLE, Converted, to_text

ZOOM = """WEBVTT

1
00:00:04.120 --> 00:00:06.900
Nina T. Brandt (she/her): Hello, how was the week?

2
00:00:07.010 --> 00:00:12.400
omar: Busy. I'll send the draft: two pages.

3
00:00:12.500 --> 00:00:14.400
omar: By Tuesday.

4
00:00:15.000 --> 00:00:16.000
Nina T. Brandt (she/her): Great.
"""

TEAMS = """WEBVTT

NOTE made by hand
not a cue

STYLE
::cue { color: red }

8f1f0a52-0a36-4b8e-9a36-0a3f7a2b1c11/12-0
00:00:04.120 --> 00:00:06.900 align:start
<v Nina Brandt>Hi Omar, how was
the <b>week</b>?</v>

8f1f0a52-0a36-4b8e-9a36-0a3f7a2b1c11/13-0
00:00:07.010 --> 00:00:12.400
<v.loud Omar Reyes>I&#39;ll be late; a &lt; b.</v>
<v Nina Brandt>Fine.</v>
"""


def test_plain_files_are_their_own_text() -> None:
    for suffix, kind in (
        (".md", "markdown"),
        (".MARKDOWN", "markdown"),
        (".txt", "text"),
        ("", "text"),
        (".x", "text"),
    ):
        assert to_text(suffix, "# One\n\ntwo") == Converted("# One\n\ntwo", None, kind)
    assert {".md", ".markdown", ".txt", ".vtt", ".srt"} <= READABLE
    assert "" not in READABLE


def test_zoom_turns_of_one_speaker_are_joined() -> None:
    got = to_text(".vtt", ZOOM)
    assert got.text.split("\n") == [
        "Nina T. Brandt (she/her): Hello, how was the week?",
        "omar: Busy. I'll send the draft: two pages. By Tuesday.",
        "Nina T. Brandt (she/her): Great.",
    ]
    assert (got.lines, got.kind) == ((5, 9, 17), "transcript")
    assert got.speakers == ("Nina T. Brandt (she/her)", "omar")
    assert [got.line_on_disk(line) for line in (1, 2, 3, 9)] == [5, 9, 17, 17]


def test_teams_voices_entities_comments_and_ids() -> None:
    got = to_text(".vtt", TEAMS)
    assert got.text.split("\n") == [
        "Nina Brandt: Hi Omar, how was the week?",
        "Omar Reyes: I'll be late; a < b.",
        "Nina Brandt: Fine.",
    ]
    assert got.lines == (11, 16, 17)


def test_srt_brackets_missing_blank_lines_and_words_after_a_blank() -> None:
    got = to_text(
        ".srt",
        "1\n00:00:01,000 --> 00:00:02,000\n[Nina Brandt] {\\an8}Hello,\n\nyou\n2\n00:00:02,000 --> 00:00:03,000\n"
        "[Omar] <i>Hi</i>\n\n3\n00:00:03,000 --> 00:00:04,000\n[Music] 42\n",
    )
    assert got.text.split("\n") == ["Nina Brandt: Hello, you", "Omar: Hi", "[Music] 42"]
    assert got.lines == (3, 8, 12)
    assert got.speakers == ("Nina Brandt", "Omar")


def cues(*said: str) -> str:
    return "WEBVTT\n\n" + "\n\n".join(f"00:{at:02}.000 --> 00:{at:02}.900\n{words}" for at, words in enumerate(said))


def test_a_colon_in_speech_names_nobody() -> None:
    got = to_text(".vtt", cues("we start now", "so here is the thing: it slipped", "note: bring it", "and then", "that"))
    assert got.speakers == ()
    assert got.text == "we start now so here is the thing: it slipped note: bring it and then that"


def test_names_with_colons() -> None:
    got = to_text(".vtt", cues("Room 4: Nina: Hello", "Room 4: Omar: Hi", "Room 4: Nina: So"))
    assert got.speakers == ("Room 4: Nina", "Room 4: Omar")
    assert to_text(".vtt", cues("Nina: Action: send it", "Nina: Hm", "Nina: Action: call")).speakers == ("Nina",)


def test_words_without_a_name_are_nobodys() -> None:
    got = to_text(".vtt", cues("<v Nina>Hello</v>", "who is there?", "<v Omar>Me</v>"))
    assert got.text.split("\n") == ["Nina: Hello", "who is there?", "Omar: Me"]


def test_long_turns_are_broken_between_cues() -> None:
    got = to_text(".vtt", cues(*[f"Nina: {'word ' * 30}{at}" for at in range(20)]))
    lines = got.text.split("\n")
    assert len(lines) > 3
    assert all(len(line) < 620 for line in lines)
    assert got.text.count("word") == 600


def test_no_cues() -> None:
    assert to_text(".vtt", "somebody's notes") == Converted("somebody's notes", None, "text")
    assert to_text(".vtt", "") == Converted("", None, "text")
    assert to_text(".vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n") == Converted("", (1,), "transcript")


WORD = st.text(alphabet="abcxyzÄé0123:.,'()[]", min_size=1, max_size=8)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["", "Nina: ", "Omar R. (he): ", "[Li] "]), st.lists(WORD, min_size=1, max_size=9))))
def test_no_word_is_lost_and_every_line_begins_where_it_says(turns: list[tuple[str, list[str]]]) -> None:
    file = cues(*[who + " ".join(words) for who, words in turns])
    got = to_text(".vtt", file)
    if not turns:
        return
    on_disk = file.split("\n")
    lines = got.text.split("\n")
    assert got.lines is not None
    assert len(lines) == len(got.lines)
    out = got.text
    for line, at in zip(lines, got.lines, strict=True):
        named = next((name for name in got.speakers if line.startswith(f"{name}: ")), None)
        first = (line[len(named) + 2 :] if named else line).split()[0]
        assert first in on_disk[at - 1]
    for _, words in turns:
        for word in words:
            assert word.strip("[]:") in out


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="WEBVTT\n 0123456789:.,->ab<v>/[]&;", max_size=200))
def test_no_text_raises(text: str) -> None:
    got = to_text(".vtt", text)
    assert got.lines is None or len(got.lines) == len(got.text.split("\n"))


def test_real_transcripts_lose_no_word() -> None:
    told = os.environ.get("FORENOTE_SHARED")
    data = (Path(told) if told else Path(__file__).resolve().parents[2] / "shared") / "data"
    files = sorted(data.rglob("*.vtt"))
    if not files:
        pytest.skip("the transcripts are not part of the repository: name their folder in FORENOTE_SHARED")
    for path in files:
        file = path.read_text("utf-8")
        if "<v " in file:
            continue
        got = to_text(".vtt", file)
        said = [line for line in file.split("\n") if line and not re.search(r"^WEBVTT|-->|^\d+$", line)]
        spoken = sum(len(line.split(": ", 1)[1].split()) for line in said)
        names = sum(len(next(name for name in got.speakers if line.startswith(f"{name}: ")).split()) for line in got.text.split("\n"))
        assert len(got.text.split()) - names == spoken, path.name
