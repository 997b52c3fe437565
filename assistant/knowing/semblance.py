"""Open commitments that look done: a later line tells of them in words by which no rule could close them, and they fell silent.

They stay open on record; a brief sets them apart with the line, for the user to judge. Two logistic regressions decide, fitted on labelled
notes by ``python -m evals.semblance`` (``knowledge/semblance.json``): one weighs by its signs (``knowing.traces``) whether a line tells of an
item, the other whether an item with such a line is done, by that and by how long nobody named it. A line that leaves something open
(a plan, a question, a part) or by which another item was closed is never shown, whatever its weight.

Measured on six collections at five days each, each weighed by numbers fitted on the others: of 125 times that an open item of the labels was
set apart it was done 113 times. Mostly it is the silence that tells: of items that were silent so long nearly three in four were done anyway, and where
more promises are forgotten, more of those set apart are still owed. So nothing is closed by it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.errors import ForenoteError
from assistant.knowing.heard import telling_part
from assistant.knowing.telling import cite
from assistant.knowing.traces import Trace, Trail, doubts_after
from assistant.reading.words import content_words
from assistant.records import Action, Held, Source
from assistant.resources import resource

FILE = "knowledge/semblance.json"
FORMAT = 1
SILENT_SESSIONS = 2  # with this person, in which nobody named it: what is owed comes up again sooner
BASE = "base"


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the file holds: weights by the names of the signs, of lines and of items; the least that a line must weigh, and an item."""

    line: Mapping[str, float]
    item: Mapping[str, float]
    least: float
    bound: float


def looks_done(actions: Iterable[Action], held: Sequence[Held], known: Iterable[Action] = ()) -> dict[str, Source]:
    """By the ids of open actions that look done: the line that tells of them. ``held``: one person's sessions, ``known``: all that they owe or owed.

    ForenoteError where the numbers are missing.
    """
    asked = [action for action in actions if action.status == "open"]
    if not asked:
        return {}
    numbers, trail = _numbers(), Trail(held, (*asked, *known))
    found: dict[str, Source] = {}
    for action in asked:
        if silent_since(action, trail) < SILENT_SESSIONS:
            continue
        best = told_best(trail.traces(action), numbers.line, numbers.least)
        if best and weigh(signs_of(action, best[0], best[1], trail), numbers.item) >= numbers.bound:
            line, words = best[0].line, frozenset(content_words(action.text))
            found[action.id] = cite(line.held, line.point, telling_part(line.point, words, trail.rarity))
    return found


def silent_since(action: Action, trail: Trail) -> int:
    """In how many sessions after its last mention nobody named an item."""
    seen = max((m.date for m in action.mentions if m.date), default=None)
    return sum(day > seen for day in trail.days) if seen else 0


def told_best(traces: Sequence[Trace], weights: Mapping[str, float], least: float) -> tuple[Trace, Mapping[str, float]] | None:
    """The line that tells most surely of an item, and what the item's other lines make of it; None where none does.

    A line that is doubted tells nothing.
    """
    weighed = [(weigh(trace.signs, weights), trace) for trace in traces if not trace.doubted]
    best = max(weighed, key=lambda one: (one[0], one[1].line.held.date, -one[1].line.point.line), default=None)
    if best is None or best[0] < least:
        return None
    return best[1], {"told": best[0], "doubts after": min(2, doubts_after(best[1], traces)) / 2}


def signs_of(action: Action, trace: Trace, told: Mapping[str, float], trail: Trail) -> dict[str, float]:
    """What tells whether an item with such a line is done, beside the line itself."""
    seen = max(m.date for m in action.mentions if m.date)
    date = trace.line.held.date or seen
    after = sum(day > date for day in trail.days)
    return {
        **told,
        "a session after": float(after >= 1),
        "two sessions after": float(after >= 2),
        "silent sessions": min(silent_since(action, trail), 6) / 6,
        "days until told": math.log1p((date - seen).days) / 5,
        "only told": float(action.confidence == "inferred"),
        "past due": float(action.due is not None and date >= action.due),
    }


def weigh(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The log odds of some signs."""
    return weights[BASE] + math.fsum(weights.get(name, 0.0) * value for name, value in signs.items())


@lru_cache(maxsize=1)
def _numbers() -> Numbers:
    try:
        found = json.loads(resource(FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ForenoteError(f"{FILE} cannot be read: install Forenote again") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise ForenoteError(f"{FILE} is not of this version: install Forenote again")
    return Numbers(found["line"], found["item"], found["bounds"]["line"], found["bounds"]["item"])
