"""Jots: put down in one command, shown until the session, never a session themselves."""

from __future__ import annotations

import datetime as dt
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.assistant import Assistant
from assistant.errors import NotWritable, UnknownPerson, UsageError
from assistant.jobs.jots import add_jot, is_complaint, open_jots, slug
from assistant.jobs.layout import page_of

DAY = dt.date(2026, 3, 14)
HANNA = "Hanna Sörqvist"


def texts(root: Path, last: dt.date | None = None, as_of: dt.date = DAY, said: list[str] | None = None) -> list[str]:
    return [jot.text for jot in open_jots(root, HANNA, last, as_of, said or ())]


def test_the_file_is_made_private_with_a_head(tmp_path: Path) -> None:
    jot = add_jot(tmp_path, HANNA, "on-call swap in April?", DAY)
    path = tmp_path / "jots/hanna-sorqvist.md"
    assert path.read_text("utf-8").startswith(f"---\nperson: {HANNA}\ntype: jots\n---\n# Jots for my next 1:1 with {HANNA}\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert jot.is_question and jot.source.path == "jots/hanna-sorqvist.md"
    assert path.read_text("utf-8").split("\n")[jot.source.line_start - 1] == jot.source.quote == "- 2026-03-14 on-call swap in April?"


def test_newest_last_and_one_line_each(tmp_path: Path) -> None:
    add_jot(tmp_path, HANNA, "first\n\n thing\t here", DAY)
    add_jot(tmp_path, HANNA, "second", DAY)
    assert texts(tmp_path) == ["first thing here", "second"]


@pytest.mark.parametrize("empty", ["", "  ", "\n", "\x00"])
def test_nothing_is_no_jot(tmp_path: Path, empty: str) -> None:
    with pytest.raises(UsageError):
        add_jot(tmp_path, HANNA, empty, DAY)
    assert not (tmp_path / "jots").exists()


def test_shown_until_the_next_session(tmp_path: Path) -> None:
    for day in (4, 11, 12):
        add_jot(tmp_path, HANNA, f"topic of day {day}", dt.date(2026, 3, day))
    assert texts(tmp_path) == ["topic of day 4", "topic of day 11", "topic of day 12"]
    assert texts(tmp_path, last=dt.date(2026, 3, 10)) == ["topic of day 11", "topic of day 12"]
    assert texts(tmp_path, last=dt.date(2026, 3, 12)) == ["topic of day 12"]
    assert texts(tmp_path, last=dt.date(2026, 3, 13)) == []


def test_not_known_before_it_was_written(tmp_path: Path) -> None:
    add_jot(tmp_path, HANNA, "later", DAY)
    assert texts(tmp_path, as_of=dt.date(2026, 3, 13)) == []


def test_jotted_on_the_day_of_the_session(tmp_path: Path) -> None:
    add_jot(tmp_path, HANNA, "on-call swap in April", DAY)
    add_jot(tmp_path, HANNA, "parental leave cover", DAY)
    said = ["We agreed on the on-call swap for April", "readout moved"]
    assert texts(tmp_path, last=DAY, said=said) == ["parental leave cover"]


def test_edited_by_hand(tmp_path: Path) -> None:
    add_jot(tmp_path, HANNA, "first", DAY)
    path = tmp_path / "jots/hanna-sorqvist.md"
    path.write_text(
        path.read_text("utf-8")
        + "- without a date\n* [ ] 2026-03-12 with a box\n- [x] 2026-03-12 ticked\n- ~~2026-03-12 struck~~\n- 2026-13-45 no date?\n\nsome words",
        "utf-8",
    )
    add_jot(tmp_path, HANNA, "last", DAY)
    assert texts(tmp_path, last=dt.date(2026, 3, 11)) == ["first", "without a date", "with a box", "2026-13-45 no date?", "last"]
    assert "some words\n- 2026-03-14 last\n" in path.read_text("utf-8")


@pytest.mark.parametrize(("encoding", "end"), [("utf-8", "\r\n"), ("utf-16", "\n"), ("cp1252", "\n")])
def test_a_file_of_another_make_keeps_its_form(tmp_path: Path, encoding: str, end: str) -> None:
    path = tmp_path / "jots/hanna-sorqvist.md"
    path.parent.mkdir()
    text = "# Für Hanna, déjà vu, señor, façade, Zoë\n\n- 2026-03-12 wie läuft es?\n".replace("\n", end)
    path.write_bytes(text.encode(encoding))
    jot = add_jot(tmp_path, HANNA, "naïve → plan ✔", DAY)
    data = path.read_bytes()
    assert data.startswith(text.encode(encoding)) and data.decode(encoding).endswith(end)
    assert len(texts(tmp_path)) == 2 and jot.source.line_start == 4


def test_two_people_of_one_slug_keep_two_files(tmp_path: Path) -> None:
    add_jot(tmp_path, "Ann-Lee Bo", "one", DAY)
    add_jot(tmp_path, "Ann Lee Bo", "two", DAY)
    assert [jot.text for jot in open_jots(tmp_path, "Ann Lee Bo", None, DAY)] == ["two"]
    assert [jot.text for jot in open_jots(tmp_path, "Ann-Lee Bo", None, DAY)] == ["one"]


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "jots").write_text("a file")
    with pytest.raises(NotWritable):
        add_jot(tmp_path, HANNA, "topic", DAY)


