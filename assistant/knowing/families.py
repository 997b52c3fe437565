"""Families of articles that are one text: exact copies, light edits, excerpts, and copies reworded by a machine.

Two measures. Containment of word shingles (Broder, "On the resemblance and containment of documents", 1997) finds what was
copied word for word. A spinner leaves hardly a run of five words whole, but it leaves order, length, names and numbers of
the sentences: so the share of a text that aligns with the other, sentence by sentence (``knowing.alignment``), finds the
reworded ones, and shared anchors (dates, numbers, tags, acronyms) back it up where a copy was reworded harder.

Measured on the five articles at hand (ten pairs), where one is a spun copy of another: its coverage is 0.95 and its shingle
containment 0.06; of the other nine pairs the highest coverage is 0.05. With words of the other four replaced at random, all are
recognised up to 55 % replaced, none at 70 % (the spun copy has about 40 %). The same gap shows on our own variants in the tests.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from zlib import crc32

from assistant.knowing.alignment import Pair, Sentence, align, covered, filled, reworded
from assistant.knowing.differences import Difference, find_differences
from assistant.knowing.origin import Traits, Verdict, judge

SAME_WORDS = 0.5
"""Containment of five-word shingles from which a text is taken for the same words, edited lightly or cut."""
SAME_WORDS_IN_ANY_ORDER, MOST_OF_IT = 0.8, 0.7
"""It must cover most of the text in order too, or nearly all in any order: half a page may be a template's."""
SAME_COURSE = 0.6
"""Share of the shorter text in aligned sentences from which it is taken for a reworded copy."""
SAME_COURSE_WITH_ANCHORS = 0.45
"""The same, where most anchors are shared too."""
REWORDED, WHOLE_COURSE = 0.3, 0.8
"""Of that share, what must stand in sentences that were changed, unless nearly all is aligned: pages of one template share their fixed
sentences word for word. Measured on 100 minutes of meetings of a few series: 0.07 at most; the spun copy 0.93."""
_ANCHORS, _FEWEST_ANCHORS = 0.6, 5
_WORTH_ALIGNING = 0.13
"""Containment of word pairs below which no alignment is tried. Spun 0.37; articles that share a subject at most 0.11."""
_SMALL_LIBRARY, _RARE = 40, 12
_BEYOND_TEMPLATE = 0.08
"""What word pairs must be shared beyond sentences that are the same; else the two share a template, and no alignment is tried."""
_SHINGLE = 5
_FEWEST_WORDS = 40
_EXCERPT = 0.6
_ANCHOR = re.compile(r"\[[^\]\s]{1,20}\]|\d+(?:[/:.,-]\d+)*%?|\b[A-Z][A-Z0-9&/-]{1,8}s?\b|\b[A-Z]\w+[A-Z]\w*\b")
_TALKS = re.compile(r"\b1\s?[:-]\s?1s?\b")


@dataclass(frozen=True, slots=True)
class Text:
    """What is compared of an article."""

    id: str
    sentences: tuple[Sentence, ...]
    traits: Traits

    @property
    def words(self) -> tuple[str, ...]:
        """All words in order."""
        return tuple(word for sentence in self.sentences for word in sentence.words)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two articles resemble each other; the measures are shares of the shorter one (0 to 1).

    ``kind``: exact copy, light edit, excerpt or reworded copy.
    """

    left: str
    right: str
    kind: str
    shingles: float
    course: float
    anchors: tuple[int, int]
    chain: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A member of a family that is not its original: how it came to be one, why, and what it tells otherwise."""

    id: str
    kind: str
    likeness: Likeness
    verdict: Verdict
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """One text in several forms."""

    original: str
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class _Print:
    """The marks of a text, made once: its words and sentences, and hashes of word pairs and of runs of five."""

    text: Text
    words: tuple[str, ...]
    sentences: frozenset[tuple[str, ...]]
    pairs: frozenset[int]
    shingles: frozenset[int]


def find_families(texts: Sequence[Text]) -> tuple[Family, ...]:
    """All families among the articles, each with its original. Articles without relatives are in none."""
    prints = [_print(text) for text in texts]
    alike = {frozenset((a.text.id, b.text.id)): found for a, b in _candidates(prints) if (found := _compare(a, b))}
    by_id = {text.id: text for text in texts}
    return tuple(_family([by_id[member] for member in group], alike) for group in _groups([t.id for t in texts], alike))


def _candidates(prints: Sequence[_Print]) -> Iterable[tuple[_Print, _Print]]:
    """The pairs to compare: all in a small library, in a large one those that share word pairs which few others have."""
    if len(prints) <= _SMALL_LIBRARY:
        return combinations(prints, 2)
    holders: dict[int, list[int]] = {}
    for at, one in enumerate(prints):
        for mark in one.pairs:
            holders.setdefault(mark, []).append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if 1 < len(places) <= _RARE:
            shared.update(combinations(places, 2))
    fewest = _WORTH_ALIGNING / 4
    chosen = ((prints[i], prints[j], count) for (i, j), count in shared.items())
    return [(a, b) for a, b, count in chosen if count >= fewest * min(len(a.pairs), len(b.pairs))]


