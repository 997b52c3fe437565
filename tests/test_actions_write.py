"""`actions done` and `actions drop` write a mark that our own reader understands, and change nothing else."""

from __future__ import annotations

import datetime as dt
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assistant.assistant import Assistant
from assistant.errors import ChangedMeanwhile, ForenoteError, NotWritable, UnknownAction, UsageError
from assistant.jobs.bytelines import ByteLines, Edit
from assistant.records import Action

TODAY = dt.date(2026, 3, 16)
CONFIG = b'me = "Ines Calder"\n[people."Hanna Moss"]\nrelation = "report"\npaths = ["hanna/**"]\n'
STAMP = " ✅ 2026-03-16"
HEAD = "# Hanna 2026-03-11\n\n## Action items\n"


def workspace(root: Path, files: dict[str, str | bytes]) -> Path:
    (root / "forenote.toml").write_bytes(CONFIG)
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return root


def ledger(root: Path, status: str = "open", as_of: dt.date = TODAY) -> tuple[Action, ...]:
    with Assistant(root, as_of) as assistant:
        return assistant.actions(status=status).actions  # type: ignore[arg-type]


def only(root: Path, word: str, as_of: dt.date = TODAY) -> Action:
    found = [action for action in ledger(root, "all", as_of) if word in action.text]
    assert len(found) == 1, [action.text for action in ledger(root, "all", as_of)]
    return found[0]


def close(root: Path, word: str, why: str | None = None, as_of: dt.date = TODAY) -> Action:
    """Close through a fresh assistant; return the action as a fresh reading sees it."""
    before = only(root, word, as_of)
    assert before.status == "open"
    with Assistant(root, as_of) as assistant:
        marked = assistant.close_action(before.id) if why is None else assistant.drop_action(before.id, why)
    after = only(root, word, as_of)
    assert after.id == before.id
    assert after.status == ("done" if why is None else "dropped")
    assert marked.action == after
    return after


DONE = [
    ("- [ ] Hanna: send the deck", "- [x] Hanna: send the deck ✅ 2026-03-16"),
    ("* [ ] send the deck", "* [x] send the deck ✅ 2026-03-16"),
    ("1. [ ] send the deck", "1. [x] send the deck ✅ 2026-03-16"),
    ("  - [ ] send the deck", "  - [x] send the deck ✅ 2026-03-16"),
    ("- [/] send the deck", "- [x] send the deck ✅ 2026-03-16"),
    ("- \\[ \\] send the deck", "- \\[x\\] send the deck ✅ 2026-03-16"),
    ("[ ] send the deck", "[x] send the deck ✅ 2026-03-16"),
    ("- [] send the deck", "- [x] send the deck ✅ 2026-03-16"),
    ("☐ send the deck", "☑ send the deck ✅ 2026-03-16"),
    ("- [ ] send the deck 📅 2026-03-13", "- [x] send the deck 📅 2026-03-13 ✅ 2026-03-16"),
    ("- [ ] send the deck ⏫ 📅 2026-03-13 ^ab12", "- [x] send the deck ⏫ 📅 2026-03-13 ✅ 2026-03-16 ^ab12"),
    ("- [ ] send the deck 📅 2026-03-13 #people", "- [x] send the deck 📅 2026-03-13 #people ✅ 2026-03-16"),
    ("- [ ] send the deck [due:: 2026-03-13]", "- [x] send the deck [due:: 2026-03-13] [completion:: 2026-03-16]"),
    ("- TODO send the deck", "- DONE send the deck (done 2026-03-16)"),
    ("- DOING send the deck", "- DONE send the deck (done 2026-03-16)"),
    ("- Hanna: send the deck", "- Hanna: send the deck (done 2026-03-16)"),
    ("- Hanna: send the deck, by Friday", "- Hanna: send the deck, by Friday (done 2026-03-16)"),
    ("- send the deck.", "- send the deck. (done 2026-03-16)"),
    ("• send the deck", "• send the deck (done 2026-03-16)"),
    ("AI: send the deck", "AI: send the deck (done 2026-03-16)"),
    ("AI(HM): send the deck", "AI(HM): send the deck (done 2026-03-16)"),
    ("TODO(hanna): send the deck", "TODO(hanna): send the deck (done 2026-03-16)"),
    ("Action: Hanna to send the deck", "Action: Hanna to send the deck (done 2026-03-16)"),
]


