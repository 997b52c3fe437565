"""When two lines speak of the same task: weighted word overlap, with the verb and numbers as judges.

Words weigh by their rarity (inverse document frequency), so "plan" counts little where every second item is a plan. Two items
whose verbs contradict ("draft the plan", "review the plan") or whose numbers differ are two items.
"""

from __future__ import annotations

import difflib
import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.knowing.deeds import same_verb
from assistant.knowing.synonyms import with_synonyms
from assistant.knowing.taskwords import Words

_ROUNDING = 1e-9
_SAID_ALIKE = 3  # words that two lines share: with so many, one that differs is meant to
_SLIP_OF_PEN = 0.7  # likeness of the letters
_BITS = 3


def rounded(count: int) -> int:
    """A count to three binary digits: weights are made of these, so that one item more hardly ever changes what all the others weigh.

    Of one to seven digits, two and more gave the same ledgers as the exact counts on all labelled notes.

    >>> [rounded(n) for n in (0, 7, 8, 9, 10, 1000, 1023, 1024)]
    [0, 7, 9, 9, 11, 960, 960, 1152]
    """
    spare = max(0, count.bit_length() - _BITS)
    return (count >> spare << spare) + (1 << spare >> 1)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items there are, and in how many each word stands."""

    total: int
    counts: Mapping[str, int]


def tally(texts: Iterable[Words]) -> Tally:
    """Count the words of items."""
    counts: Counter[str] = Counter()
    total = 0
    for words in texts:
        counts.update(words.words)
        total += 1
    return Tally(total, counts)


class Weights:
    """Inverse document frequency over all items of a workspace; it knows which words were looked up since ``begin``."""

    def __init__(self, texts: Iterable[Words] | Tally, names: Collection[str] = ()) -> None:
        found = texts if isinstance(texts, Tally) else tally(texts)
        self._counts = found.counts
        self._names = frozenset(names)
        self._total = rounded(max(found.total, 1))
        self._known: dict[str, float] = {}
        self._wholes: dict[frozenset[str], float] = {}

    def begin(self) -> None:
        """Forget what was looked up."""
        self._known, self._wholes = {}, {}

    def looked_up(self) -> Collection[str]:
        """The words whose weights were asked for."""
        return self._known.keys()

    def of(self, word: str) -> float:
        """Weight of a word: 1 for one that stands everywhere, about 4 for a rare one in a few hundred items."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._weigh(word)
        return known

    def _weigh(self, word: str) -> float:
        weight = 1.0 + math.log(1 + self._total / (1 + rounded(self._counts.get(word, 0)))) / 1.5
        return weight / 2 if word in self._names else weight

    def sum(self, words: Iterable[str]) -> float:
        """Weight of a set of words."""
        return math.fsum(map(self.of, words))  # the same in whatever order a set gives its words

    def whole(self, words: frozenset[str]) -> float:
        """Weight of all words of a line, reckoned once: it is compared with many."""
        known = self._wholes.get(words)
        if known is None:
            known = self._wholes[words] = self.sum(words)
        return known


def likeness(a: Words, b: Words, weights: Weights) -> float:
    """How surely two items are one, 0 to 1: shared weight over the smaller one's, lowered for what only one of them says."""
    a, b = _with_nouns(a, b), _with_nouns(b, a)
    shared = a.words & b.words
    if not shared or (a.words != b.words and shared in ({a.verb}, {b.verb}) and (len(a.words) == 1 or len(b.words) == 1)):
        return 0.0  # "send what there is" says of no other sending that it is the same
    if a.numbers and b.numbers and not a.numbers & b.numbers:
        return 0.0
    if _one_swapped(a.words, b.words):
        return 0.0
    common = weights.sum(shared)
    smaller, larger = sorted((weights.sum(a.words), weights.sum(b.words)))
    score = 0.65 * common / smaller + 0.35 * common / larger
    if not same_verb(a.verb, b.verb) and not ({a.verb, b.verb} & (a.words | b.words)):
        score -= 0.4
    score -= 0.35 * min(weights.sum(a.words - b.words), weights.sum(b.words - a.words)) / smaller
    told = len(shared) + (a.verb is not None and a.verb == b.verb)
    if told == 1 and larger > smaller and (len(a.words | b.words) > 2 or _only_qualifies(a, b) or _only_qualifies(b, a)):
        score -= 0.25
    return score


def _one_swapped(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two lines say the same but for one word that stands for another thing: "the report to Finance", "the report to Legal"."""
    mine, other = a - b, b - a
    if len(mine) != 1 or len(other) != 1 or len(a & b) < _SAID_ALIKE:
        return False
    one, two = *mine, *other
    written_alike = difflib.SequenceMatcher(None, one, two).ratio() >= _SLIP_OF_PEN
    return not (written_alike or two in with_synonyms({one}) or one.startswith(two) or two.startswith(one))


def could_be_like(a: Words, b: Words, weights: Weights, bar: float) -> bool:
    """Whether ``likeness`` may reach a bar: a bound that costs a tenth of it.

    With the share x of the smaller one's weight that is common, likeness is at most 1.35 x - 0.35; a verb that is a word of the other only adds
    to what is common.
    """
    common = weights.sum(a.words & b.words)
    for one, other in ((a, b), (b, a)):
        if one.verb and one.verb in other.words:
            common += weights.of(one.verb)
    smaller = min(weights.whole(a.words), weights.whole(b.words))
    return 1.35 * common >= (bar + 0.35 - _ROUNDING) * smaller


def core_of(words: Words, weights: Weights, bar: float) -> frozenset[str]:
    """Words of a line of which any line holds one that weighs no less and reaches a bar of ``likeness``: without them too little is common.

    The heaviest, which stand in the fewest lines. By the bound of ``could_be_like``.
    """
    spare = (1 - (bar + 0.35 - _ROUNDING) / 1.35) * (weights.whole(words.words) + (weights.of(words.verb) if words.verb else 0.0))
    core: list[str] = []
    for word in sorted(words.words, key=lambda word: (-weights.of(word), word)):  # the same in every process
        core.append(word)
        spare -= weights.of(word)
        if spare < 0:
            break
    return frozenset(core)


def _only_qualifies(one: Words, other: Words) -> bool:
    """Whether the thing of one only tells what kind the other's is: "order the fans", "the fans quote"."""
    return bool(one.verb) and one.head in other.phrase[:-1] and other.head not in one.all


def other_label(one: Words, other: Words) -> bool:
    """Whether a month, a number or a letter tells two things of a kind apart: the June backup and the July backup, option A and option B."""
    labels = dict(other.labels)
    return any(kind in labels and not numbers & labels[kind] for kind, numbers in one.labels)


def _with_nouns(one: Words, other: Words) -> Words:
    """A word that is the verb of one and a word of the other ("talk abstract", "abstract of the talk") counts as a word."""
    return replace(one, words=one.words | {one.verb}) if one.verb and one.verb in other.words else one


def coverage(item: Words, report: frozenset[str], weights: Weights) -> tuple[float, int]:
    """(share of the item's weight that a report speaks of, number of its words there)."""
    shared = item.words & report
    total = weights.sum(item.words)
    return (weights.sum(shared) / total if total else 0.0, len(shared))


def best_pairs(scores: Sequence[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """One-to-one pairs, highest score first; ties go to the lower indexes, so that the result is stable."""
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, i, j in sorted(scores, key=lambda s: (-s[0], s[1], s[2])):
        if i not in left and j not in right:
            pairs.append((i, j))
            left.add(i)
            right.add(j)
    return pairs
