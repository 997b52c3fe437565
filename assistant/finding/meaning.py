"""How near passages are to a question in meaning: the embedder, the vectors it made, and where they are compared.

Few vectors, or those of a chosen scope, are compared one by one, straight from the index: exact, and at 10,000 passages faster than loading
Chroma. The whole of a large library, and everything where a server is configured, goes through Chroma.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from assistant.errors import Busy, NoEmbedder, NotWritable, NoVectors
from assistant.finding import store
from assistant.finding.embedder import Embedder, RemoteEmbedder, choose_embedder, floor_of
from assistant.finding.index import Index, piece_key
from assistant.finding.matrix import best_rows, drop_matrix, read_matrix, write_matrix
from assistant.finding.records import Holding, State
from assistant.workspace import Workspace

Progress = Callable[[int, int], None]
_AT_ONCE = 64  # pieces between two commits
_NEAREST = 300  # pieces asked of Chroma
_MOST_IDS = 2000  # that a server is asked about by name
BRUTE = 100_000  # pieces that are compared one by one


class Store(Protocol):
    """A vector store: embedded or on a server."""

    def sync(self, holding: Holding) -> State:
        """Make it hold exactly that."""
        ...

    def nearest(self, holding: Holding, vector: Any, count: int, among: Sequence[str] | None = None) -> dict[str, float]:
        """Key → cosine."""
        ...

    def prove(self, holding: Holding) -> bool:
        """Whether everything is found."""
        ...

    def discard(self) -> None:
        """Delete it."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


