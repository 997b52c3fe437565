"""The embedder that ships, loaded once a process and shared by all who weigh a complaint: no text is embedded twice for one answer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from assistant.errors import NoEmbedder
from assistant.finding.embedder import Embedder, built_in_embedder
from assistant.resources import resource

if TYPE_CHECKING:
    import numpy as np

_REMEMBERED = 16  # texts: what one complaint and its problems need, and no more, for a complaint is not kept


class SharedEmbedder:
    """An embedder that remembers the last few single texts."""

    def __init__(self, inner: Embedder) -> None:
        self._inner = inner
        self._query = lru_cache(maxsize=_REMEMBERED)(inner.embed_query)

    @property
    def id(self) -> str:
        """The identity of the embedder itself."""
        return self._inner.id

    def embed(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        """Unit vectors, float32, a row a text. NoEmbedder where it cannot."""
        return self._inner.embed(texts)

    def embed_query(self, text: str) -> np.ndarray[Any, Any]:
        """The unit vector of one text."""
        return self._query(text)


@lru_cache(maxsize=1)
def shipped_embedder() -> SharedEmbedder:
    """The embedder that ships, whatever ``[index]`` names. NoEmbedder, saying why, where it cannot be used."""
    return SharedEmbedder(built_in_embedder())


def read_numbers(file: str, format_: int) -> dict[str, Any]:
    """What a file of fitted numbers holds that belongs to the embedder that ships. NoEmbedder, saying why, where it cannot be used."""
    try:
        found = json.loads(resource(file).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise NoEmbedder(f"{file} cannot be read: {error}") from error
    if not isinstance(found, dict) or found.get("format") != format_:
        raise NoEmbedder(f"{file} is not of this version: install Forenote again")
    return found
