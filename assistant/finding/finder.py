"""``Finder``: the search over a workspace's passages. The one entry to this room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.finding import lexical
from assistant.finding.index import Index, open_index
from assistant.finding.meaning import Meaning, Progress
from assistant.finding.ranking import Signals, Weights, fuse
from assistant.finding.records import ArticleLike, Hit, Passage, Place, Scope
from assistant.knowing.catalogue import Catalogue
from assistant.records import Held
from assistant.workspace import Workspace

if TYPE_CHECKING:
    from assistant.finding.condition import Condition

_LIKELY = 300  # passages found by words whose vectors are looked at in any case


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
        self._places: dict[Scope, list[Place]] = {}
        self._index: Index | None = None
        self._meaning: Meaning | None = None

    def __enter__(self) -> Finder:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the index and the vector store."""
        if self._meaning is not None:
            self._meaning.close()
        if self._index is not None:
            self._index.close()
        self._index = self._meaning = None

    @property
    def index(self) -> Index:
        """The index, in line with the catalogue."""
        if self._index is None:
            self._index = open_index(self._workspace, self._warn)
            self._index.update(self._catalogue, self._skip)
        return self._index

    @property
    def meaning(self) -> Meaning:
        """The dense half."""
        if self._meaning is None:
            self._meaning = Meaning(self._workspace, self.index, self._warn, self._progress)
        return self._meaning

    def ensure(self, *, rebuild: bool = False) -> None:
        """Bring passages, vectors and the vector store in line with the notes.

        ``rebuild``: cut everything anew, and make a new vector store, so that nothing is left of what is no longer in the notes.
        """
        if rebuild:
            self._places.clear()
            self.index.update(self._catalogue, self._skip, anew=True)
            self.meaning.purge()
        self.meaning.publish()

    def hold(self, articles: Iterable[ArticleLike]) -> None:
        """Let these articles and cards be found too (kinds "source", "card", and "copy" for copies of other articles), and no others."""
        self._places.clear()
        self.index.hold(articles)

    def condition(self) -> Condition:
        """The state of the index, after mending what could be mended."""
        from assistant.finding.condition import look

        return look(self.index, self.meaning)

    def _inside(self, scope: Scope) -> list[Place]:
        if scope not in self._places:
            self._places[scope] = self.index.places(scope, self._as_of)
        return self._places[scope]

    def search(self, query: str, scope: Scope, limit: int = 10, *, near: bool = False, again: bool = True) -> tuple[Hit, ...]:
        """The passages of the scope that fit the query, best first. ``near``: none at all where no word of it stands there and no meaning is near.
        ``again``: look once more where the index was made anew meanwhile.
        """
        places = self._inside(scope)
        signals = self.signals(query, places)
        if near and self._is_far(signals, places):
            return ()
        scores = fuse(places, signals, self.weights)
        best = sorted(scores, key=lambda number: (-scores[number], number))[: max(0, limit)]
        passages = self.index.passages(best, self._as_of)
        if best and not passages and again:  # another process cut everything anew while this one looked
            self._places.clear()
            return self.search(query, scope, limit, near=near, again=False)
        dense = signals.dense or {}
        return tuple(Hit(passages[n], scores[n], signals.lexical.get(n, 0.0), dense.get(n)) for n in best if n in passages)

    def _is_far(self, signals: Signals, places: Sequence[Place]) -> bool:
        """Whether nothing but the order of chance speaks for any passage."""
        if not signals.dense or any(place.number in signals.lexical for place in places):
            return False
        floor = self.meaning.floor()
        return floor is not None and max(signals.dense.values()) < floor

    def withheld(self, query: str, scope: Scope) -> int:
        """How many private passages have a word of the query and are left out by the scope, which would let them through otherwise."""
        if scope.private:
            return 0
        hidden = {place.number for place in self.index.places(replace(scope, private=True), self._as_of, only_private=True)}
        found = lexical.counts(self.index.db, lexical.query_terms(query), self.weights.header) if hidden else {}
        return len(hidden & {number for documents in found.values() for number in documents})

    def count(self, scope: Scope) -> int:
        """How many passages the scope lets through."""
        return len(self._inside(scope))

    def passages(self, scope: Scope) -> tuple[Passage, ...]:
        """Every passage of the scope, in the order in which the notes were read."""
        numbers = [place.number for place in self._inside(scope)]
        return tuple(self.index.passages(numbers, self._as_of).values())

    def sessions(self, query: str, limit: int = 40) -> frozenset[tuple[str, int]]:
        """The sessions, as (path, first line), of the passages that fit a query best, all people's."""
        hits = self.search(query, Scope(), limit)
        return frozenset((hit.passage.path, hit.passage.session_line) for hit in hits if hit.passage.session_line is not None)

    def near(self, query: str, limit: int = 24) -> tuple[tuple[str, int, int], ...]:
        """Where the passages stand that fit a query best, as (path, first line, last line), best first; all people's."""
        return tuple((hit.passage.path, hit.passage.line_start, hit.passage.line_end) for hit in self.search(query, Scope(), limit))

    def similarity(self, query: str, texts: Sequence[str]) -> tuple[float, ...] | None:
        """How near each text is to the query in meaning (cosine); None where there is no embedder."""
        return self.meaning.similarity(query, texts)

    def standing_similarity(self, query: str, texts: Sequence[str]) -> tuple[float, ...] | None:
        """The same for texts that stay as they are, such as cards: each is embedded once and its vector kept."""
        return self.meaning.standing_similarity(query, texts)

    def signals(self, query: str, places: Sequence[Place]) -> Signals:
        """What words and vectors say of the passages."""
        terms = lexical.query_terms(query)
        if not terms or not places:
            return Signals({}, {}, None)
        lengths = {place.number: place.words for place in places}
        counts = lexical.counts(self.index.db, terms, self.weights.header)
        words = lexical.bm25(counts, lengths)
        wholes, sizes = lexical.by_session(counts, places)
        dense = None
        if self.weights.dense:
            likely = sorted(words, key=lambda number: -words[number])[:_LIKELY]
            dense = self.meaning.nearness(query, list(lengths), likely)
        return Signals(words, lexical.bm25(wholes, sizes), dense)
