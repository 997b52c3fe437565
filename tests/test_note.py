"""A file as a whole: bytes in, a note out, and nothing lost or made up on the way."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.knowing.telling import cite
from assistant.reading.decode import decode
from assistant.reading.note import only_dated, read_note
from assistant.reading.sentences import sentences
from assistant.records import Held, Note, Session

D = dt.date
BODY = "# 1:1 Mira 2026-03-03\n\n## Notes\n- Zoë was there – “fine”\n\n## Action items\n- [ ] Mira to send the deck by Friday\n- [x] Tom: book the café\n"


def read(text: str, path: str = "mira.md") -> Note:
    return read_note(path, text.encode())


def summary(note: Note) -> list[tuple[int, str, tuple[str, ...], str, dt.date | None]]:
    return [(i.line, i.text, i.owners, i.state, i.due) for s in note.sessions for i in s.items]


EXPECTED = [(7, "send the deck", ("Mira",), "open", D(2026, 3, 6)), (8, "book the café", ("Tom",), "done", None)]

# --- bytes -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        BODY.encode(),
        BODY.encode("utf-8-sig"),
        BODY.replace("\n", "\r\n").encode(),
        BODY.replace("\n", "\r\n").encode("utf-16"),
        BODY.encode("cp1252"),
        BODY.rstrip("\n").encode(),
        BODY.replace("\n", "  \n").encode(),
    ],
    ids=["utf-8", "bom", "crlf", "utf-16", "cp1252", "no last newline", "hard breaks"],
)
def test_the_same_note_in_any_encoding(data: bytes) -> None:
    note = read_note("mira.md", data)
    assert summary(note) == EXPECTED
    assert note.kind == "session"
    assert note.sessions[0].points[0].text == "Zoë was there – “fine”"


@pytest.mark.parametrize("data", [b"", b"\n\n", b"  \n\t", b"\xef\xbb\xbf", b"---\n---\n"])
def test_a_file_without_words(data: bytes) -> None:
    note = read_note("mira.md", data)
    assert [item for session in note.sessions for item in session.items] == []
    assert note.kind in ("empty", "session", "other")


def test_an_empty_file_says_so() -> None:
    note = read_note("mira.md", b"")
    assert (note.kind, note.problems, note.sessions) == ("empty", ("empty",), ())


def test_garbled_text_is_repaired_and_its_lines_stay() -> None:
    garbled = "# 1:1 Mira 2026-03-03\n- it’s “fine” — really\n- [ ] send the café deck\n".encode().decode("cp1252", "replace")
    note = read_note("mira.md", garbled.encode())
    assert [p.text for p in note.sessions[0].points][1] == "send the café deck"
    assert note.sessions[0].items[0].line == 3
    assert note.repaired


def test_a_huge_line_is_read_in_time() -> None:
    note = read("# 1:1 Mira 2026-03-03\n- " + "we talked about Heron and the map, " * 6000 + "\n- [ ] send the deck\n")
    assert [i.text for i in note.sessions[0].items] == ["send the deck"]


def test_nul_bytes_lose_nothing() -> None:
    assert [i.text for s in read_note("n.md", b"# 1:1 Mira 2026-03-03\n\x00\n- [ ] send the deck\n").sessions for i in s.items] == [
        "send the deck"
    ]


# --- front matter --------------------------------------------------------------------------------------------------------------

FRONTS = [
    "---\ndate: 2026-03-03\nperson: Mira Kovac\n---\n",
    "---\ndate: 2026-03-03T10:00:00Z\nattendees: ['[[Mira Kovac]]']\n---\n\n",
    "---\nDate: March 3, 2026\nWith:\n  - Mira Kovac\n...\n",
    "+++\ndate = 2026-03-03\nperson = 'Mira Kovac'\n+++\n",
]


@pytest.mark.parametrize("front", FRONTS)
def test_front_matter_gives_day_and_person(front: str) -> None:
    note = read(front + "- [ ] send the deck\n", "n.md")
    (session,) = note.sessions
    assert (session.date, session.mentions[0].name, session.items[0].text) == (D(2026, 3, 3), "Mira Kovac", "send the deck")
    assert session.items[0].line == front.count("\n") + 1


def test_broken_front_matter_is_told_and_the_note_kept() -> None:
    note = read("---\ndate: 2026-03-03\nperson: [Mira\n\t: :\n---\n- [ ] send the deck\n")
    assert note.problems
    assert [i.text for s in note.sessions for i in s.items] == ["send the deck"]


def test_rules_in_the_body_are_no_front_matter() -> None:
    note = read("# 1:1 Mira 2026-03-03\n---\n- [ ] send the deck\n---\n- [ ] book the room\n")
    assert [i.text for s in note.sessions for i in s.items] == ["send the deck", "book the room"]
    assert note.front_matter == {}


# --- what a note is --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("mira/2026-03-03.md", "- talked", "session"),
        ("templates/1on1.md", "# {{date}}\n- [ ] wins", "template"),
        ("1on1 template.md", "- [ ] wins", "template"),
        ("people/Mira Kovac.md", "Data lead since 2024.", "page"),
        ("Mira Kovac.md", "---\naliases: [Mira]\nrelation: report\n---\nData lead.", "page"),
        ("mira/jots.md", "---\ntype: jots\n---\n- ask about the map", "jots"),
        ("people/Mira Kovac.md", "# 2026-03-03\n- talked", "session"),
    ],
)
def test_what_a_file_is(path: str, text: str, kind: str) -> None:
    assert read(text, path).kind == kind


def test_who_is_named_and_in_which_order() -> None:
    session = read("# 1:1 with Tom\nDate: 2026-03-03\nAttendees: Mira Kovac, Tom Brandt\n- talked", "ana/n.md").sessions[0]
    assert [m.name for m in session.mentions][:3] == ["Tom", "Mira Kovac", "Tom Brandt"]
    assert session.mentions[-1].where in ("path", "folder")


def test_a_voice_that_replies() -> None:
    doc = "## 2026-03-03\n- Heron slips\n  - KW: why?\n- the map is done\n  - KW: nice\n## 2026-02-24\n- a\n"
    assert [s.voice for s in read(doc).sessions] == ["KW", None]


def test_fields_of_a_session() -> None:
    assert read("# 1:1 Mira\nDate: 3 March 2026\nmood:: steady\nStatus: Done\n\n- talked").sessions[0].fields == (
        ("mood", "steady"),
        ("status", "Done"),
    )


def test_who_says_i() -> None:
    assert read("---\nauthor: Tom Brandt\ndate: 2026-03-03\n---\n- I send the deck").sessions[0].author == "Tom Brandt"
    assert read("# 1:1 Mira 2026-03-03\nNotes by Tom Brandt\n- a").sessions[0].author == "Tom Brandt"


def test_private_text_is_marked() -> None:
    session = read("# 1:1 Mira 2026-03-03\n- open\n%% mine %%\n## Private\n- [ ] tell nobody\n## Notes\n- open too").sessions[0]
    assert [p.text for p in session.points if not p.private] == ["open", "open too"]
    assert (session.items, session.private) == ((), False)
    assert read("---\nprivate: true\ndate: 2026-03-03\n---\n- a").sessions[0].private


@pytest.mark.parametrize(
    ("path", "daily"), [("daily/2026-03-03.md", True), ("2026-03-03 Tue.md", True), ("2026-03-03 Mira.md", False), ("mira.md", False)]
)
def test_daily_notes(path: str, daily: bool) -> None:
    assert only_dated(path) is daily


def test_transcripts_keep_their_lines() -> None:
    cues = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\nMira Kovac: Is the map done?\n\n2\n00:00:04.000 --> 00:00:09.000\nTom Brandt: I'll send the map\nby Friday.\n"
    (session,) = read(cues, "2026-03-03 call.vtt").sessions
    (item,) = session.items
    assert (item.line, item.owners, item.due, item.text) == (9, ("Tom Brandt",), D(2026, 3, 6), "send the map")
    assert [(q.line, q.asker) for q in session.questions] == [(5, "Mira Kovac")]
    assert session.fields == ()


SPOKEN = """WEBVTT

