"""The catalogue: everything read from the notes, in one SQLite file that may be deleted at any moment.

``Catalogue.refresh`` brings it up to date: files by size and mtime, then by hash; what changed is read and replaced in one
transaction a file, so a kill leaves either the old rows or the new. The ledger is kept beside its generation and made
again only when a note changed.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.knowing import packing, store
from assistant.knowing.intake import Intake, Refreshed
from assistant.knowing.ledgercache import find_ledger, keep_book, keep_ledger
from assistant.knowing.store import digest_of
from assistant.reading.version import READER_VERSION
from assistant.records import Action, Held
from assistant.workspace import Workspace, open_cache

if TYPE_CHECKING:
    from assistant.knowing.bookrows import Entry
    from assistant.knowing.roster import Roster

__all__ = ["Catalogue", "FileState", "Refreshed", "open_catalogue", "warn_on_stderr"]


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
        version = self._fingerprint()
        stale = store.meta(self._db, "reader") != version
        done = Intake(self.workspace, self._db, stale=stale).take_in(progress)
        if not self._is_settled() or stale:
            with store.transaction(self._db):
                store.keep_meta(self._db, "reader", version)
                self._settle()
        return done

    def _settle(self) -> None:
        from assistant.knowing.attribution import settle

        settle(self._db, self.workspace.config)
        self._roster = None

    def _is_settled(self) -> bool:
        return store.meta(self._db, "settled") == store.meta(self._db, "generation")

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

            packed = store.meta(self._db, "roster")
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
        return f"{store.meta(self._db, 'settled')}:{store.meta(self._db, 'reader')}"

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
        from assistant.knowing.bookreading import Notes
        from assistant.knowing.bookrows import entries_of
        from assistant.knowing.ledger import build_ledger

        roster = self.roster()
        people = [[person.name, person.aliases] for person in roster.people]
        fingerprint = digest_of(json.dumps([self._fingerprint(), roster.me, sorted(roster.me_names), people]))
        notes = Notes(entries_of(self._db, day), self._load, left_out, roster)
        change = bookkeeping.brought_up(self._db, notes, fingerprint)
        if change is None and store.meta(self._db, "book_is") == json.dumps([fingerprint, store.meta(self._db, "generation")]):
            keep_ledger(self._db, key, build_ledger([h for h in map(self._load, notes.entries) if not left_out(h)], roster))
            return
        keep_book(self._db, key, change or bookkeeping.made_anew(self._db, notes, fingerprint))
        store.keep_meta(self._db, "book_is", json.dumps([fingerprint, store.meta(self._db, "generation")]))

    def _load(self, entry: Entry) -> Held:
        row = self._db.execute("select body from sessions where path=? and ord=?", (entry.path, entry.ord)).fetchone()
        return Held(entry.path, packing.unpack_session(row[0]), entry.person)

    def _ledger_key(self, as_of: dt.date) -> str:
        horizon = self._db.execute("select max(date) from sessions where date<=?", (as_of.isoformat(),)).fetchone()[0]
        return f"{store.meta(self._db, 'generation')}:{horizon}"


def warn_on_stderr(message: str) -> None:
    """One line on stderr."""
    sys.stderr.write(f"forenote: {message}\n")