def compare(left: Text, right: Text) -> Likeness | None:
    """How alike two articles are; None where they are two texts."""
    return _compare(_print(left), _print(right))


def _print(text: Text) -> _Print:
    words = text.words
    runs = zip(*(words[n:] for n in range(_SHINGLE)), strict=False)
    sentences = frozenset(sentence.words for sentence in text.sentences)
    return _Print(text, words, sentences, frozenset(_hashed(pairwise(words))), frozenset(_hashed(runs)))


def _hashed(runs: Iterable[tuple[str, ...]]) -> Iterable[int]:
    # crc32 and not hash(): the same in every process, and 32 bits are plenty for one text against another.
    return (crc32(" ".join(run).encode("utf-8", "replace")) for run in runs)


def _compare(a: _Print, b: _Print) -> Likeness | None:
    if min(len(a.words), len(b.words)) < _FEWEST_WORDS or not _worth_aligning(a, b):
        return None
    left, right = a.text.sentences, b.text.sentences
    chain = align(left, right)
    course, shingles = covered(chain, left, right), _contained(a.shingles, b.shingles)
    mine, theirs = anchors_of(left), anchors_of(right)
    shared, fewer = len(mine & theirs), min(len(mine), len(theirs))
    backed = fewer >= _FEWEST_ANCHORS and shared >= _ANCHORS * fewer
    same = shingles >= SAME_WORDS_IN_ANY_ORDER or (shingles >= SAME_WORDS and course >= MOST_OF_IT)
    if not same and not _runs_alike(course, covered(reworded(chain), left, right), backed):
        return None
    return Likeness(a.text.id, b.text.id, _kind(a, b, shingles), shingles, course, (shared, fewer), chain)


def _worth_aligning(a: _Print, b: _Print) -> bool:
    """Whether an alignment, the costly part, may find anything: shared word pairs, and not only those of whole sentences of a template."""
    pairs = _contained(a.pairs, b.pairs)
    if pairs < _WORTH_ALIGNING:
        return False
    fixed = sum(len(words) for words in a.sentences & b.sentences) / min(len(a.words), len(b.words))
    return fixed >= SAME_WORDS or pairs - fixed >= _BEYOND_TEMPLATE


def _runs_alike(course: float, changed: float, backed: bool) -> bool:
    return course >= (SAME_COURSE_WITH_ANCHORS if backed else SAME_COURSE) and (changed >= REWORDED or course >= WHOLE_COURSE)


def _kind(a: _Print, b: _Print, shingles: float) -> str:
    if a.words == b.words:
        return "exact copy"
    if shingles < SAME_WORDS:
        return "reworded copy"
    return "excerpt" if min(len(a.words), len(b.words)) < _EXCERPT * max(len(a.words), len(b.words)) else "light edit"


def _contained(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def anchors_of(sentences: Sequence[Sentence]) -> frozenset[str]:
    """What a spinner leaves alone: numbers and dates, ``[tags]``, acronyms, names in CamelCase."""
    return frozenset(found for each in sentences for found in _ANCHOR.findall(_TALKS.sub(" ", each.text)))


def _groups(ids: Sequence[str], alike: dict[frozenset[str], Likeness]) -> list[list[str]]:
    """Ids that are connected by likenesses, two or more, in the order given."""
    head = {each: each for each in ids}
    for pair in alike:
        one, other = (_head(head, each) for each in pair)
        head[one] = other
    groups: dict[str, list[str]] = {}
    for each in ids:
        groups.setdefault(_head(head, each), []).append(each)
    return [group for group in groups.values() if len(group) > 1]


def _head(head: dict[str, str], each: str) -> str:
    while head[each] != each:
        each = head[each]
    return each


def _family(members: Sequence[Text], alike: dict[frozenset[str], Likeness]) -> Family:
    """The original is the member that the judgements of all its pairs favour most; of equals, the first."""
    verdicts = {pair: judge(_by(members, found.left), _by(members, found.right), found.chain) for pair, found in alike.items() if pair <= {m.id for m in members}}  # fmt: skip
    points = {member.id: sum(v.margin_for(member.id) for pair, v in verdicts.items() if member.id in pair) for member in members}
    original = max(members, key=lambda member: points[member.id])
    copies = []
    for member in members:
        if member is original:
            continue
        found = alike.get(frozenset((member.id, original.id)))
        if found is None:  # a copy of a copy: related by another member only, compared here in full
            found = replace(next(f for pair, f in alike.items() if member.id in pair), left=original.id, right=member.id, chain=align(original.sentences, member.sentences))  # fmt: skip
        chain = found.chain if found.left == original.id else tuple(Pair(p.right, p.left, p.likeness) for p in found.chain)
        verdict = judge(original, member, chain)
        differences = find_differences(filled(chain, original.sentences, member.sentences), original.sentences, member.sentences)
        copies.append(Copy(member.id, found.kind, found, verdict, differences))
    return Family(original.id, tuple(copies))


def _by(members: Sequence[Text], key: str) -> Text:
    return next(member for member in members if member.id == key)
