"""Which of two articles that are one text is the original, and why: each ground counts, none decides alone.

Grounds, by weight: the older date; the fuller credit (author, date, first address); whose address stands in the other's text;
whose words are those of the field where a pair of aligned sentences differs; the traces that spinning programs leave: their phrases,
abbreviations whose words no longer fit the letters, an "a" before a vowel.
Garbled letters count least: they show only that a file has been through another program, as originals may have been too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from assistant.knowing.alignment import Pair, Sentence, words_of
from assistant.reading.credits import Credit

if TYPE_CHECKING:
    from pathlib import Path

_CLEAR = 2.0
"""Points apart from which the judgement is called clear."""
_FEWEST_ODD = 5
_LONGEST_SUBSTITUTION = 2
_SHOWN = 3
# What the widespread synonym machines make of plain words whatever the subject ("therefore", "always", "if you", "can", "how to",
# "that are", "more", "where", "in order to"): a writer may use such a phrase once, not by the dozen.
_SPUN = (
    r"due to this fact", r"as an alternative of", r"at all times", r"in the course of the", r"in the meanwhile", r"totally different", r"for those who",
    r"you'll be able to|you possibly can|it may possibly", r"needless to say", r"one thing that's", r"extra (?!information|time|cost|money|care)\w+", r"each one in every|one in every of|one in all the",
    r"(?:don't|doesn't|do not) should", r"could possibly be|may very well be", r"some great benefits of", r"is an effective|is a good suggestion|an effective approach", r"the place (?:you|we|they|it)",
    r"anyplace|at anytime", r"presupposed to", r"which might be|that is among the", r"on daily basis", r"how one can", r"with a purpose to", r"is not any|are not any", r"comparable to|akin to",
    r"on account of", r"in relation to the", r"the most effective", r"in case you", r"additionally be|may additionally|also can additionally", r"a number of the",
)  # fmt: skip
_EXPANDED = re.compile(r"(?P<words>(?:[\w'’-]+ ){2,6})\((?P<letters>[A-Z]{2,6})s?\)")
_DISAGREES = re.compile(r"\ba (?=[aeio][a-z])(?!one\b|once\b|one-|eu)\w+|\ban (?=[bcdfgjklmnpqrstvwxz][a-z]{2})\w+")
_FEWEST_DISAGREEMENTS = 2
_SPUN_FORMS = tuple(re.compile(rf"\b(?:{form})\b", re.I) for form in _SPUN)
SUSPECT_PHRASES = 8
SUSPECT_SHARE = 0.6
"""Kinds of such phrases, and how many in 100 words, from which a text alone is suspected to be spun. Measured: the spun article has 24
kinds, 2.6 in 100 words; the other four at most 2 kinds and 0.15, and 685 texts of other sorts (minutes, manuals, release notes) at most 2 kinds."""


class Compared(Protocol):
    """What is judged: an article with its sentences and traits."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences."""

    @property
    def traits(self) -> Traits:
        """What else is known of it."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What of an article speaks for or against its being the original. ``links`` are the addresses in its text."""

    credit: Credit
    repaired: bool = False
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which of two is the original: ``points`` apart, and the grounds as sentences. ``sure`` is clear, likely or open."""

    original: str
    other: str
    points: float
    grounds: tuple[str, ...]

    @property
    def sure(self) -> str:
        """How far the grounds carry."""
        return "clear" if self.points >= _CLEAR else "likely" if self.points > 0 else "open"

    def margin_for(self, key: str) -> float:
        """The points that speak for (or against) one of the two."""
        return self.points if key == self.original else -self.points


@dataclass(frozen=True, slots=True)
class _Ground:
    """One ground: points for the left text (negative: for the right), and how to say it of whoever wins it."""

    points: float
    says: str


def judge(left: Compared, right: Compared, chain: Sequence[Pair]) -> Verdict:
    """Which of two like articles is the original; of equals the left one, and the verdict says that nothing tells."""
    grounds = [ground for find in (_by_date, _by_credit, _by_link, _by_garbling) if (ground := find(left.traits, right.traits))]
    wording = (_by_words(left, right, chain), _by_phrases(left, right), _by_acronyms(left, right), _by_agreement(left, right))
    grounds += [ground for ground in wording if ground]
    points = sum(ground.points for ground in grounds)
    first, other = (left, right) if points >= 0 else (right, left)
    side = 1 if points >= 0 else -1
    agreeing = sorted((g for g in grounds if g.points * side > 0), key=lambda g: -abs(g.points))
    against = [g for g in grounds if g.points * side < 0]
    told = [g.says for g in agreeing] + [f"against it: of the other, {g.says}" for g in against]
    return Verdict(first.id, other.id, abs(points), tuple(told) or ("nothing tells which came first: the first by name was taken",))


def _by_date(left: Traits, right: Traits) -> _Ground | None:
    a, b = left.credit.date, right.credit.date
    if not a or not b or a == b:
        return None
    older, newer = min(a, b), max(a, b)
    return _Ground(2.0 if a < b else -2.0, f"it is dated {older}, the other one {newer}")


def _by_credit(left: Traits, right: Traits) -> _Ground | None:
    a, b = left.credit.given, right.credit.given
    if len(a) == len(b):
        return None
    fuller, poorer = (a, b) if len(a) > len(b) else (b, a)
    weight = 1.5 if not poorer else 0.75
    lacking = "neither author, date nor address" if not poorer else f"only its {' and '.join(poorer)}"
    return _Ground(weight if fuller is a else -weight, f"it gives its {' and '.join(fuller)}, the other one {lacking}")


def _by_link(left: Traits, right: Traits) -> _Ground | None:
    a = bool(left.credit.address) and left.credit.address in right.links and right.credit.address != left.credit.address
    b = bool(right.credit.address) and right.credit.address in left.links and left.credit.address != right.credit.address
    return None if a == b else _Ground(1.0 if a else -1.0, "its address stands as a link inside the other one's text")


def _by_garbling(left: Traits, right: Traits) -> _Ground | None:
    if left.repaired == right.repaired:
        return None
    return _Ground(0.25 if right.repaired else -0.25, "its letters are whole, the other one's were garbled (counts little)")


def _by_words(left: Compared, right: Compared, chain: Sequence[Pair]) -> _Ground | None:
    """Substituted words of which one is used in our own writing about 1:1s and the other is not."""
    known = field_words()
    plain: Counter[tuple[str, str]] = Counter()
    plain_right: Counter[tuple[str, str]] = Counter()
    for a, b in substitutions(chain, left.sentences, right.sentences):
        mine, theirs = (all(_stem(word) in known for word in words.split()) for words in (a, b))
        if mine and not theirs:
            plain[a, b] += 1
        elif theirs and not mine:
            plain_right[b, a] += 1
    ahead = plain.total() - plain_right.total()
    most = plain if ahead > 0 else plain_right
    if most.total() < _FEWEST_ODD or abs(ahead) * 3 < most.total():
        return None
    shown = ", ".join(f"“{a}” for “{b}”" for (a, b), _ in most.most_common(_SHOWN))
    weight = 2.0 if abs(ahead) >= 3 * _FEWEST_ODD else 1.0
    return _Ground(
        weight if ahead > 0 else -weight, f"it has the field's own words where the other one has odd ones ({shown}; {most.total()} times)"
    )


def _by_phrases(left: Compared, right: Compared) -> _Ground | None:
    a, b = spun_phrases(left.sentences), spun_phrases(right.sentences)
    fewer, more = sorted((len(a), len(b)))
    if more - fewer < 3 or more < 2 * fewer:
        return None
    shown = ", ".join(f"“{phrase}”" for phrase in list(b if len(b) > len(a) else a)[:_SHOWN])
    return _Ground(1.0 if len(a) < len(b) else -1.0, f"the other one has phrases that synonym machines leave ({shown})")


def _by_acronyms(left: Compared, right: Compared) -> _Ground | None:
    """In “individual contributor (IC)”, who replaces the words forgets the letters: this holds for any subject."""
    a, b = _fitting_acronyms(left), _fitting_acronyms(right)
    if len(a) == len(b):
        return None
    shown = sorted((a if len(a) > len(b) else b) - (b if len(a) > len(b) else a))[:_SHOWN]
    return _Ground(
        0.75 if len(a) > len(b) else -0.75, f"its words fit their abbreviations where the other one's do not ({', '.join(shown)})"
    )


def _fitting_acronyms(text: Compared) -> frozenset[str]:
    fitting = set()
    for sentence in text.sentences:
        for found in _EXPANDED.finditer(sentence.text):
            letters = found["letters"].lower()
            words = re.findall(r"\w+", found["words"].lower())[-len(letters) :]
            if "".join(word[0] for word in words) == letters:
                fitting.add(found["letters"])
    return frozenset(fitting)


def _by_agreement(left: Compared, right: Compared) -> _Ground | None:
    """Who replaces a word leaves the “a” or “an” before it: “a extra concrete idea”."""
    a, b = (sum(len(_DISAGREES.findall(s.text)) for s in text.sentences) for text in (left, right))
    if abs(a - b) < _FEWEST_DISAGREEMENTS or max(a, b) < 2 * min(a, b):
        return None
    return _Ground(0.75 if a < b else -0.75, f"“a” and “an” fit the words after them; in the other one {max(a, b)} times they do not")


def substitutions(chain: Sequence[Pair], left: Sequence[Sentence], right: Sequence[Sentence]) -> Iterator[tuple[str, str]]:
    """The words that stand in each other's place in aligned sentences."""
    for pair in chain:
        a, b = left[pair.left].words, right[pair.right].words
        for tag, i, to_i, j, to_j in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            if tag == "replace" and to_i - i == to_j - j <= _LONGEST_SUBSTITUTION:
                yield " ".join(a[i:to_i]), " ".join(b[j:to_j])


