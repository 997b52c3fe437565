"""The index's SQLite file, beside the catalogue: passages, their lexical index, and every vector that was ever computed.

It is a file of its own, so that rebuilding the catalogue costs no vector and a long embedding blocks no reading.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from assistant.knowing.store import remove, transaction

__all__ = ["FILE_NAME", "connect", "remove", "transaction"]

SCHEMA_VERSION = 2
FILE_NAME = "index.sqlite3"
# Stemmed, and accents folded: "Zoé" finds "Zoe".
TOKENIZER = "porter unicode61 remove_diacritics 2"
_SCHEMA = f"""
create table meta(key text primary key, value text not null) without rowid;
create table files(path text primary key, signature text not null) without rowid;
create table passages(id integer primary key, hash text not null, path text not null, line_start integer, line_end integer, date text, person text,
  section text, kind text, text text, header text, private integer, session_line integer, rows text, words integer);
create index passages_by_path on passages(path);
create index passages_by_person on passages(person, date);
create index passages_private on passages(id) where private;
create virtual table lexicon using fts5(header, text, content='passages', content_rowid='id', tokenize='{TOKENIZER}');
create virtual table postings using fts5vocab('lexicon', 'instance');
create table pieces(passage integer not null, ord integer not null, key text not null, primary key(passage, ord)) without rowid;
create table vectors(id integer primary key, key text not null, model text not null, vector blob not null, unique(key, model))
"""
_DERIVED = ("meta", "files", "passages", "lexicon", "postings", "pieces")


def connect(path: Path) -> sqlite3.Connection:
    """Open the file, making it (0600) where it is missing. Tables of another version are made anew, vectors kept. DatabaseError if it is damaged."""
    if not path.exists():
        with closing(os.fdopen(os.open(path, os.O_CREAT | os.O_RDWR, 0o600), "rb")):
            pass
    connection = sqlite3.connect(path, timeout=20, isolation_level=None)
    connection.execute("pragma journal_mode=wal")
    connection.execute("pragma synchronous=normal")
    if connection.execute("pragma user_version").fetchone()[0] != SCHEMA_VERSION:
        _make(connection)
    connection.execute("select count(*) from meta").fetchone()
    return connection


def _make(connection: sqlite3.Connection) -> None:
    with transaction(connection):
        if connection.execute("pragma user_version").fetchone()[0] == SCHEMA_VERSION:
            return  # another process was quicker
        for table in reversed(_DERIVED):
            connection.execute(f"drop table if exists {table}")
        for statement in _SCHEMA.split(";"):
            connection.execute(statement.replace("create table vectors", "create table if not exists vectors"))
        connection.execute(f"pragma user_version={SCHEMA_VERSION}")
