"""`prep` with a model, from the command line down to a socket on this machine."""

from __future__ import annotations

import datetime as dt
import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from seams import stream
from typer.testing import CliRunner

from assistant import Assistant
from assistant.cli.app import app
from assistant.jobs.prep import prepare
from assistant.jobs.wording import brief_draft, private_lines, worded_brief
from assistant.records import Source
from assistant.writing.drafts import ask_draft, reframe_draft, worded_parts, worded_statements
from assistant.writing.endpoint import ModelUse
from assistant.writing.records import Worded

DAY = dt.date(2026, 3, 16)
NOTE = """# 1:1 Maren

## 2026-03-11
- kiln quote blocked, waiting for Idris
- Decided: wood kiln stays until June
%% Maren may leave, CANARYPRIVATE %%
- Maren to send photos by 13 March
- [ ] Robin: price list to Maren by 12 March

### Private
- CANARYZONE: not for anybody
"""
OTHER = "# 1:1 Paolo\n\n## 2026-03-12\n- Paolo earns CANARYOTHER, kiln quote blocked\n"


class Server:
    """A model on a port of this machine: gives each piece back with an article before it, or what it is told."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                outer.bodies.append(body)
                data = outer.answer(body)
                self.send_response(200)
                self.send_header("content-type", "text/event-stream")
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: Any) -> None:
                return

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def answer(self, body: dict[str, Any]) -> bytes:
        rows = [json.loads(line) for line in body["messages"][-1]["content"].splitlines() if line.startswith("{")]
        worded = [{"id": row["id"], "text": re.sub(r"^Kiln", "The kiln", row["text"])} for row in rows]
        worded[-1]["text"] = "CANARYLIE was agreed."
        return stream(json.dumps({"pieces": worded}), usage={"prompt_tokens": 700, "completion_tokens": 90, "total_tokens": 790}).content


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.http.shutdown()
    made.http.server_close()


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "maren.md").write_text(NOTE)
    (tmp_path / "paolo.md").write_text(OTHER)
    (tmp_path / "forenote.toml").write_text('me = "Robin Vale"\n')
    monkeypatch.setenv("FORENOTE_WORKSPACE", str(tmp_path))
    return tmp_path


def configure(root: Path, server: Server) -> None:
    port = server.http.server_address[1]
    (root / "forenote.toml").write_text(
        f'me = "Robin Vale"\n[model]\nbase_url = "http://127.0.0.1:{port}/v1"\nname = "tiny"\nprice_in = 1\nprice_out = 2\n'
    )


def forenote(*args: str) -> Any:
    done = CliRunner().invoke(app, [*args, "--as-of", DAY.isoformat()], prog_name="forenote")
    assert done.exit_code == 0, (done.output, done.exception)
    return done


@pytest.mark.loopback
def test_a_brief_worded_by_a_model(root: Path, server: Server) -> None:
    plain = json.loads(forenote("prep", "maren", "--json").stdout)
    configure(root, server)
    done = forenote("prep", "maren", "--json", "--verbose")
    worded = json.loads(done.stdout)
    assert worded["engine"] == "tiny" and plain["engine"] == "built-in" and plain["model"] is None
    texts = [row["text"] for row in worded["last_session"]["summary"]]
    assert "The kiln quote blocked, waiting for Idris" in texts and "CANARYLIE" not in done.stdout
    assert (
        worded["dropped_unsupported"] >= 1 and worded["model"]["prompt_tokens"] == 700 and worded["model"]["cost"] == pytest.approx(880e-6)
    )
    assert "700 + 90 tokens" in done.stderr and "thrown away" in done.stderr
    same = ("agenda", "questions", "open_actions", "projects", "watch", "last_session")
    assert [len(worded[key] or ()) for key in same] == [len(plain[key] or ()) for key in same]
    assert [p["sources"] for p in worded["agenda"]] == [p["sources"] for p in plain["agenda"]]
    assert "built-in engine, worded by tiny" in forenote("prep", "maren").stdout


@pytest.mark.loopback
def test_nothing_private_and_nobody_elses_enters_a_prompt(root: Path, server: Server) -> None:
    configure(root, server)
    forenote("prep", "maren")
    assert server.bodies and "CANARY" not in json.dumps(server.bodies)


@pytest.mark.loopback
def test_a_dry_run_prints_the_request_and_connects_to_nothing(root: Path, server: Server) -> None:
    configure(root, server)
    shown = json.loads(forenote("prep", "maren", "--dry-run").stdout)
    assert shown["url"].endswith("/v1/chat/completions") and shown["body"]["model"] == "tiny" and server.bodies == []
    assert json.loads(forenote("prep", "maren", "--dry-run", "--model", "big").stdout)["body"]["model"] == "big"
    assert json.loads(forenote("prep", "maren", "--dry-run", "--no-model").stdout)["body"] is None


@pytest.mark.loopback
def test_no_model_and_note_ask_nobody(root: Path, server: Server) -> None:
    configure(root, server)
    assert json.loads(forenote("prep", "maren", "--no-model", "--json").stdout)["engine"] == "built-in"
    forenote("note", "maren", "--date", "2026-03-18", "--json")
    forenote("actions")
    assert server.bodies == []


@pytest.mark.loopback
def test_a_dead_server_costs_a_line_and_nothing_else(root: Path, server: Server) -> None:
    configure(root, server)
    server.http.shutdown()
    server.http.server_close()
    done = forenote("prep", "maren", "--json")
    assert json.loads(done.stdout)["engine"] == "built-in"
    assert done.stderr.count("\n") == 1 and "built-in wording" in done.stderr


def test_a_remote_model_without_a_terminal_is_refused_in_one_line(root: Path) -> None:
    (root / "forenote.toml").write_text('me = "Robin Vale"\n[model]\nbase_url = "https://llm.test/v1"\nname = "big"\n')
    done = forenote("prep", "maren", "--json")
    assert json.loads(done.stdout)["engine"] == "built-in" and done.stderr.count("\n") == 1 and "--yes" in done.stderr
    shown = json.loads(forenote("prep", "maren", "--dry-run").stdout)
    assert "Maren" not in json.dumps(shown) and "Robin" not in json.dumps(shown)


def test_worded_back_into_the_brief_only_words_change(root: Path) -> None:
    with Assistant(root, DAY, model=ModelUse()) as assistant:
        material = assistant._material(assistant.person("maren"))
        brief = prepare(material)
        draft = brief_draft(brief, private_lines(material.held))
        assert worded_brief(brief, Worded(draft.pieces)).agenda == brief.agenda
        assert {piece.role for piece in draft.pieces} <= {"statement", "title", "why", "question"}


def test_drafts_for_answers_and_proposals() -> None:
    mine = Source("a.md", 3, 3, DAY, "Maren", "kiln quote blocked")
    theirs = Source("b.md", 4, 4, DAY, "Paolo", "x")
    draft = ask_draft("kiln?", [("one", (mine,)), ("two", (theirs,)), ("three", (mine,))], "Maren", private=frozenset({("a.md", 9)}))
    assert [p.id for p in draft.pieces] == ["s1", "s3"] and draft.pieces[0].quotes == ("kiln quote blocked",)
    assert ask_draft("kiln?", [("one", (mine,))], private=frozenset({("a.md", 3)})).pieces == ()
    assert worded_statements(["one", "two", "three"], Worded(draft.pieces)) == ("one", "two", "three")
    parts = {"observation": "I get 14 requests.", "impact": "", "ask": "Could we try one form?"}
    draft = reframe_draft(parts, ["14 requests"], audience="manager", tone="warm")
    assert [(p.id, p.role) for p in draft.pieces] == [("r1", "own"), ("r3", "question")]
    assert worded_parts(parts, Worded(draft.pieces)) == parts


def test_only_a_yes_is_a_yes(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import io
    import sys

    from assistant.cli.options import confirm

    for typed, meant in (("y\n", True), ("YES\n", True), ("n\n", False), ("\n", False), ("", False), ("yep\n", False)):
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        assert confirm("Send?") is meant
    assert capsys.readouterr().err.startswith("forenote: Send? [y/N] ")


COMPLAINT = "Kestrel's team hasn't given us the schema, it's been 3 weeks since Feb 20, they obviously don't care."


@pytest.mark.loopback
def test_a_proposal_worded_by_a_model_keeps_its_facts(root: Path, server: Server) -> None:
    configure(root, server)
    server.answer = lambda body: _said(body, lambda text: text.replace("hasn't given", "has not given"))  # type: ignore[method-assign]
    found = json.loads(forenote("reframe", COMPLAINT, "--to", "manager", "--json").stdout)
    assert found["engine"] == "tiny" and "has not given us" in found["text"] and found["complaint"] == COMPLAINT
    server.answer = lambda body: _said(body, lambda text: text.replace("3 weeks", "5 weeks"))  # type: ignore[method-assign]
    lied = json.loads(forenote("reframe", COMPLAINT, "--to", "manager", "--json").stdout)
    assert "3 weeks" in lied["text"] and "5 weeks" not in lied["text"] and lied["engine"] == "built-in"


@pytest.mark.loopback
def test_what_is_serious_is_never_sent(root: Path, server: Server) -> None:
    configure(root, server)
    found = json.loads(forenote("reframe", "My manager keeps commenting on my body.", "--json").stdout)
    assert found["kind"] == "escalate" and server.bodies == []


def _said(body: dict[str, Any], change: Any) -> bytes:
    rows = [json.loads(line) for line in body["messages"][-1]["content"].splitlines() if line.startswith("{")]
    return stream(json.dumps({"pieces": [{"id": row["id"], "text": change(row["text"])} for row in rows]})).content


@pytest.mark.loopback
def test_an_answer_worded_by_a_model_keeps_its_sources(root: Path, server: Server) -> None:
    plain = json.loads(forenote("ask", "what did Maren and I cover last time?", "--json").stdout)
    configure(root, server)
    server.answer = lambda body: _said(body, lambda text: re.sub("^Kiln", "The kiln", text).replace("June", "July"))  # type: ignore[method-assign]
    worded = json.loads(forenote("ask", "what did Maren and I cover last time?", "--json").stdout)
    assert worded["engine"] == "tiny" and "The kiln quote" in worded["answer"] and "July" not in worded["answer"]
    assert worded["sources"] == plain["sources"] and plain["model"] is None and worded["model"]["replaced"] == 1
    sent = json.dumps(server.bodies)
    assert "CANARY" not in sent
