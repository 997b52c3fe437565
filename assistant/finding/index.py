"""The index: the passages of all notes, kept in line with the catalogue a file at a time."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b
from secrets import token_hex

from assistant.finding import store
from assistant.finding.records import ArticleLike, Holding, Passage, PassageKind, Place, Scope
from assistant.finding.scopes import conditions
from assistant.finding.version import CUTTER_VERSION
from assistant.knowing.catalogue import Catalogue
from assistant.records import Held
from assistant.workspace import Workspace, open_cache

Progress = Callable[[int, int], None]
_COLUMNS = "hash, path, line_start, line_end, date, person, section, kind, text, header, private, session_line, rows"


_ARTICLE = "article "  # before the path of an article, so that notes and articles come and go apart


def open_index(workspace: Workspace, warn: Callable[[str], None]) -> Index:
    """The index of a workspace, made anew where it is missing, of another version, or damaged."""
    path = open_cache(workspace) / store.FILE_NAME
    for attempt in (1, 2):
        try:
            return Index(store.connect(path))
        except sqlite3.DatabaseError as error:
            if (isinstance(error, sqlite3.OperationalError) and "lock" in str(error)) or attempt == 2:
                raise
            warn(f"the index was damaged ({error}): it is made again from your notes")
            store.remove(path)
    raise AssertionError("unreachable")


class Index:
    """The open index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def meta(self, key: str) -> str | None:
        """A remembered value."""
        row = self.db.execute("select value from meta where key=?", (key,)).fetchone()
        return row[0] if row else None

    def remember(self, key: str, value: str) -> None:
        """Keep a value."""
        self.db.execute("insert or replace into meta values(?,?)", (key, value))

    # --- keeping up ------------------------------------------------------------------------------------------------------

    def update(self, catalogue: Catalogue, skip: Callable[[Held], bool] | None = None, *, anew: bool = False) -> int:
        """Cut anew what changed; the number of files that did. ``skip``: sessions that nobody wrote anything into.

        ``anew``: everything, in one transaction, so that whoever searches meanwhile finds the old passages or the new ones. Vectors stay.
        """
        stamp = f"{CUTTER_VERSION}:{catalogue.generation()}"
        if not anew and self.meta("stamp") == stamp:
            return 0
        from assistant.finding.passages import cut_session

        wanted = {path: f"{CUTTER_VERSION}:{signature}" for path, signature in catalogue.signatures().items()}
        with store.transaction(self.db):
            if anew:
                self._clear()
            known = {path: signature for path, signature in self._signatures() if not path.startswith(_ARTICLE)}
            changed = [path for path, signature in wanted.items() if known.get(path) != signature]
            for path in [*(known.keys() - wanted.keys()), *changed]:
                self._forget(path)
            for path in changed:
                held = [h for h in catalogue.held_in(path) if skip is None or not skip(h)]
                self._add(path, wanted[path], [passage for h in held for passage in cut_session(h)])
            self.db.execute("insert or replace into meta values('stamp',?)", (stamp,))
            self._renew()
        return len(changed)

    def hold(self, articles: Iterable[ArticleLike]) -> int:
        """Hold the passages of exactly these articles beside the notes; how many were cut anew. Copies of others get a kind of their own."""
        wanted = {article.path: article for article in articles}
        signatures = {path: f"{CUTTER_VERSION}:{_signature(article)}" for path, article in wanted.items()}
        known = {path.removeprefix(_ARTICLE): signature for path, signature in self._signatures() if path.startswith(_ARTICLE)}
        changed = [path for path, signature in signatures.items() if known.get(path) != signature]
        gone = known.keys() - wanted.keys()
        if not changed and not gone:
            return 0
        from assistant.finding.passages import Origin, cut_points

        with store.transaction(self.db):
            for path in [*gone, *(path for path in changed if path in known)]:
                self._forget(path)
                self.db.execute("delete from files where path=?", (_ARTICLE + path,))
            for path in changed:
                article = wanted[path]
                origin = Origin(path, _kind(article), article.date, None, article.title)
                self._add(_ARTICLE + path, signatures[path], cut_points(article.points, origin))
            self._renew()
        return len(changed)

    def _signatures(self) -> list[tuple[str, str]]:
        return self.db.execute("select path, signature from files").fetchall()

    def edition(self) -> str:
        """Changes with every change of passages; no two are ever the same, not even in an index made anew."""
        return self.meta("edition") or ""

    def _renew(self) -> None:
        self.remember("content", self._content())
        self.remember("edition", token_hex(8))

    def _content(self) -> str:
        """A hash of all keys: equal where the same pieces are held."""
        digest = blake2b(digest_size=16)
        for (key,) in self.db.execute("select distinct key from pieces order by key"):
            digest.update(key.encode())
        return digest.hexdigest()

    def _forget(self, path: str) -> None:
        self.db.execute(
            "insert into lexicon(lexicon, rowid, header, text) select 'delete', id, header, text from passages where path=?", (path,)
        )
        self.db.execute("delete from pieces where passage in (select id from passages where path=?)", (path,))
        self.db.execute("delete from passages where path=?", (path,))
        self.db.execute("delete from files where path=?", (path,))

    def _add(self, path: str, signature: str, passages: Iterable[Passage]) -> None:
        from assistant.finding.passages import pieces

        for p in passages:
            row = (
                p.id, p.path, p.line_start, p.line_end, p.date.isoformat() if p.date else None, p.person, p.section, p.kind, p.text, p.header,
                p.private, p.session_line, json.dumps(p.rows, ensure_ascii=False), len(p.text.split()) + len(p.header.split()),
            )  # fmt: skip
            number = self.db.execute(f"insert into passages({_COLUMNS}, words) values(?,?,?,?,?,?,?,?,?,?,?,?,?,?)", row).lastrowid
            self.db.execute("insert into lexicon(rowid, header, text) values(?,?,?)", (number, p.header, p.text))
            keys = [(number, order, piece_key(piece)) for order, piece in enumerate(pieces(p))]
            self.db.executemany("insert into pieces values(?,?,?)", keys)
        self.db.execute("insert into files values(?,?)", (path, signature))

    # --- what it holds ---------------------------------------------------------------------------------------------------

    def places(self, scope: Scope, as_of: dt.date, *, only_private: bool = False) -> list[Place]:
        """The passages that the scope lets through; of these only the private ones where that is asked."""
        condition, values = conditions(scope, as_of)
        condition += " and private" if only_private else ""
        rows = self.db.execute(
            f"select id, path, session_line, line_start, words, date from passages where {condition} order by id", values
        )
        found = list(map(Place._make, rows))
        if scope.sessions is not None:
            found = [place for place in found if (place.path, place.session_line) in scope.sessions]
        return found

    def passages(self, numbers: Sequence[int], as_of: dt.date) -> dict[int, Passage]:
        """The whole passages of some rows."""
        found: dict[int, Passage] = {}
        for number in numbers:
            row = self.db.execute(f"select {_COLUMNS} from passages where id=?", (number,)).fetchone()
            if row:
                found[number] = _passage(row, as_of)
        return found

    # --- vectors ---------------------------------------------------------------------------------------------------------

    def missing(self, model: str, numbers: Iterable[int] | None = None, *, private: bool = True) -> dict[str, str]:
        """Key → text of the pieces (of some passages) that have no vector of this model yet; those of private passages only with ``private``."""
        query = "select passage, ord, key from pieces p where not exists(select 1 from vectors v where v.key=p.key and v.model=?)"
        args: tuple[str, ...] = (model,)
        if numbers is not None:
            query, args = query + " and passage in (select value from json_each(?))", (model, json.dumps(list(numbers)))
        query += "" if private else " and passage not in (select id from passages where private)"
        rows = self.db.execute(query + " order by passage, ord", args).fetchall()
        from assistant.finding.passages import pieces

        found: dict[str, str] = {}
        texts: dict[int, tuple[str, ...]] = {}
        for passage, order, key in rows:
            if passage not in texts:
                texts = {number: pieces(held) for number, held in self.passages([passage], dt.date.max).items()}
            if passage in texts and order < len(texts[passage]):
                found[key] = texts[passage][order]
        return found

    def keep_vectors(self, model: str, vectors: Iterable[tuple[str, bytes]]) -> None:
        """Keep vectors (float32) for good; two processes may bring the same."""
        with store.transaction(self.db):
            self.db.executemany(
                "insert or ignore into vectors(key, model, vector) values(?,?,?)", [(key, model, blob) for key, blob in vectors]
            )

    def kept_vectors(self, model: str, keys: Sequence[str]) -> dict[str, bytes]:
        """Key → vector of those keys that have one of this model."""
        query = "select key, vector from vectors where model=? and key in (select value from json_each(?))"
        return dict(self.db.execute(query, (model, json.dumps(list(keys)))).fetchall())

    def holding(self, model: str) -> Holding:
        """All that a vector store is to hold."""
        return Holding(model, self.meta("content") or "", lambda: self._load(model))

    def _load(self, model: str) -> dict[str, tuple[bytes, dict[str, object]]]:
        rows = self.db.execute(
            "select v.key, v.vector, p.path, p.kind, p.person, p.date, p.private, p.line_start from pieces e"
            " join vectors v on v.key=e.key and v.model=? join passages p on p.id=e.passage order by v.key",
            (model,),
        )
        found: dict[str, tuple[bytes, dict[str, object]]] = {}
        for key, vector, path, kind, person, date, private, line in rows:
            day = int(date.replace("-", "")) if date else 0
            about = {"path": path, "kind": kind, "person": person or "", "date": day, "private": bool(private), "line": line}
            found[key] = (vector, about)
        return found

    def keys(self, numbers: Iterable[int]) -> list[tuple[str, int]]:
        """The keys of the pieces of some passages, each with its passage."""
        query = "select key, passage from pieces where passage in (select value from json_each(?))"
        return self.db.execute(query, (json.dumps(list(numbers)),)).fetchall()

    def count(self) -> int:
        """How many passages there are."""
        return int(self.db.execute("select count(*) from passages").fetchone()[0])

    def size(self) -> int:
        """How many pieces there are."""
        return int(self.db.execute("select count(*) from pieces").fetchone()[0])

    def embedded(self, model: str) -> int:
        """How many pieces have a vector of this model."""
        query = "select count(*) from pieces p where exists(select 1 from vectors v where v.key=p.key and v.model=?)"
        return int(self.db.execute(query, (model,)).fetchone()[0])

    def prune(self, model: str | None) -> int:
        """Forget vectors that no piece needs, and those of other models; how many. Without a model only the former."""
        done = self.db.execute(
            "delete from vectors where not exists(select 1 from pieces p where p.key=vectors.key) or model<>coalesce(?,model)", (model,)
        )
        return done.rowcount

    def _clear(self) -> None:
        self.db.execute("insert into lexicon(lexicon) values('delete-all')")
        for table in ("pieces", "passages", "files"):
            self.db.execute(f"delete from {table}")
        self.db.execute("delete from meta where key in ('stamp', 'content', 'edition')")

    def vectors(self, model: str, numbers: Iterable[int] | None = None) -> tuple[list[int], list[bytes]]:
        """The passages of pieces that have a vector, and the vectors in the same order."""
        query, args = "select p.passage, v.vector from pieces p join vectors v on v.key=p.key and v.model=?", (model,)
        if numbers is not None:
            query, args = query + " where p.passage in (select value from json_each(?))", (*args, json.dumps(list(numbers)))  # type: ignore[assignment]
        rows = self.db.execute(query, args).fetchall()
        return [row[0] for row in rows], [row[1] for row in rows]


def _kind(article: ArticleLike) -> PassageKind:
    return "copy" if article.copy_of else "card" if article.kind == "card" else "source"


def _signature(article: ArticleLike) -> str:
    digest = blake2b(f"{article.id}\0{article.title}\0{article.date}\0{_kind(article)}".encode(), digest_size=16)
    for point in article.points:
        digest.update(f"{point.line}\0{point.section}\0{point.text}\0".encode("utf-8", "replace"))
    return digest.hexdigest()


def piece_key(piece: str) -> str:
    """The content hash under which a piece's vector is kept."""
    return blake2b(piece.encode("utf-8", "replace"), digest_size=16).hexdigest()


def _passage(row: Sequence[object], as_of: dt.date) -> Passage:
    values = list(row)
    values[4] = date = dt.date.fromisoformat(str(row[4])) if row[4] else None
    values[10] = bool(row[10])
    values[12] = tuple((line, end, raw) for line, end, raw in json.loads(str(row[12])))
    passage = Passage(*values)  # type: ignore[arg-type]
    return replace(passage, planned=True) if date and date > as_of else passage
