"""The least that a command could possibly do, without Forenote around it: what the benches hold its commands against.

``python -m bench.bareparts STEPS`` runs steps (a JSON list of lists: the name of one of the functions below and its arguments) in one process,
which is then measured as a whole, as the command is.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_BATCH = 5000  # vectors handed to Chroma at once
_COLLECTION = "pieces"


@dataclass(frozen=True, slots=True)
class Embedded:
    """Seconds that ``texts`` texts took or would take, of which ``sample`` were embedded."""

    wall: float
    cpu: float
    texts: int
    sample: int


def command(*steps: Sequence[Any]) -> tuple[str, ...]:
    """The process that runs these steps."""
    return (sys.executable, "-m", "bench.bareparts", json.dumps(steps))


def stat(folder: str) -> None:
    """Ask for size and time of every file."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                stat(entry.path)
            else:
                entry.stat(follow_symlinks=False)


def read(folder: str) -> None:
    """Read the bytes of every file."""
    for base, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(base, name), "rb") as file:
                file.read()


def rows(database: str, query: str, *values: str) -> None:
    """Fetch the rows of a query."""
    import sqlite3

    connection = sqlite3.connect(database)
    connection.execute(query, values).fetchall()
    connection.close()


def chroma_add(database: str, folder: str) -> None:
    """Put every vector of an index into a new Chroma collection."""
    import sqlite3

    import chromadb
    import numpy as np

    connection = sqlite3.connect(database)
    cursor = connection.execute("select key, vector from vectors")
    client = chromadb.PersistentClient(folder)
    space: Any = {"hnsw": {"space": "cosine"}}
    collection = client.create_collection(_COLLECTION, configuration=space, embedding_function=None)
    most = min(_BATCH, client.get_max_batch_size())
    while part := cursor.fetchmany(most):
        vectors: Any = [np.frombuffer(vector, np.float32) for _, vector in part]
        collection.add(ids=[key for key, _ in part], embeddings=vectors)
    connection.close()


def chroma_query(database: str, folder: str) -> None:
    """Ask a Chroma collection for what lies next to one vector of an index."""
    import sqlite3

    import chromadb
    import numpy as np

    connection = sqlite3.connect(database)
    vector = np.frombuffer(connection.execute("select vector from vectors limit 1").fetchone()[0], np.float32)
    connection.close()
    query: Any = [vector]
    chromadb.PersistentClient(folder).get_collection(_COLLECTION, embedding_function=None).query(query_embeddings=query, n_results=10)


def embed(most: int) -> None:
    """Embed what the index of this workspace holds, each text once, and nothing else; of more than ``most`` texts every so-manieth.

    Prints seconds by clock and processor of the embedder alone, and the number of all texts and of those embedded.
    """
    import datetime as dt

    from assistant.assistant import Assistant
    from assistant.finding.passages import pieces
    from assistant.finding.records import Scope

    with Assistant(as_of=dt.date.max) as assistant:
        finder = assistant.finder()
        texts = list(dict.fromkeys(text for passage in finder.passages(Scope(private=True)) for text in pieces(passage)))
        sample = texts[:: max(1, -(-len(texts) // most))]
        embedder = finder.meaning.embedder
        if embedder is None:
            raise SystemExit("no embedder")
        embedder.embed(sample[:1])
        wall, cpu = time.perf_counter(), time.process_time()
        embedder.embed(sample)
        sys.stdout.write(json.dumps([time.perf_counter() - wall, time.process_time() - cpu, len(texts), len(sample)]))


def stand_in(most: int) -> None:
    """Cut the passages of this workspace and keep stand-ins for the vectors of all but ``most`` pieces of text, so that embedding takes minutes.

    Prints seconds by clock and processor of the cutting alone, and the number of all texts and of those left to embed.
    """
    import numpy as np

    from assistant.assistant import Assistant

    with Assistant() as assistant:
        finder = assistant.finder()
        wall, cpu = time.perf_counter(), time.process_time()
        index = finder.index
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        embedder = finder.meaning.embedder
        if embedder is None:
            raise SystemExit("no embedder")
        keys = list(index.missing(embedder.id))
        size = len(embedder.embed(["one"])[0])
        left = set(keys[:: max(1, -(-len(keys) // most))])
        chance = np.random.default_rng(1)
        for start in range(0, len(keys), _BATCH):
            part = [key for key in keys[start : start + _BATCH] if key not in left]
            vectors = chance.standard_normal((len(part), size)).astype(np.float32)
            vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
            index.keep_vectors(embedder.id, [(key, row.tobytes()) for key, row in zip(part, vectors, strict=True)])
        sys.stdout.write(json.dumps([wall, cpu, len(keys), len(left)]))


def cut(env: Mapping[str, str], most: int) -> Embedded:
    """``stand_in`` in a process of its own: what cutting took, how many texts there are and how many are left to embed."""
    from bench.processes import heard

    return Embedded(*json.loads(heard(command(("stand_in", most)), env)[1]))


def embedded(env: Mapping[str, str], most: int = 100_000) -> Embedded:
    """What the embedder alone takes for everything in the index of a workspace, whose catalogue and index must exist."""
    from bench.processes import heard

    wall, cpu, texts, sample = json.loads(heard(command(("embed", most)), env)[1])
    return Embedded(wall * texts / sample, cpu * texts / sample, texts, sample)


STEPS = {step.__name__: step for step in (stat, read, rows, chroma_add, chroma_query, embed, stand_in)}


def main(steps: str) -> None:
    """Run the steps of a JSON text."""
    for name, *values in json.loads(steps):
        STEPS[name](*values)


if __name__ == "__main__":
    main(sys.argv[1])