@dataclass
class Meaning:
    """The dense half of the search. Where it cannot work it says so once, in one line, and answers None."""

    workspace: Workspace
    index: Index
    warn: Callable[[str], None]
    progress: Progress | None = None
    brute: int = BRUTE
    _model: Embedder | None = None
    _chosen: bool = False
    _store: Store | None = None
    _asked: tuple[str, Any] | None = None

    def close(self) -> None:
        """Let go of the store."""
        if self._store is not None:
            self._store.close()
            self._store = None

    @property
    def embedder(self) -> Embedder | None:
        """What makes the vectors, if anything can."""
        if not self._chosen:
            self._chosen = True
            try:
                self._model = choose_embedder(self.workspace.config.index, self.workspace.root, os.environ, self.index)
            except NoEmbedder as error:
                self._without(error)
        return self._model

    def _without(self, error: NoEmbedder) -> None:
        self._model = None
        self.warn(f"{error}; searched by words alone")

    def similarity(self, query: str, texts: Sequence[str]) -> tuple[float, ...] | None:
        """The cosine of each text to the query."""
        embedder = self.embedder
        if embedder is None or not texts:
            return None if embedder is None else ()
        try:
            return tuple(float(x) for x in embedder.embed(texts) @ embedder.embed_query(query))
        except NoEmbedder as error:
            self._without(error)
            return None

    def standing_similarity(self, query: str, texts: Sequence[str]) -> tuple[float, ...] | None:
        """The same for texts that are compared again and again (cards, articles): their vectors are kept by content, the query's for the next call."""
        embedder = self.embedder
        if embedder is None or not texts:
            return None if embedder is None else ()
        try:
            rows = self._kept(embedder, texts)
            if self._asked is None or self._asked[0] != query:
                self._asked = query, embedder.embed_query(query)
        except NoEmbedder as error:
            self._without(error)
            return None
        return tuple(float(x) for x in rows @ self._asked[1])

    def _kept(self, embedder: Embedder, texts: Sequence[str]) -> Any:
        """The vectors of texts, a row each: from the index, what it lacks being made and kept there."""
        import numpy as np

        keys = [piece_key(text) for text in texts]
        known = self.index.kept_vectors(embedder.id, keys)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        for start in range(0, len(missing), _AT_ONCE):
            part = list(missing.items())[start : start + _AT_ONCE]
            rows = embedder.embed([text for _, text in part])
            made = {key: row.tobytes() for (key, _), row in zip(part, rows, strict=True)}
            self.index.keep_vectors(embedder.id, made.items())
            known |= made
        return np.frombuffer(b"".join(known[key] for key in keys), np.float32).reshape(len(keys), -1)

    def floor(self) -> float | None:
        """The cosine below which nothing is near; None where that is not known."""
        return floor_of(self.embedder) if self.embedder else None

    def complete(self, numbers: Sequence[int] | None = None) -> bool:
        """Embed what (of some passages) has no vector yet; what is done stays done, even where this is interrupted.

        Who asks for most passages gets all embedded, the plans and private lines beside them too: only then can the mapped file be made.
        What is private never goes to an endpoint: there it has no vector, and is found by its words.
        """
        embedder = self.embedder
        if embedder is None:
            return False
        content = self.index.meta("content")
        if self.index.meta(f"embedded {embedder.id}") == content:
            return True
        if numbers is not None and len(numbers) * 2 > self.index.count():
            numbers = None
        missing = list(self.index.missing(embedder.id, numbers, private=not isinstance(embedder, RemoteEmbedder)).items())
        try:
            for start in range(0, len(missing), _AT_ONCE):
                if self.progress:
                    self.progress(start, len(missing))
                part = missing[start : start + _AT_ONCE]
                rows = embedder.embed([text for _, text in part])
                self.index.keep_vectors(embedder.id, [(key, row.tobytes()) for (key, _), row in zip(part, rows, strict=True)])
            if self.progress and missing:
                self.progress(len(missing), len(missing))
        except NoEmbedder as error:
            self._without(error)
            return False
        if content and (numbers is None or self.index.embedded(embedder.id) == self.index.size()):
            self.index.remember(f"embedded {embedder.id}", content)
        return True

    def prove(self) -> bool:
        """Whether the store holds what the index holds, and every vector is found. NoVectors or Busy where that cannot be said."""
        return self._model is not None and self.store.prove(self.index.holding(self._model.id))

    def purge(self) -> None:
        """Forget every vector that no passage needs, and the whole store."""
        drop_matrix(self.workspace.cache_dir)
        self.index.prune(self.embedder.id if self.embedder else None)
        try:
            self.store.discard()
        except (NoVectors, Busy, NotWritable) as error:
            self.warn(str(error))

    def publish(self) -> State | None:
        """Bring the vector store up to date. None, and one line, where it cannot be."""
        if not self.complete() or self._model is None:
            return None
        try:
            return self.store.sync(self.index.holding(self._model.id))
        except (NoVectors, Busy, NotWritable) as error:
            self.warn(f"{error}; searched without it")
            return None

    def nearness(self, query: str, numbers: Sequence[int], likely: Sequence[int]) -> dict[int, float] | None:
        """Passage → cosine of its nearest piece. Of a large library only the nearest passages and the ``likely`` ones have one."""
        if not numbers or not self.complete(numbers) or self._model is None:
            return None
        try:
            vector = self._model.embed_query(query)
        except NoEmbedder as error:
            self._without(error)
            return None
        found = self._from_store(vector, numbers) if self._needs_store(numbers) else None
        if found is None:
            return self._compared(vector, numbers)
        rest = [number for number in likely if number not in found]
        return {**found, **best_pieces(vector, *self.index.vectors(self._model.id, rest))}

    def _compared(self, vector: Any, numbers: Sequence[int]) -> dict[int, float]:
        """Every vector compared: from the mapped file, which is made where it lacks and everything is embedded, else from the index."""
        model, cache = self._model.id if self._model else "", self.workspace.cache_dir
        edition = self.index.edition()
        stamp = f"{edition}:{model}"
        matrix = read_matrix(cache, stamp)
        if matrix is None and self.index.meta(f"embedded {model}") == self.index.meta("content") and self.index.size() <= self.brute:
            passages, vectors = self.index.vectors(model)
            if self.index.edition() == edition:
                write_matrix(cache, stamp, passages, vectors)
                matrix = read_matrix(cache, stamp)
        if matrix is None:
            return best_pieces(vector, *self.index.vectors(model, numbers))
        return best_rows(matrix, vector, numbers)

    def _needs_store(self, numbers: Sequence[int]) -> bool:
        if self.workspace.config.index.chroma_url:
            return True
        # A passage has some three pieces; counting them exactly costs more than it tells.
        return len(numbers) * 3 > self.brute and self.index.size() > self.brute

    def _from_store(self, vector: Any, numbers: Sequence[int]) -> dict[int, float] | None:
        if self._model is None:
            return None
        inside = dict[str, list[int]]()
        for key, number in self.index.keys(numbers):
            inside.setdefault(key, []).append(number)
        among = list(inside) if len(inside) <= _MOST_IDS else None
        try:
            if not self.complete():
                return None
            near = self.store.nearest(self.index.holding(self._model.id), vector, min(_NEAREST, max(1, self.index.size())), among)
        except (NoVectors, Busy, NotWritable) as error:
            self.warn(f"{error}; searched without it")
            return None
        return _by_passage(near, inside)

    @property
    def store(self) -> Store:
        """The embedded store, or the one on the configured server."""
        if self._store is None:
            cache, config = self.workspace.cache_dir, self.workspace.config.index
            if config.chroma_url:
                from assistant.finding.server import ServerStore

                self._store = ServerStore(config, self.workspace.root, cache.name)
            else:
                from assistant.finding.vectors import EmbeddedStore

                self._store = EmbeddedStore(cache, Path(cache) / store.FILE_NAME)
        return self._store


def _by_passage(near: Mapping[str, float], inside: Mapping[str, Sequence[int]]) -> dict[int, float]:
    found: dict[int, float] = {}
    for key, cosine in near.items():
        for number in inside.get(key, ()):
            found[number] = max(cosine, found.get(number, -2.0))
    return found


def best_pieces(query: Any, numbers: Sequence[int], vectors: Sequence[bytes]) -> dict[int, float]:
    """The cosine of each passage's nearest piece."""
    import numpy as np

    matrix = np.frombuffer(b"".join(vectors), np.float32).reshape(len(vectors), -1) if vectors else np.empty((0, 0), np.float32)
    found: dict[int, float] = {}
    if len(matrix) and matrix.shape[1] == len(query):
        for number, cosine in zip(numbers, (matrix @ query).tolist(), strict=True):
            if cosine > found.get(number, -2.0):
                found[number] = cosine
    return found
