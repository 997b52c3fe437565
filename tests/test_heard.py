"""Beside an open item stands the last later line that speaks of it, which may tell that it is done; it closes nothing."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.cli.layout import as_markdown
from assistant.cli.views import actions_page
from assistant.jobs.prep import Brief
from assistant.jobs.rendering import render
from assistant.jobs.shapes import actions_shape
from assistant.knowing.cues import says_open
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


def judged(folder: Path, first: str, second: str, quiet: int = 0) -> Brief:
    """The brief after two more sessions, of which the last is quiet about it or not, and some that surely are."""
    brief(folder, "- kitchen is loud")
    (folder / "sam" / "2026-01-20.md").write_text(f"# 1:1 Sam 2026-01-20\n\n- {first}\n")
    (folder / "sam" / "2026-01-24.md").write_text(f"# 1:1 Sam 2026-01-24\n\n- {second}\n")
    for day in range(25, 25 + quiet):
        (folder / "sam" / f"2026-01-{day}.md").write_text(f"# 1:1 Sam 2026-01-{day}\n\n- the oven is warm\n")
    workspace = find_workspace(folder, folder, {"FORENOTE_CACHE": str(folder / "cache2")})
    with Assistant(workspace, dt.date(2026, 1, 27)) as assistant:
        return assistant.prep("Sam")


def test_what_looks_done_stands_apart_with_its_line_and_stays_on_record(tmp_path: Path) -> None:
    found = judged(tmp_path, "Kofi grumbles about the brunch rota in the corridor", "till float is right", quiet=3)
    (rota,) = [a for a in found.theirs if "rota" in a.text]
    assert rota.status == "open"
    assert found.looks_done[rota.id].short() == "sam/2026-01-20.md:3"
    page = render(found, "text", width=200).lower()
    assert page.index("looks done (check the line)") < page.index("brunch rota for november")
    shown = json.loads(render(found, "json"))["open_actions"]["theirs"]
    assert [a["looks_done"]["line_start"] for a in shown if "rota" in a["text"]] == [3]


def test_the_list_of_one_persons_commitments_says_what_looks_done(tmp_path: Path) -> None:
    judged(tmp_path, "Kofi grumbles about the brunch rota in the corridor", "till float is right", quiet=3)
    workspace = find_workspace(tmp_path, tmp_path, {"FORENOTE_CACHE": str(tmp_path / "cache2")})
    with Assistant(workspace, dt.date(2026, 1, 27)) as assistant:
        ours, everybodys = assistant.actions("Sam"), assistant.actions()
    (rota,) = [a for a in ours.actions if "rota" in a.text]
    assert ours.looks_done[rota.id].short() == "sam/2026-01-20.md:3"
    (shown,) = [a for a in actions_shape(ours)["actions"] if "rota" in a["text"]]
    assert (shown["status"], shown["looks_done"]["line_start"]) == ("open", 3)
    assert all("looks_done" not in a for a in actions_shape(everybodys)["actions"])
    assert "looks done: 20 Jan, sam/2026-01-20.md:3" in as_markdown(actions_page(ours))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the brunch rota for November is still missing", "till float is right"),
        ("Kofi grumbles about the brunch rota", "brunch rota for November: she needs two more days"),
        ("brunch rota for November comes tomorrow", "till float is right"),
        ("where is the brunch rota for November?", "till float is right"),
        ("Kofi grumbles about the kitchen", "till float is right"),
        ("half of the brunch rota for November is there", "till float is right"),
    ],
)
def test_what_is_doubted_unnamed_or_half_there_stays_among_what_is_owed(tmp_path: Path, first: str, second: str) -> None:
    assert not judged(tmp_path, first, second).looks_done


def test_what_was_named_lately_stays_among_what_is_owed(tmp_path: Path) -> None:
    assert not brief(tmp_path, "- Kofi grumbles about the brunch rota in the corridor").looks_done


@pytest.mark.parametrize(
    ("later", "quote"),
    [
        (
            "The import runs for all five banks since October. The new parser is slow again and Kofi grumbles about the brunch rota.",
            "The new parser is slow again and Kofi grumbles about the brunch rota.",
        ),
        (
            "- Kitchen team [P2] [Blocked] ETA 31 July – the brunch rota met with five angry answers, three of them by phone",
            "the brunch rota met with five angry answers, three of them by phone",
        ),
        (
            "- We spoke for a long while about the kitchen and who cleans it, and the **brunch rota** looks strange to all of them",
            "the **brunch rota** looks strange to all of them",
        ),
        ("- Kofi grumbles about the brunch rota in the corridor", "- Kofi grumbles about the brunch rota in the corridor"),
    ],
)
def test_the_quote_begins_at_the_clause_that_speaks_of_it(tmp_path: Path, later: str, quote: str) -> None:
    found = brief(tmp_path, later)
    (rota,) = [a for a in found.theirs if "rota" in a.text]
    heard = found.heard[rota.id]
    assert heard.quote == quote
    row = (tmp_path / heard.path).read_text().split("\n")[heard.line_start - 1]
    assert heard.quote in row


def test_the_clause_of_a_wrapped_paragraph_is_cited_on_its_own_line(tmp_path: Path) -> None:
    later = "The import runs for all five banks since October, as we all saw at the start.\nIn the corridor the brunch rota hangs again."
    found = brief(tmp_path, later)
    (heard,) = found.heard.values()
    assert (heard.quote, heard.line_start) == ("In the corridor the brunch rota hangs again.", 5)


def test_references_stay_within_the_columns(tmp_path: Path) -> None:
    from dataclasses import replace

    found = brief(tmp_path, "- Kofi grumbles about the brunch rota in the corridor")
    far = {key: replace(source, path=f"notes/of/a/long/folder/{source.path}") for key, source in found.heard.items()}
    mine = tuple(replace(a, mentions=tuple(replace(m, path=f"notes/of/another/long/{m.path}") for m in a.mentions)) for a in found.theirs)
    shown = render(replace(found, heard=far, theirs=mine), "text", width=80)
    assert max(map(len, shown.split("\n"))) <= 80
    assert "notes/of/a/long/folder/sam/2026-01-20.md:4" in shown


def test_a_short_page_leaves_it_out_first(tmp_path: Path) -> None:
    from dataclasses import replace

    found = brief(tmp_path, "- Kofi grumbles about the brunch rota in the corridor")
    assert "last heard" not in render(replace(found, caps={**found.caps, "heard": 0}), "text", width=200)


def test_a_line_that_says_not_yet_is_not_asked_whether_it_is_done() -> None:
    assert says_open("CV: not begun, sorry. Now 6 November") and says_open("Floor plan: nothing yet")
    assert not says_open("CV: she likes it")
