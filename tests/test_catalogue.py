"""The catalogue: up to date by itself, whole under kill and under several processes, disposable."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.knowing.catalogue import Catalogue, open_catalogue
from assistant.knowing.store import FILE_NAME
from assistant.workspace import Workspace, find_workspace

TODAY = dt.date(2026, 3, 16)
NOTE = "# 1:1 Ada\n\n## Action items\n- [ ] Ada: send the slides by 20 March\n- [ ] Me: book the room\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    root = tmp_path / "vault"
    root.mkdir()
    (root / "forenote.toml").write_text('me = "Mira Stone"\n[people."Ada Brook"]\nrelation = "report"\n')
    for day in (2, 9):
        folder = root / "notes" / "ada"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"2026-03-{day:02}.md").write_text(NOTE.replace("slides", f"slides {day}"))
    return find_workspace(root, tmp_path, dict(os.environ))


def told(_: str) -> None:
    """Warnings of these tests are looked at where they matter."""


def ledger_of(workspace: Workspace) -> list[tuple[str, str, str, str | None]]:
    with open_catalogue(workspace, told) as catalogue:
        catalogue.refresh()
        actions = catalogue.ledger(TODAY)
    return sorted((a.id, a.text, a.status, a.due.isoformat() if a.due else None) for a in actions)


def test_a_second_refresh_reads_nothing(workspace: Workspace) -> None:
    with open_catalogue(workspace, told) as catalogue:
        assert catalogue.refresh().read == 2
        assert catalogue.refresh().read == 0


def test_a_changed_a_new_and_a_removed_note_are_seen(workspace: Workspace) -> None:
    first = workspace.root / "notes/ada/2026-03-02.md"
    with open_catalogue(workspace, told) as catalogue:
        catalogue.refresh()
        first.write_text(NOTE.replace("slides", "other plan"))
        (workspace.root / "notes/ada/2026-03-11.md").write_text("# 1:1 Ada\n- fine\n")
        (workspace.root / "notes/ada/2026-03-09.md").unlink()
        done = catalogue.refresh()
        assert (done.read, done.removed) == (2, 1)
        assert {h.path for h in catalogue.held()} == {"notes/ada/2026-03-02.md", "notes/ada/2026-03-11.md"}


def test_a_touched_note_with_the_same_bytes_is_not_read_again(workspace: Workspace) -> None:
    with open_catalogue(workspace, told) as catalogue:
        catalogue.refresh()
        os.utime(workspace.root / "notes/ada/2026-03-02.md", (1, 1))
        assert catalogue.refresh().read == 0


def test_deleting_the_cache_costs_only_time(workspace: Workspace) -> None:
    before = ledger_of(workspace)
    (workspace.cache_dir / FILE_NAME).unlink()
    assert ledger_of(workspace) == before


def test_a_damaged_catalogue_is_said_and_made_again(workspace: Workspace) -> None:
    before = ledger_of(workspace)
    (workspace.cache_dir / FILE_NAME).write_bytes(b"this is no database" * 100)
    said: list[str] = []
    with open_catalogue(workspace, said.append) as catalogue:
        catalogue.refresh()
        after = catalogue.ledger(TODAY)
    assert len(said) == 1 and "damaged" in said[0]
    assert len(after) == len(before)


def test_another_configuration_reads_everything_anew(workspace: Workspace, tmp_path: Path) -> None:
    with open_catalogue(workspace, told) as catalogue:
        catalogue.refresh()
    (workspace.root / "forenote.toml").write_text('me = "Mira Stone"\naliases = ["MS"]\n')
    again = find_workspace(workspace.root, tmp_path, dict(os.environ))
    with open_catalogue(again, told) as catalogue:
        assert catalogue.refresh().read == 2


def test_files_are_for_the_user_alone(workspace: Workspace) -> None:
    ledger_of(workspace)
    assert workspace.cache_dir.stat().st_mode & 0o777 == 0o700
    for file in workspace.cache_dir.iterdir():
        assert file.stat().st_mode & 0o777 == 0o600, file


def test_the_ledger_of_an_earlier_day_does_not_know_what_came_later(workspace: Workspace) -> None:
    with open_catalogue(workspace, told) as catalogue:
        catalogue.refresh()
        early = catalogue.ledger(dt.date(2026, 3, 5))
        late = catalogue.ledger(TODAY)
        assert all(m.path.endswith("03-02.md") for a in early for m in a.mentions)
        assert {m.path for a in late for m in a.mentions} > {m.path for a in early for m in a.mentions}
        assert catalogue.ledger(dt.date(2026, 3, 5)) == early


def test_the_ledger_of_some_people_is_that_part_of_all(workspace: Workspace) -> None:
    for name, task in (("Otto Brandt", "order the fans"), ("Ines Falk", "call the lab")):
        slug = name.split()[0].lower()
        for day in (3, 10):
            tick = "x" if day == 10 else " "
            note = f"# 1:1 {name}\n\n## Action items\n- [{tick}] Me: {task}\n- [ ] Me: look at desk {slug} {day}\n"
            path = workspace.root / "notes" / slug / f"2026-03-{day:02}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(note)
    with open_catalogue(workspace, told) as catalogue:
        catalogue.refresh()
        made = catalogue.ledger(TODAY)
        everything = catalogue.ledger(TODAY)  # from the cache now
        people = {a.person for a in made if a.person}
        assert (made, len(people)) == (everything, 3)
        assert [a.status == "open" for a in made] == sorted((a.status == "open" for a in made), reverse=True)
        for some in (["Otto Brandt"], ["Ada Brook", "Ines Falk"], ["nobody"], []):
            assert catalogue.ledger(TODAY, people=some) == tuple(a for a in made if a.person in some)
        assert catalogue.ledger(TODAY, only_open=True) == tuple(a for a in made if a.status == "open")
        only = catalogue.ledger(TODAY, only_open=True, people=["Otto Brandt"])
        assert {a.text for a in only} == {"look at desk otto 3", "look at desk otto 10"}


def test_ledgers_of_many_days_do_not_pile_up(workspace: Workspace) -> None:
    for day in range(1, 29):
        (workspace.root / "notes" / "ada" / f"2026-02-{day:02}.md").write_text(NOTE)
    with open_catalogue(workspace, told) as catalogue:
        catalogue.refresh()
        for day in range(1, 29):
            catalogue.ledger(dt.date(2026, 2, day))
        assert catalogue._db.execute("select count(*) from ledgers where key like '%:made'").fetchone()[0] <= 12


def test_sessions_of_some_people_of_nobody_and_of_some_files(workspace: Workspace) -> None:
    (workspace.root / "daily.md").write_text("# 2026-03-04\n\n- bought apples and pears for all\n")
    (workspace.root / "otto").mkdir()
    (workspace.root / "otto" / "2026-03-05.md").write_text("# 1:1 Otto Brandt\n\n- [ ] Me: order the fans\n- talked\n")
    with open_catalogue(workspace, told) as catalogue:
        catalogue.refresh()
        everything = catalogue.held()
        assert {h.person for h in everything} == {"Ada Brook", "Otto Brandt", None}
        for some in (["Otto Brandt"], ["Ada Brook", "Otto Brandt"], []):
            assert catalogue.held_near(some) == tuple(h for h in everything if h.person in (*some, None))
        assert catalogue.held_at({"daily.md", "nowhere.md"}) == tuple(h for h in everything if h.path == "daily.md")
        assert catalogue.count() == len(everything)
        assert catalogue.folders() == {"Ada Brook": ("notes/ada",), "Otto Brandt": ("otto",)}


def test_copies_are_told_and_count_once(workspace: Workspace) -> None:
    folder = workspace.root / "notes/ada"
    text = (folder / "2026-03-09.md").read_text()
    (folder / "2026-03-09 (conflicted copy 2026-03-10).md").write_text(text + "- one more line\n")
    (workspace.root / "backup.md").write_text(text.replace("# 1:1 Ada", "# 1:1 Ada 2026-03-09"))
    with open_catalogue(workspace, told) as catalogue:
        catalogue.refresh()
        copies = {f.path: (f.copy_of, f.copy_kind) for f in catalogue.files() if f.copy_of}
        paths = {h.path for h in catalogue.held()}
    assert copies["notes/ada/2026-03-09 (conflicted copy 2026-03-10).md"] == ("notes/ada/2026-03-09.md", "conflict copy")
    assert "notes/ada/2026-03-09 (conflicted copy 2026-03-10).md" not in paths and "notes/ada/2026-03-09.md" in paths


def test_a_file_that_cannot_be_read_does_not_stop_the_rest(workspace: Workspace) -> None:
    (workspace.root / "notes/ada/gone.md").symlink_to(workspace.root / "nowhere.md")
    with open_catalogue(workspace, told) as catalogue:
        catalogue.refresh()
        assert len(catalogue.held()) == 2


@pytest.mark.parametrize(("saved", "expected"), [("2026-11-22", ["2026-10-12", "2026-11-09"]), ("2027-01-05", [])])
def test_no_session_lies_long_after_the_day_on_which_its_file_was_saved(workspace: Workspace, saved: str, expected: list[str]) -> None:
    note = workspace.root / "notes" / "joan.txt"
    note.write_text("Joan 12/10/26\n\nheadcount: +1\n\nJoan 9/11/26\n\nthe vans again\n")
    moment = dt.datetime.fromisoformat(saved).timestamp()
    os.utime(note, (moment, moment))
    with open_catalogue(workspace, told) as catalogue:
        catalogue.refresh()
        found = [held.date for held in catalogue.held() if held.path.endswith("joan.txt")]
    assert [day.isoformat() for day in found if day] == expected


def test_the_notes_beside_it_settle_an_ambiguous_date_and_a_missing_year(workspace: Workspace) -> None:
    folder = workspace.root / "notes/ada"
    (folder / "a.md").write_text("# 1:1 Ada 25/02/2026\n- x\n")
    (folder / "b.md").write_text("# 1:1 Ada 04/03/2026\n- y\n")
    (folder / "c.md").write_text("# 1:1 Ada, 7 March\n- z\n")
    with open_catalogue(workspace, told) as catalogue:
        catalogue.refresh()
        dates = {h.path.rsplit("/", 1)[1]: h.date for h in catalogue.held()}
    assert dates["b.md"] == dt.date(2026, 3, 4)
    assert dates["c.md"] == dt.date(2026, 3, 7)


WORKER = """
import datetime as dt, os, sys
from pathlib import Path
from assistant.workspace import find_workspace
from assistant.knowing.catalogue import open_catalogue
from assistant.knowing.store import FILE_NAME
workspace = find_workspace(Path(sys.argv[1]), Path("/"), dict(os.environ))
with open_catalogue(workspace, lambda text: None) as catalogue:
    catalogue.refresh()
    print(len(catalogue.ledger(dt.date(2026, 3, 16))))
