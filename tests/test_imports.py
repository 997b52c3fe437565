"""Importing: what lands where, that nothing is written over, and that each file has its outcome."""

from __future__ import annotations

import datetime as dt
import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assistant.assistant import Assistant
from assistant.cli.app import app
from assistant.errors import UsageError
from assistant.jobs.imports import Imported
from assistant.knowing.sources import load_articles
from assistant.reading.frontmatter import split
from assistant.workspace import find_workspace
from tests import articles

TODAY = dt.date(2026, 3, 16)
CONFIG = 'me = "Priya Raman"\n[people."Dana Whitfield"]\nrelation = "report"\n[people."Otto Brandt"]\nrelation = "peer"\n'
NOTE = "# 1:1 Dana Whitfield\n\n## 2026-03-04\n- Decided: the churn board stops\n- AI(Dana): one page by 10 March\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "w"
    root.mkdir()
    (root / "forenote.toml").write_text(CONFIG)
    return root


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def run(root: Path, *paths: Path | str, **wish: Any) -> Imported:
    with Assistant(root, TODAY) as assistant:
        return assistant.import_files([str(path) for path in paths], **wish)


def put(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def everything(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


# --- articles ----------------------------------------------------------------------------------


def test_an_article_keeps_its_front_matter_and_gets_what_it_lacks(root: Path, inbox: Path) -> None:
    file = put(inbox, "tea_rounds.txt", articles.article())
    one = run(root, file).outcomes[0]
    assert (one.status, one.kind, one.path) == ("imported", "source", "sources/tea-rounds-for-managers.md")
    made = (root / one.path).read_text("utf-8")
    assert made.startswith(articles.FRONT.removesuffix("---\n"))
    front = split(made).data
    assert (
        front["imported"] == TODAY
        and front["original"] == "tea_rounds.txt"
        and len(front["sha256"]) == 64
        and front["forenote"] == "source"
    )
    assert made.endswith(articles.ORIGINAL) and file.read_text() == articles.article()


def test_a_plain_text_gets_title_author_address_date_and_headings(root: Path, inbox: Path) -> None:
    text = (
        "On “tea”: a talk\n\nBy Ann Lee, 11 February 2024\n\nFirst published at https://t.example/a\n\n"
        + articles.spun().partition("\n\n")[2]
    )
    made = (root / (run(root, put(inbox, "x.txt", text)).outcomes[0].path or "")).read_text("utf-8")
    front = split(made)
    assert front.data["title"] == "On “tea”: a talk" and front.data["author"] == "Ann Lee"
    assert front.data["address"] == "https://t.example/a" and front.data["date"] == dt.date(2024, 2, 11) and front.problem is None
    assert "\n# On “tea”: a talk\n" in made and "\n## What changed\n" in made and "\n- " in made and "•" not in made


def test_garbled_text_is_repaired_and_told(root: Path, inbox: Path) -> None:
    text = articles.article().replace("I never", "“I never”").replace("each other", "each other’s shoes – both")
    garbled = text.encode().decode("mac_roman").encode()
    one = run(root, put(inbox, "x.md", garbled)).outcomes[0]
    assert "runs of Mac Roman text repaired" in one.told
    made = (root / (one.path or "")).read_text("utf-8")
    assert "each other’s shoes – both" in made and "‚" not in made


def test_the_copies_are_private(root: Path, inbox: Path) -> None:
    one = run(root, put(inbox, "x.md", articles.article())).outcomes[0]
    path = root / (one.path or "")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 and stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_same_content_is_there_already_under_any_name(root: Path, inbox: Path) -> None:
    first = run(root, put(inbox, "a.md", articles.article())).outcomes[0]
    before = everything(root)
    again = run(root, inbox / "a.md", put(inbox, "b.txt", articles.article()), root / (first.path or ""))
    assert [(one.status, one.path) for one in again.outcomes] == [("already there", first.path)] * 3
    assert everything(root) == before


def test_another_text_of_the_same_title_lies_beside_it(root: Path, inbox: Path) -> None:
    done = run(root, put(inbox, "a.md", articles.article()), put(inbox, "b.md", articles.light_edit()))
    assert [one.path for one in done.outcomes] == ["sources/tea-rounds-for-managers.md", "sources/tea-rounds-for-managers-2.md"]


def test_nothing_is_written_over(root: Path, inbox: Path) -> None:
    mine = put(root, "sources/tea-rounds-for-managers.md", "my own page\n")
    os.symlink(root / "forenote.toml", root / "sources/tea-rounds-for-managers-2.md")
    assert run(root, put(inbox, "a.md", articles.article())).outcomes[0].path == "sources/tea-rounds-for-managers-3.md"
    assert mine.read_text() == "my own page\n" and (root / "forenote.toml").read_text() == CONFIG


@pytest.mark.parametrize(
    ("front", "kept"),
    [
        ("+++\ntitle = 'On tea'\ntags = ['a']\n+++\n", {"title": "On tea", "tags": ["a"]}),
        ('{"title": "On tea", "deep": {"a": 1}}\n', {"title": "On tea", "deep": {"a": 1}}),
        ("---\ntitle: On tea: and cups\n---\n", {"title": "On tea: and cups"}),
        ("---\n# a comment\ntitle: On tea\nimported: 2020-01-01\n---\n", {"title": "On tea", "imported": dt.date(2020, 1, 1)}),
        ("\n\n---\ntitle: On tea\n...\n", {"title": "On tea"}),
    ],
)
def test_every_form_of_front_matter_is_kept(root: Path, inbox: Path, front: str, kept: dict[str, object]) -> None:
    one = run(root, put(inbox, "a.md", front + articles.ORIGINAL), kind="source").outcomes[0]
    made = (root / (one.path or "")).read_text("utf-8")
    data = split(made).data
    assert {key: data[key] for key in kept} == kept and data["original"] == "a.md"
    assert made.endswith("---\n\n" + articles.ORIGINAL)


def test_an_imported_article_is_read_as_one(root: Path, inbox: Path) -> None:
    run(root, put(inbox, "a.md", articles.article()), put(inbox, "b.txt", articles.spun()))
    found = {article.id: article for article in load_articles(find_workspace(root, root, os.environ))}
    original = found["tea-rounds-for-managers"]
    assert found["tea-circuits-for-supervisors"].copy_of == original.id and original.copy_of is None
    assert original.author == "Odalys Brandvold" and original.date == dt.date(2024, 2, 11)
    with Assistant(root, TODAY) as assistant:
        assert [file.kind for file in assistant.catalogue().files()] == ["source", "source"]
        assert assistant.catalogue().held() == () and assistant.actions(status="all").actions == ()


def test_a_date_completes_and_never_contradicts(root: Path, inbox: Path) -> None:
    plain = put(inbox, "a.txt", articles.spun())
    one = run(root, plain, kind="source", date=dt.date(2020, 5, 1)).outcomes[0]
    assert split((root / (one.path or "")).read_text("utf-8")).data["date"] == dt.date(2020, 5, 1)
    refused = run(root, put(inbox, "b.md", articles.article()), date=dt.date(2020, 5, 1)).outcomes[0]
    assert refused.status == "failed" and "gives 2024-02-11 as its date" in refused.told


# --- notes -------------------------------------------------------------------------------------


def test_a_note_goes_to_its_person_and_day(root: Path, inbox: Path) -> None:
    done = run(root, put(inbox, "x.md", NOTE))
    one = done.outcomes[0]
    assert (one.status, one.kind, one.path) == ("imported", "note", "notes/dana-whitfield/2026-03-04.md")
    with Assistant(root, TODAY) as assistant:
        assert [(h.person, h.date) for h in assistant.catalogue().held()] == [("Dana Whitfield", dt.date(2026, 3, 4))]
        assert len(assistant.actions("dana").actions) == 1


def test_with_and_date_say_what_the_file_does_not(root: Path, inbox: Path) -> None:
    file = put(inbox, "scratch.txt", "- talked about the launch\n- AI: send the deck\n")
    assert "names nobody" in run(root, file).outcomes[0].told
    assert "gives no date" in run(root, file, person="otto").outcomes[0].told
    one = run(root, file, person="otto", date=dt.date(2026, 3, 2)).outcomes[0]
    assert one.path == "notes/otto-brandt/2026-03-02.md"
    with Assistant(root, TODAY) as assistant:
        held = assistant.catalogue().held()
        assert [(h.person, h.date) for h in held] == [("Otto Brandt", dt.date(2026, 3, 2))] and len(held[0].session.items) == 1


def test_what_the_file_says_is_not_overruled(root: Path, inbox: Path) -> None:
    assert "2026-03-04 as its own date" in run(root, put(inbox, "a.md", NOTE), date=dt.date(2026, 3, 5)).outcomes[0].told
    named = put(inbox, "b.md", "---\nperson: Dana Whitfield\n---\n" + NOTE)
    assert "is Dana Whitfield's" in run(root, named, person="otto").outcomes[0].told
    assert not (root / "notes").exists()


def test_prose_about_a_known_person_is_a_note(root: Path, inbox: Path) -> None:
    prose = "# Otto Brandt, 2026-03-02\n\n" + articles.ORIGINAL.replace("### ", "")
    one = run(root, put(inbox, "diary.md", prose)).outcomes[0]
    assert (one.kind, one.path) == ("note", "notes/otto-brandt/2026-03-02.md")
    stranger = run(root, put(inbox, "story.md", prose.replace("Otto Brandt, 2026-03-02", "A story"))).outcomes[0]
    assert stranger.kind == "source"


def test_what_lies_in_the_workspace_stays(root: Path) -> None:
    put(root, "essays/tea.md", articles.article())
    before = everything(root)
    assert [one.status for one in run(root, root).outcomes] == ["already there"]
    assert everything(root) == before
    assert run(root, root / "essays/tea.md", kind="source").outcomes[0].path == "sources/tea-rounds-for-managers.md"


def test_a_running_note_keeps_its_dates_and_its_name(root: Path, inbox: Path) -> None:
    two = NOTE + "\n## 2026-03-11\n- launch moved\n"
    one = run(root, put(inbox, "Dana 1-1s.md", two)).outcomes[0]
    assert one.path == "notes/dana-whitfield/dana-1-1s.md" and "date" not in split((root / one.path).read_text("utf-8")).data
    with Assistant(root, TODAY) as assistant:
        assert [h.date for h in assistant.catalogue().held()] == [dt.date(2026, 3, 4), dt.date(2026, 3, 11)]


def test_a_second_note_of_the_day_lies_beside_the_first(root: Path, inbox: Path) -> None:
    done = run(root, put(inbox, "a.md", NOTE), put(inbox, "b.md", NOTE.replace("churn board", "hiring plan")), inbox / "a.md")
    assert [(one.status, one.path) for one in done.outcomes] == [
        ("imported", "notes/dana-whitfield/2026-03-04.md"), ("imported", "notes/dana-whitfield/2026-03-04-2.md"), ("already there", "notes/dana-whitfield/2026-03-04.md"),
    ]  # fmt: skip


def test_a_transcript_becomes_a_note(root: Path, inbox: Path) -> None:
    vtt = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Dana Whitfield>I will send the page.\n\n00:00:05.000 --> 00:00:07.000\n<v Priya Raman>Thanks.\n"
    one = run(root, put(inbox, "call.vtt", vtt), person="dana", date=dt.date(2026, 3, 5)).outcomes[0]
    made = (root / (one.path or "")).read_text("utf-8")
    assert one.path == "notes/dana-whitfield/2026-03-05.md" and "Dana Whitfield: I will send the page.\n\nPriya Raman: Thanks." in made
    assert split(made).data["attendees"] == ["Dana Whitfield", "Priya Raman"]


def test_a_note_that_the_configuration_leaves_out_is_told(root: Path, inbox: Path) -> None:
    (root / "forenote.toml").write_text(CONFIG.replace("[people", '[notes]\ninclude = ["1on1s/**"]\n[people', 1))
    assert "leaves it out" in run(root, put(inbox, "a.md", NOTE)).outcomes[0].told


# --- outcomes ----------------------------------------------------------------------------------


def test_every_file_has_its_outcome_and_the_rest_goes_on(root: Path, inbox: Path) -> None:
    put(inbox, "deep/a.md", articles.article())
    put(inbox, "deep/photo.png", b"\x89PNG\r\n\0")
    put(inbox, "deep/empty.md", "")
    put(inbox, ".hidden.md", articles.article())
    named = put(inbox, "slides.pdf", b"%PDF-")
    binary = put(inbox, "binary.md", b"\0\1\2" * 400)
    done = run(root, "https://tea.example/a", inbox / "missing.md", named, binary, inbox / "deep", put(inbox, "z.txt", articles.spun()))
    told = {Path(one.given).name: (one.status, one.told) for one in done.outcomes}
    assert told["a"] == ("failed", "fetching from the web is not built: save the page as a file and import that")
    assert told["missing.md"] == ("failed", "is not there")
    assert told["slides.pdf"][0] == "failed" and ".pdf is not understood" in told["slides.pdf"][1]
    assert told["binary.md"] == ("failed", "looks like a binary file")
    assert told["a.md"][0] == "imported" and told["z.txt"][0] == "imported"
    assert told["photo.png"][0] == "skipped" and told["empty.md"] == ("failed", "is empty")
    assert len(done.outcomes) == 8 and done.failed


def test_a_folder_in_which_formats_are_unknown_is_no_failure(root: Path, inbox: Path) -> None:
    put(inbox, "photo.png", b"\x89PNG\r\n\0")
    assert not run(root, inbox).failed
    (inbox / "photo.png").unlink()
    assert run(root, inbox).outcomes[0].told == "there is no file in it"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_told(root: Path, inbox: Path) -> None:
    put(inbox, "a.md", articles.article()).chmod(0)
    assert "cannot be read" in run(root, inbox / "a.md").outcomes[0].told


def test_a_folder_that_is_in_the_way_is_told(root: Path, inbox: Path) -> None:
    put(root, "sources", "a file")
    one = run(root, put(inbox, "a.md", articles.article())).outcomes[0]
    assert one.status == "failed" and "a file of that name is in the way" in one.told


def test_an_article_is_nobodys(root: Path, inbox: Path) -> None:
    with pytest.raises(UsageError, match="nobody's"):
        run(root, put(inbox, "a.md", articles.article()), kind="source", person="dana")


# --- command -----------------------------------------------------------------------------------


def call(root: Path, *args: str) -> Any:
    result = CliRunner().invoke(app, [*args, "-w", str(root), "--as-of", TODAY.isoformat()], prog_name="forenote")
    assert "Traceback" not in result.output and not isinstance(result.exception, (OSError, ValueError))
    return result


def test_the_command_and_its_exit_codes(root: Path, inbox: Path) -> None:
    file = str(put(inbox, "a.md", articles.article()))
    text = call(root, "import", file)
    assert text.exit_code == 0 and "sources/tea-rounds-for-managers.md" in text.stdout and "1 imported" in text.stdout
    again = call(root, "import", file, "https://tea.example", "--json")
    shape = json.loads(again.stdout)
    assert again.exit_code == 1 and shape["failed"] is True
    assert [one["status"] for one in shape["files"]] == ["already there", "failed"]
    assert shape["files"][0].keys() == {"given", "status", "kind", "path", "told"}
    for wrong in (["import"], ["import", file, "--kind", "book"], ["import", file, "--with", "nobody"], ["import", file, "--date", "5.3."]):
        assert call(root, *wrong).exit_code == 2
    assert call(root, "import", file, "--kind", "source", "--with", "dana").exit_code == 2
