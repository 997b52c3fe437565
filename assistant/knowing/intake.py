"""Files into the catalogue's rows: by size and mtime, then by hash; what changed is read and replaced in one transaction a file.

So a kill leaves either the old rows of a file or the new. What has to be settled over all notes is `attribution`'s.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

from assistant.files import walk_notes
from assistant.knowing import copies, packing, store
from assistant.records import Note, Session
from assistant.workspace import Workspace

# The reader is loaded only where something has to be read: a command after which nothing changed pays for none of it.
if TYPE_CHECKING:
    from assistant.reading.dates import Order

_REPLACE = (
    "insert or replace into notes(path,size,mtime,hash,kind,encoding,repaired,problems,title,lines,front,marks,dayorder)"
    " values(?,?,?,?,?,?,?,?,?,?,?,?,?)"
)
_INSERT = "insert into sessions(path,ord,date,leftover,skipped,mentions,title,line,digest,body) values(?,?,?,?,?,?,?,?,?,?)"
_SAME = "select 1 from notes where path=? and hash=? and size=? and mtime=?"
_OPEN_DATES = "select path, hash from notes where kind='session' and (problems like '%has no year%' or problems like '%is ambiguous%')"
_PLANNED = dt.timedelta(14)  # how long before a talk a note for it is begun


@dataclass(slots=True)
class Refreshed:
    """What a refresh did."""

    seen: int = 0
    read: int = 0
    removed: int = 0
    problems: list[str] = field(default_factory=list)


class Intake:
    """One pass over the files of a workspace. ``stale``: nothing that was read before counts."""

    def __init__(self, workspace: Workspace, db: sqlite3.Connection, *, stale: bool) -> None:
        self._root = workspace.root
        self._notes = workspace.config.notes
        self._db = db
        self._stale = stale
        config = workspace.config
        people = [name for person in config.people for name in (person.name, *person.aliases)]
        self._names = tuple(n for n in (config.me, *config.aliases, *people) if n)

    def take_in(self, progress: Callable[[int, int], None] | None = None) -> Refreshed:
        """Read what changed, forget what is gone. A file that cannot be read is told in ``problems`` and left alone."""
        done = Refreshed()
        known = {row[0]: (row[1], row[2], row[3]) for row in self._db.execute("select path, size, mtime, hash from notes")}
        walked = list(walk_notes(self._root, self._notes.include, self._notes.exclude, done.problems))
        done.seen = len(walked)
        changed = [
            (path, status) for path, status in walked if self._stale or known.get(path, ())[:2] != (status.st_size, status.st_mtime_ns)
        ]
        gone = known.keys() - {path for path, _ in walked}
        for index, (path, status) in enumerate(changed):
            if progress:
                progress(index, len(changed))
            done.read += self._read(path, status, None if self._stale else known.get(path), done.problems)
        for path in gone:
            self._forget(path)
        done.removed = len(gone)
        if changed or gone or self._stale:
            self._ask_siblings()
        return done

    def _read(self, path: str, status: os.stat_result, old: tuple[int, int, str] | None, problems: list[str]) -> int:
        try:
            data = (self._root / path).read_bytes()
        except OSError as error:
            problems.append(f"{path} could not be read: {error.strerror or error}")
            return 0
        digest = blake2b(data, digest_size=16).hexdigest()
        if old and old[2] == digest:
            self._db.execute("update notes set size=?, mtime=? where path=?", (status.st_size, status.st_mtime_ns, path))
            return 0
        from assistant.reading.note import read_note

        note = read_note(path, data, self._names)
        self._replace(note, status, data, again=self._stale)
        return 1

    def _replace(self, note: Note, status: os.stat_result, data: bytes, *, again: bool) -> None:
        digest = blake2b(data, digest_size=16).hexdigest()
        marks = copies.line_marks(data.decode("utf-8", "replace"))
        row = (
            note.path, status.st_size, status.st_mtime_ns, digest, note.kind, note.encoding, note.repaired, json.dumps(note.problems, ensure_ascii=False),
            note.title, note.lines, packing.pack_front(note), b"".join(m.to_bytes(4, "little") for m in sorted(marks)), note.order,
        )  # fmt: skip
        with store.transaction(self._db):
            if not again and self._db.execute(_SAME, (note.path, digest, row[1], row[2])).fetchone():
                return  # another process was quicker
            self._db.execute("delete from sessions where path=?", (note.path,))
            self._db.execute(_REPLACE, row)
            if note.kind == "session":
                self._db.executemany(_INSERT, (_session_row(note.path, order, session) for order, session in enumerate(note.sessions)))
            self._touch()

    def _forget(self, path: str) -> None:
        with store.transaction(self._db):
            self._db.execute("delete from sessions where path=?", (path,))
            self._db.execute("delete from notes where path=?", (path,))
            self._touch()

    def _touch(self) -> None:
        """A new generation: people and copies are to be settled again, by us or, if we are killed before that, by the next."""
        self._db.execute("insert into meta values('generation','1') on conflict(key) do update set value=cast(value as integer)+1")

    def _ask_siblings(self) -> None:
        """Read again, with what their folder knows, the notes whose dates lack a year or leave day and month open."""
        from assistant.reading.note import read_note

        for path, digest in self._db.execute(_OPEN_DATES).fetchall():
            order, near = self._sibling_hints(path)
            file = self._root / path
            try:
                data, status = file.read_bytes(), file.stat()
            except OSError:
                continue
            saved = dt.date.fromtimestamp(status.st_mtime)
            near = near or saved  # nothing else in the workspace tells the year
            if blake2b(data, digest_size=16).hexdigest() == digest:
                order = order or self._order_when_saved(path, data, saved)
                self._replace(read_note(path, data, self._names, order=order, near=near), status, data, again=True)

    def _order_when_saved(self, path: str, data: bytes, saved: dt.date) -> Order | None:
        """The order that puts no session long after the day on which the file was saved, where the other does."""
        from assistant.reading.note import read_note

        orders: tuple[Order, Order] = ("dmy", "mdy")
        latest = (
            max((s.date for s in read_note(path, data, self._names, order=order, near=saved).sessions if s.date), default=None)
            for order in orders
        )
        likely = [order for order, day in zip(orders, latest, strict=True) if day and day <= saved + _PLANNED]
        return likely[0] if len(likely) == 1 else None

    def _sibling_hints(self, path: str) -> tuple[Order | None, dt.date | None]:
        """The order that most notes of the same folder prove, and the newest date there, or else anywhere."""
        folder = path.rpartition("/")[0]
        inside = (f"{folder}/%" if folder else "%", path)
        query = "select dayorder from notes where path like ? and path<>? and dayorder is not null"
        orders = [row[0] for row in self._db.execute(query, inside)]
        query = "select max(date) from sessions where path like ? and path<>?"
        newest = self._db.execute(query, inside).fetchone()[0] or self._db.execute(query, ("%", path)).fetchone()[0]
        day_first, month_first = orders.count("dmy"), orders.count("mdy")
        order: Order | None = "dmy" if day_first > month_first else "mdy" if month_first > day_first else None
        return order, dt.date.fromisoformat(newest) if newest else None


def _session_row(path: str, order: int, session: Session) -> tuple[object, ...]:
    names = json.dumps([[m.name, m.where, m.line, m.initials] for m in session.mentions], ensure_ascii=False)
    return (
        path, order, session.date.isoformat() if session.date else None, session.leftover, session.skipped, names, session.title,
        session.line_start, store.digest_of(packing.shape_of(session)), packing.pack_session(session),
    )  # fmt: skip
