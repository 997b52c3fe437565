"""The vector store: Chroma, as a copy that can be made again at any time from the vectors in the index.

Measured on 1.5.9: two processes that write at once lose vectors without an error, a kill at the wrong moment leaves a store that kills the
next process that opens it, and a delete leaves the vector on disk. Hence one lock around every use, a manifest that says what the store
holds and how its files looked, and wherever they look otherwise a new folder, verified by a child process before it is swapped in.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from assistant.errors import NotWritable, NoVectors
from assistant.files import private_dir, write_atomic, write_lock
from assistant.finding.chroma import COLLECTION, SPACE, add, chroma_errors, open_client, remove
from assistant.finding.records import Holding, State

SCHEMA_VERSION = 1
FOLDER = "vectors"
_MANIFEST, _LOCK, _WRITING = "manifest.json", "lock", "writing"
_PATIENCE = 30.0  # seconds that a writer waits for another
_READER_PATIENCE = 2.0
_MOST_DELETED = 0.2  # of a store: more, and it is made anew, which is the only way to get rid of what was deleted
_PROBE_SECONDS = 15.0  # and what the number of vectors adds; a garbled store may also keep its reader busy for ever
_PROBE_RATE = 200.0  # vectors a second that are looked for, at the least


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a store holds, and how its files looked when it was last closed in order."""

    schema: int
    model: str
    dimension: int
    content: str
    generation: int
    folder: str
    count: int
    deleted: int = 0
    files: Mapping[str, Sequence[int]] = field(default_factory=dict)


