"""Beside an open item stands the last later line that speaks of it, which may tell that it is done; it closes nothing."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.jobs.prep import Brief
from assistant.jobs.rendering import render
from assistant.workspace import find_workspace

OPENED = "# 1:1 Sam 2026-01-06\n\n- walked the site\n\n## Actions\n- Sam: brunch rota for November\n- me: posters to the printer\n"


def brief(folder: Path, later: str) -> Brief:
    (folder / "forenote.toml").write_text('me = "Leila Farrow"\n[people."Sam Oduya"]\npaths = ["sam/**"]\n')
    (folder / "sam").mkdir()
    (folder / "sam" / "2026-01-06.md").write_text(OPENED)
    (folder / "sam" / "2026-01-20.md").write_text(f"# 1:1 Sam 2026-01-20\n\n- kitchen was loud\n{later}\n")
    workspace = find_workspace(folder, folder, {"FORENOTE_CACHE": str(folder / "cache")})
    with Assistant(workspace, dt.date(2026, 1, 27)) as assistant:
        return assistant.prep("Sam")


def test_the_last_word_on_an_item_is_shown_with_its_place(tmp_path: Path) -> None:
    found = brief(tmp_path, "- Kofi grumbles about the brunch rota in the corridor")
    (rota,) = [a for a in found.theirs if "rota" in a.text]
    heard = found.heard[rota.id]
    assert (heard.short(), heard.quote) == ("sam/2026-01-20.md:4", "- Kofi grumbles about the brunch rota in the corridor")
    assert rota.status == "open"
    assert "last heard 20 Jan: “Kofi grumbles about the brunch rota in the corridor”" in render(found, "text", width=200)
    (shown,) = [a for a in json.loads(render(found, "json"))["open_actions"]["theirs"] if "rota" in a["text"]]
    assert shown["heard"]["line_start"] == 4


@pytest.mark.parametrize(
    "later",
    ["- kitchen needs paint", "- where is the brunch rota for November?", "%% brunch rota for November hangs %%", "## Private\n- brunch rota for November hangs", "- [ ] brunch rota for December"],
)  # fmt: skip
def test_other_matters_questions_tasks_and_what_is_private_say_nothing(tmp_path: Path, later: str) -> None:
    found = brief(tmp_path, later)
    assert not [a for a in found.theirs if "rota for November" in a.text and a.id in found.heard]


def test_a_short_page_leaves_it_out_first(tmp_path: Path) -> None:
    from dataclasses import replace

    found = brief(tmp_path, "- Kofi grumbles about the brunch rota in the corridor")
    assert "last heard" not in render(replace(found, caps={**found.caps, "heard": 0}), "text", width=200)
