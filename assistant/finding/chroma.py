"""Chroma itself: the only module that imports it. Vectors are always passed by us; no text is stored in it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from assistant.errors import NoVectors
from assistant.finding.runtime import forbid_telemetry
from assistant.interrupts import pass_on

COLLECTION = "passages"
SPACE = "cosine"
_AT_ONCE = 500


def _settings(**more: Any) -> Any:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False, **more)


def open_client(folder: Path) -> Any:
    """A client of the embedded store in `folder`. NoVectors where Chroma is not installed or does not open it."""
    forbid_telemetry()
    try:
        import chromadb
    except ImportError as error:
        pass_on(error)
        raise NoVectors("chromadb is not installed") from None
    try:
        return chromadb.PersistentClient(str(folder), settings=_settings())
    except chroma_errors() as error:
        raise NoVectors(f"the vector store does not open: {_line(error)}") from error


def connect(url: str, token: str, authority: str) -> Any:
    """A client of a Chroma server. ``token`` is sent as both headers that servers know, ``authority`` is a CA file."""
    forbid_telemetry()
    try:
        import chromadb
    except ImportError as error:
        pass_on(error)
        raise NoVectors("chromadb is not installed") from None
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    headers = {"Authorization": f"Bearer {token}", "x-chroma-token": token} if token else {}
    more = {"chroma_server_ssl_verify": authority} if authority else {}
    try:
        return chromadb.HttpClient(
            host=parts.hostname or "", port=parts.port or (443 if secure else 80), ssl=secure, headers=headers, settings=_settings(**more)
        )
    except chroma_errors() as error:
        raise NoVectors(f"{url} does not answer: {_line(error)}") from error


def add(collection: Any, rows: Mapping[str, tuple[bytes, Mapping[str, Any]]]) -> None:
    """Add vectors (float32) with their metadata under their keys."""
    import numpy as np

    keys = iter(rows)
    while batch := list(islice(keys, _AT_ONCE)):
        vectors = np.stack([np.frombuffer(rows[key][0], np.float32) for key in batch])
        collection.upsert(ids=batch, embeddings=vectors, metadatas=[dict(rows[key][1]) for key in batch])


def remove(collection: Any, keys: Sequence[str]) -> None:
    """Delete by key."""
    for start in range(0, len(keys), _AT_ONCE):
        collection.delete(ids=list(keys[start : start + _AT_ONCE]))


def chroma_errors() -> tuple[type[Exception], ...]:
    """What Chroma raises, and we with it: its own tree, and the plain errors of the layers below it."""
    from chromadb.errors import ChromaError
    from httpx import HTTPError

    return (NoVectors, ChromaError, HTTPError, ValueError, OSError, RuntimeError)


def _line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:160]


def token_from(variable: str) -> str:
    """The token that an environment variable holds."""
    return os.environ.get(variable, "") if variable else ""
