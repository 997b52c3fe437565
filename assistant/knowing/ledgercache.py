"""The ledger as the catalogue keeps it: a row a person and state, so that what is about one person never unpacks the others' history."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection

from assistant.knowing import packing
from assistant.records import Action

_MOST = 12  # ledgers (of a day each) that are kept
_PARTS = ("open", "closed")  # apart, because most commands want the open ones and most actions are closed


def keep_ledger(db: sqlite3.Connection, key: str, actions: tuple[Action, ...]) -> None:
    """Keep a ledger under a key, inside a transaction. Old ones go where there are too many."""
    if db.execute("select count(*) from ledgers where key like '%:made'").fetchone()[0] >= _MOST:
        db.execute("delete from ledgers")
    rows: dict[str, list[tuple[int, Action]]] = {}
    for place, action in enumerate(actions):
        part = "open" if action.status == "open" else "closed"
        rows.setdefault(f"{key}:{part}:{action.person or ''}", []).append((place, action))
    db.executemany("insert or replace into ledgers values(?,?)", [(name, _pack(row)) for name, row in rows.items()])
    db.execute("insert or replace into ledgers values(?,'')", (f"{key}:made",))


def find_ledger(db: sqlite3.Connection, key: str, *, only_open: bool, people: Collection[str] | None) -> tuple[Action, ...] | None:
    """The actions of a kept ledger (of some people alone), open ones first, else in the order in which they were kept. None: it is not kept."""
    if db.execute("select 1 from ledgers where key=?", (f"{key}:made",)).fetchone() is None:
        return None
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


def _unpack(body: str) -> list[tuple[int, Action]]:
    places, _, actions = body.partition("\n")
    return list(zip(json.loads(places), packing.unpack_actions(actions), strict=True))
