"""The ledger that is brought up to date note by note is, to the letter, the one made anew of all notes."""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.knowing import bookkeeping
from assistant.knowing.bookreading import Change
from assistant.knowing.catalogue import Catalogue, open_catalogue
from assistant.knowing.ledger import Book, build_ledger
from assistant.knowing.versions import Torn
from assistant.records import Action, Held
from assistant.workspace import Workspace, find_workspace
from evals.writer import write_history

DATA = Path(__file__).parent.parent / "evals" / "data"
LATE = dt.date(2027, 1, 1)
LINES = (
    "- [ ] Me: send the budget figures to the board by Friday",
    "- [ ] send the venue contract to Legal",
    "Sent the budget figures on Monday.",
    "Venue contract: signed.",
    "- both sent",
    "everything from last time is done",
    "The coffee was good.",
    "- [ ] Me: budget figures for the venue",
    "Dropped the venue contract, no money.",
    "## Action items",
    "- [ ] AI-7 ask Otto about the venue contract",
    "Otto says the venue is fine.",
    "# 1:1 2026-03-02",
    "---",
)
KINDS = ("remove", "return", "return", "write", "write", "copy", "cut", "tick", "swap", "rename", "double", "note")
steps = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 10_000)), min_size=3, max_size=10
)


def whole(catalogue: Catalogue, day: dt.date) -> tuple[Action, ...]:
    """The ledger of all sessions, made in one go."""
    made = build_ledger([h for h in catalogue.held() if h.date is None or h.date <= day], catalogue.roster())
    return (*(a for a in made if a.status == "open"), *(a for a in made if a.status != "open"))


class _Never(Exception):
    """Nobody raises it."""


@pytest.fixture(autouse=True, scope="module")
def nothing_is_mended_by_making_it_anew() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bookkeeping, "Torn", _Never)
        yield


class Desk:
    """A workspace whose notes are changed, and its ledger asked for after each change, as by so many commands."""

    def __init__(self, folder: Path, day: dt.date = LATE) -> None:
        self.root, self.day = folder / "vault", day
        self.caches = [folder / "cache", folder / "fresh"]
        self.away: dict[Path, bytes] = {}

    def workspace(self, cache: Path | None = None) -> Workspace:
        return find_workspace(self.root, self.root, {**os.environ, "FORENOTE_CACHE": str(cache or self.caches[0])})

    @contextmanager
    def catalogue(self) -> Iterator[Catalogue]:
        with open_catalogue(self.workspace(), lambda _: None) as found:
            found.refresh()
            yield found

    def notes(self) -> list[Path]:
        return sorted(p for p in self.root.rglob("*") if p.is_file() and p.suffix in (".md", ".txt"))

    def agrees(self) -> None:
        with self.catalogue() as catalogue:
            assert catalogue.ledger(self.day) == whole(catalogue, self.day)

    def agrees_with_a_fresh_cache(self) -> None:
        with self.catalogue() as catalogue:
            kept = catalogue.ledger(self.day)
        shutil.rmtree(self.caches[1], ignore_errors=True)
        with open_catalogue(self.workspace(self.caches[1]), lambda _: None) as catalogue:
            catalogue.refresh()
            assert catalogue.ledger(self.day) == kept

    def change(self, kind: str, which: int, where: int, what: int) -> None:
        notes = self.notes()
        if kind == "return" and self.away:
            path = sorted(self.away)[which % len(self.away)]
            path.write_bytes(self.away.pop(path))
        elif notes:
            path = notes[which % len(notes)]
            if kind == "remove":
                self.away[path] = path.read_bytes()
                path.unlink()
            elif kind == "rename":
                path.rename(path.with_name(f"{'ab'[what % 2]} {path.name[-60:]}"))
            elif kind == "note":
                path.with_name(f"2026-03-{what % 28 + 1:02} {path.name[-60:]}").write_text(LINES[where % len(LINES)] + "\n")
            else:
                others = notes[what % len(notes)].read_bytes().split(b"\n")
                path.write_bytes(changed(kind, path.read_bytes(), where, what, others))


