"""The sentences of the notes that may answer, and how well each one holds what is asked for.

A sentence is scored by the weighted share of the question's terms that it, its bullet's parents, its heading or its neighbours hold
(coverage, after the idea of query coverage in passage retrieval), never by likeness alone: right thing, right attribute.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answering.alike import covered
from assistant.answering.sentence import Sentence
from assistant.answering.terms import Frequencies, Term
from assistant.reading.inline import fold
from assistant.reading.words import content_words

ENOUGH = 0.62  # coverage that answers where nothing tells of meaning
LEAST = 0.3  # coverage below which likeness alone never answers
ENOUGH_OF_BOTH = 1.0  # coverage and likeness together
SURE = 0.85  # coverage that answers by itself
_LESS = 0.1
_BY_MEANING = 0.7
_CARRIED = 0.6  # how much a term counts that only stood beside another one in an earlier note
_LEVELS = {"said": 1.0, "alike": 0.8, "point": 0.7, "above": 0.7, "point_alike": 0.55, "near": 0.3}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with its ``score`` for a question: ``coverage`` (0 to 1) of the terms, the share ``direct`` in the sentence itself, how
    ``like`` the question it is in meaning (cosine; None where no embedder is at hand), the terms missed, those ``said`` in the sentence, and the stems of all.
    """

    sentence: Sentence
    coverage: float
    score: float
    missed: tuple[Term, ...] = ()
    direct: float = 0.0
    like: float | None = None
    said: tuple[Term, ...] = ()
    words: frozenset[str] = frozenset()

    def holds(self, *, fits: bool = False) -> bool:
        """Whether it holds enough of what was asked to answer: every name and number, and most of the rest in words or meaning.

        ``fits``: it is of the kind that is asked for, an amount or a day, and less of the rest will do. The thresholds were measured on
        the development questions (docs/answers.md).
        """
        if any(term.named for term in self.missed):
            return False
        if self.like is None:
            return self.coverage >= ENOUGH - _LESS * fits
        return self.coverage >= SURE or (self.coverage >= LEAST and self.coverage + self.like >= ENOUGH_OF_BOTH - _LESS * fits)

    @property
    def literal(self) -> bool:
        """Whether a word of the question itself stands in the sentence, its bullet or above it, and not only one like it."""
        return bool(self.words & (self.sentence.words | self.sentence.point_words | self.sentence.above)) or any(
            t.phrase or covered(t.stem) & self.sentence.words for t in self.said
        )

    def raised(self, by: float) -> Evidence:
        """The same with a higher score."""
        return replace(self, score=self.score + by)


def frequencies_of(found: Sequence[Sentence]) -> Frequencies:
    """How often each stem stands in sentences and headings."""
    return Frequencies([*(tuple(s.words) for s in found), *(tuple(s.above) for s in found if s.place == 0)])


def weigh(found: Sequence[Sentence], terms: Sequence[Term], likeness: Mapping[tuple[str, int, int], float] | None = None) -> list[Evidence]:
    """Every sentence that holds at least one term, best first; of equal ones the later. ``likeness``: dense similarity, where known."""
    total = sum(term.weight for term in terms) or 1.0
    ties = _ties(found, terms)
    stems = frozenset(term.stem for term in terms if not term.soft)
    out = []
    for sentence in found:
        levels = _carried([_level(term, sentence) for term in terms], ties.get(sentence.held.person, {}), sentence.date)
        coverage = sum(term.weight * level for term, level in zip(terms, levels, strict=True)) / total
        like = likeness.get(sentence.key, 0.0) if likeness else None
        if coverage <= 0 and not like:
            continue
        missed = tuple(term for term, level in zip(terms, levels, strict=True) if level < 0.5)
        direct = sum(term.weight * (level >= 0.8) for term, level in zip(terms, levels, strict=True)) / total
        said = tuple(term for term, level in zip(terms, levels, strict=True) if level >= _LEVELS["alike"])
        out.append(
            Evidence(sentence, coverage, coverage + 0.15 * direct + _BY_MEANING * max(0.0, like or 0.0), missed, direct, like, said, stems)
        )
    return sorted(out, key=lambda e: (-e.score, -(e.sentence.date or dt.date.min).toordinal(), e.sentence.key))


Ties = Mapping[tuple[int, int], tuple[float, dt.date]]


def _ties(found: Sequence[Sentence], terms: Sequence[Term]) -> Mapping[str | None, Ties]:
    """Which terms bring which others with them in the notes of a person: once "the Kubernetes exam" was noted, "exam booked" speaks of it.

    By person: (term held, term carried) with the share of the first one's sentences that hold both, and the first day on which one did.
    """
    counts: dict[str | None, dict[tuple[int, int], list[dt.date]]] = {}
    for sentence in found:
        held = [i for i, term in enumerate(terms) if _level(term, sentence) >= _LEVELS["point"]]
        for i in held:
            for j in held:
                counts.setdefault(sentence.held.person, {}).setdefault((i, j), []).append(sentence.date or dt.date.min)
    return {
        person: {(i, j): (len(days) / len(pairs[i, i]), min(days)) for (i, j), days in pairs.items() if i != j and not terms[i].soft}
        for person, pairs in counts.items()
    }


def _carried(levels: list[float], ties: Ties, day: dt.date | None) -> list[float]:
    """The levels, those of terms raised that another term of the sentence brings with it."""
    if not ties or max(levels, default=0.0) < _LEVELS["alike"]:
        return levels
    out = list(levels)
    for (i, j), (share, since) in ties.items():
        if levels[i] >= _LEVELS["alike"] and since <= (day or dt.date.max):
            out[j] = max(out[j], _CARRIED * min(1.0, share * 2))
    return out


def _level(term: Term, sentence: Sentence) -> float:
    if term.phrase:
        return _LEVELS["said"] if term.stem in fold(sentence.text) else _LEVELS["point"] if term.stem in fold(sentence.point.text) else 0.0
    if term.stem in sentence.words:
        return _LEVELS["said"]
    if term.others & sentence.words or any(
        word.startswith(other) for other in term.others if term.named and len(other) > 3 for word in sentence.words
    ):
        return _LEVELS["alike"]
    if term.stem in sentence.point_words:
        return _LEVELS["point"]
    if term.stem in sentence.above:
        return _LEVELS["above"]
    if _inside(term, sentence):
        return _LEVELS["alike"]
    if term.others & (sentence.point_words | sentence.above):
        return _LEVELS["point_alike"]
    return _LEVELS["near"] if term.stem in sentence.near else 0.0


def _inside(term: Term, sentence: Sentence) -> bool:
    """A longer word of one family ("migration" and "migrating", "analytics" and "analytic"), or one that is part of a compound."""
    if "-" in term.word and not term.named:
        if _apart(term.word, sentence):  # "walking away" of the walk-away line
            return True
        return any(word.startswith(term.stem[:-1]) for word in sentence.words)  # "write-up" is no kin of "wrote"
    if len(term.stem) < 5 or term.named:
        return len(term.stem) >= 4 and term.named and any(word.startswith(term.stem) for word in sentence.words)
    root = term.stem[: max(5, len(term.stem) - 3)]
    return any(word.startswith(root) and abs(len(word) - len(term.stem)) <= 4 for word in sentence.words)


def _apart(word: str, sentence: Sentence) -> bool:
    """Whether a sentence holds each part of a word with a hyphen."""
    said = fold(sentence.text).split()
    return all(sentence.words.issuperset(stems) if (stems := content_words(part)) else part in said for part in word.split("-"))
