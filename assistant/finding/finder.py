"""``Finder``: the search over a workspace's passages. The one entry to this room."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from assistant.errors import NoEmbedder
from assistant.finding import lexical
from assistant.finding.embedder import Embedder, choose_embedder
from assistant.finding.index import Index, Place, open_index
from assistant.finding.ranking import Signals, Weights, fuse
from assistant.finding.records import Hit, Scope
from assistant.knowing.catalogue import Catalogue
from assistant.records import Held
from assistant.workspace import Workspace

if TYPE_CHECKING:
    import numpy as np

Progress = Callable[[int, int], None]
_AT_ONCE = 64  # pieces between two commits


class Finder:
    """Search in the passages of one workspace. Close it, or use it as a context manager.

    ``catalogue`` must be refreshed. ``as_of`` is the day after which notes are plans (default: the local date). ``skip`` names
    sessions into which nobody wrote anything. ``warn`` gets one line where the search has to do without its vectors.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        workspace: Workspace,
        warn: Callable[[str], None],
        progress: Progress | None = None,
        as_of: dt.date | None = None,
        *,
        skip: Callable[[Held], bool] | None = None,
        weights: Weights | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._workspace = workspace
        self._warn = warn
        self._progress = progress
        self._as_of = as_of or dt.date.today()
        self._skip = skip
        self.weights = weights or Weights()
        self._index: Index | None = None
        self._model: Embedder | None = None
        self._chosen = False

    def __enter__(self) -> Finder:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the index."""
        if self._index is not None:
            self._index.close()
            self._index = None

    def ensure(self) -> None:
        """Bring passages and vectors in line with the notes."""
        index = self._open()
        if self._embedder():
            self._embed(index, None)

    def search(self, query: str, scope: Scope, limit: int = 10) -> tuple[Hit, ...]:
        """The passages of the scope that fit the query, best first."""
        index = self._open()
        places = index.places(scope, self._as_of)
        signals = self.signals(query, places)
        scores = fuse(places, signals, self.weights)
        best = sorted(scores, key=lambda number: (-scores[number], number))[: max(0, limit)]
        passages = index.passages(best, self._as_of)
        dense = signals.dense or {}
        return tuple(Hit(passages[n], scores[n], signals.lexical.get(n, 0.0), dense.get(n)) for n in best if n in passages)

    def all_of(self, scope: Scope) -> tuple[Hit, ...]:
        """Every passage of the scope, in the order of the notes, unscored."""
        index = self._open()
        numbers = [place.number for place in index.places(scope, self._as_of)]
        return tuple(Hit(passage, 0.0, 0.0, None) for passage in index.passages(numbers, self._as_of).values())

    def similarity(self, query: str, texts: Sequence[str]) -> tuple[float, ...] | None:
        """How near each text is to the query in meaning (cosine); None where there is no embedder."""
        embedder = self._embedder()
        if embedder is None or not texts:
            return None if embedder is None else ()
        try:
            return tuple(float(x) for x in embedder.embed(texts) @ embedder.embed_query(query))
        except NoEmbedder as error:
            self._without(error)
            return None

    def signals(self, query: str, places: Sequence[Place]) -> Signals:
        """What words and vectors say of the passages."""
        index = self._open()
        terms = lexical.query_stems(query)
        postings = lexical.read_postings(index.db, terms)
        counts = lexical.weighted(postings, self.weights.header)
        lengths = {place.number: place.words for place in places}
        wholes, sizes = lexical.by_session(counts, places)
        dense = self._dense(index, query, places) if self.weights.dense and places and terms else None
        return Signals(lexical.bm25(counts, lengths), lexical.bm25(wholes, sizes), dense)

    def _dense(self, index: Index, query: str, places: Sequence[Place]) -> dict[int, float] | None:
        embedder = self._embedder()
        if embedder is None:
            return None
        try:
            numbers = [place.number for place in places]
            self._embed(index, numbers)
            return _best_pieces(embedder.embed_query(query), *index.vectors(embedder.id, numbers))
        except NoEmbedder as error:
            self._without(error)
            return None

    def _embed(self, index: Index, numbers: Sequence[int] | None) -> None:
        """Embed what has no vector yet; what is done stays done, even where this is interrupted."""
        embedder = self._embedder()
        if embedder is None:
            return
        missing = list(index.missing(embedder.id, numbers).items())
        for start in range(0, len(missing), _AT_ONCE):
            if self._progress:
                self._progress(start, len(missing))
            part = missing[start : start + _AT_ONCE]
            rows = embedder.embed([text for _, text in part])
            index.keep_vectors(embedder.id, [(key, row.tobytes()) for (key, _), row in zip(part, rows, strict=True)])

    def _embedder(self) -> Embedder | None:
        if not self._chosen:
            self._chosen = True
            try:
                self._model = choose_embedder(self._workspace.config.index, self._workspace.root, os.environ, self._open())
            except NoEmbedder as error:
                self._without(error)
        return self._model

    def _without(self, error: NoEmbedder) -> None:
        self._model = None
        self._warn(f"{error}; searched by words alone")

    def _open(self) -> Index:
        if self._index is None:
            self._index = open_index(self._workspace, self._warn)
            self._index.update(self._catalogue, self._skip)
        return self._index


def _best_pieces(query: np.ndarray[Any, Any], numbers: Sequence[int], vectors: Sequence[bytes]) -> dict[int, float]:
    """The cosine of each passage's nearest piece."""
    import numpy as np

    matrix = np.frombuffer(b"".join(vectors), np.float32).reshape(len(vectors), -1)
    found: dict[int, float] = {}
    if len(matrix) and matrix.shape[1] == len(query):
        for number, cosine in zip(numbers, (matrix @ query).tolist(), strict=True):
            if cosine > found.get(number, -2.0):
                found[number] = cosine
    return found
