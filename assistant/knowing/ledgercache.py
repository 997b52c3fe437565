"""The ledger as the catalogue keeps it: a row a person and state, so that what is about one person never unpacks the others' history."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from assistant.knowing import packing
from assistant.records import Action

if TYPE_CHECKING:  # where nothing changed, the ledger comes from the cache without the code that makes it
    from assistant.knowing.bookreading import Change

_MOST = 12  # ledgers (of a day each) that are kept
_BOOK = "book"  # the key of what is made of the book
_PARTS = ("open", "closed")  # apart, because most commands want the open ones and most actions are closed


def keep_ledger(db: sqlite3.Connection, key: str, actions: tuple[Action, ...]) -> None:
    """Keep a ledger under a key, inside a transaction. Old ones go where there are too many."""
    if db.execute("select count(*) from ledgers where key like '%:made'").fetchone()[0] >= _MOST:
        forget_ledgers(db)
    rows: dict[str, list[tuple[int, Action]]] = {}
    for place, action in enumerate(actions):
        part = "open" if action.status == "open" else "closed"
        rows.setdefault(f"{key}:{part}:{action.person or ''}", []).append((place, action))
    db.executemany("insert or replace into ledgers values(?,?)", [(name, _pack(row)) for name, row in rows.items()])
    db.execute("insert or replace into ledgers values(?,'')", (f"{key}:made",))


def keep_book(db: sqlite3.Connection, key: str, change: Change) -> None:
    """Keep, under a key, the ledger of the book, of which only the rows of the people concerned are made anew, inside a transaction."""
    if change.whole:
        db.execute("delete from ledgers where key glob ?", (f"{_BOOK}:*",))
    fresh: dict[tuple[str, str | None], list[tuple[list[Any], list[Any]]]] = {}
    for tid, thread in change.threads.items():
        if thread is not None:
            from assistant.knowing.threads import action_of

            packed = json.loads(packing.pack_actions((action_of(change.ids[tid], thread),)))
            part = "open" if thread.status == "open" else "closed"
            fresh.setdefault((part, thread.person), []).append(([*change.places[tid], tid], packed[0]))
    for part in _PARTS:
        for person in change.people:
            _merge(db, f"{_BOOK}:{part}:{person or ''}", change.threads, fresh.get((part, person), []))
    db.execute("delete from ledgers where key glob '*:made' and body=?", (_BOOK,))
    db.execute("insert or replace into ledgers values(?,?)", (f"{key}:made", _BOOK))


def _merge(db: sqlite3.Connection, name: str, stale: Collection[int], fresh: list[tuple[list[Any], list[Any]]]) -> None:
    row = db.execute("select body from ledgers where key=?", (name,)).fetchone()
    places, _, actions = row[0].partition("\n") if row else ("[]", "", "[]")
    kept = [entry for entry in zip(json.loads(places), json.loads(actions), strict=True) if entry[0][-1] not in stale]
    both = sorted([*kept, *fresh], key=lambda entry: entry[0])
    if both:
        parts = (json.dumps(list(part), ensure_ascii=False, separators=(",", ":")) for part in zip(*both, strict=True))
        db.execute("insert or replace into ledgers values(?,?)", (name, "\n".join(parts)))
    else:
        db.execute("delete from ledgers where key=?", (name,))


def forget_ledgers(db: sqlite3.Connection) -> None:
    """Forget all but the rows of the book, which are brought up to date when they are next asked for."""
    db.execute("delete from ledgers where key not glob ?", (f"{_BOOK}:*",))


def find_ledger(db: sqlite3.Connection, key: str, *, only_open: bool, people: Collection[str] | None) -> tuple[Action, ...] | None:
    """The actions of a kept ledger (of some people alone), open ones first, else in the order in which they were kept. None: it is not kept."""
    made = db.execute("select body from ledgers where key=?", (f"{key}:made",)).fetchone()
    if made is None:
        return None
    key = made[0] or key
    found: list[Action] = []
    for part in _PARTS[:1] if only_open else _PARTS:
        entries = [entry for body in _bodies(db, f"{key}:{part}:", people) for entry in _unpack(body)]
        entries.sort(key=lambda entry: entry[0])
        found += [action for _, action in entries]
    return tuple(found)


def _bodies(db: sqlite3.Connection, prefix: str, people: Collection[str] | None) -> list[str]:
    if people is None:
        rows = db.execute("select body from ledgers where key>=? and key<?", (prefix, f"{prefix[:-1]};"))  # ";" comes after ":"
    else:
        names = json.dumps([prefix + name for name in people])
        rows = db.execute("select body from ledgers where key in (select value from json_each(?))", (names,))
    return [row[0] for row in rows]


def _pack(row: list[tuple[int, Action]]) -> str:
    return f"{json.dumps([place for place, _ in row])}\n{packing.pack_actions(tuple(action for _, action in row))}"


def _unpack(body: str) -> list[tuple[Any, Action]]:
    places, _, actions = body.partition("\n")
    return list(zip(json.loads(places), packing.unpack_actions(actions), strict=True))
