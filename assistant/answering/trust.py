"""How likely the best sentence holds the answer at all: what decides between an answer and "your notes don't say".

A logistic regression over few signs, fitted by ``evals/fit.py`` on the development corpora, the unanswerable questions among them;
docs/answers.md has the figures with each corpus left out in turn. The same chance tells how sure an answer is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from assistant.answering.case import Case
from assistant.answering.essentials import holds_essentials
from assistant.answering.evidence import Evidence
from assistant.answering.fitness import fits
from assistant.answering.kinds import Kind
from assistant.answering.traits import ASKS_FIRST, ASKS_PAST, is_task
from assistant.reading.dates import find

# Fitted by evals/fit.py; a positive weight speaks for an answer.
BASE = -1.84
WEIGHTS: Mapping[str, float] = {
    "score": 0.53, "like": 2.43, "direct": -0.83, "name_missed": -3.57, "past_missed": -2.34, "margin": 0.34, "gap": -1.66, "lacking": -0.5, "when":
    -0.99, "who": -1.15, "how_many": -1.29, "how_long": -0.61, "decided": -0.54, "said_about": -0.33,
}  # fmt: skip
ENOUGH = 0.45  # chance below which nothing is answered
HIGH, MEDIUM = 0.75, 0.5
_BY_WORDS = 0.5  # the chance where no embedder tells of meaning and the words are all there
_LEAST = 0.75  # coverage and likeness together below which a sentence is about something else
_RELATED = 0.35  # likeness from which other words than the question's will do
_AS_MUCH = 0.1  # coverage by which an answer may stay behind its question
_FAR = 3.0  # a lead over the second best that counts no more
_STRICT: tuple[Kind, ...] = ("when", "who", "how_many", "how_long", "decided", "said_about")


def reasons(case: Case, found: Sequence[Evidence], order: Sequence[Evidence]) -> dict[str, float]:
    """What speaks for and against an answer. ``found``: those that may answer, best first; ``order``: all, with what may not."""
    best = found[0]
    return {
        "score": best.score,
        "like": best.like or 0.0,
        "direct": best.direct,
        "name_missed": float(any(term.named for term in best.missed)),
        "past_missed": float(any(term.deed for term in best.missed) and ASKS_PAST.search(case.inquiry.question) is not None),
        "margin": min(_FAR, best.score - found[1].score) if len(found) > 1 else _FAR,
        "gap": max(0.0, max((e.score for e in order if not _answered_by(best, e)), default=0.0) - best.score),
        "lacking": float(not holds_essentials(case, best)),
        **{kind: float(case.inquiry.kind == kind) for kind in _STRICT},
    }


def _answered_by(best: Evidence, other: Evidence) -> bool:
    """Whether a question or a task was noted before what tells its answer: it speaks against no answer."""
    day, asked = best.sentence.date, other.sentence.date
    return (
        bool(day and asked and asked < day)
        and best.coverage >= other.coverage - _AS_MUCH
        and (other.sentence.asks or is_task(other.sentence))
    )


def chance(case: Case, found: Sequence[Evidence], order: Sequence[Evidence]) -> float:
    """The chance, 0 to 1, that the best of ``found`` or one of the next two holds the answer."""
    if found[0].like is None:
        return _BY_WORDS if found[0].holds(fits=fits(case.inquiry.kind, found[0].sentence)) else 0.0
    if _of_something_else(case, found[0]):
        return 0.0
    total = BASE + sum(WEIGHTS[name] * value for name, value in reasons(case, found, order).items())
    return 1.0 / (1.0 + math.exp(-total))


def _of_something_else(case: Case, best: Evidence) -> bool:
    """Whether a sentence has too little of the question, or nothing of its words and little of its meaning; a day that is asked for makes up for words."""
    like = best.like or 0.0
    dated = case.inquiry.kind == "when" and not best.missed and bool(find(best.sentence.text))
    first = ASKS_FIRST.search(case.inquiry.question) is not None and not best.missed  # who first speaks of a thing uses other words
    return best.coverage + like < _LEAST or (not best.literal and like < _RELATED and not (dated or first))


def confidence(likely: float) -> str:
    """High, medium or low."""
    return "high" if likely >= HIGH else "medium" if likely >= MEDIUM else "low"