@pytest.mark.parametrize(
    ("name", "expected"),
    [(HANNA, "hanna-sorqvist"), ("D'Arcy O’Neil Jr.", "d-arcy-o-neil-jr"), ("李雷", "李雷"), ("../../etc", "etc"), ("?", "somebody")],
)
def test_slugs_are_plain_names(name: str, expected: str) -> None:
    assert slug(name) == expected


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=4))
def test_whatever_is_jotted_comes_back(tmp_path: Path, jotted: list[str]) -> None:
    path = tmp_path / "jots/hanna-sorqvist.md"
    path.unlink(missing_ok=True)
    count = 0
    for text in jotted:
        try:
            jot = add_jot(tmp_path, HANNA, text, DAY)
        except UsageError:
            continue
        count += 1
        lines = path.read_text("utf-8").split("\n")
        assert lines[jot.source.line_start - 1].rstrip() == jot.source.quote
    assert path.exists() == bool(count)
    if count:
        assert path.read_text("utf-8").count("\n- 2026-03-14 ") == count


# --- in the workspace --------------------------------------------------------------------------


def small(tmp_path: Path) -> Path:
    (tmp_path / "forenote.toml").write_text(f'me = "Ines Calder"\n[people."{HANNA}"]\nrelation = "report"\n', "utf-8")
    (tmp_path / "2026-03-11 Hanna.md").write_text("# Hanna 2026-03-11\n\n## Action items\n- [ ] Hanna: send the deck\n")
    return tmp_path


def test_a_jots_file_is_no_session_and_holds_no_task(tmp_path: Path) -> None:
    root = small(tmp_path)
    with Assistant(root, DAY) as assistant:
        assistant.jot("Hanna to send the plan, by Friday", "hanna")
        assistant.jot("I'll ask Gwen about the seat", "hanna")
    with Assistant(root, DAY) as assistant:
        timeline, _ = assistant.timeline("hanna")
        assert timeline.count == 1 and not timeline.planned
        assert [a.text for a in assistant.actions().actions] == ["send the deck"]
        assert [file.kind for file in assistant.catalogue().files()] == ["session", "jots"]
        assert len(assistant.jots(HANNA)) == 2


def test_the_next_session_takes_the_jots(tmp_path: Path) -> None:
    root = small(tmp_path)
    with Assistant(root, dt.date(2026, 3, 12)) as assistant:
        assistant.jot("on-call swap", "hanna")
    with Assistant(root, DAY) as assistant:
        assert [jot.text for jot in assistant.jots(HANNA)] == ["on-call swap"]
    (root / "2026-03-18 Hanna.md").write_text("# Hanna 2026-03-18\n\n- all well\n")
    with Assistant(root, dt.date(2026, 3, 17)) as assistant:
        assert [jot.text for jot in assistant.jots(HANNA)] == ["on-call swap"]
    with Assistant(root, dt.date(2026, 3, 19)) as assistant:
        assert assistant.jots(HANNA) == ()


def test_a_jot_for_nobody_known(tmp_path: Path) -> None:
    with Assistant(small(tmp_path), DAY) as assistant, pytest.raises(UnknownPerson):
        assistant.jot("topic", "Bogdan")
    assert not (tmp_path / "jots").exists()


def test_a_private_jot_is_in_no_brief(tmp_path: Path) -> None:
    for text in ("between us: the reorganisation", "%% skip the story %%", "parking %% never the purchase %% at the hall", "the scanners"):
        jot = add_jot(tmp_path, HANNA, text, DAY)
        assert jot.is_private == text.startswith(("between", "%%"))
    found = open_jots(tmp_path, HANNA, None, DAY)
    assert [(jot.text, jot.source.quote) for jot in found] == [
        ("parking at the hall", f"- {DAY} parking"),
        ("the scanners", f"- {DAY} the scanners"),
    ]


@pytest.mark.parametrize("text", ["private: the merger", "the merger (private)", "the merger #private", "🔒 the merger"])
def test_a_marked_jot_is_in_no_brief(tmp_path: Path, text: str) -> None:
    assert add_jot(tmp_path, HANNA, text, DAY).is_private
    add_jot(tmp_path, HANNA, "the private beta", DAY)
    assert [jot.text for jot in open_jots(tmp_path, HANNA, None, DAY)] == ["the private beta"]


@pytest.mark.parametrize(
    "kept", ["---\nprivate: true\n---\n- the merger\n", "## Private\n- the merger\n", "> [!private]\n> - the merger\n"]
)
def test_a_jot_where_the_file_keeps_it_is_in_no_brief(tmp_path: Path, kept: str) -> None:
    jot = add_jot(tmp_path, HANNA, "x", DAY)
    (tmp_path / jot.source.path).write_text(kept, encoding="utf-8")
    assert open_jots(tmp_path, HANNA, None, DAY) == ()


@pytest.mark.parametrize(
    "text", ["Marcus never answers my reviews", "the standups are a waste of time", "QA keeps blocking us for no reason", "I hate the new planning tool", "my workload is too much"]
)  # fmt: skip
def test_a_jot_that_complains(text: str) -> None:
    assert is_complaint(text)


@pytest.mark.parametrize(
    "text", ["holiday plan for May", "promotion timeline?", "show him the failed test report", "Is the late shift still too much?", "the scanner rollout", "problem with the VPN", "thank her for the review"]
)  # fmt: skip
def test_a_jot_that_names_a_topic(text: str) -> None:
    assert not is_complaint(text)


def test_the_brief_offers_to_reframe_a_complaint(tmp_path: Path) -> None:
    with Assistant(small(tmp_path), DAY) as assistant:
        assistant.jot("Marcus never answers my reviews", HANNA)
        assistant.jot("the scanner rollout", HANNA)
        rows = {row.text: row.detail for s in page_of(assistant.prep(HANNA)).sections if s.title == "Your jots" for row in s.rows}
    assert "forenote reframe" in rows["Marcus never answers my reviews"] and "reframe" not in rows["the scanner rollout"]
