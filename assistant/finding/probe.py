"""Proving a store, in a process of its own: a damaged one may kill whoever opens it.

`python -m assistant.finding.probe STORE INDEX MODEL` leaves with 0 where the store holds what the index says and every vector
looked for finds itself.
"""

from __future__ import annotations

import random
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_MOST = 20_000
_AT_ONCE = 200
_MEMORY = 16 << 30  # bytes of address space, of which most is only reserved
_NEAR = 1e-3  # of texts that are cut to the same tokens one may stand for the other


def main(arguments: Sequence[str]) -> int:
    """Look; the exit code says what was found."""
    from assistant.finding.chroma import COLLECTION, chroma_errors, open_client

    store, index, model = arguments
    _limit_memory()
    try:
        client = open_client(Path(store))
        collection = client.get_collection(COLLECTION, embedding_function=None)
        found = collection.get(include=[])["ids"]
        if collection.count() != len(found):
            return 1
        chosen = random.Random(len(found)).sample(found, min(len(found), _MOST))
        return 0 if all_found(collection, chosen, Path(index), model) else 1
    except chroma_errors():
        return 1


def _limit_memory() -> None:
    """Garbled sizes must not take the machine down."""
    try:
        import resource
    except ImportError:  # not on this system
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard), hard))


def all_found(collection: Any, keys: Sequence[str], index: Path, model: str) -> bool:
    """Whether each key is found by the vector that the index keeps for it."""
    connection = sqlite3.connect(f"{index.as_uri()}?mode=ro", uri=True, timeout=20)
    try:
        for start in range(0, len(keys), _AT_ONCE):
            batch = keys[start : start + _AT_ONCE]
            if not _batch_found(collection, batch, connection, model):
                return False
        return True
    finally:
        connection.close()


def _batch_found(collection: Any, keys: Sequence[str], connection: sqlite3.Connection, model: str) -> bool:
    import json

    import numpy as np

    rows = connection.execute(
        "select key, vector from vectors where model=? and key in (select value from json_each(?))", (model, json.dumps(list(keys)))
    )
    vectors = {key: np.frombuffer(blob, np.float32) for key, blob in rows}
    if len(vectors) != len(keys):
        return False
    answer = collection.query(query_embeddings=np.stack([vectors[key] for key in keys]), n_results=1, include=["distances"])
    for key, ids, distances in zip(keys, answer["ids"], answer["distances"], strict=True):
        if not ids or (ids[0] != key and distances[0] > _NEAR and not _found_alone(collection, key, vectors[key])):
            return False
    return True


def _found_alone(collection: Any, key: str, vector: Any) -> bool:
    """The graph may lead past a vector that is there; a lost one is an error."""
    answer = collection.query(query_embeddings=[vector], ids=[key], n_results=1, include=["distances"])
    return bool(answer["ids"][0]) and answer["distances"][0][0] < _NEAR


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
