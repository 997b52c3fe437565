"""Sentences of two texts, laid side by side in order: how copies are told from texts that only share a subject.

A spinner (a program that replaces words by synonyms so that a copy is not recognised) changes few things: it keeps the
order of the sentences, their lengths, names and numbers, and about half of the words. So each pair of sentences is
compared by shared words (Dice), and the best chain of pairs that keeps the order is found by dynamic programming, as
Gale and Church (1993) align translations. Texts that share their subject only have next to no such chain.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.records import Point

ALIKE = 0.35
"""Dice of the words from which two sentences may be the same one. Measured on the five articles: pairs of the spun copy have
a mean of 0.63, chance pairs of the other articles a mean of 0.33, nearly none above 0.35."""
VERBATIM = 0.85
"""Dice from which two sentences are the same words."""
MOST_SENTENCES = 400
"""Compared of each text, from its beginning: enough to recognise anything, and a bound on the work."""
_LONGEST_GAP = 3
_END = re.compile(r"(?<=[.!?])[\"”’)*\]]*\s+(?=[A-Z“\"'(*\[0-9])|(?<=[:;])\s+(?=[A-Z“\"])")
_WORD = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W_]+(?:['’][^\W_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its words as written on ``line`` (and following ones), and folded for comparing."""

    line: int
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences laid side by side (their indexes), and how alike their words are (0 to 1)."""

    left: int
    right: int
    likeness: float


def words_of(text: str) -> tuple[str, ...]:
    """Words and numbers in lower case; web addresses are no words."""
    return tuple(word.replace("’", "'") for word in _WORD.findall(_ADDRESS.sub(" ", text).lower()))


def sentences_of(points: Iterable[Point], titles: Iterable[tuple[int, str]] = ()) -> tuple[Sentence, ...]:
    """All sentences in the order of their lines; ``titles`` are headings (line, text), which are sentences too."""
    found = [Sentence(line, text, words_of(text)) for line, text in titles]
    for point in points:
        at = 0
        for text in _END.split(point.text):
            line, _ = point.line_of(text, at)
            at = max(at, point.text.find(text[:40], at))
            found.append(Sentence(line, text, words_of(text)))
    return tuple(sorted((each for each in found if each.words), key=lambda each: each.line))


def align(left: Sequence[Sentence], right: Sequence[Sentence]) -> tuple[Pair, ...]:
    """The chain of like sentences, in the order of both texts, that covers most words."""
    left, right = left[:MOST_SENTENCES], right[:MOST_SENTENCES]
    likeness = _likenesses(left, right)
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + _gain(likeness, left, right, i, j))
    chain: list[Pair] = []
    i = j = 0
    while i < len(left) and j < len(right):
        gain = _gain(likeness, left, right, i, j)
        if gain and best[i][j] == best[i + 1][j + 1] + gain:
            chain.append(Pair(i, j, likeness[i, j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return tuple(chain)


def filled(chain: Sequence[Pair], left: Sequence[Sentence], right: Sequence[Sentence]) -> tuple[Pair, ...]:
    """The chain with what lies between its pairs: as many sentences on one side as on the other, of like length, are the same ones too.

    So a short heading counts of which no word was kept. For texts that are known to be one; it proves no likeness.
    """
    ends = (Pair(-1, -1, 1.0), *chain, Pair(min(len(left), MOST_SENTENCES), min(len(right), MOST_SENTENCES), 1.0))
    found: list[Pair] = []
    for before, after in pairwise(ends):
        gap, other = after.left - before.left - 1, after.right - before.right - 1
        if gap == other <= _LONGEST_GAP:
            places = [(before.left + n, before.right + n) for n in range(1, gap + 1)]
            found += [Pair(i, j, 0.0) for i, j in places if _same_length(len(left[i].words), len(right[j].words))]
        found.append(after)
    return tuple(found[:-1])


def _same_length(a: int, b: int) -> bool:
    return min(a, b) * 3 >= max(a, b) * 2


def _likenesses(left: Sequence[Sentence], right: Sequence[Sentence]) -> dict[tuple[int, int], float]:
    counted = [Counter(each.words) for each in right]
    distinct = [frozenset(each) for each in counted]
    found: dict[tuple[int, int], float] = {}
    for i, one in enumerate(left):
        mine, size = Counter(one.words), len(one.words)
        own = frozenset(mine)
        # Sentences too unlike in length cannot reach ALIKE whatever their words.
        near = [j for j, other in enumerate(right) if 2 * min(size, len(other.words)) >= ALIKE * (size + len(other.words))]
        for j in near:
            shared = own & distinct[j]
            if shared:
                theirs = counted[j]
                value = 2 * sum([min(mine[word], theirs[word]) for word in shared]) / (size + len(right[j].words))
                if value >= ALIKE:
                    found[i, j] = value
    return found


def _gain(likeness: dict[tuple[int, int], float], left: Sequence[Sentence], right: Sequence[Sentence], i: int, j: int) -> float:
    value = likeness.get((i, j))
    return value * min(len(left[i].words), len(right[j].words)) if value else 0.0


def covered(chain: Sequence[Pair], left: Sequence[Sentence], right: Sequence[Sentence]) -> float:
    """The share of the shorter text's words that stand in aligned sentences (0 to 1)."""
    left, right = left[:MOST_SENTENCES], right[:MOST_SENTENCES]
    shorter = min(sum(len(s.words) for s in left), sum(len(s.words) for s in right))
    return sum(min(len(left[p.left].words), len(right[p.right].words)) for p in chain) / shorter if shorter else 0.0


def reworded(chain: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs that are alike but not the same: two minutes of one template share sentences word for word, a spun copy hardly any."""
    return tuple(pair for pair in chain if pair.likeness < VERBATIM)