@pytest.mark.parametrize(("line", "marked"), DONE, ids=[line for line, _ in DONE])
def test_done_in_every_form(tmp_path: Path, line: str, marked: str) -> None:
    root = workspace(tmp_path, {"hanna/a.md": f"{HEAD}{line}\n- [ ] book the room\n"})
    action = close(root, "deck")
    assert (root / "hanna/a.md").read_text() == f"{HEAD}{marked}\n- [ ] book the room\n"
    assert only(root, "book").status == "open"
    assert action.closed == TODAY


TRACKER = """# 1:1 tracker

| Date | Who | Topics | Action | Owner | Due | Status |
|---|---|---|---|---|---|---|
| 2026-02-09 | Hanna Moss | Depot move | Send the plan | Hanna | 2026-02-14 | done |
| 2026-02-23 | Hanna Moss | Overtime | Check the rules | me | 2026-03-20 | open |
| 2026-03-09 | Hanna Moss | Signs | Take down signs | Hanna | 2026-03-13 | cancelled |
"""


@pytest.mark.parametrize(("why", "cell"), [(None, "done 2026-03-16"), ("the law | changed", "dropped 2026-03-16: the law / changed")])
def test_the_status_cell_of_a_table_of_meetings_is_filled(tmp_path: Path, why: str | None, cell: str) -> None:
    root = workspace(tmp_path, {"tracker.md": TRACKER})
    assert [(a.person, a.owner, a.status) for a in ledger(root)] == [("Hanna Moss", "me", "open")]
    close(root, "rules", why)
    assert (root / "tracker.md").read_text() == TRACKER.replace("| open |", f"| {cell} |")


DROPPED = [
    ("- [ ] Hanna: send the deck, by Friday", "- [-] Hanna: send the deck, by Friday — dropped: no budget ❌ 2026-03-16"),
    ("- [ ] send the deck 📅 2026-03-13", "- [-] send the deck — dropped: no budget 📅 2026-03-13 ❌ 2026-03-16"),
    ("- [ ] send the deck 📅 2026-03-13 #people", "- [-] send the deck — dropped: no budget 📅 2026-03-13 #people ❌ 2026-03-16"),
    ("- [ ] send the deck #people 📅 2026-03-13", "- [-] send the deck — dropped: no budget #people 📅 2026-03-13 ❌ 2026-03-16"),
    ("- [ ] send the deck ⏫ 📅 2026-03-13 #a/b #c", "- [-] send the deck — dropped: no budget ⏫ 📅 2026-03-13 #a/b #c ❌ 2026-03-16"),
    ("- [ ] send the deck (the long one)", "- [-] send the deck (the long one) — dropped: no budget ❌ 2026-03-16"),
    ("- [ ] send the deck #work", "- [-] send the deck #work — dropped: no budget ❌ 2026-03-16"),
    ("☐ send the deck", "❌ send the deck — dropped: no budget ❌ 2026-03-16"),
    ("- TODO send the deck", "- CANCELED send the deck — dropped 2026-03-16: no budget"),
    ("- Hanna: send the deck", "- Hanna: send the deck — dropped 2026-03-16: no budget"),
    ("AI: send the deck", "AI: send the deck — dropped 2026-03-16: no budget"),
    ("Action: Hanna to send the deck", "Action: Hanna to send the deck — dropped 2026-03-16: no budget"),
]


@pytest.mark.parametrize(("line", "marked"), DROPPED, ids=[line for line, _ in DROPPED])
def test_dropped_in_every_form_with_its_reason(tmp_path: Path, line: str, marked: str) -> None:
    root = workspace(tmp_path, {"hanna/a.md": f"{HEAD}{line}\n- [ ] book the room\n"})
    action = close(root, "deck", "no budget")
    assert (root / "hanna/a.md").read_text() == f"{HEAD}{marked}\n- [ ] book the room\n"
    assert action.reason == "no budget"
    assert action.closed == TODAY


@pytest.mark.parametrize(
    "why", ["no budget (Q2)", "she said: not now\nlater", "  ", "50 % less; see [plan](x)", "über—all", "a|b", "done by Theo"]
)
@pytest.mark.parametrize("line", ["- [ ] send the deck", "- send the deck", "- TODO send the deck"])
def test_any_reason_keeps_it_dropped(tmp_path: Path, line: str, why: str) -> None:
    close(workspace(tmp_path, {"hanna/a.md": f"{HEAD}{line}\n"}), "deck", why)


