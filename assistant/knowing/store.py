"""The catalogue's SQLite file: its schema, how it is opened, and what a transaction is."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path

SCHEMA_VERSION = 5
FILE_NAME = "catalogue.sqlite3"
SCHEMA = """
create table if not exists meta(key text primary key, value text not null) without rowid;
create table if not exists notes(path text primary key, size integer, mtime integer, hash text, kind text, encoding text, repaired text, problems text,
  copy_of text, copy_kind text, title text, lines integer, front text, marks blob, dayorder text) without rowid;
create table if not exists sessions(path text, ord integer, date text, person text, doubt text, leftover integer, skipped integer, mentions text, title text, line integer, digest text, body text,
  primary key(path, ord)) without rowid;
create index if not exists sessions_by_person on sessions(person, date);
create table if not exists ledgers(key text primary key, body text not null) without rowid;
create table if not exists book_sessions(sid integer primary key, date text, leftover integer, path text, nth integer, digest text, person text, line integer, skipped integer,
  people text, items blob, told blob, reopened blob, looked blob, weighed text);
create table if not exists book_threads(tid integer primary key, sid integer, item text, key text, digest text, unique(sid, item));
create index if not exists book_threads_by_key on book_threads(key);
create table if not exists book_versions(tid integer, sid integer, state text, closing text, words blob, primary key(tid, sid)) without rowid;
create index if not exists book_versions_by_session on book_versions(sid);
create table if not exists book_bits(kind text, word text, bits blob, primary key(kind, word)) without rowid;
"""
TABLES = ("meta", "notes", "sessions", "ledgers", "book_sessions", "book_threads", "book_versions", "book_bits")


def remove(path: Path) -> None:
    """Delete the file and what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def connect(path: Path) -> sqlite3.Connection:
    """Open the file, making it (0600) or its tables anew where they are missing or of another version. DatabaseError if it is damaged."""
    if not path.exists():
        with closing(os.fdopen(os.open(path, os.O_CREAT | os.O_RDWR, 0o600), "rb")):
            pass  # so that SQLite's own files inherit 0600
    connection = sqlite3.connect(path, timeout=20, isolation_level=None)
    connection.execute("pragma journal_mode=wal")
    connection.execute("pragma synchronous=normal")
    row = connection.execute("pragma user_version").fetchone()
    if row[0] != SCHEMA_VERSION:
        with transaction(connection):
            for table in TABLES:
                connection.execute(f"drop table if exists {table}")
            for statement in SCHEMA.split(";"):
                connection.execute(statement)
            connection.execute(f"pragma user_version={SCHEMA_VERSION}")
    connection.execute("select count(*) from meta").fetchone()
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: committed at the end, rolled back by any error. Other writers wait meanwhile."""
    connection.execute("begin immediate")
    try:
        yield
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


def meta(connection: sqlite3.Connection, key: str) -> str | None:
    """A value that the catalogue keeps about itself; None if it keeps none under that name."""
    row = connection.execute("select value from meta where key=?", (key,)).fetchone()
    return row[0] if row else None


def keep_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Keep a value about the catalogue itself."""
    connection.execute("insert or replace into meta values(?,?)", (key, value))


def digest_of(text: str) -> str:
    """A short hash of a text: equal for equal texts only."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
