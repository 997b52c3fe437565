"""Whether every passage can be found, by words and by vector, and mending what cannot."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from assistant.errors import Busy, NotWritable, NoVectors
from assistant.finding.index import Index
from assistant.finding.meaning import Meaning


@dataclass(frozen=True, slots=True)
class Condition:
    """The state of the index. ``vectors`` of ``pieces`` have one; ``proven``: every vector of the store was found (None: there is no store).

    ``mended`` says what was wrong and is right now, ``problem`` what still is wrong.
    """

    passages: int
    pieces: int
    vectors: int
    embedder: str | None
    proven: bool | None
    mended: tuple[str, ...] = ()
    problem: str = ""


def look(index: Index, meaning: Meaning) -> Condition:
    """Look at everything and mend. A workspace that was never searched has no vectors yet, which is no fault."""
    mended = []
    if not _lexicon_sound(index):
        index.db.execute("insert into lexicon(lexicon) values('rebuild')")
        mended.append("the word index did not hold what the notes say: made again")
    embedder = meaning.embedder
    had = index.embedded(embedder.id) if embedder else 0
    proven, problem = None, ""
    if embedder and had:
        try:
            proven = meaning.prove()
            if not proven and meaning.publish() is not None:
                proven = meaning.prove()
                mended.append("the vector store did not hold what the notes say: made again")
        except (NoVectors, Busy, NotWritable) as error:
            problem = str(error)
        if proven is False:
            problem = "the vector store cannot be made to hold all passages"
    vectors = index.embedded(embedder.id) if embedder else 0
    return Condition(index.count(), index.size(), vectors, embedder.id if embedder else None, proven, tuple(mended), problem)


def _lexicon_sound(index: Index) -> bool:
    try:
        # With rank 1 it is compared with the passages, too, not only with itself.
        index.db.execute("insert into lexicon(lexicon, rank) values('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        return False
    return True