TABLE = (
    "| Action | Owner | Due | Status |\n|---|---|---|---|\n| send the deck | Hanna | 2026-03-13 | open |\n| book the room | Ines |  |  |\n"
)
NARROW = "| Action | Owner | Due |\n|---|---|---|\n| send the deck | Hanna | 2026-03-13 |\n| book the room | Ines | |\n"


def test_a_table_row_gets_its_status_cell(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"hanna/a.md": HEAD + "\n" + TABLE})
    close(root, "deck")
    assert "| send the deck | Hanna | 2026-03-13 | done 2026-03-16 |\n" in (root / "hanna/a.md").read_text()
    close(root, "book", "no room")
    assert "| book the room | Ines |  | dropped 2026-03-16: no room |\n" in (root / "hanna/a.md").read_text()


def test_a_table_row_without_status_column(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"hanna/a.md": HEAD + "\n" + NARROW})
    close(root, "deck")
    close(root, "book", "no room")
    text = (root / "hanna/a.md").read_text()
    assert "| send the deck (done" in text and "| book the room — dropped 2026-03-16: no room | Ines | |" in text
    assert only(root, "deck").due == dt.date(2026, 3, 13)


PROSE = [
    "Short one. I'll send her the deck by Friday. She was tired.",
    "We walked. I'll send her the deck",
    "Long talk about the merge and its date, she is not happy with it\nat all. I'll send her the deck, as promised\nlast week. Then we left.",
]


@pytest.mark.parametrize("prose", PROSE)
def test_a_promise_in_prose(tmp_path: Path, prose: str) -> None:
    root = workspace(tmp_path, {"hanna/a.md": f"# Hanna 2026-03-11\n\n{prose}\n"})
    assert only(root, "deck").confidence == "inferred"
    close(root, "deck")
    text = (root / "hanna/a.md").read_text()
    assert text.replace(" (done 2026-03-16)", "") == f"# Hanna 2026-03-11\n\n{prose}\n"
    assert text.count("(done 2026-03-16)") == 1


def test_a_promise_in_prose_dropped(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"hanna/a.md": f"# Hanna 2026-03-11\n\n{PROSE[0]}\n"})
    assert close(root, "deck", "not needed").status == "dropped"


# --- which line --------------------------------------------------------------------------------


def test_the_last_copy_is_marked(tmp_path: Path) -> None:
    files = {
        f"hanna/2026-03-{day:02}.md": f"# Hanna 2026-03-{day:02}\n\n## Action items\n- [ ] send the deck to finance\n" for day in (4, 11)
    }
    root = workspace(tmp_path, files)
    close(root, "deck")
    assert "- [ ]" in (root / "hanna/2026-03-04.md").read_text()
    assert "- [x]" in (root / "hanna/2026-03-11.md").read_text()


def test_a_copy_in_a_coming_note_is_marked_too(tmp_path: Path) -> None:
    files = {
        f"hanna/2026-03-{day:02}.md": f"# Hanna 2026-03-{day:02}\n\n## Action items\n- [ ] send the deck to finance\n" for day in (11, 18)
    }
    root = workspace(tmp_path, files)
    close(root, "deck")
    assert only(root, "deck", dt.date(2026, 3, 20)).status == "done"


def test_running_document_newest_first(tmp_path: Path) -> None:
    text = "# 1:1 Hanna\n\n## 2026-03-11\n### Action items\n- [ ] send the deck to finance\n\n## 2026-03-04\n### Action items\n- [ ] send the deck to finance\n"
    root = workspace(tmp_path, {"hanna/running.md": text})
    close(root, "deck")
    assert (root / "hanna/running.md").read_text() == text.replace(
        "[ ] send the deck to finance", f"[x] send the deck to finance{STAMP}", 1
    )


def test_a_transcript_is_never_written_to(tmp_path: Path) -> None:
    vtt = "WEBVTT\n\n00:00:01.000 --> 00:00:09.000\n<v Ines Calder>I will send you the deck by Friday.\n"
    root = workspace(tmp_path, {"hanna/2026-03-11 call.vtt": vtt})
    action = only(root, "deck")
    with Assistant(root, TODAY) as assistant, pytest.raises(NotWritable, match="transcript"):
        assistant.close_action(action.id)
    assert (root / "hanna/2026-03-11 call.vtt").read_text() == vtt


