"""From what words and vectors say to one order: min-max score fusion.

Each list is scaled to 0..1 within the scope and the lists are added by weight. Fusion by ranks (RRF) was measured and is worse:
it lets a weak dense list outvote exact words. The weights were chosen on the open half of LoCoMo; ``evals/retrieval.py`` shows what
each adds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.finding.records import Place

Session = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each signal counts. ``dense`` against words; the others are added to a passage's own score."""

    dense: float = 0.5
    header: float = 1.0
    session: float = 0.2
    neighbour: float = 0.0
    session_dense: float = 0.0


@dataclass(frozen=True, slots=True)
class Signals:
    """What was found for a query: BM25 of passages and of whole sessions, the best cosine of each passage's pieces."""

    lexical: Mapping[int, float]
    sessions: Mapping[Session, float]
    dense: Mapping[int, float] | None


def fuse(places: Sequence[Place], signals: Signals, weights: Weights) -> dict[int, float]:
    """A score of 0 to 1 for each passage that anything speaks for."""
    own = scaled(signals.lexical, zero=True)
    dense = scaled(signals.dense) if signals.dense else {}
    share = weights.dense if dense else 0.0
    base = {p.number: (1 - share) * own.get(p.number, 0.0) + share * dense.get(p.number, 0.0) for p in places}
    near = _neighbours(places, base) if weights.neighbour else {}
    wholes = scaled(signals.sessions, zero=True)
    best = _best_of_sessions(places, dense) if weights.session_dense else {}
    found = {}
    for p in places:
        session = (p.path, p.session_line)
        extra = weights.session * wholes.get(session, 0.0) + weights.session_dense * best.get(session, 0.0)
        found[p.number] = base[p.number] + extra + weights.neighbour * near.get(p.number, 0.0)
    spoken = {number: score for number, score in found.items() if number in dense or (signals.lexical.get(number) if dense else score > 0)}
    return scaled(spoken, zero=True)


def scaled(scores: Mapping[object, float] | Mapping[int, float] | Mapping[Session, float], *, zero: bool = False) -> dict:  # type: ignore[type-arg]
    """Scores between 0 and 1; with ``zero`` nothing stays nothing, else the lowest becomes 0."""
    if not scores:
        return {}
    low = 0.0 if zero else min(scores.values())
    span = max(scores.values()) - low
    return {key: (value - low) / span if span > 0 else 1.0 for key, value in scores.items()}


def _neighbours(places: Sequence[Place], base: Mapping[int, float]) -> dict[int, float]:
    """The better of the passages just before and after, within the session: an answer stands beside its question."""
    found: dict[int, float] = defaultdict(float)
    ordered = sorted(places, key=lambda p: (p.path, p.session_line or 0, p.line_start))
    for one, two in pairwise(ordered):
        if (one.path, one.session_line) == (two.path, two.session_line):
            found[one.number] = max(found[one.number], base[two.number])
            found[two.number] = max(found[two.number], base[one.number])
    return found


def _best_of_sessions(places: Iterable[Place], scores: Mapping[int, float]) -> dict[Session, float]:
    found: dict[Session, float] = defaultdict(float)
    for p in places:
        found[p.path, p.session_line] = max(found[p.path, p.session_line], scores.get(p.number, 0.0))
    return found
