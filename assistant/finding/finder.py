"""``Finder``: the search over a workspace's passages. The one entry to this room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from assistant.finding import lexical
from assistant.finding.index import Index, Place, open_index
from assistant.finding.records import Hit, Scope
from assistant.knowing.catalogue import Catalogue
from assistant.records import Held
from assistant.workspace import Workspace

Progress = Callable[[int, int], None]


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
    ) -> None:
        self._catalogue = catalogue
        self._workspace = workspace
        self._warn = warn
        self._progress = progress
        self._as_of = as_of or dt.date.today()
        self._skip = skip
        self._index: Index | None = None

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
        self._open()

    def search(self, query: str, scope: Scope, limit: int = 10) -> tuple[Hit, ...]:
        """The passages of the scope that fit the query, best first."""
        index = self._open()
        places = {place.number: place for place in index.places(scope, self._as_of)}
        scores = self._lexical(index, query, places)
        best = sorted(scores, key=lambda number: (-scores[number], number))[: max(0, limit)]
        top = max(scores.values(), default=0.0) or 1.0
        passages = index.passages(best, self._as_of)
        return tuple(Hit(passages[number], scores[number] / top, scores[number], None) for number in best if number in passages)

    def similarity(self, query: str, texts: Sequence[str]) -> tuple[float, ...] | None:
        """How near each text is to the query in meaning (cosine); None where there is no embedder."""
        return None

    def _lexical(self, index: Index, query: str, places: dict[int, Place]) -> dict[int, float]:
        terms = lexical.query_stems(query)
        postings = lexical.read_postings(index.db, terms)
        counts = {term: dict(postings.text[term]) for term in terms}
        for term in terms:
            for number, count in postings.header[term].items():
                counts[term][number] = counts[term].get(number, 0) + count
        return lexical.bm25(counts, {number: place.words for number, place in places.items()})

    def _open(self) -> Index:
        if self._index is None:
            self._index = open_index(self._workspace, self._warn)
            self._index.update(self._catalogue, self._skip)
        return self._index