def test_done_twice_writes_once(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"hanna/a.md": HEAD + "- [ ] send the deck\n"})
    action = close(root, "deck")
    before = (root / "hanna/a.md").stat().st_mtime_ns
    with Assistant(root, TODAY) as assistant:
        assert assistant.close_action(action.id).written == ()
    assert (root / "hanna/a.md").stat().st_mtime_ns == before


# --- bytes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("cp1252", b""), ("mac_roman", b"")],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encoding_mark_and_line_ends_stay(tmp_path: Path, encoding: str, bom: bytes, end: str) -> None:
    text = "# Hanna 2026-03-11\n\nCafé with Zoë, déjà vu, the naïve façade, señor\n\n## Action items\n- [ ] send the deck\n- thank Zoë\n".replace(
        "\n", end
    )
    data = bom + text.encode(encoding)
    root = workspace(tmp_path, {"hanna/a.md": data})
    close(root, "deck")
    stamp = STAMP if encoding.startswith("utf") else " (done 2026-03-16)"
    text = text.replace("[ ] send the deck", f"[x] send the deck{stamp}")
    assert (root / "hanna/a.md").read_bytes() == bom + text.encode(encoding)
    close(root, "thank", "no — too late")
    changed = (root / "hanna/a.md").read_bytes()
    assert changed.startswith(bom + text.removesuffix(end).encode(encoding))
    assert changed.endswith(end.encode(encoding))


def test_old_mac_line_ends(tmp_path: Path) -> None:
    data = (HEAD + "- [ ] send the deck\n- [ ] book the room\n").replace("\n", "\r").encode()
    root = workspace(tmp_path, {"hanna/a.md": data})
    close(root, "deck")
    assert (root / "hanna/a.md").read_bytes() == data.replace(b"[ ] send the deck", f"[x] send the deck{STAMP}".encode())


def test_what_was_repaired_for_reading_stays_garbled_in_the_file(tmp_path: Path) -> None:
    garbled = "She’s tired — “really” … café".encode().decode("cp1252", "replace").replace("\ufffd", "\x9d")
    data = f"# Hanna 2026-03-11\n\n{garbled}\n\n## Action items\n- [ ] send the deck, {garbled}\n".encode()
    root = workspace(tmp_path, {"hanna/a.md": data})
    close(root, "deck")
    assert (root / "hanna/a.md").read_bytes() == data.replace(b"[ ]", b"[x]").removesuffix(b"\n") + f"{STAMP}\n".encode()


def test_bytes_that_are_no_text_stay(tmp_path: Path) -> None:
    data = HEAD.encode() + b"- caf\xe9 \xff and \x00 here\n- [ ] send the deck\n" + "Grüße, Zoë, señor\n".encode()
    root = workspace(tmp_path, {"hanna/a.md": data})
    close(root, "deck")
    assert (root / "hanna/a.md").read_bytes() == data.replace(b"[ ] send the deck", f"[x] send the deck{STAMP}".encode())


def test_no_line_end_at_the_end_stays_so(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"hanna/a.md": HEAD + "- send the deck"})
    close(root, "deck")
    assert (root / "hanna/a.md").read_text() == HEAD + "- send the deck (done 2026-03-16)"


def test_mode_stays_and_a_link_is_followed(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"hanna/a.md": HEAD + "- [ ] send the deck\n"})
    os.chmod(root / "hanna/a.md", 0o640)
    close(root, "deck")
    assert stat.S_IMODE((root / "hanna/a.md").stat().st_mode) == 0o640


# --- refusals ----------------------------------------------------------------------------------


def test_a_note_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"hanna/a.md": HEAD + "- [ ] send the deck\n"})
    with Assistant(root, TODAY) as assistant:
        action = assistant.actions().actions[0]
        (root / "hanna/a.md").write_text(HEAD + "- [ ] something else\n- [ ] send the deck\n")
        with pytest.raises(ChangedMeanwhile):
            assistant.close_action(action.id)
    assert (root / "hanna/a.md").read_text() == HEAD + "- [ ] something else\n- [ ] send the deck\n"


def test_a_note_that_is_gone(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"hanna/a.md": HEAD + "- [ ] send the deck\n"})
    with Assistant(root, TODAY) as assistant:
        action = assistant.actions().actions[0]
        (root / "hanna/a.md").unlink()
        with pytest.raises(ChangedMeanwhile):
            assistant.close_action(action.id)
    assert not (root / "hanna/a.md").exists()


