"""The catalogue: everything read from the notes, in one SQLite file that may be deleted at any moment.

``Catalogue.refresh`` brings it up to date: files by size and mtime, then by hash; what changed is read and replaced in one
transaction a file, so a kill leaves either the old rows or the new. The ledger is kept beside its generation and made
again only when a note changed.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
import struct
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

from assistant.files import walk_notes
from assistant.knowing import copies, packing, store
from assistant.knowing.ledgercache import find_ledger, forget_ledgers, keep_book, keep_ledger
from assistant.reading.version import READER_VERSION
from assistant.records import Action, Held, Mention, Note, Session
from assistant.workspace import Workspace, open_cache

# The reader is loaded only where something has to be read: a command after which nothing changed pays for none of it.
if TYPE_CHECKING:
    from assistant.knowing.bookrows import Entry
    from assistant.knowing.discovery import Outline
    from assistant.knowing.roster import Roster
    from assistant.reading.dates import Order


@dataclass(frozen=True, slots=True)
class FileState:
    """What the catalogue says of a file: for ``doctor``."""

    path: str
    kind: str
    encoding: str
    repaired: str | None
    problems: tuple[str, ...]
    copy_of: str | None
    copy_kind: str | None


@dataclass(slots=True)
class Refreshed:
    """What a refresh did."""

    seen: int = 0
    read: int = 0
    removed: int = 0
    problems: list[str] = field(default_factory=list)


def open_catalogue(workspace: Workspace, warn: Callable[[str], None]) -> Catalogue:
    """The catalogue of a workspace, made anew where it is missing, of another version, or damaged."""
    folder = open_cache(workspace)
    path = folder / store.FILE_NAME
    for attempt in (1, 2):
        try:
            return Catalogue(workspace, store.connect(path))
        except sqlite3.DatabaseError as error:
            if (isinstance(error, sqlite3.OperationalError) and "lock" in str(error)) or attempt == 2:
                raise
            warn(f"the catalogue was damaged ({error}): it is made again from your notes")
            store.remove(path)
    raise AssertionError("unreachable")


class Catalogue:
    """The open catalogue. Close it, or use it as a context manager."""

    def __init__(self, workspace: Workspace, connection: sqlite3.Connection) -> None:
        self.workspace = workspace
        self._db = connection
        self._roster: Roster | None = None
        self._stale = False

    def __enter__(self) -> Catalogue:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # --- refresh ---------------------------------------------------------------------------------------------------------

    def refresh(self, progress: Callable[[int, int], None] | None = None) -> Refreshed:
        """Bring the catalogue in line with the files. A file that cannot be read is told in ``problems`` and left alone."""
        done = Refreshed()
        known = {row[0]: (row[1], row[2], row[3]) for row in self._db.execute("select path, size, mtime, hash from notes")}
        stale = self._stale = self._meta("reader") != self._fingerprint()
        config = self.workspace.config
        walked = list(walk_notes(self.workspace.root, config.notes.include, config.notes.exclude, done.problems))
        done.seen = len(walked)
        changed = [(path, status) for path, status in walked if stale or known.get(path, ())[:2] != (status.st_size, status.st_mtime_ns)]
        gone = known.keys() - {path for path, _ in walked}
        names = self._names()
        for index, (path, status) in enumerate(changed):
            if progress:
                progress(index, len(changed))
            done.read += self._read(path, status, None if stale else known.get(path), names, done.problems)
        for path in gone:
            self._forget(path)
        done.removed = len(gone)
        if changed or gone or stale:
            self._ask_siblings(names)
        if not self._is_settled() or stale:
            with store.transaction(self._db):
                self._db.execute("insert or replace into meta values('reader',?)", (self._fingerprint(),))
                self._settle()
        return done

    def _is_settled(self) -> bool:
        return self._meta("settled") == self._meta("generation")

    def _fingerprint(self) -> str:
        config = self.workspace.config
        return json.dumps(
            [
                READER_VERSION,
                store.SCHEMA_VERSION,
                config.me,
                config.aliases,
                [[p.name, p.aliases, p.paths, p.relation] for p in config.people],
            ]
        )

    def _names(self) -> tuple[str, ...]:
        config = self.workspace.config
        people = [name for person in config.people for name in (person.name, *person.aliases)]
        return tuple(n for n in (config.me, *config.aliases, *people) if n)

    def _read(self, path: str, status: os.stat_result, old: tuple[int, int, str] | None, names: Sequence[str], problems: list[str]) -> int:
        try:
            data = (self.workspace.root / path).read_bytes()
        except OSError as error:
            problems.append(f"{path} could not be read: {error.strerror or error}")
            return 0
        digest = blake2b(data, digest_size=16).hexdigest()
        if old and old[2] == digest:
            self._db.execute("update notes set size=?, mtime=? where path=?", (status.st_size, status.st_mtime_ns, path))
            return 0
        from assistant.reading.note import read_note

        note = read_note(path, data, names)
        self._replace(note, status, digest, copies.line_marks(data.decode("utf-8", "replace")), again=self._stale)
        return 1

    def _replace(self, note: Note, status: os.stat_result, digest: str, marks: frozenset[int], *, again: bool) -> None:
        row = (
            note.path, status.st_size, status.st_mtime_ns, digest, note.kind, note.encoding, note.repaired, json.dumps(note.problems, ensure_ascii=False),
            note.title, note.lines, packing.pack_front(note), b"".join(m.to_bytes(4, "little") for m in sorted(marks)), note.order,
        )  # fmt: skip
        with store.transaction(self._db):
            if (
                again is False
                and self._db.execute(
                    "select 1 from notes where path=? and hash=? and size=? and mtime=?", (note.path, digest, row[1], row[2])
                ).fetchone()
            ):
                return  # another process was quicker
            self._db.execute("delete from sessions where path=?", (note.path,))
            self._db.execute(
                "insert or replace into notes(path,size,mtime,hash,kind,encoding,repaired,problems,title,lines,front,marks,dayorder) values(?,?,?,?,?,?,?,?,?,?,?,?,?)",
                row,
            )
            if note.kind == "session":
                for order, session in enumerate(note.sessions):
                    self._insert(note.path, order, session)
            self._touch()

    def _insert(self, path: str, order: int, session: Session) -> None:
        date = session.date.isoformat() if session.date else None
        body = packing.pack_session(session)
        names = json.dumps([[m.name, m.where, m.line, m.initials] for m in session.mentions], ensure_ascii=False)
        self._db.execute(
            "insert into sessions(path,ord,date,leftover,skipped,mentions,title,line,digest,body) values(?,?,?,?,?,?,?,?,?,?)",
            (
                path,
                order,
                date,
                session.leftover,
                session.skipped,
                names,
                session.title,
                session.line_start,
                _digest(packing.shape_of(session)),
                body,
            ),
        )

    def _forget(self, path: str) -> None:
        with store.transaction(self._db):
            self._db.execute("delete from sessions where path=?", (path,))
            self._db.execute("delete from notes where path=?", (path,))
            self._touch()

    def _touch(self) -> None:
        """A new generation: people and copies are to be settled again, by us or, if we are killed before that, by the next."""
        self._db.execute("insert into meta values('generation','1') on conflict(key) do update set value=cast(value as integer)+1")

    def _meta(self, key: str) -> str | None:
        row = self._db.execute("select value from meta where key=?", (key,)).fetchone()
        return row[0] if row else None

    def _ask_siblings(self, names: Sequence[str]) -> None:
        """Read again, with what their folder knows, the notes whose dates lack a year or leave day and month open."""
        from assistant.reading.note import read_note

        rows = self._db.execute(
            "select path, size, mtime, hash from notes where kind='session' and (problems like '%has no year%' or problems like '%is ambiguous%')"
        ).fetchall()
        for path, _, _, digest in rows:
            order, near = self._sibling_hints(path)
            file = self.workspace.root / path
            try:
                data, status = file.read_bytes(), file.stat()
            except OSError:
                continue
            near = near or dt.date.fromtimestamp(status.st_mtime)  # nothing else in the workspace tells the year
            if blake2b(data, digest_size=16).hexdigest() == digest:
                note = read_note(path, data, names, order=order, near=near)
                self._replace(note, status, digest, copies.line_marks(data.decode("utf-8", "replace")), again=True)

    def _sibling_hints(self, path: str) -> tuple[Order | None, dt.date | None]:
        """The order that most notes of the same folder prove, and the newest date there, or else anywhere."""
        folder = path.rpartition("/")[0]
        inside = (f"{folder}/%" if folder else "%", path)
        orders = [
            row[0] for row in self._db.execute("select dayorder from notes where path like ? and path<>? and dayorder is not null", inside)
        ]
        query = "select max(date) from sessions where path like ? and path<>?"
        newest = self._db.execute(query, inside).fetchone()[0] or self._db.execute(query, ("%", path)).fetchone()[0]
        order: Order | None = (
            "dmy" if orders.count("dmy") > orders.count("mdy") else "mdy" if orders.count("mdy") > orders.count("dmy") else None
        )
        return order, dt.date.fromisoformat(newest) if newest else None

    def _settle(self) -> None:
        """After changes, inside a transaction: which notes are copies, who is who, and whose session each is."""
        sheets = [
            copies.Sheet(row[0], row[1], row[2], frozenset(struct.unpack(f"<{len(row[3]) // 4}I", row[3])))
            for row in self._db.execute("select n.path, n.hash, (select min(date) from sessions s where s.path=n.path), n.marks from notes n where n.kind='session'")
        ]  # fmt: skip
        from assistant.knowing.discovery import whose

        found = copies.find_copies(sheets)
        self._db.execute("update notes set copy_of=null, copy_kind=null where copy_of is not null")
        self._db.executemany(
            "update notes set copy_of=?, copy_kind=? where path=?", [(of, kind, path) for path, (of, kind) in found.items()]
        )
        rows = self._db.execute("select path, ord, person, doubt, mentions, leftover, title from sessions").fetchall()
        outlines = [self._outline(row[0], row[1], *row[4:]) for row in rows]
        roster = self._build_roster([(row[0], outline) for row, outline in zip(rows, outlines, strict=True) if row[0] not in found])
        said = [(*whose(roster, row[0], outline), *row[:4]) for row, outline in zip(rows, outlines, strict=True)]
        self._db.executemany(
            "update sessions set person=?, doubt=? where path=? and ord=?", [row[:4] for row in said if row[:2] != row[4:]]
        )
        forget_ledgers(self._db)
        self._db.execute("insert or replace into meta values('roster',?)", (packing.pack_people(roster.me, roster.people),))
        self._db.execute("insert or replace into meta select 'settled', value from meta where key='generation'")
        self._roster = None

    def _outline(self, path: str, order: int, mentions: str, leftover: int, title: str | None) -> Outline:
        from assistant.knowing.discovery import Outline

        def fetch() -> Session:
            row = self._db.execute("select body from sessions where path=? and ord=?", (path, order)).fetchone()
            return packing.unpack_session(row[0])

        return Outline(tuple(Mention(*m) for m in json.loads(mentions)), bool(leftover), title, fetch)

    def _build_roster(self, sessions: Sequence[tuple[str, Outline]]) -> Roster:
        from assistant.knowing.discovery import build_roster

        pages = [
            Note(path, front_matter=json.loads(front), title=title, kind="page")
            for path, front, title in self._db.execute("select path, front, title from notes where kind='page'")
        ]
        return build_roster(self.workspace.config, pages, sessions)

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """One consistent view of the whole catalogue, settled: no other process can change it while we look."""
        with store.transaction(self._db):
            if not self._is_settled():
                self._settle()
            yield

    # --- what it knows ---------------------------------------------------------------------------------------------------

    def roster(self) -> Roster:
        """Everybody known: configured, on pages, named by notes."""
        if self._roster is None:
            from assistant.knowing.roster import index_people

            packed = self._meta("roster")
            me, people = packing.unpack_people(packed) if packed else (self.workspace.config.me, ())
            self._roster = index_people(self.workspace.config, me, people)
        return self._roster

    def held(self, person: str | None = None) -> tuple[Held, ...]:
        """Sessions of non-copies, oldest first, undated ones before all; with ``person`` only theirs."""
        return self._held("", ()) if person is None else self._held(" and s.person=?", (person,))

    def held_near(self, people: Collection[str]) -> tuple[Held, ...]:
        """Those of some people and those of nobody, in the same order."""
        return self._held(" and (s.person is null or s.person in (select value from json_each(?)))", (json.dumps(list(people)),))

    def held_at(self, paths: Collection[str]) -> tuple[Held, ...]:
        """Those in some files, in the same order."""
        return self._held(" and s.path in (select value from json_each(?))", (json.dumps(list(paths)),))

    def _held(self, condition: str, values: tuple[str, ...]) -> tuple[Held, ...]:
        query = "select s.path, s.person, s.body from sessions s join notes n on n.path=s.path where n.copy_of is null"
        rows = self._db.execute(f"{query}{condition} order by coalesce(s.date,''), s.path, s.ord", values)
        return tuple(Held(path, packing.unpack_session(body), who) for path, who, body in rows)

    def count(self) -> int:
        """How many sessions of non-copies there are."""
        query = "select count(*) from sessions s join notes n on n.path=s.path where n.copy_of is null"
        return int(self._db.execute(query).fetchone()[0])

    def folders(self) -> dict[str, tuple[str, ...]]:
        """In which folders the notes of each person lie."""
        query = "select s.person, s.path from sessions s join notes n on n.path=s.path where n.copy_of is null and s.person is not null"
        found: dict[str, dict[str, None]] = {}
        for person, path in self._db.execute(f"{query} order by coalesce(s.date,''), s.path, s.ord"):
            found.setdefault(person, {})[path.rpartition("/")[0]] = None
        return {person: tuple(folders) for person, folders in found.items()}

    def generation(self) -> str:
        """Changes with every change of what the catalogue holds, and stays where nothing changed."""
        return f"{self._meta('settled')}:{self._meta('reader')}"

    def signatures(self) -> dict[str, str]:
        """What each note that counts (a session's, no copy) looks like, with its people: equal where nothing changed."""
        rows = self._db.execute(
            "select n.path, n.hash, group_concat(coalesce(s.person,''), char(10)) from notes n join"
            " (select path, person from sessions order by path, ord) s on s.path=n.path where n.copy_of is null group by n.path"
        )
        return {path: f"{digest}:{people}" for path, digest, people in rows}

    def held_in(self, path: str) -> tuple[Held, ...]:
        """The sessions of one file, as they stand in it."""
        rows = self._db.execute("select person, body from sessions where path=? order by ord", (path,))
        return tuple(Held(path, packing.unpack_session(body), person) for person, body in rows)

    def files(self) -> tuple[FileState, ...]:
        """Every file of the workspace with how it was read."""
        rows = self._db.execute("select path, kind, encoding, repaired, problems, copy_of, copy_kind from notes order by path")
        return tuple(FileState(r[0], r[1], r[2], r[3], tuple(json.loads(r[4])), r[5], r[6]) for r in rows)

    def doubts(self) -> tuple[tuple[str, int, str], ...]:
        """(path, line, candidates) of sessions whose person is ambiguous."""
        rows = self._db.execute("select path, body, doubt from sessions where doubt is not null order by path, ord")
        return tuple((path, packing.unpack_session(body).line_start, doubt) for path, body, doubt in rows)

    def ledger(
        self,
        as_of: dt.date,
        *,
        left_out: Callable[[Held], bool] = lambda _: False,
        only_open: bool = False,
        people: Collection[str] | None = None,
    ) -> tuple[Action, ...]:
        """The actions known on a day (``people``: theirs alone), open ones first, from the cache where no note changed.

        Notes dated later are plans and don't count. ``left_out`` says of a session that it doesn't either: always the same of the same one.
        """
        cached = find_ledger(self._db, self._ledger_key(as_of), only_open=only_open, people=people) if self._is_settled() else None
        if cached is not None:
            return cached
        with self._settled():
            key = self._ledger_key(as_of)
            self._make_ledger(key, as_of.isoformat(), left_out)
            return find_ledger(self._db, key, only_open=only_open, people=people) or ()

    def _make_ledger(self, key: str, day: str, left_out: Callable[[Held], bool]) -> None:
        """Bring the book up to date; where no note changed, a day far from that of the book gets a ledger of its own."""
        from assistant.knowing import bookkeeping
        from assistant.knowing.bookrows import entries_of
        from assistant.knowing.ledger import build_ledger

        roster = self.roster()
        people = [[person.name, person.aliases] for person in roster.people]
        fingerprint = _digest(json.dumps([self._fingerprint(), roster.me, sorted(roster.me_names), people]))
        notes = bookkeeping.Notes(entries_of(self._db, day), self._load, left_out, roster)
        change = bookkeeping.brought_up(self._db, notes, fingerprint)
        if change is None and self._meta("book_is") == json.dumps([fingerprint, self._meta("generation")]):
            keep_ledger(self._db, key, build_ledger([h for h in map(self._load, notes.entries) if not left_out(h)], roster))
            return
        keep_book(self._db, key, change or bookkeeping.made_anew(self._db, notes, fingerprint))
        self._db.execute("insert or replace into meta values('book_is',?)", (json.dumps([fingerprint, self._meta("generation")]),))

    def _load(self, entry: Entry) -> Held:
        row = self._db.execute("select body from sessions where path=? and ord=?", (entry.path, entry.ord)).fetchone()
        return Held(entry.path, packing.unpack_session(row[0]), entry.person)

    def _ledger_key(self, as_of: dt.date) -> str:
        horizon = self._db.execute("select max(date) from sessions where date<=?", (as_of.isoformat(),)).fetchone()[0]
        return f"{self._meta('generation')}:{horizon}"


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def warn_on_stderr(message: str) -> None:
    """One line on stderr."""
    sys.stderr.write(f"forenote: {message}\n")
