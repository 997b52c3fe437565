"""What kind of thing somebody typed, told by likeness to labelled examples: serious, a proposal to be, a blocker, steam, or none of these.

Where lists of words end, meaning goes on: a text's vector by the embedder that ships, and its words and pairs of words, are weighed with
numbers that ``python -m evals.kinds`` fits on ``evals/data/complaints`` (regularised least squares: Rifkin, Yeo & Poggio 2003). Whatever
``[index]`` names, only the shipped embedder is used: the numbers belong to it, and no complaint goes to an endpoint.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from assistant.errors import NoEmbedder
from assistant.finding.embedder import Embedder
from assistant.finding.shipped import read_numbers, shipped_embedder
from assistant.reading.clauses import sentences

if TYPE_CHECKING:
    import numpy as np

KINDS = ("serious", "proposal", "blocker", "vent", "none")
FILE = "knowledge/kinds.json"
FORMAT = 1
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[?!]")
_LEAST_WORDS = 4  # of a sentence that is weighed alone
_MOST_PARTS = 80


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like each of ``KINDS`` a text is, about 0 to 1; and the same of each of its parts, where it has several."""

    scores: tuple[float, ...]
    parts: tuple[tuple[float, ...], ...] = ()

    @property
    def gravest(self) -> float:
        """How like something serious its gravest part is."""
        return max(scores[0] for scores in (self.scores, *self.parts))


@dataclass(frozen=True)
class Classifier:
    """The numbers of the file: ``base`` a kind, ``meaning`` a row a kind over the vector, ``words`` gram → rarity and a weight a kind, in thousandths."""

    embedder: Embedder
    base: np.ndarray[Any, Any]
    meaning: np.ndarray[Any, Any]
    words: Mapping[str, Sequence[int]]

    def likeness(self, text: str) -> Likeness:
        """Weigh a text, whole and sentence by sentence. NoEmbedder where the embedder fails."""
        return Likeness(self._scores(text), tuple(self._scores(part) for part in parts_of(text)))

    def _scores(self, text: str) -> tuple[float, ...]:
        import numpy as np

        found = self.base + self.meaning @ self.embedder.embed_query(text)
        rarity = {gram: self.words[gram][0] / 1000 for gram in grams(text) if gram in self.words}
        for gram, weight in gram_weights(text, rarity).items():
            found = found + weight * np.array(self.words[gram][1:]) / 1000
        return tuple(float(score) for score in found)


def grams(text: str) -> list[str]:
    """Words and pairs of neighbours, in small letters, figures as "0", with marks for beginning and end.

    >>> grams("He hit me 3 times!")[:4], grams("No.")
    (['he', 'hit', 'me', '0'], ['no', '^ no', 'no $'])
    """
    words = ["0" if word.isdigit() else word for word in _TOKEN.findall(text.lower().replace("’", "'"))]
    return words + [f"{first} {second}" for first, second in zip(["^", *words], [*words, "$"], strict=True)]


def gram_weights(text: str, rarity: Mapping[str, float]) -> dict[str, float]:
    """The unit vector of a text's known grams: one and the logarithm of how often each stands in it, times its rarity."""
    counted = Counter(gram for gram in grams(text) if gram in rarity)
    raw = {gram: (1 + math.log(count)) * rarity[gram] for gram, count in counted.items()}
    length = math.sqrt(sum(weight * weight for weight in raw.values()))
    return {gram: weight / length for gram, weight in raw.items()}


def parts_of(text: str) -> tuple[str, ...]:
    """The sentences of a text of several, and each two neighbours: what is serious may be a single one in a long story."""
    told = [part.text + part.end for part in sentences(text)]
    if len(told) < 2:
        return ()
    pairs = [f"{first} {second}" for first, second in pairwise(told)] if len(told) > 2 else []
    return tuple(part for part in (*told, *pairs) if len(part.split()) >= _LEAST_WORDS)[:_MOST_PARTS]


@lru_cache(maxsize=1)
def numbers() -> dict[str, Any]:
    """What the file holds. ForenoteError where it is missing; NoEmbedder where it cannot be used."""
    return read_numbers(FILE, FORMAT)


@lru_cache(maxsize=1)
def shipped_classifier() -> Classifier:
    """The classifier with the embedder that ships. NoEmbedder, saying why, where it cannot be used."""
    import numpy as np

    found, embedder = numbers(), shipped_embedder()
    if found["embedder"] != embedder.id:
        raise NoEmbedder(f"{FILE} belongs to another embedder: install Forenote again")
    return Classifier(embedder, np.array(found["base"]), np.array(found["meaning"]) / 1000, found["words"])