class EmbeddedStore:
    """The store in the cache folder. ``index`` is the SQLite file with the vectors, for the probe."""

    def __init__(self, cache: Path, index: Path) -> None:
        self._home = cache / FOLDER
        self._index = index
        self._client: Any = None
        self._opened: tuple[str, int] | None = None

    def close(self) -> None:
        """Let go of the store."""
        if self._client is not None:
            with suppress(*chroma_errors()):
                self._client.close()
        self._client = self._opened = None

    def manifest(self) -> Manifest | None:
        """What the store says of itself; None where there is none that can be read."""
        try:
            return Manifest(**json.loads((self._home / _MANIFEST).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def sync(self, holding: Holding) -> State:
        """Make the store hold exactly that. Busy where another process keeps it, NoVectors where Chroma fails."""
        with self._locked(_PATIENCE):
            found = self._trusted(holding.model)
            if found and found.content == holding.content:
                return "current"
            wanted = holding.load()
            return "updated" if found and self._updated(found, holding, wanted) else self._rebuild(holding, wanted)

    def nearest(self, holding: Holding, vector: Any, count: int, among: Sequence[str] | None = None) -> dict[str, float]:
        """Key → cosine of the pieces next to a vector, the store being brought up to date before. ``among`` limits the keys."""
        manifest = self.manifest()
        if manifest is None or (manifest.content, manifest.model) != (holding.content, holding.model) or not self._untouched(manifest):
            self.sync(holding)
        with self._locked(_READER_PATIENCE):
            manifest = self.manifest()
            if manifest is None or not self._untouched(manifest):
                raise NoVectors("the vector store changed while it was read: run the command again")
            if self._client is not None and self._opened == (manifest.folder, manifest.generation):
                return self._ask(vector, count, among)
            # What was added last is folded into Chroma's files when they are opened: a read that writes.
            self.close()
            write_atomic(self._home / _WRITING, f"{os.getpid()}\n".encode())
            self._client = open_client(self._home / manifest.folder)
            found = self._ask(vector, count, among)
            self._opened = (manifest.folder, manifest.generation)
            self._settle(manifest)
            return found

    def _ask(self, vector: Any, count: int, among: Sequence[str] | None) -> dict[str, float]:
        with _told():
            return query(self._client.get_collection(COLLECTION, embedding_function=None), vector, count, among)

    def _settle(self, manifest: Manifest) -> None:
        """Remember how the files look now, and that nobody writes any more."""
        folder = self._home / manifest.folder
        for path in folder.rglob("*"):
            os.chmod(path, 0o700 if path.is_dir() else 0o600)
        write_atomic(self._home / _MANIFEST, json.dumps(asdict(replace(manifest, files=_look(folder)))).encode())
        with suppress(OSError):
            (self._home / _WRITING).unlink()

    def prove(self, holding: Holding) -> bool:
        """Whether every vector of the store finds itself, looked at by a child process."""
        with self._locked(_PATIENCE):
            manifest = self.manifest()
            return (
                manifest is not None and manifest.content == holding.content and self._probe(manifest.folder, holding.model, manifest.count)
            )

    def discard(self) -> None:
        """Delete the store. NotWritable where the system refuses, Busy where another process uses it."""
        self.close()
        with self._locked(_PATIENCE):
            try:
                (self._home / _MANIFEST).unlink(missing_ok=True)
            except OSError as error:
                raise NotWritable(f"{self._home} cannot be deleted: {error.strerror or error}") from error
            self._clear("")

    # --- trust -----------------------------------------------------------------------------------------------------------

    @contextmanager
    def _locked(self, seconds: float) -> Iterator[None]:
        private_dir(self._home)
        before = os.umask(0o077)
        try:
            with write_lock(self._home / _LOCK, seconds):
                yield
        finally:
            os.umask(before)

    def _trusted(self, model: str) -> Manifest | None:
        """The manifest, if the store can be opened without harm and holds vectors of this model.

        What was killed while it was written to, or whose files are not as they were left, is not even looked at: opening it may kill or
        hang whoever does, and a new one takes seconds.
        """
        found = self.manifest()
        if found is None or found.schema != SCHEMA_VERSION or found.model != model or (self._home / _WRITING).exists():
            return None
        return found if self._untouched(found) else None

    def _untouched(self, manifest: Manifest) -> bool:
        return not (self._home / _WRITING).exists() and _look(self._home / manifest.folder) == {
            k: list(v) for k, v in manifest.files.items()
        }

    def _probe(self, folder: str, model: str, count: int) -> bool:
        """Open a store of so many vectors in a child process, which may die of it, and look for them."""
        seconds = _PROBE_SECONDS + count / _PROBE_RATE
        command = [
            sys.executable,
            "-m",
            "assistant.finding.probe",
            str(self._home / folder),
            str(self._index),
            model,
        ]
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [*sys.path]))}
        try:
            quiet = subprocess.DEVNULL
            done = subprocess.run(command, stdin=quiet, stdout=quiet, stderr=quiet, timeout=seconds, env=env, check=False)
        except (subprocess.TimeoutExpired, OSError):
            return False
        return done.returncode == 0

    # --- writing ---------------------------------------------------------------------------------------------------------

    def _updated(self, found: Manifest, holding: Holding, wanted: Mapping[str, tuple[bytes, Mapping[str, Any]]]) -> bool:
        """Add and delete in place; False where a new store is the better way."""
        self.close()
        client = open_client(self._home / found.folder)
        try:
            with _told():
                collection = client.get_collection(COLLECTION, embedding_function=None)
                there = set(collection.get(include=[])["ids"])
                gone, new = there - wanted.keys(), wanted.keys() - there
                deleted = found.deleted + len(gone)
                if deleted > _MOST_DELETED * max(1, len(wanted)):
                    return False
                write_atomic(self._home / _WRITING, f"{os.getpid()}\n".encode())
                remove(collection, sorted(gone))
                add(collection, {key: wanted[key] for key in sorted(new)})
        except NoVectors:
            return False
        finally:
            client.close()
        self._finish(found.folder, holding, len(wanted), found.dimension, deleted)
        return True

    def _rebuild(self, holding: Holding, wanted: Mapping[str, tuple[bytes, Mapping[str, Any]]]) -> State:
        """A new store beside, verified, swapped in by the rename of its manifest; the old one is deleted."""
        self.close()
        name = f"store-{os.urandom(6).hex()}"
        folder = private_dir(self._home / name)
        try:
            client = open_client(folder)
            try:
                with _told():
                    collection = client.create_collection(COLLECTION, configuration={"hnsw": {"space": SPACE}}, embedding_function=None)
                    add(collection, wanted)
            finally:
                client.close()
            if not self._probe(name, holding.model, len(wanted)):
                raise NoVectors("a new vector store does not find what was put into it")
            dimension = len(next(iter(wanted.values()))[0]) // 4 if wanted else 0
            self._finish(name, holding, len(wanted), dimension, 0)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._clear(name)
        return "rebuilt"

    def _finish(self, name: str, holding: Holding, count: int, dimension: int, deleted: int) -> None:
        before = self.manifest()
        generation = before.generation + 1 if before else 1
        self._settle(Manifest(SCHEMA_VERSION, holding.model, dimension, holding.content, generation, name, count, deleted))

    def _clear(self, kept: str) -> None:
        """Delete stores that nothing names: the old one, and what killed processes left."""
        for path in self._home.glob("store-*"):
            if path.name != kept:
                shutil.rmtree(path, ignore_errors=True)


def _look(folder: Path) -> dict[str, list[int]]:
    """Size and time of every file. Reading a store changes none of them."""
    found = {}
    for path in sorted(folder.rglob("*")):
        with suppress(OSError):
            status = path.stat()
            if not path.is_dir():
                found[path.relative_to(folder).as_posix()] = [status.st_size, status.st_mtime_ns]
    return found


def query(collection: Any, vector: Any, count: int, among: Sequence[str] | None) -> dict[str, float]:
    """Key → cosine from a collection of Chroma's."""
    if among is not None and not among:
        return {}
    limits: dict[str, Any] = {"ids": list(among)} if among is not None else {}
    answer = collection.query(query_embeddings=[vector], n_results=count, include=["distances"], **limits)
    return {key: 1.0 - float(distance) for key, distance in zip(answer["ids"][0], answer["distances"][0], strict=True)}


@contextmanager
def _told() -> Iterator[None]:
    """Chroma's errors as ours."""
    try:
        yield
    except NoVectors:
        raise
    except chroma_errors() as error:
        said = (str(error).strip().splitlines() or [type(error).__name__])[0][:160]
        raise NoVectors(f"the vector store failed: {said}") from error
