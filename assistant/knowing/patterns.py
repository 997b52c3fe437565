"""The pattern library, ``knowledge/patterns/``: problems of work life, and which of them a complaint is nearest to.

Matching is by words: the rarer a word among all wordings, the more it weighs (inverse document frequency), and each pattern
names groups of words of which a complaint must hold one each. Where nearness by meaning is handed in (``finding/nearness.py``), both are
weighed together, and a pattern counts as fitting from a measured chance on; the sayings of a pattern serve that nearness alone.
TOML as in the question bank, because it is read with what Python brings.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.errors import ForenoteError
from assistant.reading.words import content_words
from assistant.resources import resource

DIRECTIONS = ("manager", "report", "peer", "mentor", "mentee", "stakeholder")
BLANKS = ("count", "since", "who", "example", "cost", "when")
THRESHOLD = 0.46  # by words alone; measured: evals/reframe.py --matching; below it a general form is better than a wrong pattern
_TEXTS = ("id", "name", "effect", "ask", "not_when", "credit")
_KEYS = {*_TEXTS, "wordings", "said", "keys", "proposals", "choice", "blanks", "try", "meanwhile", "help", "to"}
_DOERS = ("you", "I")  # who does what a proposal names; "we" where it does not say
_KEYS_WEIGHT = 0.22
_UNKEYED = 0.5


@dataclass(frozen=True, slots=True)
class Blank:
    """A question whose answer would make the case; ``kind`` is what kind of fact it asks for."""

    kind: str
    question: str


@dataclass(frozen=True, slots=True)
class Way:
    """Something that can be granted: a verb phrase ("name a reviewer of the day"), and who would do it: "we", "you" or "I"."""

    deed: str
    doer: str = "we"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One problem: how it is complained about, what it may do, what can be granted, what to ask.

    ``choice``: the first two ways are real alternatives, so that both are offered. ``step`` is one thing to try, where it is about what
    somebody does; ``meanwhile`` and ``help`` are the two ways out of a blocker. ``said``: how people of any trade put it, for likeness.
    """

    id: str
    topic: str
    name: str
    wordings: tuple[str, ...]
    keys: tuple[re.Pattern[str], ...]
    effect: str
    ways: tuple[Way, ...]
    ask: str
    blanks: tuple[Blank, ...]
    not_when: str
    credit: str
    directions: tuple[str, ...] = DIRECTIONS
    step: str | None = None
    meanwhile: str | None = None
    help: str | None = None
    choice: bool = False
    said: tuple[str, ...] = ()

    @property
    def proposals(self) -> tuple[str, ...]:
        """The ways in words, whoever does them."""
        return tuple(way.deed for way in self.ways)

    @property
    def blocks(self) -> bool:
        """Whether it has the two ways out of a blocker."""
        return self.meanwhile is not None


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern and how near a complaint is to it by its words, 0 to about 1.2 (``words`` without, ``keyed`` whether it holds the keys).

    ``chance``: how likely it is the right one, where meaning was weighed too; ``fits`` is None where it was not, and words decide.
    """

    pattern: Pattern
    score: float
    words: float = 0.0
    keyed: bool = False
    chance: float = 0.0
    fits: bool | None = None

    @property
    def fitting(self) -> bool:
        """Whether it is near enough to be shown: a general form is better than a wrong pattern."""
        return self.score >= THRESHOLD if self.fits is None else self.fits

    @property
    def rank(self) -> float:
        """What the fitting ones are ordered by."""
        return self.score if self.fits is None else self.chance


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a text is to each pattern by meaning (``scores`` by id), and the fitted ``weights`` of the signs with the ``bound`` of the chance."""

    scores: Mapping[str, float]
    weights: Mapping[str, float]
    bound: float


Near = Callable[[str], Nearness | None]  # None: it cannot say


@lru_cache(maxsize=4)
def load_patterns(folder: Path | None = None) -> tuple[Pattern, ...]:
    """All patterns of a folder (default: the library that ships). ForenoteError, naming file and pattern, where one is not as it should be."""
    import tomllib

    found: dict[str, Pattern] = {}
    for path in sorted((folder or resource("knowledge/patterns")).glob("[!_]*.toml")):
        try:
            entries = tomllib.loads(path.read_text(encoding="utf-8")).get("pattern", [])
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise ForenoteError(f"{path.name} of the pattern library could not be read: {error}") from error
        for number, entry in enumerate(entries, 1):
            pattern = _pattern(entry, path.stem, f"{path.name} of the pattern library, pattern {number}")
            if pattern.id in found:
                raise ForenoteError(f"{path.name} of the pattern library: the id '{pattern.id}' is taken")
            found[pattern.id] = pattern
    return tuple(found.values())