def test_a_read_only_note_is_left_alone(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"hanna/a.md": HEAD + "- [ ] send the deck\n"})
    (root / "hanna/a.md").chmod(0o400)
    action = only(root, "deck")
    with Assistant(root, TODAY) as assistant, pytest.raises(NotWritable):
        assistant.close_action(action.id)


def test_ids_may_be_shortened_while_they_are_clear(tmp_path: Path) -> None:
    root = workspace(
        tmp_path,
        {
            "hanna/a.md": HEAD
            + "".join(
                f"- [ ] task number {n} for {w}\n"
                for n, w in enumerate(
                    "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec".split()
                )
            )
        },
    )
    actions = ledger(root)
    assert len(actions) == 17
    with Assistant(root, TODAY) as assistant:
        starts = [a.id[0] for a in actions]
        twice = next(s for s in starts if starts.count(s) > 1)  # 17 ids, 16 digits
        with pytest.raises(UsageError, match="write more"):
            assistant.close_action(twice)
        for key in ("", "  ", "zz", "nothing"):
            with pytest.raises(UnknownAction):
                assistant.close_action(key)
        assert assistant.close_action(actions[0].id.upper()).action.status == "done"


# --- properties --------------------------------------------------------------------------------

_WORDS = st.lists(
    st.sampled_from(
        "send book draft review the a deck report plan budget café (big) [link](x) **bold** to for Zoë by Friday 3/20 — : , ~~old~~ `code` https://a.example #tag".split()
    ),
    min_size=2,
    max_size=9,
)
_FORMS = st.sampled_from(
    [
        "- [ ] {}",
        "- {}",
        "* [ ] {}",
        "- TODO {}",
        "AI: {}",
        "- [ ] Hanna: {}",
        "{}. I'll send the notes to Bo.",
        "I'll {}",
        "☐ {}",
        "- [ ] {} 📅 2026-03-13",
    ]
)


def _block_end(rows: list[str], line: int) -> int:
    """The last line of what begins on a line: wrapped lines belong to it, the next bullet or blank line does not."""
    while line < len(rows) and rows[line] and rows[line].lstrip()[0] not in "-*|#":
        line += 1
    return line


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_FORMS, _WORDS), min_size=1, max_size=4), st.booleans())
@example([("- [ ] {}", ["send", "the", "deck"])], True)
@example([("- [ ] {}", ["send", "book"]), ("- [ ] {}", ["send", "for"])], True)
def test_whatever_is_marked_is_closed_and_nothing_else_changes(tmp_path: Path, rows: list[tuple[str, list[str]]], done: bool) -> None:
    lines = [
        form.format(" ".join(words)).replace("Bo.", f"{name}.")
        for (form, words), name in zip(rows, ("Bo", "Kim", "Lou", "Max"), strict=False)
    ]
    text = HEAD + "\n".join(lines) + "\n"
    root = workspace(tmp_path, {"hanna/a.md": text})
    before = {a.id: a for a in ledger(root, "all")}
    for action in [a for a in before.values() if a.status == "open"][:1]:
        with Assistant(root, TODAY) as assistant:
            try:
                assistant.close_action(action.id) if done else assistant.drop_action(action.id, "no budget")
            except ForenoteError:
                assert (root / "hanna/a.md").read_text() == text
                return
        after = {a.id: a for a in ledger(root, "all")}
        assert after.keys() == before.keys()
        assert after[action.id].status == ("done" if done else "dropped")
        assert {k: a.status for k, a in after.items() if k != action.id} == {k: a.status for k, a in before.items() if k != action.id}
        rows_now = (root / "hanna/a.md").read_text().split("\n")
        changed = {number for number, (a, b) in enumerate(zip(text.split("\n"), rows_now, strict=True), 1) if a != b}
        own = {n for m in action.mentions for n in range(m.line_start, _block_end(rows_now, m.line_start) + 1)}
        assert changed and changed <= own


@given(st.binary(max_size=200))
@example(b"\xff\xfea\x00")
@example(b"\xef\xbb\xbfa\r\nb")
def test_bytes_survive_an_edit_of_nothing(data: bytes) -> None:
    try:
        lines = ByteLines("a.md", data)
    except NotWritable:
        return
    assert lines.edited(()) == data
    assert lines.edited((Edit(1, 0, 0, ""),)) == data