1
00:00:01.000 --> 00:00:04.000
<v Mira Kovac>How is the map? Did we sell seats?</v>

2
00:00:04.000 --> 00:00:09.000
<v Tom Brandt>Fine. I will send you the map

3
00:00:10.000 --> 00:00:14.000
<v Mira Kovac>Great. And I'll book the room by Friday. Then we look at the <i>budget</i>.

4
00:00:15.000 --> 00:00:19.000
<v Tom Brandt>We sold eleven seats and
the food is not ordered.

5
00:00:20.000 --> 00:00:24.000
<v Tom Brandt>Eva &amp; Jon will help.
"""


def test_what_is_said_in_a_transcript_is_inferred_and_in_its_own_words() -> None:
    (session,) = read(SPOKEN, "2026-03-03 call.vtt").sessions
    assert [(i.line, i.owners, i.text, i.kind, i.confidence) for i in session.items] == [
        (9, ("Tom Brandt",), "send you the map", "commitment", "inferred"),
        (13, ("Mira Kovac",), "book the room", "commitment", "inferred"),
    ]


def test_every_quote_of_a_transcript_stands_on_its_lines() -> None:
    rows = SPOKEN.split("\n")
    (session,) = read(SPOKEN, "2026-03-03 call.vtt").sessions
    one = Held("2026-03-03 call.vtt", session)
    sources = [cite(one, p, sentence) for p in session.points for _, sentence in sentences(p.text)]
    sources += [one.source(i.line, i.raw) for i in session.items] + [one.source(p.line, p.raw, p.end) for p in session.points]
    for source in sources:
        stands = " ".join(" ".join(rows[source.line_start - 1 : source.line_end]).split())
        assert source.quote and source.quote in stands, source
    assert sources[0].quote == "How is the map? Did we sell seats?"
    assert (sources[-1].line_start, sources[-1].line_end) == (17, 22)


def test_a_link_that_was_never_put_in_is_reported_and_no_tag() -> None:
    text = "# 1:1 Mira 2026-03-03\n\n## Projects\n- [P1] Churn: see the deck [link]. ETA 3/20\n- [link](https://x.example) is one\n- [link] Pricing\n"
    note = read(text)
    assert note.problems == ("line 4, 6: a link is missing, only the word for it stands there",)
    assert [(p.title, p.status) for p in note.sessions[0].projects] == [("Churn", "P1")]
    assert read("# 1:1 Mira 2026-03-03\n\n- see [the deck][link]\n\n[link]: https://x.example\n").problems == ()


# --- one story in the clothes of many apps -------------------------------------------------------------------------------------

STORIES = {
    "mira 2026-03-03.md": "# 1:1 Mira\n\n## Tasks\n- [ ] Tom: finish the map 📅 2026-03-10 ⏫ #task\n- [x] book the room ✅ 2026-03-02 (Mira)\n",
    "journals/2026_03_03.md": "- 1:1 with [[Mira Kovac]]\n\t- TODO Tom to finish the map\n\t  SCHEDULED: <2026-03-10 Tue>\n\t- DONE Mira to book the room\n",
    "1_1 Mira 3f2a9c0d1e2b4a5f8c7d6e5f4a3b2c1d.md": "# 1:1 Mira\n\nDate: March 3, 2026 10:00 AM\nAttendees: Mira, Tom\n\n## Action items\n\n"
    "- [ ]  @Tom finish the map @March 10, 2026\n- [x]  Mira books the room\n",
    "doc.md": "# **Mira / Tom**\n\n## **Mar 3, 2026 | [Mira / Tom](https://cal.example/e)**\n\nAction items\n\n- [ ] [Tom](mailto:t@tern.example) finish the map - Mar 10, 2026\n"
    "- [x] ~~[Mira](mailto:m@tern.example) book the room~~\n",
    "us.txt": "Mira <> Tom\n\n3/3/26\n- AI(Tom): finish the map by 3/10\n- AI(Mira): book the room - DONE\n\n2/24/26\n- first talk\n",
    "granola.md": "# Mira / Tom\nTue, 03 Mar 26 · m@tern.example\n\n### Next Steps\n\n- Tom to finish the map by Tuesday\n- Mira to book the room (done)\n",
    "notes.txt": "#+TITLE: 1:1 Mira\n#+DATE: <2026-03-03 Tue>\n* 1:1 with Mira\n** TODO [#A] Tom to finish the map\n   DEADLINE: <2026-03-10 Tue>\n** DONE Mira to book the room\n",
    "word.txt": "1:1 Mira and Tom\n3 March 2026 at 10:02\n\nActions\n• Tom to finish the map by 10 March\n• Mira to book the room ✔︎\n",
}


@pytest.mark.parametrize("path", STORIES)
def test_the_same_story_in_every_format(path: str) -> None:
    session = read(STORIES[path], path).sessions[0]
    assert session.date == D(2026, 3, 3)
    assert [(i.text, i.owners, i.state, i.due) for i in session.items] == [
        ("finish the map", ("Tom",), "open", D(2026, 3, 10)),
        ("book the room", ("Mira",), "done", None),
    ]


SHARED = Path(__file__).parents[2] / "shared"
SAMPLES = SHARED / "data" / "format_samples"
# (file, who is to send the draft by its own words, until when, whether it tells that the design review was booked)
SAMPLE_FILES = [
    ("apple_notes_paste.txt", (), None, True),
    ("bear_export.md", (), None, True),
    ("google_docs_export.md", ("Jonas Obi",), D(2026, 3, 10), True),
    ("granola_export.md", ("Jonas",), D(2026, 3, 10), False),
    ("logseq_2026_03_03.md", (), D(2026, 3, 10), True),
    ("notes.org", (), D(2026, 3, 10), True),
    ("notion_export_1on1 Maya 3f2a9c0d1e2b4a5f8c7d6e5f4a3b2c1d.md", ("Jonas Obi",), D(2026, 3, 10), True),
    ("obsidian_daily_2026-03-03.md", (), D(2026, 3, 10), True),
    ("otter_export.txt", ("Jonas Obi",), D(2026, 3, 10), False),
    ("running_doc_us_dates.md", ("JO",), D(2026, 3, 10), True),
    ("zoom_transcript.vtt", ("Jonas Obi",), None, False),
    ("teams_transcript.vtt", ("Jonas Obi",), None, False),
]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples of export formats are not part of the repository")
@pytest.mark.parametrize(("name", "owners", "due", "told"), SAMPLE_FILES)
def test_samples_of_export_formats(name: str, owners: tuple[str, ...], due: dt.date | None, told: bool) -> None:
    note = read_note(name, (SAMPLES / name).read_bytes())
    items = [item for session in note.sessions for item in session.items]
    (draft,) = [item for item in items if "packet draft" in item.text.lower()]
    assert (draft.state, draft.owners, draft.due) == ("open", owners, due)
    review = [item.state for item in items if item.text.lower().endswith("design review") and item.text.lower().startswith("book")]
    assert review == ["done"] if told else "done" not in review


ARTICLES = SHARED / "articles"


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles are not part of the repository")
@pytest.mark.parametrize(("pattern", "waits"), [("002_*", ("DE", D(2025, 2, 27))), ("003_*", (None, None))])
def test_the_sample_agenda_of_the_article(pattern: str, waits: tuple[str | None, dt.date | None]) -> None:
    (path,) = ARTICLES.glob(pattern)
    (session,) = read_note("article.md", path.read_bytes()).sessions
    assert session.date == D(2025, 3, 3)
    assert [(p.status, p.eta) for p in session.projects] == [
        ("P0", D(2025, 3, 7)),
        ("P1", D(2025, 3, 12)),
        ("Blocked", None),
        ("Deprioritized", None),
    ]
    blocked = session.projects[2]
    assert (blocked.waiting_on, blocked.followed_up) == waits  # the copy has "ready for" and "adopted up on"
    assert len(blocked.questions) == 1
    assert "campaign" in (session.projects[3].reason or "")
    assert Counter(q.line == blocked.line for q in session.questions) == {False: 2, True: 1}
    assert len([p for p in session.points if p.zone == "done"]) == 2


# --- laws ----------------------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["# 1:1 Mira 2026-03-03\n", "## 2026-02-24\n", "3/3/26\n", "- [ ] send the deck", "- [x] Tom: book it", "AI(MK): call Ana", "## Action items\n", "  ", "\t", "\n", "\n",
     "I'll send it by Friday. ", "Who owns it? ", "[P0] Heron: wait for DE. ETA 3/12", "| Action | Owner |\n", "| call | Tom |\n", "> ", "%%", "<!--", "```\n", "---\n", "**", "~~",
     "Date: ", "Attendees: ", "[[Mira|M]]", "(done)", "📅 2026-03-10", "\r", "\u2028", "WEBVTT\n\n", "00:00:01.000 --> 00:00:04.000\n", "- 1:1 with Mira\n", "\u00a0", "é"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=300)
PATHS = st.sampled_from(
    ["n.md", "a/b.txt", "2026-03-03.md", "call.vtt", "x.srt", "no suffix", "templates/t.md", "people/Mira.md", "journals/2026_03_03.md"]
)


def check(note: Note, session: Session) -> None:
    """All line numbers lie within the file and the session; what is quoted stands on its line."""
    assert 1 <= session.line_start <= session.line_end <= note.lines
    for point in session.points:
        assert session.line_start <= point.line <= point.end <= session.line_end
        assert all(parent < point.line for parent in point.parents)
    for one in (*session.items, *session.projects):
        assert session.line_start <= one.line <= session.line_end
    for question in session.questions:
        assert session.line_start <= question.line <= session.line_end
        assert question.answer_line is None or session.line_start <= question.answer_line <= session.line_end


@settings(max_examples=150)
@given(PATHS, TEXTS)
def test_any_text_is_read(path: str, text: str) -> None:
    note = read_note(path, text.encode("utf-8", "surrogatepass"), ("Mira Kovac",))
    for session in note.sessions:
        check(note, session)


@settings(max_examples=150)
@given(PATHS, st.binary(max_size=400))
def test_any_bytes_are_read(path: str, data: bytes) -> None:
    note = read_note(path, data)
    for session in note.sessions:
        check(note, session)


@settings(max_examples=150)
@given(TEXTS)
def test_what_is_quoted_stands_on_its_line(text: str) -> None:
    note = read_note("n.md", text.encode("utf-8", "surrogatepass"))
    if note.repaired or note.problems:
        return
    rows = decode(text.encode("utf-8", "surrogatepass")).text.split("\n")  # an old Mac ends its lines with \r
    for session in note.sessions:
        for point in session.points:
            assert stands(point.raw, " ".join(rows[point.line - 1 : point.end]))
        for one in (*session.items, *session.projects):
            assert stands(one.raw.split("\n")[0], rows[one.line - 1])


def stands(raw: str, row: str) -> bool:
    """Whether a quote is its line; behind a remark that ends on the line, what follows it: the remark is nobody's to quote."""
    return words(raw) != "" and (words(raw) == words(row) or ("%%" in row and words(row).endswith(words(raw))))