def _pattern(entry: Any, topic: str, where: str) -> Pattern:
    if not isinstance(entry, dict):
        raise ForenoteError(f"{where}: write [[pattern]] with two brackets")
    where = f"{where} ({entry.get('id', 'no id')})"
    unknown = sorted(entry.keys() - _KEYS)
    if unknown:
        raise ForenoteError(f"{where}: unknown key '{unknown[0]}'")
    for key in _TEXTS:
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise ForenoteError(f"{where}: '{key}' is missing or no text")
    for key, least in (("wordings", 2), ("keys", 1), ("proposals", 2), ("blanks", 1)):
        if not isinstance(entry.get(key), list) or len(entry[key]) < least:
            raise ForenoteError(f"{where}: '{key}' must be a list of {least} or more")
    if ("meanwhile" in entry) != ("help" in entry):
        raise ForenoteError(f"{where}: 'meanwhile' and 'help' go together")
    directions = tuple(entry.get("to", DIRECTIONS))
    if set(directions) - set(DIRECTIONS):
        raise ForenoteError(f"{where}: 'to' may hold {', '.join(DIRECTIONS)}")
    try:
        keys = tuple(re.compile(rf"(?i)(?<![\w])(?:{key})") for key in entry["keys"])
    except re.error as error:
        raise ForenoteError(f"{where}: a key is no pattern: {error}") from error
    return Pattern(
        entry["id"], topic, entry["name"], tuple(entry["wordings"]), keys, entry["effect"], tuple(map(_way, entry["proposals"])), entry["ask"],
        tuple(_blank(text, where) for text in entry["blanks"]), entry["not_when"], entry["credit"], directions, entry.get("try"),
        entry.get("meanwhile"), entry.get("help"), entry.get("choice") is True, tuple(entry.get("said", ())),
    )  # fmt: skip


def _way(text: str) -> Way:
    doer, mark, deed = text.partition(": ")
    return Way(deed, doer) if mark and doer in _DOERS else Way(text)


def _blank(text: str, where: str) -> Blank:
    kind, _, question = text.partition(": ")
    if kind not in BLANKS or not question.endswith("?"):
        raise ForenoteError(f"{where}: a blank is 'KIND: question?' with one of {', '.join(BLANKS)}")
    return Blank(kind, question)


def rank(text: str, patterns: Sequence[Pattern], near: Near | None = None) -> tuple[Match, ...]:
    """The patterns, nearest to a complaint by its words first; with ``near`` each has the chance that it fits."""
    index = _index(tuple(patterns))
    query = _weights(Counter(content_words(text)), index.rarity)
    plain = text.replace("’", "'")
    found = []
    for at, pattern in enumerate(patterns):
        words = max((_cosine(query, wording) for wording in index.wordings[at]), default=0.0)
        held = all(key.search(plain) for key in pattern.keys)
        # Without the words that make a problem this one, likeness is chance: measured, most such matches below 0.9 are wrong.
        found.append(Match(pattern, words + _KEYS_WEIGHT if held else words * _UNKEYED, words, held))
    nearness = near(text) if near else None
    weighed = found if nearness is None else _weighed(found, nearness)
    return tuple(sorted(weighed, key=lambda match: -match.score))


def signs(found: Sequence[Match], scores: Mapping[str, float]) -> list[dict[str, float]]:
    """What speaks for each pattern, by name: nearness by meaning and by words, and how far it is before the next best by either."""
    near = [scores.get(match.pattern.id, 0.0) for match in found]
    before, ahead = _ahead([match.score for match in found]), _ahead(near)
    return [
        {
            "near": near[at],
            "nearer": ahead[at],
            "words": match.words,
            "keys": float(match.keyed),
            "keyed words": match.words * match.keyed,
            "words ahead": before[at],
        }
        for at, match in enumerate(found)
    ]


def _ahead(scores: Sequence[float]) -> list[float]:
    """How far each is before the best of the others; below nothing where one is before it."""
    first, second = (*sorted(scores, reverse=True)[:2], 0.0, 0.0)[:2]
    return [score - (second if score == first else first) for score in scores]


def _weighed(found: Sequence[Match], nearness: Nearness) -> list[Match]:
    """The chance of each by logistic regression over its signs."""
    weights = nearness.weights
    out = []
    for match, said in zip(found, signs(found, nearness.scores), strict=True):
        total = weights["base"] + sum(weights[name] * value for name, value in said.items())
        chance = 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))
        out.append(replace(match, chance=chance, fits=chance >= nearness.bound))
    return out


@dataclass(frozen=True, slots=True)
class _Index:
    rarity: dict[str, float]
    wordings: tuple[tuple[dict[str, float], ...], ...]


@lru_cache(maxsize=4)
def _index(patterns: tuple[Pattern, ...]) -> _Index:
    bags = [[Counter(content_words(wording)) for wording in (*p.wordings, p.name)] for p in patterns]
    # A word counts once a pattern: what all wordings of one problem share is what tells it from the others.
    seen = Counter(word for group in bags for word in set().union(*group))
    rarity = {word: math.log((1 + len(patterns)) / count) for word, count in seen.items()}
    return _Index(rarity, tuple(tuple(_weights(bag, rarity) for bag in group) for group in bags))


def _weights(bag: Counter[str], rarity: dict[str, float]) -> dict[str, float]:
    return {word: rarity[word] for word in bag if word in rarity}


def _cosine(query: dict[str, float], wording: dict[str, float]) -> float:
    """Shared weight over the wording's own weight and the root of the query's: long complaints hold more than one wording does."""
    shared = sum(weight * weight for word, weight in wording.items() if word in query)
    if not shared:
        return 0.0
    own = math.sqrt(sum(weight * weight for weight in wording.values()))
    # A rant of eight sentences is not less near to a problem for its length: the query's length counts up to a sentence.
    asked = math.sqrt(sum(sorted((weight * weight for weight in query.values()), reverse=True)[:8]))
    return shared / (own * max(asked, own * 0.6))