def changed(kind: str, text: bytes, where: int, what: int, others: list[bytes]) -> bytes:
    """The bytes of a note after a change of such a kind."""
    lines = text.split(b"\n")
    at = where % len(lines)
    if kind == "tick":
        return text.replace(b"[ ]", b"[x]", 1) if what % 2 else text.replace(b"[x]", b"[ ]", 1)
    if kind == "cut":
        del lines[at]
    elif kind == "swap":
        to = what % len(lines)
        lines[at], lines[to] = lines[to], lines[at]
    else:
        lines.insert(at, {"double": lines[at], "copy": others[where % len(others)]}.get(kind, LINES[what % len(LINES)].encode()))
    return b"\n".join(lines)


@settings(max_examples=20)
@given(st.integers(0, 50), st.integers(1, 3), steps)
def test_after_any_changes_it_is_what_all_notes_give(seed: int, people: int, changes: list[tuple[str, int, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        write_history(desk.root, seed, 8, people)
        desk.agrees()
        for change in changes:
            desk.change(*change)
            desk.agrees()
        desk.agrees_with_a_fresh_cache()


@pytest.mark.parametrize("corpus", ["cedar", "lantern", "meadow", "orchard"])
def test_labelled_notes_taken_away_and_brought_back_one_by_one(corpus: str, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    shutil.copytree(DATA / corpus / "workspace", desk.root)
    desk.agrees()
    rng = random.Random(5)
    for path in rng.sample(desk.notes(), 4):
        before = path.read_bytes()
        path.unlink()
        desk.agrees()
        path.write_bytes(before)
        desk.agrees()
    for _ in range(4):
        desk.change(rng.choice(KINDS), *(rng.randrange(10_000) for _ in range(3)))
        desk.agrees()
    desk.agrees_with_a_fresh_cache()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two people over a year, a note a week."""
    desk = Desk(tmp_path)
    write_history(desk.root, 3, 40, 2, ("dated", "minutes"))
    desk.agrees()
    return desk


def refuse(*_: object) -> Change:
    raise AssertionError("the whole book was made anew")


def counting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The notes whose sessions are read anew from now on; a book that is made anew fails the test."""
    read: list[str] = []
    monkeypatch.setattr(bookkeeping, "made_anew", refuse)
    take_in = Book.read

    def noted(book: Book, held: Held) -> None:
        read.append(held.path)
        take_in(book, held)

    monkeypatch.setattr(Book, "read", noted)
    return read


def ledger_of(desk: Desk) -> tuple[Action, ...]:
    with desk.catalogue() as catalogue:
        return catalogue.ledger(LATE)


def test_a_line_that_tells_nothing_has_one_session_read_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.notes()[0]
    before, read = ledger_of(desk), counting(monkeypatch)
    path.write_text(path.read_text() + "\n## Notes\n\nThe coffee was good.\n")
    assert ledger_of(desk) == before
    assert read == [path.relative_to(desk.root).as_posix()]
    del read[:]
    assert ledger_of(desk) == before
    assert read == []


def test_lines_that_only_move_are_cited_where_they_are_now(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = next(p for p in desk.notes() if b"[ ]" in p.read_bytes() and not p.read_bytes().startswith(b"---"))
    read = counting(monkeypatch)
    top, _, rest = path.read_text().partition("\n")
    path.write_text(f"{top}\n\n\n\n{rest}")
    ledger_of(desk)
    assert set(read) == {path.relative_to(desk.root).as_posix()}
    monkeypatch.undo()
    desk.agrees()


def test_sessions_that_move_down_in_a_running_note_are_not_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path)
    truth = write_history(desk.root, 3, 40, 2, ("newest_first",))
    desk.agrees()
    path = desk.root / max(truth.sessions, key=lambda session: session.date).path
    newest = max(
        session.line
        for session in truth.sessions
        if session.path == path.relative_to(desk.root).as_posix() and session.date >= truth.as_of - dt.timedelta(14)
    )
    lines = path.read_text().split("\n")
    path.write_text("\n".join([*lines[:newest], "", "The coffee was good.", *lines[newest:]]))
    read = counting(monkeypatch)
    ledger_of(desk)
    assert 1 <= len(read) <= 3
    monkeypatch.undo()
    desk.agrees()


def test_only_what_may_see_a_change_is_read_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.notes()[-1]
    read = counting(monkeypatch)
    path.write_text(path.read_text() + "\n## Action items\n\n- [ ] Me: varnish the xylophone\n")
    added = {a.text for a in ledger_of(desk)}
    assert "varnish the xylophone" in added
    assert len(read) < 12
    monkeypatch.undo()
    desk.agrees()


def test_other_days_are_told_from_the_same_notes(desk: Desk) -> None:
    for day in (dt.date(2026, 3, 13), dt.date(2025, 9, 1), dt.date(2026, 3, 1), dt.date.max, dt.date(2026, 2, 20), dt.date(2025, 8, 20)):
        desk.day = day
        desk.agrees()
    desk.change("remove", 3, 0, 0)
    for day in (dt.date(2025, 9, 1), dt.date(2026, 3, 13)):
        desk.day = day
        desk.agrees()


def test_another_person_known_makes_it_anew(desk: Desk) -> None:
    file = desk.root / "forenote.toml"
    file.write_text(file.read_text() + '\n[people."Otto Brandt"]\nrelation = "peer"\n')
    desk.agrees()
    note = desk.root / "1on1s"
    note.mkdir(exist_ok=True)
    (note / "2026-03-10 Ines Falk.md").write_text("# 1:1 Ines Falk 2026-03-10\n\n- [ ] Ines: send the budget\n")
    desk.agrees()


def test_a_session_between_two_is_the_last_one_for_the_second(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    ada = desk.root / "1on1s" / "ada"
    ada.mkdir(parents=True)
    (desk.root / "forenote.toml").write_text('me = "Mira Stone"\n[people."Ada Brook"]\npaths = ["1on1s/ada/**"]\n')
    (ada / "2026-01-05.md").write_text("# 1:1 Ada 2026-01-05\n\n- [ ] Ada: paint the fence\n")
    (ada / "2026-01-19.md").write_text("# 1:1 Ada 2026-01-19\n\n- everything from last time is done\n")
    between = ada / "2026-01-12.md"
    told = []
    for text in (None, "# 1:1 Ada 2026-01-12\n\nThe coffee was good.\n", None):
        between.unlink(missing_ok=True) if text is None else between.write_text(text)
        desk.agrees()
        told.append([a.status for a in ledger_of(desk)])
    assert told == [["done"], ["open"], ["done"]]


def test_what_is_kept_and_does_not_fit_is_made_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bookkeeping, "Torn", Torn)
    with desk.catalogue() as catalogue:
        catalogue._db.execute("update book_versions set state=json_set(state, '$[2][0][1]', 'nothing')")
    path = desk.notes()[-1]
    path.write_text(path.read_text() + "\n- [ ] Me: book the room\n")
    desk.agrees()


def test_sessions_left_out_count_for_nothing(desk: Desk) -> None:
    path = desk.notes()[5].relative_to(desk.root).as_posix()
    leave: Callable[[Held], bool] = lambda held: held.path == path  # noqa: E731
    (desk.root / path).write_text((desk.root / path).read_text() + "\nnothing\n")
    with desk.catalogue() as catalogue:
        kept = catalogue.ledger(LATE, left_out=leave)
        made = build_ledger([h for h in catalogue.held() if not leave(h)], catalogue.roster())
    assert set(kept) == set(made)


WORKER = """
import datetime as dt, os, sys
from pathlib import Path
from assistant.workspace import find_workspace
from assistant.knowing.catalogue import open_catalogue
root = Path(sys.argv[1])
with open_catalogue(find_workspace(root, root, dict(os.environ)), lambda text: None) as catalogue:
    catalogue.refresh()
    print(len(catalogue.ledger(dt.date(2027, 1, 1))))
"""


def start(desk: Desk) -> subprocess.Popen[str]:
    env = {**os.environ, "FORENOTE_CACHE": str(desk.caches[0])}
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, str(desk.root)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env
    )


def test_killed_while_it_is_brought_up_to_date_it_is_whole(desk: Desk) -> None:
    rng = random.Random(11)
    for number in range(8):
        desk.change(("write", "remove", "return", "swap")[number % 4], *(rng.randrange(10_000) for _ in range(3)))
        process = start(desk)
        time.sleep(rng.uniform(0.1, 0.7))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    desk.agrees()
    desk.agrees_with_a_fresh_cache()


def test_several_processes_bring_it_up_to_date_at_once(desk: Desk) -> None:
    for number in range(3):
        desk.change("write", 7 * number, 3, number)
        told = [process.communicate(timeout=60) for process in [start(desk) for _ in range(3)]]
        assert len({out for out, _ in told}) == 1, told
        assert told[0][0].strip().isdigit(), told
    desk.agrees()
    desk.agrees_with_a_fresh_cache()