def words(text: str) -> str:
    return " ".join(text.split())


@given(TEXTS, PATHS)
def test_reading_twice_gives_the_same(text: str, path: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    assert read_note(path, data) == read_note(path, data)


@pytest.mark.parametrize(
    "opening",
    [
        "Joanna 29/10/26", "joanna 29/10/26", "Joanna, 29 Oct", "29.10.26 Joanna", "Thu 29/10/26 - Joanna", "JP 29/10/26", "# 1:1 joanna 29/10/26",
        "call w/ joanna 29/10/26", "met joanna 29 oct 2026", "Joanna", "Joanna Pike, 29 October 2026",
    ],
)  # fmt: skip
def test_a_line_that_opens_a_session_names_whom_it_was_with(opening: str) -> None:
    note = read_note("boss/2026-10-29.txt", f"{opening}\n\nmy number is 410k\n".encode(), ("Joanna Pike", "Carlo Ventresca"))
    assert "Joanna Pike" in {mention.name for mention in note.sessions[0].mentions}


@pytest.mark.parametrize(
    "line", ["Joanna said 5 May is ok", "Budget for Joanna 29/10/26", "Joanna asked for more money", "Budget 29/10/26"]
)
def test_a_first_sentence_about_somebody_names_nobody(line: str) -> None:
    note = read_note("boss/2026-10-29.txt", f"{line}\n\nmy number is 410k\n".encode(), ("Joanna Pike", "Carlo Ventresca"))
    assert note.sessions[0].mentions == ()