"""


def start(workspace: Workspace) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", WORKER, str(workspace.root)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def many_notes(workspace: Workspace, count: int) -> None:
    for n in range(count):
        day = dt.date(2025, 1, 6) + dt.timedelta(n)
        folder = workspace.root / "notes" / "ada"
        (folder / f"{day}.md").write_text(
            f"# 1:1 Ada\n\n- talked about topic {n}\n\n## Action items\n- [ ] Ada: write chapter {n} of the guide\n"
        )


def test_several_processes_at_once_all_answer_the_same(workspace: Workspace) -> None:
    many_notes(workspace, 60)
    running = [start(workspace) for _ in range(4)]
    results = [process.communicate(timeout=60) for process in running]
    assert [p.returncode for p in running] == [0, 0, 0, 0], results
    assert len({out for out, _ in results}) == 1
    assert int(results[0][0]) == len(ledger_of(workspace))


def test_killed_at_any_moment_the_ledger_is_that_of_a_fresh_cache(workspace: Workspace) -> None:
    many_notes(workspace, 120)
    rng = random.Random(7)
    for _ in range(8):
        process = start(workspace)
        time.sleep(rng.uniform(0.05, 0.6))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    after = ledger_of(workspace)
    for file in workspace.cache_dir.iterdir():
        file.unlink()
    assert after == ledger_of(workspace)


def test_reading_leaves_the_notes_alone(workspace: Workspace) -> None:
    def state() -> str:
        parts = [f"{p}:{p.stat().st_mtime_ns}:{p.read_bytes()!r}" for p in sorted(workspace.root.rglob("*")) if p.is_file()]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    before = state()
    ledger_of(workspace)
    assert state() == before


def test_the_catalogue_is_a_context_manager(workspace: Workspace) -> None:
    with open_catalogue(workspace, told) as catalogue:
        assert isinstance(catalogue, Catalogue)
