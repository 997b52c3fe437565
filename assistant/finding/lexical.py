"""Stemmed word search over the FTS5 index, by BM25 within the scope.

FTS5's own ``bm25()`` weighs words by how rare they are in the whole library. Within one person's notes that person's name is
everywhere and says nothing, so the postings are read here and words weighed by the scope. Method: Robertson & Zaragoza,
"The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with Lucene's idf, which is never negative.
"""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from assistant.finding.store import TOKENIZER
from assistant.reading.words import verb_family

if TYPE_CHECKING:
    from assistant.finding.records import Place

Session = tuple[str, int | None]
Term = tuple[str, ...]  # stems that count as one
Document = TypeVar("Document", int, Session)
_K1, _B = 1.2, 0.75
# Words of questions and of no topic: they say how something is asked, not what. Stop words as in Snowball's English list.
_STOP = frozenset("""
a about above after again against all am an and any are aren as at be because been before being below between both but by can could couldn d did didn do does doesn
doing don down during each few for from further had hadn has hasn have haven having he her here hers herself him himself his how i if in into is isn it its itself
just ll m me might more most must my myself no nor not now o of off on once only or other our ours ourselves out over own re s same shall she should shouldn so some such
t than that the their theirs them themselves then there these they this those through to too under until up ve very was wasn we were weren what when where which while who
whom whose why will with won would wouldn y you your yours yourself yourselves
tell show find give list say said says know let please mention mentioned discuss discussed discussion talk talked kind kinds
""".split())  # fmt: skip


def stems(texts: Sequence[str]) -> list[list[str]]:
    """The stems of each text, in order, as the index makes them."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"create virtual table t using fts5(x, tokenize='{TOKENIZER}')")
        connection.execute("create virtual table v using fts5vocab('t', 'instance')")
        connection.executemany("insert into t(rowid, x) values(?,?)", enumerate(texts))
        found: list[list[str]] = [[] for _ in texts]
        for term, doc, _, _ in connection.execute("select term, doc, col, offset from v order by doc, offset"):
            found[doc].append(term)
        return found
    finally:
        connection.close()


def query_terms(query: str) -> tuple[Term, ...]:
    """What to look for. Stop and question words are dropped, unless the query has no others.

    A stemmer knows no irregular verb, so that "lost" and "lose" are put into one term here.
    """
    clean = query.encode("utf-8", "replace").decode().replace("\0", " ")
    words = "".join(c if c.isalnum() else " " for c in clean).lower().split()
    telling = [word for word in words if word not in _STOP] or words
    families = [" ".join((word, *verb_family(word))) for word in dict.fromkeys(telling)]
    return tuple(dict.fromkeys(tuple(dict.fromkeys(found)) for found in stems(families) if found))


def counts(connection: sqlite3.Connection, terms: Sequence[Term], header: float) -> dict[Term, dict[int, float]]:
    """How often each term occurs in each passage of the whole index; a word in the header counts ``header`` times."""
    found: dict[Term, dict[int, float]] = {}
    for term in terms:
        marks = ",".join("?" for _ in term)
        rows = connection.execute(
            f"select doc, sum(case col when 'header' then ? else 1.0 end) n from postings where term in ({marks}) group by doc having n>0",
            (header, *term),
        )
        found[term] = dict(rows.fetchall())
    return found


def by_session(
    counts: Mapping[Term, Mapping[int, float]], places: Sequence[Place]
) -> tuple[dict[Term, dict[Session, float]], dict[Session, int]]:
    """The same counts and lengths a session at a time."""
    home = {place.number: (place.path, place.session_line) for place in places}
    sizes: dict[Session, int] = defaultdict(int)
    for place in places:
        sizes[home[place.number]] += place.words
    found: dict[Term, dict[Session, float]] = {}
    for term, documents in counts.items():
        summed: dict[Session, float] = defaultdict(float)
        for number, count in documents.items():
            if number in home:
                summed[home[number]] += count
        found[term] = summed
    return found, dict(sizes)


def bm25(counts: Mapping[Term, Mapping[Document, float]], lengths: Mapping[Document, int]) -> dict[Document, float]:
    """BM25 of each document that has a stem. ``lengths`` (words) name the documents of the scope; others don't count."""
    scores: dict[Document, float] = defaultdict(float)
    mean = sum(lengths.values()) / max(1, len(lengths)) or 1.0
    for documents in counts.values():
        inside = {doc: count for doc, count in documents.items() if doc in lengths}
        idf = math.log(1 + (len(lengths) - len(inside) + 0.5) / (len(inside) + 0.5))
        for doc, count in inside.items():
            scores[doc] += idf * count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * lengths[doc] / mean))
    return dict(scores)
