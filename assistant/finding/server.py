"""The vector store on a Chroma server: the same holding, one collection a workspace, no lock of ours (the server has its own)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assistant.config import IndexConfig
from assistant.errors import NoVectors
from assistant.finding.chroma import SPACE, add, chroma_errors, connect, remove, token_from
from assistant.finding.records import Holding, State
from assistant.finding.vectors import SCHEMA_VERSION, query


class ServerStore:
    """A workspace's collection on a server. ``name`` is the workspace's; it becomes the collection's."""

    def __init__(self, config: IndexConfig, root: Path, name: str) -> None:
        self._config = config
        self._root = root
        self._name = f"forenote-{name}"[:120].rstrip("-_.")
        self._client: Any = None

    def close(self) -> None:
        """Nothing stays open."""
        self._client = None

    def sync(self, holding: Holding) -> State:
        """Make the collection hold exactly that. NoVectors where the server fails."""
        with self._told():
            return self._synced(holding)[1]

    def nearest(self, holding: Holding, vector: Any, count: int, among: Sequence[str] | None = None) -> dict[str, float]:
        """Key → cosine of the pieces next to a vector, the collection being brought up to date before."""
        with self._told():
            return query(self._synced(holding)[0], vector, count, among)

    def prove(self, holding: Holding) -> bool:
        """Whether the collection holds every key."""
        with self._told():
            collection, _ = self._synced(holding)
            return set(collection.get(include=[])["ids"]) == set(holding.load())

    def discard(self) -> None:
        """Delete the collection."""
        with self._told():
            client = self._connected()
            if self._name in [collection.name for collection in client.list_collections()]:
                client.delete_collection(self._name)

    def _synced(self, holding: Holding) -> tuple[Any, State]:
        client = self._connected()
        stamp = {"schema": SCHEMA_VERSION, "model": holding.model, "content": holding.content}
        collection = client.get_or_create_collection(self._name, configuration={"hnsw": {"space": SPACE}}, embedding_function=None)
        known = collection.metadata or {}
        if known == stamp:
            return collection, "current"
        state: State = "updated"
        if known and {**known, "content": ""} != {**stamp, "content": ""}:
            # Vectors of another model, or of an unknown past: the collection is ours alone, and comes back in seconds.
            client.delete_collection(self._name)
            collection = client.create_collection(self._name, configuration={"hnsw": {"space": SPACE}}, embedding_function=None)
            state = "rebuilt"
        wanted = holding.load()
        there = set(collection.get(include=[])["ids"])
        # Marked as unfinished first: whoever comes after an interruption compares again.
        collection.modify(metadata={**stamp, "content": "unfinished"})
        add(collection, {key: wanted[key] for key in sorted(wanted.keys() - there)})
        remove(collection, sorted(there - wanted.keys()))
        collection.modify(metadata=stamp)
        return collection, state

    def _connected(self) -> Any:
        if self._client is None:
            authority = str(self._root / self._config.chroma_ca) if self._config.chroma_ca else ""
            self._client = connect(self._config.chroma_url, token_from(self._config.chroma_token_env), authority)
        return self._client

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except NoVectors:
            raise
        except chroma_errors() as error:
            self._client = None
            said = (str(error).strip().splitlines() or [type(error).__name__])[0][:160]
            raise NoVectors(f"the Chroma server at {self._config.chroma_url} failed: {said}") from error
