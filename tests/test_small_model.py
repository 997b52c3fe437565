"""A real small model at the seam: set FORENOTE_TEST_MODEL to the address of one on this machine (`http://127.0.0.1:8081/v1`); skipped else.

Only structure is asserted: with any model the page may read better, it must not become less true.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assistant.cli.app import app
from assistant.sample import copy_sample

ADDRESS = os.environ.get("FORENOTE_TEST_MODEL", "")
DAY = dt.date(2026, 3, 16)
pytestmark = [pytest.mark.loopback, pytest.mark.skipif(not ADDRESS, reason="FORENOTE_TEST_MODEL names no model")]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("model") / "w"
    copy_sample(root, DAY)
    with open(root / "forenote.toml", "a", encoding="utf-8") as config:
        config.write(
            f'\n[model]\nbase_url = "{ADDRESS}"\nname = "{os.environ.get("FORENOTE_TEST_MODEL_NAME", "local")}"\ntimeout_seconds = 600\n'
        )
    return root


def forenote(root: Path, *args: str) -> dict[str, Any]:
    done = CliRunner().invoke(app, [*args, "--json", "--as-of", DAY.isoformat(), "-w", str(root)], prog_name="forenote")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_an_answer_keeps_its_statements_and_sources(root: Path) -> None:
    question = ["ask", "what did Hanna and I cover last time?"]
    plain, worded = forenote(root, *question, "--no-model"), forenote(root, *question)
    assert worded["sources"] == plain["sources"] and len(worded["statements"]) == len(plain["statements"])
    assert worded["model"] is not None and worded["model"]["completion_tokens"] > 0


def test_a_proposal_keeps_its_facts(root: Path) -> None:
    complaint = ["reframe", "The export has failed 4 times since Tuesday and I redo it by hand, 3 hours a week.", "--to", "manager"]
    plain, worded = forenote(root, *complaint, "--no-model"), forenote(root, *complaint)
    assert worded["facts_kept"] == plain["facts_kept"] and worded["kind"] == plain["kind"]
    assert all(fact in worded["text"] for fact in worded["facts_kept"])


def test_a_brief_keeps_its_shape(root: Path) -> None:
    plain, worded = forenote(root, "prep", "hanna", "--no-model"), forenote(root, "prep", "hanna")
    for key in ("open_actions", "closed_since_last", "projects", "open_questions", "watch", "jots", "next_session"):
        assert worded[key] == plain[key]
    assert [(p["kind"], p["minutes"], p["sources"]) for p in worded["agenda"]] == [
        (p["kind"], p["minutes"], p["sources"]) for p in plain["agenda"]
    ]
    assert isinstance(worded["dropped_unsupported"], int) and worded["words"] <= 750
