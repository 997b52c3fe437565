"""The command line as users and scripts meet it: every command, its exit codes, its JSON."""

from __future__ import annotations

import datetime as dt
import inspect
import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assistant.cli import actions_commands, notes_commands, people_commands, session_commands
from assistant.cli.app import app
from assistant.cli.layout import Page, as_markdown, as_terminal, wide
from assistant.sample import BASE, copy_sample

ROOT = Path(__file__).parent.parent
AS_OF = ["--as-of", BASE.isoformat()]
SOURCE = {"path", "line_start", "line_end", "date", "person", "quote"}
ACTION = {
    "id", "text", "person", "owner", "owner_name", "side", "status", "due", "overdue_days", "opened", "closed", "times_carried", "waiting_on", "tags",
    "source", "mentions", "closed_by", "confidence",
}  # fmt: skip
COMMANDS = [
    "prep", "ask", "reframe", "actions", "timeline", "search", "jot", "note", "people", "import", "sources", "init", "read", "index", "templates", "doctor", "eval",
]  # fmt: skip


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample") / "w"
    copy_sample(root, BASE)
    return root


@pytest.fixture
def root(master: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(master, tmp_path / "w")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FORENOTE_WORKSPACE", str(tmp_path / "w"))
    return tmp_path / "w"


def forenote(*args: str, code: int = 0) -> Any:
    result = CliRunner().invoke(app, list(args), prog_name="forenote")
    assert result.exit_code == code, (args, result.output, result.exception)
    assert "Traceback" not in result.output
    return result


def document(*args: str) -> Any:
    result = forenote(*args, "--json")
    return json.loads(result.stdout)


# --- help, version, errors ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "args",
    [
        [],
        *([name] for name in COMMANDS),
        ["actions", "done"],
        ["actions", "drop"],
        ["people", "add"],
        ["people", "show"],
        ["sources", "show"],
        ["sources", "check"],
    ],
)
def test_help_says_how(args: list[str]) -> None:
    for flag in ("--help", "-h"):
        text = forenote(*args, flag).stdout
        assert text.startswith("Usage: forenote") and "\033" not in text


def test_exactly_the_commands_of_this_version() -> None:
    text = forenote("--help").stdout.split("Commands:")[1]
    assert [line.split()[0] for line in text.strip().split("\n")] == COMMANDS


def test_the_help_of_a_group_shows_the_options_of_its_list() -> None:
    for args in (["actions", "--help"], ["actions", "--mine", "--help"]):
        text = forenote(*args).stdout
        assert all(word in text for word in ("--mine", "--theirs", "--status", "--overdue", "done", "drop"))


def test_version() -> None:
    from assistant import __version__

    assert forenote("--version").stdout == f"forenote {__version__}\n"
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text()


@pytest.mark.parametrize(
    "args",
    [
        ["nonsense"],
        ["ask", "who?", "--with", "nobody"],
        ["ask", "  "],
        ["search", "x", "--since", "yesterday"],
        ["actions", "--nonsense"],
        ["actions", "hanna", "theo"],
        ["actions", "--status", "late"],
        ["actions", "--mine", "--theirs"],
        ["actions", "done"],
        ["actions", "done", "ffffff"],
        ["actions", "drop", "ffffff", "--why", "x"],
        ["prep"],
        ["prep", "nobody"],
        ["prep", "theo"],
        ["prep", "hanna", "--length", "0"],
        ["prep", "hanna", "--format", "pdf"],
        ["prep", "hanna", "--as-of", "yesterday"],
        ["prep", "hanna", "--as-of", "20260316"],
        ["timeline", "nobody"],
        ["jot", "topic"],
        ["jot", "  ", "--with", "hanna"],
        ["jot", "topic", "--with", "nobody"],
        ["note", "hanna", "--date", "18.3.2026"],
        ["people", "show", "nobody"],
        ["people", "add", "Hanna Sörqvist"],
        ["people", "add", "New One", "--relation", "boss"],
        ["people", "add", "New One", "--cadence", "0"],
        ["people", "add", " "],
        ["read"],
        ["read", "missing.md"],
        ["read", "."],
        ["-w", "missing", "actions"],
        ["index", "--workspace", "."],
    ],
)
def test_wrong_use_is_2_and_told_on_stderr(root: Path, args: list[str]) -> None:
    result = forenote(*args, code=2)
    assert result.stdout == "" and result.stderr.strip()


