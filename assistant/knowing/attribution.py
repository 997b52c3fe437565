"""What the catalogue settles over all notes after a change: which are copies, who is who, and whose session each is."""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Sequence

from assistant.config import Config
from assistant.knowing import copies, packing, store
from assistant.knowing.discovery import Outline, build_roster, whose
from assistant.knowing.ledgercache import forget_ledgers
from assistant.knowing.roster import Roster
from assistant.records import Mention, Note, Session

_SHEETS = "select n.path, n.hash, (select min(date) from sessions s where s.path=n.path), n.marks from notes n where n.kind='session'"


def settle(db: sqlite3.Connection, config: Config) -> None:
    """Settle copies, people and sessions anew, inside the transaction of the caller; the ledgers of before are forgotten."""
    sheets = [
        copies.Sheet(path, digest, day, frozenset(struct.unpack(f"<{len(marks) // 4}I", marks)))
        for path, digest, day, marks in db.execute(_SHEETS)
    ]
    found = copies.find_copies(sheets)
    db.execute("update notes set copy_of=null, copy_kind=null where copy_of is not null")
    db.executemany("update notes set copy_of=?, copy_kind=? where path=?", [(of, kind, path) for path, (of, kind) in found.items()])
    rows = db.execute("select path, ord, person, doubt, mentions, leftover, title from sessions").fetchall()
    outlines = [_outline(db, row[0], row[1], *row[4:]) for row in rows]
    roster = _roster(db, config, [(row[0], outline) for row, outline in zip(rows, outlines, strict=True) if row[0] not in found])
    said = [(*whose(roster, row[0], outline), *row[:4]) for row, outline in zip(rows, outlines, strict=True)]
    db.executemany("update sessions set person=?, doubt=? where path=? and ord=?", [row[:4] for row in said if row[:2] != row[4:]])
    forget_ledgers(db)
    store.keep_meta(db, "roster", packing.pack_people(roster.me, roster.people))
    db.execute("insert or replace into meta select 'settled', value from meta where key='generation'")


def _outline(db: sqlite3.Connection, path: str, order: int, mentions: str, leftover: int, title: str | None) -> Outline:
    def fetch() -> Session:
        row = db.execute("select body from sessions where path=? and ord=?", (path, order)).fetchone()
        return packing.unpack_session(row[0])

    return Outline(tuple(Mention(*m) for m in json.loads(mentions)), bool(leftover), title, fetch)


def _roster(db: sqlite3.Connection, config: Config, sessions: Sequence[tuple[str, Outline]]) -> Roster:
    pages = [
        Note(path, front_matter=json.loads(front), title=title, kind="page")
        for path, front, title in db.execute("select path, front, title from notes where kind='page'")
    ]
    return build_roster(config, pages, sessions)
