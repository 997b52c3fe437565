"""How near a complaint is to each pattern of the library by what it means, where words differ.

As in ``finding/kinds.py``: the vector of the embedder that ships, and the words and pairs of words beside it, are weighed with numbers that
``python -m evals.patterns`` fits (regularised least squares, one column a pattern) on the wordings, the sayings and labelled complaints,
many of which no pattern fits. Whether a pattern fits in the end is weighed in ``knowing/patterns.py``, with the words of the library.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from assistant.errors import NoEmbedder
from assistant.finding.embedder import Embedder
from assistant.finding.kinds import gram_weights, grams
from assistant.finding.shipped import read_numbers, shipped_embedder
from assistant.knowing.patterns import Nearness

if TYPE_CHECKING:
    import numpy as np

FILE = "knowledge/patterns.json"
FORMAT = 1


@dataclass(frozen=True)
class Nearest:
    """The numbers of the file. ``meaning``: a row a pattern over the vector; ``words``: gram → rarity, then pattern's place and weight in
    turn, in thousandths; ``signs`` and ``bound`` are for ``knowing/patterns.py``.
    """

    embedder: Embedder
    ids: tuple[str, ...]
    base: np.ndarray[Any, Any]
    meaning: np.ndarray[Any, Any]
    words: Mapping[str, Sequence[int]]
    signs: Mapping[str, float]
    bound: float

    def nearness(self, text: str) -> Nearness:
        """Weigh a text against all patterns. NoEmbedder where the embedder fails."""
        found = self.base + self.meaning @ self.embedder.embed_query(text)
        rarity = {gram: self.words[gram][0] / 1000 for gram in grams(text) if gram in self.words}
        for gram, weight in gram_weights(text, rarity).items():
            held = self.words[gram]
            for at, value in zip(held[1::2], held[2::2], strict=True):
                found[at] += weight * value / 1000
        return Nearness(dict(zip(self.ids, found.tolist(), strict=True)), self.signs, self.bound)


@lru_cache(maxsize=1)
def numbers() -> dict[str, Any]:
    """What the file holds. NoEmbedder where it cannot be used."""
    return read_numbers(FILE, FORMAT)


@lru_cache(maxsize=1)
def shipped_nearest() -> Nearest:
    """The numbers with the embedder that ships. NoEmbedder, saying why, where they cannot be used."""
    import numpy as np

    found, embedder = numbers(), shipped_embedder()
    if found["embedder"] != embedder.id:
        raise NoEmbedder(f"{FILE} belongs to another embedder: install Forenote again")
    flat = np.frombuffer(base64.b64decode(found["meaning"]), np.int8).astype(np.float32)
    meaning = flat.reshape(len(found["ids"]), -1) * np.array(found["scales"], np.float32)[:, None]
    return Nearest(embedder, tuple(found["ids"]), np.array(found["base"]), meaning, found["words"], found["signs"], found["bound"])


def near_patterns(text: str) -> Nearness | None:
    """How near a text is to each pattern; None where the embedder cannot be used: patterns go by words alone then."""
    try:
        return shipped_nearest().nearness(text)
    except NoEmbedder:
        return None