def test_a_value_that_is_none_of_the_choices_is_told_plainly(root: Path) -> None:
    found = CliRunner().invoke(app, ["actions", "--status", "foo"])
    assert found.exit_code == 2
    assert "Invalid value for '--status': 'foo' is not one of 'open', 'done', 'dropped', 'all'." in found.stderr


def test_an_ambiguous_name_lists_the_candidates(root: Path) -> None:
    assert "Theo Brandt or Theo Marchetti" in forenote("prep", "theo", code=2).stderr


def test_without_a_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = forenote("actions", code=2)
    assert "forenote init" in result.stderr and result.stderr.count("\n") == 1


def test_a_broken_configuration_is_told_in_one_line(root: Path) -> None:
    (root / "forenote.toml").write_text("me = [")
    result = forenote("actions", code=2)
    assert "forenote.toml" in result.stderr and result.stderr.count("\n") == 1


def test_a_fault_of_ours_is_one_line_too(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from assistant.cli.app import run

    monkeypatch.setattr("assistant.assistant.Assistant.actions", lambda *_a, **_k: 1 / 0)
    with pytest.raises(SystemExit) as left:
        run(["actions"])
    assert left.value.code == 1
    assert "bug in Forenote (ZeroDivisionError" in capsys.readouterr().err


def test_an_interrupt_is_130(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_a: object, **_k: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("assistant.assistant.Assistant.actions", interrupted)
    forenote("actions", code=130)


# --- global options ----------------------------------------------------------------------------


def test_global_options_stand_before_or_behind(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FORENOTE_WORKSPACE")
    for args in (
        ["-w", str(root), "--as-of", "2026-03-12", "--json", "actions"],
        ["actions", "-w", str(root), "--as-of", "2026-03-12", "--json"],
        ["--as-of", "2020-01-01", "actions", "--json", "--workspace", str(root), "--as-of", "2026-03-12"],
    ):
        assert json.loads(forenote(*args).stdout)["as_of"] == "2026-03-12"


def test_without_a_model_its_options_change_nothing(root: Path) -> None:
    first = document("prep", "hanna", *AS_OF)
    assert first == document("--no-model", "prep", "hanna", *AS_OF) == document("prep", "hanna", "--model", "any", *AS_OF)
    assert first["engine"] == "built-in"


def test_the_past_does_not_know_the_future(root: Path) -> None:
    assert all(action["opened"] <= "2026-01-31" for action in document("actions", "--status", "all", "--as-of", "2026-01-31")["actions"])


# --- commands ----------------------------------------------------------------------------------


def test_init_makes_a_workspace_and_overwrites_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault/forenote.toml").write_text('me = "Kept"\n')
    assert "already a workspace" in forenote("init", "vault").stdout
    assert (tmp_path / "vault/forenote.toml").read_text() == 'me = "Kept"\n'
    assert "now a workspace" in forenote("init", "new", "--me", "Ines Calder").stdout
    assert 'me = "Ines Calder"' in (tmp_path / "new/forenote.toml").read_text()
    made = document("init", "sample", "--sample")
    assert len(made["sample"]["written"]) > 20 and made["wrote_config"]
    assert document("init", "sample", "--sample")["sample"]["written"] == []
    (tmp_path / "file").write_text("x")
    forenote("init", "file", code=2)


def test_init_says_where_the_name_given_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = forenote("init", "sample", "--sample", "--me", "Priya Raman")
    assert made.stderr.count("\n") == 1 and "Ines Calder" in made.stderr and "Priya Raman is not used" in made.stderr
    assert "not used" in forenote("init", "sample", "--me", "Priya Raman").stderr
    for args in (["sample", "--me", "ines calder"], ["sample", "--sample"], ["new", "--me", "Priya Raman"]):
        assert forenote("init", *args).stderr == ""


def test_one_bad_file_does_not_hide_the_good_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.md").write_text("# Dana Whitfield 1:1, 2026-01-21\n\n- [ ] Dana: send the plan\n")
    for names in (["note.md", "missing.md"], ["missing.md", "note.md"], [".", "note.md"]):
        seen = forenote("read", *names, "--json", code=1)
        assert [file["path"] for file in json.loads(seen.stdout)["files"]] == ["note.md"]
        assert seen.stderr.count("\n") == 1
    assert forenote("read", "missing.md", "other.md", code=2).stderr.count("\n") == 2


def test_actions_json_has_the_shape_of_the_contract(root: Path) -> None:
    found = document("actions", "--status", "all", *AS_OF)
    assert found.keys() == {"as_of", "actions"} and len(found["actions"]) > 20
    for action in found["actions"]:
        assert action.keys() >= ACTION
        assert action["source"].keys() == SOURCE and all(mention.keys() == SOURCE for mention in action["mentions"])
        assert action["side"] in ("mine", "theirs", "shared") and action["confidence"] in ("marked", "inferred")
        for source in [action["source"], *action["mentions"], *([action["closed_by"]] if action["closed_by"] else [])]:
            lines = (root / source["path"]).read_text("utf-8").split("\n")[source["line_start"] - 1 : source["line_end"]]
            assert source["quote"] in " ".join(" ".join(lines).split())


def test_actions_filters(root: Path) -> None:
    everything = document("actions", "--status", "all", *AS_OF)["actions"]
    for name, value in (("mine", "mine"), ("theirs", "theirs")):
        assert {a["side"] for a in document("actions", f"--{name}", *AS_OF)["actions"]} == {value}
    for status in ("open", "done", "dropped"):
        assert [a["id"] for a in document("actions", "--status", status, *AS_OF)["actions"]] == [
            a["id"] for a in everything if a["status"] == status
        ]
    late = document("actions", "--overdue", *AS_OF)["actions"]
    assert late and all(a["overdue_days"] > 0 for a in late)
    hanna = document("actions", "hanna", *AS_OF)["actions"]
    assert hanna and {a["person"] for a in hanna} == {"Hanna Sörqvist"}
    marked = [a for a in document("actions", *AS_OF)["actions"] if a["confidence"] == "marked"]
    days = [a["overdue_days"] for a in marked]
    assert days == sorted(days, reverse=True)


def test_actions_text_shows_ids_sources_and_the_inferred_apart(root: Path) -> None:
    text = forenote("actions", *AS_OF).stdout
    assert text.startswith("# ")
    marked, inferred = text.split("(inferred)")
    for action in document("actions", *AS_OF)["actions"]:
        part = marked if action["confidence"] == "marked" else inferred
        assert action["id"] in part and f"{action['mentions'][-1]['path']}:{action['mentions'][-1]['line_start']}" in part


def test_actions_done_and_drop_write(root: Path) -> None:
    first, second = document("actions", "hanna", *AS_OF)["actions"][:2]
    done = document("actions", "done", first["id"][:5], *AS_OF)
    assert done["action"]["status"] == "done" and done["written"][0]["after"].startswith("- [x]")
    assert "Dropped" in forenote("actions", *AS_OF, "drop", second["id"], "--why", "no budget").stdout
    after = {a["id"]: a for a in document("actions", "--status", "all", *AS_OF)["actions"]}
    assert after[first["id"]]["status"] == "done"
    assert (after[second["id"]]["status"], after[second["id"]]["reason"]) == ("dropped", "no budget")
    assert "Already done" in forenote("actions", "done", first["id"], *AS_OF).stdout


def test_prep_in_its_forms(root: Path, tmp_path: Path) -> None:
    brief = document("prep", "hanna", *AS_OF)
    assert brief.keys() >= {
        "person", "as_of", "next_session", "engine", "last_session", "agenda", "open_actions", "closed_since_last", "projects", "open_questions", "questions",
        "watch", "jots", "personal", "not_today", "dropped_unsupported", "words",
    }  # fmt: skip
    assert sum(point["minutes"] for point in brief["agenda"]) == 30
    assert sum(point["minutes"] for point in document("prep", "hanna", "--length", "45", *AS_OF)["agenda"]) == 45
    assert brief == json.loads(forenote("prep", "hanna", "--format", "json", *AS_OF).stdout)
    assert forenote("prep", "hanna", *AS_OF).stdout == forenote("prep", "hanna", "--format", "md", *AS_OF).stdout
    assert "<html" in forenote("prep", "hanna", "--format", "html", *AS_OF).stdout
    for name, start in (("brief.md", "#"), ("brief.html", "<!"), ("brief.json", "{")):
        assert forenote("prep", "hanna", "--out", str(tmp_path / name), *AS_OF).stdout == ""
        assert (tmp_path / name).read_text("utf-8").lstrip().startswith(start)


def test_a_box_ticked_after_the_last_session_was_closed_since(root: Path) -> None:
    folder = root / "notes" / "lena"
    folder.mkdir()
    (folder / "2026-03-02.md").write_text(
        "# 1:1 with Lena Ost 2026-03-02\n\n- [x] Lena: book the room 📅 2026-03-10 ✅ 2026-03-11\n", "utf-8"
    )
    (folder / "2026-03-09.md").write_text("# 1:1 with Lena Ost 2026-03-09\n\n- talked about birds\n", "utf-8")
    closed = document("prep", "lena", *AS_OF)["closed_since_last"]
    assert [(one["text"], one["closed"]) for one in closed] == [("book the room", "2026-03-11")]


def test_prep_replaces_an_earlier_brief(root: Path, tmp_path: Path) -> None:
    for name in ("brief.md", "brief.html", "brief.json"):
        for person in ("hanna", "gwen"):
            forenote("prep", person, "--out", str(tmp_path / name), *AS_OF)
        assert "Gwen Abara" in (tmp_path / name).read_text("utf-8")


def test_a_brief_beside_the_notes_is_no_note(root: Path) -> None:
    def known() -> Any:
        return document("actions", "--status", "all", *AS_OF), document("prep", "hanna", *AS_OF), document("timeline", "hanna", *AS_OF)

    before = known()
    forenote("prep", "hanna", "--out", str(root / "brief.md"), *AS_OF)
    (root / "notes" / "hanna" / "printed.txt").write_text(forenote("prep", "hanna", *AS_OF).stdout, "utf-8")
    assert known() == before
    told = forenote("doctor", *AS_OF).stdout
    assert "brief.md" in told and "a brief that Forenote wrote" in told


def test_prep_writes_over_nothing(root: Path, tmp_path: Path) -> None:
    note = root / "notes/hanna/2026-03-11.md"
    before = note.read_bytes()
    forenote("prep", "hanna", "--out", str(note), *AS_OF, code=2)
    forenote("prep", "hanna", "--out", str(tmp_path / "no/where.md"), *AS_OF, code=2)
    forenote("prep", "hanna", "--out", str(tmp_path), *AS_OF, code=2)
    assert note.read_bytes() == before


def test_timeline(root: Path) -> None:
    found = document("timeline", "hanna", *AS_OF)
    assert [row["date"] for row in found["sessions"]] == sorted(row["date"] for row in found["sessions"])
    assert found["planned"] == ["2026-03-18"] and found["count"] == len(found["sessions"]) > 5
    topic = document("timeline", "hanna", "--topic", "career", *AS_OF)["sessions"]
    assert 0 < len(topic) < len(found["sessions"])
    text = forenote("timeline", "hanna", *AS_OF).stdout
    assert "2026-03-18 Wed  planned" in text or "2026-03-18 Wed planned" in text


def test_jot_and_the_brief_that_shows_it(root: Path) -> None:
    assert "jots/hanna-sorqvist.md:7" in forenote("jot", "on-call swap in April?", "--with", "hanna", *AS_OF).stdout
    assert [jot["text"] for jot in document("prep", "hanna", *AS_OF)["jots"]] == ["on-call swap in April?"]
    made = document("jot", "second", "--with", "HS", *AS_OF)
    assert made["source"].keys() == SOURCE and made["text"] == "second"


def test_note_prints_its_path_and_keeps_what_is_there(root: Path) -> None:
    result = forenote("note", "gwen", *AS_OF)
    path = root / result.stdout.strip()
    assert path.is_file() and "## Action items" in path.read_text("utf-8")
    path.write_text("typed")
    again = forenote("note", "gwen", *AS_OF)
    assert again.stdout == result.stdout and "left as it is" in again.stderr and path.read_text() == "typed"
    assert document("note", "yusra", "--date", "2026-03-20", *AS_OF) == {"path": "notes/yusra-demir/2026-03-20.md", "made": True}


def test_people(root: Path) -> None:
    people = {person["name"]: person for person in document("people", *AS_OF)["people"]}
    assert people["Hanna Sörqvist"]["relation"] == "report" and people["Yusra Demir"]["origin"] == "page"
    assert people["Hanna Sörqvist"]["open"].keys() == {"mine", "theirs"}
    assert document("people", "show", "HS", *AS_OF) == people["Hanna Sörqvist"]
    assert "Hanna Sörqvist" in forenote("people", "list", *AS_OF).stdout


def test_people_add_keeps_the_file(root: Path) -> None:
    path = root / "forenote.toml"
    before = path.read_bytes()
    forenote("people", "add", "Theo Brandt", "--relation", "peer", "--alias", "Theo B", "--alias", "TB", "--cadence", "30")
    assert path.read_bytes().startswith(before)
    person = document("people", "show", "TB", *AS_OF)
    assert (person["name"], person["relation"], person["aliases"], person["cadence_days"]) == ("Theo Brandt", "peer", ["Theo B", "TB"], 30)
    assert "already" in forenote("people", "add", "theo brandt", "--relation", "peer", code=2).stderr
    assert "is you" in forenote("people", "add", "Ines Calder", code=2).stderr
    forenote("people", "add", 'Odd "Name" \\ here')
    assert document("people", "show", 'Odd "Name" \\ here')["sessions"] == 0


def test_read_json_has_the_shape_of_the_contract(root: Path) -> None:
    found = document(
        "read", str(root / "notes/hanna/2026-03-11.md"), str(root / "daily/2026-03-12.md"), str(root / "notes/hanna/2026-03-18.md"), *AS_OF
    )
    hanna, daily, plan = found["files"]
    assert hanna["path"] == "notes/hanna/2026-03-11.md" and hanna.keys() >= {"encoding", "repaired", "problems", "sessions"}
    (session,) = hanna["sessions"]
    assert session.keys() >= {
        "date",
        "date_source",
        "date_text",
        "lines",
        "title",
        "person",
        "attendees",
        "planned",
        "items",
        "projects",
        "questions",
    }
    assert (session["date"], session["person"], session["planned"]) == ("2026-03-11", "Hanna Sörqvist", False)
    assert session["items"][0].keys() >= {"line", "text", "owners", "state", "kind", "due", "tags"}
    assert session["projects"][0].keys() >= {"line", "title", "status", "eta", "waiting_on", "questions"}
    assert session["questions"][0].keys() >= {"line", "text", "answered"}
    assert [s["person"] for s in daily["sessions"]] == ["Gwen Abara"] and "Gwen Abara" in daily["sessions"][0]["attendees"]
    assert [s["planned"] for s in plan["sessions"]] == [True]


def test_read_needs_no_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.md").write_text("# Dana Whitfield 1:1, 2026-01-21\n\n- [ ] Dana: send the plan\n")
    (file,) = document("read", "note.md")["files"]
    assert file["path"] == "note.md" and file["sessions"][0]["items"][0]["text"] == "send the plan"
    assert "send the plan" in forenote("read", "note.md").stdout
    assert not (tmp_path / "forenote.toml").exists()


def test_index(root: Path) -> None:
    assert document("index")["read"] > 20
    assert document("index")["read"] == 0
    assert document("index", "--rebuild")["read"] > 20
    assert document("--json", "index") == document("index")


def test_doctor(root: Path) -> None:
    found = document("doctor", *AS_OF)
    assert found["workspace"] == str(root) and found["network"] is None
    assert {finding["kind"] for finding in found["findings"]} >= {"copy", "skipped", "person"}
    assert "model" in document("doctor", "--network")["network"]
    assert "conflict copy" in forenote("doctor", *AS_OF).stdout


# --- the outside -------------------------------------------------------------------------------


def process(*args: str, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "assistant", *args], capture_output=True, text=True, cwd=ROOT, encoding="utf-8", **more)


def test_a_reader_that_stops_is_no_error(root: Path) -> None:
    assert process("actions").returncode == 0  # on a busy machine the first reading tells its progress on stderr
    command = f"{sys.executable} -m assistant actions --status all --json | head -1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout, done.stderr, done.returncode) == ("{\n", "", 0)


def test_an_output_without_our_letters(root: Path) -> None:
    done = process("people", *AS_OF, env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 0 and "Hanna S?rqvist" in done.stdout


def test_a_locale_without_our_letters(root: Path) -> None:
    done = process("people", *AS_OF, env={**os.environ, "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert done.returncode == 0 and "Hanna S?rqvist" in done.stdout


def test_a_closed_output_is_no_error(root: Path) -> None:
    done = subprocess.run(["bash", "-c", f"{sys.executable} -m assistant actions >&-"], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0 and "bug" not in done.stderr


@pytest.mark.parametrize("out", ["-", "/dev/stdout"])
def test_a_brief_may_be_written_to_the_output_by_name(root: Path, out: str) -> None:
    done = process("prep", "hanna", *AS_OF, "--out", out)
    assert done.returncode == 0 and done.stdout.startswith("# 1:1 with Hanna")


def test_a_brief_is_written_to_no_device(root: Path) -> None:
    done = process("prep", "hanna", *AS_OF, "--out", "/dev/full")
    assert done.returncode == 2 and "cannot be written: name a file" in done.stderr


@pytest.mark.parametrize("colour", [True, False])
def test_a_terminal_gets_aligned_text(root: Path, colour: bool) -> None:
    controller, terminal = pty.openpty()
    env = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm", "COLUMNS": "100"}
    if not colour:
        env["NO_COLOR"] = "1"
    command = [sys.executable, "-m", "assistant", "actions", "hanna", *AS_OF]
    done = subprocess.run(command, stdout=terminal, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, cwd=ROOT, env=env)
    os.close(terminal)
    text = os.read(controller, 100_000).decode()
    os.close(controller)
    # reading shows its progress where it takes over a second, as on a machine with much else to do
    assert done.returncode == 0 and all(line.startswith(b"forenote: reading ") for line in done.stderr.splitlines() if line.strip())
    assert "YOU OWE" in text and "## " not in text
    assert ("\033[1m" in text) == colour
    if not colour:
        assert all(wide(line.rstrip("\r")) <= 100 for line in text.split("\n"))


def test_no_command_is_longer_than_fifteen_lines() -> None:
    for module in (actions_commands, notes_commands, people_commands, session_commands):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__:
                assert len(inspect.getsource(function).strip().split("\n")) <= 15, f"{module.__name__}.{name}"


def test_notes_cannot_steer_the_terminal() -> None:
    page = Page("a\033[31mb")
    page.line("x\x9b2Jy\r\nz", "d\x07", "s\u202e")
    for text in (as_terminal(page, 80, False), as_markdown(page)):
        assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c == "\u202e" for c in text)


def test_lines_fit_any_width() -> None:
    page = Page("Title")
    page.heading("Heading")
    page.line("某个很长的任务 " * 6, "due 3 Mar", "notes/a/2026-03-04.md:12", urgent=True)
    page.line("short", "", "a.md:1")
    page.words("some words " * 20, quiet=True)
    for width in (40, 72, 120):
        assert all(len(line) <= width for line in as_terminal(page, width, False).split("\n"))
    assert dt.date(2026, 3, 16) == BASE


def test_what_is_nowhere_in_the_notes_is_not_found(root: Path) -> None:
    for query in ("zzzz qqq", "medieval castle siege", "🦄", "?!"):
        assert document("search", query)["hits"] == []
        assert "0 passages" in (page := forenote("search", query).stdout) or "othing" in page
    assert document("search", "zzzz plan")["hits"]  # one word of it stands there
    assert document("search", "how does somebody get promoted")["hits"]


@pytest.mark.parametrize("query", ["", "  "])
def test_an_empty_search_is_wrong_use(root: Path, query: str) -> None:
    assert forenote("search", query, code=2).stderr.count("\n") == 1