def spun_phrases(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The phrases in a text that synonym machines leave, one of each kind."""
    text = "\n".join(sentence.text.replace("’", "'") for sentence in sentences)
    return tuple(found[0].lower() for form in _SPUN_FORMS if (found := form.search(text)))


def is_suspect(sentences: Sequence[Sentence]) -> bool:
    """Whether a text by itself reads as if a machine had replaced its words. A suspicion, never a ground to leave it out."""
    text = "\n".join(sentence.text.replace("’", "'") for sentence in sentences)
    counts = [count for form in _SPUN_FORMS if (count := len(form.findall(text)))]
    words = sum(len(sentence.words) for sentence in sentences)
    return len(counts) >= SUSPECT_PHRASES and sum(counts) * 100 >= SUSPECT_SHARE * words


@lru_cache(maxsize=1)
def field_words() -> frozenset[str]:
    """Stems of the words in what we ship about 1:1s (cards, questions): the ordinary vocabulary of the field."""
    from assistant.resources import resource

    root = resource("knowledge")
    files: list[Path] = [*sorted((root / "cards").glob("*.md")), *sorted((root / "questions").glob("*.toml"))]
    return frozenset(_stem(word) for file in files for word in words_of(file.read_text(encoding="utf-8")))


def _stem(word: str) -> str:
    for suffix in ("ies", "ing", "ed", "es", "s", "'s", "ly"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)].rstrip("e")
    return word.rstrip("e") if len(word) > 3 else word
