"""The book of threads as the catalogue keeps it: its sessions in order, every thread as each session left it, and which threads hold a word."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.knowing.versions import Version


@dataclass(frozen=True, slots=True)
class Entry:
    """A session's place in the book. Day, file and which of them it is name it; digest and person tell whether it changed, ``line`` whether it moved.

    ``ord`` finds it in the catalogue and says nothing about an entry of the book itself.
    """

    date: str
    leftover: int
    path: str
    nth: int
    digest: str
    person: str | None
    line: int
    ord: int = -1
    sid: int = 0
    skipped: bool = False

    @property
    def name(self) -> tuple[str, int, str, int]:
        """What names it, and by which it is sorted."""
        return self.date, self.leftover, self.path, self.nth

    @property
    def day(self) -> dt.date | None:
        """Its day."""
        return dt.date.fromisoformat(self.date) if self.date else None

    def same(self, other: Entry) -> bool:
        """Whether it reads as it did."""
        return (self.digest, self.person) == (other.digest, other.person)


@dataclass(frozen=True, slots=True)
class Effects:
    """What taking in a session did, and of what that depended.

    ``people``, ``items``, ``told`` and ``reopened`` are those of a ``Trace``, ``looked`` the words whose weights it asked for, all hashed but people;
    ``weighed`` are the words of its items, one string an item.
    """

    versions: Mapping[int, Version] = field(default_factory=dict)
    people: str = "[]"
    items: bytes = b""
    told: bytes = b""
    reopened: bytes = b""
    looked: bytes = b""
    weighed: tuple[str, ...] = ()


class Bits:
    """Which threads were ever entered under a word, a bit a thread. They only gain: what is found has to be looked at."""

    def __init__(self, db: sqlite3.Connection | None) -> None:
        self._db = db
        self._known: dict[tuple[str, str], int] = {}
        self._changed: set[tuple[str, str]] = set()

    def of(self, kind: str, word: str) -> int:
        """The threads of a word."""
        known = self._known.get((kind, word))
        if known is None:
            row = self._db.execute("select bits from book_bits where kind=? and word=?", (kind, word)).fetchone() if self._db else None
            known = self._known[kind, word] = int.from_bytes(row[0], "little") if row else 0
        return known

    def any(self, kind: str, words: Iterable[str]) -> int:
        """The threads of any of some words."""
        found = 0
        for word in words:
            found |= self.of(kind, word)
        return found

    def put(self, kind: str, word: str, bits: int) -> None:
        """Say which threads a word has."""
        if self.of(kind, word) != bits:
            self._known[kind, word] = bits
            self._changed.add((kind, word))

    def enter(self, kind: str, words: Iterable[str], tid: int) -> None:
        """Enter a thread under words."""
        for word in words:
            self.put(kind, word, self.of(kind, word) | 1 << tid)

    def keep(self, db: sqlite3.Connection) -> None:
        """Write what changed."""
        rows = [(*key, _bytes(self._known[key])) for key in sorted(self._changed)]
        db.executemany("insert or replace into book_bits values(?,?,?)", rows)


def _bytes(bits: int) -> bytes:
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def entries_of(db: sqlite3.Connection, horizon: str) -> list[Entry]:
    """The sessions of the catalogue up to a day, in the order in which the ledger reads them."""
    rows = db.execute(
        "select coalesce(s.date,''), s.leftover, s.path, s.line, s.ord, s.digest, s.person from sessions s join notes n on n.path=s.path"
        " where n.copy_of is null and (s.date is null or s.date<=?)",
        (horizon,),
    )
    found: list[Entry] = []
    for date, leftover, path, line, order, digest, person in sorted(rows, key=lambda row: row[:5]):
        last = found[-1] if found else None
        nth = last.nth + 1 if last and last.name[:3] == (date, leftover, path) else 0
        found.append(Entry(date, leftover, path, nth, digest, person, line, order))
    return found


def kept_entries(db: sqlite3.Connection) -> list[Entry]:
    """The sessions of the book."""
    rows = db.execute("select date, leftover, path, nth, digest, person, line, sid, skipped from book_sessions")
    return [Entry(a, b, c, d, e, f, g, sid=sid, skipped=bool(skipped)) for a, b, c, d, e, f, g, sid, skipped in rows]


def clear(db: sqlite3.Connection) -> None:
    """Empty the book."""
    for table in ("book_sessions", "book_threads", "book_versions", "book_bits"):
        db.execute(f"delete from {table}")
    db.execute("delete from meta where key in ('book', 'book_words', 'book_ids')")


def keep_effects(db: sqlite3.Connection, effects: Sequence[tuple[Entry, Effects]]) -> None:
    """Write what sessions did in place of what they did before."""
    sids = [(entry.sid,) for entry, _ in effects]
    db.executemany("delete from book_versions where sid=?", sids)
    db.executemany(
        "insert or replace into book_sessions values(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        [
            (e.sid, *e.name, e.digest, e.person, e.line, e.skipped, f.people, f.items, f.told, f.reopened, f.looked, json.dumps(f.weighed))
            for e, f in effects
        ],
    )
    db.executemany(
        "insert into book_versions values(?,?,?,?,?)",
        [(tid, e.sid, v.state, v.closing, v.words) for e, f in effects for tid, v in f.versions.items()],
    )


def keep_threads(db: sqlite3.Connection, threads: Iterable[tuple[int, int, str, str, str]]) -> None:
    """Write (tid, sid, item, key, digest) of threads."""
    db.executemany("insert or replace into book_threads values(?,?,?,?,?)", threads)


def drop_threads(db: sqlite3.Connection, tids: Iterable[int]) -> None:
    """Forget threads."""
    db.executemany("delete from book_threads where tid=?", [(tid,) for tid in tids])


def kept_threads(db: sqlite3.Connection, tids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """(key, digest) of those of some threads that are kept."""
    rows = db.execute("select tid, key, digest from book_threads where tid in (select value from json_each(?))", (json.dumps(list(tids)),))
    return {tid: (key, digest) for tid, key, digest in rows}


def threads_of(db: sqlite3.Connection, key: str) -> dict[int, str]:
    """The digests of all threads of a key."""
    return dict(db.execute("select tid, digest from book_threads where key=?", (key,)).fetchall())


def kept_digests(db: sqlite3.Connection) -> list[str]:
    """The digests of all threads."""
    return [row[0] for row in db.execute("select digest from book_threads")]


def weighed_by(db: sqlite3.Connection, sids: Iterable[int]) -> list[str]:
    """The words of the items of some sessions, a string an item."""
    found: list[str] = []
    for sid in sids:
        row = db.execute("select weighed from book_sessions where sid=?", (sid,)).fetchone()
        found += json.loads(row[0])
    return found


def looking_at(db: sqlite3.Connection, marks: Sequence[bytes]) -> set[int]:
    """The sessions that asked for the weight of one of some words (hashed)."""
    if not marks:
        return set()
    return {sid for sid, looked in db.execute("select sid, looked from book_sessions") if any(mark in looked for mark in marks)}
