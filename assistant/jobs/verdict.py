"""What kind a complaint is in the end: what the rules made of it and what labelled examples like it were, weighed together.

The rules know their words surely and miss every other; likeness generalises and is seldom sure. A multinomial logistic regression over both
(its weights in the same file as the classifier's, fitted by ``python -m evals.kinds`` on texts that no rule was written for) gives the
chance of each kind. Between "surely serious" and "surely not" lies a zone that is told to the user instead of being decided for them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from assistant.errors import NoEmbedder
from assistant.finding.kinds import KINDS, Likeness, numbers, shipped_classifier
from assistant.reading.blame import is_vent, wants_to_vent
from assistant.reading.clauses import Sentence, sentences
from assistant.reading.hints import hints_in
from assistant.reading.ownways import way_named
from assistant.reading.seriouspairs import Risk
from assistant.reading.stance import has_no_idea, is_neutral, is_praise, tells_problem, waits, wish_in

Kind = Literal["serious", "proposal", "blocker", "vent", "none"]
_LONG = 60  # words: what is longer is as long
_DIRECTIONS = ("manager", "report", "peer", "mentor", "mentee", "stakeholder")
_RULED = ("proposal", "specific_ask", "blocker", "not_a_complaint", "vent")
_RISKS = ("self_harm", "violence", "harassment", "discrimination", "retaliation", "safety", "law", "other_risk")


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules say of a text: the sign of something serious, if any, and the kind ("vent" for steam) it would have without."""

    text: str
    direction: str
    kind: str
    risk: Risk | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind, and the chance of each. ``doubtful``: it may be serious, too unsure to be called so."""

    kind: Kind
    chances: dict[str, float]
    doubtful: bool = False


Judge = Callable[[Ruled], Verdict | None]  # None: it cannot say


def evidence(ruled: Ruled, like: Likeness) -> dict[str, float]:
    """What speaks for one kind or another, by name: likeness, the rules' kind and sign, and the shape of the text."""
    text, told = ruled.text, sentences(ruled.text)
    found = {f"like {kind}": score for kind, score in zip(KINDS, like.scores, strict=True)}
    found |= {"gravest": like.gravest, "sign": float(ruled.risk is not None)}
    found |= {f"sign of {risk}": float(ruled.risk == risk) for risk in _RISKS}
    found |= {f"ruled {kind}": float(ruled.kind == kind) for kind in _RULED}
    found |= {f"to {direction}": float(ruled.direction == direction) for direction in _DIRECTIONS}
    found |= {
        "waits": float(waits(text)),
        "waits strongly": float(waits(text, strongly=True)),
        "problem": float(tells_problem(text)),
        "no idea": float(has_no_idea(text)),
        "wants to vent": float(wants_to_vent(text)),
        "length": min(len(text.split()), _LONG) / _LONG,
        "several sentences": float(len(told) > 1),
        "question": float("?" in text),
        "exclamation": float("!" in text),
        "capitals": float(text.isupper()),
    }
    return found | _of_sentences(text, told) | {f"hint: {name}": float(there) for name, there in hints_in(text).items()}


def _of_sentences(text: str, told: tuple[Sentence, ...]) -> dict[str, float]:
    clauses = [clause.text for sentence in told for clause in sentence.clauses()]
    return {
        "wish": float(any(wish_in(clause) for clause in clauses)),
        "way named": float(any(way_named(sentence.text, asked=sentence.end == "?") for sentence in told)),
        "asked": float(bool(told) and told[-1].end == "?"),
        "praise": float(any(is_praise(sentence.text) for sentence in told)),
        "neutral": float(is_neutral(text)),
        "steam": float(bool(clauses) and all(is_vent(clause) for clause in clauses)),
    }


def chances(found: dict[str, float], weights: dict[str, list[float]]) -> dict[str, float]:
    """The chance of each kind: the softmax of the weighted evidence; ``weights`` holds a row for "base" too."""
    sums = [
        weights["base"][at] + sum(value * weights[name][at] for name, value in found.items() if value and name in weights)
        for at in range(len(KINDS))
    ]
    top = max(sums)
    raw = [math.exp(value - top) for value in sums]
    return {kind: value / sum(raw) for kind, value in zip(KINDS, raw, strict=True)}


def gravest_part(ruled: Ruled, like: Likeness, weights: dict[str, list[float]]) -> float:
    """The chance that the gravest part of a text of several is serious, taken as if it were the whole; 0 where there are none."""
    return max((chances(evidence(ruled, Likeness(part)), weights)["serious"] for part in like.parts), default=0.0)


def decide(ruled: Ruled, chance: dict[str, float], bounds: dict[str, float], part: float = 0.0) -> Verdict:
    """The verdict: serious from a bound on (lower where the rules saw a sign), else the likeliest other kind.

    ``part`` is the chance that a part of it is serious, whose bound is higher because a long text has many. What the rules saw of
    somebody who may hurt themselves always stands.
    """
    serious = chance["serious"]
    bound = bounds["with a sign"] if ruled.risk else bounds["serious"]
    if serious >= bound or part >= bounds["a part"] or ruled.risk == "self_harm":
        return Verdict("serious", chance)
    kind: Any = max((kind for kind in KINDS if kind != "serious"), key=lambda kind: chance[kind])
    return Verdict(kind, chance, doubtful=ruled.risk is not None or max(serious, part) >= bounds["doubtful"])


def weighed(ruled: Ruled) -> Verdict:
    """The verdict by the numbers that ship. NoEmbedder, saying why, where they cannot be used."""
    held = numbers()
    like = shipped_classifier().likeness(ruled.text)
    weights = held["weights"]
    return decide(ruled, chances(evidence(ruled, like), weights), held["bounds"], gravest_part(ruled, like, weights))


def judge_with(warn: Callable[[str], None]) -> Judge:
    """A judge that says so in one line where it cannot judge: kinds go by the rules alone then. Nothing heavy is loaded before it is asked."""

    def judge(ruled: Ruled) -> Verdict | None:
        try:
            return weighed(ruled)
        except NoEmbedder as error:
            warn(f"{error}; what is serious is told by its words alone")
            return None

    return judge
